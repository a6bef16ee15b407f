"""Whatever the bytes are: a clear finding, in bounded work, and nothing raised."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.publiccode import Report, check, read
from tests.publiccode.cases import ALL

START = b'publiccodeYmlVersion: "0"\nname: x\nurl: https://git.example.org/a/b\n'
VALID = ALL["valid-everything"].data


def many(line: str, number: int) -> bytes:
    return "".join(line.format(i) + "\n" for i in range(number)).encode()


# Each has a size just under 256 kB; work that grows with its square would take minutes.
HEAVY = {
    "unknown-keys": START + many("k{}: 1", 20_000),
    "repeated-keys": START + many("a: 1", 48_000),
    "languages": START + b"description:\n" + many("  l{}: {{}}", 16_000),
    "videos": START
    + b"description:\n  en:\n    videos:\n"
    + many("    - https://youtu.be/{}", 8_000),
    "long-text-in-many-languages": START
    + ('x: &b "' + "é" * 9_000 + '"\ndescription:\n').encode()
    + many("  l{}: {{longDescription: *b, features: [a]}}", 4_500),
    "wrong-types": START + b"usedBy: [" + b"[]," * 60_000 + b"[]]\n",
    "bad-addresses": START + b"isBasedOn: [" + b'":",' * 40_000 + b"x]\n",
    "countries": START + b"intendedAudience:\n  countries: [" + b"nl," * 30_000 + b"nl]\n",
    "contractors": START + b"maintenance:\n  contractors:\n" + many("  - {{}}", 30_000),
    "parts-after-bad-syntax": b"a: [\n" + many("k{}: [1]", 15_000),
    "merge-keys": START + b"m: &m {a: 1}\n" + many("<<: *m", 20_000),
}


@pytest.mark.parametrize("data", HEAVY.values(), ids=HEAVY)
def test_heavy_files_end_soon(data: bytes) -> None:
    assert len(data) < 256 * 1024
    report = check(data)
    assert report.verdict == "invalid"
    assert 1 <= len(report.findings) <= 200
    assert len(read(data).model_dump_json()) < 300_000


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"a: " + b"x" * (256 * 1024), "yaml-too-large"),
        (START + b"name: \xff\xfe", "yaml-encoding"),
        (b"\x00\x01\x02", "yaml-character"),
        (b"[" * 200_000, "yaml-too-deep"),
        (b"{a: " * 50_000, "yaml-too-deep"),
        (b"? " * 50_000, "yaml-complex-key"),
        (b"&a [*a]", "yaml-alias"),
        (b"a: !!python/object/apply:os.system [x]", "yaml-tag"),
        (b"", "version-missing"),
        (b"# nothing\n", "version-missing"),
        (b"just text", "version-missing"),
        (b"- a\n- b\n", "version-missing"),
        (b"\xef\xbb\xbf" + b"a: 'x", "yaml-syntax"),
    ],
)
def test_what_is_no_record(data: bytes, rule: str) -> None:
    (only,) = check(data).findings
    assert only.rule == rule
    reading = read(data)
    assert reading.verdict in ("unreadable", "invalid")
    assert reading.name is None


def sound(data: bytes) -> Report:
    """Both answers exist and agree."""
    report, reading = check(data), read(data)
    errors = {one.level for one in report.findings}
    assert report.verdict == ("invalid" if "error" in errors else "warnings" if errors else "valid")
    expected = report.verdict if report.kind == "publiccode" else report.kind
    assert reading.verdict == expected
    assert len(reading.findings) == len(report.findings)
    for one in report.findings:
        assert one.line >= 0
        assert (one.line == 0) == (one.column == 0)
    return report


bounded = settings(max_examples=150, deadline=None)


@bounded
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    sound(data)
    sound(START + data)


@bounded
@given(st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"#%@ \n\t,<~"), max_size=120))
def test_anything_like_yaml(text: str) -> None:
    sound(START + text.encode())


@bounded
@given(st.data())
def test_a_valid_file_with_a_piece_cut_moved_or_doubled(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(VALID)))
    to = data.draw(st.integers(at, min(at + 60, len(VALID))))
    into = data.draw(st.integers(0, len(VALID)))
    piece = VALID[at:to]
    sound(VALID[:at] + VALID[to:])
    sound(VALID[:into] + piece + VALID[into:])

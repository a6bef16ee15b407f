"""The wire protocol: whatever bytes come, they are read or refused, never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.remote.gitwire import NotGit, ask_refs, packet, read_advertisement, read_refs

ID, OTHER = b"1" * 40, b"2" * 40
V2 = b"".join(
    [
        packet(b"# service=git-upload-pack\n"),
        b"0000",
        packet(b"version 2\n"),
        packet(b"agent=git/2.39.5\n"),
        packet(b"ls-refs=unborn\n"),
        packet(b"fetch=shallow wait-for-done filter\n"),
        packet(b"object-format=sha1\n"),
        b"0000",
    ]
)


def test_version_2_tells_what_it_can_do() -> None:
    told = read_advertisement(V2)
    assert (told.version, told.can_filter, told.object_format, told.refs) == (2, True, "sha1", None)
    assert not read_advertisement(V2.replace(b" filter\n", b" filtex\n")).can_filter


def test_a_question_for_refs_is_small_and_as_documented() -> None:
    asked = ask_refs(read_advertisement(V2), tags=False)
    assert asked == (
        b"0014command=ls-refs\n0017object-format=sha1\n0001"
        b"0009peel\n000csymrefs\n000bunborn\n0014ref-prefix HEAD\n0000"
    )
    assert b"001aref-prefix refs/tags/\n" in ask_refs(read_advertisement(V2), tags=True)


def test_refs_are_read_with_their_branch_and_what_tags_point_at() -> None:
    refs = read_refs(
        packet(ID + b" HEAD symref-target:refs/heads/trunk/x\n")
        + packet(OTHER + b" refs/tags/v1 peeled:" + ID + b"\n")
        + packet(ID + b" refs/tags/v2\n")
        + packet(ID + b" HEADLESS\n")
        + b"0000"
    )
    assert (refs.head, refs.branch) == (ID.decode(), "trunk/x")
    assert refs.tags == {"v1": (OTHER.decode(), ID.decode()), "v2": (ID.decode(), None)}
    empty = read_refs(packet(b"unborn HEAD symref-target:refs/heads/main\n") + b"0000")
    assert (empty.head, empty.branch) == (None, "main")


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html>",
        b"00zz",
        b"0",
        b"001",
        b"ffff",
        b"00050",
        packet(b"ERR access denied\n"),
        packet(b"x" * 40 + b" HEAD\n"),
        packet(b"version 3\n"),
        b"",
    ],
)
def test_other_bytes_are_not_git(body: bytes) -> None:
    with pytest.raises(NotGit):
        read_advertisement(body)


def test_an_id_that_is_none_is_refused() -> None:
    for line in (b"xyz HEAD\n", ID + b"\n" + ID, ID + b" refs/tags/v1 peeled:--upload-pack\n"):
        if line.startswith(ID + b"\n"):
            assert read_refs(packet(line)).head is None
        else:
            with pytest.raises(NotGit):
                read_refs(packet(line))


@given(st.binary(max_size=300) | st.lists(st.binary(max_size=60)).map(
    lambda lines: b"".join(packet(line) for line in lines)))  # fmt: skip
def test_no_bytes_make_it_crash(body: bytes) -> None:
    for read in (read_advertisement, read_refs):
        try:
            read(body)
        except NotGit:
            continue

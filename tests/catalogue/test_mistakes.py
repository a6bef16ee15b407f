"""Each file in mistakes/ is one case: where it goes, and every message that it must give."""

import os
import shutil
from pathlib import Path

import pytest

from harvester.catalogue import load
from harvester.errors import CatalogueErrors

HERE = Path(__file__).parent
REAL = HERE.parent.parent / "catalogue"
CASES = sorted((HERE / "mistakes").glob("*.yml"))


def mistakes_of(root: Path) -> list[str]:
    try:
        load(root)
    except CatalogueErrors as error:
        return error.mistakes
    return []


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small catalogue without mistakes, with the real policy files."""
    folder = tmp_path / "catalogue"
    shutil.copytree(HERE / "base", folder)
    for name in ("licences.yml", "checks.yml"):
        shutil.copy(REAL / name, folder / name)
    return folder


def test_there_are_cases() -> None:
    assert len(CASES) > 60


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path, root: Path) -> None:
    lines = case.read_text(encoding="utf-8").split("\n")
    file = lines[0].removeprefix("# file: ")
    expected = [
        f"catalogue/{file}:{line.removeprefix('# expect: ')}"
        for line in lines
        if line.startswith("# expect: ")
    ]
    shutil.copy(case, root / file)
    assert sorted(mistakes_of(root)) == sorted(expected)


def test_the_base_has_no_mistake(root: Path) -> None:
    catalogue = load(root)
    assert set(catalogue.software) == {"writer"}
    assert catalogue.software["writer"].replaces[0].covers == {"documents": "yes", "mail": "no"}
    assert isinstance(catalogue.policy.checks.thresholds.active_days, int)


def test_mistakes_come_in_the_order_of_files_and_lines(root: Path) -> None:
    (root / "software" / "b.yml").write_text("x: 1\n\ny: 2\n", encoding="utf-8")
    (root / "software" / "a.yml").write_text("z: 1\n", encoding="utf-8")
    (root / "categories.yml").unlink()
    told = mistakes_of(root)
    places = [line.split(": ")[0].rsplit(":", 2) for line in told]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))
    assert told[0] == "catalogue/categories.yml:1:1: This file is missing."


NOT_UTF8 = "This is not UTF-8 text (byte 0x{}): save the file as UTF-8."
NO_FILE = "This is a link or a device: put the file itself here."
BAD_NAME = "The name of the file may hold only small letters, digits and hyphens: my-program.yml."
NOT_YML = "Only .yml files belong here: move or remove this one."


@pytest.mark.parametrize(
    ("name", "content", "place", "message"),
    [
        ("empty.yml", b"", "1:1", "This file is empty: fill it in or remove it."),
        ("latin.yml", b"name: caf\xe9", "1:10", NOT_UTF8.format("e9")),
        ("utf16.yml", "name: x".encode("utf-16"), "1:1", NOT_UTF8.format("ff")),
        (
            "nul.yml",
            b"a: b\x00c",
            "1:5",
            "The invisible character U+0000 is not allowed: remove it.",
        ),
        ("case.yaml", b"name: x", "1:1", "The name of the file must end in .yml, not .yaml."),
        ("Case.yml", b"name: x", "1:1", BAD_NAME),
        ("notes.txt", b"x", "1:1", NOT_YML),
        ("writer.yml~", b"x", "1:1", NOT_YML),
    ],
)
def test_files_that_cannot_be_entries(
    name: str, content: bytes, place: str, message: str, root: Path
) -> None:
    (root / "software" / name).write_bytes(content)
    assert mistakes_of(root) == [f"catalogue/software/{name}:{place}: {message}"]


def test_a_file_that_is_too_large(root: Path) -> None:
    (root / "software" / "large.yml").write_bytes(b"# " + b"x" * 5_000_000)
    assert mistakes_of(root) == ["catalogue/software/large.yml:1:1: Larger than 4096 kB."]


def test_windows_line_ends_and_byte_order_mark_are_fine(root: Path) -> None:
    path = root / "software" / "writer.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(root).software["writer"].name.nl == "Schrijver"


def test_folders_in_the_place_of_files(root: Path) -> None:
    (root / "software" / "more").mkdir()
    (root / "software" / "folder.yml").mkdir()
    assert mistakes_of(root) == [
        "catalogue/software/folder.yml:1:1: This is a folder; a file was expected.",
        "catalogue/software/more:1:1: Folders do not belong here: put the files directly in the folder above.",  # noqa: E501
    ]


def test_a_name_that_is_no_utf8(root: Path) -> None:
    name = b"caf\xe9.yml"
    try:
        (root / "software" / name.decode("utf-8", "surrogateescape")).write_text("name: x\n")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert mistakes_of(root) == [f"catalogue/software/caf\ufffd.yml:1:1: {BAD_NAME}"]


def test_missing_folder(root: Path) -> None:
    shutil.rmtree(root / "products")
    assert "catalogue/products:1:1: This folder is missing." in mistakes_of(root)


def test_a_link_to_nowhere(root: Path) -> None:
    (root / "software" / "link.yml").symlink_to("gone.yml")
    assert mistakes_of(root) == [f"catalogue/software/link.yml:1:1: {NO_FILE}"]


def test_neither_a_link_out_of_the_folder_nor_a_pipe_is_read(root: Path) -> None:
    (root / "software" / "link.yml").symlink_to("/dev/zero")
    os.mkfifo(root / "software" / "pipe.yml")
    assert mistakes_of(root) == [
        f"catalogue/software/link.yml:1:1: {NO_FILE}",
        f"catalogue/software/pipe.yml:1:1: {NO_FILE}",
    ]


def test_circle_of_two(root: Path) -> None:
    base = (root / "software" / "writer.yml").read_text(encoding="utf-8")
    for own, other in (("one", "two"), ("two", "one")):
        text = base.split("replaces:")[0].replace("example/writer", f"example/{own}")
        text += f"components: [{other}]\ncomponents_source: {{review: pending}}\n"
        (root / "software" / f"{own}.yml").write_text(text, encoding="utf-8")
    assert mistakes_of(root) == [
        "catalogue/software/one.yml:9:1: This leads back to the entry itself: a circle.",
        "catalogue/software/two.yml:9:1: This leads back to the entry itself: a circle.",
    ]


def test_an_earlier_id_leads_to_one_entry(root: Path) -> None:
    base = (root / "software" / "writer.yml").read_text(encoding="utf-8")
    for own in ("one", "two"):
        text = base.split("replaces:")[0].replace("example/writer", f"example/{own}")
        text += "former_ids: [old-writer, older-writer, old-writer]\n"
        (root / "software" / f"{own}.yml").write_text(text, encoding="utf-8")
    mend = (
        "is already an earlier id of catalogue/software/one.yml. It can lead to one entry only: "
        "remove it in one of the two."
    )
    assert mistakes_of(root) == [
        f'catalogue/software/two.yml:9:14: "old-writer" {mend}',
        f'catalogue/software/two.yml:9:26: "older-writer" {mend}',
        f'catalogue/software/two.yml:9:40: "old-writer" {mend}',
    ]


def test_a_reference_to_an_entry_with_a_mistake_of_its_own_is_good(root: Path) -> None:
    (root / "products" / "big-office.yml").write_text("name: Big Office\n", encoding="utf-8")
    assert all("does not exist" not in line for line in mistakes_of(root))


def test_a_bad_function_of_a_product_is_no_mistake_of_the_programs_that_cover_it(
    root: Path,
) -> None:
    file = root / "products" / "big-office.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("{id: mail, ", "{id: Mail!, "), encoding="utf-8")
    told = mistakes_of(root)
    assert [line.split(" is not")[0] for line in told] == [
        'catalogue/products/big-office.yml:11:10: "Mail!"'
    ]

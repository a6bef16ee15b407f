"""Lists from elsewhere: what they name is laid in, and what a forge told stays."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from harvester import catalogue as catalogue_files
from harvester import discovery, observed
from harvester.cli import main
from harvester.discovery.comparing import compared
from harvester.discovery.named import read_list
from harvester.errors import UserError
from harvester.forges.forge import Seen
from harvester.model.catalogue import Account, Catalogue, Organisation
from harvester.model.discovered import Discovered, DiscoveredAccount, DiscoveredRepository
from harvester.model.facts import Text

REAL = Path(__file__).parents[2] / "catalogue"
TODAY = date(2026, 5, 1)
LATER = TODAY + timedelta(7)
HOME = "https://github.com/gemeente"
INDEX = Text(nl="een index", en="an index")


def body(name: str, *accounts: Account) -> Organisation:
    return Organisation(id=name, name=name, level="municipality", accounts=list(accounts))


@pytest.fixture(scope="module")
def small() -> Catalogue:
    bodies = [
        body("gemeente", Account(url=HOME)),
        body("groep", Account(url="https://gitlab.com/groep")),
        body("team", Account(url="https://gitlab.com/groep/team")),
        body("een", Account(url="https://github.com/ander/enige", group=False)),
    ]
    return catalogue_files.load(REAL).model_copy(
        update={"software": {}, "organisations": {one.id: one for one in bodies}}
    )


def lay(
    catalogue: Catalogue, text: str, folder: Path, before: Discovered | None = None
) -> discovery.LaidIn:
    file = folder / "list.csv"
    file.write_text(text, "utf-8")
    read = read_list(file, LATER)
    laid = discovery.lay_in(catalogue, before or Discovered(), read.named, INDEX, TODAY)
    laid.wrong[:0] = read.wrong
    return laid


def known(laid: discovery.LaidIn) -> dict[str, dict[str, DiscoveredRepository]]:
    return {one.account.organisation: one.account.repositories for one in laid.accounts}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_tells_what_its_columns_tell(
    small: Catalogue, tmp_path: Path, delimiter: str
) -> None:
    rows = [
        ["Name", "URL", "archived", "fork", "first_seen"],
        ["de app", f"{HOME}/App.git", "ja", "", "2020-02-03"],
        ['"twee\nregels"', f"{HOME}/kopie", "", "TRUE", ""],
    ]
    laid = lay(small, "\n".join(delimiter.join(row) for row in rows), tmp_path)
    assert laid.wrong == []
    assert known(laid)["gemeente"] == {
        f"{HOME}/App": DiscoveredRepository(
            first_seen=date(2020, 2, 3), archived=True, known_by="elsewhere"
        ),
        f"{HOME}/kopie": DiscoveredRepository(first_seen=TODAY, fork=True, known_by="elsewhere"),
    }
    [one] = laid.accounts
    assert (one.account.named_on, one.account.named_by) == (TODAY, INDEX)
    assert (one.account.listed_on, one.account.outcome) == (None, "not-asked")
    assert [(c.kind, c.apart) for c in one.changes] == [("new", None), ("new", "fork")]


def test_one_address_a_line_goes_to_the_account_with_the_longest_address(
    small: Catalogue, tmp_path: Path
) -> None:
    lines = [
        "# een lijst",
        "",
        "https://gitlab.com/groep/a",
        "https://gitlab.com/groep/diep/dieper/b",
        "https://gitlab.com/Groep/Team/c",
        "https://github.com/ander/enige",
        "https://github.com/ander/andere",
        "https://github.com/gemeentehuis/x",
        "https://github.com.example.org/gemeente/x",
    ]
    laid = lay(small, "\n".join(lines), tmp_path)
    assert {key: sorted(value) for key, value in known(laid).items()} == {
        "groep": ["https://gitlab.com/groep/a", "https://gitlab.com/groep/diep/dieper/b"],
        "team": ["https://gitlab.com/Groep/Team/c"],
        "een": ["https://github.com/ander/enige"],
    }
    assert [line.partition(":")[0] for line in laid.left_out] == ["line 7", "line 8", "line 9"]
    assert laid.wrong == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HOME}/app/tree/main", f"Write {HOME}/app"),
        ("https://gitlab.com/groep/a/-/issues", "Write https://gitlab.com/groep/a"),
        (HOME, "the account itself"),
        ("ftp://github.com/gemeente/x", "https"),
        (f"{HOME}/met spatie", "characters"),
        (f"url,archived\n{HOME}/x,misschien", "true or false"),
        (f"url,first_seen\n{HOME}/x,3 mei", "2026-05-01"),
        (f"url,first_seen\n{HOME}/x,2999-01-01", "future"),
        ("url,archived\n,true", "no address"),
        (f"url,archivd\n{HOME}/goed,true\n{HOME}/goed", 'Did you mean "archived"?'),
    ],
)
def test_a_bad_line_is_told_with_its_mend_and_the_rest_goes_on(
    small: Catalogue, tmp_path: Path, text: str, told: str
) -> None:
    laid = lay(small, f"{text}\n{HOME}/goed\n", tmp_path)
    [wrong] = laid.wrong
    assert wrong.startswith("line ")
    assert told in wrong
    assert list(known(laid)["gemeente"]) == [f"{HOME}/goed"]


def test_a_list_adds_and_takes_nothing_away(small: Catalogue, tmp_path: Path) -> None:
    before = Discovered(
        accounts={
            one.url: one.account
            for one in lay(
                small, f"url,archived\n{HOME}/een,false\n{HOME}/twee,true\n", tmp_path
            ).accounts
        }
    )
    laid = lay(small, f"url,archived\n{HOME}/EEN,true\n{HOME}/drie,\n", tmp_path, before)
    [one] = laid.accounts
    assert [(c.kind, c.url) for c in one.changes] == [
        ("archived", f"{HOME}/een"),
        ("new", f"{HOME}/drie"),
    ]
    assert {u: r.archived for u, r in one.account.repositories.items()} == {
        f"{HOME}/een": True,
        f"{HOME}/twee": True,
        f"{HOME}/drie": None,
    }


def test_what_a_forge_listed_goes_before_what_others_name(small: Catalogue, tmp_path: Path) -> None:
    listed = DiscoveredAccount(
        organisation="gemeente",
        listed_on=TODAY,
        outcome="listed",
        repositories={
            f"{HOME}/app": DiscoveredRepository(first_seen=TODAY, archived=False),
            f"{HOME}/weg": DiscoveredRepository(
                first_seen=TODAY, gone_on=TODAY, known_by="elsewhere"
            ),
        },
    )
    text = f"url,archived\n{HOME}/app,true\n{HOME}/weg,\n{HOME}/vreemd,\n"
    laid = lay(small, text, tmp_path, Discovered(accounts={HOME: listed}))
    [one] = laid.accounts
    assert one.account == listed
    assert one.changes == []
    [line] = laid.left_out
    assert "did not hold it" in line


def test_a_whole_list_that_comes_later_settles_it(small: Catalogue, tmp_path: Path) -> None:
    [one] = lay(small, f"{HOME}/app\n{HOME}/verhuisd\n{HOME}/weg\n", tmp_path).accounts
    homes = {f"{HOME}/verhuisd": f"{HOME}/nieuw"}
    found = {f"{HOME}/{name}": Seen(path=f"gemeente/{name}") for name in ("App", "nieuw")}
    after, changes = compared(one.account, found, homes.get, LATER)
    assert {c.kind for c in changes} == {"moved", "gone"}
    assert after.repositories[f"{HOME}/App"].known_by == "forge"
    assert after.repositories[f"{HOME}/App"].first_seen == TODAY
    assert after.repositories[f"{HOME}/weg"].gone_on == LATER
    assert after.listed_on == LATER


def test_what_is_kept_is_small_and_comes_back(small: Catalogue, tmp_path: Path) -> None:
    [one] = lay(small, f"url,fork\n{HOME}/app,\n{HOME}/kopie,true\n", tmp_path).accounts
    discovery.keep(tmp_path, Discovered(), one)
    text = (tmp_path / discovery.FILE).read_text("utf-8")
    assert f'"{HOME}/app": {{"first_seen": "2026-05-01", "known_by": "elsewhere"}}' in text
    assert observed.load_discovered(tmp_path).accounts == {HOME: one.account}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A catalogue of real files and no observations."""
    shutil.copytree(REAL, tmp_path / "catalogue", ignore=shutil.ignore_patterns("observed"))
    return tmp_path


def run(root: Path, *arguments: Any) -> Any:
    return CliRunner().invoke(main, ["--root", str(root), "discover", *map(str, arguments)])


def test_the_command_lays_in_reports_and_drafts(root: Path) -> None:
    file = root / "lijst.txt"
    file.write_text("https://github.com/minvws/geen-van-ons\nhttps://example.org/a/b\nonzin\n")
    done = run(
        root, "--from", file, "--named-by", "een index", "an index", "--drafts", root / "drafts"
    )
    assert done.exit_code == 1
    assert "+ new" in done.output
    assert "line 2: https://example.org/a/b: under no account" in done.output
    assert "line 3: onzin" in done.output
    assert [draft.name for draft in (root / "drafts").iterdir()] == ["geen-van-ons.yml"]
    kept = observed.load_discovered(root / "catalogue" / "observed").accounts
    assert kept["https://github.com/minvws"].named_by == INDEX
    file.write_text("https://github.com/minvws/geen-van-ons\n")
    again = run(root, "--from", file, "--named-by", "een index", "an index")
    assert again.exit_code == 0
    assert "+ new" not in again.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "LIST"], "--named-by"),
        (["--from", "LIST", "--named-by", "een index", " "], "--named-by"),
        (["--named-by", "een index", "an index"], "add --from"),
        (["ictu", "--from", "LIST", "--named-by", "een index", "an index"], "taken whole"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    root: Path, arguments: list[str], told: str
) -> None:
    file = root / "lijst.txt"
    file.write_text(f"{HOME}/app\n")
    done = run(root, *[file if one == "LIST" else one for one in arguments])
    assert done.exit_code == 1
    assert told in done.output
    assert not (root / "catalogue" / "observed").exists()


@given(
    text=st.text(max_size=300), head=st.sampled_from(["", "url\n", "naam;url\n", '"url",fork\n'])
)
def test_no_text_makes_a_list_unreadable(
    tmp_path_factory: pytest.TempPathFactory, text: str, head: str
) -> None:
    file = tmp_path_factory.mktemp("lists") / "list.csv"
    file.write_text(f"{head}{text}\n\n{HOME}/goed", "utf-8", errors="replace", newline="")
    found = read_list(file, TODAY)
    assert all(line.startswith("line ") for line in found.wrong)
    assert found.wrong or f"{HOME}/goed" in {one.url for one in found.named}


def test_one_endless_line_is_told_and_not_a_crash(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"url,naam\n{HOME}/app,{'x' * 200_000}\n", "utf-8")
    [wrong] = read_list(file, TODAY).wrong
    assert "line 2" in wrong
    file.write_text(f"url,{'x' * 200_000}\n{HOME}/app\n", "utf-8")
    assert read_list(file, TODAY).wrong[0].startswith("line 1")


def test_a_file_that_is_no_text_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"url\nhttps://github.com/gemeente/\xe9\n")
    with pytest.raises(UserError, match=r"list\.csv:2: this is not UTF-8"):
        read_list(file, TODAY)

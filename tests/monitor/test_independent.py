"""Published figures of the real catalogue, counted again by plain SQL over the exported CSV."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from datetime import date

import pytest

from harvester.monitor.facts import Facts
from harvester.monitor.figure import Figure
from harvester.monitor.report import figures
from harvester.site.exports import everything
from harvester.site.offline import views
from harvester.site.pages import monitor
from harvester.site.view import Site, View
from tests.monitor.world import ROOT

SITE = Site("Catalogue", "https://catalogue.example/", "", date(2026, 11, 24))
DECIDING = """
    WITH deciding AS (
        SELECT DISTINCT repositories.* FROM repositories
        JOIN software_repositories ON repository = repositories.id
        WHERE decides = 'true' AND twin_of = ''
    )
"""


@pytest.fixture(scope="module")
def view() -> View:
    return next(iter(views(ROOT, SITE, ("nl",))))


@pytest.fixture(scope="module")
def told(view: View) -> dict[str, Figure]:
    policy = view.catalogue.figures
    assert policy is not None
    return figures(Facts(view.catalogue, view.observations, view.visits, view.assessment, policy))


@pytest.fixture(scope="module")
def database(view: View) -> Iterator[sqlite3.Connection]:
    """Every CSV file that the site publishes as a table of texts, the figures among them."""
    made = sqlite3.connect(":memory:")
    outputs = [*everything.render(view), *monitor.render(view)]
    for output in outputs:
        if not output.path.endswith(".csv") or not output.path.startswith("downloads/"):
            continue
        name = output.path.removeprefix("downloads/").removesuffix(".csv")
        name = name.replace("/", "_").replace("-", "_")
        assert isinstance(output.content, str)
        head, *rows = csv.reader(io.StringIO(output.content, newline=""))
        columns = ", ".join(f'"{one}" TEXT' for one in head)
        made.execute(f'CREATE TABLE "{name}" ({columns})')
        marks = ", ".join("?" * len(head))
        made.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
    yield made
    made.close()


def _counted(database: sqlite3.Connection, query: str) -> dict[str, int]:
    return {key: number for key, number in database.execute(query) if number}


def _published(figure: Figure, column: str) -> dict[str, int]:
    place = [one.name for one in figure.columns].index(column)
    return {str(row[0]): int(str(row[place])) for row in figure.rows if row[place]}


def test_programs_by_licence_and_by_activity(
    told: dict[str, Figure], database: sqlite3.Connection
) -> None:
    query = "SELECT licence_class, count(*) FROM software GROUP BY 1"
    assert _counted(database, query) == _published(told["programs-by-licence"], "all")
    query = "SELECT activity, count(*) FROM software GROUP BY 1"
    assert _counted(database, query) == _published(told["programs-by-activity"], "all")


@pytest.mark.parametrize(
    ("figure", "column"),
    [
        ("repositories-by-licence", "licence_class"),
        ("repositories-by-activity", "activity"),
        ("countries", "operator_country"),
    ],
)
def test_deciding_repositories_by_class(
    told: dict[str, Figure], database: sqlite3.Connection, figure: str, column: str
) -> None:
    query = f"{DECIDING} SELECT {column}, count(*) FROM deciding GROUP BY 1"
    assert _counted(database, query) == _published(told[figure], "all")


def test_publiccode_of_deciding_repositories(
    told: dict[str, Figure], database: sqlite3.Connection
) -> None:
    query = f"""{DECIDING} SELECT publiccode, count(*) FROM deciding
        WHERE publiccode IN ('valid', 'warnings', 'invalid') GROUP BY 1"""
    wanted = _published(told["publiccode"], "all")
    assert _counted(database, query) == {
        key: n for key, n in wanted.items() if key in ("valid", "warnings", "invalid")
    }


def test_programs_with_a_public_user(told: dict[str, Figure], database: sqlite3.Connection) -> None:
    query = """SELECT count(DISTINCT software) FROM used_by WHERE public_body = 'true'
        AND status <> 'ended' AND source_pending = 'false'"""
    assert database.execute(query).fetchone()[0] == told["adoption"].value


def test_products_without_an_alternative_that_is_alive(
    told: dict[str, Figure], database: sqlite3.Connection
) -> None:
    query = """SELECT count(*) FROM products WHERE id NOT IN (
        SELECT product FROM replaces WHERE counts_as_alternative = 'true')"""
    rows = told["products-without-alternative"].rows
    assert database.execute(query).fetchone()[0] == sum(row[-1] == 0 for row in rows)


def test_the_download_of_a_figure_is_the_figure(
    told: dict[str, Figure], database: sqlite3.Connection
) -> None:
    for id_, figure in told.items():
        rows = database.execute(f'SELECT * FROM "figures_{id_.replace("-", "_")}"').fetchall()
        assert len(rows) == len(figure.rows), id_
        assert [row[-1] for row in rows] == [str(row[-1]) for row in figure.rows], id_

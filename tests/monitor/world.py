"""A small invented world in the short form of the case files, with the real policy.

organisations  id → {level, accounts, country}      programs  id → {repositories, owners, …}
repositories   address → an observation in the short form of tests/judge/given.py, and besides:
               licence [{day, expression}], used_by (of publiccode.yml): day → names; visit {day, …}
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from harvester import catalogue as catalogue_files
from harvester.model.catalogue import Catalogue, ForgeHost, Organisation, Product, Software
from harvester.model.facts import Known
from harvester.model.observation import (
    LicenceFile,
    LicenceMatch,
    LicenceState,
    Observation,
    PubliccodeReading,
    PubliccodeState,
    Visit,
)
from tests.judge.given import observation_of, visit_of

ROOT = Path(__file__).parents[2]
JUDGED = {"editor": "judgement", "reviewed_on": "2026-01-01"}


@cache
def real() -> Catalogue:
    """The real catalogue: its policy, forges and definitions."""
    return catalogue_files.load(ROOT / "catalogue")


class World:
    """catalogue, observations and visits of one case."""

    def __init__(self, given: dict[str, Any]) -> None:
        day = given["day"]
        self.day: date = day
        self.observations = {
            url: _observation(url, one or {}, day)
            for url, one in given.get("repositories", {}).items()
            if not (one or {}).get("never")
        }
        self.visits: dict[str, Visit] = {}
        for url, one in given.get("repositories", {}).items():
            if visit := visit_of(one or {}, url):
                self.visits[url] = visit
        self.catalogue = _catalogue(given)


def _catalogue(given: dict[str, Any]) -> Catalogue:
    known = real()
    return Catalogue(
        software={id_: _program(id_, one) for id_, one in given.get("programs", {}).items()},
        products={id_: _product(id_) for id_ in given.get("products", [])},
        categories={"office": known.categories["office"]},
        organisations={
            id_: Organisation.model_validate_json(_json({"id": id_, "name": id_.title(), **one}))
            for id_, one in given.get("organisations", {}).items()
        },
        forges={
            **known.forges,
            "git.example.nl": ForgeHost.model_validate_json(
                _json(
                    {
                        "host": "git.example.nl", "name": "Voorbeeld", "kind": "plain_git",
                        "operator": "Voorbeeld", "operator_country": "NL", "parent_country": "NL",
                        "source": JUDGED,
                    }
                )
            ),
        },
        policy=known.policy,
        figures=known.figures,
    )  # fmt: skip


def _program(id_: str, one: dict[str, Any]) -> Software:
    one = dict(one)
    refs = [{"url": url, "role": role} for url, role in one.pop("repositories", {}).items()] or {
        "none": {"nl": "geen", "en": "none"}
    }
    owners = [{"organisation": o, "source": JUDGED} for o in one.pop("owners", [])]
    return Software.model_validate_json(
        _json(
            {
                "id": id_, "name": {"nl": id_, "en": id_},
                "description": {"nl": "Een programma.", "en": "A program."},
                "kind": "application", "added": "2026-01-01", "review": {"status": "pending"},
                "categories": ["office"], "repositories": refs, "owners": owners, **one,
            }
        )
    )  # fmt: skip


def _product(id_: str) -> Product:
    return Product.model_validate_json(
        _json(
            {
                "id": id_, "name": id_, "vendor": "Maker", "vendor_country": "US",
                "parent_country": "US", "vendor_source": JUDGED, "categories": ["office"],
                "description": {"nl": "Een product.", "en": "A product."},
                "added": "2026-01-01", "review": {"status": "pending"},
            }
        )
    )  # fmt: skip


def _observation(url: str, one: dict[str, Any], day: date) -> Observation:
    made = observation_of(one, day, url)
    changes: dict[str, Any] = {"declared_licences": Known([], "HEAD", made.as_of)}
    if "licence" in one:
        changes |= _licences(one["licence"], made.as_of)
    if "used_by" in one:
        changes |= _used_by(one["used_by"], made.as_of)
    return made.model_copy(update=changes)


def _licences(told: list[dict[str, Any]], as_of: date) -> dict[str, Any]:
    states, verdicts = [], {}
    for number, state in enumerate(told):
        files = {}
        if state["expression"]:
            blob = f"{number:040x}"
            files["LICENSE"] = blob
            verdicts[blob] = LicenceMatch(
                expression=state["expression"], confidence="exact-text", similarity=1.0
            )
        states.append(
            LicenceState(
                since=f"{state['day']:%Y-%m}", day=state["day"], commit="c" * 40, files=files
            )
        )
    last = states[-1].files
    return {
        "licence_history": Known(states, "log of HEAD", as_of),
        "licence_files": Known([LicenceFile(path=p, blob=b) for p, b in last.items()], "", as_of),
        "verdicts": verdicts,
    }


def _used_by(told: dict[date, list[str]], as_of: date) -> dict[str, Any]:
    states, readings = [], {}
    for number, (day, names) in enumerate(told.items()):
        blob = f"a{number:039x}"
        states.append(
            PubliccodeState(
                since=f"{day:%Y-%m}", day=day, commit="d" * 40, path="publiccode.yml", blob=blob
            )
        )
        readings[blob] = PubliccodeReading(verdict="valid", used_by=names)
    return {"publiccode_history": Known(states, "log of HEAD", as_of), "publiccode": readings}


def _json(value: object) -> str:
    import json

    return json.dumps(value, default=str)

"""The words of the interface: both languages say the same, and no sentence hides in a template."""

import re
import string
from pathlib import Path
from typing import get_args

import pytest

from harvester import catalogue as catalogue_files
from harvester.data import words
from harvester.model.assessment import Answer
from harvester.model.catalogue import Catalogue, Kind, Level, Lifecycle, Role, UsedBy
from harvester.model.observation import PubliccodeFinding, PubliccodeReading
from harvester.publiccode.forks import Relation
from harvester.publiccode.vocabulary import terms
from harvester.site.sources import How
from harvester.site.strings import Strings, Words, strings_of

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "harvester" / "site" / "templates").glob("*.html"))
NL, EN = strings_of("nl"), strings_of("en")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def _forms(said: Words) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else said


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    assert NL.words.keys() == EN.words.keys()
    for key, dutch in NL.words.items():
        english = EN.words[key]
        assert type(dutch) is type(english), key
        for one, other in zip(_forms(dutch), _forms(english), strict=True):
            assert _placeholders(one) == _placeholders(other), key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_words_of_its_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text("utf-8"), flags=re.S)
    text = re.sub(r"<[^<>]*>", lambda tag: _said(tag[0]), text)
    left = re.sub(r"&\w+;", "", text)
    assert not re.findall(r"[A-Za-zÀ-ÿ]{2,}", left)


def _said(tag: str) -> str:
    """What a tag says to people by itself: labels and titles that are written out."""
    attributes = re.findall(r'(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"', tag)
    return " ".join(attributes)


@pytest.mark.parametrize("strings", [NL, EN], ids=["nl", "en"])
def test_every_key_that_is_asked_for_exists(strings: Strings) -> None:
    asked = set()
    sources = [*TEMPLATES, *(ROOT / "harvester" / "site").rglob("*.py")]
    for source in sources:
        asked |= set(
            re.findall(
                r"""\bt\(\s*["']([a-z][\w.-]*[a-z0-9_-])["']\s*[,)]""", source.read_text("utf-8")
            )
        )
    assert len(asked) > 150
    assert sorted(key for key in asked if not strings.has(key)) == []


@pytest.mark.parametrize("strings", [NL, EN], ids=["nl", "en"])
def test_every_choice_of_the_catalogue_has_a_word(strings: Strings) -> None:
    lifecycle = get_args(Lifecycle.model_fields["state"].annotation)
    use = get_args(get_args(UsedBy.model_fields["status"].annotation)[0])
    verdicts = get_args(PubliccodeReading.model_fields["verdict"].annotation)
    levels = get_args(PubliccodeFinding.model_fields["level"].annotation)
    wanted = [
        *(f"kind.{key}" for key in get_args(Kind)),
        *(f"role.{key}" for key in get_args(Role)),
        *(f"level.{key}" for key in get_args(Level)),
        *(f"how.{key}" for key in get_args(How)),
        *(f"answer.{key}" for key in (*get_args(Answer), "partly")),
        *(f"lifecycle.{key}" for key in lifecycle),
        *(f"use.{key}" for key in use),
        *(f"publiccode.status.{key}" for key in terms("status")),
        *(f"publiccode.type.{key.replace('/', '-')}" for key in terms("type")),
        *(f"publiccode.maintenance.{key}" for key in terms("maintenance")),
        *(f"publiccode.verdict.{key}" for key in (*verdicts, "missing", "unknown")),
        *(f"repository.lede.{key}" for key in (*verdicts, "missing", "unknown")),
        *(f"repository.relation.{key}" for key in get_args(Relation)),
        *(f"repository.levels.{key}" for key in levels),
    ]
    assert len(wanted) > 40
    assert [key for key in wanted if not strings.has(key)] == []


def test_numbers_days_and_counts_follow_the_language() -> None:
    assert (NL.number(1234567), EN.number(1234567)) == ("1.234.567", "1,234,567")
    assert NL.t("software.repositories.cap", n=1) == "1 opslagplaats"
    assert NL.t("software.repositories.cap", n=1200) == "1.200 opslagplaatsen"
    assert NL.month("2026-03") == "mrt 2026"
    assert NL.listed(["a", "b", "c"]) == "a, b en c"
    with pytest.raises(KeyError):
        NL.t("no.such.key")


def test_a_value_is_never_read_as_a_template() -> None:
    assert NL.t("product.title", name="{n} {0}") == "Alternatieven voor {n} {0}"


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return catalogue_files.load(ROOT / "catalogue")


def test_every_country_of_the_catalogue_has_a_name(real: Catalogue) -> None:
    codes = re.findall(r"'(?:\w+_)?country': '([A-Z]{2})'", str(real.model_dump()))
    assert codes
    assert set(codes) <= words("countries").keys()


def test_every_country_has_both_names() -> None:
    for code, names in words("countries").items():
        assert re.fullmatch(r"[A-Z]{2}", code)
        assert set(names) == {"nl", "en"}

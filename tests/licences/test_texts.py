"""Every trap of licence texts is a case in cases/texts.yml: adding one needs no code."""

import pytest

from harvester import licences
from harvester.evidence.file import verdict_of_text
from harvester.licences.restrictions import phrases
from tests.licences.conftest import cases, ids, standard_texts

FILLER = "\n\n".join(
    f"Onderdeel {n} regelt hoe bestand {n * 7} met veld {n * 3} en tabel {n * 11} samenhangt."
    for n in range(60)
)
TEXTS = cases("texts.yml")


def _text(case: dict) -> str:
    standard = [standard_texts()[identifier] for identifier in case.get("standard", [])]
    if "cut_at" in case:
        standard = [text[: text.index(case["cut_at"])] for text in standard]
    if "replace" in case:
        old, new = case["replace"]
        assert all(old in text for text in standard)
        standard = [text.replace(old, new) for text in standard]
    text = case["text"].replace("{filler}", FILLER)
    for number, part in enumerate(standard):
        text = text.replace(f"{{{number}}}", part)
    return text


@pytest.mark.parametrize("case", TEXTS, ids=ids(TEXTS))
def test_case(case: dict, policy) -> None:
    text = _text(case)
    match = licences.match(text)
    verdict = verdict_of_text("LICENSE", text, policy.licences)
    if "expression" in case:
        assert match.expression == case["expression"]
    if "has" in case:
        assert case["has"] in licences.leaves(match.expression or "")
    assert verdict["class"] == case["class"], match
    for key in ("confidence", "content", "except_paths"):
        if key in case:
            assert getattr(match, key) == case[key]
    assert set(case.get("flags", [])) <= set(match.flags), match.flags
    assert all(f"flag.{flag}" in policy.licences.words for flag in match.flags)


def test_open_standard_texts_restrict_nothing(policy) -> None:
    """No phrase that closes a text stands by nature in an open licence, but for those we know."""
    for identifier, text in standard_texts().items():
        expression = licences.normalise(identifier)
        if licences.is_open(expression, policy.licences).licence_class == "open":
            assert phrases(text, [expression]) == [], identifier


def test_standard_texts_are_recognised_as_themselves(policy) -> None:
    """Of every tenth standard text: the same licence, or one with the same text."""
    texts = standard_texts()
    wrong = {}
    for identifier in sorted(texts)[::10]:
        found = licences.match(texts[identifier])
        same = texts.get(found.expression or "", "").split() == texts[identifier].split()
        if found.expression != licences.normalise(identifier) and not same:
            wrong[identifier] = found.expression
    assert len(wrong) <= 4, wrong


def test_the_dutch_eupl_is_known_by_title_and_articles(policy) -> None:
    """The Dutch text is not in our data: title and headings, with filler where the articles would
    be.
    """
    headings = (
        "Definities",
        "Draagwijdte van de rechten",
        "Mededeling van de broncode",
        "Beperkingen van het auteursrecht",
        "Verplichtingen van de licentiehouder",
        "Auteursketen",
        "Uitsluiting van garantie",
        "Uitsluiting van aansprakelijkheid",
        "Aanvullende overeenkomsten",
        "Aanvaarding van de licentie",
        "Voorlichting van het publiek",
        "Einde van de licentie",
        "Overige bepalingen",
        "Bevoegd gerecht",
        "Toepasselijk recht",
    )
    body = "\n\n".join(f"{n}. {title}\n\n{FILLER[:600]}" for n, title in enumerate(headings, 1))
    appendix = "GNU General Public License (GPL) v. 2, v. 3"
    dutch = f"OPENBARE LICENTIE VAN DE EUROPESE UNIE v. 1.2\n\n{body}\n\n{appendix}"
    alone = licences.match(dutch)
    assert (alone.expression, alone.confidence) == ("EUPL-1.2", "recognised-text")
    english = standard_texts()["EUPL-1.2"]
    both = licences.match(f"# EUPL\n\n{english}\n\n{dutch}")
    assert (both.expression, both.confidence) == ("EUPL-1.2", "exact-text"), both
    notice = licences.match("Licentie: OPENBARE LICENTIE VAN DE EUROPESE UNIE v. 1.2\nZie LICENSE.")
    assert (notice.expression, notice.confidence) == ("EUPL-1.2", "declared")

"""Badges: readable by people, by screen readers and by programs."""

import re
from xml.etree import ElementTree

import pytest

from harvester.site.exports import badges
from tests.exports.conftest import Exported

SVG = "{http://www.w3.org/2000/svg}"
KINDS = ("licence", "activity", "publiccode", "used-by")


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(colour: str) -> float:
    return 1.05 / (_luminance(colour) + 0.05)


def test_every_program_has_four_badges_in_two_languages(world: Exported) -> None:
    for item in world.json("api/v1/software.json")["items"]:
        told = world.json(f"badges/{item['id']}.json")
        assert [one["kind"] for one in told["badges"]] == list(KINDS)
        for one in told["badges"]:
            for language, lead in (("nl", ""), ("en", "en/")):
                path = f"{lead}badges/{item['id']}/{one['kind']}.svg"
                assert one[f"svg_{language}"] == world.site.url + path
                image = ElementTree.fromstring(world.files[path])
                words = f"{one['label'][language]}: {one['value'][language]}"
                assert image.get("role") == "img"
                assert image.get("aria-label") == words
                assert image.findtext(f"{SVG}title") == words
                shown = [text.text for text in image.iter(f"{SVG}text")]
                assert shown == [one["label"][language], one["value"][language]]
                assert words.split(": ", maxsplit=1)[0] in one[f"markdown_{language}"]


def test_what_badges_say(world: Exported) -> None:
    def said(id_: str) -> dict[str, tuple[str, str]]:
        told = world.json(f"badges/{id_}.json")["badges"]
        return {one["kind"]: (one["value"]["en"], one["tone"]) for one in told}

    assert said("alfa") == {
        "licence": ("EUPL-1.2", "attention"),  # two places name different licences
        "activity": ("active", "good"),
        "publiccode": ("valid", "good"),
        "used-by": ("2 public bodies", "good"),
    }
    assert said("beta")["licence"] == ("not an open licence", "neutral")
    assert said("delta")["publiccode"] == ("unknown", "neutral")
    assert said("delta")["used-by"] == ("no public body known", "neutral")


def test_the_words_stand_out_from_their_ground(world: Exported) -> None:
    grounds = set()
    for path, content in world.files.items():
        if path.endswith(".svg"):
            grounds |= set(re.findall(r'fill="(#[0-9a-f]{3,6})"', content.decode())) - {"#fff"}
    assert len(grounds) == 4
    for colour in grounds:
        whole = colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])
        assert _contrast(whole) > 4.5, colour


@pytest.mark.parametrize("text", ["<script>", '"onload="x', "]]></svg>", "a & b", "\x00", ""])
def test_words_stay_words(text: str) -> None:
    image = ElementTree.fromstring(badges.svg("label", text, "good"))
    assert {one.tag.removeprefix(SVG) for one in image.iter()} == {
        "svg", "title", "rect", "path", "g", "text",
    }  # fmt: skip
    assert image.findtext(f"{SVG}title") == f"label: {text}".replace("\x00", "\ufffd")

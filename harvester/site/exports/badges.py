"""Badges: one small SVG for each of four facts, and one explanation as JSON."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from markupsafe import Markup

from harvester.model.output import Output
from harvester.site import addresses
from harvester.site.addresses import LANGUAGES, Language
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.common import meta
from harvester.site.exports.api.people import public_bodies
from harvester.site.exports.models.badges import Badge, BadgeKind, Badges
from harvester.site.exports.models.common import Source, Text
from harvester.site.exports.models.software import Software
from harvester.site.exports.xmltext import clean
from harvester.site.strings import strings_of
from harvester.site.view import View

Tone = Literal["good", "attention", "neutral"]
_COLOURS: dict[Tone, str] = {"good": "#1a6b3c", "attention": "#855600", "neutral": "#5a5a5a"}
"""Each with a contrast of at least 5.9 to 1 against the white of the words."""
_TONES: dict[str, Tone] = {"live": "good", "care": "attention", "rest": "neutral"}
_FOUND = frozenset({"exact-text", "changed-text", "recognised-text", "reviewed"})
"""How sure we must be of a licence before the badge is green."""
_PUBLICCODE: dict[str, Tone] = {"valid": "good", "warnings": "good", "invalid": "attention"}
_NARROW, _WIDE = frozenset("ijlftrI.,:;|'()[]-/! "), frozenset("mwMWGOQ@%")
_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" '
    'aria-label="{label}: {value}"><title>{label}: {value}</title>'
    '<rect width="{width}" height="20" rx="3" fill="#333"/>'
    '<path d="M{left} 0h{rest}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-{rest}z" fill="{colour}"/>'
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" '
    'text-rendering="geometricPrecision" aria-hidden="true">'
    '<text x="6" y="14" textLength="{label_width}">{label}</text>'
    '<text x="{start}" y="14" textLength="{value_width}">{value}</text></g></svg>\n'
)


def path(id_: str, kind: str) -> str:
    """Relative to the root of a language."""
    return f"badges/{id_}/{kind}.svg"


def images(view: View, made: Badges) -> Iterator[Output]:
    """The SVG files of one program in the language of the view."""
    for one in made.badges:
        words = (_in(one.label, view.language), _in(one.value, view.language))
        yield Output(path(made.software, one.kind), svg(*words, one.tone))


def explanation(made: Badges) -> Output:
    """The JSON file of one program, for both languages."""
    return Output(f"badges/{made.software}.json", made.model_dump_json(by_alias=True) + "\n")


@lru_cache(4096)
def svg(label: str, value: str, tone: Tone) -> str:
    """label: what it is about. value: what is so. Both are escaped."""
    label, value = clean(label), clean(value)
    label_width, value_width = _width(label), _width(value)
    left, rest = label_width + 11, value_width + 10
    return str(
        _SVG.format(
            width=left + rest + 3,
            left=left,
            rest=rest,
            start=left + 6,
            label=label,
            value=value,
            label_width=label_width,
            value_width=value_width,
            colour=_COLOURS[tone],
        )
    )


def _width(text: str) -> int:
    """About as wide as Verdana at 11 pixels; `textLength` makes every font fit."""
    units = sum(4 if one in _NARROW else 10 if one in _WIDE else 7 for one in text)
    return max(units, 10)


def badges(view: View, program: SoftwareView, told: Software) -> Badges:
    """The four badges of one program; told: its document in the API."""
    found = [
        _licence(view, program, told),
        _activity(view, program, told),
        _publiccode(told),
        _used_by(told),
    ]
    return Badges(
        meta=meta(
            view,
            f"badges/{program.id}.json",
            "badges",
            f"catalogue/software/{program.id}.yml",
        ),
        software=program.id,
        badges=[_badge(view, program, one) for one in found],
    )


_Said = tuple[BadgeKind, Text, Tone, Text, list[Source]]


def _licence(view: View, program: SoftwareView, told: Software) -> _Said:
    words = view.catalogue.policy.licences.words
    verdict = told.licence
    name = words[f"class.{verdict.licence_class}"]
    value = Text(nl=_lower(name.nl), en=_lower(name.en))
    if verdict.expression and verdict.licence_class == "open":
        value = Text(nl=verdict.expression, en=verdict.expression)
    sure = words[f"confidence.{verdict.confidence}"]
    reason = Text(nl=f"{verdict.reason.nl} {sure.nl}", en=f"{verdict.reason.en} {sure.en}")
    if (verdict.licence_class, verdict.confidence) == ("unknown", "none"):
        reason = verdict.reason
    tone = _TONES[program.licence.tone]
    if tone == "good" and verdict.confidence not in _FOUND:
        tone = "attention"
    return "licence", value, tone, reason, verdict.evidence


def _activity(view: View, program: SoftwareView, told: Software) -> _Said:
    name = view.catalogue.policy.checks.activity[told.activity.label].name
    value = Text(nl=_lower(name.nl), en=_lower(name.en))
    tone = _TONES[program.activity.tone]
    return "activity", value, tone, told.activity.reason, told.activity.evidence


def _publiccode(told: Software) -> _Said:
    verdict = told.publiccode.verdict
    evidence = [
        Source(
            how="declared", label="publiccode.yml", url=told.publiccode.url,
            seen_on=told.seen.as_of, pending=False,
        )
    ] if told.publiccode.url else []  # fmt: skip
    value, reason = _t(f"badges.verdict.{verdict}"), _t(f"badges.why.{verdict}")
    return "publiccode", value, _PUBLICCODE.get(verdict, "neutral"), reason, evidence


def _used_by(told: Software) -> _Said:
    bodies = public_bodies(told.used_by)
    value = _t("badges.bodies", n=len(bodies)) if bodies else _t("badges.no_bodies")
    tone: Tone = "good" if bodies else "neutral"
    return "used-by", value, tone, _t("badges.why.bodies"), [one.source for one in bodies]


def _badge(view: View, program: SoftwareView, said: _Said) -> Badge:
    kind, value, tone, reason, evidence = said
    label = _t(f"badges.label.{kind}")
    svgs, markdown = {}, {}
    for language in LANGUAGES:
        root = view.site.url + addresses.root(language)
        svgs[language] = root + path(program.id, kind)
        page = root + addresses.path(language, "software", program.id)
        alt = f"{_in(label, language)}: {_in(value, language)}".replace("[", "(").replace("]", ")")
        markdown[language] = f"[![{alt}]({svgs[language]})]({page})"
    return Badge(
        kind=kind, label=label, value=value, tone=tone, reason=reason, evidence=evidence,
        svg_nl=svgs["nl"], svg_en=svgs["en"], markdown_nl=markdown["nl"],
        markdown_en=markdown["en"],
    )  # fmt: skip


def _t(key: str, **values: object) -> Text:
    return Text(nl=strings_of("nl").t(key, **values), en=strings_of("en").t(key, **values))


def _in(text: Text, language: Language) -> str:
    return text.en if language == "en" else text.nl


def _lower(name: str) -> str:
    return name[0].lower() + name[1:]

"""Fills the templates of the policy files, in both languages at once."""

from datetime import date

from harvester.model.catalogue import ChecksPolicy
from harvester.model.facts import Text

Value = Text | str | int | date


def fill(template: Text, policy: ChecksPolicy, **values: Value) -> Text:
    """The template with its `{placeholders}` filled; dates and texts follow each language.

    A template may leave out values that it does not need; asking for one that is not given raises
    KeyError.
    """
    if "{" not in template.nl and "{" not in template.en:
        return template
    return Text(
        nl=template.nl.format_map(_Values(values, "nl", policy)),
        en=template.en.format_map(_Values(values, "en", policy)),
    )


def count(kind: str, n: int, policy: ChecksPolicy) -> Text:
    """A number with its noun: `1 wijziging`, `1.200 wijzigingen`; kind is a key of `counts`."""
    words = policy.counts[kind]
    english = f"{n:,}"
    number = Text(nl=english.replace(",", "."), en=english)
    return fill(words.one if n == 1 else words.many, policy, n=number)


def month_words(month: str, policy: ChecksPolicy) -> Text:
    """`2024-05` as `mei 2024`, `May 2024`."""
    year, number = month.split("-")
    name = policy.months[int(number) - 1]
    return Text(nl=f"{name.nl} {year}", en=f"{name.en} {year}")


def listed(names: list[str], policy: ChecksPolicy) -> Text:
    """Names as a sentence lists them: `a, b en c`."""
    if len(names) < 2:
        return Text(nl="".join(names), en="".join(names))
    head = ", ".join(names[:-1])
    return fill(policy.program["list"], policy, head=head, last=names[-1])


def lists(names: list[Text], policy: ChecksPolicy) -> Text:
    """The same for names that differ by language."""
    return Text(
        nl=listed([name.nl for name in names], policy).nl,
        en=listed([name.en for name in names], policy).en,
    )


def short_name(url: str) -> str:
    """The address of a repository as people say it: `github.com/owner/name` → `owner/name`."""
    return url.split("://", 1)[-1].split("/", 1)[-1]


class _Values(dict[str, Value]):
    """Values as one language writes them, made only when a template asks."""

    def __init__(self, values: dict[str, Value], language: str, policy: ChecksPolicy) -> None:
        super().__init__(values)
        self.language, self.policy = language, policy

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        if isinstance(value, Text):
            return value[self.language]
        if isinstance(value, date):
            month = self.policy.months[value.month - 1][self.language]
            return f"{value.day} {month} {value.year}"
        return str(value)

"""A first version of an entry, from one visit: what was seen, and questions for a person.

Nothing is invented. What the repository does not tell stays empty, so that `catalogue validate`
asks for it; what it tells in its publiccode.yml is cited with file and commit.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from harvester.model.address import identity, path_of
from harvester.model.catalogue import Catalogue
from harvester.model.facts import Known
from harvester.model.observation import Observation, PubliccodeReading


def draft_id(url: str, observation: Observation | None) -> str:
    """A name for the file: from publiccode.yml, else from the address."""
    reading, _ = _reading(observation)
    name = reading.name if reading and reading.name else path_of(url).rpartition("/")[2]
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "program"


def listed_in(url: str, catalogue: Catalogue) -> list[str]:
    """Ids of the programs that list this repository already."""
    return [
        program.id
        for program in catalogue.software.values()
        if any(identity(ref.url) == identity(url) for ref in program.repository_refs)
    ]


def draft(url: str, observation: Observation | None, catalogue: Catalogue, today: date) -> str:
    """The text of `catalogue/software/<draft_id>.yml`, ready to be edited by a person.

    observation: what a visit saw, None when nothing could be seen. Answers that were found cite
    their source; open questions stand as comments that end with a question mark.
    """
    return "\n".join([*_head(url, observation), *_body(url, observation, catalogue, today)])


def _head(url: str, observation: Observation | None) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../schema/software.schema.json"
    if observation is not None and isinstance(observation.head, Known):
        commit = observation.head.value.commit
        yield f"# Draft from {_text(url)} at {commit[:12]}, as it was on {observation.as_of}."
    else:
        yield f"# Draft from {_text(url)}; the repository could not be read."
    yield "# Answer the questions, remove what you do not know, then run: catalogue validate"
    yield "# Licence and activity are not written here: the harvester sees them."


def _body(
    url: str,
    observation: Observation | None,
    catalogue: Catalogue,
    today: date,
) -> Iterator[str]:
    reading, path = _reading(observation)
    name = reading.name if reading and reading.name else path_of(url).rpartition("/")[2]
    yield f"name: {{nl: {_text(name)}, en: {_text(name)}}}"
    yield "# What is it for, in one plain sentence of at most 150 characters, in both languages?"
    yield 'description: {nl: "", en: ""}'
    told = (
        f" (its publiccode.yml says {_text(reading.software_type)})"
        if (reading and reading.software_type)
        else ""
    )
    yield f"# Is it an application, component, suite, service or standard{told}?"
    yield "kind:"
    yield f"added: {today}"
    yield "review: {status: pending}"
    yield from _categories(reading, catalogue)
    yield "# Does it have more repositories, and which role does each have?"
    yield "repositories:"
    yield f"  - {{url: {_text(url)}, role: main}}"
    source = _source(url, observation, path)
    if reading is not None and source:
        yield from _declared(reading, source, catalogue)
    yield "# Who makes it, and in which country is the maker established?"
    if reading is not None and reading.copyright_owner:
        yield f"# Its publiccode.yml names as owner: {_text(reading.copyright_owner)}"
    yield "# Which product can it stand in for, for which work, and what is left uncovered?"
    yield "# Who can supply it, what does it cost, how can others take part?"
    yield ""


def _categories(reading: PubliccodeReading | None, catalogue: Catalogue) -> Iterator[str]:
    terms = set(reading.categories) if reading else set()
    near = [c.id for c in catalogue.categories.values() if terms & set(c.publiccode_categories)]
    yield f"# Which of the ids in categories.yml fit{' (perhaps: ' if near else ''}" + (
        f"{', '.join(near)})?" if near else "?"
    )
    yield "categories: []"


def _declared(reading: PubliccodeReading, source: str, catalogue: Catalogue) -> Iterator[str]:
    """What publiccode.yml says, as claims that cite it."""
    if reading.landing_url:
        yield f"homepage: {_text(reading.landing_url)}"
    if reading.organisation_name:
        body = _organisation(reading.organisation_name, catalogue)
        yield "owners:"
        yield f"  - {{{body}, source: {source}}}"
    if reading.development_status:
        yield (
            f"# Its publiccode.yml says {_text(reading.development_status)}: "
            "is it live, pilot, ended or disclosed (lifecycle)?"
        )
    if reading.used_by:
        yield "used_by:"
        for user in reading.used_by:
            body = _organisation(user, catalogue)
            yield f"  - {{{body}, evidence: declared, source: {source}}}"
    if reading.supports:
        yield "standards:"
        for standard in reading.supports:
            yield f"  - {{name: {_text(standard)}, source: {source}}}"
    if reading.contractors:
        yield "suppliers:"
        for contractor in reading.contractors:
            until = f", until: {contractor.until}" if contractor.until else ""
            site = f", url: {_text(contractor.website)}" if contractor.website else ""
            yield f"  - {{name: {_text(contractor.name)}{site}{until}, source: {source}}}"
    if reading.gemma:
        yield f"gemma: [{', '.join(_text(part) for part in reading.gemma)}]"


def _organisation(name: str, catalogue: Catalogue) -> str:
    """The id of a known organisation, or its name as it was written."""
    wanted = name.strip().casefold()
    for organisation in catalogue.organisations.values():
        if wanted in {called.casefold() for called in (organisation.name, *organisation.aliases)}:
            return f"organisation: {organisation.id}"
    return f"name: {_text(name)}"


def _reading(observation: Observation | None) -> tuple[PubliccodeReading | None, str]:
    """What publiccode.yml said at HEAD, and its path."""
    if observation is None or not isinstance(observation.publiccode_history, Known):
        return None, ""
    states = observation.publiccode_history.value
    if not states or states[-1].blob is None:
        return None, ""
    return observation.publiccode.get(states[-1].blob), states[-1].path or "publiccode.yml"


def _source(url: str, observation: Observation | None, path: str) -> str:
    if observation is None or not path or not isinstance(observation.head, Known):
        return ""
    commit = observation.head.value.commit
    seen = f"path: {_text(path)}, commit: {_text(commit)}, seen_on: {observation.as_of}"
    return f"{{repository: {_text(url)}, {seen}}}"


def _text(value: str) -> str:
    """Harvested text between double quotes: it can be nothing but text, also in a comment."""
    one_line = " ".join(value.split())
    shown = "".join(c for c in one_line if c.isprintable())
    return json.dumps(shown[:200], ensure_ascii=False)

"""The lists of the Open Catalog API (`/v1/software`, `/v1/publishers`), as other catalogues read.

Shapes: `developers-italia.oas.yaml` 1.0. One page with `next: null`, because a static host ignores
the query in which that API asks for a further page, and a client would never come to an end.
"""

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from harvester.model.output import Output
from harvester.site.entries import SoftwareView
from harvester.site.exports.api.publiccode import code_rows, draft_text
from harvester.site.groups import OrganisationView
from harvester.site.view import View

FOLDER = "open-catalog/v1/"


def files(view: View) -> Iterator[Output]:
    """The two lists. Files without an ending, as that API names them."""
    yield _list("software", (_software(view, one) for one in view.software.values()))
    yield _list("publishers", (_publisher(view, one) for one in view.organisations.values()))


def _list(name: str, items: Iterator[Mapping[str, Any] | None]) -> Output:
    whole = {"data": [one for one in items if one], "links": {"prev": None, "next": None}}
    return Output(FOLDER + name, json.dumps(whole, ensure_ascii=False, separators=(",", ":")))


def _software(view: View, program: SoftwareView) -> Mapping[str, Any] | None:
    """A program with code of its own; publiccodeYml: our draft from facts, never others' texts."""
    rows = code_rows(program)
    if not rows:
        return None
    first = rows[0].ref.url
    observation = view.observations.get(first)
    aliases = observation.aliases if observation else []
    return {
        "id": identifier("software", program.id),
        "url": first,
        **({"aliases": aliases} if aliases else {}),
        "publiccodeYml": draft_text(view, program, "en"),
        "active": True,
        "createdAt": _moment(program.entry.added),
        "updatedAt": _moment(rows[0].as_of or program.entry.added),
    }


def _publisher(view: View, body: OrganisationView) -> Mapping[str, Any] | None:
    """An organisation that publishes code; never a person or an e-mail address."""
    entry = body.entry
    if not entry.accounts:
        return None
    moment = _moment(_known_since(view, body))
    return {
        "id": identifier("publisher", body.id),
        "description": entry.name,
        "codeHosting": [
            {"url": one.url, "group": one.group, "createdAt": moment, "updatedAt": moment}
            for one in entry.accounts
        ],
        "active": any(one.active for one in entry.accounts),
        "alternativeId": entry.tooi or body.id,
        "createdAt": moment,
        "updatedAt": moment,
    }


def _known_since(view: View, body: OrganisationView) -> date:
    """The day on which somebody read about it, or on which a program of it was listed."""
    read = getattr(body.entry.source, "seen_on", None) or getattr(
        body.entry.source, "reviewed_on", None
    )
    listed = [program.entry.added for program, _ in body.uses]
    listed += [program.entry.added for program in body.owns]
    return read or min(listed, default=view.site.asked_on)


def identifier(kind: str, id_: str) -> str:
    """A stable id in the form that the API asks for (a UUID of version 4), made from our own id."""
    digest = hashlib.sha256(f"{kind}/{id_}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

"""All hosts are asked, one after the other: the driver's work, a few hundred questions at most."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from urllib.parse import urlsplit

from harvester.apiclient import NoAnswer
from harvester.asking.laying import Circumstances, laid, unasked
from harvester.asking.opening import Clients
from harvester.asking.plan import Question, answers
from harvester.model.address import path_of
from harvester.model.observation import Observation, Visit

_NOT_REACHED = frozenset({"unreachable", "timeout", "tls", "refused-address", "crashed"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What asking about one repository brought. trouble: why the forge gave no answer."""

    visit: Visit
    observation: Observation | None
    trouble: NoAnswer | None = None


def ask(
    urls: Sequence[str],
    observations: Mapping[str, Observation],
    visits: Mapping[str, Visit],
    clients: Clients,
    today: date,
    *,
    budget: float | None = None,
) -> Iterator[Asked]:
    """Ask the forges about these visited repositories; yields each answer as it comes.

    Nobody is asked twice on one day. budget: seconds after which no further answer is waited for.
    A host whose quota is used up is left; what was not asked yields nothing.
    """
    ends = None if budget is None else monotonic() + budget
    by_host: dict[str, list[Question]] = {}
    for url in dict.fromkeys(urls):
        seen, visit = observations.get(url), visits.get(url)
        if visit is None or visit.forge_asked_on == today:
            continue
        if clients.of(url) is None:
            if seen is not None and (plain := unasked(seen)) != seen:
                yield Asked(visit, plain)
            continue
        question = Question(url, path_of(url), seen.forge if seen else None, visit.forge_asked_on)
        by_host.setdefault(urlsplit(url).netloc, []).append(question)
    for questions in by_host.values():
        opened = clients.of(questions[0].url)
        if opened is None:
            continue
        forge, client = opened
        parts = urlsplit(questions[0].url)
        origin = f"{parts.scheme}://{parts.netloc}"
        untold = forge.untold(client)
        latest: dict[str, Observation] = {}
        for answer in answers(forge, client, questions):
            url, told = answer.question.url, answer.told
            visit, seen = visits[url], latest.get(url, observations.get(url))
            trouble = told if isinstance(told, NoAnswer) else None
            if trouble is None:
                visit = visit.model_copy(update={"forge_asked_on": today})
            if seen is not None:
                source = forge.source(client, answer.question.path)
                about = Circumstances(url, source, origin, today, answer.whole, untold)
                seen = latest[url] = laid(seen, told, about)
            yield Asked(visit, seen, trouble)
            if ends is not None and monotonic() >= ends:
                return


def reachable(urls: Sequence[str], visits: Mapping[str, Visit], today: date) -> list[str]:
    """Those of a host that answered to git today: a forge that is not there is not asked too."""
    answered = {
        urlsplit(visit.url).netloc
        for visit in visits.values()
        if visit.visited_on == today and not visit.copy_read and visit.outcome not in _NOT_REACHED
    }
    return [url for url in urls if urlsplit(url).netloc in answered]


@dataclass(slots=True)
class AskTally:
    """How asking went. stopped: host → why it answers no more; left: repositories not asked."""

    told: set[str] = field(default_factory=set)
    troubles: dict[str, list[str]] = field(default_factory=dict)
    stopped: dict[str, str] = field(default_factory=dict)
    requests: int = 0
    left: int = 0

    @property
    def answered(self) -> int:
        return len(self.told)

    def count(self, asked: Asked) -> None:
        if asked.trouble is None:
            self.told.add(asked.visit.url)
        else:
            self.troubles.setdefault(str(asked.trouble), []).append(asked.visit.url)

    def close(self, urls: Sequence[str], clients: Clients) -> None:
        """Count what it cost, and what the hosts that stopped leave for a next run."""
        for host, client in clients.opened.items():
            self.requests += client.requests
            if client.stopped:
                self.stopped[host] = client.stopped.detail
                self.left += sum(
                    urlsplit(url).netloc == host and url not in self.told for url in set(urls)
                )

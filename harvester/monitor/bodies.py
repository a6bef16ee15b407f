"""Which organisations answer for a program and for a repository."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from harvester.judge.bodies import names_of, resolve
from harvester.model.catalogue import DECIDING_ROLES, Catalogue, Organisation, Software


class Bodies:
    """Answers from the catalogue alone; ids of organisations, sorted."""

    def __init__(self, catalogue: Catalogue) -> None:
        organisations = catalogue.organisations.values()
        self._names = names_of(organisations)
        self._accounts = _accounts(organisations)

    def of_address(self, url: str) -> tuple[str, ...]:
        """Who publishes at the account under which a repository stands; the nearest one."""
        parts = urlsplit(url.lower())
        steps = parts.path.strip("/").split("/")
        for length in range(len(steps), -1, -1):
            found = self._accounts.get("/".join([parts.netloc, *steps[:length]]))
            if found:
                return (found,)
        return ()

    def of_program(self, program: Software) -> tuple[str, ...]:
        """Owners, the maker when it is a known organisation, and who publishes its main code."""
        named = [owner.organisation or self._known(owner.name) for owner in program.owners]
        if program.maker:
            named.append(self._known(program.maker.name))
        for ref in program.repository_refs:
            if ref.role in DECIDING_ROLES:
                named += self.of_address(ref.url)
        return tuple(sorted({id_ for id_ in named if id_}))

    def of_repository(self, url: str, programs: Iterable[Software]) -> tuple[str, ...]:
        """Who publishes it; where no account tells, who answers for the programs that list it."""
        return self.of_address(url) or tuple(
            sorted({id_ for program in programs for id_ in self.of_program(program)})
        )

    def _known(self, name: str | None) -> str | None:
        return resolve(name, self._names) if name else None


def _accounts(organisations: Iterable[Organisation]) -> Mapping[str, str]:
    found = {}
    for one in organisations:
        for account in one.accounts:
            parts = urlsplit(account.url.lower())
            path = parts.path.strip("/").removesuffix(".git")
            if path:
                found[f"{parts.netloc}/{path}"] = one.id
            else:  # a host of its own
                found[parts.netloc] = one.id
    return found

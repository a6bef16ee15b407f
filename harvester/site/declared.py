"""A publiccode.yml as it was read, and where each of its lines can be seen."""

from dataclasses import dataclass

from harvester.forges.addresses import file_url
from harvester.model.observation import Observation, PubliccodeReading
from harvester.publiccode import classify
from harvester.site.sources import SourceLine, safe
from harvester.site.strings import Strings


@dataclass(frozen=True, slots=True)
class DeclaredFile:
    """One file at the commit that was read."""

    url: str
    path: str
    kind: str
    commit: str
    reading: PubliccodeReading
    observation: Observation
    strings: Strings

    @property
    def own(self) -> bool:
        """Whether it is valid and about this repository: a copy carries the file of another."""
        aliases = self.observation.aliases
        return (
            self.reading.verdict in ("valid", "warnings")
            and classify(self.reading, self.url, aliases) != "technical-fork"
        )

    def page(self, line: int | None = None) -> str | None:
        """The page that shows the file, at a line."""
        return safe(file_url(self.kind, self.url, self.commit, self.path, line) or self.url)

    def line(self, key: str) -> SourceLine:
        """Where a key stands: file, line, commit and day."""
        number = self.reading.lines.get(key)
        words = {"path": self.path, "commit": self.commit[:7]}
        label = (
            self.strings.t("publiccode.at_line", line=str(number), **words)
            if number
            else self.strings.t("publiccode.at", **words)
        )
        return SourceLine("declared", label, self.page(number), self.observation.as_of)

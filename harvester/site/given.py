"""What joining starts from, passed as one: the catalogue, what was seen, and the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from harvester.judge.bodies import names_of
from harvester.model.assessment import Assessment
from harvester.model.catalogue import Catalogue, ForgeHost, Policy
from harvester.model.observation import Observation, Visit
from harvester.site import addresses
from harvester.site.addresses import Language
from harvester.site.entries import Named
from harvester.site.strings import Strings


@dataclass(frozen=True)
class Given:
    """The facts of the whole site with the words of one language."""

    catalogue: Catalogue
    observations: Mapping[str, Observation]
    visits: Mapping[str, Visit]
    assessment: Assessment
    strings: Strings

    @property
    def language(self) -> Language:
        return self.strings.language

    @property
    def policy(self) -> Policy:
        return self.catalogue.policy

    @property
    def forges(self) -> Mapping[str, ForgeHost]:
        return self.catalogue.forges

    @property
    def asked_on(self) -> date:
        return self.assessment.asked_on

    @cached_property
    def organisation_ids(self) -> dict[str, str]:
        """Any name of an organisation, folded → its id."""
        return names_of(self.catalogue.organisations.values())

    def organisation(self, id_: str) -> Named:
        path = addresses.path(self.language, "organisation", id_)
        return Named(self.catalogue.organisations[id_].name, path)

    def category(self, id_: str) -> Named:
        path = addresses.path(self.language, "category", id_)
        return Named(self.catalogue.categories[id_].name[self.language], path)

    def level(self, id_: str) -> str:
        return self.strings.t(f"level.{self.catalogue.organisations[id_].level}")

    def province(self, id_: str) -> str:
        """Where a municipality, province or water board lies; of a province it says nothing new."""
        entry = self.catalogue.organisations[id_]
        return "" if entry.level == "province" else entry.province or ""

"""Everything that people write down; the records stand in the modules named here."""

from harvester.model.claims import (
    Claim,
    Country,
    EditorSource,
    FileSource,
    Id,
    PageSource,
    PendingSource,
    Source,
    Url,
    When,
)
from harvester.model.facts import Record
from harvester.model.figures import FiguresPolicy, FigureWords
from harvester.model.letter import Letter, LetterClaim, LetterSystem
from harvester.model.policy import (
    ChecksPolicy,
    CountWords,
    LabelWords,
    LicencePolicy,
    Policy,
    Question,
    Thresholds,
)
from harvester.model.software import (
    DECIDING_ROLES,
    Extent,
    Kind,
    LicenceReview,
    Lifecycle,
    Link,
    Maker,
    NoRepository,
    Owner,
    Replaces,
    RepositoryRef,
    Review,
    Role,
    Software,
    Standard,
    Supplier,
    UsedBy,
)
from harvester.model.vocabulary import (
    Account,
    Category,
    ForgeHost,
    Level,
    Organisation,
    Product,
    ProductFunction,
)

__all__ = [
    "DECIDING_ROLES",
    "Account",
    "Catalogue",
    "Category",
    "ChecksPolicy",
    "Claim",
    "CountWords",
    "Country",
    "EditorSource",
    "Extent",
    "FigureWords",
    "FiguresPolicy",
    "FileSource",
    "ForgeHost",
    "Id",
    "Kind",
    "LabelWords",
    "Letter",
    "LetterClaim",
    "LetterSystem",
    "Level",
    "LicencePolicy",
    "LicenceReview",
    "Lifecycle",
    "Link",
    "Maker",
    "NoRepository",
    "Organisation",
    "Owner",
    "PageSource",
    "PendingSource",
    "Policy",
    "Product",
    "ProductFunction",
    "Question",
    "Replaces",
    "RepositoryRef",
    "Review",
    "Role",
    "Software",
    "Source",
    "Standard",
    "Supplier",
    "Thresholds",
    "Url",
    "UsedBy",
    "When",
]


class Catalogue(Record):
    """Everything under `catalogue/` except observations; ids are unique, references resolve."""

    software: dict[str, Software]
    products: dict[str, Product]
    categories: dict[str, Category]
    organisations: dict[str, Organisation]
    forges: dict[str, ForgeHost]
    policy: Policy
    figures: FiguresPolicy | None = None
    """Definitions of the monitor; None: this catalogue has no monitor."""
    letter: Letter | None = None

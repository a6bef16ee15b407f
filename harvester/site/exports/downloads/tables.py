"""The catalogue as tables. Made from the documents of the API, so both always say the same."""

from collections.abc import Iterable

from harvester.site.exports.api import groups, public_code, repositories
from harvester.site.exports.downloads.shapes import Cell, Table, empty_tables
from harvester.site.exports.models.common import Source, Text
from harvester.site.exports.models.observed import Event
from harvester.site.exports.models.public_code import PublicCode
from harvester.site.exports.models.software import Software
from harvester.site.view import View


class Tables:
    """Collects rows: `add` every program, then `rest` once."""

    def __init__(self) -> None:
        self.all = empty_tables()

    def _put(self, table: str, *cells: Cell) -> None:
        if len(cells) != len(self.all[table].columns):
            raise ValueError(f"{table}: {len(cells)} cells for {len(self.all[table].columns)}")
        self.all[table].rows.append(cells)

    def add(self, one: Software) -> None:
        """The rows of one program."""
        answers = [answer.answer for answer in one.readiness]
        bodies = {user.organisation for user in one.used_by if user.public_body}
        self._put(
            "software", one.id, one.name.nl, one.name.en, one.description.nl, one.description.en,
            one.kind, one.added, one.review, one.licence.expression, one.licence.licence_class,
            one.licence.confidence, len(one.licence.conflicts), one.activity.label,
            one.activity.since, one.activity.judged_on, one.offered, one.last_release,
            one.maker.name if one.maker else None, one.maker.country if one.maker else None,
            one.homepage, len(one.used_by), len(bodies), len(one.replaces), answers.count("yes"),
            len(answers) - answers.count("not-applicable"), one.publiccode.verdict,
            one.publiccode.url, one.seen.as_of, one.seen.visited_on, one.links.page_nl,
            one.links.page_en,
        )  # fmt: skip
        for position, category in enumerate(one.categories, 1):
            self._put("software_categories", one.id, category, position)
        for claim in one.replaces:
            self._put(
                "replaces", one.id, claim.product, claim.counts_as_alternative,
                *_both(claim.function), *_both(claim.uncovered), *_source(claim.source),
            )  # fmt: skip
        for user in one.used_by:
            self._put(
                "used_by", one.id, user.organisation, user.name, user.public_body, user.evidence,
                user.since, user.status, *_both(user.what), *_source(user.source),
            )  # fmt: skip
        for supplier in one.suppliers:
            self._put(
                "suppliers", one.id, supplier.name, supplier.country, supplier.parent_country,
                supplier.url, supplier.until, *_both(supplier.what), *_source(supplier.source),
            )  # fmt: skip
        for standard in one.standards:
            self._put("standards", one.id, standard.name, standard.url, *_source(standard.source))
        for answer in one.readiness:
            url = answer.evidence[0].url if answer.evidence else None
            self._put(
                "readiness", one.id, answer.question, answer.answer, *_both(answer.reason), url
            )
        for row in one.repositories:
            self._put("software_repositories", one.id, row.id, row.role, row.decides, row.twin_of)

    def rest(self, view: View, happened: Iterable[Event]) -> list[Table]:
        """The rows of everything else; returns all tables."""
        for listed in repositories.listed(view):
            one = repositories.document(view, listed)
            self._put(
                "repositories", one.id, one.url, one.host.name, one.host.operator_country,
                one.host.parent_country, one.licence.expression, one.licence.licence_class,
                one.licence.confidence, one.activity.label, one.activity.since,
                one.activity.judged_on, one.as_of, one.visited_on, one.outcome, one.copy_read,
                one.head.commit if one.head else None, one.first_commit, one.last_commit,
                one.commits, one.publiccode.verdict if one.publiccode else None,
            )  # fmt: skip
        for product in (groups.product_item(view, one) for one in view.products.values()):
            self._put(
                "products", product.id, product.name, product.vendor, product.vendor_country,
                product.parent, product.parent_country, *_both(product.description),
                product.alternatives, product.added, product.review, product.links.page_nl,
                product.links.page_en,
            )  # fmt: skip
            for position, category in enumerate(product.categories, 1):
                self._put("product_categories", product.id, category, position)
        for group in view.categories.values():
            entry = group.entry
            self._put(
                "categories", group.id, entry.name.nl, entry.name.en, entry.description.nl,
                entry.description.en,
            )  # fmt: skip
        for body in view.organisations.values():
            short = groups.organisation_item(view, body)
            self._put(
                "organisations", short.id, short.name, short.level, short.country, short.province,
                short.tooi, short.uses, short.owns,
            )  # fmt: skip
        for code in view.code.values():
            self._public_code(public_code.document(view, code))
        for event in happened:
            url = event.source.url if event.source else None
            self._put(
                "events", event.id, event.kind, event.day, event.software, event.before,
                event.after, *_both(event.text), url,
            )  # fmt: skip
        return list(self.all.values())

    def _public_code(self, body: PublicCode) -> None:
        for one in body.repositories:
            self._put(
                "public_code", body.id, one.url, one.host.name, one.host.operator,
                one.host.operator_country, one.host.parent_country, one.known_by, one.first_seen,
                body.complete, body.listed_on, one.apart, one.archived, one.gone_on,
                one.taken_down, one.moved_to, " ".join(one.software), one.licence,
                one.licence_class, one.activity, one.publiccode, one.as_of, one.visited_on,
                one.outcome,
            )  # fmt: skip


def _both(text: Text | None) -> tuple[str | None, str | None]:
    return (text.nl, text.en) if text else (None, None)


def _source(source: Source) -> tuple[Cell, ...]:
    return source.how, source.label, source.url, source.seen_on, source.pending

"""One file, two answers: the tolerant reading and the strict verdict."""

from collections.abc import Collection

from harvester.model.observation import PubliccodeFinding, PubliccodeReading
from harvester.publiccode.checking import report
from harvester.publiccode.findings import Finding, Report
from harvester.publiccode.gathering import gather
from harvester.publiccode.salvage import salvaged
from harvester.publiccode.trouble import trouble_finding
from harvester.yamlnodes import Node, YamlTrouble, compose


def read(
    data: bytes, name: str = "publiccode.yml", files: Collection[str] | None = None
) -> PubliccodeReading:
    """Read a publiccode.yml: what it says as far as we may keep it, and how it stands to 0.7.

    files: every path in the repository, as for `check`. Any bytes give a reading; none raises.
    Names of persons, e-mail addresses and texts of others are left out. Of a file that is no valid
    YAML, the parts that can be read are kept.
    """
    root: Node | None
    try:
        root = compose(data)
        judged = report(root, name, files)
    except YamlTrouble as trouble:
        judged = Report(name, "invalid", "unreadable", (trouble_finding(trouble),))
        root = salvaged(data, trouble)
    findings = [_kept(one) for one in judged.findings]
    kind = judged.kind
    if root is None or kind == "something-else":
        return PubliccodeReading(
            verdict=judged.verdict if kind == "publiccode" else kind, findings=findings
        )
    fields, told = gather(root)
    if kind == "unreadable":
        told.coercions.append(f"parts-unread . {judged.findings[0].line}")
    return PubliccodeReading(
        verdict=judged.verdict if kind == "publiccode" else kind,
        **fields,
        coercions=told.coercions,
        lines=told.lines,
        findings=findings,
    )


def _kept(one: Finding) -> PubliccodeFinding:
    return PubliccodeFinding(
        rule=one.rule,
        level=one.level,
        key=one.key,
        line=one.line,
        column=one.column,
        message_nl=f"{one.message.nl} {one.mend.nl}",
        message_en=f"{one.message.en} {one.mend.en}",
    )

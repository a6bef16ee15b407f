"""Findings for a file that cannot be read as YAML at all."""

from harvester.publiccode.findings import Fault, Finding, finding
from harvester.publiccode.vocabulary import table
from harvester.yamlnodes import YamlTrouble


def trouble_finding(trouble: YamlTrouble) -> Finding:
    """The finding for a YAML trouble, with its words in both languages."""
    code = f"yaml-{trouble.code}"
    if code not in table("words")["rules"]:
        code = "yaml-syntax"
    dutch = table("words")["syntax"].get(trouble.message, "")
    fault = Fault.of(code, detail_en=trouble.message, detail_nl=dutch)
    return finding(fault, "", (trouble.line, trouble.column))

"""Every reason and note that a visit can leave has its words for people."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SAID = re.compile(
    r"""(?:notes\.append|_note|Unknown)\("([a-z-]+)"|unknown\["\w+"\] = "([a-z-]+)\""""
    r"""|missing, "([a-z-]+)"\)"""
)


def test_every_reason_has_words() -> None:
    words = yaml.safe_load((ROOT / "catalogue/checks.yml").read_text(encoding="utf-8"))["reasons"]
    sources = [*(ROOT / "harvester/repository").glob("*.py"), ROOT / "harvester/visit.py"]
    sources += (ROOT / "harvester/remote").glob("*.py")
    said = {"".join(found) for file in sources for found in SAID.findall(file.read_text("utf-8"))}
    assert {"no-filter", "history-capped", "shallow-copy", "tags-cut"} <= said
    assert said <= set(words)

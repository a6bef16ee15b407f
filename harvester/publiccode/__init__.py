"""publiccode.yml: read what exists, judge it fairly, draft what is missing.

    from harvester.publiccode import check, read

    check(data)     the strict verdict: a Report with typed findings (rule, key, line, value, mend)
                    check(data, files=paths) also finds a logo or screenshot that is not there
    read(data)      the tolerant reading: every fact that can be kept, and the same verdict
    classify(...)   does the file's `url` name the repository it was found in?
    disagreements(...)   where file and repository say something different
    contract_state(...)  does a contract still run on a given day?
    draft(...)      a first publiccode.yml from what is known of a program

What you may rely on:

* Any bytes give an answer. Nothing is raised, and neither size, depth, aliases nor bad characters
  make it slow: more than 256 kB, 40 levels or 100,000 values is one clear finding.
* No network, disk or clock is touched (the tables of this package are read once).
* The verdict is the one that italia/publiccode-parser-go 5.4 gives without external checks: files
  and addresses are not fetched (with `files=` paths are looked up among them), codes of Italian
  offices are not looked up. Where the standard 0.7 and that parser differ, the parser decides;
  docs/decisions/060-publiccode.md names the few places where we report more than it does.
* Rule ids, key paths and field names stay as they are within a major version; sentences may change.
* Persons stay out: `read` keeps no contacts, e-mail addresses, telephone numbers or descriptions.
"""

from harvester.publiccode.checking import check
from harvester.publiccode.coercing import Coercion, explained
from harvester.publiccode.contracts import ContractState, contract_state
from harvester.publiccode.disagreeing import Disagreement, disagreements
from harvester.publiccode.draft import DraftResult, draft
from harvester.publiccode.findings import Finding, Report
from harvester.publiccode.forks import classify
from harvester.publiccode.reading import read

__all__ = [
    "Coercion",
    "ContractState",
    "Disagreement",
    "DraftResult",
    "Finding",
    "Report",
    "check",
    "classify",
    "contract_state",
    "disagreements",
    "draft",
    "explained",
    "read",
]

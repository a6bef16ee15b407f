"""publiccode.yml: read what exists, judge it fairly."""

from harvester.publiccode.checking import check
from harvester.publiccode.findings import Finding, Report
from harvester.publiccode.reading import read

__all__ = ["Finding", "Report", "check", "read"]

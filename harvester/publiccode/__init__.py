"""publiccode.yml: read what exists, judge it fairly.

from harvester.publiccode import read
"""

from harvester.publiccode.reading import read

__all__ = ["read"]

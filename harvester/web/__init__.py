"""The one polite door to HTTP.

request      one checked request          settings      how to reach the world
hosts        who is dead, who must rest   addresses     what may be visited
connections  who was reached, how long    trouble       what went wrong
"""

from harvester.web.addresses import canonical, checked, is_public, is_test_host, resolve_public
from harvester.web.client import Answer, close_connections, request
from harvester.web.settings import MIB, Settings
from harvester.web.trouble import NothingInWindow, RemoteTrouble, clean

__all__ = [
    "MIB",
    "Answer",
    "NothingInWindow",
    "RemoteTrouble",
    "Settings",
    "canonical",
    "checked",
    "clean",
    "close_connections",
    "is_public",
    "is_test_host",
    "request",
    "resolve_public",
]

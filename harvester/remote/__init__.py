"""The one hardened door to git servers: the addresses come from strangers, and so do the answers.

session      what a visit may ask             place        a server or a local copy
discover     find the server, ask its refs    gitwire      the wire protocol of that
workspace    the temporary repository         process      one git process, with limits
environment  what git runs in                 failures     what git says → outcome
copies       local copies                     version      which git is there
own          the clone that we stand in
"""

from harvester.remote.copies import copy_day, mirror_path, unmatched
from harvester.remote.gitwire import Refs
from harvester.remote.own import provenance_of
from harvester.remote.place import Source
from harvester.remote.session import CAPPED_DAYS, Session
from harvester.remote.version import require_git
from harvester.web import NothingInWindow, RemoteTrouble, Settings, canonical

__all__ = [
    "CAPPED_DAYS",
    "NothingInWindow",
    "Refs",
    "RemoteTrouble",
    "Session",
    "Settings",
    "Source",
    "canonical",
    "copy_day",
    "mirror_path",
    "provenance_of",
    "require_git",
    "unmatched",
]

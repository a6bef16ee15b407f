"""Asking forges what git cannot tell, politely and cheaply.

opening   a client for each host            plan     lists first, then batches, then one by one
laying    an answer into an observation     asking   all hosts, the longest unasked first
"""

from harvester.asking.asking import Asked, AskTally, ask, reachable
from harvester.asking.laying import moved_notices
from harvester.asking.opening import Clients

__all__ = ["AskTally", "Asked", "Clients", "ask", "moved_notices", "reachable"]

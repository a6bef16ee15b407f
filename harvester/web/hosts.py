"""What this process knows of hosts: who is dead, who asked us to wait, how many of us are there.

Nothing of it is pickled or stored: another worker finds out for itself, at the cost of one try.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from harvester.model.observation import Outcome
from harvester.web.settings import Settings
from harvester.web.trouble import RemoteTrouble

SECOND_CHANCE = 60.0
"""Seconds after which a host that did answer before is tried again."""


@dataclass
class _Host:
    gate: threading.BoundedSemaphore
    pace: threading.Lock = field(default_factory=threading.Lock)
    next_turn: float = 0.0
    paused_until: float = 0.0
    answered: bool = False
    dead_until: float = 0.0
    dead_outcome: Outcome = "unreachable"
    dead_detail: str = ""


_hosts: dict[str, _Host] = {}
_lock = threading.Lock()


def _host(name: str, settings: Settings) -> _Host:
    with _lock:
        if name not in _hosts:
            _hosts[name] = _Host(threading.BoundedSemaphore(settings.per_host))
        return _hosts[name]


def forget() -> None:
    """Forget all hosts: what a new run starts with."""
    with _lock:
        _hosts.clear()


def _refuse_dead(host: _Host) -> None:
    if time.monotonic() < host.dead_until:
        raise RemoteTrouble(host.dead_outcome, host.dead_detail)


@contextmanager
def turn(name: str, settings: Settings) -> Iterator[None]:
    """Wait for our turn at a host; RemoteTrouble when it is dead or wants too long a wait."""
    host = _host(name, settings)
    _refuse_dead(host)
    with host.gate:
        _refuse_dead(host)
        now = time.monotonic()
        asked = host.paused_until - now
        if asked > settings.patience:
            raise RemoteTrouble("server-error", f"{name} asks us to wait {asked:.0f} seconds")
        with host.pace:
            start = max(now, host.paused_until, host.next_turn)
            host.next_turn = start + 1 / settings.per_second
        if start > now:
            time.sleep(start - now)
        yield


def answered(name: str, settings: Settings) -> None:
    """The host answered, whatever it said."""
    _host(name, settings).answered = True


def dead(name: str, settings: Settings, trouble: RemoteTrouble) -> None:
    """The host cannot be reached: further visits of this run hear so at once."""
    host = _host(name, settings)
    host.dead_outcome, host.dead_detail = trouble.outcome, trouble.detail
    host.dead_until = time.monotonic() + SECOND_CHANCE if host.answered else float("inf")


def pause(name: str, settings: Settings, seconds: float) -> None:
    """The host asked us to come back later."""
    host = _host(name, settings)
    host.paused_until = max(host.paused_until, time.monotonic() + max(0.0, seconds))

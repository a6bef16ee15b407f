"""Connections that look whom they reached, and that can be cut while a server still drips.

requests has a time limit for silence but none for a request as a whole, and knows no rule about
peers; both hang on the moment of connecting, so they live in the connection class of urllib3.
"""

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from harvester.web.addresses import refuse_unless_public
from harvester.web.settings import Settings


class Watch:
    """The wall clock of one request: cuts its connection when the time is over."""

    def __init__(self, seconds: float, allow_hosts: frozenset[str]) -> None:
        self.allow_hosts = allow_hosts
        self.expired = False
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def follow(self, number: int) -> None:
        """Watch the connection with this file descriptor, from now on and instead of any other.

        A duplicate of our own: TLS takes the first handle over, and http.client closes its handle
        before the body of a last answer is read. Shutting down ends the connection for all.
        """
        line = socket.socket(fileno=os.dup(number))
        with self._lock:
            self._drop()
            self._line = line
            late = self.expired
        if late:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            self.expired = True
            if self._line is not None:
                with contextlib.suppress(OSError):
                    self._line.shutdown(socket.SHUT_RDWR)

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def __enter__(self) -> "Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._drop()


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextlib.contextmanager
def watched(settings: Settings) -> Iterator[Watch]:
    """Give the request that this thread makes next its wall clock and its rule about peers."""
    with Watch(settings.request_timeout, settings.allow_hosts) as watch:
        token = _watch.set(watch)
        try:
            yield watch
        finally:
            _watch.reset(token)


class _Watched(HTTPConnection):
    """Checks its peer after connecting, and lets the watch follow it."""

    def _new_conn(self) -> socket.socket:
        sock = super()._new_conn()
        watch = _watch.get()
        try:
            if watch is None:
                raise RuntimeError("a connection was opened outside of web.request")
            if self.proxy is None and f"{self.host}:{self.port}" not in watch.allow_hosts:
                refuse_unless_public(self.host, str(sock.getpeername()[0]))
            watch.follow(sock.fileno())
        except BaseException:
            sock.close()
            raise
        return sock

    def request(self, *args: Any, **options: Any) -> None:
        watch = _watch.get()
        if watch is not None and self.sock is not None:
            watch.follow(self.sock.fileno())
        super().request(*args, **options)


class _WatchedHTTPS(_Watched, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Watched


class _PoolHTTPS(HTTPSConnectionPool):
    ConnectionCls = _WatchedHTTPS


_POOLS = {"http": _Pool, "https": _PoolHTTPS}


class Adapter(HTTPAdapter):
    """requests' own adapter over watched connections, directly and through a proxy."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = _POOLS
        return manager

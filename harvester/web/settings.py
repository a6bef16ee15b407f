"""How to reach the world: explicit, picklable, nothing taken from the user's own configuration."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from harvester.errors import UserError

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """One value for a whole run; times are seconds, sizes bytes.

    proxy: address of a forward proxy, credentials allowed (they never reach argv, logs or files).
    ca_file: certificate authorities to trust *instead of* the usual ones, as curl and requests do.
    allow_hosts: `host:port` of servers that tests run themselves; empty in production.
    """

    proxy: str | None = None
    ca_file: Path | None = None
    allow_hosts: frozenset[str] = frozenset()
    max_bytes: int = 64 * MIB
    """The most that one visit may receive."""
    max_memory: int = 1536 * MIB
    """Address space of one git process."""
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    """Longest silence of a server."""
    request_timeout: float = 60.0
    """Wall clock for one HTTP request, however busily it drips."""
    git_timeout: float = 180.0
    """Wall clock for one git process."""
    low_speed: int = 1000
    """Bytes a second; git gives up after `read_timeout` below it."""
    per_host: int = 4
    """Connections to one host at the same time, in this process."""
    per_second: float = 20.0
    """Requests a second to one host, in this process."""
    patience: float = 20.0
    """How long we wait when a host asks us to (`Retry-After`); longer means: not now."""
    user_agent: str = "git/2.0 (catalogue-harvester)"
    """Begins with git/, because some forges answer git requests of nobody else."""

    def __post_init__(self) -> None:
        """Raises UserError for a proxy or certificate file that cannot be what is meant."""
        if self.ca_file is not None and not self.ca_file.is_file():
            raise UserError(
                f"The file with certificate authorities does not exist: {self.ca_file}. "
                "Give the path of a PEM file."
            )
        if self.proxy is not None:
            parts = urlsplit(self.proxy)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise UserError(
                    "The proxy is not understood. Write it as http://proxy.example:8080"
                )

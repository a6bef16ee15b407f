"""The environment that git runs in: made from nothing, no setting of machine or user counts."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from harvester.web import Settings

_CONFIG: tuple[tuple[str, str], ...] = (
    ("protocol.version", "2"),
    ("protocol.allow", "never"),
    ("http.followRedirects", "false"),
    ("http.sslVerify", "true"),
    ("credential.helper", ""),
    ("transfer.bundleURI", "false"),
    ("transfer.advertiseSID", "false"),
    ("fetch.uriProtocols", ""),
    ("fetch.recurseSubmodules", "no"),
    ("submodule.recurse", "false"),
    ("fetch.negotiationAlgorithm", "noop"),
    ("fetch.writeCommitGraph", "false"),
    ("fetch.unpackLimit", "1"),  # keep packs: their size is what was received
    ("core.hooksPath", "/dev/null"),
    ("core.fsmonitor", "false"),
    ("core.symlinks", "false"),
    ("core.attributesFile", "/dev/null"),
    ("core.excludesFile", "/dev/null"),
    ("core.bigFileThreshold", "1m"),
    ("core.packedGitWindowSize", "32m"),
    ("core.packedGitLimit", "256m"),
    ("core.deltaBaseCacheLimit", "32m"),
    ("core.fsync", "none"),  # the repository lives for one visit only
    ("core.logAllRefUpdates", "false"),
    ("core.quotePath", "false"),
    ("pack.threads", "1"),
    ("init.templateDir", ""),
    ("gc.auto", "0"),
    ("maintenance.auto", "false"),
    ("log.mailmap", "false"),  # reading .mailmap would fetch trees
    ("log.showSignature", "false"),
    ("advice.detachedHead", "false"),
)


def environment(home: Path, config: Sequence[tuple[str, str]], protocol: str) -> dict[str, str]:
    """Variables for one git process. protocol: the only one it may speak, or empty for none."""
    pairs = list(_CONFIG) + ([(f"protocol.{protocol}.allow", "always")] if protocol else [])
    pairs += config
    values = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LC_ALL": "C",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_ASKPASS": "/bin/false",
        "SSH_ASKPASS": "/bin/false",
        "GIT_SSH_COMMAND": "/bin/false",
        "GIT_ALLOW_PROTOCOL": protocol or "none",
        "GIT_PROTOCOL_FROM_USER": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_FLUSH": "0",
        "GIT_CONFIG_COUNT": str(len(pairs)),
    }
    for number, (key, value) in enumerate(pairs):
        values[f"GIT_CONFIG_KEY_{number}"] = key
        values[f"GIT_CONFIG_VALUE_{number}"] = value
    return values


def http_config(
    settings: Settings, pinned: Mapping[tuple[str, int], Sequence[str]]
) -> list[tuple[str, str]]:
    """What git must know to reach a server. pinned: (host, port) → the checked addresses."""
    config = [
        ("http.userAgent", settings.user_agent),
        ("http.lowSpeedLimit", str(settings.low_speed)),
        ("http.lowSpeedTime", str(max(1, int(settings.read_timeout)))),
    ]
    if settings.proxy:
        config.append(("http.proxy", settings.proxy))
    if settings.ca_file:
        config.append(("http.sslCAInfo", str(settings.ca_file)))
    for (host, port), addresses in pinned.items():
        listed = ",".join(f"[{a}]" if ":" in a else a for a in addresses)
        config.append(("http.curloptResolve", f"{host}:{port}:{listed}"))
    return config

"""Git's wire protocol as far as refs need it: pkt-lines, v2 `ls-refs`, v0 advertisement.

https://git-scm.com/docs/gitprotocol-v2 and https://git-scm.com/docs/gitprotocol-pack
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_OID = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?$")
SERVICE = b"# service=git-upload-pack"
FLUSH, DELIMITER = b"0000", b"0001"


class NotGit(ValueError):  # noqa: N818
    """These bytes are no answer of a git server."""


@dataclass
class Refs:
    """What a repository points at.

    head: id of HEAD, None when there is no such commit (an empty repository).
    branch: short name of the branch that HEAD names, None for a HEAD without branch.
    tags: name → (object id, id of what an annotated tag points at, else None).
    """

    head: str | None = None
    branch: str | None = None
    tags: dict[str, tuple[str, str | None]] = field(default_factory=dict)


@dataclass
class Advertisement:
    """What a server can do. refs: protocol v0 and v1 tell them at once, v2 when asked (None)."""

    version: int
    capabilities: dict[str, str]
    refs: Refs | None = None

    @property
    def can_filter(self) -> bool:
        """Can objects be filtered, and asked for by their ids (which filtering needs later)?"""
        if self.version == 2:
            return "filter" in self.capabilities.get("fetch", "").split()
        by_id = {"allow-any-sha1-in-want", "allow-reachable-sha1-in-want"}
        return "filter" in self.capabilities and bool(by_id & self.capabilities.keys())

    @property
    def object_format(self) -> str:
        return self.capabilities.get("object-format", "sha1")


def packet(line: bytes) -> bytes:
    """One pkt-line: four hexadecimal digits of length, then the line."""
    return b"%04x%s" % (len(line) + 4, line)


def packets(body: bytes) -> Iterator[bytes | None]:
    """The lines of a body; None stands for a flush, delimiter or end packet. Raises NotGit."""
    at = 0
    while at < len(body):
        try:
            size = int(body[at : at + 4], 16)
        except ValueError:
            raise NotGit("no pkt-line") from None
        if size < 4:
            yield None
            at += 4
            continue
        if at + size > len(body) or len(body) - at < 4:
            raise NotGit("a pkt-line that is cut off")
        line = body[at + 4 : at + size]
        if line.startswith(b"ERR "):
            raise NotGit(line[4:].decode("utf-8", "replace"))
        yield line.rstrip(b"\n")
        at += size


def read_advertisement(body: bytes) -> Advertisement:
    """What a server answers to `info/refs?service=git-upload-pack`; raises NotGit."""
    lines = list(packets(body))
    if lines[:1] == [SERVICE]:
        lines = lines[2:]
    rest = [line for line in lines if line is not None]
    if rest[:1] == [b"version 2"]:
        return Advertisement(2, _capabilities(rest[1:]))
    version = 1 if rest[:1] == [b"version 1"] else 0
    return _read_old(version, rest[version:])


def _capabilities(lines: list[bytes]) -> dict[str, str]:
    pairs = (line.decode("ascii", "replace").partition("=") for line in lines)
    return {name: value for name, _, value in pairs}


def _read_old(version: int, lines: list[bytes]) -> Advertisement:
    """Protocol v0 and v1: every ref at once, the capabilities behind the first one."""
    if not lines or b"\0" not in lines[0]:
        raise NotGit("no capabilities in the advertisement")
    lines[0], _, listed = lines[0].partition(b"\0")
    words = listed.split()
    refs = Refs()
    for line in lines:
        oid, name = _oid_and_rest(line)
        if name == b"HEAD":
            refs.head = oid
        elif name.startswith(b"refs/tags/"):
            short, peeled = name[10:], name.endswith(b"^{}")
            key = _text(short[:-3] if peeled else short)
            refs.tags[key] = (
                (refs.tags[key][0], oid) if peeled and key in refs.tags else (oid, None)
            )
    for word in words:
        if word.startswith(b"symref=HEAD:refs/heads/"):
            refs.branch = _text(word[23:])
    return Advertisement(version, _capabilities(words), refs)


def ask_refs(advertisement: Advertisement, tags: bool) -> bytes:
    """The body of a v2 `ls-refs` request for HEAD, and the tags when asked."""
    lines = [packet(b"command=ls-refs\n")]
    if "object-format" in advertisement.capabilities:
        lines.append(packet(b"object-format=%s\n" % advertisement.object_format.encode()))
    lines += [DELIMITER, packet(b"peel\n"), packet(b"symrefs\n")]
    if "unborn" in advertisement.capabilities.get("ls-refs", "").split():
        lines.append(packet(b"unborn\n"))
    lines.append(packet(b"ref-prefix HEAD\n"))
    if tags:
        lines.append(packet(b"ref-prefix refs/tags/\n"))
    return b"".join([*lines, FLUSH])


def read_refs(body: bytes) -> Refs:
    """The answer to `ask_refs`; raises NotGit."""
    refs = Refs()
    for line in packets(body):
        if line is None:
            continue
        first, _, rest = line.partition(b" ")
        name, *attributes = rest.split(b" ")
        told = dict(a.split(b":", 1) for a in attributes if b":" in a)
        if name == b"HEAD":
            target = told.get(b"symref-target", b"")
            if target.startswith(b"refs/heads/"):
                refs.branch = _text(target[11:])
            if first != b"unborn":
                refs.head = _oid_and_rest(line)[0]
        elif name.startswith(b"refs/tags/"):
            peeled = told.get(b"peeled")
            if peeled is not None and not _OID.match(peeled):
                raise NotGit("no object id")
            oid = _oid_and_rest(line)[0]
            refs.tags[_text(name[10:])] = (oid, peeled.decode() if peeled else None)
    return refs


def _oid_and_rest(line: bytes) -> tuple[str, bytes]:
    oid, _, rest = line.partition(b" ")
    if not _OID.match(oid):
        raise NotGit("no object id")
    return oid.decode(), rest


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")

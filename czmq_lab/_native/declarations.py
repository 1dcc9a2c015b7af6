"""``czmq.h`` as records: what each C function takes, gives and owns, read once when first asked for."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple, Optional

__all__ = ["Declaration", "Param", "constants", "declared", "in_class"]

_HEADER = Path(__file__).with_name("czmq.h")
_FUNCTION = re.compile(r"^(?!typedef|extern|#|/|\s)(.+?)(\w+) \((.*)\);$")
_PARAM = re.compile(r"(.+?)(\w+)$")


class Param(NamedTuple):
    """One parameter: its name and its C type without spaces before ``*``."""

    name: str
    type: str


class Declaration(NamedTuple):
    """One C function with the tags of ``czmq.h``; the tags are explained at the top of that file."""

    name: str  # zmsg_send
    namespace: str  # zmsg
    short: str  # send
    returns: str  # int
    params: tuple[Param, ...]
    variadic: bool
    prototype: str
    tags: dict[str, tuple[str, ...]]  # {"since": ("4.0.2",), "consume": ("self_p",)}

    @property
    def since(self) -> tuple[int, ...]:
        """The first release that had it; () for drafts and libzmq."""
        return tuple(map(int, self.tags["since"][0].split("."))) if "since" in self.tags else ()

    @property
    def draft(self) -> bool:
        """Whether it exists only in libraries that were built with the draft API."""
        return "draft" in self.tags

    def tagged(self, tag: str, param: str) -> bool:
        """Whether ``tag`` speaks of this parameter.

        >>> declared()["zmsg_send"].tagged("consume", "self_p")
        True
        """
        return param in self.tags.get(tag, ())

    def size_of(self, param: str) -> Optional[int]:
        """How many bytes a fixed-size argument has.

        >>> declared()["zuuid_set"].size_of("source")
        16
        """
        for word in self.tags.get("size", ()):
            name, _, size = word.partition("=")
            if name == param and size:
                return int(size)
        return None

    def range_of(self, param: str) -> Optional[tuple[int, int]]:
        """The least and greatest number CZMQ survives here, if that is less than the C type can hold."""
        for word in self.tags.get("range", ()):
            name, _, span = word.partition("=")
            if name == param:
                low, high = span.split("..")
                return int(low), int(high or 2**31 - 1)
        return None


@functools.cache
def declared() -> dict[str, Declaration]:
    """Every declared function by its C name.

    >>> declared()["zstr_send"].prototype
    'int zstr_send (void *dest, const char *string);'
    """
    found: dict[str, Declaration] = {}
    namespace, tags = "", ""
    for line in _text().splitlines():
        if line.startswith("/* ") and line.endswith(" */"):
            namespace = line[3:-3]
        elif line.startswith("// @"):
            tags = line
        else:
            match = _FUNCTION.match(line)
            if match:
                found[match[2]] = _declaration(namespace, line, match, tags)
            tags = ""
    return found


def in_class(namespace: str) -> list[Declaration]:
    """The functions of one class, in the header's order."""
    return [d for d in declared().values() if d.namespace == namespace]


@functools.cache
def constants(namespace: str) -> frozenset[str]:
    """The constants of a class, without its prefix.

    >>> sorted(constants("zframe"))
    ['DONTWAIT', 'MORE', 'REUSE']
    """
    return frozenset(re.findall(rf"^#define {namespace.upper()}_(\w+) ", _text(), re.M))


@functools.cache
def _text() -> str:
    return _HEADER.read_text(encoding="utf-8")


def _declaration(namespace: str, line: str, match: re.Match[str], tags: str) -> Declaration:
    words: dict[str, tuple[str, ...]] = {}
    for part in tags[3:].split("@")[1:]:
        tag, *arguments = part.split()
        words[tag] = tuple(arguments)
    params = [param.strip() for param in match[3].split(",")] if match[3] != "void" else []
    variadic = bool(params) and params[-1] == "..."
    pairs = [_PARAM.match(param) for param in params[: len(params) - variadic]]
    records = tuple(Param(pair[2], pair[1].strip()) for pair in pairs if pair)
    short = match[2][len(namespace) + 1 :]
    return Declaration(match[2], namespace, short, match[1].strip(), records, variadic, line, words)

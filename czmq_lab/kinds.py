"""The twelve kinds of ZeroMQ sockets: their names, their numbers, and which side they usually take."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Union

from .errors import BadArgument

__all__ = ["KINDS", "nearest", "type_name"]

# name: (libzmq's number, whether an endpoint without a sign is bound). Source: zmq_socket(3), zsock_new_*(3).
KINDS = {
    "PAIR": (0, False),
    "PUB": (1, True),
    "SUB": (2, False),
    "REQ": (3, False),
    "REP": (4, True),
    "DEALER": (5, False),
    "ROUTER": (6, True),
    "PULL": (7, True),
    "PUSH": (8, False),
    "XPUB": (9, True),
    "XSUB": (10, False),
    "STREAM": (11, True),
}


def type_name(type: Union[str, int]) -> str:
    """The name of a socket type given by name, in any case, or by libzmq's number.

    >>> type_name("push"), type_name(7)
    ('PUSH', 'PULL')
    """
    for name, (number, _) in KINDS.items():
        if (isinstance(type, str) and type.upper() == name) or (type == number and not isinstance(type, bool)):
            return name
    raise BadArgument(f"there is no socket type {type!r}{nearest(str(type).upper(), KINDS)}")


def nearest(word: str, words: Iterable[str]) -> str:
    """A remedy for a mistyped word: the nearest ones, or all of a short list."""
    known = [w for w in words if not w.startswith("_")]
    near = difflib.get_close_matches(word, known, 3)
    if near:
        return f": did you mean {', '.join(near)}?"
    return f": use one of {', '.join(known)}" if len(known) <= 20 else ""

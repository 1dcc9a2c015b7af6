"""Endpoints in CZMQ's own grammar: ``@`` binds, ``>`` connects, commas separate.

They are checked here, in Python, because libzmq answers a typing mistake with "Invalid argument" or, worse, by trying
four billion ports. Source: zsock_attach(3), zmq_tcp(7), zmq_ipc(7), zmq_inproc(7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Optional

from .errors import BadEndpoint, BadType

__all__ = ["Endpoint", "check", "parse", "ports", "short"]

_TRANSPORTS = ("tcp", "ipc", "inproc", "pgm", "epgm", "norm", "tipc", "vmci", "udp", "ws", "wss")
_PORTS = re.compile(r"([*!])(?:\[(\d{0,6})-(\d{0,6})\])?")
_DYNAMIC = (0xC000, 0xFFFF)  # the range CZMQ takes ports from when none is named
_IPC_LONGEST = 107  # bytes of sun_path, less the final NUL


class Endpoint(NamedTuple):
    """One address and what to do with it.

    >>> Endpoint(True, "tcp://127.0.0.1:*")
    @tcp://127.0.0.1:*
    """

    bind: bool
    address: str

    def __repr__(self) -> str:
        return ("@" if self.bind else ">") + self.address


def parse(text: str, *, bind: bool) -> list[Endpoint]:
    """Split and check a list of endpoints; those without ``@`` or ``>`` bind if ``bind`` says so.

    Raises BadEndpoint, one line that names the mistake and the remedy.

    >>> parse("@tcp://127.0.0.1:*,>inproc://jobs", bind=False)
    [@tcp://127.0.0.1:*, >inproc://jobs]
    """
    _must_be_text(text)
    found = []
    for item in text.split(","):
        item = item.strip()
        sign, address = (item[0], item[1:]) if item.startswith(("@", ">")) else ("", item)
        if sign and address.startswith(("@", ">")):
            raise BadEndpoint(f"bad endpoint {_shown(item)}: write one sign, @ to bind or > to connect")
        binds = sign == "@" if sign else bind
        found.append(Endpoint(binds, check(address, bind=binds)))
    return found


def check(address: str, *, bind: bool) -> str:
    """Return ``address`` if libzmq can be asked to bind or connect to it, else raise BadEndpoint.

    >>> check("tcp://127.0.0.1:5555", bind=True)
    'tcp://127.0.0.1:5555'
    """
    _must_be_text(address)
    problem = _problem(address, bind)
    if problem:
        raise BadEndpoint(f"bad endpoint {_shown(address)}: {problem}")
    return address


def ports(address: str) -> Optional[tuple[str, Iterator[int]]]:
    """Take a port range such as ``tcp://127.0.0.1:*[6000-6100]`` apart: the address up to the colon, then the ports.

    ``*`` tries them upwards, ``!`` in random order. Returns None where there is no range to try.

    >>> head, numbers = ports("tcp://127.0.0.1:*[6000-6002]")
    >>> head, list(numbers)
    ('tcp://127.0.0.1:', [6000, 6001, 6002])
    """
    head, _, tail = address.rpartition(":")
    match = _PORTS.fullmatch(tail)
    if match is None or not address.startswith("tcp://") or tail == "*":
        return None
    first, last = _range(match)
    if match[1] == "*":
        return head + ":", iter(range(first, last + 1))
    import random

    numbers = list(range(first, last + 1))
    random.shuffle(numbers)
    return head + ":", iter(numbers)


def _range(match: re.Match[str]) -> tuple[int, int]:
    return int(match[2] or _DYNAMIC[0]), int(match[3] or _DYNAMIC[1])


def short(address: str) -> str:
    """Cut an address to what an error can show.

    >>> short("ipc://" + "x" * 100)[-8:]
    'xxxxx...'
    """
    return address if len(address) <= 80 else address[:77] + "..."


def _shown(address: str) -> str:
    return ascii(short(address))


def _must_be_text(value: object) -> None:
    if not isinstance(value, str):
        raise BadType(f"an endpoint is text such as 'tcp://127.0.0.1:*', not {type(value).__name__}")


def _problem(address: str, bind: bool) -> str:
    if not address:
        return "it is empty: write for example tcp://127.0.0.1:* or inproc://name"
    if "\0" in address or any(c.isspace() or not c.isprintable() for c in address):
        return "it holds a space, a NUL or another invisible character: take it out"
    if address[0] in "@>":
        return "leave out the sign: @ and > are for attach and for opening a socket"
    transport, separator, rest = address.partition("://")
    if not separator:
        return "the transport is missing: write tcp://host:port, ipc://path or inproc://name"
    if transport not in _TRANSPORTS:
        return f"there is no transport {transport!r}: use tcp://, ipc:// or inproc://"
    if not rest:
        return f"nothing follows {transport}://"
    if transport == "tcp":
        return _tcp_problem(rest, bind)
    if transport == "ipc" and len(rest.encode()) > _IPC_LONGEST:
        return f"the path is longer than the system's {_IPC_LONGEST} bytes: use a shorter one"
    if transport == "inproc" and len(rest.encode()) > 255:
        return "the name is longer than 255 bytes: use a shorter one"
    return ""


def _tcp_problem(rest: str, bind: bool) -> str:
    host, colon, port = rest.rpartition(":")
    if not colon or (port.endswith("]") and "[" not in port):
        return "the port is missing: write tcp://host:port, or * for any free port"
    if not host:
        return "the host is missing: write 127.0.0.1, a name, or * to bind on every interface"
    if port.isascii() and port.isdigit():
        number = int(port)
        if number > 65535:
            return f"port {port} is not between 0 and 65535"
        return "" if bind or number else "port 0 cannot be connected to: name the peer's real port"
    match = _PORTS.fullmatch(port)
    if match is None:
        return f"{port!r} is not a port: write a number" + (" or * for any free port" if bind else "")
    if not bind:
        return "a wildcard port only binds: to connect, name the peer's real port (its .endpoint)"
    first, last = _range(match)
    if not first <= last <= 65535:
        return f"the port range {first}-{last} is not ascending within 0-65535"
    return ""

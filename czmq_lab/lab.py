"""The notebook's session: its sockets by name, and the live panels that look at them.

A name given again closes what it meant before, so a cell can be run twice. Names are those of the notebook's variables
or those given with ``name=``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from . import errors
from ._native import library
from .actors import Monitor
from .endpoints import Endpoint, parse
from .sockets import TYPES, Socket, type_name

__all__ = ["Lab", "Row", "SocketTable", "lab"]


class Panel(Protocol):
    """A live view: it can be frozen into its picture, and closed."""

    def freeze(self) -> object: ...

    def close(self) -> None: ...


class Row(NamedTuple):
    """One socket as ``%zsocks`` lists it; counters in messages."""

    name: str
    type: str
    endpoints: list[str]
    sent: int
    received: int
    peers: int | None  # None where nobody counts them: sockets not opened by name


class SocketTable(list[Row]):
    """The sockets of a notebook, one Row each."""

    def __repr__(self) -> str:
        if not self:
            return "no open sockets"
        lines = [("name", "type", "peers", "sent", "received", "endpoints")]
        for row in self:
            peers = "?" if row.peers is None else str(row.peers)
            endpoints = " ".join(row.endpoints) or "none"
            lines.append((row.name, row.type, peers, str(row.sent), str(row.received), endpoints))
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        return "\n".join(
            "  ".join(f"{cell:{'>' if 2 <= i <= 4 else '<'}{widths[i]}}" for i, cell in enumerate(line)).rstrip()
            for line in lines
        )


class Lab:
    """The sockets and panels of one notebook; there is one, ``czmq_lab.lab``.

    >>> inp = lab.open("pull", "@inproc://lab-doc", name="inp")
    >>> lab.sockets()["inp"] is inp
    True
    >>> lab.close("inp")
    """

    def __init__(self) -> None:
        self._named: dict[str, Socket] = {}
        self._unnamed: list[Socket] = []  # kept alive until they are closed
        self._monitors: dict[Socket, Monitor] = {}
        self._panels: dict[str, Panel] = {}
        self.variables: Mapping[str, Any] = {}  # the notebook's own, once the extension is loaded

    # -- sockets ------------------------------------------------------------------------------------------------------

    def open(self, type: str, endpoints: str | None = None, *, name: str | None = None, **options: Any) -> Socket:
        """Open a socket and remember it under ``name``, closing the one of that name.

        The old one is closed when the new one stands, or before if it holds an address that the new one needs. A
        mistake closes nothing. Raises what `Socket` raises, and BadArgument for a name that is no Python identifier.
        """
        kind = TYPES[type_name(type)]
        if name is not None and not (isinstance(name, str) and name.isidentifier()):
            raise errors.BadArgument(f"a name is a Python identifier such as 'inp', not {name!a:.80}")
        wanted = [] if endpoints is None else parse(endpoints, bind=True)
        socket = kind(**options)
        self._monitors[socket] = Monitor(socket)  # before there is a connection to miss
        try:
            if endpoints is not None:
                self._attach(socket, endpoints, wanted, name)
        except BaseException:
            socket.close()
            raise
        if name is None:
            self._unnamed.append(socket)
        else:
            self._replace(name)
            self._named[name] = socket
        return socket

    def _attach(self, socket: Socket, endpoints: str, wanted: list[Endpoint], name: str | None) -> None:
        held = {_place(e[1:]) for old in self._olds(name) if not old.closed for e in old.endpoints if e[0] == "@"}
        clash = held & {_place(e.address) for e in wanted}
        if name is not None and any(place.startswith("ipc://") for place in clash):
            self._replace(name)  # libzmq would bind over it, and closing it later would take the new one's file away
        try:
            socket.attach(endpoints)
        except errors.AddressInUse:
            if name is None or not clash:
                raise
            self._replace(name)
            socket.attach(endpoints)

    def sockets(self) -> dict[str, Socket]:
        """Every open socket by name: given names, the notebook's variables, then a made-up name for the rest."""
        self._named = {name: socket for name, socket in self._named.items() if not socket.closed}
        self._unnamed = [socket for socket in self._unnamed if not socket.closed]
        for socket in [socket for socket in self._monitors if socket.closed]:
            self._monitors.pop(socket).close()
        found = dict(self._named)
        known = {id(socket) for socket in found.values()}
        for name, value in list(self.variables.items()):
            if isinstance(value, Socket) and not value.closed and not name.startswith("_") and id(value) not in known:
                found[name] = value
                known.add(id(value))
        for item in library.live():
            if isinstance(item, Socket) and not item.closed and id(item) not in known:
                found[f"{item.type.lower()}{item.serial}"] = item
        return found

    def get(self, name: str | Socket) -> Socket:
        """The socket of that name; raises BadArgument with the names there are."""
        if isinstance(name, Socket):
            return name
        value = self.variables.get(name)
        socket = value if isinstance(value, Socket) else self.sockets().get(name) or self._named.get(name)
        if socket is None:
            names = ", ".join(self.sockets()) or "none yet: open one with %zsock"
            what = (
                f"{name!r} is {_kind(value)}, not a socket" if name in self.variables else f"no socket named {name!r}"
            )
            raise errors.BadArgument(f"{what}; open sockets: {names}")
        return socket

    def name(self, socket: Socket) -> str:
        """The name of a socket, as `sockets` lists it."""
        return next((name for name, one in self.sockets().items() if one is socket), socket.type.lower())

    def close(self, *names: str | Socket) -> None:
        """Close these sockets and the panels that look at nothing else; unknown names raise before any is closed."""
        for socket in [self.get(name) for name in names]:
            socket.close()
        self.sockets()

    def close_all(self) -> None:
        """Close every panel and every socket of this notebook."""
        for panel in self.live:
            panel.close()
        self.close(*self.sockets().values())

    def table(self) -> SocketTable:
        """The open sockets with their endpoints and counters."""
        rows = []
        for name, socket in self.sockets().items():
            count = socket.counters
            rows.append(Row(name, socket.type, socket.endpoints, count.sent, count.received, self.peers(socket)))
        return SocketTable(rows)

    def peers(self, name: str | Socket) -> int | None:
        """How many peers this socket has now; None where nobody counts them: it was not opened by `open` or %zsock."""
        socket = self.get(name)
        if socket not in self._monitors:
            return None
        # libzmq reports nothing for inproc, but there both ends are in this process.
        inproc = [e for e in socket.endpoints if e[1:].startswith("inproc://")]
        wanted = {(">" if e[0] == "@" else "@") + e[1:] for e in inproc}
        here = sum(e in wanted for other in self.sockets().values() if other is not socket for e in other.endpoints)
        return self._monitors[socket].peers + here

    def _olds(self, name: str | None) -> list[Socket]:
        olds = () if name is None else (self._named.get(name), self.variables.get(name))
        return [old for old in olds if isinstance(old, Socket)]

    def _replace(self, name: str) -> None:
        for old in self._olds(name):
            old.close()
        self._named.pop(name, None)

    # -- panels -------------------------------------------------------------------------------------------------------

    @property
    def live(self) -> list[Panel]:
        """The panels that are open."""
        return list(self._panels.values())

    def show(self, key: str, panel: Panel) -> None:
        """Remember an open panel; an older one of the same ``key`` is closed: its cell was run again."""
        old = self._panels.pop(key, None)
        if old is not None:
            old.close()
        self._panels[key] = panel

    def forget(self, panel: Panel) -> None:
        """Drop a panel that has been frozen or closed."""
        self._panels = {key: one for key, one in self._panels.items() if one is not panel}

    def freeze_all(self) -> None:
        """Replace every live panel by its picture, so that the saved notebook still shows it."""
        for panel in self.live:
            panel.freeze()
            self.forget(panel)


def _place(address: str) -> str:
    """What of an address only one socket can hold: a tcp port, whatever its interface is called, or a path or name."""
    transport, _, rest = address.partition("://")
    if transport != "tcp":
        return address
    port = re.fullmatch(r".*:(?:[*!]\[(\d+)-\1\]|(\d+))", rest)  # a range of one is that port
    return f"tcp:{port[1] or port[2]}" if port else address


def _kind(value: object) -> str:
    name = type(value).__name__
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"


lab = Lab()

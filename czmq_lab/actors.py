"""Things that run beside a socket: so far the Monitor, which tells who came and who went."""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple, Optional
from weakref import WeakKeyDictionary

from ._native import raw
from .errors import BadArgument, BadType, CzmqError
from .loop import kernel_loop
from .sockets import Socket
from .waiting import Waiting

__all__ = ["Event", "Monitor"]

_PAIR = 0
_RCVHWM = 24
_NAMES: dict[int, str] = {
    getattr(raw.lib, name): name[len("ZMQ_EVENT_") :].lower()
    for name in dir(raw.lib)
    if name.startswith("ZMQ_EVENT_") and name != "ZMQ_EVENT_ALL"
}


class Event(NamedTuple):
    """One connection event; ``value`` is a file descriptor, an errno or an interval, as the event has it.

    Source: zmq_socket_monitor(3).
    """

    name: str
    value: int
    address: str


class _Pair(Waiting):
    """The end at which a socket's events arrive."""

    __slots__ = ("_socket",)

    def __init__(self, socket: Socket) -> None:
        self._socket = socket
        super().__init__(_PAIR)
        self._setopt(_RCVHWM, struct.pack("i", 0))
        address = f"inproc://czmq-lab-monitor-{self.serial}"
        self._attach("zmq_connect", address)
        socket._monitor(address)

    def _close(self) -> None:
        self._socket._unmonitor()
        super()._close()


class Monitor:
    """Watches the connections of one socket: the last ``limit`` events, and how many peers there are now.

    It sees tcp and ipc; libzmq reports no events for inproc. Where an event loop runs the events are read as they come;
    elsewhere whenever ``events`` or ``peers`` is looked at. Either way libzmq never waits for the reader.

    >>> with Socket("pull", "@tcp://127.0.0.1:*") as inp:
    ...     Monitor(inp).peers
    0
    """

    def __init__(self, socket: Socket, limit: int = 1000) -> None:
        if not isinstance(socket, Socket):
            raise BadType(f"a Monitor watches a socket of czmq_lab, not {type(socket).__name__}")
        if socket._monitored:
            raise BadArgument(f"{socket!r} has a monitor already and libzmq allows one: Monitor.of(socket) gives it")
        self._events: deque[Event] = deque(maxlen=limit)
        self._connecting: dict[int, str] = {}  # descriptor: address, until the handshake
        self._peers: dict[int, str] = {}
        self._pair: Optional[_Pair] = _Pair(socket)
        _monitors[socket] = self
        try:
            kernel_loop()
        except RuntimeError:
            return  # no loop: read on demand
        self._pair.on_message(self._keep)

    @classmethod
    def of(cls, socket: Socket) -> Monitor:
        """The monitor of a socket: the one it has, as every socket opened with ``%zsock``, or a new one."""
        return _monitors.get(socket) or cls(socket)

    @property
    def events(self) -> list[Event]:
        """The last events, oldest first."""
        self._read()
        return list(self._events)

    @property
    def peers(self) -> int:
        """How many peers have finished their handshake and not gone since."""
        self._read()
        return len(self._peers)

    def close(self) -> None:
        """Stop watching; the events stay readable. Closing twice is harmless."""
        pair, self._pair = self._pair, None
        if pair is not None:
            _monitors.pop(pair._socket, None)
            pair.close()

    def _read(self) -> None:
        pair = self._pair
        while pair is not None:
            try:
                frames = pair._attempt(pair._try_recv)
            except CzmqError:
                return  # closed, or read by the loop's own thread
            if frames is None:
                return
            self._keep([frames])

    def _keep(self, batch: Sequence[list[bytes]]) -> None:
        for head, address in batch:
            number, value = struct.unpack("=HI", head)
            event = Event(_NAMES.get(number, f"event {number}"), value, address.decode("utf-8", "replace"))
            self._events.append(event)
            if event.name in ("accepted", "connected"):
                self._connecting[value] = event.address
            elif event.name == "handshake_succeeded" and self._connecting:
                # The event does not say whose handshake it was; of several at one address, take the oldest.
                known = [fd for fd, at in self._connecting.items() if at == event.address] or list(self._connecting)
                self._peers[known[0]] = self._connecting.pop(known[0])
            elif event.name == "disconnected":
                self._connecting.pop(value, None)
                self._peers.pop(value, None)
            elif event.name == "monitor_stopped":
                self._peers.clear()
                self.close()
            elif event.name == "closed":
                self._peers = {fd: at for fd, at in self._peers.items() if at != event.address}


_monitors: WeakKeyDictionary[Socket, Monitor] = WeakKeyDictionary()

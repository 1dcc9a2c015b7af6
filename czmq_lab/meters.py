"""Rates from counters: how many messages and bytes a second, from totals that somebody else keeps.

A meter never counts anything itself. It reads the running totals of a socket whenever it is asked to and divides by
the time that really passed, so a reading that comes late, behind a long cell, is as right as one that comes in time.
"""

from __future__ import annotations

import time
from array import array
from bisect import bisect_right
from typing import NamedTuple, Protocol

__all__ = ["FIELDS", "Rates", "Throughput"]

#: What a socket counts: messages in either direction, and the bytes of their payload.
FIELDS = ("sent", "received", "sent_bytes", "received_bytes")


class _Counted(Protocol):
    @property
    def counters(self) -> tuple[int, int, int, int]: ...


class Rates(NamedTuple):
    """Messages and payload bytes a second, each way.

    >>> Rates(sent=2.0, received=3.0, sent_bytes=20.0, received_bytes=30.0).messages
    5.0
    """

    sent: float
    received: float
    sent_bytes: float
    received_bytes: float

    @property
    def messages(self) -> float:
        """Messages a second, both ways together."""
        return self.sent + self.received

    @property
    def bytes(self) -> float:
        """Payload bytes a second, both ways together."""
        return self.sent_bytes + self.received_bytes


class Throughput:
    """Follow a socket's counters and say how fast they grow; keeps the last `points` intervals and no more.

    Call `sample()` about as often as you want points. Interval number i reaches from ``times[i]`` to ``times[i + 1]``
    (seconds of `time.monotonic`), and ``messages[i]`` and ``bytes[i]`` are the mean rates within it, both ways
    together: the area under the curve is the number of messages, however irregular the sampling was.

    >>> from types import SimpleNamespace
    >>> socket = SimpleNamespace(counters=(0, 0, 0, 0))
    >>> meter = Throughput(socket, now=0.0)
    >>> socket.counters = (10, 0, 160, 0)
    >>> meter.sample(now=2.0)
    >>> meter.rate().sent, meter.rate().bytes, meter.totals
    (5.0, 80.0, (10, 0, 160, 0))
    """

    def __init__(self, socket: _Counted, points: int = 600, now: float | None = None) -> None:
        self._socket = socket
        self._points = max(1, points)
        self.times = array("d", [time.monotonic() if now is None else now])
        #: The running totals that the last sample read.
        self.totals = socket.counters
        self._counts = tuple(array("q", [count]) for count in self.totals)
        self.messages = array("f")
        self.bytes = array("f")

    def sample(self, now: float | None = None) -> None:
        """Read the counters now; a second reading at the same instant is ignored."""
        if now is None:
            now = time.monotonic()
        passed = now - self.times[-1]
        if passed <= 0:
            return
        self.totals = self._socket.counters
        grown = []
        for counts, count in zip(self._counts, self.totals):
            grown.append(count - counts[-1])
            counts.append(count)
        self.times.append(now)
        self.messages.append((grown[0] + grown[1]) / passed)
        self.bytes.append((grown[2] + grown[3]) / passed)
        if len(self.messages) > self._points:
            del self.times[0], self.messages[0], self.bytes[0]
            for counts in self._counts:
                del counts[0]

    def rate(self, seconds: float | None = None) -> Rates:
        """Mean rates over the last `seconds`, or over everything kept; all zero before the second sample.

        The stretch begins at the newest sample that is at least that old, so after a gap it covers the whole gap.
        """
        start = 0
        if seconds is not None:
            start = max(0, bisect_right(self.times, self.times[-1] - seconds) - 1)
        passed = self.times[-1] - self.times[start]
        if not passed:
            return Rates(0.0, 0.0, 0.0, 0.0)
        return Rates(*((counts[-1] - counts[start]) / passed for counts in self._counts))

    def series(self, field: str) -> array[float]:
        """The rate in each interval of one of `FIELDS`, to tell sent from received.

        >>> from types import SimpleNamespace
        >>> Throughput(SimpleNamespace(counters=(0, 0, 0, 0))).series("received")
        array('f')
        """
        counts, times = self._counts[FIELDS.index(field)], self.times
        return array("f", [(counts[i + 1] - counts[i]) / (times[i + 1] - times[i]) for i in range(len(times) - 1)])

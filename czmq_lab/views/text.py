"""What a peer sent and what a meter reads, as short plain text: bounded, escaped, the same everywhere."""

from __future__ import annotations

import codecs
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..meters import Throughput

__all__ = ["FRAMES", "FRAME_BYTES", "Entry", "Frame", "Numbers", "entry", "frames", "numbers", "short", "size"]

FRAME_BYTES = 256  # of each frame
FRAMES = 16  # of each message
_MOSTLY_TEXT = 0.75
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Frame(NamedTuple):
    """One frame to be shown: ``kind`` is 'text', 'hex' or 'empty'; ``more`` counts the bytes left out."""

    kind: str
    text: str
    more: int


def frames(message: Sequence[bytes]) -> tuple[list[Frame], int]:
    """Return what to show of a message, and how many frames are left out.

    A frame is text if it is UTF-8 that can be printed; what cannot be printed in it (control characters, escape
    sequences, marks that turn the writing direction) shows as an escape. Anything else is hexadecimal.

    >>> frames([b"topic", b"\\x1b[1mloud", b"\\xff\\x00", b""])[0]
    [Frame(kind='text', text='topic', more=0), Frame(kind='text', text='\\\\x1b[1mloud', more=0), \
Frame(kind='hex', text='ff 00', more=0), Frame(kind='empty', text='', more=0)]
    >>> frames([b"x"] * 20)[1]
    4
    """
    return [_frame(frame) for frame in message[:FRAMES]], max(0, len(message) - FRAMES)


def _frame(frame: bytes) -> Frame:
    head, more = bytes(frame[:FRAME_BYTES]), max(0, len(frame) - FRAME_BYTES)
    if not head:
        return Frame("empty", "", 0)
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head, final=not more)  # the cut may split a character
    except UnicodeDecodeError:
        return Frame("hex", head.hex(" "), more)
    shown = [c if c.isprintable() else _NAMED.get(c) or c.encode("unicode_escape").decode() for c in text]
    if sum(c.isprintable() or c in _NAMED for c in text) < _MOSTLY_TEXT * len(text):
        return Frame("hex", head.hex(" "), more)
    return Frame("text", "".join(shown), more)


def short(number: float) -> str:
    """A count or rate in three digits, with k, M, G for powers of 1000.

    >>> short(0), short(7.25), short(1234), short(999_950), short(3.2e9)
    ('0', '7.25', '1.23 k', '1.00 M', '3.20 G')
    """
    for prefix in ("", "k", "M", "G", "T"):
        if abs(number) < 999.5 or prefix == "T":
            break
        number /= 1000
    digits = 0 if abs(number) >= 99.95 or (not prefix and number == int(number)) else 1 if abs(number) >= 9.995 else 2
    return f"{number:.{digits}f} {prefix}".rstrip()


def size(count: float) -> str:
    """Bytes in three digits; kB, MB, GB are powers of 1000.

    >>> size(16), size(16_000_000)
    ('16 B', '16.0 MB')
    """
    number, _, prefix = short(count).partition(" ")
    return f"{number} {prefix}B"


class Numbers(NamedTuple):
    """What a plot says beside a curve, in its order."""

    messages_now: str
    messages_mean: str
    messages: str
    bytes_now: str
    bytes_mean: str
    bytes: str


def numbers(meter: Throughput, window: float) -> Numbers:
    """Read a meter: rates over the last second and over the last ``window`` seconds, and the totals.

    >>> from types import SimpleNamespace
    >>> from czmq_lab.meters import Throughput
    >>> numbers(Throughput(SimpleNamespace(counters=(0, 3, 0, 48))), window=30)._asdict()["bytes"]
    '48 B'
    """
    now, mean, totals = meter.rate(1.0), meter.rate(window), meter.totals
    return Numbers(
        short(now.messages),
        short(mean.messages),
        f"{totals[0] + totals[1]:,}",
        size(now.bytes) + "/s",
        size(mean.bytes) + "/s",
        size(totals[2] + totals[3]),
    )


class Entry(NamedTuple):
    """One row of a log; ``str()`` makes it a line."""

    number: int
    clock: str
    size: str
    frames: list[Frame]
    more: int

    def __str__(self) -> str:
        shown = ["empty" if f.kind == "empty" else f.text + ("…" if f.more else "") for f in self.frames]
        more = f"  … {self.more:,} frames more" if self.more else ""
        return f"{self.number:>9,}  {self.clock}  {self.size:>8}  {'  '.join(shown)}{more}"


def entry(number: int, at: float, message: Sequence[bytes]) -> Entry:
    """Make the log's row for message ``number``, which arrived ``at`` seconds since the epoch.

    >>> str(entry(7, 0.0, [b"hello", b""])).split()[3:]
    ['B', 'hello', 'empty']
    """
    clock = time.strftime("%H:%M:%S", time.localtime(at)) + f".{int(at % 1 * 1000):03}"
    return Entry(number, clock, size(sum(map(len, message))), *frames(message))

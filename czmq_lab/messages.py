"""Messages: what a socket receives, and how Python values become frames."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from . import errors
from ._native.pure import Buffer

__all__ = ["Message", "frames", "to_buffer"]


class Message(tuple[bytes, ...]):
    """One received message: a tuple of its frames, each ``bytes``.

    >>> Message([b"topic", b"21"])
    [b'topic', b'21'] 2 frames, 7 B
    """

    __slots__ = ()

    @property
    def size(self) -> int:
        """Bytes of payload, all frames together."""
        return sum(map(len, self))

    @property
    def text(self) -> str:
        """The frames as UTF-8 text, joined by spaces; what is not UTF-8 shows as the replacement character."""
        return b" ".join(self).decode("utf-8", "replace")

    def json(self) -> Any:
        """The last frame, read as JSON; raises BadArgument if it is none."""
        try:
            return json.loads(self[-1])
        except (ValueError, IndexError) as problem:
            raise errors.BadArgument(f"the last frame is not JSON: {problem}") from None

    def __repr__(self) -> str:
        shown = ", ".join(repr(f if len(f) <= 64 else f[:61] + b"...") for f in self[:16])
        if len(self) > 16:
            shown += f", and {len(self) - 16} more"
        return f"[{shown}] {len(self)} frame{'s' * (len(self) != 1)}, {self.size} B"


def frames(value: object) -> Iterator[Buffer]:
    """The frames that a Python value is sent as.

    bytes go as they are, str as UTF-8, numbers as their text, dict and list as JSON, a Message as all its frames.
    Raises BadType for what is none of these.

    >>> list(frames({"a": 1})), list(frames("é"))
    ([b'{"a": 1}'], [b'\\xc3\\xa9'])
    """
    if isinstance(value, Message):
        yield from value
    elif isinstance(value, (bytes, bytearray, memoryview)):
        yield value
    elif isinstance(value, str):
        yield value.encode()
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value).encode()
    else:
        yield _bytes_of(value)


def _bytes_of(value: object) -> Buffer:
    try:
        return memoryview(value).tobytes()  # type: ignore[arg-type]  # arrays
    except TypeError:
        pass
    try:
        return json.dumps(value).encode()
    except (TypeError, ValueError):
        raise errors.BadType(
            f"{type(value).__name__} objects cannot be sent as they are: make it bytes, text or JSON"
        ) from None


def to_buffer(data: object) -> Buffer:
    """Return ``data`` if it can be sent as it is, else raise BadType with what to write instead."""
    if type(data) is bytes or isinstance(data, (bytes, bytearray)):
        return data
    if isinstance(data, str):
        raise errors.BadType("a frame is bytes, not str: write .encode(), or send_string(text)")
    try:
        view = memoryview(data)  # type: ignore[arg-type]
    except TypeError:
        raise errors.BadType(
            f"a frame is bytes, not {type(data).__name__}: encode it first, for example json.dumps(x).encode()"
        ) from None
    return view if view.c_contiguous else view.tobytes()

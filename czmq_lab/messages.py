"""Messages: what a socket receives, and how Python values become frames."""

from __future__ import annotations

import json
import numbers
from collections.abc import Iterable, Iterator
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

    def __new__(cls, frames: Iterable[bytes] = ()) -> Message:
        """Raises BadType for a frame that is not bytes."""
        message = super().__new__(cls, frames)
        for frame in message:
            if type(frame) is not bytes and not isinstance(frame, bytes):
                raise errors.BadType(f"a frame of a Message is bytes, not {type(frame).__name__}")
        return message

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
        if not self:
            raise errors.BadArgument("the message has no frames, so no JSON either")
        try:
            return json.loads(self[-1])
        except (ValueError, RecursionError) as problem:
            raise errors.BadArgument(f"the last frame is not JSON: {problem}") from None

    def __repr__(self) -> str:
        shown = ", ".join(repr(f if len(f) <= 64 else f[:61] + b"...") for f in self[:16])
        if len(self) > 16:
            shown += f", and {len(self) - 16} more"
        return f"[{shown}] {len(self)} frame{'s' * (len(self) != 1)}, {self.size} B"


def frames(value: object) -> Iterator[Buffer]:
    """The frames that a Python value is sent as.

    bytes go as they are, str as UTF-8, numbers as their text, dict and list as JSON, a Message as all its frames.
    Raises BadType for what is none of these, BadArgument for a value that cannot be written so.

    >>> list(frames({"a": 1})), list(frames("é"))
    ([b'{"a": 1}'], [b'\\xc3\\xa9'])
    """
    if isinstance(value, Message):
        yield from value
    elif isinstance(value, (bytes, bytearray, memoryview)):
        yield value
    else:
        try:
            yield _bytes_of(value)
        except UnicodeEncodeError:
            raise errors.BadArgument("this text holds half a surrogate pair, which UTF-8 has no bytes for") from None
        except (TypeError, ValueError, RecursionError) as problem:
            kind = errors.BadArgument if isinstance(value, (str, numbers.Real, dict, list)) else errors.BadType
            if isinstance(problem, RecursionError):
                problem = RecursionError("it is nested too deeply")
            raise kind(
                f"{type(value).__name__} objects cannot be sent as they are: make it bytes, text or JSON ({problem})"
            ) from None


def _bytes_of(value: object) -> Buffer:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, numbers.Real) and not isinstance(value, bool):  # numpy's own numbers too
        return str(value).encode()
    try:
        view = memoryview(value)  # type: ignore[arg-type]  # arrays
    except (TypeError, ValueError):
        return json.dumps(value).encode()
    if "O" in view.format:
        raise TypeError("its items are Python objects")
    return view.tobytes()


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

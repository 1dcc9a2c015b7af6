"""Socket options as attributes: the descriptors that the generated ``_options.py`` is made of.

Each checks type and range in Python, so that libzmq is only asked what it can take, and then calls the socket's
``_getopt_int(number)``, ``_getopt_bytes(number, size)`` or ``_setopt(number, value)``, which raise for what libzmq
refuses. Times are libzmq's own: milliseconds.
"""

from __future__ import annotations

import errno
import sys
from typing import Any, Generic, TypeVar, overload

from ..errors import BadArgument, BadType, ZmqError

Got = TypeVar("Got", covariant=True)
Set = TypeVar("Set", contravariant=True)

_LONGEST = 4096  # bytes of text an option may hold; endpoints are the longest
_Z85 = frozenset(b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#")


class Option(Generic[Got, Set]):
    """One socket option; ``Option[int, int]`` reads as int and takes int, NoReturn marks what is not possible."""

    def __init__(self, number: int, access: str, doc: str) -> None:
        self.number, self.access, self.__doc__ = number, access, doc
        self.name = "?"

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<option {self.name}: {self.__doc__}>"

    @overload
    def __get__(self, sock: None, owner: type | None = None) -> Option[Got, Set]: ...
    @overload
    def __get__(self, sock: object, owner: type | None = None) -> Got: ...
    def __get__(self, sock: Any, owner: type | None = None) -> Any:
        if sock is None:
            return self
        if "r" not in self.access:
            raise AttributeError(f"{self.name} can only be set; libzmq does not tell it back")
        try:
            return self._read(sock)
        except ZmqError as problem:
            raise self._refused("read", problem) from None

    def __set__(self, sock: Any, value: Set) -> None:
        if "w" not in self.access:
            raise AttributeError(f"{self.name} can only be read; libzmq decides it")
        packed = self._packed(value)
        try:
            sock._setopt(self.number, packed)
        except ZmqError as problem:
            raise self._refused("set", problem) from None

    def _refused(self, what: str, problem: ZmqError) -> ZmqError:
        if problem.errno != errno.EINVAL:
            return problem
        return ZmqError(errno.EINVAL, f"{self.name} cannot be {what} on this type of socket or with this libzmq")

    def _read(self, sock: Any) -> Any:
        raise NotImplementedError

    def _packed(self, value: Any) -> bytes:
        raise NotImplementedError

    def _bad_type(self, wanted: str, value: object) -> BadType:
        return BadType(f"{self.name} takes {wanted}, not {type(value).__name__}. {self.__doc__}")


class Int(Option[Got, Set]):
    """A number of 32 bits."""

    size = 4

    def __init__(self, number: int, access: str, doc: str, low: int = -(2**31), high: int = 2**31 - 1) -> None:
        super().__init__(number, access, doc)
        self.low, self.high = low, high

    def _read(self, sock: Any) -> int:
        return int(sock._getopt_int(self.number))

    def _packed(self, value: Any) -> bytes:
        if not isinstance(value, int):
            raise self._bad_type("an int", value)
        if not self.low <= value <= self.high:
            raise BadArgument(f"{self.name} must be {self.low} to {self.high}, not {value}. {self.__doc__}")
        return value.to_bytes(self.size, sys.byteorder, signed=self.low < 0)


class Wide(Int[Got, Set]):
    """A number of 64 bits; signed when its range goes below 0."""

    size = 8

    def _read(self, sock: Any) -> int:
        return int.from_bytes(sock._getopt_bytes(self.number, 8), sys.byteorder, signed=self.low < 0)


class Blob(Option[Got, Set]):
    """Bytes of any content; text is taken as UTF-8."""

    def _read(self, sock: Any) -> bytes:
        return bytes(sock._getopt_bytes(self.number, _LONGEST))

    def _packed(self, value: Any) -> bytes:
        if isinstance(value, str):
            return value.encode("utf-8", "surrogateescape")
        if isinstance(value, (bytes, bytearray, memoryview)):
            return bytes(value)
        raise self._bad_type("str or bytes", value)


class Text(Blob[Got, Set]):
    """Text, which C ends with a NUL."""

    def _read(self, sock: Any) -> Any:
        return super()._read(sock).rstrip(b"\0").decode("utf-8", "surrogateescape")

    def _packed(self, value: Any) -> bytes:
        packed = super()._packed(value)
        if b"\0" in packed:
            raise BadArgument(f"{self.name} must not contain NUL, which ends text in C; remove it")
        return packed


class Curve(Option[Got, Set]):
    """A CURVE key: 40 characters of Z85 text, or the 32 bytes they stand for."""

    def _read(self, sock: Any) -> str:
        return bytes(sock._getopt_bytes(self.number, 41)).rstrip(b"\0").decode("ascii")

    def _packed(self, value: Any) -> bytes:
        if not isinstance(value, (str, bytes)):
            raise self._bad_type("a key as str or bytes", value)
        try:
            key = value.encode("ascii") if isinstance(value, str) else value
        except UnicodeEncodeError:
            key = b""
        if len(key) == 40 and _Z85.issuperset(key):
            return key + b"\0"
        if len(key) == 32 and isinstance(value, bytes):
            return key
        raise BadArgument(f"{self.name} must be 40 characters of Z85 or 32 bytes; this is neither ({len(value)} long)")

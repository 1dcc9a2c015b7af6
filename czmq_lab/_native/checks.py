"""What the rendered functions call: arguments into C, with one-line errors before CZMQ sees them; results back.

CZMQ asserts on what it does not like, so nothing reaches it that these do not let through.
"""

from __future__ import annotations

import errno
import os
import threading
import time
from contextlib import nullcontext
from typing import Any, Callable, Optional, Union

from .. import endpoints, errors
from . import library
from ._options import Options
from .handles import Handle, ffi, fresh, lend, lib, stale, take, taken, zactor_t, zframe_t, zsock_t
from .options import Blob, Int, Option

__all__ = ["TOOLS"]

_PATIENCE = 0.5  # s: libzmq closes sockets in the background, so descriptors come free a moment later
_STRING = ffi.typeof("char *[1]")
_SPARE = 8  # descriptors that must be free before a socket is made or bound: libzmq aborts without


# -- arguments --------------------------------------------------------------------------------------------------------


def lock(value: object, kind: type[Handle], call: str, name: str) -> Any:
    """The lock of a handle of the right kind, to be held from taking its pointer until the result is copied."""
    if type(value) is not kind:
        raise _wrong(value, kind.kind, call, name)
    return value._lock


def in_order(one: Any, other: Any) -> tuple[Any, Any]:
    """Two locks in the order in which every call takes them, so that two calls never wait for each other."""
    return (one, other) if id(one) < id(other) else (other, one)


def _wrong(value: object, wanted: str, call: str, name: str) -> errors.BadType:
    got = value.kind if isinstance(value, Handle) else "None" if value is None else type(value).__name__
    advice = ""
    if wanted == "zsock_t" and hasattr(value, "_handle"):
        advice = f" (a {got} has its own .{call.partition('.')[2]} or attributes)"
    elif wanted.endswith("_t"):
        advice = f": make one with {wanted[:-2]}.new"
    return errors.BadType(f"{call}: {name} must be a {wanted}, not {got}{advice}")


def enter(value: Any, kind: Optional[type[Handle]], call: str, name: str) -> Any:
    """Begin a call on a socket, which `leave` ends; ``kind`` None takes every socket that CZMQ takes."""
    found = type(value)
    if found is kind or (kind is None and (found is zsock_t or found is zactor_t)):
        return value._enter()
    if kind is not None:
        raise _wrong(value, kind.kind, call, name)
    if hasattr(value, "_handle") and hasattr(value, "_enter"):  # our own Socket: a raw libzmq socket
        value._enter()
        return value._handle
    got = value.kind if isinstance(value, Handle) else type(value).__name__
    module = type(value).__module__.partition(".")[0]
    if module == "zmq":
        raise errors.BadType(
            f"{call}: {name} is a pyzmq socket, which belongs to another libzmq: open one with czmq_lab"
        )
    raise errors.BadType(f"{call}: {name} must be a socket, from zsock.new or a class such as Push, not {got}")


def leave(value: Any) -> None:
    """End what `enter` began."""
    value._leave()


def text(value: object, call: str, name: str) -> bytes:
    """Text for C."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
    if not isinstance(value, bytes):
        raise errors.BadType(f"{call}: {name} must be str or bytes, not {type(value).__name__}")
    if b"\0" in value:
        raise errors.BadArgument(
            f"{call}: {name} holds a NUL, where C would cut it: send bytes with zframe.new instead"
        )
    return value


def endpoint(value: object, call: str, name: str) -> bytes:
    """An endpoint, or a list of them; refuses the port ranges that would keep CZMQ trying for hours."""
    encoded = text(value, call, name)
    if b"*[" in encoded or b"![" in encoded:
        endpoints.parse(encoded.decode("utf-8", "surrogateescape"), bind=True)
    room_for_socket(call)
    return encoded


def data(value: object, call: str, name: str) -> Any:
    """Bytes for C, whose size goes along."""
    if value is None:
        return b""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        raise errors.BadType(f"{call}: {name} must be bytes, not str: write .encode()")
    try:
        return ffi.from_buffer(value)
    except (TypeError, BufferError):
        raise errors.BadType(f"{call}: {name} must be bytes, not {type(value).__name__}") from None


def exactly(value: object, size: int, call: str, name: str) -> Any:
    """Bytes of the one length that C will read."""
    found = data(value, call, name)
    if len(found) != size:
        raise errors.BadArgument(f"{call}: {name} must be {size} bytes, not {len(found)}")
    return found


def integer(value: object, low: int, high: int, call: str, name: str) -> None:
    """Raise unless C can take the number."""
    if not isinstance(value, int):
        raise errors.BadType(f"{call}: {name} must be an int, not {type(value).__name__}")
    if not low <= value <= high:
        raise errors.BadArgument(f"{call}: {name} must be {low} to {high}, not {value}")


def checked_take(value: object, kind: type[Handle], call: str, name: str) -> Any:
    """Take a handle of the right kind; `taken` says later what became of it."""
    if type(value) is not kind:
        raise _wrong(value, kind.kind, call, name)
    return take(value, call)


def open_file(file: Any, mode: str, call: str, name: str) -> Any:
    """A C stream on a Python file; the caller closes it, the Python file stays open."""
    try:
        file.flush()
        descriptor = os.dup(file.fileno())
    except (AttributeError, OSError, ValueError):
        raise errors.BadType(f"{call}: {name} must be an open file of the system, such as open(path, 'w+b')") from None
    stream = lib.fdopen(descriptor, mode.encode())
    if stream == ffi.NULL:
        os.close(descriptor)
        raise errors.BadArgument(f"{call}: {name} is not open for {'reading' if mode == 'r' else 'writing'}")
    return stream


def room_for_socket(call: str) -> None:
    """Wait for free file descriptors, or raise: where libzmq finds none, it aborts."""
    if library.closing():
        raise errors.Terminated(lib.ETERM, f"{call}: the interpreter is ending")
    deadline = time.monotonic() + _PATIENCE
    while True:
        spare: list[int] = []
        try:
            while len(spare) < _SPARE:
                spare.append(os.dup(_null()))
            return
        except OSError as problem:
            if time.monotonic() > deadline:
                text = f"{call}: no file descriptors are free: close sockets, or raise the limit (ulimit -n)"
                raise errors.ZmqError(problem.errno or errno.EMFILE, text) from None
            time.sleep(0.001)
        finally:
            for descriptor in spare:
                os.close(descriptor)


_null_descriptor = -1


def _null() -> int:
    global _null_descriptor
    if _null_descriptor < 0:
        _null_descriptor = os.open(os.devnull, os.O_RDONLY)
    return _null_descriptor


# -- results ----------------------------------------------------------------------------------------------------------


def string(p: Any) -> Optional[str]:
    """Text that stays C's."""
    return None if p == ffi.NULL else ffi.string(p).decode("utf-8", "surrogateescape")


def freed_string(p: Any) -> Optional[str]:
    """Text that is ours to free."""
    if p == ffi.NULL:
        return None
    try:
        return string(p)
    finally:
        lib.zstr_free(ffi.new(_STRING, [p]))


def to_bytes(p: Any, size: int) -> Optional[bytes]:
    """A copy of ``size`` bytes."""
    return None if p == ffi.NULL else bytes(ffi.buffer(p, size))


def is_alive(value: object, kind: type[Handle]) -> bool:
    """Whether a Python object is a usable handle of this kind; any object may be asked about."""
    return type(value) is kind and value._p is not None


def destroy(value: object, kind: type[Handle], call: str, name: str) -> None:
    """Destroy a handle's object."""
    if type(value) is not kind:
        raise _wrong(value, kind.kind, call, name)
    value.destroy()


# -- socket options, without CZMQ: its setters assert, its getters do not look whether they worked --------------------


class _Reached:
    """A raw socket in the form that options are read and written through."""

    def __init__(self, handle: Any, what: str) -> None:
        self.handle, self.what = handle, what

    def _asked(self, call: Callable[..., int], number: int, value: Any, size: Any) -> None:
        while call(self.handle, number, value, size) != 0:
            problem = lib.zmq_errno()
            if problem != errno.EINTR:
                raise errors.ZmqError(problem, f"{self.what}: {string(lib.zmq_strerror(problem))}")

    def _getopt_int(self, number: int) -> int:
        value = ffi.new("int *")
        self._asked(lib.zmq_getsockopt, number, value, ffi.new("size_t *", 4))
        return int(value[0])

    def _getopt_bytes(self, number: int, size: int) -> bytes:
        room, length = ffi.new("char[]", size), ffi.new("size_t *", size)
        self._asked(lib.zmq_getsockopt, number, room, length)
        return bytes(ffi.buffer(room, length[0]))

    def _setopt(self, number: int, value: bytes) -> None:
        self._asked(lib.zmq_setsockopt, number, value, len(value))


_MORE: dict[str, Option[Any, Any]] = {
    "subscribe": Blob(6, "w", "A topic is text or bytes."),
    "unsubscribe": Blob(7, "w", "A topic is text or bytes."),
    "events": Int(15, "r", "What is possible now."),
    "type": Int(16, "r", "The number of the socket's type."),
}
for _name, _option in _MORE.items():
    _option.name = _name


def _find_option(name: str) -> Option[Any, Any]:
    return _MORE.get(name) or vars(Options)[name]


def get_option(value: object, name: str, call: str, argument: str) -> Union[int, str]:
    """Read a socket option of any socket."""
    handle = enter(value, None, call, argument)
    try:
        found = _find_option(name).__get__(_Reached(lib.zsock_resolve(handle), call))
    finally:
        leave(value)
    return found.decode("utf-8", "surrogateescape") if isinstance(found, bytes) else found


def set_option(value: object, name: str, new: Any, call: str, argument: str) -> None:
    """Write a socket option of any socket."""
    if isinstance(new, zframe_t):
        with new._lock:
            p = new.pointer()
            new = to_bytes(lib.zframe_data(p), lib.zframe_size(p))
    handle = enter(value, None, call, argument)
    try:
        _find_option(name).__set__(_Reached(lib.zsock_resolve(handle), call), new)
    finally:
        leave(value)


# What a rendered function finds under which name; the underscore keeps them apart from parameters.
TOOLS: dict[str, Any] = {
    "_NOBODY": nullcontext(),
    "_NULL": ffi.NULL,
    "_SETTINGS": threading.RLock(),
    "_bytes": to_bytes,
    "_data": data,
    "_destroy": destroy,
    "_endpoint": endpoint,
    "_enter": enter,
    "_exactly": exactly,
    "_freed_str": freed_string,
    "_fresh": fresh,
    "_get_option": get_option,
    "_in_order": in_order,
    "_int": integer,
    "_is_alive": is_alive,
    "_leave": leave,
    "_lend": lend,
    "_lib": lib,
    "_lock": lock,
    "_new": ffi.new,
    "_open": open_file,
    "_room_for_socket": room_for_socket,
    "_set_option": set_option,
    "_stale": stale,
    "_str": string,
    "_take": checked_take,
    "_taken": taken,
    "_text": text,
}

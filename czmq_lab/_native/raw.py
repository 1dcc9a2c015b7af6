"""What surrounds a raw libzmq socket: how it is made, what its errors mean, when its waits end."""

from __future__ import annotations

import errno
import time
from typing import Any, Callable, NamedTuple, Optional

from .. import errors
from . import library

__all__ = ["PATIENCE", "Counters", "deadline_after", "error", "ffi", "lib", "new_handle"]

_library = library.load()
ffi, lib = _library.ffi, _library.lib

PATIENCE = 0.5  # s: libzmq closes in the background, so a slot or a port may take a moment to come free


class Counters(NamedTuple):
    """What went through one socket so far: whole messages, and bytes of payload."""

    sent: int
    received: int
    sent_bytes: int
    received_bytes: int


def error(number: int, doing: str, remedy: str = "") -> errors.ZmqError:
    """The exception for a libzmq errno: one line with what failed, why and what to do."""
    text = ffi.string(lib.zmq_strerror(number)).decode()
    kind = {
        errno.EAGAIN: errors.Again,
        errno.EADDRINUSE: errors.AddressInUse,
        lib.ETERM: errors.Terminated,
    }.get(number, errors.ZmqError)
    return kind(number, f"{doing}: {text}" + (f": {remedy}" if remedy else ""))


def deadline_after(timeout: Optional[float]) -> Optional[float]:
    """When a wait of ``timeout`` seconds ends on the monotonic clock; None and infinity never end."""
    if timeout is None or timeout == float("inf"):
        return None
    if not isinstance(timeout, (int, float)):
        raise errors.BadType(f"timeout={timeout!r}: give seconds as a number, or None for ever")
    if not timeout >= 0:
        raise errors.BadArgument(f"timeout={timeout!r}: give seconds, 0 for not at all, or None for ever")
    return time.monotonic() + timeout


def new_handle(number: int, tidy: Callable[[], object]) -> Any:
    """A new socket of libzmq's type ``number``, waiting a moment for one that is still being closed, with ``tidy``."""
    if library.closing():
        raise errors.Terminated(lib.ETERM, "the interpreter is ending: no new socket can be made")
    deadline = time.monotonic() + PATIENCE
    while True:
        handle = lib.zsys_socket(number, ffi.NULL, 0)
        if handle != ffi.NULL:
            return handle
        problem = lib.zmq_errno()
        if problem == errno.EINVAL:
            raise errors.BadArgument(f"this libzmq knows no socket type {number}")
        if problem != errno.EMFILE or time.monotonic() > deadline:
            raise error(problem, f"no new socket ({len(library.live())} are open)", "close some: %zclose --all")
        tidy()
        time.sleep(0.001)

"""A raw libzmq socket in Python: the common base of both modes.

The handle comes from ``zsys_socket`` (CZMQ knows it, its polymorphic calls accept it) and is driven by ``zmq_*`` calls
only, because those return errors where CZMQ's own socket class asserts. Every wait is cut into slices, so that Ctrl-C,
a close from another thread and the end of the interpreter are noticed.
"""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Sequence
from typing import Any, Callable, Optional, TypeVar, Union

from .. import errors
from . import library
from .raw import PATIENCE, Counters, deadline_after, error, ffi, lib, new_handle

__all__ = ["DONTWAIT", "POLLIN", "POLLOUT", "SNDMORE", "Buffer", "Counters", "RawSocket", "error"]

DONTWAIT, SNDMORE, POLLIN, POLLOUT = 1, 2, 1, 2
_RCVMORE, _EVENTS, _LINGER, _LAST_ENDPOINT = 13, 15, 17, 32
_BATCH = 64  # frames of a message that one call into C can take
_SLICE = 100  # ms: the longest a wait goes without looking at signals and closing
_LINGER_DEFAULT = 1000  # ms: what was sent just before a close still leaves; CZMQ's own 0 would drop it

Buffer = Union[bytes, bytearray, memoryview]
Result = TypeVar("Result")
get_ident, monotonic = threading.get_ident, time.monotonic


class RawSocket:
    """One libzmq socket, used by one thread at a time."""

    __slots__ = (
        "__weakref__",
        "_busy",
        "_closed_by",
        "_count",
        "_doomed",
        "_frames",
        "_handle",
        "_item",
        "_message",
        "_monitored",
        "_owner",
        "_received",
        "_received_bytes",
        "_sent",
        "_sent_bytes",
        "serial",
    )
    is_actor = False

    def __init__(self, number: int) -> None:
        self._handle: Any = None  # set first: __del__ runs even if the rest fails
        self._busy = 0  # the thread that is inside a call
        self._monitored = False
        self._doomed = False  # another thread asked for the close while this one was waiting
        self._closed_by = "closed"
        self._owner: Optional[int] = None
        self._sent = self._received = self._sent_bytes = self._received_bytes = 0
        self._frames, self._count = ffi.new("struct iovec[]", _BATCH), ffi.new("size_t *")
        self._message = ffi.new("zmq_msg_t *")
        lib.zmq_msg_init(self._message)
        self._handle = new_handle(number, _look_around)
        self._item = ffi.new("zmq_pollitem_t *", {"socket": self._handle})
        self._setopt(_LINGER, ffi.buffer(ffi.new("int *", _LINGER_DEFAULT))[:])
        self.serial = library.next_serial()
        library.register(self)

    # -- who may use it, and until when -------------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Whether the socket has been closed."""
        return self._handle is None

    @property
    def is_busy(self) -> bool:
        return self._busy != 0

    @property
    def counters(self) -> Counters:
        """Messages and payload bytes that went through this socket so far."""
        return Counters(self._sent, self._received, self._sent_bytes, self._received_bytes)

    def hand_over(self) -> None:
        """Let the next thread that uses the socket own it; only the owner can hand it over."""
        self._enter()
        self._owner = None
        self._leave()

    def close(self) -> None:
        """Close the socket; what was sent still leaves for ``linger`` milliseconds. Closing twice is harmless.

        From another thread it ends a wait in progress there, which raises Gone.
        """
        self._doomed = True  # first: whoever is inside a call closes it on leaving
        if not self._busy:
            self._close()

    def settle(self) -> None:
        if self._handle is not None and not self._busy:
            self._unmonitor()
            linger, size = ffi.new("int *"), ffi.new("size_t *", 4)
            known = lib.zmq_getsockopt(self._handle, _LINGER, linger, size) == 0
            if known and not 0 <= linger[0] <= library.EXIT_LINGER:
                linger[0] = library.EXIT_LINGER
                lib.zmq_setsockopt(self._handle, _LINGER, linger, 4)

    def close_at_exit(self) -> None:
        if not self._busy:
            self._close()

    def forget(self) -> None:
        self._handle, self._closed_by = None, "made before this process was forked: open a new one in the child"

    def _close(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            if self._monitored:
                self._monitored = False
                lib.zmq_socket_monitor(handle, ffi.NULL, 0)
            lib.zmq_msg_close(self._message)
            lib.zsys_close(handle, ffi.NULL, 0)

    def _monitor(self, address: str) -> None:
        """Have libzmq send this socket's events to ``address``, where a PAIR must be connected already, and stay.

        libzmq's I/O thread sends them and would wait for ever for a PAIR that is missing or full, and with it every
        socket of the process. So the PAIR has no high-water mark, and `_unmonitor` comes before either closes.
        """
        if self._handle is None:
            raise self._gone()
        while lib.zmq_socket_monitor(self._handle, address.encode(), 0xFFFF) != 0:
            if lib.zmq_errno() != errno.EINTR:
                raise error(lib.zmq_errno(), f"cannot monitor {self!r}")
        self._monitored = True

    def _unmonitor(self) -> None:
        if self._monitored and self._handle is not None:
            self._monitored = False
            lib.zmq_socket_monitor(self._handle, ffi.NULL, 0)

    def __del__(self) -> None:
        if getattr(self, "_handle", None) is not None and not self._busy:
            self._close()

    def _enter(self, *, claim: bool = True) -> None:
        me = get_ident()
        if self._owner != me and (claim or self._owner is not None):
            self._own(me)  # the first thread that sends, receives or waits owns the socket
        if self._handle is None:
            raise self._gone()
        if self._busy:
            raise errors.WrongThread(f"this {self._label()} socket is in the middle of another call")
        self._busy = me

    def _own(self, thread: int | None) -> None:
        if self._owner not in (None, thread):
            raise errors.WrongThread(_stranger(self, self._owner))
        self._owner = thread

    def _gone(self) -> errors.Gone:
        return errors.Gone(f"this {self._label()} socket is {self._closed_by}")

    def _leave(self) -> None:
        self._busy = 0
        if self._doomed:
            self._close()

    def _label(self) -> str:
        return type(self).__name__.upper()

    # -- waiting ------------------------------------------------------------------------------------------------------

    @property
    def events(self) -> int:
        """POLLIN | POLLOUT as they stand now; reading them also takes the edge off the file descriptor."""
        return self._getopt_int(_EVENTS)

    def poll(self, timeout: Optional[float] = 0, events: int = POLLIN) -> int:
        """Wait until the socket can be read (POLLIN) or written (POLLOUT); returns those that hold, 0 if none.

        ``timeout`` is in seconds; None waits for ever. Source: zmq_poll(3).
        """
        deadline = deadline_after(timeout)
        if events not in (POLLIN, POLLOUT, POLLIN | POLLOUT):
            raise errors.BadArgument(f"events={events!r}: give POLLIN, POLLOUT, or both added")
        self._enter()
        try:
            return self._wait_for(events, deadline) & events
        finally:
            self._leave()

    def _wait_for(self, events: int, deadline: Optional[float]) -> int:
        """Wait in slices until one of ``events`` holds; 0 when the time is up."""
        item = self._item
        item.events = events
        while True:
            wait = _SLICE if deadline is None else max(0, min(_SLICE, int((deadline - monotonic()) * 1000) + 1))
            ready = lib.zmq_poll(item, 1, wait)
            if self._doomed:
                raise errors.Gone(f"this {self._label()} socket was closed by another thread while it was waiting")
            if ready > 0 or (ready == 0 and deadline is not None and monotonic() >= deadline):
                return int(item.revents)
            if ready < 0 and lib.zmq_errno() != errno.EINTR:
                raise error(lib.zmq_errno(), f"waiting on {self._label()}")

    def _repeat(self, attempt: Callable[[], Optional[Result]], event: int, timeout: Optional[float]) -> Result:
        """Try now; otherwise wait for ``event`` and try again until it works or the time is up."""
        self._enter()
        try:
            result = attempt()
            if result is None:
                deadline = deadline_after(timeout)
                while result is None:
                    if not self._wait_for(event, deadline):
                        raise self._timed_out(event, timeout)
                    result = attempt()
            return result
        finally:
            self._leave()

    def _timed_out(self, event: int, timeout: Optional[float]) -> errors.Timeout:
        return errors.Timeout(errno.EAGAIN, f"{self._label()} was not ready within {timeout:g} s")

    # -- messages: each attempt returns None where libzmq says "not now" -----------------------------------------------

    def _try_recv_frame(self) -> Optional[bytes]:
        message = self._message
        while lib.zmq_msg_recv(message, self._handle, DONTWAIT) < 0:
            number = lib.zmq_errno()
            if number == errno.EAGAIN:
                return None
            if number != errno.EINTR:
                raise self._receive_error(number)
        size = lib.zmq_msg_size(message)
        if not lib.zmq_msg_more(message):
            self._received += 1
        self._received_bytes += size
        return bytes(ffi.buffer(lib.zmq_msg_data(message), size))

    def _try_recv(self) -> Optional[list[bytes]]:
        """Receive a whole message in one call into C: an interrupt comes before or after it, never inside.

        What an interrupt has left in ``_frames``, received and not yet returned, is the next message.
        """
        room, count, taken, received = self._frames, self._count, -1, self._received + 1
        if not room[0].iov_base:
            count[0] = _BATCH
            while (taken := lib.zmq_recviov(self._handle, room, count, DONTWAIT)) < 0 and not room[0].iov_base:
                number = lib.zmq_errno()
                if number == errno.EAGAIN:
                    return None
                if number != errno.EINTR:
                    raise self._receive_error(number)
                count[0] = _BATCH
        try:
            frames = [bytes(ffi.buffer(room[i].iov_base, room[i].iov_len)) for i in range(count[0])]
            used = [room[i].iov_base for i in range(count[0])]
            room[0].iov_base = ffi.NULL
            for pointer in used:
                lib.free(pointer)
            whole = taken == len(frames) < _BATCH
            while not whole and self._getopt_int(_RCVMORE):
                frame = self._try_recv_frame()
                if frame is not None:
                    self._received_bytes -= len(frame)
                    frames.append(frame)
        except BaseException:
            if not room[0].iov_base:
                self._skip_rest()  # rather no message than the end of one
            raise
        self._received = received
        self._received_bytes += sum(map(len, frames))
        return frames

    def _skip_rest(self) -> None:
        while True:
            try:
                while self._getopt_int(_RCVMORE):
                    self._try_recv_frame()
                return
            except KeyboardInterrupt:
                continue

    def _try_drop(self, limit: int) -> int:
        """Receive up to ``limit`` messages and forget them; returns how many there were."""
        message, handle = self._message, self._handle
        receive, more, size, total, count = lib.zmq_msg_recv, lib.zmq_msg_more, 0, 0, 0
        while count < limit:
            size = receive(message, handle, DONTWAIT)
            if size >= 0:
                total += size
                count += not more(message)
            elif lib.zmq_errno() == errno.EAGAIN:
                break
            elif lib.zmq_errno() != errno.EINTR:
                raise self._receive_error(lib.zmq_errno())
        self._received += count
        self._received_bytes += total
        return count

    def _try_send(self, frames: Sequence[Buffer], flags: int = 0) -> Optional[bool]:
        """Queue a whole message in one call into C: an interrupt comes before or after it, never inside."""
        data = [ffi.from_buffer(frame) for frame in frames]
        if len(data) == 1:
            call, arguments = lib.zmq_send, (data[0], len(data[0]), DONTWAIT | flags)
        else:
            message = ffi.new("struct iovec[]", [(part, len(part)) for part in data])
            call, arguments = lib.zmq_sendiov, (message, len(data), DONTWAIT | SNDMORE)
        while call(self._handle, *arguments) < 0:
            number = lib.zmq_errno()
            if number == errno.EAGAIN:
                # libzmq puts off noticing that a peer made room; asking for EVENTS makes it look
                if not self._getopt_int(_EVENTS) & POLLOUT or call(self._handle, *arguments) < 0:
                    return None
                break
            if number != errno.EINTR:
                raise self._send_error(number)
        if not flags & SNDMORE:
            self._sent += 1
        self._sent_bytes += sum(map(len, data))
        return True

    def _receive_error(self, number: int) -> errors.ZmqError:
        return error(number, f"receiving from {self._label()}")

    def _send_error(self, number: int) -> errors.ZmqError:
        return error(number, f"sending to {self._label()}")

    # -- options and endpoints ----------------------------------------------------------------------------------------

    def _getopt_int(self, number: int) -> int:
        value, size = ffi.new("int *"), ffi.new("size_t *", 4)
        self._option(lib.zmq_getsockopt, number, value, size)
        return int(value[0])

    def _getopt_bytes(self, number: int, size: int) -> bytes:
        room, length = ffi.new("char[]", size), ffi.new("size_t *", size)
        self._option(lib.zmq_getsockopt, number, room, length)
        return bytes(ffi.buffer(room, length[0]))

    def _setopt(self, number: int, value: bytes) -> None:
        self._option(lib.zmq_setsockopt, number, value, len(value))

    def _option(self, call: Any, number: int, value: Any, size: Any) -> None:
        inside = self._busy == get_ident()  # a call that looks at an option on its way
        if not inside:
            self._enter(claim=False)
        try:
            while call(self._handle, number, value, size) != 0:
                if lib.zmq_errno() != errno.EINTR:
                    raise error(lib.zmq_errno(), f"option {number} of {self._label()}")
        finally:
            if not inside:
                self._leave()

    def _attach(self, call: str, address: str) -> int:
        """Call zmq_bind, zmq_connect, zmq_unbind or zmq_disconnect; returns 0 or the errno."""
        self._enter(claim=False)
        try:
            patience = monotonic() + PATIENCE
            while getattr(lib, call)(self._handle, address.encode()) != 0:
                number: int = lib.zmq_errno()
                ours = number == errno.EADDRINUSE and call == "zmq_bind"
                if number != errno.EINTR and not (ours and monotonic() < patience and self._may_come_free(address)):
                    return number
                if ours:
                    time.sleep(0.0005)
            return 0
        finally:
            self._leave()

    def _may_come_free(self, address: str) -> bool:
        return True  # a port is set free a moment after its socket was closed

    def _last_endpoint(self) -> str:
        return self._getopt_bytes(_LAST_ENDPOINT, 1024).rstrip(b"\0").decode("utf-8", "surrogateescape")


def _look_around() -> None:
    """A closed inproc peer keeps its slot until the other side looks: have this thread's sockets look."""
    for item in library.live():
        if isinstance(item, RawSocket) and item._owner == get_ident() and not item._busy and not item.closed:
            _ = item.events


def _stranger(socket: RawSocket, owner: int | None) -> str:
    names = {thread.ident: thread.name for thread in threading.enumerate()}
    return (
        f"this {socket._label()} socket belongs to thread {names.get(owner, 'one that has ended')!r} and was used from "
        f"{threading.current_thread().name!r}: use it there (in a notebook: czmq_lab.on_main), "
        "give each thread its own socket, or call .hand_over() first"
    )

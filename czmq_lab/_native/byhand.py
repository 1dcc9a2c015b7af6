"""The functions that no rule covers, written by hand under their C names; and those C cannot be trusted with.

``*_print`` uses a frame's data as a printf format, and ``zmsg_decode``, ``zmsg_popmsg`` and ``zmsg_load`` believe the
sizes in it: what a peer sent could end the process. Python does these itself, with the same results.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO, Any, Optional

from .. import errors
from .checks import enter, freed_string, in_order, integer, leave, lock, room_for_socket, text, to_bytes
from .handles import Handle, ffi, fresh, given, lib, stale, zframe_t, zmsg_t, zpoller_t, zsock_t

Socketlike = Any
_SHOWN = 70  # bytes of a frame that print shows
_SIZE = struct.Struct("@N")


@contextmanager
def _inside(value: object, kind: Optional[type[Handle]], call: str, name: str) -> Iterator[Any]:
    p = enter(value, kind, call, name)
    try:
        yield p
    finally:
        leave(value)


# -- zpoller: it goes on using its readers, so the handle keeps them and looks whether they are still there ------------


def zpoller_new(*readers: Socketlike) -> zpoller_t | None:
    """Make a poller for any number of sockets; returns None where C has NULL.

    It keeps its readers alive; a reader that is destroyed must be removed first.

    C: zpoller_t *zpoller_new (void *reader, ...);
    Source: zpoller(3), since CZMQ 4.0.2.
    """
    room_for_socket("zpoller.new")
    poller = fresh(lib.zpoller_new(ffi.NULL), zpoller_t)
    if poller is not None:
        for reader in readers:
            zpoller_add(poller, reader)
    return poller


def zpoller_add(self: zpoller_t, reader: Socketlike) -> int:
    """Poll one more socket; returns 0, or -1 on failure.

    C: int zpoller_add (zpoller_t *self, void *reader);
    Source: zpoller(3), since CZMQ 4.0.2.
    """
    with _inside(self, zpoller_t, "zpoller.add", "self") as p, _inside(reader, None, "zpoller.add", "reader") as r:
        result: int = lib.zpoller_add(p, r)
        if result == 0:
            self._keeps[int(ffi.cast("intptr_t", r))] = reader
        return result


def zpoller_remove(self: zpoller_t, reader: Socketlike) -> int:
    """Poll a socket no more; returns 0, or -1 if the poller does not know it. The socket may be gone already.

    C: int zpoller_remove (zpoller_t *self, void *reader);
    Source: zpoller(3), since CZMQ 4.0.2.
    """
    with _inside(self, zpoller_t, "zpoller.remove", "self") as p:
        for address, kept in list(self._keeps.items()):
            if kept is reader:
                del self._keeps[address]
                result: int = lib.zpoller_remove(p, ffi.cast("void *", address))
                return result
        return -1


def zpoller_wait(self: zpoller_t, timeout: int) -> Socketlike | None:
    """Wait ``timeout`` milliseconds (-1 for ever) for the first reader that has a message; None if there is none.

    zpoller.expired and zpoller.terminated tell why it is None.

    C: void *zpoller_wait (zpoller_t *self, int timeout);
    Source: zpoller(3), since CZMQ 4.0.2.
    """
    integer(timeout, -1, 2**31 - 1, "zpoller.wait", "timeout")
    with ExitStack() as stack:
        p = stack.enter_context(_inside(self, zpoller_t, "zpoller.wait", "self"))
        for reader in self._keeps.values():
            stack.enter_context(_inside(reader, None, "zpoller.wait", "a reader"))
        found = lib.zpoller_wait(p, timeout)
        return self._keeps.get(int(ffi.cast("intptr_t", found)))


# -- zstr: lists of strings, which C ends with NULL -------------------------------------------------------------------


def zstr_recvx(source: Socketlike) -> list[str] | None:
    """Receive a whole message as a list of strings, one a frame; None if receiving was interrupted.

    C: int zstr_recvx (void *source, char **string_p, ...);
    Source: zstr(3), since CZMQ 4.0.2.
    """
    with _inside(source, None, "zstr.recvx", "source") as p:
        message = fresh(lib.zmsg_recv(p), zmsg_t)
    if message is None:
        return None
    frames = iter(lambda: freed_string(lib.zmsg_popstr(message.pointer())), None)
    return [frame for frame in frames if frame is not None]


def zstr_sendx(dest: Socketlike, *strings: str | bytes) -> int:
    """Send strings as one message, each a frame; returns 0, or -1 on failure.

    C: int zstr_sendx (void *dest, const char *string, ...);
    Source: zstr(3), since CZMQ 4.0.2.
    """
    if not strings:
        raise errors.BadArgument("zstr.sendx: give at least one string; a message without frames is never sent")
    encoded = [text(string, "zstr.sendx", "a string") for string in strings]
    holder = ffi.new("zmsg_t *[1]", [lib.zmsg_new()])
    try:
        for string in encoded:
            lib.zmsg_addstr(holder[0], string)
        with _inside(dest, None, "zstr.sendx", "dest") as p:
            result: int = lib.zmsg_send(holder, p)
    finally:
        lib.zmsg_destroy(holder)
    return result


# -- frames and messages ----------------------------------------------------------------------------------------------


def zframe_print(self: zframe_t, prefix: str | bytes | None = None) -> None:
    """Write a frame to CZMQ's log: its size, and its text or hexadecimal form, cut after 70 bytes.

    C: void zframe_print (zframe_t *self, const char *prefix);
    Source: zframe(3), since CZMQ 4.0.2.
    """
    start = b"" if prefix is None else text(prefix, "zframe.print", "prefix")
    with lock(self, zframe_t, "zframe.print", "self"):
        content = _content(self.pointer())
    _log(start.decode("utf-8", "replace") + _shown(content))


def zmsg_print(self: zmsg_t) -> None:
    """Write a message to CZMQ's log, one line a frame, each cut after 70 bytes.

    C: void zmsg_print (zmsg_t *self);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    with lock(self, zmsg_t, "zmsg.print", "self"):
        contents = _contents(self.pointer())
    _log(f"message of {len(contents)} frames, {sum(map(len, contents))} bytes")
    for content in contents:
        _log(_shown(content))


def _contents(message: Any) -> list[bytes]:
    contents: list[bytes] = []
    frame = lib.zmsg_first(message)
    while frame != ffi.NULL:
        contents.append(_content(frame))
        frame = lib.zmsg_next(message)
    return contents


def _content(frame: Any) -> bytes:
    return to_bytes(lib.zframe_data(frame), lib.zframe_size(frame)) or b""


def _shown(data: bytes) -> str:
    start = data[:_SHOWN]
    shown = start.decode("ascii") if start.isascii() and start.decode("ascii").isprintable() else start.hex().upper()
    return f"[{len(data):03d}] {shown}" + ("..." if len(data) > _SHOWN else "")


def _log(line: str) -> None:
    lib.zsys_debug(b"%s", ffi.new("char[]", line.encode()))


def zmsg_remove(self: zmsg_t, frame: zframe_t) -> None:
    """Take a frame that first, next or last returned out of the message; from then on it is yours.

    C: void zmsg_remove (zmsg_t *self, zframe_t *frame);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    first, second = in_order(lock(self, zmsg_t, "zmsg.remove", "self"), lock(frame, zframe_t, "zmsg.remove", "frame"))
    with first, second:
        p, f = self.pointer(), frame.pointer()
        if frame._lender is not self:
            raise errors.BadArgument("zmsg.remove: frame is not of this message; find it with zmsg.first and zmsg.next")
        lib.zmsg_remove(p, f)
        given(frame, self)


def zmsg_decode(frame: zframe_t) -> zmsg_t | None:
    """Make a message from a frame that zmsg.encode made; None if it holds anything else.

    C: zmsg_t *zmsg_decode (zframe_t *frame);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    with lock(frame, zframe_t, "zmsg.decode", "frame"):
        p = frame.pointer()
        return fresh(lib.zmsg_decode(p), zmsg_t) if _is_encoded(_content(p)) else None


def zmsg_popmsg(self: zmsg_t) -> zmsg_t | None:
    """Take the first frame off and decode it as a message; None if it holds none.

    C: zmsg_t *zmsg_popmsg (zmsg_t *self);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    with lock(self, zmsg_t, "zmsg.popmsg", "self"):
        p = self.pointer()
        stale(self, "zmsg.popmsg")
        frame = fresh(lib.zmsg_pop(p), zframe_t)
    return None if frame is None else zmsg_decode(frame)


def _is_encoded(data: bytes) -> bool:
    """Whether these are frames as zmsg_encode writes them: a length of one byte, or 255 and one of four bytes."""
    position = 0
    while position < len(data):
        size, position = data[position], position + 1
        if size == 255:
            if position + 4 > len(data):
                return False
            size, position = int.from_bytes(data[position : position + 4], "big"), position + 4
        position += size
    return position == len(data)


def zmsg_save(self: zmsg_t, file: IO[bytes]) -> int:
    """Write a message to a binary file, in the format of this machine; returns 0, or -1 if the file refuses.

    C: int zmsg_save (zmsg_t *self, FILE *file);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    with lock(self, zmsg_t, "zmsg.save", "self"):
        contents = _contents(self.pointer())
    try:
        file.write(b"".join(_SIZE.pack(len(content)) + content for content in contents))
    except (AttributeError, TypeError, ValueError):  # no file, a text file, a closed one, one for reading only
        raise _no_file("zmsg.save", "w+b") from None
    except OSError:
        return -1
    return 0


def zmsg_load(file: IO[bytes]) -> zmsg_t | None:
    """Read what zmsg.save wrote, up to the end of a binary file; None if the file holds anything else.

    C: zmsg_t *zmsg_load (FILE *file);
    Source: zmsg(3), since CZMQ 4.0.2.
    """
    frames: list[bytes] = []
    while True:
        packed = _read(file, _SIZE.size)
        if not packed:
            break
        size = _SIZE.unpack(packed)[0] if len(packed) == _SIZE.size else -1
        frame = _read(file, max(0, size))
        if len(frame) != size:
            return None
        frames.append(frame)
    message = lib.zmsg_new()
    for frame in frames:
        lib.zmsg_addmem(message, frame, len(frame))
    return fresh(message, zmsg_t)


def _read(file: IO[bytes], size: int) -> bytes:
    """Up to ``size`` bytes, asked for in pieces: a wrong size must not become memory."""
    pieces: list[bytes] = []
    while size:
        try:
            piece = file.read(min(size, 1 << 20))
        except (AttributeError, TypeError, ValueError):
            raise _no_file("zmsg.load", "rb") from None
        if not isinstance(piece, bytes):
            raise _no_file("zmsg.load", "rb")
        if not piece:
            break
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _no_file(call: str, mode: str) -> errors.BadType:
    return errors.BadType(f"{call}: file must be an open binary file: open(path, {mode!r})")


# -- zsys -------------------------------------------------------------------------------------------------------------


def zsys_create_pipe() -> tuple[zsock_t, zsock_t] | None:
    """Make two PAIR sockets that are connected to each other; both are yours.

    C: zsock_t *zsys_create_pipe (zsock_t **backend_p);
    Source: zsys(3), since CZMQ 4.0.2.
    """
    room_for_socket("zsys.create_pipe")
    other = ffi.new("zsock_t *[1]")
    front = fresh(lib.zsys_create_pipe(other), zsock_t)
    back = fresh(other[0], zsock_t)
    return None if front is None or back is None else (front, back)


BY_HAND: dict[str, Any] = {
    name: function
    for name, function in list(globals().items())
    if name.startswith(("zpoller_", "zstr_", "zframe_", "zmsg_", "zsys_")) and not isinstance(function, type)
}

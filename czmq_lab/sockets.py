"""Send, receive, wait: ZeroMQ sockets that block, await and iterate.

One class serves a blocking cell, an ``await`` and a background reader alike:

>>> with Pull("@inproc://sockets-doc") as inp, Push(">inproc://sockets-doc") as out:
...     out.send(b"hello")
...     inp.recv()
b'hello'
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn, Optional, Union

from . import errors
from ._native import raw
from ._native._options import Options
from ._native.pure import DONTWAIT, POLLIN, POLLOUT, SNDMORE, Buffer, Counters, error
from ._native.raw import deadline_after
from .attaching import Attaching
from .kinds import KINDS, nearest, type_name
from .messages import Message, to_buffer
from .waiting import Reader

__all__ = [
    "DONTWAIT",
    "POLLIN",
    "POLLOUT",
    "SNDMORE",
    "TYPES",
    "Counters",
    "Dealer",
    "Message",
    "Pair",
    "Pub",
    "Pull",
    "Push",
    "Reader",
    "Rep",
    "Req",
    "Router",
    "Socket",
    "Stream",
    "Sub",
    "XPub",
    "XSub",
    "type_name",
]

Seconds = Optional[float]


class Socket(Attaching, Options):
    """A ZeroMQ socket of any type, for one thread at a time.

    ``endpoints`` is CZMQ's grammar: ``@tcp://127.0.0.1:*`` binds, ``>tcp://host:5555`` connects, commas separate;
    without either sign PUB, PULL, REP, ROUTER, XPUB and STREAM bind and the others connect. ``timeout`` is what
    blocking and awaiting calls wait by default, in seconds (None: for ever). Socket options are attributes and keyword
    arguments, in libzmq's units (times in milliseconds).

    Raises BadEndpoint, AddressInUse and other ZmqErrors, each with the remedy. Source: zmq_socket(3), zsock(3).

    >>> with Socket("pair", "@inproc://doc", linger=0) as s:
    ...     s
    <PAIR @inproc://doc>
    """

    __slots__ = ("timeout", "type")

    def __init__(
        self,
        type: Union[str, int],
        endpoints: Optional[str] = None,
        *,
        subscribe: Union[str, bytes, Iterable[Union[str, bytes]], None] = None,
        timeout: Seconds = None,
        **options: Any,
    ) -> None:
        deadline_after(timeout)  # raises if it is none
        for name in options:
            access = getattr(getattr(Options, name, None), "access", None)
            if access is None:
                raise errors.BadArgument(f"there is no socket option {name!r}{nearest(name, dir(Options))}")
            if "w" not in access:
                raise errors.BadArgument(f"the socket option {name!r} can only be read")
        self.type = type_name(type)
        self.timeout = timeout
        number, binds = KINDS[self.type]
        super().__init__(number, binds=binds)
        try:
            for name, value in options.items():
                setattr(self, name, value)
            topics: Any = subscribe if isinstance(subscribe, (list, tuple, set)) else [subscribe]
            for topic in topics:
                if topic is not None:
                    self.subscribe(topic)
            if endpoints is not None:
                self.attach(endpoints)
        except BaseException:
            self.close()
            raise

    # -- send ---------------------------------------------------------------------------------------------------------

    def send(self, data: Buffer, flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send one frame; with ``flags=SNDMORE`` more frames of the same message follow.

        Waits for room, up to ``timeout`` seconds (None: for ever; by default the socket's own), then raises Timeout.
        Source: zmq_send(3).
        """
        frames = (to_buffer(data),)
        self._repeat(lambda: self._try_send(frames, flags), POLLOUT, self._patience(flags, timeout))
        self._recheck()

    def send_multipart(self, frames: Sequence[Buffer], flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send a message of one or more frames, whole or not at all."""
        message = _frames(frames)
        self._repeat(lambda: self._try_send(message), POLLOUT, self._patience(flags, timeout))
        self._recheck()

    def send_string(self, text: str, flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send ``text`` as one UTF-8 frame."""
        self.send(_text(text), flags, timeout=timeout)

    async def asend(self, data: Buffer, flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send one frame, awaiting room; see `send`."""
        frames = (to_buffer(data),)
        await self._await(lambda: self._try_send(frames, flags), POLLOUT, self._patience(flags, timeout))

    async def asend_multipart(self, frames: Sequence[Buffer], flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send a message of one or more frames, awaiting room; see `send_multipart`."""
        message = _frames(frames)
        await self._await(lambda: self._try_send(message), POLLOUT, self._patience(flags, timeout))

    # -- receive ------------------------------------------------------------------------------------------------------

    def recv(self, flags: int = 0, *, timeout: Seconds = -1) -> bytes:
        """Receive one frame; of a longer message the others follow (`recv_message` takes it whole).

        Waits up to ``timeout`` seconds (None: for ever; by default the socket's own), then raises Timeout; Ctrl-C ends
        the wait. Source: zmq_recv(3).
        """
        frame = self._repeat(self._try_recv_frame, POLLIN, self._patience(flags, timeout))
        self._recheck()
        return frame

    def recv_multipart(self, flags: int = 0, *, timeout: Seconds = -1) -> list[bytes]:
        """Receive a whole message as a list of frames; see `recv`."""
        frames = self._repeat(self._try_recv, POLLIN, self._patience(flags, timeout))
        self._recheck()
        return frames

    def recv_message(self, flags: int = 0, *, timeout: Seconds = -1) -> Message:
        """Receive a whole message as a `Message`; see `recv`."""
        return Message(self.recv_multipart(flags, timeout=timeout))

    def recv_string(self, flags: int = 0, *, timeout: Seconds = -1) -> str:
        """Receive one frame as UTF-8 text; of what is none, raises BadArgument, whose ``frame`` is the bytes."""
        frame = self.recv(flags, timeout=timeout)
        try:
            return frame.decode()
        except UnicodeDecodeError:
            problem = errors.BadArgument(f"the frame is not UTF-8 text ({frame[:32]!r}): use recv() for bytes")
            problem.frame = frame  # type: ignore[attr-defined]
            raise problem from None

    async def arecv(self, flags: int = 0, *, timeout: Seconds = -1) -> bytes:
        """Receive one frame, awaiting it; cancelling loses no message. See `recv`."""
        return await self._await(self._try_recv_frame, POLLIN, self._patience(flags, timeout))

    async def arecv_multipart(self, flags: int = 0, *, timeout: Seconds = -1) -> list[bytes]:
        """Receive a whole message as a list of frames, awaiting it; see `arecv`."""
        return await self._await(self._try_recv, POLLIN, self._patience(flags, timeout))

    async def arecv_message(self, flags: int = 0, *, timeout: Seconds = -1) -> Message:
        """Receive a whole message as a `Message`, awaiting it; see `arecv`."""
        return Message(await self.arecv_multipart(flags, timeout=timeout))

    def __iter__(self) -> Iterator[Message]:
        """Receive message after message, blocking; ends when the socket is closed."""
        while not self.closed:
            try:
                message = self.recv_message(timeout=None)
            except errors.Gone:
                return
            yield message

    def _wrap(self, frames: list[bytes]) -> Message:
        return Message(frames)

    # -- the rest -----------------------------------------------------------------------------------------------------

    def subscribe(self, topic: Union[str, bytes] = b"") -> None:  # type: ignore[override, unused-ignore]
        """Receive the messages whose first frame begins with ``topic``; '' for all."""
        self._only("SUB", "subscribe")
        self._setopt(6, _topic(topic))

    def unsubscribe(self, topic: Union[str, bytes] = b"") -> None:  # type: ignore[override, unused-ignore]
        """Undo one `subscribe` of the same topic."""
        self._only("SUB", "unsubscribe")
        self._setopt(7, _topic(topic))

    def _only(self, type_name: str, what: str) -> None:
        if self.type != type_name:
            raise errors.BadArgument(f"only a {type_name} socket can {what}; this is {self.type}")

    def fileno(self) -> int:
        """The descriptor that wakes a selector; edge-triggered: after each wake-up read `events`. Source: ZMQ_FD."""
        return self._getopt_int(14)

    def _patience(self, flags: int, timeout: Seconds) -> Seconds:
        if flags:
            if type(flags) is not int or flags & ~(DONTWAIT | SNDMORE):
                raise errors.BadType(
                    f"flags={flags!r} is neither DONTWAIT nor SNDMORE: did you mean timeout={flags!r}?"
                )
            if flags & DONTWAIT:
                return 0
        return self.timeout if timeout == -1 else timeout

    def _timed_out(self, event: int, timeout: Seconds) -> errors.Timeout:
        where = ", ".join(self.endpoints) or "no endpoint"
        if event == POLLIN:
            return errors.Timeout(errno.EAGAIN, f"nothing arrived on {self.type} ({where}) within {timeout:g} s")
        why = "it has no peer to send to, or every peer's queue is full"
        return errors.Timeout(errno.EAGAIN, f"{self.type} ({where}) could not send within {timeout:g} s: {why}")

    def _label(self) -> str:
        return getattr(self, "type", type(self).__name__.upper())

    def _receive_error(self, number: int) -> errors.ZmqError:
        return error(number, f"cannot receive from {self.type}", self._protocol(number, receiving=True))

    def _send_error(self, number: int) -> errors.ZmqError:
        return error(number, f"cannot send to {self.type}", self._protocol(number, receiving=False))

    def _protocol(self, number: int, *, receiving: bool) -> str:
        if number == raw.lib.EFSM:
            turn = {"REQ": "send a request, then receive its reply", "REP": "receive a request, then send its reply"}
            return turn.get(self.type, "it is not this socket's turn")
        if number == errno.ENOTSUP:
            return f"{self.type} only sends" if receiving else f"{self.type} only receives"
        if number == errno.EHOSTUNREACH:
            return "no peer has that identity (the first frame)"
        return ""

    def __enter__(self) -> Socket:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Socket:
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()

    def __reduce__(self) -> NoReturn:
        raise errors.BadType("a socket cannot be pickled or copied: open a new one on the other side")

    def __repr__(self) -> str:
        return f"<{self.type} {'closed' if self.closed else ' '.join(self.endpoints) or 'no endpoint'}>"


def _frames(frames: Sequence[Buffer]) -> list[Buffer]:
    if isinstance(frames, (bytes, bytearray, memoryview, str, dict)) or not hasattr(frames, "__iter__"):
        raise errors.BadType("send_multipart() takes a list of frames: write [data], or use send(data)")
    message = [to_buffer(frame) for frame in frames]
    if not message:
        raise errors.BadArgument("a message has at least one frame: send [b''] for an empty one")
    return message


def _text(text: str) -> bytes:
    if not isinstance(text, str):
        raise errors.BadType(f"send_string() takes str, not {type(text).__name__}: use send() for bytes")
    return _utf8(text)


def _topic(topic: Union[str, bytes]) -> bytes:
    if isinstance(topic, str):
        return _utf8(topic)
    if not isinstance(topic, (bytes, bytearray)):
        raise errors.BadType(f"a topic is str or bytes, not {type(topic).__name__}; several go in a list")
    return bytes(topic)


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise errors.BadArgument(f"{text[:40]!a} cannot be written as UTF-8: it holds half a surrogate pair") from None


class _Typed(Socket):
    """A socket whose class says its type."""

    __slots__ = ()
    _kind = ""

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__(self._kind, endpoints, **options)


class Pair(_Typed):
    """Two peers, one on each side; for threads over inproc. Connects by default."""

    __slots__ = ()
    _kind = "PAIR"


class Pub(_Typed):
    """Sends to each subscriber whose topic matches; drops what a slow one cannot take. Binds by default."""

    __slots__ = ()
    _kind = "PUB"


class Sub(_Typed):
    """Receives what it subscribed to; without a subscription, nothing. Connects by default."""

    __slots__ = ()
    _kind = "SUB"


class Req(_Typed):
    """Sends a request, then receives its reply, in turn. Connects by default."""

    __slots__ = ()
    _kind = "REQ"


class Rep(_Typed):
    """Receives a request, then sends its reply, in turn. Binds by default."""

    __slots__ = ()
    _kind = "REP"


class Dealer(_Typed):
    """Sends to its peers in turn and receives from all of them, whenever it likes. Connects by default."""

    __slots__ = ()
    _kind = "DEALER"


class Router(_Typed):
    """Puts the peer's identity before each message it receives; sends to the identity put before. Binds by default."""

    __slots__ = ()
    _kind = "ROUTER"


class Pull(_Typed):
    """Receives from all its peers in turn. Binds by default."""

    __slots__ = ()
    _kind = "PULL"


class Push(_Typed):
    """Sends each message to one of its peers, in turn; waits while there is none. Connects by default."""

    __slots__ = ()
    _kind = "PUSH"


class XPub(_Typed):
    """A PUB that also receives its subscribers' subscriptions. Binds by default."""

    __slots__ = ()
    _kind = "XPUB"


class XSub(_Typed):
    """A SUB that subscribes by sending. Connects by default."""

    __slots__ = ()
    _kind = "XSUB"


class Stream(_Typed):
    """Talks plain TCP: an identity frame, then bytes. Binds by default."""

    __slots__ = ()
    _kind = "STREAM"


TYPES = {kind._kind: kind for kind in _Typed.__subclasses__()}

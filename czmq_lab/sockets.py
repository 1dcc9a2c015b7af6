"""Send, receive, wait: ZeroMQ sockets that block, await and iterate.

One class serves a blocking cell, an ``await`` and a background reader alike:

>>> with Pull("@inproc://sockets-doc") as inp, Push(">inproc://sockets-doc") as out:
...     out.send(b"hello")
...     inp.recv()
b'hello'
"""

from __future__ import annotations

import errno
import json
from typing import Any, Iterable, Iterator, List, NoReturn, Optional, Sequence, Tuple, Union

from . import errors
from ._native import library, pure
from ._native._options import Options
from ._native.pure import DONTWAIT, POLLIN, POLLOUT, SNDMORE, Buffer, Counters, error, to_buffer
from .endpoints import Endpoint, check, parse, ports
from .waiting import Reader, Waiting

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

# name: (libzmq's number, whether an endpoint without a sign is bound). Source: zmq_socket(3), zsock_new_*(3).
_TYPES = {
    "PAIR": (0, False),
    "PUB": (1, True),
    "SUB": (2, False),
    "REQ": (3, False),
    "REP": (4, True),
    "DEALER": (5, False),
    "ROUTER": (6, True),
    "PULL": (7, True),
    "PUSH": (8, False),
    "XPUB": (9, True),
    "XSUB": (10, False),
    "STREAM": (11, True),
}


class Message(Tuple[bytes, ...]):
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


class Socket(Waiting, Options):
    """A ZeroMQ socket of any type, for one thread at a time.

    ``endpoints`` is CZMQ's grammar: ``@tcp://127.0.0.1:*`` binds, ``>tcp://host:5555`` connects, commas separate; without
    either sign PUB, PULL, REP, ROUTER, XPUB and STREAM bind and the others connect. ``timeout`` is what blocking and
    awaiting calls wait by default, in seconds (None: for ever). Socket options are attributes and keyword arguments, in
    libzmq's units (times in milliseconds).

    Raises BadEndpoint, AddressInUse and other ZmqErrors, each with the remedy. Source: zmq_socket(3), zsock(3).

    >>> with Socket("pair", "@inproc://doc", linger=0) as s:
    ...     s
    <PAIR @inproc://doc>
    """

    __slots__ = ("_attached", "_binds", "timeout", "type")

    def __init__(
        self,
        type: Union[str, int],
        endpoints: Optional[str] = None,
        *,
        subscribe: Union[str, bytes, Iterable[Union[str, bytes]], None] = None,
        timeout: Seconds = None,
        **options: Any,
    ) -> None:
        for name in options:
            if not hasattr(Options, name):
                raise errors.BadArgument(f"there is no socket option {name!r}{_nearest(name, dir(Options))}")
        self.type = type_name(type)
        number, self._binds = _TYPES[self.type]
        super().__init__(number)
        self.timeout = timeout
        self._attached: List[Endpoint] = []
        try:
            for name, value in options.items():
                setattr(self, name, value)
            topics = [subscribe] if isinstance(subscribe, (str, bytes)) else subscribe
            for topic in topics or ():
                self.subscribe(topic)
            if endpoints is not None:
                self.attach(endpoints)
        except BaseException:
            self.close()
            raise

    # -- endpoints ----------------------------------------------------------------------------------------------------

    @property
    def endpoints(self) -> List[str]:
        """Every endpoint of this socket, ``@`` bound or ``>`` connected, with the real port."""
        return [repr(endpoint) for endpoint in self._attached]

    @property
    def endpoint(self) -> str:
        """The last bound or connected address, with the real port: what a peer connects to; '' if there is none."""
        return self._attached[-1].address if self._attached else ""

    def attach(self, endpoints: str) -> Socket:
        """Bind or connect each endpoint of a list in CZMQ's grammar; if one fails, none stays."""
        done: List[Endpoint] = []
        try:
            for endpoint in parse(endpoints, bind=self._binds):
                (self.bind if endpoint.bind else self.connect)(endpoint.address)
                done.append(self._attached[-1])
        except BaseException:
            for endpoint in done:
                (self.unbind if endpoint.bind else self.disconnect)(endpoint.address)
            raise
        return self

    def bind(self, address: str) -> str:
        """Bind and return the real address; ``*`` takes any free port, ``*[6000-6100]`` the first free of a range.

        Raises AddressInUse and says who holds it, if it is a socket of this process. Source: zmq_bind(3).
        """
        check(address, bind=True)
        choice = ports(address)
        if choice is None:
            self._done("zmq_bind", "bind", address, self._attach("zmq_bind", address))
        else:
            head, numbers = choice
            for port in numbers:
                failed = self._attach("zmq_bind", f"{head}{port}")
                if not failed:
                    break
                if failed != errno.EADDRINUSE:
                    self._done("zmq_bind", "bind", address, failed)
            else:
                raise errors.AddressInUse(errno.EADDRINUSE, f"cannot bind {address}: every port of the range is in use")
        real = self._last_endpoint()
        self._attached.append(Endpoint(True, real))
        return real

    def connect(self, address: str) -> str:
        """Connect to ``address``; the peer need not be there yet. Source: zmq_connect(3)."""
        check(address, bind=False)
        self._done("zmq_connect", "connect to", address, self._attach("zmq_connect", address))
        self._attached.append(Endpoint(False, address))
        return address

    def unbind(self, address: str) -> None:
        """Stop listening on ``address``. Source: zmq_unbind(3)."""
        self._detach(Endpoint(True, address), "zmq_unbind", "unbind")

    def disconnect(self, address: str) -> None:
        """Leave the peer at ``address``. Source: zmq_disconnect(3)."""
        self._detach(Endpoint(False, address), "zmq_disconnect", "disconnect from")

    def _detach(self, endpoint: Endpoint, call: str, verb: str) -> None:
        if endpoint not in self._attached:
            has = ", ".join(self.endpoints) or "none"
            raise errors.BadArgument(f"cannot {verb} {endpoint.address}: this socket's endpoints are {has}")
        self._done(call, verb, endpoint.address, self._attach(call, endpoint.address))
        self._attached.remove(endpoint)

    def _done(self, call: str, verb: str, address: str, number: int) -> None:
        if number:
            raise error(number, f"cannot {verb} {address}", self._remedy(number, address))
        self._recheck()

    def _remedy(self, number: int, address: str) -> str:
        if number == errno.EADDRINUSE:
            holder = self._holder(address)
            if holder is self:
                return "this socket is bound to it already"
            return f"{holder!r} of this process holds it, close that first" if holder else "use * for any free port"
        return {
            errno.ENODEV: "this machine has no such interface or name, use 127.0.0.1 or *",
            errno.EADDRNOTAVAIL: "this machine has no such address, use 127.0.0.1 or *",
            errno.EACCES: "that port or path needs other rights, use a port above 1023",
            errno.ENOENT: "the directory of that path is missing",
            errno.EPROTONOSUPPORT: "this libzmq was built without that transport",
            errno.EINVAL: "libzmq does not understand it, write for example tcp://127.0.0.1:5555",
        }.get(number, "")

    def _holder(self, address: str) -> Optional[Socket]:
        for item in library.live():
            if isinstance(item, Socket) and not item.closed and Endpoint(True, address) in item._attached:
                return item
        return None

    def _may_come_free(self, address: str) -> bool:
        return self._holder(address) is None  # a live socket of ours will not go away by waiting

    # -- send ---------------------------------------------------------------------------------------------------------

    def send(self, data: Buffer, flags: int = 0, *, timeout: Seconds = -1) -> None:
        """Send one frame; with ``flags=SNDMORE`` more frames of the same message follow.

        Waits for room, up to ``timeout`` seconds (None: for ever; by default the socket's own), then raises Timeout; with
        DONTWAIT raises Again at once. Source: zmq_send(3).
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
        self.send(_text(text).encode(), flags, timeout=timeout)

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

        Waits up to ``timeout`` seconds (None: for ever; by default the socket's own), then raises Timeout; with DONTWAIT
        raises Again at once. Ctrl-C ends the wait. Source: zmq_recv(3).
        """
        frame = self._repeat(self._try_recv_frame, POLLIN, self._patience(flags, timeout))
        self._recheck()
        return frame

    def recv_multipart(self, flags: int = 0, *, timeout: Seconds = -1) -> List[bytes]:
        """Receive a whole message as a list of frames; see `recv`."""
        frames = self._repeat(self._try_recv, POLLIN, self._patience(flags, timeout))
        self._recheck()
        return frames

    def recv_message(self, flags: int = 0, *, timeout: Seconds = -1) -> Message:
        """Receive a whole message as a `Message`; see `recv`."""
        return Message(self.recv_multipart(flags, timeout=timeout))

    def recv_string(self, flags: int = 0, *, timeout: Seconds = -1) -> str:
        """Receive one frame as UTF-8 text."""
        return self.recv(flags, timeout=timeout).decode()

    async def arecv(self, flags: int = 0, *, timeout: Seconds = -1) -> bytes:
        """Receive one frame, awaiting it; cancelling loses no message. See `recv`."""
        return await self._await(self._try_recv_frame, POLLIN, self._patience(flags, timeout))

    async def arecv_multipart(self, flags: int = 0, *, timeout: Seconds = -1) -> List[bytes]:
        """Receive a whole message as a list of frames, awaiting it; see `arecv`."""
        return await self._await(self._try_recv, POLLIN, self._patience(flags, timeout))

    async def arecv_message(self, flags: int = 0, *, timeout: Seconds = -1) -> Message:
        """Receive a whole message as a `Message`, awaiting it; see `arecv`."""
        return Message(await self.arecv_multipart(flags, timeout=timeout))

    def __iter__(self) -> Iterator[Message]:
        """Receive message after message, blocking; ends when the socket is closed."""
        while not self.closed:
            yield self.recv_message(timeout=None)

    def _wrap(self, frames: List[bytes]) -> Message:
        return Message(frames)

    # -- the rest -----------------------------------------------------------------------------------------------------

    def subscribe(self, topic: Union[str, bytes] = b"") -> None:  # type: ignore[override, unused-ignore]
        """Receive the messages whose first frame begins with ``topic``; '' for all."""
        self._only("SUB", "subscribe")
        self._setopt(6, topic.encode() if isinstance(topic, str) else bytes(to_buffer(topic)))

    def unsubscribe(self, topic: Union[str, bytes] = b"") -> None:  # type: ignore[override, unused-ignore]
        """Undo one `subscribe` of the same topic."""
        self._only("SUB", "unsubscribe")
        self._setopt(7, topic.encode() if isinstance(topic, str) else bytes(to_buffer(topic)))

    def _only(self, type_name: str, what: str) -> None:
        if self.type != type_name:
            raise errors.BadArgument(f"only a {type_name} socket can {what}; this is {self.type}")

    def fileno(self) -> int:
        """The descriptor that wakes a selector; edge-triggered: after each wake-up read `events`. Source: ZMQ_FD."""
        return self._getopt_int(14)

    def _patience(self, flags: int, timeout: Seconds) -> Seconds:
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
        if number == pure.lib.EFSM:
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


def _frames(frames: Sequence[Buffer]) -> List[Buffer]:
    if isinstance(frames, (bytes, bytearray, memoryview, str)):
        raise errors.BadType("send_multipart() takes a list of frames: write [data], or use send(data)")
    message = [to_buffer(frame) for frame in frames]
    if not message:
        raise errors.BadArgument("a message has at least one frame: send [b''] for an empty one")
    return message


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise errors.BadType(f"send_string() takes str, not {type(text).__name__}: use send() for bytes")
    return text


def type_name(type: Union[str, int]) -> str:
    """The name of a socket type given by name, in any case, or by libzmq's number.

    >>> type_name("push"), type_name(7)
    ('PUSH', 'PULL')
    """
    for name, (number, _) in _TYPES.items():
        if (isinstance(type, str) and type.upper() == name) or (type == number and not isinstance(type, bool)):
            return name
    raise errors.BadArgument(f"there is no socket type {type!r}{_nearest(str(type).upper(), _TYPES)}")


def _nearest(word: str, words: Iterable[str]) -> str:
    """A remedy for a mistyped word: the nearest ones, or all of a short list."""
    import difflib

    known = [w for w in words if not w.startswith("_")]
    near = difflib.get_close_matches(word, known, 3)
    if near:
        return f": did you mean {', '.join(near)}?"
    return f": use one of {', '.join(known)}" if len(known) <= 20 else ""


class Pair(Socket):
    """Two peers, one on each side; for threads over inproc. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("PAIR", endpoints, **options)


class Pub(Socket):
    """Sends every message to each subscriber whose topic matches; drops what a slow one cannot take. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("PUB", endpoints, **options)


class Sub(Socket):
    """Receives what it subscribed to; without a subscription, nothing. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("SUB", endpoints, **options)


class Req(Socket):
    """Sends a request, then receives its reply, in turn. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("REQ", endpoints, **options)


class Rep(Socket):
    """Receives a request, then sends its reply, in turn. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("REP", endpoints, **options)


class Dealer(Socket):
    """Sends to its peers in turn and receives from all of them, whenever it likes. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("DEALER", endpoints, **options)


class Router(Socket):
    """Puts the peer's identity before each message it receives; sends to the identity put before. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("ROUTER", endpoints, **options)


class Pull(Socket):
    """Receives from all its peers in turn. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("PULL", endpoints, **options)


class Push(Socket):
    """Sends each message to one of its peers, in turn; waits while there is none. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("PUSH", endpoints, **options)


class XPub(Socket):
    """A PUB that also receives its subscribers' subscriptions. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("XPUB", endpoints, **options)


class XSub(Socket):
    """A SUB that subscribes by sending. Connects by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("XSUB", endpoints, **options)


class Stream(Socket):
    """Talks plain TCP: an identity frame, then bytes. Binds by default; arguments as for `Socket`."""

    __slots__ = ()

    def __init__(self, endpoints: Optional[str] = None, **options: Any) -> None:
        super().__init__("STREAM", endpoints, **options)


TYPES = {kind.__name__.upper(): kind for kind in Socket.__subclasses__()}

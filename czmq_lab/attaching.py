"""Binding and connecting: endpoints that are checked first, and errors that say who is in the way."""

from __future__ import annotations

import errno

from . import errors
from ._native import library
from ._native.pure import error
from .endpoints import Endpoint, check, parse, ports, short
from .waiting import Waiting

__all__ = ["Attaching"]


_IPV6 = 42  # the option's number


class Attaching(Waiting):
    """A socket that remembers what it is bound and connected to."""

    __slots__ = ("_attached", "_binds")

    def __init__(self, number: int, *, binds: bool) -> None:
        self._attached: list[Endpoint] = []
        self._binds = binds
        super().__init__(number)

    @property
    def endpoints(self) -> list[str]:
        """Every endpoint of this socket, ``@`` bound or ``>`` connected, with the real port."""
        return [repr(endpoint) for endpoint in self._attached]

    @property
    def endpoint(self) -> str:
        """The last bound or connected address, with the real port: what a peer connects to; '' if there is none."""
        return self._attached[-1].address if self._attached else ""

    def attach(self, endpoints: str) -> Attaching:
        """Bind or connect each endpoint of a list in CZMQ's grammar; if one fails, none stays."""
        done: list[Endpoint] = []
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
                raise errors.AddressInUse(
                    errno.EADDRINUSE, f"cannot bind {short(address)}: every port of the range is in use"
                )
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
            check(endpoint.address, bind=endpoint.bind)
            has = ", ".join(self.endpoints) or "none"
            raise errors.BadArgument(f"cannot {verb} {short(endpoint.address)}: this socket's endpoints are {has}")
        self._done(call, verb, endpoint.address, self._attach(call, endpoint.address))
        self._attached.remove(endpoint)

    def _done(self, call: str, verb: str, address: str, number: int) -> None:
        if number:
            raise error(number, f"cannot {verb} {short(address)}", self._remedy(number, address))
        self._recheck()

    def _remedy(self, number: int, address: str) -> str:
        if number == errno.EADDRINUSE:
            holder = self._holder(address)
            if holder is self:
                return "this socket is bound to it already"
            if holder:
                return f"{holder!r} of this process holds it, close that first"
            return "use * for any free port" if address.startswith("tcp://") else "use another path or name"
        if number == errno.ENODEV and address.startswith("tcp://[") and not self._getopt_int(_IPV6):
            return "open the socket with ipv6=1 to use such an address"
        return {
            errno.ENODEV: "this machine has no such interface or name, use 127.0.0.1 or *",
            errno.EADDRNOTAVAIL: "this machine has no such address, use 127.0.0.1 or *",
            errno.EACCES: "that port or path needs other rights, use a port above 1023",
            errno.ENOENT: "the directory of that path is missing",
            errno.EPROTONOSUPPORT: "this libzmq was built without that transport",
            errno.EINVAL: "libzmq does not understand it, write for example tcp://127.0.0.1:5555",
        }.get(number, "")

    def _holder(self, address: str) -> Attaching | None:
        for item in library.live():
            if isinstance(item, Attaching) and not item.closed and Endpoint(True, address) in item._attached:
                return item
        return None

    def _may_come_free(self, address: str) -> bool:
        return self._holder(address) is None  # a live socket of ours will not go away by waiting

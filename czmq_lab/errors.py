"""What can go wrong, as one tree; each error is also the builtin that Python programmers expect.

::

    CzmqError
    ├── ZmqError          (also OSError)              a libzmq call failed: .errno, .strerror
    │   ├── Again         (also BlockingIOError)      nothing to receive, or no room to send, right now
    │   │   └── Timeout   (also TimeoutError)         the same after waiting as long as was asked
    │   ├── AddressInUse                              somebody holds that endpoint already
    │   └── Terminated                                the process is shutting ZeroMQ down
    ├── BadArgument       (also ValueError)           a value CZMQ or libzmq would not take
    │   └── BadEndpoint                               an endpoint that cannot be parsed, with the remedy
    ├── BadType           (also TypeError)            str where bytes belong, another library's socket, …
    ├── Gone              (also ValueError)           used after it was closed, sent or destroyed
    ├── WrongThread       (also RuntimeError)         a socket used by a thread it does not belong to
    ├── Missing           (also NotImplementedError)  this libczmq has no such function
    └── LibraryNotFound   (also ImportError)          no usable libczmq on this machine

Every message is one line: what is wrong, then what to do.

>>> issubclass(Timeout, TimeoutError) and issubclass(Timeout, CzmqError)
True
"""

from __future__ import annotations

__all__ = [
    "AddressInUse",
    "Again",
    "BadArgument",
    "BadEndpoint",
    "BadType",
    "CzmqError",
    "Gone",
    "LibraryNotFound",
    "Missing",
    "Terminated",
    "Timeout",
    "WrongThread",
    "ZmqError",
]


class CzmqError(Exception):
    """Anything this package raises on purpose."""


class ZmqError(CzmqError, OSError):
    """A libzmq call failed; ``errno`` and ``strerror`` say why."""

    def __str__(self) -> str:
        return str(self.strerror or super().__str__())


class Again(ZmqError, BlockingIOError):
    """Nothing to receive, or no room to send, right now (EAGAIN)."""


class Timeout(Again, TimeoutError):
    """Nothing happened within the time that was asked for."""


class AddressInUse(ZmqError):
    """Another socket holds that endpoint (EADDRINUSE)."""


class Terminated(ZmqError):
    """The ZeroMQ context is being shut down (ETERM)."""


class BadArgument(CzmqError, ValueError):
    """A value that CZMQ or libzmq would not take."""


class BadEndpoint(BadArgument):
    """An endpoint that cannot be parsed."""


class BadType(CzmqError, TypeError):
    """An argument of the wrong kind."""


class Gone(CzmqError, ValueError):
    """Used after it was closed, sent away or destroyed."""


class WrongThread(CzmqError, RuntimeError):
    """A socket used by a thread it does not belong to."""


class Missing(CzmqError, NotImplementedError):
    """This libczmq has no such function."""


class LibraryNotFound(CzmqError, ImportError):
    """No usable libczmq was found on this machine."""

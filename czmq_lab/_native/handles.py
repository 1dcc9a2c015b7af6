"""Who owns a CZMQ object: one Python handle for each, which knows whether it is still there.

A handle is *owned* (Python destroys the object when nothing refers to the handle), *lent* (the object belongs to
another one, which the handle keeps alive), or *gone*: destroyed, or taken by a call such as ``zmsg.send``. Using one
that is gone raises Gone and names the call that took it, where CZMQ would end the process.

CZMQ's objects are for one thread at a time, and Python lets other threads run during a call. So every handle has a
lock: whoever finds a socket in use is told so, because the call inside may last for ever; all other calls are short,
and the second thread waits. What is lent shares the lock of its lender, whose calls may end it.
"""

from __future__ import annotations

import threading
import weakref
from typing import Any, Callable, ClassVar, Optional, TypeVar

from .. import errors
from . import library

__all__ = ["KINDS", "Handle", "fresh", "given", "lend", "stale", "take", "taken"]

_library = library.load()
ffi, lib = _library.ffi, _library.lib
_LINGER = 17


class Handle:
    """One object of CZMQ; its class says which kind. Made by the namespaces, for example ``zframe.new(b"data")``."""

    __slots__ = ("__weakref__", "_gone", "_keeps", "_lender", "_lent", "_lock", "_p", "serial")
    kind: ClassVar[str]
    has_socket: ClassVar[bool] = False
    is_actor: ClassVar[bool] = False
    _destroyer: ClassVar[Any]
    _holder: ClassVar[Any]
    _destruct: ClassVar[Callable[[Any], None]]

    def __init_subclass__(cls, has_socket: bool = False) -> None:
        cls.kind, cls.has_socket, cls.is_actor = cls.__name__, has_socket, cls.__name__ == "zactor_t"
        cls._destroyer = staticmethod(getattr(lib, cls.kind[:-2] + "_destroy"))
        cls._holder = ffi.typeof(f"{cls.kind} *[1]")
        destroyer, holder, new = cls._destroyer, cls._holder, ffi.new
        cls._destruct = staticmethod(lambda p: destroyer(new(holder, [p])))
        KINDS[cls.kind] = cls

    def __init__(self, p: Any, lender: Optional[Handle] = None) -> None:
        # Not __del__: another thread could be given the handle again while that runs. The pointer destroys the object.
        self._p = p if lender is not None else ffi.gc(p, self._destruct)
        self._lender, self._gone = lender, ""
        self._lent: Optional[weakref.WeakValueDictionary[int, Handle]] = None
        self._keeps: dict[int, Any] = {}
        # RLock: a signal handler or a finalizer may use the handle in the middle of its own thread's call.
        self._lock: Any = lender._lock if lender else threading.Lock() if self.has_socket else threading.RLock()
        if self.has_socket:
            self.serial = library.next_serial()
            if lender is None:
                library.register(self)

    def __repr__(self) -> str:
        if self._p is None:
            return f"<{self.kind} {self._gone or 'in use'}>"
        lender = self._lender
        return f"<{self.kind} of a {lender.kind}>" if lender is not None else f"<{self.kind}>"

    def pointer(self) -> Any:
        """The C pointer; raises Gone if the object is no longer there."""
        p, lender = self._p, self._lender
        if p is None:
            raise errors.Gone(f"this {self.kind} {self._gone or 'is in use by another call'}: make a new one")
        if lender is not None and lender._p is None:
            raise errors.Gone(
                f"this {self.kind} belonged to a {lender.kind} that {lender._gone or 'is in use by another call'}: "
                f"duplicate it before, with {self.kind[:-2]}.dup"
            )
        return p

    def destroy(self) -> None:
        """Destroy the object now; harmless if it is gone already."""
        if not self._lock.acquire(blocking=not self.has_socket):
            raise errors.WrongThread(f"this {self.kind} is in use by another thread: end that call first")
        try:
            if self._p is not None and self._lender is not None:
                raise errors.BadArgument(
                    f"this {self.kind} belongs to a {self._lender.kind}, which destroys it; destroy that instead"
                )
            self._end("was destroyed")
        finally:
            self._lock.release()

    def _end(self, how: str) -> None:
        if self._p is not None:
            p, self._p, self._gone = self._p, None, how
            ffi.release(p)

    # -- sockets: one thread at a time, and closed before the interpreter ends ----------------------------------------

    def _enter(self) -> Any:
        if not self._lock.acquire(blocking=False):
            raise errors.WrongThread(
                f"this {self.kind} is in the middle of a call of another thread: give each its own"
            )
        try:
            return self.pointer()
        except errors.Gone:
            self._lock.release()
            raise

    def _leave(self) -> None:
        self._lock.release()

    @property
    def is_busy(self) -> bool:
        """Whether a thread is inside a call on this socket."""
        return self.has_socket and self._lock.locked()

    def settle(self) -> None:
        """Let unsent messages hold up the exit no longer than everybody's."""
        if self.kind == "zsock_t" and self._p is not None and not self.is_busy:
            socket, value, size = lib.zsock_resolve(self._p), ffi.new("int *"), ffi.new("size_t *", 4)
            if lib.zmq_getsockopt(socket, _LINGER, value, size) == 0 and not 0 <= value[0] <= library.EXIT_LINGER:
                value[0] = library.EXIT_LINGER
                lib.zmq_setsockopt(socket, _LINGER, value, 4)

    def close_at_exit(self) -> None:
        """Destroy it unless a thread is still inside."""
        if self._p is not None and not self.is_busy:
            self._end("was closed because the interpreter is ending")

    def forget(self) -> None:
        """In a forked child: the object is the parent's."""
        if self._p is not None and self._lender is None:
            ffi.gc(self._p, None)
        self._p, self._gone = None, "was made before this process was forked"


KINDS: dict[str, type[Handle]] = {}


class zactor_t(Handle, has_socket=True): ...


class zarmour_t(Handle): ...


class zcert_t(Handle): ...


class zcertstore_t(Handle): ...


class zchunk_t(Handle): ...


class zconfig_t(Handle): ...


class zdigest_t(Handle): ...


class zdir_t(Handle): ...


class zdir_patch_t(Handle): ...


class zfile_t(Handle): ...


class zframe_t(Handle): ...


class zhash_t(Handle): ...


class zhashx_t(Handle): ...


class ziflist_t(Handle): ...


class zlist_t(Handle): ...


class zlistx_t(Handle): ...


class zloop_t(Handle, has_socket=True): ...


class zmsg_t(Handle): ...


class zpoller_t(Handle, has_socket=True): ...


class zrex_t(Handle): ...


class zsock_t(Handle, has_socket=True): ...


class zuuid_t(Handle): ...


# -- from hand to hand ------------------------------------------------------------------------------------------------

Kind = TypeVar("Kind", bound=Handle)


def _address(p: Any) -> int:
    return int(ffi.cast("intptr_t", p))


def fresh(p: Any, kind: type[Kind], source: Optional[Handle] = None) -> Optional[Kind]:
    """An owned handle for a new object, or for one that ``source`` gave up and may have lent before."""
    if p == ffi.NULL:
        return None
    if source is not None and source._lent:
        lent = source._lent.pop(_address(p), None)
        if isinstance(lent, kind):
            lent._p, lent._lender = ffi.gc(p, kind._destruct), None
            return lent
    return kind(p)


def lend(p: Any, kind: type[Kind], lender: Handle) -> Optional[Kind]:
    """A handle for an object that belongs to ``lender``; the same object always gets the same handle."""
    if p == ffi.NULL:
        return None
    if lender._lent is None:
        lender._lent = weakref.WeakValueDictionary()
    handle = lender._lent.get(_address(p))
    if not isinstance(handle, kind):
        handle = kind(p, lender)
        lender._lent[_address(p)] = handle
    return handle


def stale(lender: Handle, call: str) -> None:
    """Mark everything that ``lender`` has lent as gone."""
    for handle in list((lender._lent or {}).values()):
        handle._p, handle._gone = None, f"may have been destroyed by {call}"
    lender._lent = None


def given(handle: Handle, lender: Handle) -> None:
    """``lender`` has let go of what it lent: from now on the handle owns it."""
    if handle._lender is lender:
        if lender._lent is not None:
            lender._lent.pop(_address(handle._p), None)
        handle._p, handle._lender = ffi.gc(handle._p, handle._destruct), None


def take(handle: Handle, call: str) -> Any:
    """Put the object into the ``T *[1]`` that C takes it from; nobody else can use it meanwhile."""
    with handle._lock:
        p = handle.pointer()
        if handle._lender is not None:
            raise errors.BadArgument(
                f"{call} would take this {handle.kind} from its {handle._lender.kind}: "
                f"pass {handle.kind[:-2]}.dup of it, or remove it there first"
            )
        handle._p = None
        ffi.gc(p, None)
        return ffi.new(handle._holder, [p])


def taken(handle: Handle, holder: Any, call: str) -> None:
    """After the call: C has put NULL into ``holder`` if it took the object; otherwise it is ours again."""
    if holder[0] == ffi.NULL:
        handle._gone = f"was taken by {call}"
    else:
        handle._p = ffi.gc(holder[0], handle._destruct)

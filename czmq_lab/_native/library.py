"""Find libczmq, load it in one of two modes, and tame it for a Python process.

Two modes, one behaviour: ``api`` is the module compiled at installation, ``abi`` opens the shared library at run time
and needs no compiler. ``CZMQ_LAB_MODE`` chooses; ``CZMQ_LAB_LIBRARY`` names another libczmq.

CZMQ was written to own its process: on its first socket it takes SIGINT and SIGTERM, it logs to stdout, reads
``ZSYS_*`` from the environment and asserts on what it does not like there, and at exit it aborts or hangs over what is
still open. `load` undoes each of these before the first socket exists.
"""

from __future__ import annotations

import atexit
import ctypes.util
import functools
import itertools
import logging
import os
import sys
import threading
import time
import warnings
import weakref
from collections.abc import Iterator
from typing import Any, NamedTuple, Optional, Protocol

from ..errors import BadArgument, LibraryNotFound, Terminated

__all__ = ["Library", "closing", "has", "load", "loaded", "register"]

logger = logging.getLogger("czmq")
logger.addHandler(logging.NullHandler())  # without it, logging's last resort would print into the cell

EXIT_LINGER = 400  # ms that unsent messages get when the interpreter ends
_EXIT_PATIENCE = 0.6  # s for libzmq to finish; after that the process ends without it


class Library(NamedTuple):
    """The loaded libczmq: how to call it and what it is."""

    ffi: Any
    lib: Any
    mode: str  # 'api' or 'abi'
    why: str  # one sentence: why this mode
    version: tuple[int, int, int]
    zmq_version: tuple[int, int, int]
    path: str
    zmq_path: str


class Closable(Protocol):
    """Something that must be closed before the interpreter ends."""

    @property
    def serial(self) -> int:
        """From `next_serial`: the order of making."""

    @property
    def is_actor(self) -> bool:
        """Actors are closed first, while their sockets still work."""

    @property
    def is_busy(self) -> bool:
        """Whether a thread is inside a call on it."""

    def settle(self) -> None:
        """Prepare for the end while libzmq still answers: leave unsent messages EXIT_LINGER milliseconds at most."""

    def close_at_exit(self) -> None:
        """Close, whatever state it is in; raises nothing."""

    def forget(self) -> None:
        """Drop the C object without touching it: a forked child has inherited it."""


_lock = threading.RLock()
_loaded: Optional[Library] = None
_closing = False
_live: weakref.WeakSet[Any] = weakref.WeakSet()
next_serial = itertools.count(1).__next__


def load() -> Library:
    """Return the loaded libczmq; the first call finds, loads and tames it.

    Raises LibraryNotFound, which says what was tried and what to install.

    >>> load().mode in ("api", "abi")
    True
    """
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                candidate = _open()
                _tame(candidate)
                _loaded = candidate
    return _loaded


def loaded() -> Optional[Library]:
    """Return the library if something has loaded it already, else None."""
    return _loaded


def has(capability: str) -> bool:
    """Whether the loaded libzmq was built with ``capability``: 'curve', 'ipc', 'draft', 'gssapi', 'norm', …

    Source: zmq_has(3).

    >>> has("ipc")
    True
    """
    return bool(load().lib.zmq_has(capability.encode()))


def register(item: Closable) -> None:
    """Have ``item.close_at_exit()`` called before the interpreter ends; held weakly."""
    _live.add(item)
    if _log.library is None and _loaded is not None:
        _redirect_log(_loaded)


def live() -> list[Any]:
    """Everything registered and still alive, oldest first."""
    return sorted(_live, key=lambda item: item.serial)


def closing() -> bool:
    """Whether the interpreter is ending: nothing new may be made."""
    return _closing


# -- finding ----------------------------------------------------------------------------------------------------------

_INSTALL = (
    "install it with your package manager (Debian, Ubuntu: apt-get install libczmq4; Fedora: dnf install czmq; "
    "macOS: brew install czmq; anywhere: conda install -c conda-forge czmq) or name the file in CZMQ_LAB_LIBRARY"
)


def _open() -> Library:
    asked = os.environ.get("CZMQ_LAB_MODE", "").strip().lower()
    if asked not in ("", "api", "abi"):
        raise BadArgument(f"CZMQ_LAB_MODE is {asked!r}: set it to api, to abi, or not at all")
    named = os.environ.get("CZMQ_LAB_LIBRARY")
    if asked == "abi":
        return _open_abi("CZMQ_LAB_MODE asks for it")
    if named and not asked:
        return _open_abi("CZMQ_LAB_LIBRARY names a library")
    try:
        from . import _api  # type: ignore[attr-defined, unused-ignore]
    except ImportError as problem:
        missing = getattr(problem, "name", None) == f"{__package__}._api" or "cannot import name" in str(problem)
        reason = "no compiled module is installed" if missing else f"the compiled module does not load ({problem})"
        if asked == "api":
            raise LibraryNotFound(f"CZMQ_LAB_MODE=api, but {reason}: reinstall czmq_lab with a C compiler") from problem
        return _open_abi(reason)
    ffi, lib = _api.ffi, _api.lib
    built, running = _built_for(lib), _version(ffi, lib.zsys_version)
    if built != running:
        text = (
            f"the compiled module was made for libczmq {_dotted(built)}, but {_dotted(running)} is installed: "
            "using the compiler-free mode; reinstall czmq_lab to compile it anew"
        )
        warnings.warn(text, RuntimeWarning, stacklevel=4)
        return _open_abi(f"the compiled module was made for libczmq {_dotted(built)}")
    return _library(ffi, lib, "api", "the compiled module matches this libczmq")


def _open_abi(why: str) -> Library:
    from ._abi import ffi  # type: ignore[attr-defined, unused-ignore]

    tried = []
    for name in _candidates():
        try:
            lib = ffi.dlopen(name)
            lib.zmq_has, lib.zsys_version  # noqa: B018 - both libraries must be behind this one handle
        except (OSError, AttributeError, ffi.error) as problem:
            tried.append(f"{name} ({str(problem).splitlines()[0][:120]})")
            continue
        return _library(ffi, lib, "abi", why)
    raise LibraryNotFound(f"no usable libczmq found (tried {', '.join(tried)}): {_INSTALL}")


def _candidates() -> Iterator[str]:
    named = os.environ.get("CZMQ_LAB_LIBRARY")
    if named:
        yield named
        return
    name = {"darwin": "libczmq.4.dylib", "win32": "libczmq.dll"}.get(sys.platform, "libczmq.so.4")
    for prefix in sys.prefix, sys.base_prefix:  # conda's own come first, in a .venv made from it too
        if os.path.isdir(os.path.join(prefix, "conda-meta")) and os.path.exists(os.path.join(prefix, "lib", name)):
            yield os.path.join(prefix, "lib", name)
    yield name
    found = ctypes.util.find_library("czmq")
    if found:
        yield found


def _library(ffi: Any, lib: Any, mode: str, why: str) -> Library:
    path, zmq_path = _mapped("libczmq"), _mapped("libzmq")
    return Library(ffi, lib, mode, why, _version(ffi, lib.zsys_version), _version(ffi, lib.zmq_version), path, zmq_path)


def _version(ffi: Any, function: Any) -> tuple[int, int, int]:
    parts = [ffi.new("int *") for _ in range(3)]
    function(*parts)
    return parts[0][0], parts[1][0], parts[2][0]


def _built_for(lib: Any) -> tuple[int, int, int]:
    return lib.CZMQ_LAB_BUILT_FOR_MAJOR, lib.CZMQ_LAB_BUILT_FOR_MINOR, lib.CZMQ_LAB_BUILT_FOR_PATCH


def _dotted(version: tuple[int, int, int]) -> str:
    return ".".join(map(str, version))


def _mapped(stem: str) -> str:
    """The file behind a loaded library, where the system tells (Linux), else its bare name."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="replace") as maps:
            files = {line.split(None, 5)[-1].strip() for line in maps if f"/{stem}.so" in line}
    except OSError:
        files = set()
    return min(files) if files else stem


# -- taming -----------------------------------------------------------------------------------------------------------


def _tame(library: Library) -> None:
    lib, ffi = library.lib, library.ffi
    lib.zsys_handler_set(ffi.NULL)  # Ctrl-C and SIGTERM stay Python's
    with _sane_environment():
        lib.zsys_init()
    if "ZSYS_MAX_SOCKETS" not in os.environ:
        lib.zsys_set_max_sockets(0)  # as many as the system allows, instead of 1023
    _redirect_log(library)
    _refuse_mixed_libraries(library)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=functools.partial(_after_fork, library))
    ending = functools.partial(_close_all, library)
    atexit.register(ending)
    try:
        threading._register_atexit(ending)  # type: ignore[attr-defined]  # before threads are joined: wakes those in recv
    except (AttributeError, RuntimeError):
        pass  # then atexit alone has to do


# What CZMQ reads at its first socket, with the least value it survives. Source: zsys(3).
_ENVIRONMENT: dict[str, int] = {
    "ZSYS_IO_THREADS": 1,
    "ZSYS_MAX_SOCKETS": 1,
    "ZSYS_LINGER": 0,
    "ZSYS_SNDHWM": 0,
    "ZSYS_RCVHWM": 0,
    "ZSYS_PIPEHWM": 0,
}


class _sane_environment:
    """Hide the ``ZSYS_*`` values that would make CZMQ abort, and say which, while CZMQ reads its environment."""

    def __enter__(self) -> None:
        self._hidden: dict[str, str] = {}
        for name, value in list(os.environ.items()):
            if name.startswith("ZSYS_") and not _is_sane(name, value):
                self._hidden[name] = os.environ.pop(name)
                warnings.warn(
                    f"{name}={value!r} is ignored: CZMQ would abort or misread it", RuntimeWarning, stacklevel=5
                )
        for name in ("ZSYS_LOGSENDER", "ZSYS_SIGHANDLER"):  # ours to decide: logging, and signals stay Python's
            if name in os.environ:
                self._hidden[name] = os.environ.pop(name)
        os.environ["ZSYS_SIGHANDLER"] = "false"

    def __exit__(self, *_: object) -> None:
        del os.environ["ZSYS_SIGHANDLER"]
        os.environ.update(self._hidden)


def _is_sane(name: str, value: str) -> bool:
    if name in _ENVIRONMENT:
        digits = value.strip()
        limit = 64 if name == "ZSYS_IO_THREADS" else 2**31 - 1
        return digits.isascii() and digits.isdigit() and _ENVIRONMENT[name] <= int(digits) <= limit
    if name == "ZSYS_IPV6":
        return value in ("0", "1")
    return True


def _refuse_mixed_libraries(library: Library) -> None:
    """One socket, made by libczmq and asked by our libzmq: both must mean the same libzmq."""
    ffi, lib = library.ffi, library.lib
    handle = lib.zsys_socket(0, ffi.NULL, 0)
    value, size = ffi.new("int *"), ffi.new("size_t *", 4)
    asked = -1 if handle == ffi.NULL else lib.zmq_getsockopt(handle, lib.ZMQ_TYPE, value, size)
    if asked != 0:
        raise LibraryNotFound(
            "two different libzmq are mixed in this process (another package loaded its own globally): "
            "import czmq_lab before that package, or start a fresh kernel"
        )
    lib.zsys_close(handle, ffi.NULL, 0)


# -- CZMQ's log -------------------------------------------------------------------------------------------------------

_LEVELS = {"E": logging.ERROR, "W": logging.WARNING, "N": logging.INFO, "I": logging.INFO, "D": logging.DEBUG}


def _redirect_log(library: Library) -> None:
    """Send CZMQ's log through a pipe that never blocks the writer to the logger ``czmq``."""
    reader, writer = os.pipe()
    os.set_blocking(writer, False)  # a full pipe drops lines instead of stopping an actor or the exit
    stream = library.lib.fdopen(writer, b"w")
    if stream == library.ffi.NULL:
        os.close(writer)
        os.close(reader)
        return
    library.lib.zsys_set_logstream(stream)
    _log.stream, _log.library, _log.finished = stream, library, threading.Event()
    threading.Thread(
        target=_forward_log, args=(reader, _log.finished, library.lib), name="czmq log", daemon=True
    ).start()


class _log:
    """Where CZMQ logs to now; ``library`` is None where nothing has been set up, as in a forked child."""

    stream: Any = None
    library: Optional[Library] = None
    finished = threading.Event()


def _forward_log(reader: int, finished: threading.Event, lib: Any) -> None:
    with open(reader, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            level, _, text = line.rstrip("\n").partition(": ")
            # CZMQ writes "E: 26-01-31 12:00:00 text"; logging has a clock of its own.
            logger.log(_LEVELS.get(level, logging.INFO), "%s", text[18:] if level in _LEVELS else line.rstrip("\n"))
    # The pipe was closed: the interpreter is ending. Waiting for closed sockets to send their last messages may take
    # for ever, so it is done here, on a thread that exists already (Python >= 3.12 starts none this late).
    lib.zsys_shutdown()
    finished.set()


# -- fork and exit ----------------------------------------------------------------------------------------------------


def _after_fork(library: Library) -> None:
    """In a forked child: inherited sockets are never touched, CZMQ starts afresh."""
    library.lib.zsys_handler_set(library.ffi.NULL)  # CZMQ's own fork handler forgets it
    for item in live():
        item.forget()
    _live.clear()
    library.lib.zsys_set_logstream(library.ffi.NULL)
    _log.library = None  # the thread that reads the pipe stayed with the parent; the first socket starts another


def _close_all(library: Library) -> None:
    """Close everything in the order that neither hangs, aborts nor prints, within a second."""
    global _closing
    if _closing:
        return
    _closing = True
    lib, ffi = library.lib, library.ffi
    items = live()
    background = [item for item in items if item.is_actor]
    for item in background:
        item.close_at_exit()
    rest = [item for item in items if item not in background]
    for item in rest:
        item.settle()
    _silence_woken_threads()
    if lib.zmq_ctx_shutdown(lib.zsys_init()) == 0:  # wakes every thread that waits inside libzmq
        deadline = time.monotonic() + 0.5
        while any(item.is_busy for item in rest) and time.monotonic() < deadline:
            time.sleep(0.001)
    for item in reversed(rest):
        item.close_at_exit()
    lib.zsys_set_logstream(ffi.NULL)
    if _log.library is None:
        return  # a forked child that opened nothing
    lib.fclose(_log.stream)
    _log.finished.wait(_EXIT_PATIENCE)


def _silence_woken_threads() -> None:
    """A thread that waited in recv gets Terminated now; its traceback would be the exit's only output."""
    report = threading.excepthook

    def excepthook(args: Any) -> None:
        if args.exc_type is None or not issubclass(args.exc_type, Terminated):
            report(args)

    threading.excepthook = excepthook

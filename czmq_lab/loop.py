"""The kernel's event loop: where callbacks run, and how to get there from another thread.

A notebook kernel runs one asyncio loop on its main thread; cells, tasks and socket callbacks share it. Two facts shape
this room: JupyterLab runs widget callbacks on other threads (`on_main` brings them home), and what a callback prints or
raises is lost or lands under the wrong cell (so `every` keeps the error and runs in an empty context).
"""

from __future__ import annotations

import asyncio
import contextvars
import functools
import sys
import threading
import time
from collections.abc import Awaitable
from typing import Any, Callable, Optional, TypeVar, Union
from weakref import WeakKeyDictionary

from .errors import Timeout

__all__ = ["Ticker", "add_reader", "every", "kernel_loop", "on_main", "until"]

Value = TypeVar("Value")
_MAIN = threading.main_thread()
_PULSE = 0.1  # s: how soon an interrupt reaches a task that only waits for a socket
_loop: Optional[asyncio.AbstractEventLoop] = None


def kernel_loop() -> asyncio.AbstractEventLoop:
    """Return the event loop of the main thread: the kernel's, a running script's, or terminal IPython's.

    Raises RuntimeError outside of all three; run the code with asyncio.run(...) then.
    """
    global _loop
    if threading.current_thread() is _MAIN:
        try:
            _loop = asyncio.get_running_loop()
        except RuntimeError:
            if _loop is None or _loop.is_closed():
                _loop = _terminal_loop()
    if _loop is None or _loop.is_closed():
        raise RuntimeError("no event loop is running on the main thread: use this from a notebook, or in asyncio.run()")
    return _loop


def _terminal_loop() -> Optional[asyncio.AbstractEventLoop]:
    """Terminal IPython's loop: it exists between cells, and runs at the prompt after ``%gui asyncio``."""
    helpers = sys.modules.get("IPython.core.async_helpers")
    interactive = sys.modules.get("IPython") and sys.modules["IPython"].get_ipython()
    return helpers.get_asyncio_loop() if helpers and interactive else None


def on_main(function: Callable[..., Value]) -> Callable[..., Optional[Value]]:
    """Make ``function`` run on the main thread, wherever it is called from; put it on every widget callback.

    On the main thread it is called at once and its value returned; from another thread it is queued on the kernel's
    loop and None is returned. Sockets belong to one thread, and JupyterLab calls widget callbacks on others.

    >>> on_main(len)("abc")
    3
    """

    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Optional[Value]:
        if threading.current_thread() is _MAIN:
            return function(*args, **kwargs)
        kernel_loop().call_soon_threadsafe(functools.partial(function, *args, **kwargs), context=contextvars.Context())
        return None

    return called


async def until(
    condition: Callable[[], Union[Value, Awaitable[Value]]], timeout: float = 5.0, interval: float = 0.01
) -> Value:
    """Wait until ``condition()`` is true and return its value; raises Timeout after ``timeout`` seconds.

    >>> await until(lambda: inp.counters.received >= 10)  # doctest: +SKIP
    True
    """
    deadline = time.monotonic() + timeout
    while True:
        value = condition()
        if asyncio.iscoroutine(value) or isinstance(value, asyncio.Future):
            value = await value
        if value:
            return value  # type: ignore[return-value]
        if time.monotonic() >= deadline:
            raise Timeout(None, f"the condition did not become true within {timeout:g} s")
        await asyncio.sleep(interval)


class Ticker:
    """A callback that the kernel's loop repeats; made by `every`."""

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float, callback: Callable[[], object]) -> None:
        self.seconds = seconds
        self.error: Optional[BaseException] = None  # what the callback raised last; it is called again all the same
        self.active = True
        self._loop, self._callback = loop, callback
        if threading.current_thread() is _MAIN:
            self._again()
        else:
            loop.call_soon_threadsafe(self._again)

    def cancel(self) -> None:
        """Stop; harmless when stopped already."""
        self.active = False

    def _again(self) -> None:
        if self.active:
            # An empty context: what it shows belongs to the cell of the moment, not for ever to the one that began it.
            self._loop.call_later(self.seconds, self._run, context=contextvars.Context())

    def _run(self) -> None:
        if self.active:
            self._again()
            try:
                self._callback()
            except Exception as problem:
                self.error = problem


def every(seconds: float, callback: Callable[[], object]) -> Ticker:
    """Call ``callback`` on the kernel's loop every ``seconds`` until the returned Ticker is cancelled.

    An exception is kept in ``ticker.error`` and stops nothing.

    >>> ticker = every(0.1, lambda: print("tick"))  # doctest: +SKIP
    """
    return Ticker(kernel_loop(), seconds, callback)


def add_reader(loop: asyncio.AbstractEventLoop, fd: int, callback: Callable[[], object]) -> None:
    """Call ``callback`` whenever ``fd`` becomes readable, in an empty context (see `Ticker`)."""
    contextvars.Context().run(loop.add_reader, fd, callback)


class Pulse:
    """Wakes a loop ten times a second while somebody waits on it.

    ipykernel's interrupt sets a flag that an idle selector does not see; without the pulse a waiting ``await`` could be
    interrupted only by the next message.
    """

    def __init__(self) -> None:
        self._users = 0
        self._handle: Optional[asyncio.TimerHandle] = None

    @classmethod
    def of(cls, loop: asyncio.AbstractEventLoop) -> Pulse:
        """The one pulse of this loop."""
        return _pulses.setdefault(loop, cls())

    def __enter__(self) -> None:
        self._users += 1
        if self._handle is None:
            self._beat()

    def __exit__(self, *_: object) -> None:
        self._users -= 1
        if not self._users and self._handle is not None:
            self._handle.cancel()
            self._handle = None

    def _beat(self) -> None:
        self._handle = asyncio.get_running_loop().call_later(_PULSE, self._beat, context=contextvars.Context())


_pulses: WeakKeyDictionary[asyncio.AbstractEventLoop, Pulse] = WeakKeyDictionary()

"""Awaiting a socket on an asyncio loop, and reading one in the background.

libzmq's file descriptor says "look again", not "there is a message": it is edge-triggered, and any call on the socket,
a send too, can swallow the edge. So the descriptor is registered only while somebody waits, every wake-up reads EVENTS,
and every other call on the socket schedules the same look. Source: zmq_getsockopt(3), ZMQ_FD.

A waiter is told that it may try; it takes the message itself. So cancelling a waiter loses nothing.
"""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import threading
from collections import deque
from collections.abc import Sequence
from typing import Any, Callable, Optional, TypeVar

from . import errors
from ._native.pure import POLLIN, POLLOUT, RawSocket, get_ident, monotonic
from .loop import Pulse, add_reader, kernel_loop

__all__ = ["Reader", "Waiting"]

Result = TypeVar("Result")
_BUDGET = 0.004  # s of the loop's time that a background reader takes in one go
_PAUSE = 0.001  # s that it then leaves to others


class Waiting(RawSocket):
    """A raw socket that an asyncio loop can wait for."""

    __slots__ = ("_descriptor", "_looking", "_loop", "_readers", "_wait_in", "_wait_out", "_yielded")

    def __init__(self, number: int) -> None:
        self._wait_in: deque[asyncio.Future[None]] = deque()
        self._wait_out: deque[asyncio.Future[None]] = deque()
        self._readers: list[Reader] = []
        self._loop: Optional[asyncio.AbstractEventLoop] = None  # the loop that watches the descriptor, while one does
        self._descriptor = -1
        self._looking = False
        self._yielded = 0.0
        super().__init__(number)

    # -- await --------------------------------------------------------------------------------------------------------

    async def _await(self, attempt: Callable[[], Optional[Result]], event: int, timeout: Optional[float]) -> Result:
        """Try now, or whenever the loop says that ``event`` holds, until it works or the time is up."""
        queue = self._wait_in if event == POLLIN else self._wait_out
        if not queue:
            result = self._attempt(attempt)
            if result is not None:
                now = monotonic()
                if now - self._yielded > _BUDGET:  # messages that are always there must not starve the loop
                    self._yielded = now
                    self._recheck()
                    await asyncio.sleep(0)
                return result
        if timeout is None or timeout == float("inf"):
            return await self._in_turn(attempt, queue)
        if timeout <= 0:
            raise self._timed_out(event, timeout)
        try:
            return await asyncio.wait_for(self._in_turn(attempt, queue), timeout)
        except asyncio.TimeoutError:
            raise self._timed_out(event, timeout) from None

    async def _in_turn(self, attempt: Callable[[], Optional[Result]], queue: deque[asyncio.Future[None]]) -> Result:
        loop = asyncio.get_running_loop()
        first = False  # who was woken for nothing goes back to the head of the queue
        with Pulse.of(loop):
            while True:
                turn = loop.create_future()
                queue.appendleft(turn) if first else queue.append(turn)
                try:
                    self._watch(loop)
                    await turn
                    result = self._attempt(attempt)
                finally:
                    if turn in queue:
                        queue.remove(turn)
                    self._recheck()
                if result is not None:
                    return result
                first = True

    def _attempt(self, attempt: Callable[[], Optional[Result]]) -> Optional[Result]:
        self._enter()
        try:
            return attempt()
        finally:
            self._leave()

    def __aiter__(self) -> Waiting:
        """Await message after message; ends when the socket is closed."""
        return self

    async def __anext__(self) -> Any:
        if self.closed:
            raise StopAsyncIteration
        try:
            return await self.arecv_message(timeout=None)  # type: ignore[attr-defined]
        except errors.Gone:
            raise StopAsyncIteration from None

    # -- watching the descriptor --------------------------------------------------------------------------------------

    def _watch(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._loop is not loop:
            self._readers = [reader for reader in self._readers if reader.loop is loop]  # others ended with their loop
            self._unwatch()
            self._descriptor = self._getopt_int(14)
            add_reader(loop, self._descriptor, self._look)
            self._loop = loop
        self._recheck()

    def _unwatch(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.remove_reader(self._descriptor)
        self._loop = None

    def _recheck(self) -> None:
        """After any call on the socket: the call may have swallowed the edge, so have the loop look again."""
        if self._loop is not None and not self._looking and not self._loop.is_closed():
            self._looking = True
            self._loop.call_soon(self._look, context=contextvars.Context())

    def _look(self) -> None:
        """Wake who can go on: tasks first, one each way and in turn, then the background readers."""
        self._looking = False
        if self._handle is None or self._busy:
            return
        while self._wait_in and self._wait_in[0].done():
            self._wait_in.popleft()
        while self._wait_out and self._wait_out[0].done():
            self._wait_out.popleft()
        if not (self._wait_in or self._wait_out or self._readers):
            self._unwatch()
            return
        events = self.events
        if events & POLLOUT and self._wait_out:
            self._wait_out.popleft().set_result(None)
        if events & POLLIN:
            if self._wait_in:
                self._wait_in.popleft().set_result(None)
            elif self._readers:
                self._read()

    # -- in the background --------------------------------------------------------------------------------------------

    def on_message(self, callback: Optional[Callable[[Sequence[Any]], object]] = None) -> Reader:
        """Read this socket in the background, on the kernel's loop; returns the Reader, to be stopped.

        ``callback`` gets each batch of messages as a list; without one, messages are counted and dropped. Several
        readers of one socket all get every message. A batch takes at most about 4 ms, then others have their turn.

        >>> reader = inp.on_message(print)  # doctest: +SKIP
        """
        if callback is not None and (not callable(callback) or inspect.iscoroutinefunction(callback)):
            raise errors.BadType("on_message() takes a plain function of one batch; to await, use `async for`")
        loop, main = kernel_loop(), threading.main_thread()
        self._own(main.ident)
        reader = Reader(self, callback, loop)
        self._readers.append(reader)
        if threading.current_thread() is main:
            self._watch(loop)
        else:
            loop.call_soon_threadsafe(self._watch, loop)
        return reader

    def _read(self) -> None:
        callbacks = [(reader, reader.callback) for reader in self._readers if reader.callback is not None]
        deadline = monotonic() + _BUDGET
        batch: list[Any] = []
        more = True
        self._enter()
        try:
            while more and monotonic() < deadline:
                if callbacks:
                    for _ in range(64):
                        frames = self._try_recv()
                        if frames is None:
                            more = False
                            break
                        batch.append(self._wrap(frames))
                else:
                    more = self._try_drop(256) == 256
        except errors.CzmqError as problem:
            more = False
            for reader in self._readers:
                reader.error = problem
        finally:
            self._leave()
        for reader, callback in callbacks:
            if batch and reader in self._readers:
                try:
                    callback(batch)
                except Exception as problem:
                    reader.error = problem
        if self._loop is not None and not self._loop.is_closed():
            if more:
                self._looking = True
                self._loop.call_later(_PAUSE, self._look, context=contextvars.Context())
            else:
                self._recheck_if_ready()

    def _recheck_if_ready(self) -> None:
        if self._handle is not None and self.events & POLLIN:
            self._recheck()

    def _wrap(self, frames: list[bytes]) -> Any:
        return frames

    # -- closing ------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the socket; what was sent still leaves for ``linger`` milliseconds. Closing twice is harmless.

        A task or thread that waits for it gets Gone. From another thread the closing is left to the owner.
        """
        if self._loop is not None and self._loop.is_running() and self._owner not in (None, get_ident()):
            self._doomed = True  # a call in progress closes it on leaving; else the loop, which watches its descriptor
            self._loop.call_soon_threadsafe(super().close)
        else:
            super().close()

    def _close(self) -> None:
        self._unwatch()
        gone = errors.Gone(f"this {self._label()} socket was closed while a task was waiting for it")
        for queue in (self._wait_in, self._wait_out):
            for turn in queue:
                if not turn.done() and not turn.get_loop().is_closed():
                    turn.set_exception(gone)
            queue.clear()
        self._readers.clear()
        super()._close()

    def forget(self) -> None:
        self._loop = None
        self._wait_in.clear()
        self._wait_out.clear()
        self._readers.clear()
        super().forget()


class Reader:
    """Reads one socket in the background; made by ``socket.on_message``."""

    def __init__(
        self,
        socket: Waiting,
        callback: Optional[Callable[[Sequence[Any]], object]],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.socket, self.callback, self.loop = socket, callback, loop
        self.error: Optional[BaseException] = None  # what went wrong last, here or in the callback; reading goes on

    def stop(self) -> None:
        """Stop reading; messages stay in the socket's queue. Harmless when stopped already."""
        if self in self.socket._readers:
            self.socket._readers.remove(self)

    @property
    def active(self) -> bool:
        """Whether it still reads."""
        return self in self.socket._readers

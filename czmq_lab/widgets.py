"""Live panels: the throughput of sockets as a curve, and the messages of a socket as a log.

A panel measures nothing on the kernel's loop: sockets count, the panel reads the counts. It sends a picture's worth of
numbers a few times a second while somebody looks, and nothing while nobody does. `freeze` puts a still picture in its
place, because a saved notebook cannot show a live one.
"""

from __future__ import annotations

import base64
import time
import uuid
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import copy_context
from itertools import repeat
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from IPython.core.getipython import get_ipython
from IPython.display import display

from .errors import BadArgument, BadType
from .lab import lab
from .loop import every, on_main
from .messages import Message
from .meters import Throughput
from .sockets import Socket
from .views import still, text

__all__ = ["LivePlot", "MessageLog", "Panel"]

_WATCHED = 6.0  # s without a heartbeat from the page until nothing more is sent to it
_READ_BY_PANELS = ("PULL", "SUB", "XSUB")  # reading these in the background takes no message from a conversation
_DEAF = ("PUSH", "PUB")


def _asset(*names: str) -> str:
    return "\n".join(Path(__file__).with_name("views").joinpath(name).read_text("utf-8") for name in names)


class _View(anywidget.AnyWidget):
    """The front-end half of a panel."""

    _css = traitlets.Unicode(_asset("panel.css")).tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)  # what never changes
    state = traitlets.Unicode("live").tag(sync=True)
    error = traitlets.Unicode("").tag(sync=True)

    def __init__(self, **values: Any) -> None:
        self._home = copy_context()
        super().__init__(**values)

    def _send(self, msg: Any, buffers: Any = None) -> None:
        # Always as a part of the cell that made it. ipykernel has the page answer to the thread that spoke last; out of
        # a ticker that would be anybody's, even the thread of a page that has been closed since, and the answers lost.
        self._home.run(super()._send, msg, buffers)

    def close(self) -> None:
        self.layout.close()  # ipywidgets keeps every model alive until it is closed
        super().close()


class Panel:
    """What `LivePlot` and `MessageLog` have in common: pause, freeze, close, and not stopping at an error.

    ``state`` is 'live', 'paused', 'ended' (its sockets were closed), 'frozen' or 'closed'. ``error`` is what went wrong
    last; the panel shows it and goes on.
    """

    _script: str  # the ES module that draws it

    def __init__(
        self,
        sockets: Sequence[Socket],
        period: float,
        passive: bool,
        read: Callable[[Sequence[Message]], object] | None,
        **spec: object,
    ) -> None:
        self.state = "live"
        self.error: BaseException | None = None
        self._sockets, self._spec = sockets, spec
        self._view: _View | None = None
        self._handle: Any = None  # of the output, once displayed
        self._pages: set[object] = set()  # that drew the panel; a reloaded page is another one
        self._beat = float("-inf")  # when a page was last heard of
        self._asked = False  # whether a page waits for a word
        self._reset = True  # whether a page has just drawn the panel, still empty
        self._readers = [] if passive else [s.on_message(read) for s in sockets if s.type in _READ_BY_PANELS]
        self._ticker = every(period, self._tick)

    @on_main
    def pause(self) -> None:
        """Hold the display still; counting goes on."""
        if self.state == "live":
            self._become("paused")

    @on_main
    def resume(self) -> None:
        """Let the display follow again."""
        if self.state == "paused":
            self._asked = True
            self._become("live")

    @on_main
    def freeze(self) -> None:
        """Stop, and put a still picture in the place of the live view; the notebook is then safe to save."""
        if self.state not in ("frozen", "closed"):
            self._sample(time.monotonic())
            self._stop("frozen")

    @on_main
    def close(self) -> None:
        """Stop, and leave one line of text in the place of the live view; a picture made by `freeze` stays."""
        if self.state not in ("frozen", "closed"):
            self._stop("closed")

    def describe(self) -> str:
        """Say in one line what there is to see now."""
        if self.state in ("live", "paused"):
            self._sample(time.monotonic())
        return self._label()

    def _sample(self, now: float) -> None:
        """Read the counters."""

    def _send(self, view: _View, now: float) -> None:
        """Send the page what is new, if anything is."""

    def _label(self) -> str:
        raise NotImplementedError

    def _png(self) -> bytes:
        raise NotImplementedError

    def _become(self, state: str) -> None:
        self.state = state
        if self._view is not None:
            self._view.state = state

    def _stop(self, state: str) -> None:
        self._ticker.cancel()
        for reader in self._readers:
            reader.stop()
        lab.forget(self)
        self._become(state)
        if self._handle is not None:
            data, metadata = self._bundle()
            self._handle.update(data, metadata=metadata, raw=True)
        # Jupyter updates an output only in the page that ran the cell: any other page must not be left with nothing.
        if self._view is not None and (state == "closed" or len(self._pages) < 2):
            self._view.close()
            self._view = None

    def _fail(self, problem: BaseException) -> None:
        self.error = problem
        if self._view is not None:
            self._view.error = f"{type(problem).__name__}: {problem}"[:300]

    def _tick(self) -> None:
        now = time.monotonic()
        try:
            if self.state != "ended":
                self._sample(now)
                if all(socket.closed for socket in self._sockets):
                    self._become("ended")
            if self._view is not None and now - self._beat < _WATCHED:
                if self.state != "paused" or self._reset:
                    self._send(self._view, now)
                elif self._asked:
                    self._view.send({"type": "alive"})
                self._asked = self._reset = False
        except Exception as problem:  # the loop would swallow it; the panel must show it
            self._fail(problem)

    def _heard(self, _widget: object, message: Any, _buffers: object) -> None:
        kind = message.get("type") if isinstance(message, dict) else None
        try:
            if kind in ("beat", "hello"):
                self._beat, self._asked = time.monotonic(), True
                if kind == "hello":
                    self._pages.add(message.get("page"))
                    self._reset = True
            elif kind in ("pause", "resume", "freeze"):
                getattr(self, kind)()
        except Exception as problem:
            self._fail(problem)

    def _bundle(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The output as data and metadata; its text is the same in every state."""
        data: dict[str, Any] = {"text/plain": repr(self)}
        if self.state == "frozen":
            data["image/png"] = base64.b64encode(self._png()).decode()
            return data, {"image/png": {"width": still.WIDTH, "alt": self._label()}}
        if self.state != "closed":
            if self._view is None:
                self._view = _View(_esm=self._script, spec=self._spec, state=self.state)
                self._view.on_msg(on_main(self._heard))  # JupyterLab's messages arrive on other threads
            live, metadata = self._view._repr_mimebundle_() or ({}, {})
            return {**live, **data}, metadata
        return data, {}

    def _ipython_display_(self) -> None:
        if getattr(get_ipython(), "kernel", None) is None:
            print(self.describe())
            return
        data, metadata = self._bundle()
        name = self._handle.display_id if self._handle is not None else uuid.uuid4().hex
        self._handle = display(data, metadata=metadata, raw=True, display_id=name)
        if self not in lab.live and self.state not in ("frozen", "closed"):
            lab.show(repr(self), self)


class LivePlot(Panel):
    """Messages and bytes a second of one or more sockets, live.

    ``fps`` is how often the sockets are looked at and the curve moves (1 to 30 a second), ``window`` how many seconds
    the curve shows. Bytes are payload; 1 kB is 1000 bytes. PULL, SUB and XSUB sockets are read meanwhile, and their
    messages counted and dropped, unless ``passive``; the messages of other sockets are left to your code.

    Raises BadArgument and BadType for what cannot be plotted.

    >>> LivePlot(inp)  # doctest: +SKIP
    <LivePlot inp: messages/s, bytes/s>
    """

    _script = _asset("panel.js", "plot.js")

    def __init__(
        self,
        *sockets: Socket,
        names: Sequence[str] | None = None,
        fps: float = 10,
        window: float = 30.0,
        passive: bool = False,
    ) -> None:
        _check_sockets("LivePlot", sockets)
        if not 1 <= fps <= 30:
            raise BadArgument(f"fps is pictures a second, from 1 to 30, not {fps!r}")
        if not 1 <= window <= 3600:
            raise BadArgument(f"window is seconds of the curve, from 1 to 3600, not {window!r}")
        if names is not None and len(names) != len(sockets):
            raise BadArgument(f"{len(names)} names for {len(sockets)} sockets: give one name for each")
        self.names = list(names) if names is not None else [lab.name(socket) for socket in sockets]
        self.window = float(window)
        period = max(1 / fps, window / 600)  # more points than pixels would help nobody
        now = time.monotonic()
        self.meters = [Throughput(socket, points=int(window / period) + 2, now=now) for socket in sockets]
        self._moved = now  # when a counter last changed
        self._told = float("-inf")  # when the numbers were last sent
        title = f"Throughput of {', '.join(self.names)}"
        super().__init__(sockets, period, passive, None, title=title, names=self.names, window=self.window)

    def __repr__(self) -> str:
        return f"<LivePlot {', '.join(self.names)}: messages/s, bytes/s>"

    def _label(self) -> str:
        return "; ".join(
            f"{name}: {n.messages_now} messages/s now, {n.messages_mean} on average, {n.messages} in all, {n.bytes}"
            for name, n in zip(self.names, self._numbers(), strict=True)
        )

    def _numbers(self) -> list[text.Numbers]:
        return [text.numbers(meter, self.window) for meter in self.meters]

    def _sample(self, now: float) -> None:
        for meter in self.meters:
            before = meter.totals
            meter.sample(now)
            if meter.totals != before:
                self._moved = now

    def _send(self, view: _View, now: float) -> None:
        if not (self._asked or self._reset) and now - self._moved > self.window + 1:
            return  # the picture is a flat line and stays one
        frame: dict[str, Any] = {"type": "frame"}
        if now - self._told >= 0.25:
            self._told = now
            frame["rows"] = self._numbers()
            frame["label"] = f"Throughput over the last {self.window:g} s. {self._label()}"
        buffers = [self.meters[0].times.tobytes()]
        for meter in self.meters:
            buffers += [meter.messages.tobytes(), meter.bytes.tobytes()]
        view.send(frame, buffers=buffers)

    def _png(self) -> bytes:
        curves = []
        for name, meter, n in zip(self.names, self.meters, self._numbers(), strict=True):
            now = meter.times[-1]
            first = next(i for i, t in enumerate(meter.times) if now - t <= self.window)
            ages = [now - t for t in meter.times[first:]]
            note = f"{n.messages} messages, {n.bytes}; on average {n.messages_mean} messages/s, {n.bytes_mean}"
            curves.append(still.Curve(name, note, ages, meter.messages[first:], meter.bytes[first:]))
        return still.throughput_png(curves)


class MessageLog(Panel):
    """The last messages that arrive on a socket, live; bounded, however fast or large they come.

    Shows the last ``limit`` messages, each with its number, time of arrival, size and frames. Text is shown as text,
    what cannot be printed as escapes or hex; long frames and long messages are cut. When messages arrive faster than
    anybody can read, some are not shown, and the log says how many. PULL, SUB and XSUB sockets are read by the log,
    unless ``passive``; the messages of other sockets are left to your code, and only counted here.

    Raises BadArgument and BadType for what cannot be logged.

    >>> log = MessageLog(inp)  # doctest: +SKIP
    >>> log.messages[-1]  # doctest: +SKIP
    [b'hello'] 1 frame, 5 B
    """

    _script = _asset("panel.js", "log.js")
    _TEXT = 60_000  # characters of one update

    def __init__(self, socket: Socket, limit: int = 200, name: str | None = None, passive: bool = False) -> None:
        _check_sockets("MessageLog", (socket,))
        if not 1 <= limit <= 10_000:
            raise BadArgument(f"limit is the number of messages kept, from 1 to 10000, not {limit!r}")
        if socket.type in _DEAF:
            raise BadArgument(f"a {socket.type} socket receives nothing to log: log the socket at the other end")
        self.name = name or lab.name(socket)
        self.messages: deque[Message] = deque(maxlen=limit)
        self.count = 0  # messages that came through this log
        self._size = 0  # their bytes
        self._times: deque[float] = deque(maxlen=limit)  # of `messages`, in seconds since the epoch
        self._sent = 0  # number of the last message that the page was told of
        self._shown = 0  # messages that the page did show
        self._reads = not passive and socket.type in _READ_BY_PANELS
        self._counters = socket.counters
        title, note = (
            f"Messages of {self.name}",
            "" if self._reads else "only counted: these messages are left to your code",
        )
        super().__init__((socket,), 0.2, passive, self._received, title=title, limit=limit, note=note)

    def __repr__(self) -> str:
        return f"<MessageLog {self.name}>"

    def _label(self) -> str:
        return f"Messages of {self.name}: {self._total()}"

    def _total(self) -> str:
        count, size = (self.count, self._size) if self._reads else (self._counters[1], self._counters[3])
        return f"{count:,} message{'s' * (count != 1)}, {text.size(size)}"

    def _received(self, batch: Sequence[Message]) -> None:
        self.count += len(batch)
        self._size += sum(len(frame) for message in batch for frame in message)
        kept = batch[-(self.messages.maxlen or 0) :]
        self.messages.extend(kept)
        self._times.extend(repeat(time.time(), len(kept)))

    def _sample(self, now: float) -> None:
        self._counters = self._sockets[0].counters
        for reader in self._readers:
            if reader.error is not None:
                raise reader.error

    def _entry(self, index: int) -> text.Entry:
        number = self.count - len(self.messages) + index + 1
        return text.entry(number, self._times[index], self.messages[index])

    def _send(self, view: _View, now: float) -> None:
        held = len(self.messages)
        new = held if self._reset else min(self.count - self._sent, held)
        if not (new or self._reset or self._asked):
            return
        rows: list[text.Entry] = []
        budget = self._TEXT
        for index in range(held - 1, held - 1 - new, -1):  # the newest first: they are what is shown if not all can be
            row = self._entry(index)
            budget -= sum(len(frame.text) for frame in row.frames)
            if budget < 0 and rows:
                break
            rows.append(row)
        self._shown += sum(row.number > self._sent for row in rows)
        self._sent = self.count
        missing = f"not shown: {self.count - self._shown:,}" if self.count > self._shown else ""
        update = {"type": "rows", "rows": rows[::-1], "reset": self._reset, "total": self._total(), "missing": missing}
        view.send(update)

    def _png(self) -> bytes:
        held = len(self.messages)
        entries = [self._entry(index) for index in range(max(0, held - still.ROWS), held)]
        return still.log_png(f"Messages of {self.name}", entries, self._total())


def _check_sockets(what: str, sockets: Sequence[object]) -> None:
    if not sockets:
        raise BadArgument(f"{what} needs a socket: write {what}(inp)")
    for socket in sockets:
        if not isinstance(socket, Socket):
            raise BadType(
                f"{what} takes sockets, not {type(socket).__name__}: write {what}(inp), where inp is a socket"
            )

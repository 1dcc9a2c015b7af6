"""Still pictures: what a live panel leaves behind in the saved notebook, as png.

Drawn by matplotlib's figure objects without pyplot, so nothing global is touched and no window can open; matplotlib is
imported by the first picture and not before. White, opaque and readable in black and white.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from . import text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ROWS", "WIDTH", "Curve", "log_png", "throughput_png"]

WIDTH = 720  # px, as shown; drawn twice as fine
_DASHES: list[Any] = ["-", (0, (6, 2.5)), (0, (1.5, 1.5)), (0, (8, 2, 1.5, 2)), (0, (3.5, 1.5))]
_COLOURS = ["#0069a8", "#c24e00", "#00795a", "#a8447f", "#7a6c00", "#555555"]  # as in plot.js
_DIM, _LINE = "#555555", "#cccccc"
ROWS = 24  # of a log
_LINE_LENGTH = 104  # characters of a log line that fit the width


class Curve(NamedTuple):
    """One line of the picture: rates within the intervals between `ages` (seconds, the last one is 0)."""

    name: str
    note: str
    ages: Sequence[float]
    messages: Sequence[float]
    bytes: Sequence[float]


def throughput_png(curves: Sequence[Curve]) -> bytes:
    """Draw messages/s above bytes/s; the time axis begins where the longest curve does."""
    with _figure(3.5 + 0.19 * len(curves)) as (figure, png):
        panes = figure.subplots(2, sharex=True)
        longest = max((age for curve in curves for age in curve.ages), default=0) or 1
        handles = []
        for number, curve in enumerate(curves):
            look = {"color": _COLOURS[number % len(_COLOURS)], "linestyle": _DASHES[number % len(_DASHES)]}
            for pane, rates in zip(panes, (curve.messages, curve.bytes), strict=True):
                (drawn,) = pane.plot(*_path(curve.ages, rates, longest / 100), linewidth=1.3, **look)
            handles.append(drawn)
        for pane, title, write in zip(panes, ("messages/s", "bytes/s"), (text.short, text.size), strict=True):
            pane.set_title(title, loc="left", fontsize=9)
            pane.set_ylim(0, max(pane.get_ylim()[1], 1))
            pane.locator_params(axis="y", nbins=4)
            pane.yaxis.set_major_formatter(lambda value, _, write=write: _tick(write(value)) if value else "0")
            pane.grid(axis="y", color=_LINE, linewidth=0.6)
            pane.set_axisbelow(True)
            pane.tick_params(labelsize=8, length=0, labelcolor=_DIM)
            pane.spines[["top", "right", "left"]].set_visible(False)
        panes[-1].set_xlim(-longest, 0)
        panes[-1].xaxis.set_major_formatter(lambda value, _: f"\N{MINUS SIGN}{-value:g} s" if value else "end")
        panes[-1].locator_params(axis="x", nbins=6)
        # The space before a name: matplotlib hides labels that begin with an underscore.
        labels = [f" {_drawable(curve.name[:40], 'DejaVu Sans')}: {curve.note}" for curve in curves]
        legend = figure.legend(handles, labels, loc="outside upper left", frameon=False, fontsize=9, handlelength=3)
        for entry in legend.get_texts():
            entry.set_parse_math(False)
    return png.getvalue()


def _path(ages: Sequence[float], rates: Sequence[float], long: float) -> tuple[list[float], list[float]]:
    """The points of a curve: a long interval is the plateau it is, short ones join in their middles."""
    x, y = [], []
    for start, end, rate in zip(ages, ages[1:], rates, strict=False):
        points = [start, end] if start - end > long else [(start + end) / 2]
        x += [-age for age in points]
        y += [rate] * len(points)
    return x, y


def log_png(title: str, entries: Sequence[object], note: str) -> bytes:
    """Write the last entries of a log in a fixed-width face, with a title above and a note below."""
    mono = "DejaVu Sans Mono"
    lines = [str(entry) for entry in entries[-ROWS:]] or ["no message yet"]
    shown = [_drawable(line if len(line) <= _LINE_LENGTH else line[: _LINE_LENGTH - 1] + "…", mono) for line in lines]
    height = 0.16 * (len(shown) + 3)
    with _figure(height) as (figure, png):
        for row, (line, weight, colour) in enumerate(
            [(_drawable(title, mono), "bold", "black")]
            + [(line, "normal", "black") for line in shown]
            + [(note, "normal", _DIM)]
        ):
            at = 1 - (0.16 * (row + 1)) / height
            figure.text(
                0.012, at, line, family=mono, size=7.5, weight=weight, color=colour, va="center", parse_math=False
            )
    return png.getvalue()


def _tick(label: str) -> str:
    """Take the zeros off a round number: 1.50 k is 1.5 k on an axis."""
    number, _, unit = label.partition(" ")
    return f"{float(number):g} {unit}".rstrip()


@contextmanager
def _figure(height: float) -> Iterator[tuple[Figure, io.BytesIO]]:
    """A figure of the common width, and the buffer it is saved to; the user's own matplotlib style stays out of it."""
    from matplotlib import style
    from matplotlib.figure import Figure
    from PIL import Image

    with style.context("default"):
        figure, png = (
            Figure(figsize=(WIDTH / 100, height), dpi=200, facecolor="white", layout="constrained"),
            io.BytesIO(),
        )
        yield figure, png
        drawn = io.BytesIO()
        figure.savefig(drawn, format="png")
    # A palette is enough for a few lines of a few colours, and makes the saved notebook much smaller.
    Image.open(drawn).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(png, "png", optimize=True)


@cache
def _letters(family: str) -> frozenset[int]:
    from matplotlib import font_manager

    return frozenset(font_manager.get_font(font_manager.findfont(family)).get_charmap())


def _drawable(line: str, family: str) -> str:
    """Replace what the bundled typeface has no glyph for, which would else be drawn as a box and a warning."""
    letters = _letters(family)
    return "".join(c if c == " " or (ord(c) in letters and c.isprintable()) else "\N{WHITE SQUARE}" for c in line)

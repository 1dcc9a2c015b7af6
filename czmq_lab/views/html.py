"""Messages and sockets as html tables: everything escaped, everything bounded, nothing random."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from . import text

if TYPE_CHECKING:
    from ..lab import Row
    from ..messages import Message
    from ..sockets import Socket

__all__ = ["message_html", "socket_html", "sockets_html"]

_HEX_BYTES = 24
_LEFT = ' style="text-align:left;vertical-align:top"'
# A peer chooses the text: it may neither widen the page, nor paint over its neighbours, nor turn their direction.
_DATA = (
    ' style="display:inline-block;max-width:60em;overflow:hidden;overflow-wrap:anywhere;vertical-align:top;'
    'white-space:pre-wrap;unicode-bidi:isolate"'
)


def message_html(message: Message) -> str:
    """A message as a table: number, size, text and hex of each frame.

    >>> "<script>" in message_html([b"<script>alert(1)</script>"])
    False
    """
    shown, left_out = text.frames(message)
    rows = []
    for number, (frame, view) in enumerate(zip(message, shown, strict=False)):
        size = f'<span style="white-space:nowrap">{len(frame):,} B</span>'
        readable = _code(view.text if view.kind == "text" else "", view.more)
        rows.append([str(number), size, readable, _code(frame[:_HEX_BYTES].hex(" "), len(frame) - _HEX_BYTES)])
    if left_out:
        rows.append(["…", "", f"{left_out:,} frames more", ""])
    total = sum(map(len, message))
    caption = f"{len(message):,} frame{'s' * (len(message) != 1)}, {total:,} B"
    return _table(["frame", "size", "text", "hex"], rows, caption)


def socket_html(socket: Socket) -> str:
    """A socket as a table: type, what it sent and received so far, endpoints."""
    sent, received, *_ = socket.counters
    return _table(["type", "sent", "received", "endpoints"], [_cells(socket.type, sent, received, _endpoints(socket))])


def sockets_html(rows: Iterable[Row]) -> str:
    """The sockets of a notebook as a table: name, type, peers, messages sent and received, endpoints.

    >>> sockets_html([])
    '<p>no open sockets</p>'
    """
    lines = [
        _cells(r.name, r.type, "?" if r.peers is None else r.peers, r.sent, r.received, " ".join(r.endpoints) or "none")
        for r in rows
    ]
    return (
        _table(["name", "type", "peers", "sent", "received", "endpoints"], lines) if lines else "<p>no open sockets</p>"
    )


def _endpoints(socket: Socket) -> str:
    return "closed" if socket.closed else " ".join(socket.endpoints) or "none"


def _cells(*values: str | int) -> list[str]:
    return [html.escape(value if isinstance(value, str) else f"{value:,}") for value in values]


def _code(data: str, more: int) -> str:
    if not data:
        return ""
    return f"<code{_DATA}>{html.escape(data)}</code>" + (f" … {more:,} B more" if more > 0 else "")


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "") -> str:
    """Put cells that are markup already into a table."""
    head = "".join(f"<th{_LEFT}>{column}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td{_LEFT}>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    title = f"<caption{_LEFT}>{caption}</caption>" if caption else ""
    return f"<table>{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

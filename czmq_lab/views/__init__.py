"""How objects look: as text, as html, as a live picture, as a still one."""

from __future__ import annotations

from typing import Any

from .html import message_html, socket_html, sockets_html

__all__ = ["install", "message_html", "socket_html", "sockets_html"]


def install(ip: Any) -> None:
    """Teach an IPython shell to show messages and sockets as html; by name, so that nothing is imported for it.

    >>> install(get_ipython())  # doctest: +SKIP
    """
    formatter = ip.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("czmq_lab.messages", "Message", message_html)
    formatter.for_type_by_name("czmq_lab.sockets", "Socket", socket_html)
    formatter.for_type_by_name("czmq_lab.lab", "SocketTable", sockets_html)

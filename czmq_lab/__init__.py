"""Explore ZeroMQ from a notebook: CZMQ's functions, sockets that block and await, magics and live views.

>>> import czmq_lab as zl
>>> with zl.Pull("@inproc://doc") as inp, zl.Push(">inproc://doc") as out:
...     out.send(b"hello")
...     inp.recv()
b'hello'

Names load on first use, so importing this package works, and is quick, without libczmq too.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from . import errors
from .errors import *  # noqa: F403 - the whole tree belongs in the shop window

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from ._native.library import has as has
    from ._native.namespaces import *  # noqa: F403 - C and the namespaces
    from ._native.namespaces import C as C
    from .actors import Monitor as Monitor
    from .lab import lab as lab
    from .loop import on_main as on_main
    from .loop import until as until
    from .messages import Message as Message
    from .sockets import *  # noqa: F403
    from .widgets import LivePlot as LivePlot
    from .widgets import MessageLog as MessageLog

    ffi: Any
    mode: str
    version: tuple[int, int, int]
    zmq_version: tuple[int, int, int]

__version__ = "0.1.0"

_SOCKETS = (
    "DONTWAIT Dealer POLLIN POLLOUT Pair Pub Pull Push Rep Req Router SNDMORE Socket Stream Sub XPub XSub".split()
)
_HOME = {
    **dict.fromkeys(_SOCKETS, "sockets"),
    "Message": "messages",
    "Monitor": "actors",
    "lab": "lab",
    "on_main": "loop",
    "until": "loop",
    "LivePlot": "widgets",
    "MessageLog": "widgets",
    "C": "_native.namespaces",
    "has": "_native.library",
}
_FACTS = {"ffi": "ffi", "mode": "mode", "version": "version", "zmq_version": "zmq_version"}
_NAMESPACES = (
    "zactor zarmour zauth zbeacon zcert zcertstore zchunk zclock zconfig zdigest zdir zdir_patch zfile zframe zgossip "
    "zhash zhashx ziflist zlist zlistx zloop zmonitor zmsg zpoller zproxy zrex zsock zstr zsys zuuid".split()
)

__all__ = sorted([*errors.__all__, *(name for name in _HOME if name not in ("C", "has"))])


def __getattr__(name: str) -> Any:
    if name in _HOME:
        value = getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
    elif name in _FACTS:
        from ._native.library import load

        value = getattr(load(), _FACTS[name])
    elif name in _NAMESPACES:
        from ._native import namespaces

        value = getattr(namespaces, name)
    else:
        raise AttributeError(f"module 'czmq_lab' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_HOME, *_FACTS, *_NAMESPACES, "errors"})


class _Package(ModuleType):
    """This package, whose ``lab`` stays the session: importing the module of that name would put the module there."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value.lab if name == "lab" and isinstance(value, ModuleType) else value)


sys.modules[__name__].__class__ = _Package


def load_ipython_extension(ip: InteractiveShell) -> None:
    """``%load_ext czmq_lab``: the magics, their completion, and how our objects look."""
    from . import magics

    magics.load(ip)


def unload_ipython_extension(ip: InteractiveShell) -> None:
    """``%unload_ext czmq_lab``: takes back what loading did; sockets stay open."""
    from . import magics

    magics.unload(ip)

"""CZMQ itself in Python spelling: functions that are made from their declarations when they are first touched."""

from __future__ import annotations

import difflib
import functools
import linecache
from typing import Any, Callable, Optional

from .. import errors
from . import library
from .declarations import Declaration, constants, declared, in_class
from .rules import docstring, plan, python_name

__all__ = ["Namespace", "RawDoor"]

# What each class of CZMQ is about, in our words; those whose functions are offered in Python so far come first.
OFFERED = {
    "zsock": "sockets",
    "zstr": "strings, sent and received as frames",
    "zframe": "single frames of a message",
    "zmsg": "messages of several frames",
    "zpoller": "waiting for several sockets",
    "zsys": "the process: versions, defaults of new sockets, the log, files",
    "zclock": "clocks in milliseconds",
    "ziflist": "network interfaces",
    "zuuid": "universally unique identifiers",
}
REST = {
    "zactor": "threads with a pipe to talk to them",
    "zarmour": "binary data as text",
    "zauth": "the authentication actor",
    "zbeacon": "the discovery actor for a local network",
    "zcert": "keys of CURVE security",
    "zcertstore": "collections of certificates",
    "zchunk": "blocks of memory",
    "zconfig": "configuration trees",
    "zdigest": "SHA-1 digests",
    "zdir": "directories",
    "zdir_patch": "differences between directories",
    "zfile": "files",
    "zgossip": "the actor that spreads name and value pairs",
    "zhash": "hash tables with text keys",
    "zhashx": "hash tables",
    "zlist": "lists",
    "zlistx": "lists with handles",
    "zloop": "the event loop",
    "zmonitor": "the actor that watches a socket's connections",
    "zproxy": "the actor that connects two sockets",
    "zrex": "regular expressions",
}
_LOG = "CZMQ's log goes to the Python logger 'czmq'; set that up with logging"
_EARLY = "CZMQ can change it only before the first socket: set {} in the environment before importing czmq_lab"
_SIGNALS = "Ctrl-C and SIGTERM stay Python's; use the signal module"
_UDP = "use the socket module for UDP"
_DROPPED = ("hwm", "mcast_loop", "recovery_ivl_msec", "swap")
_LIBZMQ_2 = "libzmq has dropped this option since version 2"
_PICTURE = "a picture that does not fit its arguments ends the process; use zmsg"
# Functions that a rule might cover but that would harm the process, and what to do instead.
REFUSED = {
    **{f"zsock_{change}{name}": _LIBZMQ_2 for name in _DROPPED for change in ("", "set_")},
    "zsock_brecv": _PICTURE,
    "zsock_bsend": _PICTURE,
    "zsock_recv": _PICTURE,
    "zsock_send": _PICTURE,
    "zsock_use_fd": "a wrong descriptor ends the process",
    "zsock_set_use_fd": "a wrong descriptor ends the process",
    "zstr_free": "strings are Python's own here, nothing is to be freed",
    "zsys_catch_interrupts": _SIGNALS,
    "zsys_daemonize": "it would close the files of this process; start a daemon with subprocess",
    "zsys_handler_reset": _SIGNALS,
    "zsys_handler_set": _SIGNALS,
    "zsys_run_as": "it would change the user of this process; start another one with subprocess",
    "zsys_set_io_threads": _EARLY.format("ZSYS_IO_THREADS"),
    "zsys_set_logsender": _LOG,
    "zsys_set_logstream": _LOG,
    "zsys_set_max_sockets": _EARLY.format("ZSYS_MAX_SOCKETS"),
    "zsys_set_thread_name_prefix": _EARLY.format("ZSYS_THREAD_NAME_PREFIX"),
    "zsys_set_thread_priority": _EARLY.format("ZSYS_THREAD_PRIORITY"),
    "zsys_set_thread_sched_policy": _EARLY.format("ZSYS_THREAD_SCHED_POLICY"),
    "zsys_shutdown": "CZMQ cannot be used again afterwards; it shuts down when Python ends",
    "zsys_socket_error": "it ends the process",
    "zsys_thread_affinity_cpu_add": _EARLY.format("its choice of processors (taskset)"),
    "zsys_thread_affinity_cpu_remove": _EARLY.format("its choice of processors (taskset)"),
    "zsys_udp_close": _UDP,
    "zsys_udp_new": _UDP,
    "zuuid_set_str": "it reads past the end of a text of odd length; use zuuid.set with uuid.UUID(text).bytes",
}


class Missing(errors.Missing, AttributeError):
    """Missing, and also no attribute: so hasattr, and getattr with a default, say what one expects."""


class Namespace:
    """The functions of one CZMQ class under their C names without the prefix.

    They behave as the C manual says: they return codes, and None for NULL. What would end the process raises instead.

    >>> from czmq_lab import zmsg
    >>> message = zmsg.new()
    >>> zmsg.addstr(message, "hello")
    0
    >>> zmsg.popstr(message)
    'hello'
    """

    def __init__(self, name: str, about: str) -> None:
        self.__name__ = name
        self.__doc__ = f"{name} of CZMQ: {about}. Behaves like the C manual, {name}(3)."

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        namespace = self.__name__
        declaration = declared().get(f"{namespace}_{name[:-1] if name.endswith('_') else name}")
        if declaration is not None and python_name(declaration.short) == name:
            value: Any = function(declaration)
        elif name in constants(namespace):
            value = getattr(library.load().lib, f"{namespace.upper()}_{name}")
        else:
            near = difflib.get_close_matches(name, [python_name(d.short) for d in in_class(namespace) if d.short], 1)
            hint = f"; did you mean {namespace}.{near[0]}?" if near else f"; dir({namespace}) lists what there is"
            raise AttributeError(f"CZMQ has no {namespace}.{name}{hint}")
        self.__dict__[name] = value  # found there from now on
        return value

    def __dir__(self) -> list[str]:
        names = [python_name(d.short) for d in in_class(self.__name__) if not why_not(d)]
        return sorted([*names, *constants(self.__name__)])

    def __repr__(self) -> str:
        return f"<{self.__doc__}>"


class RawDoor:
    """Every declared function as C has it, ``C.zsock_new(C.ZMQ_PUSH)``; unchecked, so mistakes end the process."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        declaration = declared().get(name)
        lacking = declaration and _lacking(declaration)
        if lacking:
            raise Missing(f"{name} {lacking}")
        loaded = library.load()
        if not _has(loaded, name):
            near = difflib.get_close_matches(name, self.__dir__(), 1)
            raise AttributeError(f"CZMQ has no {name}" + (f"; did you mean {near[0]}?" if near else ""))
        value = getattr(loaded.lib, name)
        if declaration is not None:
            self.__dict__[name] = value
        return value

    def __dir__(self) -> list[str]:
        absent = {d.name for d in declared().values() if _lacking(d)}
        return sorted(set(dir(library.load().lib)) - absent)

    def __repr__(self) -> str:
        return "<the raw functions of libczmq and libzmq; nothing is checked>"


def why_not(declaration: Declaration) -> str:
    """Why a function is not offered in Python; "" if it is.

    >>> why_not(declared()["zmsg_send"])
    ''
    """
    from .byhand import BY_HAND

    reason = _lacking(declaration)
    if reason:
        return reason
    reason = withheld(declaration, declaration.name in BY_HAND)
    return f"is not offered in Python: {reason}. czmq_lab.C.{declaration.name} is the raw function" if reason else ""


def withheld(declaration: Declaration, by_hand: bool) -> str:
    """Why a function that the library has is not offered all the same; "" if it is."""
    if declaration.namespace not in OFFERED:
        return f"the functions of {declaration.namespace} are not made safe for Python yet"
    if by_hand or plan(declaration) is not None:
        return REFUSED.get(declaration.name, "")
    return REFUSED.get(declaration.name, "C needs more here than Python can check")


def _lacking(declaration: Declaration) -> str:
    """Why the loaded library has not got a function; "" if it has."""
    loaded = library.load()
    if _has(loaded, declaration.name):
        return ""
    here = f"{'.'.join(map(str, loaded.version))} ({loaded.path})"
    if declaration.draft:
        return f"belongs to CZMQ's draft API, and this libczmq {here} was built without it"
    if declaration.since > loaded.version:
        return f"came with CZMQ {declaration.tags['since'][0]}; this is {here}"
    return f"is not in this libczmq {here}"


def _has(loaded: library.Library, name: str) -> bool:
    try:
        return hasattr(loaded.lib, name)
    except loaded.ffi.error:  # what the compiler-free mode raises for a symbol the library has not got
        return False


def function(declaration: Declaration) -> Callable[..., Any]:
    """The Python function for a declaration; raises Missing with the reason if there is none."""
    from .byhand import BY_HAND

    name = f"{declaration.namespace}.{python_name(declaration.short)}"
    reason = why_not(declaration)
    if reason:
        raise Missing(f"{name} {reason}")
    made: Optional[Callable[..., Any]] = BY_HAND.get(declaration.name)
    if made is None:
        made = _rendered(declaration)
    made.__name__, made.__qualname__ = python_name(declaration.short), name
    return made


def source(declaration: Declaration) -> str:
    """The Python source of a function that the rules cover.

    >>> print(source(declared()["zmsg_size"]).splitlines()[-1].strip())
    return result
    """
    found = plan(declaration)
    assert found is not None
    words = docstring(declaration, found.signature.rpartition("-> ")[2]).splitlines()
    lines = [f'"""{words[0]}', *words[1:], '"""', *found.body]
    body = "".join(f"    {line}\n" if line else "\n" for line in lines)
    return f"def {python_name(declaration.short)}{found.signature}:\n{body}"


def _rendered(declaration: Declaration) -> Callable[..., Any]:
    text = source(declaration)
    filename = f"<czmq_lab {declaration.name}>"
    code = compile(text, filename, "exec", flags=annotations.compiler_flag, dont_inherit=True)
    scope: dict[str, Any] = {}
    exec(code, _surroundings(), scope)
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)  # for ?? and tracebacks
    made: Callable[..., Any] = scope[python_name(declaration.short)]
    return made


@functools.cache
def _surroundings() -> dict[str, Any]:
    from .checks import TOOLS
    from .handles import KINDS

    return {"__name__": f"{__package__}.namespaces", **TOOLS, **KINDS}

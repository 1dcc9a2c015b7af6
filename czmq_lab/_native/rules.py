"""From a declaration to the source of a Python function: the rules, without touching the library.

A rule turns one C parameter or result into checks before the call, arguments of the call, and steps after it. What
they call (``_lock``, ``_text``, ``_enter`` …) is in ``checks.py``. A function that no rule covers gets no plan; it
is written by hand in ``byhand.py`` or stays behind the raw door.
"""

from __future__ import annotations

import functools
import keyword
from typing import NamedTuple, Optional

from . import _options
from .declarations import Declaration, Param, declared
from .options import Option

__all__ = ["Plan", "docstring", "plan", "python_name"]

_INTEGERS: dict[str, tuple[int, int]] = {
    "int": (-(2**31), 2**31 - 1),
    "uint": (0, 2**32 - 1),
    "byte": (0, 255),
    "size_t": (0, 2**63 - 1),
    "uint32_t": (0, 2**32 - 1),
    "int64_t": (-(2**63), 2**63 - 1),
    "off_t": (-(2**63), 2**63 - 1),
    "mode_t": (0, 2**16 - 1),
    "SOCKET": (0, 2**31 - 1),
}
_INTEGER_RESULTS = {*_INTEGERS, "ssize_t", "time_t"}
_MORE_OPTIONS = {"events", "subscribe", "type", "unsubscribe"}  # those a Socket has other attributes for
_SOCKETS = {"zsock_t", "zactor_t", "zpoller_t", "zloop_t"}  # one thread at a time, and never closed during a call
_SETTINGS = {"interface", "ipv6_address", "ipv6_mcast_address", "logident"}  # texts of zsys that a setter frees
_SOCKETLIKE = {"self", "source", "dest", "socket"}  # names of the void * that takes any socket
_ANY_SOCKET = {"zsock", "zstr", "zframe", "zmsg", "zcert"}  # classes whose void * means a socket


class Plan(NamedTuple):
    """How one function looks and works in Python."""

    signature: str  # (self: zmsg_t, dest: Socketlike) -> int
    body: list[str]
    rules: frozenset[str]  # which rules made it


class _Uncovered(Exception):
    """No rule for this parameter or result."""


class _Body:
    """What the parameters of one function add up to."""

    def __init__(self, declaration: Declaration) -> None:
        self.declaration = declaration
        self.call = f"{declaration.namespace}.{python_name(declaration.short)}"
        self.signature: list[tuple[str, str, bool]] = []  # name, annotation, may be None
        self.checks: list[str] = []  # may raise
        self.takes: list[tuple[str, str]] = []  # takes a handle, and says what became of it even after an error
        self.locks: list[str] = []  # one thread at a time
        self.pointers: list[str] = []  # what is only true under the locks
        self.begins: list[tuple[str, str]] = []  # enters or opens, and undoes that
        self.arguments: list[str] = []
        self.outs: list[str] = []
        self.rules: set[str] = set()

    def add(self, name: str, annotation: str, nullable: bool = False) -> str:
        """A Python parameter; returns how the checks are told about it."""
        self.signature.append((name, f"{annotation} | None" if nullable else annotation, nullable))
        return f'"{self.call}", "{name}"'

    def lines(self, result: str) -> list[str]:
        """The call inside everything that it begins: a handle is taken first, while no lock is held."""
        call = f"_lib.{self.declaration.name}({', '.join(self.arguments)})"
        if result and not self.outs:
            call = f"result = {call}"
        lines = [call, f"return {result}"] if result else [call]
        for begin, end in self.begins:
            lines = [begin, *_inside("try:", lines), *_inside("finally:", [end])]
        lines = [*self.pointers, *lines]
        if len(self.locks) == 2:
            lines = [f"first, second = _in_order({', '.join(self.locks)})", *_inside("with first, second:", lines)]
        elif self.locks:
            lines = _inside(f"with {self.locks[0]}:", lines)
        for begin, end in self.takes:
            lines = [begin, *_inside("try:", lines), *_inside("finally:", [end])]
        return [*self.checks, *lines]


def _inside(head: str, lines: list[str]) -> list[str]:
    return [head, *(f"    {line}" for line in lines)]


def python_name(name: str) -> str:
    """The Python spelling of a C name.

    >>> python_name("is"), python_name("frame_p"), python_name("data")
    ('is_', 'frame', 'data')
    """
    name = name[:-2] if name.endswith("_p") else name
    return name + "_" if keyword.iskeyword(name) else name


@functools.cache
def _handles() -> frozenset[str]:
    return frozenset(name[: -len("_destroy")] + "_t" for name in declared() if name.endswith("_destroy"))


def plan(declaration: Declaration) -> Optional[Plan]:
    """The plan of a function, or None if the rules do not cover it.

    >>> plan(declared()["zmsg_size"]).signature
    '(self: zmsg_t) -> int'
    """
    body = _Body(declaration)
    try:
        annotation = _whole(body)
        if annotation:
            lines = body.checks
        else:
            _parameters(body)
            annotation, result = _result(body)
            if declaration.namespace == "zsys" and declaration.short.removeprefix("set_") in _SETTINGS:
                body.locks.append("_SETTINGS")
            lines = body.lines(result)
    except _Uncovered:
        return None
    return Plan(f"({_signature(body)}) -> {annotation}", lines, frozenset(body.rules))


def _signature(body: _Body) -> str:
    parts: list[str] = []
    default = True  # only the last parameters may be left out
    for name, annotation, nullable in reversed(body.signature):
        default = default and nullable
        parts.append(f"{name}: {annotation}" + (" = None" if default else ""))
    return ", ".join(reversed(parts))


# -- functions that are one rule as a whole ---------------------------------------------------------------------------


def _whole(body: _Body) -> str:
    """Destructors, type probes and socket options: their result's annotation, or "" for other functions."""
    declaration = body.declaration
    tags, params = declaration.tags, declaration.params
    if {"test", "actor", "update", "free"} & set(tags) or declaration.short.endswith("_checked"):
        raise _Uncovered
    if "destroy" in tags:
        body.rules.add("destroy")
        kind = params[0].type.rstrip("* ")
        body.checks.append(f"_destroy(self, {kind}, {body.add('self', kind)})")
        return "None"
    if declaration.short == "is" and params[0].type == "void *":
        body.rules.add("probe")
        body.add("self", "object")
        body.checks.append(f"return _is_alive(self, {declaration.namespace}_t)")
        return "bool"
    return _option(body) if declaration.namespace == "zsock" else ""


def _option(body: _Body) -> str:
    short = body.declaration.short
    setting = short.startswith("set_")
    name = short[4:] if setting else short
    name = name[:-4] if name.endswith("_bin") else name
    if not isinstance(vars(_options.Options).get(name), Option) and name not in _MORE_OPTIONS:
        return ""
    body.rules.add("option")
    where = body.add("self", "Socketlike")
    if not setting:
        body.checks.append(f'return _get_option(self, "{name}", {where})')
        return "int" if body.declaration.returns in _INTEGER_RESULTS else "str"
    value = body.declaration.params[1]
    takes = {"int": "int", "zframe_t *": "zframe_t | str | bytes"}.get(value.type, "str | bytes")
    body.add(value.name, takes)
    body.checks.append(f'_set_option(self, "{name}", {value.name}, {where})')
    return "None"


# -- parameters -------------------------------------------------------------------------------------------------------


def _parameters(body: _Body) -> None:
    declaration = body.declaration
    if declaration.returns == "zsock_t *" and declaration.short.startswith("new"):
        body.checks.append(f'_room_for_socket("{body.call}")')
    params = list(declaration.params)
    while params:
        param = params.pop(0)
        if declaration.variadic and not params:
            _printf(body, param)
        elif _buffer(body, param, params[0] if params else None):
            params.pop(0)
        else:
            _parameter(body, param)


def _buffer(body: _Body, param: Param, following: Optional[Param]) -> bool:
    """A pointer and its size are one bytes-like argument in Python."""
    sized = following is not None and following.type == "size_t" and following.name in ("size", "length")
    if not sized or param.type not in ("const void *", "const byte *"):
        return False
    body.rules.add("buffer")
    name, nullable = param.name, body.declaration.tagged("null", param.name)
    body.checks.append(f"{name}_b = _data({name}, {body.add(name, 'Buffer', nullable)})")
    body.arguments += [f"{name}_b", f"len({name}_b)"]
    return True


def _parameter(body: _Body, param: Param) -> None:
    declaration, name = body.declaration, python_name(param.name)
    kind, size = param.type.rstrip("* "), declaration.size_of(param.name)
    if declaration.tagged("keep", param.name):
        raise _Uncovered
    if declaration.tagged("out", param.name):
        _out(body, param)
    elif declaration.tagged("consume", param.name):
        _consume(body, name, kind, param.type.count("*"))
    elif param.type == f"{kind} *" and kind in _handles():
        _handle(body, param, name, kind)
    elif param.type == "void *" and declaration.namespace in _ANY_SOCKET and name in _SOCKETLIKE:
        _undone(body, "socket", f"{name}_p", f"_enter({name}, None, {body.add(name, 'Socketlike')})", f"_leave({name})")
    elif param.type == "const char *":
        _string(body, name, declaration.tagged("null", param.name))
    elif param.type == "const byte *" and size is not None:
        body.rules.add("fixed size")
        body.checks.append(f"{name}_b = _exactly({name}, {size}, {body.add(name, 'Buffer')})")
        body.arguments.append(f"{name}_b")
    elif param.type == "FILE *":
        mode = "r" if declaration.returns.endswith("_t *") else "w"
        opening = f'_open({name}, "{mode}", {body.add(name, "IO[Any]")})'
        _undone(body, "file", f"{name}_f", opening, f"_lib.fclose({name}_f)")
    elif param.type == "bool":
        body.rules.add("scalar")
        body.add(name, "bool")
        body.arguments.append(f"bool({name})")
    elif param.type in _INTEGERS:
        body.rules.add("scalar")
        low, high = declaration.range_of(param.name) or _INTEGERS[param.type]
        body.checks.append(f"_int({name}, {low}, {high}, {body.add(name, 'int')})")
        body.arguments.append(name)
    else:
        raise _Uncovered


def _undone(body: _Body, rule: str, local: str, begin: str, end: str) -> None:
    """A socket is entered, a file opened; only one in a call, so that a refused second one leaves nothing behind."""
    if body.begins:
        raise _Uncovered
    body.rules.add(rule)
    body.begins.append((f"{local} = {begin}", end))
    body.arguments.append(local)


def _handle(body: _Body, param: Param, name: str, kind: str) -> None:
    nullable = body.declaration.tagged("null", param.name)
    where = body.add(name, kind, nullable)
    if kind in _SOCKETS:
        _undone(body, "handle", f"{name}_p", f"_enter({name}, {kind}, {where})", f"_leave({name})")
        return
    if len(body.locks) == 2:
        raise _Uncovered
    body.rules.add("handle")
    given = f" if {name} is not None else " if nullable else ""
    body.locks.append(f"_lock({name}, {kind}, {where})" + (f"{given}_NOBODY" if nullable else ""))
    body.pointers.append(f"{name}_p = {name}.pointer()" + (f"{given}_NULL" if nullable else ""))
    body.arguments.append(f"{name}_p")
    if body.declaration.tagged("stale", param.name):
        body.pointers.append(f'_stale({name}, "{body.call}")')


def _consume(body: _Body, name: str, kind: str, stars: int) -> None:
    """The call takes the handle: with ``**`` C says by NULL whether it did, with ``*`` it always does."""
    if kind not in _handles() or kind in _SOCKETS:
        raise _Uncovered
    body.rules.add("consume")
    take = f"{name}_h = _take({name}, {kind}, {body.add(name, kind)})"
    body.takes.append((take, f'_taken({name}, {name}_h, "{body.call}")'))
    body.arguments.append(f"{name}_h" if stars == 2 else f"{name}_p")
    if stars == 1:  # zmsg_push, zmsg_add and zmsg_wrap, which do not fail
        body.pointers.append(f"{name}_p, {name}_h[0] = {name}_h[0], _NULL")


def _string(body: _Body, name: str, nullable: bool) -> None:
    body.rules.add("string")
    check = "_endpoint" if name in ("endpoint", "endpoints") else "_text"
    otherwise = f" if {name} is not None else _NULL" if nullable else ""
    body.checks.append(f"{name}_s = {check}({name}, {body.add(name, 'str | bytes', nullable)}){otherwise}")
    body.arguments.append(f"{name}_s")


def _printf(body: _Body, param: Param) -> None:
    """A printf format in C; here one text, which goes through "%s" so that nothing in it is a format."""
    if param.name not in ("format", "pathname") or body.declaration.tagged("null", param.name):
        raise _Uncovered
    body.rules.add("printf")
    name = param.name if param.name == "pathname" else "endpoint" if body.declaration.namespace == "zsock" else "text"
    check = "_endpoint" if name == "endpoint" else "_text"
    body.checks.append(f'{name}_s = _new("char[]", {check}({name}, {body.add(name, "str | bytes")}))')
    body.arguments += ['b"%s"', f"{name}_s"]


def _out(body: _Body, param: Param) -> None:
    """A number that C fills in is a result in Python."""
    if param.type != "int *":
        raise _Uncovered
    body.rules.add("out")
    body.checks.append(f'{param.name}_o = _new("int *")')
    body.arguments.append(f"{param.name}_o")
    body.outs.append(f"{param.name}_o[0]")


# -- results ----------------------------------------------------------------------------------------------------------


def _result(body: _Body) -> tuple[str, str]:
    """The annotation of the result, and the expression that makes it from ``result``."""
    declaration = body.declaration
    returns, tags = declaration.returns, declaration.tags
    kind = returns.replace("const ", "").rstrip("* ")
    first = body.signature[0][0] if body.signature else ""
    if body.outs:
        return f"tuple[{', '.join(['int'] * len(body.outs))}]", f"({', '.join(body.outs)})"
    if returns == "void":
        return "None", ""
    if returns == "bool":
        return "bool", "bool(result)"
    if returns in _INTEGER_RESULTS:
        return "int", "result"
    if kind == "char" and returns.endswith("*"):
        body.rules.add("owned string" if "own" in tags else "borrowed string")
        return "str | None", "_freed_str(result)" if "own" in tags else "_str(result)"
    if kind == "byte" and returns.endswith("*") and len(tags.get("size", ())) == 1:
        body.rules.add("bytes")
        size = tags["size"][0]
        return "bytes | None", f"_bytes(result, {size if size.isdigit() else f'_lib.{size}({first}_p)'})"
    if kind in _handles() and returns.count("*") == 1:
        body.rules.add("owned handle" if "own" in tags else "borrowed handle")
        if "unless" in tags:
            lender = tags["unless"][0]
            return f"{kind} | None", f"_fresh(result, {kind}) if {lender} is None else _lend(result, {kind}, {lender})"
        if "own" in tags:
            source = f", {first}" if body.signature and body.signature[0][1] in _handles() else ""
            return f"{kind} | None", f"_fresh(result, {kind}{source})"
        if first:
            return f"{kind} | None", f"_lend(result, {kind}, {first})"
    raise _Uncovered


# -- words ------------------------------------------------------------------------------------------------------------


def docstring(declaration: Declaration, annotation: str) -> str:
    """What a function gives and takes, in a few sentences made from its tags.

    >>> print(docstring(declared()["zmsg_popstr"], "str | None").partition(".")[0])
    Call zmsg_popstr of CZMQ; returns str, or None where C has NULL
    """
    tags = declaration.tags
    kind = annotation.replace(" | None", "")
    gives = {"None": "returns nothing", "bool": "returns a bool", "int": "returns the int of C"}.get(
        kind, f"returns {kind}" + (", or None where C has NULL" if "None" in annotation else "")
    )
    sentences = [f"Call {declaration.name} of CZMQ; {gives}."]
    if kind.endswith("_t"):
        sentences.append(
            "The result is yours: Python destroys it when nothing refers to it any more."
            if "own" in tags
            else "The result still belongs to the first argument and is gone when that is."
        )
    for name in tags.get("consume", ()):
        sentences.append(f"On success {python_name(name)} is taken: it cannot be used afterwards.")
    if "destroy" in tags:
        sentences.append("Destroying twice is harmless.")
    if "stale" in tags:
        sentences.append("Frames that first, next and last returned before are gone afterwards.")
    if declaration.variadic and not annotation.startswith("zpoller"):
        sentences.append("The text is taken as it is; nothing in it is a format.")
    since = f", since CZMQ {tags['since'][0]}" if "since" in tags else ", draft" if declaration.draft else ""
    more = ["", *sentences[1:]] if len(sentences) > 1 else []
    return "\n".join(
        [sentences[0], *more, "", f"C: {declaration.prototype}", f"Source: {declaration.namespace}(3){since}."]
    )

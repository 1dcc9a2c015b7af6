"""Read the installed headers of CZMQ and libzmq and write what the binding is made from.

``python tools/declare.py`` writes ``_native/czmq.h``, ``_abi.py``, ``_options.py`` and ``namespaces.pyi``;
``--check`` writes nothing and fails when one of them is not what would be written. What headers cannot say is in
``facts.py``. CZMQ's headers are regular enough that a few regular expressions read them; cffi then parses the result,
and the tests compare it with the symbols of the library.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib.util
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import facts

HERE = Path(__file__).resolve().parent
NATIVE = HERE.parent / "czmq_lab" / "_native"
VERSION = "4.2.1"  # the release whose headers the declarations are made from

HEAD = """\
/*  What libczmq {version} and libzmq can do: prototypes and tags, for both binding modes.

    Derived from the public headers of CZMQ and libzmq, which are
    Copyright (c) the Contributors as noted in their AUTHORS files.
    This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not
    distributed with this file, You can obtain one at http://mozilla.org/MPL/2.0/.

    Written by tools/declare.py from the headers and tools/facts.py; change those, not this file.

    @since X        in every stable release from X on        @draft   only in builds with CZMQ's draft API
    @own            the caller must destroy the result       @borrow  the result belongs to an argument or to CZMQ
    @unless ARG     ... but the result is borrowed when ARG is given
    @size FN        the result has FN (arguments) bytes, or that many when a number; ARG=N speaks of an argument
    @consume ARG    the call takes ARG                       @give ARG     the call hands ARG back to the caller
    @keep ARG       the first argument goes on using ARG     @null ARG     NULL has a meaning
    @out ARG        filled in by the call                    @update ARG   points elsewhere afterwards
    @range ARG=A..B CZMQ survives these numbers only         @stale ARG    ends what ARG has lent
    @destroy        ends its argument                        @free ARG     frees ARG
    @actor          for zactor_new, not to be called         @test         CZMQ's test of itself
*/
"""

LIBC = """
/* libc */

FILE *fdopen (int fd, const char *mode);
int fclose (FILE *stream);
void free (void *pointer);
"""
KEYWORDS = set(re.findall(r"@(\w+)", HEAD))
CONSTRUCTOR = re.compile(r"(new|from|recv|load|decode|unpack|dup)(_|f?$)")


class Function(NamedTuple):
    """One prototype as the header has it, and the tags it gets."""

    name: str
    prototype: str
    returns: str
    params: str
    draft: bool
    owned: bool  # the header says that the caller must destroy the result


def tidy(declaration: str) -> str:
    text = re.sub(r"\s*CHECK_PRINTF \(\d\)", "", " ".join(declaration.split()))
    text = re.sub(r"(\w)\(", r"\1 (", re.sub(r"\s*\(\s*", "(", re.sub(r"\s*\)", ")", text)))
    return re.sub(r"\*\s+", "*", text)


def split(declaration: str, draft: bool = False, owned: bool = False) -> Function:
    found = re.match(r"(.+?)(\w+) \((.*)\)$", declaration)
    if not found:
        raise SystemExit(f"declare.py: cannot read this declaration: {declaration}")
    returns, name, params = found[1].strip(), found[2], found[3]
    return Function(name, declaration, returns, params, draft, owned)


STATEMENT = re.compile(
    r"(?P<open>#ifdef CZMQ_BUILD_DRAFT_API)|(?P<close>#endif // CZMQ_BUILD_DRAFT_API)"
    r"|#define (?P<constant>[A-Z]\w+)\s+(?P<value>\d+)\b"
    r"|(?P<comment>(?://[^\n]*\n\s*)*)(?:(?P<typedef>typedef [^;{]*\([^;]*)|CZMQ_EXPORT\s+(?P<export>[^;]*?))\s*;"
)


def read_czmq(include: Path) -> list[tuple[str, list[Any]]]:
    """``[(class, [Function | str (a typedef, constant or variable) …])]`` in the order of CZMQ's own header."""
    classes = re.findall(r'#include "(z\w+)\.h"', (include / "czmq_library.h").read_text())
    result: list[tuple[str, list[Any]]] = []
    for name in ["czmq", *dict.fromkeys(classes)]:
        header = include / f"{name}.h"
        if not header.exists():  # draft classes: named, but their headers are not installed
            continue
        things: list[Any] = []
        seen: set[str] = set()
        draft = False
        for found in STATEMENT.finditer(header.read_text()):
            if found["open"] or found["close"]:
                draft = bool(found["open"])
            elif found["constant"]:
                things.append(f"#define {found['constant']} {found['value']}")
            elif found["typedef"]:
                things.append(("// @draft\n" if draft else "") + tidy(found["typedef"]) + ";")
            elif "(" not in found["export"]:
                things.append(f"// @since {facts.OLDEST}\n{tidy(found['export'])};")
            else:
                owned = "Caller owns return value" in found["comment"] and "*" in found["export"].split("(")[0]
                function = split(tidy(found["export"]), draft, owned)
                if function.name not in seen and function.name not in facts.EXCLUDED:
                    seen.add(function.name)
                    things.append(function)
        if things:
            result.append((name, things))
    return result


def read_zmq(include: Path) -> tuple[list[str], list[Function]]:
    """libzmq's constants (as ``#define`` lines) and functions that are wanted."""
    text = (include / "zmq.h").read_text()
    defines = dict(re.findall(r"#define (\w+) ([^\n/]+)", text))

    def value(name: str) -> str:
        if name not in defines:
            raise SystemExit(f"declare.py: {include / 'zmq.h'} does not define {name}; libzmq 4.3.4 or newer is needed")
        raw = defines[name].strip()
        total = re.match(r"\((\w+) \+ (\d+)\)", raw)
        if total:
            return str(int(value(total[1])) + int(total[2]))
        return value(raw) if raw.startswith("ZMQ_") else raw

    constants = [f"#define ZMQ_{name} {value('ZMQ_' + name)}" for name in facts.ZMQ_CONSTANTS.split()]
    constants += [f"#define {name} {value(name)}" for name in facts.ZMQ_ERRORS.split()]
    exported = {}
    for declaration in re.findall(r"^ZMQ_EXPORT\s+([^;]+);", text, re.M):
        function = split(re.sub(r"(\w)_\b", r"\1", tidy(declaration)).replace("(void *, ", "(void *context, "))
        exported[function.name] = function
    return constants, [exported["zmq_" + name] for name in facts.ZMQ_FUNCTIONS.split()]


def tags(function: Function, class_name: str, since: dict[str, str]) -> str:
    """The tag line of one function."""
    name = function.name
    fact = facts.FACTS.get(name, "").split()
    parts = [] if name.startswith("zmq_") else ["draft"] if function.draft else ["since", since.get(name, facts.OLDEST)]
    short = name[len(class_name) + 1 :]
    if short == "test":
        parts.append("test")
    elif short in ("destroy", "destroy_checked"):
        parts.append("destroy")
    elif function.params.startswith("zsock_t *pipe, void *"):
        parts.append("actor")
    if "*" in function.returns and not {"own", "borrow"} & set(fact) and function.returns != "void *":
        if function.returns.startswith("const "):
            parts.append("borrow")
        elif function.owned or CONSTRUCTOR.match(short):
            parts.append("own")
        elif not name.startswith("zmq_"):
            raise SystemExit(f"declare.py: who owns the result of {name}? Say so in facts.py")
    line = " ".join("@" + part if part in KEYWORDS else part for part in parts + fact)
    return f"// {line}\n" if line else ""


def declarations(include: Path) -> str:
    """The text of czmq.h."""
    since = {name: release for release, names in facts.SINCE.items() for name in names.split()}
    classes = read_czmq(include)
    constants, zmq_functions = read_zmq(include)
    functions = {thing.name for _, things in classes for thing in things if isinstance(thing, Function)}
    unknown = (set(since) | {n for n in facts.FACTS if not n.startswith("zmq_")}) - functions
    if unknown:
        raise SystemExit(f"declare.py: facts.py speaks of functions that do not exist: {', '.join(sorted(unknown))}")
    body = []
    for name, things in classes:
        body.append(f"\n/* {name} */\n\n")
        body += [t + "\n" if isinstance(t, str) else f"{tags(t, name, since)}{t.prototype};\n" for t in things]
    used = re.findall(r"\b(z\w+)_t\b", "".join(body))
    opaque = [f"typedef struct _{name}_t {name}_t;\n" for name in dict.fromkeys(used) if not name.startswith("zmq_")]
    libzmq = [
        "\n/* zmq */\n\n",
        *(line + "\n" for line in constants),
        "typedef struct { void *socket; SOCKET fd; short events; short revents; } zmq_pollitem_t;\n",
        "typedef void (zmq_free_fn) (void *data, void *hint);\n",
        "struct iovec { void *iov_base; size_t iov_len; };\n",
        *(f"{tags(function, 'zmq', since)}{function.prototype};\n" for function in zmq_functions),
    ]
    return HEAD.format(version=VERSION) + "".join(libzmq) + "\n" + "".join(opaque) + "".join(body) + LIBC


OPTIONS_HEAD = '''\
"""Socket options as attributes: written by tools/declare.py from the ``zsock`` declarations and tools/facts.py.

Change those, not this file.
"""

from __future__ import annotations

from typing import NoReturn

from .options import Blob, Curve, Int, Option, Text, Wide


class Options:
    """Every socket option that CZMQ knows, checked before libzmq sees it; times are milliseconds, as in libzmq.

    >>> Options.linger
    <option linger: Milliseconds that unsent messages outlive close; 0 drops them, -1 waits for ever.>
    """

    __slots__ = ()

'''
# What facts.OPTIONS calls a kind: the descriptor, its bounds, what Python reads and what it takes.
KINDS = {
    "": ("Int", "", "int", "int"),
    "flag": ("Int", "0, 1", "int", "int"),
    "u64": ("Wide", "0, 2**64 - 1", "int", "int"),
    "i64": ("Wide", "-1, 2**63 - 1", "int", "int"),
    "text": ("Text", "", "str", "str | bytes"),
    "blob": ("Blob", "", "bytes", "str | bytes"),
    "curve": ("Curve", "", "str", "str | bytes"),
}


def options(text: str) -> str:
    """The text of _options.py, made from that of czmq.h."""
    numbers = dict(re.findall(r"#define ZMQ_(\w+) (\S+)", text))
    access: dict[str, str] = {}
    for getter in re.findall(r"^(?:int|SOCKET|char) \*?zsock_(\w+) \(void \*self\);", text, re.M):
        access[getter] = "r"
    for setter in re.findall(r"^void zsock_set_(\w+) \(void \*self, [^,]+\);", text, re.M):
        access[setter] = access.get(setter, "") + "w"
    for name in facts.NO_OPTION:
        access.pop(name, None)
    lost = sorted(set(access) ^ set(facts.OPTIONS))
    if lost:
        raise SystemExit(f"declare.py: facts.OPTIONS and zsock.h disagree about {', '.join(lost)}")
    lines = (option_line(name, numbers[name.upper()], access[name], *facts.OPTIONS[name]) for name in sorted(access))
    return OPTIONS_HEAD + "".join(lines)


def option_line(name: str, number: str, access: str, kind: str, doc: str) -> str:
    """One attribute, typed so that a checker knows what can be read and what written."""
    maker, bounds, reads, takes = KINDS["" if ".." in kind else kind]
    if ".." in kind:
        bounds = ", ".join(filter(None, kind.split("..")))
    arguments = [number, f'"{access}"', f'"{doc}"', bounds]
    read, write = reads if "r" in access else "NoReturn", takes if "w" in access else "NoReturn"
    left, right = f"    {name}: Option[{read}, {write}] = {maker}(", ", ".join(filter(None, arguments))
    return f"{left}{right})\n" if len(left + right) + 1 <= 120 else f"{left}\n        {right}\n    )\n"


def native(name: str) -> Any:
    """A module of czmq_lab/_native, without importing the package (which would load the library)."""
    spec = importlib.util.spec_from_file_location(name, NATIVE / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def abi(text: str) -> str:
    """The text of _abi.py: what cffi makes of czmq.h when nothing is to be compiled."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "_abi.py"
        with contextlib.redirect_stdout(None):  # cffi reports each file
            native("_build").abi_builder(text).emit_python_code(str(path))
        return path.read_text(encoding="utf-8")


STUB_HEAD = '''\
"""The types of ``namespaces.py``: written by tools/declare.py with the rules that also make the functions."""

import builtins
from typing import IO, Any

from .engine import Namespace, RawDoor
from .handles import zactor_t, zframe_t, ziflist_t, zmsg_t, zpoller_t, zsock_t, zuuid_t
from .pure import RawSocket

Buffer = bytes | bytearray | memoryview
Socketlike = zsock_t | zactor_t | RawSocket

C: RawDoor
'''


def stub() -> str:
    """The text of namespaces.pyi, from the rules and from what is written by hand."""
    sys.path.insert(0, str(HERE.parent))
    from czmq_lab._native import declarations, engine, rules

    by_hand = {
        node.name: f"({ast.unparse(node.args).replace('=', ' = ')}) -> {ast.unparse(node.returns)}"
        for node in ast.parse((NATIVE / "byhand.py").read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.returns is not None
    }
    lines = [STUB_HEAD]
    for name in engine.OFFERED:
        lines += [f"\nclass _{name}:\n"]
        lines += [f"    {constant}: int\n" for constant in sorted(declarations.constants(name))]
        offered = [
            function
            for function in declarations.in_class(name)
            if not function.draft and not engine.withheld(function, function.name in by_hand)
        ]
        hidden = {"bool", "bytes", "int", "str"} & {function.short for function in offered}
        for function in offered:
            plan = rules.plan(function)
            signature = by_hand.get(function.name) or (plan.signature if plan else "")
            for builtin in hidden:  # zuuid.str would be taken for the type in this class
                signature = re.sub(rf"\b{builtin}\b", f"builtins.{builtin}", signature)
            lines.append(f"    @staticmethod\n    def {rules.python_name(function.short)}{signature}: ...\n")
    lines += [
        "\n",
        *(f"{name}: _{name}\n" for name in engine.OFFERED),
        *(f"{name}: Namespace\n" for name in engine.REST),
    ]
    return "".join(lines)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a generated file is stale")
    check = parser.parse_args(arguments).check
    installed = native("_build").find_installed()
    if installed is None:
        print("declare.py: nothing done: the headers of CZMQ are not installed (Debian: libczmq-dev)")
        return 0 if check else 1
    include, found = Path(installed.include_dirs[0]), ".".join(map(str, installed.version))
    if found != VERSION:
        print(f"declare.py: {include} holds CZMQ {found}; the declarations are made from {VERSION}")
        return 1
    text = declarations(include)
    stale = 0
    makers = {"czmq.h": lambda: text, "_abi.py": lambda: abi(text), "_options.py": lambda: options(text)}
    for name, make in {**makers, "namespaces.pyi": stub}.items():  # the stub is made with the other three
        path, content = NATIVE / name, make()
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale += 1
        if check:
            print(f"declare.py: czmq_lab/_native/{name} is stale: run python tools/declare.py")
        else:
            path.write_text(content, encoding="utf-8")
            print(f"declare.py: wrote czmq_lab/_native/{name}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

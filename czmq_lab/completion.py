"""Tab completion inside the ``%z…`` magics: socket types, names, endpoints and options.

Registered as a matcher of IPython's completer, so it works in every front end and comes before slower matchers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from IPython.core.completer import CompletionContext, SimpleCompletion, SimpleMatcherResult, context_matcher
from IPython.core.interactiveshell import InteractiveShell

from .lab import lab
from .sockets import TYPES, Socket

__all__ = ["candidates", "install", "uninstall"]

_LINE = re.compile(r"^\s*(?:[\w.\[\]]+\s*=\s*)?%(z\w+)\s(.*)$", re.DOTALL)
_FLAGS = {
    "zsock": ["--name", "--subscribe", "--option"],
    "zsend": ["--timeout"],
    "zrecv": ["--timeout"],
    "zclose": ["--all"],
    "zplot": ["--passive"],
    "zwatch": ["--limit"],
    "zsocks": [],
}


def candidates(magic: str, words: list[str], word: str) -> list[str]:
    """What may stand for ``word`` after ``words`` of ``%magic``."""
    if word.startswith("-"):
        found: Iterable[str] = _FLAGS[magic]
    elif magic == "zsock":
        found = _for_zsock(words)
    elif magic == "zsend" and words and word.startswith("$"):
        found = ["$" + name for name in lab.variables if not name.startswith("_")]
    elif magic in ("zsend", "zrecv", "zwatch") and words:
        found = ()
    else:
        found = lab.sockets()
    return [text for text in found if text.lower().startswith(word.lower())]


def _for_zsock(words: list[str]) -> list[str]:
    if words and words[-1] in ("-o", "--option"):
        return [f"{name}=" for name in dir(Socket) if _is_writable_option(name)]
    if words and words[-1] in ("-n", "--name", "-s", "--subscribe"):
        return []
    given = [w for i, w in enumerate(words) if not w.startswith("-") and not (i and words[i - 1].startswith("-"))]
    if not given:
        return [name.lower() for name in TYPES]
    bound = [">" + e[1:] for socket in lab.sockets().values() for e in socket.endpoints if e.startswith("@")]
    return [*bound, "@tcp://127.0.0.1:*", "@inproc://", "@ipc://", ">tcp://127.0.0.1:", ">inproc://", ">ipc://"]


def _is_writable_option(name: str) -> bool:
    return "w" in getattr(getattr(Socket, name, None), "access", "")


@context_matcher(identifier="czmq_lab", priority=100)  # type: ignore[untyped-decorator, unused-ignore]
def matcher(context: CompletionContext) -> SimpleMatcherResult:
    """IPython's view of `candidates`: texts relative to the token that IPython has cut off."""
    match = _LINE.match(context.text_until_cursor.rpartition("\n")[2])
    if match is None or match[1] not in _FLAGS:
        return {"completions": []}
    words = match[2].split()
    word = "" if not match[2] or match[2][-1].isspace() else words.pop()
    token = context.token if word.endswith(context.token) else ""
    head = word[: len(word) - len(token)]
    found = [SimpleCompletion(text=text[len(head) :], type="param") for text in candidates(match[1], words, word)]
    return {"completions": found, "suppress": bool(found), "matched_fragment": token}


def install(ip: InteractiveShell) -> None:
    """Add our matcher to the shell's completer, once."""
    matchers: list[Any] = ip.Completer.custom_matchers
    if matcher not in matchers:
        matchers.append(matcher)


def uninstall(ip: InteractiveShell) -> None:
    """Take it out again."""
    matchers: list[Any] = ip.Completer.custom_matchers
    if matcher in matchers:
        matchers.remove(matcher)

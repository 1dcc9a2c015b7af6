"""The magics: what a person types in a notebook or in terminal IPython.

Each one parses its line, calls the public Python API, and returns the object. A mistake is one line that says what to
type instead, and a real error: it fails the cell, and nbval notices.
"""

from __future__ import annotations

import argparse
import ast
import functools
import sys
from collections.abc import Callable
from typing import Any, NoReturn

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, line_magic, magics_class, no_var_expand, output_can_be_silenced
from IPython.core.magic_arguments import MagicArgumentParser, argument, magic_arguments
from traitlets import Float, Int, TraitError

from . import completion
from .errors import BadArgument, CzmqError
from .lab import lab
from .messages import Message, frames
from .sockets import Socket
from .words import Word, split

__all__ = ["ZmqMagics", "ZmqUsageError", "load", "unload"]


class ZmqUsageError(UsageError):
    """A mistake in a magic: shown as one line, yet an error that tests and ``nbconvert`` see."""

    def _render_traceback_(self) -> list[str]:
        return [f"\x1b[31m{type(self).__name__}\x1b[0m: {self}"]


class ZmqError(ZmqUsageError):
    """What went wrong in a magic that was typed correctly."""


def zmagic(function: Callable[..., Any]) -> Callable[..., Any]:
    """A line magic that gets its words parsed, and whose errors are one line."""
    parser: MagicArgumentParser = function.parser  # type: ignore[attr-defined]

    @functools.wraps(function)
    def magic(self: ZmqMagics, line: str) -> Any:
        try:
            words = split(line)
            parser.error = lambda message: _usage(function, message, words)  # type: ignore[method-assign]
            return function(self, _unmarked(parser.parse_intermixed_args([_marked(word) for word in words])))
        except ZmqUsageError:
            raise
        except CzmqError as problem:
            raise ZmqError(str(problem)) from problem
        except KeyboardInterrupt as stop:  # somebody pressed stop: no need to show where
            stop._render_traceback_ = lambda: [f"KeyboardInterrupt: %{function.__name__}"]  # type: ignore[attr-defined]
            raise

    return line_magic(output_can_be_silenced(magic))


def _usage(function: Callable[..., Any], message: str, words: list[Word]) -> NoReturn:
    parser: MagicArgumentParser = function.parser  # type: ignore[attr-defined]
    usage = " ".join(parser.format_usage().replace("::", " ").split())
    options = {name for action in parser._actions for name in action.option_strings}
    for word in words if function.__name__ == "zsend" else ():
        if word.startswith("-") and not word.literal and word.partition("=")[0] not in options:
            message += f"; to send {word} write it in quotes, '{word}'"
            break
    raise ZmqUsageError(f"{message.replace(_MARK, '')}; {usage} (%{function.__name__}? shows an example)")


# argparse takes every word with a dash in front for an option; one that stood in quotes gets this in front of it.
_MARK = "\0"


def _marked(word: Word) -> Word:
    if not (word.literal and word.startswith("-")):
        return word
    return Word(_MARK + word)


def _unmarked(args: argparse.Namespace) -> argparse.Namespace:
    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(one) for one in value]
        if isinstance(value, str) and value.startswith(_MARK):
            return Word(value.removeprefix(_MARK))
        return value

    return argparse.Namespace(**{name: plain(value) for name, value in vars(args).items()})


def _option(text: str) -> tuple[str, str]:
    name, sign, value = text.removeprefix(_MARK).partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{text!r} is not NAME=VALUE, for example linger=0")
    return name, value


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not value >= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time in seconds: write 0.5, 10, or inf to wait for ever")
    return value


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 5000):
        raise argparse.ArgumentTypeError(f"{text!r} is not a count: write a number from 1 to 5000")
    return int(text)


@magics_class
class ZmqMagics(Magics):
    """Settings of the ``%z…`` magics: ``%config ZmqMagics``."""

    timeout = Float(1.0, min=0, help="seconds that %zsend and %zrecv wait when -t is not given").tag(config=True)
    fps = Float(10.0, min=1, max=30, help="frames per second of %zplot").tag(config=True)
    window = Float(30.0, min=1, max=3600, help="seconds that %zplot shows").tag(config=True)
    log_limit = Int(200, min=1, max=5000, help="messages that %zwatch keeps").tag(config=True)

    @zmagic
    @magic_arguments()
    @argument("type", help="pub sub push pull req rep pair dealer router xpub xsub stream")
    @argument("endpoints", nargs="*", help="@tcp://127.0.0.1:* binds, >tcp://host:5555 connects; several are fine")
    @argument("-n", "--name", help="the socket's name; 'name = %%zsock …' gives it as well")
    @argument("-s", "--subscribe", action="append", metavar="TOPIC", help="a SUB's topic; '' for every message")
    @argument("-o", "--option", action="append", default=[], type=_option, help="a socket option, as in linger=0")
    def zsock(self, args: argparse.Namespace) -> Socket:
        """Open a socket and return it; a name given again closes its old socket first.

        Example::

            inp = %zsock pull @tcp://127.0.0.1:*
            out = %zsock push >{inp.endpoint}
        """
        options = dict(args.option)
        if args.subscribe is not None:
            options["subscribe"] = args.subscribe
        endpoints = ",".join(args.endpoints) or None
        return lab.open(args.type, endpoints, name=args.name, **{k: _literal(v) for k, v in options.items()})

    @zmagic
    @no_var_expand
    @magic_arguments()
    @argument("socket", help="a socket's name, see %%zsocks")
    @argument("frames", nargs="+", help="one word a frame; quotes keep spaces; $name sends the Python object")
    @argument("-t", "--timeout", type=_seconds, help="seconds to wait for room (inf: for ever)")
    def zsend(self, args: argparse.Namespace) -> None:
        """Send one message, one word a frame.

        Text goes as UTF-8. $name sends that variable: bytes as they are, dict and list as JSON. $$ is a dollar sign.

        Example::

            inp = %zsock pull @inproc://zsend-example
            out = %zsock push >inproc://zsend-example
            %zsend out hello 'two words'
        """
        message = [frame for word in args.frames for frame in frames(self._value(word))]
        lab.get(args.socket).send_multipart(message, timeout=self._patience(args))

    @zmagic
    @magic_arguments()
    @argument("socket", help="a socket's name, see %%zsocks")
    @argument("-t", "--timeout", type=_seconds, help="seconds to wait (inf: for ever)")
    def zrecv(self, args: argparse.Namespace) -> Message:
        """Receive one message and return it; interrupt the kernel to stop waiting.

        Example::

            inp = %zsock pull @inproc://zrecv-example
            out = %zsock push >inproc://zrecv-example
            %zsend out hello
            %zrecv inp -t 1
        """
        return lab.get(args.socket).recv_message(timeout=self._patience(args))

    @zmagic
    @magic_arguments()
    def zsocks(self, args: argparse.Namespace) -> Any:
        """List the sockets of this notebook: name, type, messages sent and received, endpoints.

        Example::

            %zsocks
        """
        return lab.table()

    @zmagic
    @magic_arguments()
    @argument("sockets", nargs="*", help="names, see %%zsocks")
    @argument("-a", "--all", action="store_true", help="close everything, live panels too")
    def zclose(self, args: argparse.Namespace) -> None:
        """Close sockets by name, or all of them.

        Example::

            inp = %zsock pull @inproc://zclose-example
            %zclose inp
        """
        if args.all:
            lab.close_all()
        elif args.sockets:
            lab.close(*args.sockets)
        else:
            raise BadArgument("name the sockets to close, or write %zclose --all")

    @zmagic
    @magic_arguments()
    @argument("sockets", nargs="+", help="names, see %%zsocks")
    @argument("-p", "--passive", action="store_true", help="only count what the notebook itself receives")
    def zplot(self, args: argparse.Namespace) -> Any:
        """Show live throughput: messages and bytes per second of one or more sockets.

        A PULL, SUB or XSUB socket is read and its messages dropped while the plot lives, unless --passive.

        Example::

            inp = %zsock pull @tcp://127.0.0.1:*
            %zplot inp
        """
        from .widgets import LivePlot

        sockets = [lab.get(name) for name in args.sockets]
        plot = LivePlot(*sockets, names=args.sockets, fps=self.fps, window=self.window, passive=args.passive)
        lab.show("plot " + " ".join(args.sockets), plot)
        return plot

    @zmagic
    @magic_arguments()
    @argument("socket", help="a socket's name, see %%zsocks")
    @argument("-l", "--limit", type=_count, help="messages to keep (200)")
    def zwatch(self, args: argparse.Namespace) -> Any:
        """Show the messages of a socket as they arrive, the last ones only.

        Example::

            inp = %zsock pull @tcp://127.0.0.1:*
            %zwatch inp
        """
        from .widgets import MessageLog

        log = MessageLog(lab.get(args.socket), name=args.socket, limit=args.limit or self.log_limit)
        lab.show(f"log {args.socket}", log)
        return log

    def _patience(self, args: argparse.Namespace) -> float:
        return self.timeout if args.timeout is None else args.timeout

    def _value(self, word: Word) -> object:
        if word.quoted or not word.startswith("$"):
            return str(word)
        name = word[1:]
        if name.startswith("$"):
            return name
        if name not in lab.variables:
            raise BadArgument(f"there is no variable {name!r} to send; quote '${name}' to send it as text")
        return lab.variables[name]


def _literal(value: object) -> object:
    """An option's value: a number if it reads as one, else the text."""
    if not isinstance(value, str) or not any(letter.isdigit() for letter in value):  # nan and inf are words
        return value
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            pass
    return value


class NameOnAssignment(ast.NodeTransformer):
    """Turns ``out = %zsock push …`` into ``out = %zsock -n out push …``, so that the socket knows its name.

    Only at the top of a cell: in a loop the name stands for one socket after the other, and in a function for another
    variable than the notebook's.
    """

    def visit_Module(self, node: ast.Module) -> ast.Module:
        for statement in node.body:
            if isinstance(statement, ast.Assign):
                self._name(statement)
        return node

    def _name(self, node: ast.Assign) -> None:
        call, target = node.value, node.targets[0]
        if (
            isinstance(target, ast.Name)
            and isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "run_line_magic"
            and [a.value for a in call.args if isinstance(a, ast.Constant)][:1] == ["zsock"]
            and isinstance(line := call.args[-1], ast.Constant)
            and isinstance(line.value, str)
            and not {"-n", "--name"} & set(line.value.split())
        ):
            line.value = f"-n {target.id} {line.value}"


_naming = NameOnAssignment()


def load(ip: InteractiveShell) -> None:
    """Register the magics with ``ip``; loading twice changes nothing."""
    if not any(isinstance(one, ZmqMagics) for one in ip.configurables):
        try:
            ip.register_magics(ZmqMagics)
        except TraitError as problem:  # a setting of before, which must not cost the magics
            print(f"the settings of %config ZmqMagics are their defaults again: {problem}", file=sys.stderr)
            ip.config.pop("ZmqMagics")
            _forget_magics(ip)
            ip.register_magics(ZmqMagics)
    lab.variables = ip.user_ns
    if _naming not in ip.ast_transformers:
        ip.ast_transformers.append(_naming)
    completion.install(ip)
    from . import views

    views.install(ip)
    _keep_the_terminals_loop_running(ip)


def unload(ip: InteractiveShell) -> None:
    """Take back what `load` did."""
    if _naming in ip.ast_transformers:
        ip.ast_transformers.remove(_naming)
    completion.uninstall(ip)
    for name in ("zsock", "zsend", "zrecv", "zsocks", "zclose", "zplot", "zwatch"):
        ip.magics_manager.magics["line"].pop(name, None)
    _forget_magics(ip)


def _forget_magics(ip: InteractiveShell) -> None:
    ip.configurables = [one for one in ip.configurables if not isinstance(one, ZmqMagics)]


def _keep_the_terminals_loop_running(ip: InteractiveShell) -> None:
    """In terminal IPython the event loop rests at the prompt unless asked to run; live things need it."""
    simple = getattr(ip, "simple_prompt", True)
    if type(ip).__name__ == "TerminalInteractiveShell" and not simple and getattr(ip, "active_eventloop", 0) is None:
        ip.enable_gui("asyncio")

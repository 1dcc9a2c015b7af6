"""The magics in terminal IPython, typed at its real prompt."""

from __future__ import annotations

import os
import re
import signal
import sys

import pexpect.popen_spawn
import pytest

_COLOR_OR_RETURN = re.compile(r"\x1b\[[0-9;]*m|\r")
# The prompt with its event loop, through pipes: a pseudo-terminal is not to be had everywhere, in a chroot for example.
FLAGS = ["--no-banner", "--colors=NoColor", "--no-confirm-exit", "--TerminalInteractiveShell.simple_prompt=False"]


class Terminal:
    """IPython as a person has it in a terminal."""

    def __init__(self, home):
        command = [sys.executable, "-m", "IPython", *FLAGS]
        # A dumb terminal draws its prompt once; and a terminal shows what is printed at once, a pipe would not.
        env = {**os.environ, "IPYTHONDIR": str(home), "TERM": "dumb", "PYTHONUNBUFFERED": "1"}
        self.child = pexpect.popen_spawn.PopenSpawn(command, env=env, encoding="utf-8", timeout=30)
        self.number = 1
        self.child.expect(r"In \[1\]:")

    def type(self, line):
        """Type a line; returns what IPython printed before the next prompt."""
        self.number += 1
        self.child.send(line + "\r")
        self.child.expect(rf"In \[{self.number}\]:")
        return self._answer(line)

    def exit(self):
        """Type exit; returns what was still printed and the process's exit status."""
        self.child.send("exit\r")
        self.child.expect(pexpect.EOF)
        return self._answer("exit"), self.child.wait()

    def _answer(self, line):
        """What came after the echo of the line."""
        return _COLOR_OR_RETURN.sub("", self.child.before).partition(line)[2].partition("\n")[2].strip()


@pytest.fixture
def terminal(tmp_path):
    one = Terminal(tmp_path)
    yield one
    if one.child.proc.poll() is None:
        one.child.kill(signal.SIGKILL)
        one.child.wait()
    one.child.proc.stdin.close()
    one.child.proc.stdout.close()


def test_a_session(terminal):
    assert terminal.type("%load_ext czmq_lab") == ""
    terminal.type("inp = %zsock pull @tcp://127.0.0.1:*")
    terminal.type("out = %zsock push >{inp.endpoint}")
    terminal.type("%zsend out hello")
    assert terminal.type("%zrecv inp -t 5").endswith("[b'hello'] 1 frame, 5 B")
    assert re.search(r"inp +PULL +1 +0 +1 +@tcp://127.0.0.1:\d+", terminal.type("%zsocks"))
    assert terminal.type("%zrecv inp -t 0.05").startswith("ZmqError: nothing arrived on PULL")
    assert terminal.type("%zsock pusk").startswith("ZmqError: there is no socket type 'pusk': did you mean PUSH?")
    terminal.type("log = %zwatch inp")
    terminal.type("%zsend out seen")
    # The event loop goes on at the prompt, so the log has the message without anyone receiving it.
    terminal.type("import czmq_lab as zl; await zl.until(lambda: log.messages)")
    assert "b'seen'" in terminal.type("log.messages")
    assert re.search(r"inp: 0 messages/s now, .* 2 (messages|in all)", terminal.type("%zplot inp"))
    assert terminal.exit() == ("", 0)


def test_a_second_load_and_a_restart_of_the_line(terminal):
    terminal.type("%load_ext czmq_lab")
    first = "inp = %zsock pull @tcp://127.0.0.1:*"
    terminal.type(first)
    terminal.type(first)
    assert terminal.type("print(len(get_ipython().run_line_magic('zsocks', '')))") == "1"
    assert terminal.exit() == ("", 0)

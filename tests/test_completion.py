"""Tab inside the magics."""

from __future__ import annotations

import warnings

import pytest
from IPython.core.interactiveshell import InteractiveShell

from czmq_lab.lab import lab


@pytest.fixture(scope="module")
def shell():
    one = InteractiveShell.instance()
    one.run_line_magic("load_ext", "czmq_lab")
    one.run_cell("inp = %zsock pull @tcp://127.0.0.1:*\nother = 1").raise_error()
    yield one
    lab.close_all()
    one.run_line_magic("unload_ext", "czmq_lab")
    InteractiveShell.clear_instance()


def complete(shell, text):
    """The line as each completion would leave it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [text[: c.start] + c.text for c in shell.Completer.completions(text, len(text))]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("%zsock pu", ["%zsock pub", "%zsock pull", "%zsock push"]),
        ("out = %zsock PUS", ["out = %zsock push"]),
        ("%zsock pull @tcp://127", ["%zsock pull @tcp://127.0.0.1:*"]),
        ("%zsock pull @i", ["%zsock pull @inproc://", "%zsock pull @ipc://"]),
        ("%zsock pull -o rcvhw", ["%zsock pull -o rcvhwm="]),
        ("%zsock pull --n", ["%zsock pull --name"]),
        ("%zsend i", ["%zsend inp"]),
        ("%zsend inp $oth", ["%zsend inp $other"]),
        ("%zclose --a", ["%zclose --all"]),
        ("%zplot i", ["%zplot inp"]),
    ],
)
def test_completes(shell, typed, expected):
    assert complete(shell, typed) == expected


def test_an_open_endpoint_is_offered(shell):
    endpoint = lab.get("inp").endpoint
    assert f"%zsock push >{endpoint}" in complete(shell, "%zsock push >tcp")


def test_other_lines_are_left_alone(shell):
    assert "other" in complete(shell, "oth")

"""The magics in a shell of their own; tests/test_kernel.py has them in a real kernel."""

from __future__ import annotations

import re

import pytest
from IPython.core.interactiveshell import InteractiveShell

import czmq_lab as zl
from czmq_lab import magics
from czmq_lab.lab import lab

NAMES = ["zsock", "zsend", "zrecv", "zsocks", "zclose", "zplot", "zwatch"]


@pytest.fixture(scope="module")
def shell():
    one = InteractiveShell.instance()
    one.run_line_magic("load_ext", "czmq_lab")
    yield one
    one.run_line_magic("unload_ext", "czmq_lab")
    InteractiveShell.clear_instance()


@pytest.fixture(autouse=True)
def clean(shell):
    yield
    lab.close_all()
    shell.user_ns.clear()
    shell.init_user_ns()


def run(shell, code):
    """Run a cell; returns its result, or raises what the cell raised."""
    done = shell.run_cell(code)
    done.raise_error()
    return done.result


def test_a_conversation(shell):
    run(shell, "inp = %zsock pull @tcp://127.0.0.1:*  # CZMQ's own grammar\nout = %zsock push >{inp.endpoint}")
    run(shell, "obj = b'\\xff\\x00'\n%zsend out hello $obj 'two words' '$obj' $$5")
    message = run(shell, "%zrecv inp -t 5")
    assert message == (b"hello", b"\xff\x00", b"two words", b"$obj", b"$5")
    assert isinstance(message, zl.Message)


def test_payload_is_never_expanded(shell):
    run(shell, "x = 1\ninp = %zsock pull @inproc://plain\nout = %zsock push >inproc://plain")
    run(shell, "%zsend out {x} '{\"a\": 1}' {x+1}")
    assert run(shell, "%zrecv inp") == (b"{x}", b'{"a": 1}', b"{x+1}")


def test_assignment_names_the_socket_and_a_second_run_replaces_it(shell):
    cell = "inp = %zsock pull @tcp://127.0.0.1:*"
    first = (run(shell, cell), shell.user_ns["inp"])[1]
    run(shell, f"inp = %zsock pull @{first.endpoint}")
    assert first.closed
    assert lab.get("inp") is shell.user_ns["inp"]
    assert list(lab.sockets()) == ["inp"]


def test_only_the_top_of_a_cell_names_sockets(shell):
    run(shell, "out = %zsock pull @inproc://global")
    cell = """
socks = []
for i in range(3):
    s = %zsock pull @inproc://l{i}
    socks.append(s)
def local():
    out = %zsock pull @inproc://local
    return out
mine = local()
"""
    run(shell, cell)
    assert [s.closed for s in shell.user_ns["socks"]] == [False] * 3
    assert [shell.user_ns[name].closed for name in ("out", "mine")] == [False, False]
    run(shell, "if True:\n    out = %zsock pull @inproc://nested")
    assert lab.get("out") is shell.user_ns["out"]


def test_quotes_make_a_word_with_a_dash_a_frame(shell):
    run(shell, "inp = %zsock pull @inproc://dash\nout = %zsock push >inproc://dash")
    run(shell, r"""%zsend out '-hello' "-t" '--' \-x -5 -t 2 '--timeout=1'""")
    assert run(shell, "%zrecv inp") == (b"-hello", b"-t", b"--", b"-x", b"-5", b"--timeout=1")
    for word in ("-hello", "-test", "--timeout2=x"):
        with pytest.raises(magics.ZmqUsageError, match=f"'{word}'"):
            run(shell, f"%zsend out x {word}")
    with pytest.raises(magics.ZmqUsageError) as caught:
        run(shell, "%zsend out x -t '-1'")
    assert str(caught.value).isprintable()
    run(shell, "s = %zsock sub -s '-topic' >inproc://dash-pub\np = %zsock xpub @inproc://dash-pub")
    assert run(shell, "%zrecv p") == (b"\x01-topic",)


def test_a_given_name_wins(shell):
    run(shell, "x = %zsock pull @inproc://named -n inp")
    assert lab.get("inp") is shell.user_ns["x"]


def test_options_and_subscriptions(shell):
    run(shell, "s = %zsock sub -s a -s b -o rcvhwm=7 -o linger=0 >tcp://127.0.0.1:1")
    assert (shell.user_ns["s"].rcvhwm, shell.user_ns["s"].linger) == (7, 0)
    run(shell, "s = %zsock sub -o timeout=0.5 -o rcvhwm=7")
    assert (shell.user_ns["s"].timeout, shell.user_ns["s"].rcvhwm) == (0.5, 7)
    run(shell, "p = %zsock xpub @inproc://topics\ns = %zsock sub -s '' >inproc://topics")
    assert run(shell, "%zrecv p") == (b"\x01",)


def test_zsocks_lists_and_zclose_closes(shell):
    run(shell, "a = %zsock pull @inproc://a\nb = %zsock push >inproc://a")
    assert [row.name for row in run(shell, "%zsocks")] == ["a", "b"]
    run(shell, "%zclose a")
    assert [row.name for row in run(shell, "%zsocks")] == ["b"]
    run(shell, "%zclose --all")
    assert run(shell, "%zsocks") == []


def test_settings(shell):
    run(shell, "%config ZmqMagics.timeout = 0.05")
    run(shell, "inp = %zsock pull @inproc://quiet")
    with pytest.raises(magics.ZmqError, match=r"within 0.05 s"):
        run(shell, "%zrecv inp")
    run(shell, "%config ZmqMagics.timeout = 1.0")


@pytest.mark.parametrize("setting", ["timeout = 'x'", "fps = 60.0", "window = 7200.0", "log_limit = 0"])
def test_a_bad_setting_costs_no_magics(shell, capsys, setting):
    shell.run_cell(f"%config ZmqMagics.{setting}")
    capsys.readouterr()
    run(shell, "%reload_ext czmq_lab")
    assert setting.split()[0] in (told := capsys.readouterr().err)
    assert len(told.splitlines()) == 1
    assert run(shell, "%zsocks") == []
    run(shell, "%reload_ext czmq_lab")
    assert capsys.readouterr().err == ""


def test_silence(shell):
    assert run(shell, "%zsock pull @inproc://silent;") is None


@pytest.mark.parametrize("name", NAMES)
def test_help_shows_an_example_that_works_when_pasted(shell, name):
    doc = shell.find_magic(name).__doc__
    assert f"%{name}" in doc
    example = re.search(r"Example::\n\n((?: {4}.*\n)+)", doc + "\n")[1]
    run(shell, re.sub(r"(?m)^ {4}", "", example))


def test_loading_twice_changes_nothing(shell):
    run(shell, "%reload_ext czmq_lab")
    run(shell, "%load_ext czmq_lab")
    assert len([one for one in shell.configurables if isinstance(one, magics.ZmqMagics)]) == 1
    assert shell.ast_transformers.count(magics._naming) == 1


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("%zsock pusk", "did you mean PUSH"),
        ("%zsock", "required: type"),
        ("%zsock pull -n ''", "a name is"),
        ("%zsock pull -n 'a b'", "a name is"),
        ("%zsend nobody x", "open sockets: none yet: open one with %zsock"),
        ("%zrecv", "required: socket"),
        ("%zrecv x -t -1", "inf to wait for ever"),
        ("%zclose", "write %zclose --all"),
        ("%zsocks what", "unrecognized arguments: what"),
        ("%zplot", "required: sockets"),
        ("%zwatch a -l many", "not a count"),
    ],
)
def test_a_mistake_is_one_line(shell, code, remedy):
    with pytest.raises(magics.ZmqUsageError) as caught:
        run(shell, code)
    assert remedy in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(caught.value._render_traceback_()) == 1

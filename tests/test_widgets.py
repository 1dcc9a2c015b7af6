"""Live panels: what they count, when they are fed, and what they leave behind."""

from __future__ import annotations

import asyncio
import base64
import json
import subprocess
import sys
import threading
from array import array
from pathlib import Path

import ipywidgets
import nbformat
import pytest
from nbclient import NotebookClient
from nbconvert import HTMLExporter

import czmq_lab as zl
from czmq_lab.errors import BadArgument, BadType
from czmq_lab.loop import until
from czmq_lab.widgets import LivePlot, MessageLog

ROOT = Path(__file__).parents[1]
WIDGET = "application/vnd.jupyter.widget-view+json"


class Page:
    """What a panel sends to its page, kept."""

    state = error = ""

    def __init__(self, panel):
        self.sent = []
        panel._view = self
        panel._heard(None, {"type": "hello", "page": 1}, [])

    def send(self, message, buffers=()):
        self.sent.append((message, list(buffers)))

    def close(self):
        self.closed = True

    def kinds(self):
        return [message["type"] for message, _ in self.sent]


@pytest.fixture
def pair(request):
    name = f"@inproc://{request.node.originalname}"
    with zl.Pull(name) as inp, zl.Push(">" + name[1:]) as out:
        yield out, inp


@pytest.fixture(autouse=True)
def nothing_stays():
    before = set(ipywidgets.widgets.widget._instances)
    yield
    for panel in zl.lab.live:
        panel.close()
    assert set(ipywidgets.widgets.widget._instances) == before, "a widget model was left behind"


def ticks(panel, count=1):
    for _ in range(count):
        panel._tick()


# -- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda s: LivePlot(), BadArgument, r"LivePlot needs a socket: write LivePlot\(inp\)"),
        (lambda s: LivePlot("inp"), BadType, r"LivePlot takes sockets, not str: write LivePlot\(inp\)"),
        (lambda s: LivePlot(s, 3), BadType, "not int"),
        (lambda s: LivePlot(s, fps=0), BadArgument, "fps is pictures a second, from 1 to 30, not 0"),
        (lambda s: LivePlot(s, fps=1000), BadArgument, "from 1 to 30"),
        (lambda s: LivePlot(s, fps=float("nan")), BadArgument, "from 1 to 30"),
        (lambda s: LivePlot(s, window=0.1), BadArgument, "window is seconds of the curve, from 1 to 3600, not 0.1"),
        (lambda s: LivePlot(s, names=["a", "b"]), BadArgument, "2 names for 1 sockets: give one name for each"),
        (lambda s: MessageLog(None), BadType, r"MessageLog takes sockets, not NoneType: write MessageLog\(inp\)"),
        (lambda s: MessageLog(s, limit=0), BadArgument, "limit is the number of messages kept, from 1 to 10000, not 0"),
    ],
)
def test_bad_input_gets_one_line_that_says_what_to_type(pair, make, error, message):
    with pytest.raises(error, match=message) as caught:
        make(pair[1])
    assert "\n" not in str(caught.value)


def test_a_socket_that_receives_nothing_has_nothing_to_log(pair):
    with pytest.raises(BadArgument, match="a PUSH socket receives nothing to log: log the socket at the other end"):
        MessageLog(pair[0])


# -- who reads the socket ---------------------------------------------------------------------------------------------


def test_a_plot_reads_a_pull_socket_and_lets_it_go_when_it_stops(pair):
    out, inp = pair

    async def main():
        plot = LivePlot(inp, out, names=["inp", "out"])
        for _ in range(500):
            out.send(b"x" * 16)
        await until(lambda: inp.counters.received == 500)
        ticks(plot)
        assert [meter.totals for meter in plot.meters] == [(0, 500, 0, 8000), (500, 0, 8000, 0)]
        assert plot.meters[0].rate().messages > 0
        assert repr(plot) == "<LivePlot inp, out: messages/s, bytes/s>"
        assert "500 in all, 8.00 kB; out: " in plot.describe()
        plot.close()
        out.send(b"mine")
        assert inp.recv(timeout=5) == b"mine"

    asyncio.run(main())


def test_a_passive_panel_and_a_panel_on_a_conversation_read_nothing(pair, request):
    out, inp = pair

    async def main():
        name = f"inproc://{request.node.name}-rep"
        with zl.Rep("@" + name) as rep, zl.Req(">" + name) as req:
            panels = [LivePlot(inp, passive=True), MessageLog(inp, passive=True), LivePlot(rep), MessageLog(rep)]
            out.send(b"mine")
            req.send(b"question")
            for _ in range(20):
                await asyncio.sleep(0)
            assert inp.recv(timeout=5) == b"mine"
            assert rep.recv(timeout=5) == b"question"
            for panel in panels:
                ticks(panel)
            assert [panels[0].meters[0].totals[1], panels[2].meters[0].totals[1]] == [1, 1]
            assert panels[1].describe().endswith(": 1 message, 4 B")
            assert panels[3].describe().endswith(": 1 message, 8 B")
            assert panels[3]._spec["note"] == "only counted: these messages are left to your code"
            for panel in panels:
                panel.close()

    asyncio.run(main())


def test_a_plot_and_two_logs_share_one_socket(pair):
    out, inp = pair

    async def main():
        plot, one, two = LivePlot(inp), MessageLog(inp), MessageLog(inp, limit=5)
        for number in range(20):
            out.send_multipart([b"number", b"%d" % number])
        await until(lambda: two.count == 20)
        ticks(plot)
        assert plot.meters[0].totals[1] == one.count == 20
        assert list(one.messages) == [(b"number", b"%d" % number) for number in range(20)]
        assert isinstance(one.messages[0], zl.Message)
        assert [message[1] for message in two.messages] == [b"15", b"16", b"17", b"18", b"19"]
        one.close()
        out.send(b"more")
        await until(lambda: two.count == 21)
        assert one.count == 20
        plot.close(), two.close()

    asyncio.run(main())


# -- when the page is fed ---------------------------------------------------------------------------------------------


def test_frames_go_out_only_while_somebody_looks(pair):
    out, inp = pair

    async def main():
        plot = LivePlot(inp, out)
        plot._ticker.cancel()  # here the test ticks
        ticks(plot, 3)
        page = Page(plot)
        ticks(plot, 3)
        assert page.kinds() == ["frame"] * 3
        message, buffers = page.sent[-1]
        times, *rates = [array("d" if n == 0 else "f", part) for n, part in enumerate(buffers)]
        assert [len(part) for part in rates] == [len(times) - 1] * 4
        assert len(times) == 7
        assert "rows" in page.sent[0][0]
        assert "rows" not in message, "the numbers go out at most four times a second"
        assert json.dumps(page.sent[0][0])

        plot._beat -= 6.1  # six seconds without a word from the page
        ticks(plot, 3)
        assert len(page.sent) == 3
        assert len(plot.meters[0].messages) == 9, "counting goes on"
        plot._heard(None, {"type": "beat"}, [])
        ticks(plot)
        assert len(page.sent) == 4
        plot.close()

    asyncio.run(main())


def test_a_flat_line_is_not_sent_again_and_again_but_the_page_gets_its_answer(pair):
    async def main():
        plot = LivePlot(*pair)
        plot._ticker.cancel()
        page = Page(plot)
        plot._moved -= 40  # nothing for longer than the window
        ticks(plot, 5)
        assert page.kinds() == ["frame"]
        plot._heard(None, {"type": "beat"}, [])
        ticks(plot, 5)
        assert page.kinds() == ["frame"] * 2
        pair[0].send(b"x")
        ticks(plot, 2)
        assert page.kinds() == ["frame"] * 4
        plot.close()

    asyncio.run(main())


def test_pause_holds_the_display_and_not_the_counting(pair):
    out, _ = pair

    async def main():
        plot = LivePlot(out)
        plot._ticker.cancel()
        page = Page(plot)
        plot._heard(None, {"type": "pause"}, [])
        assert (plot.state, page.state) == ("paused", "paused")
        ticks(plot)
        assert page.kinds() == ["frame"], "a page that was just drawn gets its picture even so"
        out.send(b"x")
        plot._heard(None, {"type": "beat"}, [])
        ticks(plot, 3)
        assert page.kinds() == ["frame", "alive"]
        assert plot.meters[0].totals[0] == 1
        plot._heard(None, {"type": "resume"}, [])
        ticks(plot)
        assert page.kinds() == ["frame", "alive", "frame"]
        assert (plot.state, page.state) == ("live", "live")
        plot.pause(), plot.pause(), plot.resume(), plot.resume()
        assert plot.state == "live"
        plot.close()

    asyncio.run(main())


def test_messages_from_the_page_are_handled_on_the_main_thread(pair):
    """JupyterLab's widget messages arrive on other threads; a socket must not be touched there."""

    async def main():
        plot = LivePlot(pair[1])
        plot._bundle()
        seen = []
        plot.pause = lambda: seen.append(threading.current_thread())
        message = {"type": "pause"}
        other = threading.Thread(target=plot._view._handle_custom_msg, args=(message, []))
        other.start()
        other.join()
        assert seen == [], "not there"
        await until(lambda: seen)
        assert seen == [threading.main_thread()]
        for nonsense in ({}, {"type": "close"}, {"type": "_stop"}, None, [], "pause"):
            plot._heard(None, nonsense, [])
        assert (plot.state, plot.error) == ("live", None)
        plot.close()

    asyncio.run(main())


def test_an_error_in_a_tick_is_kept_and_shown_and_stops_nothing(pair):
    async def main():
        plot = LivePlot(*pair)
        plot._ticker.cancel()
        page = Page(plot)
        numbers, plot._numbers = plot._numbers, lambda: {}["missing"]
        ticks(plot)
        assert isinstance(plot.error, KeyError)
        assert page.error == "KeyError: 'missing'"
        plot._numbers = numbers
        plot._told = 0
        ticks(plot)
        assert page.kinds() == ["frame"]
        plot.close()

        log = MessageLog(pair[1])
        log._received = None
        log._readers[0].callback = lambda batch: 1 / 0
        pair[0].send(b"x")
        await until(lambda: log.error)
        assert isinstance(log.error, ZeroDivisionError)
        log.close()

    asyncio.run(main())


def test_a_closed_socket_ends_the_panel(pair):
    async def main():
        plot = LivePlot(pair[1], fps=30)
        plot._bundle()
        pair[1].close()
        await until(lambda: plot.state == "ended")
        assert plot._view.state == "ended"
        assert plot.error is None
        count = len(plot.meters[0].messages)
        ticks(plot, 3)
        assert len(plot.meters[0].messages) == count
        plot.freeze()
        assert plot.state == "frozen"

    asyncio.run(main())


def test_the_curve_is_bounded_whatever_the_window(pair):
    async def main():
        for window, fps in [(1, 30), (30, 10), (3600, 30)]:
            plot = LivePlot(*pair, window=window, fps=fps)
            plot._ticker.cancel()
            assert plot._ticker.seconds >= 1 / 30
            for _ in range(2000):
                plot._sample(plot.meters[0].times[-1] + plot._ticker.seconds)
            assert window <= plot.meters[0].times[-1] - plot.meters[0].times[0] <= window + 5 * plot._ticker.seconds
            assert len(plot.meters[0].messages) <= 610
            plot.close()

    asyncio.run(main())


# -- the log ----------------------------------------------------------------------------------------------------------


def rows(page):
    return [row for message, _ in page.sent for row in message["rows"]]


def test_the_log_sends_each_message_once_and_counts_what_it_leaves_out(pair):
    out, inp = pair

    async def main():
        log = MessageLog(inp, limit=10)
        log._ticker.cancel()
        page = Page(log)
        ticks(log)
        for number in range(5):
            out.send(b"%d" % number)
        await until(lambda: log.count == 5)
        ticks(log, 2)
        assert [row.number for row in rows(page)] == [1, 2, 3, 4, 5]
        assert [row.frames[0].text for row in rows(page)] == list("01234")
        assert page.kinds() == ["rows"] * 2
        assert [message["reset"] for message, _ in page.sent] == [True, False]
        for number in range(100):
            out.send(b"%d" % number)
        await until(lambda: log.count == 105)
        ticks(log)
        last = page.sent[-1][0]
        assert [row.number for row in last["rows"]] == list(range(96, 106))
        assert last["total"] == "105 messages, 195 B"
        assert last["missing"] == "not shown: 90"
        log._heard(None, {"type": "hello", "page": 1}, [])  # drawn again: from the start, and nothing is counted twice
        ticks(log)
        again = page.sent[-1][0]
        assert (again["reset"], len(again["rows"]), again["missing"]) == (True, 10, "not shown: 90")
        log.close()

    asyncio.run(main())


def test_an_update_of_the_log_is_bounded_in_rows_and_in_text(pair):
    out, inp = pair

    async def main():
        log = MessageLog(inp, limit=200)
        log._ticker.cancel()
        page = Page(log)
        for _ in range(200):
            out.send_multipart([b"\x1b<b>" * 200] * 40)
        await until(lambda: log.count == 200)
        ticks(log)
        message = page.sent[-1][0]
        assert 0 < len(message["rows"]) < 200
        assert message["rows"][-1].number == 200, "the newest are shown"
        assert message["missing"] == f"not shown: {200 - len(message['rows'])}"
        assert len(json.dumps(message)) < 250_000
        out.send(b"Z" * 10_000_000)
        await until(lambda: log.count == 201)
        ticks(log)
        assert len(json.dumps(page.sent[-1][0])) < 1000
        assert len(log.messages[-1][0]) == 10_000_000
        log.close()

    asyncio.run(main())


# -- what stays -------------------------------------------------------------------------------------------------------


def test_freezing_and_closing_in_any_order_is_harmless_and_leaves_no_model(pair):
    out, inp = pair

    async def main():
        for make in (lambda: LivePlot(inp, names=["inp"]), lambda: MessageLog(inp, name="inp")):
            undisplayed = make()
            undisplayed.freeze(), undisplayed.freeze()
            closed = make()
            closed._bundle()
            closed.close(), closed.freeze(), closed.close(), closed.pause()
            assert closed.state == "closed"
            assert closed._bundle() == ({"text/plain": repr(closed)}, {})

            panel = make()
            live, _ = panel._bundle()
            out.send(b"$x_1$ \xff")
            await until(lambda: inp.counters.received)
            panel.freeze()
            frozen, metadata = panel._bundle()
            panel.freeze(), panel.close()
            assert panel.state == "frozen"
            assert set(live) == {"text/plain", WIDGET}
            assert set(frozen) == {"text/plain", "image/png"}
            assert live["text/plain"] == frozen["text/plain"] == repr(panel)
            assert base64.b64decode(frozen["image/png"]).startswith(b"\x89PNG")
            assert metadata["image/png"] == {"width": 720, "alt": panel.describe()}
            assert panel._bundle()[0] == frozen, "a frozen panel shows the same picture for ever"

    asyncio.run(main())


def test_in_a_terminal_a_panel_is_a_line_of_text(pair, capsys):
    out, inp = pair

    async def main():
        out.send(b"x" * 1000)
        plot, log = LivePlot(out, names=["out"]), MessageLog(inp, name="inp")
        plot._ipython_display_()
        log._ipython_display_()
        plot.close(), log.close()

    asyncio.run(main())
    plotted, logged = capsys.readouterr().out.splitlines()
    assert plotted == "out: 0 messages/s now, 0 on average, 1 in all, 1.00 kB"
    assert logged == "Messages of inp: 0 messages, 0 B"


SOURCES = [
    "%load_ext czmq_lab\nimport czmq_lab as zl\ninp = %zsock pull @inproc://saved\nout = %zsock push >inproc://saved",
    "%zplot inp",
    "%zwatch inp",
    "for _ in range(100): out.send(b'<script>hello')\nawait zl.until(lambda: inp.counters.received == 100)",
    "plot, log = zl.lab.live\nplot.describe().split(', ')[2], log",
    "zl.lab.freeze_all()\nzl.lab.live",
    "%zplot inp",  # left live; closed by the next
    "zl.lab.close_all()",
]


@pytest.mark.once
def test_pictures_survive_saving_conversion_and_comparison(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in SOURCES])
    NotebookClient(notebook, kernel_name="python3", timeout=60).execute()
    saved = [[output for output in cell.outputs if "data" in output] for cell in notebook.cells]
    plot, log, left = saved[1][0], saved[2][0], saved[6][0]
    assert sorted(plot.data) == sorted(log.data) == ["image/png", "text/plain"]
    assert plot.data["text/plain"] == "<LivePlot inp: messages/s, bytes/s>"
    assert log.data["text/plain"] == "<MessageLog inp>"
    assert dict(left.data) == {"text/plain": "<LivePlot inp: messages/s, bytes/s>"}
    assert saved[4][0].data["text/plain"] == "('100 in all', <MessageLog inp>)"
    assert saved[5][0].data["text/plain"] == "[]"
    assert "100 in all, 1.30 kB" in plot.metadata["image/png"]["alt"]
    assert WIDGET not in json.dumps(notebook.cells)

    notebook.metadata.pop("widgets", None)  # nbclient keeps the state of closed models too
    page, _ = HTMLExporter(template_name="classic").from_notebook_node(notebook)
    assert page.count('src="data:image/png;base64,') == 2
    assert 'alt="inp: ' in page

    path = tmp_path / "saved.ipynb"
    nbformat.write(notebook, path)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--nbval", str(path)]
    ran = subprocess.run([*command, "--nbval-current-env"], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert f"{len(SOURCES)} passed" in ran.stdout, ran.stdout[-3000:]

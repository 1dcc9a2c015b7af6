"""How objects look: escaped, bounded, the same every time, and drawn without touching anything global."""

from __future__ import annotations

import io
import subprocess
import sys
import time

import matplotlib.image
import matplotlib.style
import pytest
from IPython.core.interactiveshell import InteractiveShell

import czmq_lab as zl
from czmq_lab import views
from czmq_lab.lab import Row
from czmq_lab.views import still, text

SCRIPT = b"<script>alert(1)</script>"
HOSTILE = [
    SCRIPT,
    b"<img src=x onerror=alert(1)>",
    b"' onmouseover='alert(1)",
    b"\x1b]0;owned\x07\x1b[2Jgone",
    "\u202egnp.exe\u2066".encode(),
    b"\xff\xfe\x00",
    ("e" + "\u0301" * 500).encode(),
    b"$\\frac{1}{0}$ \\begin{x} _under",
    "世界 🙂 \U000e0041".encode(),
    b"\x00" * 300,
    b"",
]


def texts(*frames):
    return [(frame.kind, frame.text) for frame in text.frames(frames)[0]]


@pytest.mark.parametrize(
    ("frame", "kind", "shown"),
    [
        (b"hello", "text", "hello"),
        ("grüße 世界".encode(), "text", "grüße 世界"),
        (b"two\nlines\t.\r", "text", "two\\nlines\\t.\\r"),
        (b"\x1b[31mred alert", "text", "\\x1b[31mred alert"),
        ("abc\u202edcba".encode(), "text", "abc\\u202edcba"),
        ("abcd\U000e0041efgh".encode(), "text", "abcd\\U000e0041efgh"),
        (b"", "empty", ""),
        (b"\x00", "hex", "00"),
        (b"\x00k\x8bEg", "hex", "00 6b 8b 45 67"),
        (b"ab\x00\x01", "hex", "61 62 00 01"),
        (b"\n\n", "text", "\\n\\n"),
    ],
)
def test_frame_is_text_if_it_can_be_printed_and_hex_if_not(frame, kind, shown):
    assert texts(frame) == [(kind, shown)]


def test_the_cut_through_a_character_leaves_text():
    frame = b"x" * 255 + "€".encode() * 10
    (shown,), _ = text.frames([frame])
    assert (shown.kind, shown.text, shown.more) == ("text", "x" * 255, 29)
    assert texts("€".encode()[:2]) == [("hex", "e2 82")]  # but an end inside a character is no text


def test_large_messages_are_cut_and_quickly():
    start = time.perf_counter()
    shown, left = text.frames([b"A" * 10_000_000] + [b"part"] * 9_999)
    assert (len(shown), left, shown[0].more) == (16, 9_984, 9_999_744)
    assert sum(len(frame.text) for frame in shown) < 400
    assert time.perf_counter() - start < 0.1
    assert text.frames(zl.Message([b"x"] * 16))[1] == 0


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (1, "1"),
        (0.5, "0.50"),
        (9.996, "10.0"),
        (99.96, "100"),
        (999, "999"),
        (999.6, "1.00 k"),
        (12_345, "12.3 k"),
        (123_456, "123 k"),
        (1e6, "1.00 M"),
        (2.5e9, "2.50 G"),
        (7e15, "7000 T"),
    ],
)
def test_numbers_have_three_digits_and_a_prefix(number, shown):
    assert text.short(number) == shown


def test_log_entry_as_a_line():
    entry = text.entry(1234, 0.0625, [b"a", b"", b"x" * 300] + [b"."] * 20)
    assert str(entry).startswith("    1,234  ")
    assert ":00.062  " in str(entry)
    assert "  a  empty  " + "x" * 256 + "…  ." in str(entry)
    assert str(entry).endswith("… 7 frames more")


def test_message_html_is_escaped_bounded_and_the_same_every_time():
    page = views.message_html(zl.Message(HOSTILE))
    for markup in ("<script", "<img", "onmouseover='", "\x1b", "\x07", "\u202e", "\u2066"):
        assert markup not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\\x1b]0;owned\\x07" in page
    assert page == views.message_html(zl.Message(HOSTILE))
    large = views.message_html(zl.Message([b"<" * 10_000_000] + [b"&" * 300] * 9_999))
    assert len(large) < 40_000
    assert "9,984 frames more" in large
    assert "9,999,744 B more" in large
    assert "<caption" in large
    assert "10,000 frames, 12,999,700 B" in large


def test_sockets_as_tables():
    with zl.Pull("@inproc://views") as inp, zl.Push(">inproc://views") as out:
        out.send(b"x")
        inp.recv()
        assert ">PULL<" in views.socket_html(inp)
        assert ">@inproc://views<" in views.socket_html(inp)
        assert [">1<" in views.socket_html(out), ">0<" in views.socket_html(out)] == [True, True]
    assert ">closed<" in views.socket_html(inp)
    rows = [Row("a<b", "PULL", ["@inproc://<i>"], 0, 1_234_567, 2), Row("c", "PUSH", [], 3, 0, None)]
    page = views.sockets_html(rows)
    assert ">a&lt;b<" in page
    assert ">@inproc://&lt;i&gt;<" in page
    assert ">1,234,567<" in page
    assert ">?<" in page
    assert ">none<" in page
    assert "no open sockets" in views.sockets_html([])


def test_ipython_shows_our_objects_as_html_without_importing_their_rooms():
    shell = InteractiveShell()
    views.install(shell)
    views.install(shell)  # loading twice changes nothing
    html = shell.display_formatter.formatters["text/html"]
    assert "&lt;script&gt;" in html(zl.Message([SCRIPT]))
    with zl.Pull("@inproc://views-install") as inp:
        assert ">PULL<" in html(inp)
        assert "views-install" in html(zl.lab.table())
    assert html((SCRIPT,)) is None

    code = """if True:
        import sys, czmq_lab.views as views
        class Formatter: for_type_by_name = lambda *_: None
        class Shell: display_formatter = type("", (), {"formatters": {"text/html": Formatter()}})
        views.install(Shell)
        print(sorted({"matplotlib", "ipywidgets", "czmq_lab.sockets", "czmq_lab.lab"} & set(sys.modules)))"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


# -- still pictures ---------------------------------------------------------------------------------------------------


def pixels(png):
    assert png.startswith(b"\x89PNG")
    return matplotlib.image.imread(io.BytesIO(png))


def curve(name="inp", note="1,000 messages", rates=(1e5, 2e5, 1.5e5), ages=(3.0, 2.0, 0.5, 0.0)):
    return still.Curve(name, note, ages, rates, [rate * 16 for rate in rates])


def test_curves_are_drawn_dark_on_opaque_white_at_double_width():
    picture = pixels(still.throughput_png([curve(), curve("out", rates=(2e5, 1e5, 1e5))]))
    assert picture.shape[1] == 2 * still.WIDTH
    assert (picture[0, 0] == 1).all()
    if picture.shape[2] == 4:
        assert (picture[..., 3] == 1).all(), "a transparent ground is black in a dark theme"
    grey = picture[..., :3].mean(axis=2)
    assert (grey < 0.55).mean() > 0.005, "the curves must stay dark in black and white"
    coloured = picture[..., :3].max(axis=2) - picture[..., :3].min(axis=2) > 0.4
    assert coloured.sum() > 2000, "two curves and their legend"


def test_each_of_many_curves_looks_different_in_black_and_white():
    looks = {(str(still._DASHES[n % len(still._DASHES)]), still._COLOURS[n % len(still._COLOURS)]) for n in range(30)}
    assert len(looks) == 30
    assert len({str(still._DASHES[n]) for n in range(5)}) == 5


@pytest.mark.parametrize("curves", [[], [curve(rates=(), ages=(0.0,))], [curve(rates=(0.0,), ages=(1.0, 0.0))]])
def test_pictures_of_nothing(curves):
    assert pixels(still.throughput_png(curves)).shape[1] == 1440


def test_names_and_messages_are_drawn_as_they_are_whatever_they_contain():
    """Warnings are errors here: a missing glyph, or a formula that does not parse, would fail."""
    names = [curve(frame.decode("utf-8", "replace")) for frame in [*HOSTILE, b"_hidden", b"$x$"]]
    assert pixels(still.throughput_png(names)).shape[1] == 1440
    entries = [text.entry(n, n, [frame]) for n, frame in enumerate(HOSTILE)] + [text.entry(99, 0.0, HOSTILE * 100)]
    picture = pixels(still.log_png("Messages of $x_", entries, "12 messages"))
    assert picture.shape[1] == 1440
    assert (picture[..., :3].mean(axis=2) < 0.3).mean() > 0.01
    assert pixels(still.log_png("empty", [], "")).shape[1] == 1440


def test_pictures_are_bounded():
    entries = [text.entry(n, 0.0, [b"x" * 10_000] * 100) for n in range(1000)]
    png = still.log_png("log", entries, "")
    assert pixels(png).shape[0] < 1000
    assert len(png) < 500_000


def test_the_users_style_stays_out_and_pyplot_is_not_loaded():
    plain = still.throughput_png([curve()])
    with matplotlib.style.context("dark_background"):
        assert still.throughput_png([curve()]) == plain
    code = "import sys, czmq_lab.views.still as s; s.throughput_png([]); print('matplotlib.pyplot' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"

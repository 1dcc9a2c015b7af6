"""The README's first steps, typed into a real kernel line by line."""

import pathlib
import re

import kernels
import pytest

pytestmark = pytest.mark.once

README = (pathlib.Path(__file__).parent.parent / "README.md").read_text()
STEPS, PLAIN = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


def test_first_steps():
    with kernels.kernel() as kernel:
        lines = [line for line in STEPS.splitlines() if line]
        shown = {line.split("#")[0].strip(): kernel.ok(line) for line in lines}
        assert shown["%zrecv inp -t 1"] == "[b'hello', b'two words'] 2 frames, 14 B"
        assert re.search(r"inp +PULL .*\n *out +PUSH ", shown["%zsocks"])
        assert lines[-1] == "%zclose --all"
        assert kernel.ok("%zsocks") == "no open sockets"


def test_the_same_without_magics():
    with kernels.kernel() as kernel:
        assert kernel.ok(PLAIN) == "b'hello'\n"

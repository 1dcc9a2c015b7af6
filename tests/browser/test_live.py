"""Live panels in a real JupyterLab: a million messages from another process, buttons, themes, hostile bytes."""

import labkit
import pytest

START = """
%load_ext czmq_lab
import asyncio, czmq_lab as zl
inp = %zsock pull @tcp://127.0.0.1:*
out = %zsock push >{inp.endpoint}
async def feed():
    while not out.closed:
        for _ in range(20):
            await out.asend(b"x" * 16)
        await asyncio.sleep(0.02)
task = asyncio.create_task(feed())
"""
CANVAS = ".zlab canvas"


def test_first(notebook, page, shot):
    notebook.run(START)
    notebook.run("%zplot inp")
    page.locator(CANVAS).wait_for()
    labkit.rises(page, CANVAS)
    labkit.rises(page, CANVAS, by=40)
    shot("first")
    notebook.run("plot = zl.lab.live[0]\nplot.error")

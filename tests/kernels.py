"""A real Jupyter kernel for tests: run cells, interrupt, restart, and see what a person would see."""

from __future__ import annotations

import contextlib
import os
import queue
import time
from typing import NamedTuple

from jupyter_client.manager import KernelManager


class Result(NamedTuple):
    """What one cell did: '' or the error's name, its text output and result, and the seconds it took."""

    error: str
    text: str
    seconds: float


class Kernel:
    """A kernel process driven from a test."""

    def __init__(self, **env: str) -> None:
        self.manager = KernelManager()
        self.manager.start_kernel(env={**os.environ, "PYTHONWARNINGS": "", **env})
        self._connect()

    def _connect(self) -> None:
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def start(self, code: str) -> str:
        """Send a cell without waiting for it."""
        return self.client.execute(code)

    def finish(self, message_id: str, timeout: float = 30) -> Result:
        """Wait until a cell is done."""
        began, error, text = time.monotonic(), "", []
        while True:
            left = timeout - (time.monotonic() - began)
            assert left > 0, f"the cell did not end within {timeout} s; so far: {''.join(text)}"
            try:
                message = self.client.get_iopub_msg(timeout=min(left, 1))
            except queue.Empty:
                assert self.manager.is_alive(), f"the kernel died; its last words: {''.join(text)}"
                continue
            if message["parent_header"].get("msg_id") != message_id:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                text.append(content["text"])
            elif kind in ("execute_result", "display_data"):
                text.append(content["data"]["text/plain"])
            elif kind == "error":
                error = content["ename"]
                text.append("\n".join(content["traceback"]))
            elif kind == "status" and content["execution_state"] == "idle":
                return Result(error, "".join(text), time.monotonic() - began)

    def run(self, code: str, timeout: float = 30) -> Result:
        """Run a cell to its end, whatever it does."""
        return self.finish(self.start(code), timeout)

    def ok(self, code: str, timeout: float = 30) -> str:
        """Run a cell that must work; returns its text."""
        result = self.run(code, timeout)
        assert not result.error, result.text
        return result.text

    def until_output(self, message_id: str, wanted: str, timeout: float = 30) -> None:
        """Wait until a running cell has printed ``wanted``."""
        text, deadline = "", time.monotonic() + timeout
        while wanted not in text:
            assert time.monotonic() < deadline, f"{wanted!r} did not appear in {text!r}"
            with contextlib.suppress(queue.Empty):
                message = self.client.get_iopub_msg(timeout=0.2)
                if message["parent_header"].get("msg_id") == message_id and message["msg_type"] == "stream":
                    text += message["content"]["text"]

    def interrupt(self) -> float:
        """Press the stop button; returns when it was pressed."""
        pressed = time.monotonic()
        self.manager.interrupt_kernel()
        return pressed

    def close(self) -> float:
        """Shut down as the menu does; returns the seconds the process took to end, and asserts a clean exit."""
        process = self.manager.provisioner.process
        began = time.monotonic()
        self.client.shutdown()
        status = process.wait(timeout=20)
        seconds = time.monotonic() - began
        self.client.stop_channels()
        self.manager.cleanup_resources()
        assert status == 0, f"the kernel ended with status {status}"
        return seconds

    def kill(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@contextlib.contextmanager
def kernel(**env: str):
    """A kernel for one test, ended cleanly when the test succeeds and killed when it fails."""
    one = Kernel(**env)
    try:
        yield one
    except BaseException:
        one.kill()
        raise
    one.close()

"""Run the notebooks as tests, and close two holes of nbval.

A magic that fails with a usage error ends its cell with status "error" but sends no error output, so nbval passes it:
here the status counts. And nbval kills its kernels, so a kernel that cannot exit by itself would never be noticed: here
each is asked to end and has to.
"""

from __future__ import annotations

import time

import nbval.plugin
import pytest

EXIT_PATIENCE = 10  # seconds; a kernel that closes its sockets properly needs less than one


class Kernel(nbval.plugin.RunningKernel):
    """nbval's kernel, which remembers how the last cell ended and is shut down instead of killed."""

    reply = None

    def get_message(self, stream, timeout=None):
        message = super().get_message(stream, timeout)
        if message["msg_type"] == "execute_reply":
            self.reply = message["content"]
        return message

    def stop(self):
        self.kc.stop_channels()
        self.km.shutdown_wait_time = 2 * EXIT_PATIENCE  # the manager sends SIGTERM after half of it
        began = time.monotonic()
        self.km.shutdown_kernel(now=False)
        del self.km
        assert time.monotonic() - began < EXIT_PATIENCE, f"the kernel did not exit by itself within {EXIT_PATIENCE} s"


nbval.plugin.RunningKernel = Kernel


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    result = yield
    reply = item.parent.kernel.reply if isinstance(item, nbval.plugin.IPyNbCell) else {}
    if reply.get("status") == "error" and not item.options["check_exception"]:
        item.raise_cell_error(f"Cell ended with {reply['ename']}: {reply['evalue']}")
    return result

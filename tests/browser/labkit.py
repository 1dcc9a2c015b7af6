"""A real JupyterLab in a real browser, driven from Python: one server, one page a test, one notebook on it.

Playwright drives a Chromium that is installed on the machine; JupyterLab's own command registry runs the cells, so a
cell is done when its promise is. Every wait is for a condition.
"""

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import urllib.request

ROOT = pathlib.Path(__file__).parents[2]
SETTINGS = "@jupyterlab/apputils-extension"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# In the page: the notebook in front, and its kernel once it really is connected (the status bar says so too early).
HELPERS = """
window.lab = {
  notebook() { return [...jupyterapp.shell.widgets('main')].find(w => w.context && w.content && w.content.widgets); },
  async ready() {
    for (let i = 0; i < 600; i++) {
      const w = window.jupyterapp && lab.notebook();
      if (w) {
        await w.context.ready; await w.sessionContext.ready;
        const k = w.sessionContext.session && w.sessionContext.session.kernel;
        if (k && k.connectionStatus === 'connected') { await k.info; if (k.status === 'idle') return; }
      }
      await new Promise(r => setTimeout(r, 50));
    }
    throw new Error('the kernel never became idle');
  },
  async run(source) {
    const { content } = lab.notebook(), model = content.model.sharedModel;
    const index = model.cells.length;
    model.addCell({ cell_type: 'code', source, metadata: { trusted: true } });
    content.activeCellIndex = index;
    const start = performance.now();
    await jupyterapp.commands.execute('notebook:run-cell');
    return { index, ms: performance.now() - start, outputs: content.widgets[index].model.outputs.toJSON() };
  },
  async roundTrip() {
    const start = performance.now();
    const reply = await lab.notebook().sessionContext.session.kernel.requestExecute({ code: '6 * 7' }).done;
    if (reply.content.status !== 'ok') throw new Error(reply.content.status);
    return performance.now() - start;
  },
};
"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) or (f"/usr/bin/{name}" if os.path.exists(f"/usr/bin/{name}") else None)
        if found:
            return found
    raise RuntimeError("the browser tests need Chromium: `make test` installs it, or apt-get install chromium")


class Server:
    """JupyterLab on a throw-away folder, with its own settings and nobody else's."""

    def __init__(self, folder):
        self.folder = folder
        self.root = folder / "notebooks"
        self.root.mkdir()
        self.set("notification", fetchNews="false", checkForUpdates=False, doNotDisturbMode=True)
        self.log = folder / "server.log"
        # The debugger asks every kernel for its state, and complains on the console when the page is left meanwhile.
        pages = folder / "config" / "labconfig"
        pages.mkdir(parents=True)
        disabled = {"disabledExtensions": {"@jupyterlab/debugger-extension": True}}
        (pages / "page_config.json").write_text(json.dumps(disabled))

    def set(self, name, **values):
        """Write one of JupyterLab's own settings; pages opened from now on follow it."""
        path = self.folder / "settings" / SETTINGS / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values))

    @contextlib.contextmanager
    def running(self):
        environment = dict(
            os.environ,
            JUPYTER_CONFIG_DIR=str(self.folder / "config"),
            JUPYTER_RUNTIME_DIR=str(self.folder / "runtime"),
            JUPYTERLAB_SETTINGS_DIR=str(self.folder / "settings"),
            JUPYTERLAB_WORKSPACES_DIR=str(self.folder / "workspaces"),
            IPYTHONDIR=str(self.folder / "ipython"),
            PYTHONPATH=str(ROOT),
            PYDEVD_DISABLE_FILE_VALIDATION="1",
        )
        command = [
            sys.executable,
            "-m",
            "jupyterlab",
            "--no-browser",
            "--allow-root",
            "--port=0",
            "--ServerApp.ip=127.0.0.1",
        ]
        command += [
            "--IdentityProvider.token=",
            "--ServerApp.disable_check_xsrf=True",
            "--LabApp.expose_app_in_browser=True",
        ]
        command += [f"--ServerApp.root_dir={self.root}"]
        with open(self.log, "w") as log:
            process = subprocess.Popen(command, env=environment, cwd=self.root, stdout=log, stderr=subprocess.STDOUT)
        try:
            self.url = self._address(process)
            yield self
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _address(self, process):
        """The server writes where it listens into its runtime folder."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if process.poll() is not None:
                break
            for path in (self.folder / "runtime").glob("jpserver-*.json"):
                with contextlib.suppress(OSError, ValueError):
                    url = json.loads(path.read_text())["url"].rstrip("/")
                    urllib.request.urlopen(url + "/api", timeout=5).close()
                    return url
            time.sleep(0.05)  # between two looks
        raise RuntimeError(f"JupyterLab did not start:\n{self.log.read_text()[-2000:]}")


class Notebook:
    """An empty notebook, open in the page, with a kernel of its own."""

    def __init__(self, server, page, name):
        self.server, self.page, self.name = server, page, name
        self.path = server.root / f"{name}.ipynb"
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        empty = {"cells": [], "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
        self.path.write_text(json.dumps(empty))
        page.add_init_script(HELPERS)
        self.open()

    def open(self):
        self.page.goto(f"{self.server.url}/lab/tree/{self.path.name}?reset")
        self.page.evaluate("lab.ready()")

    def run(self, source, check=True):
        """Run code in a new cell at the end; returns {index, ms, outputs} when it is done."""
        result = self.page.evaluate("source => lab.run(source)", source)
        if check:
            failed = [o for o in result["outputs"] if o["output_type"] == "error"]
            assert not failed, f"{source}\n{failed[0]['ename']}: {failed[0]['evalue']}"
        return result

    def value(self, expression):
        """The value of an expression in the kernel, by way of JSON."""
        outputs = self.run(f"import json; print(json.dumps({expression}))")["outputs"]
        return json.loads("".join("".join(o["text"]) for o in outputs if o["output_type"] == "stream"))

    def command(self, name, **arguments):
        return self.page.evaluate("([n, a]) => jupyterapp.commands.execute(n, a)", [name, arguments])

    def save(self):
        self.command("docmanager:save")
        return json.loads(self.path.read_text())

    def close(self):
        """End the kernel, so that the next test has the machine for itself."""
        self.page.evaluate("lab.notebook() && lab.notebook().sessionContext.shutdown()")


def rises(page, selector, by=3, key="frames", timeout=15_000):
    """Wait until a counter in an element's dataset has risen."""
    js = "([s, k]) => Number(document.querySelector(s).dataset[k] || 0)"
    page.locator(selector).wait_for()
    start = page.evaluate(js, [selector, key])
    page.wait_for_function(f"([s, k, n]) => ({js})([s, k]) >= n", arg=[selector, key, start + by], timeout=timeout)


def rests(page, selector, ms=1500, key="frames", timeout=20_000):
    """Wait until a counter in an element's dataset has not changed for a while."""
    page.wait_for_function(
        """([s, k, ms]) => {
          const now = performance.now(), value = document.querySelector(s).dataset[k];
          const last = (window.lab.last ??= {});
          if (last.value !== value || last.of !== s + k) window.lab.last = { value, of: s + k, since: now };
          return now - window.lab.last.since > ms;
        }""",
        arg=[selector, key, ms],
        timeout=timeout,
    )

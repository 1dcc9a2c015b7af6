"""Takes the README's picture: a real notebook in a real JupyterLab, with real traffic.

.venv/bin/python tools/screenshot.py          # writes docs/images/first-notebook.png
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))

import labkit  # noqa: E402 - the tests' own way to drive JupyterLab
from playwright.sync_api import sync_playwright  # noqa: E402

TARGET = ROOT / "docs" / "images" / "first-notebook.png"
CELLS = [
    "%load_ext czmq_lab\ninp = %zsock pull @tcp://127.0.0.1:*\nout = %zsock push >{inp.endpoint}",
    "%zsend out hello 'two words'\n%zrecv inp",
    "%zsocks",
    "%zplot inp",
]
# A second process whose rate goes up and down: a curve worth looking at.
SENDER = """
import math, sys, time, czmq_lab as zl
with zl.Push(">" + sys.argv[1], timeout=10) as out:
    for step in range(3000):
        for _ in range(int(300 + 220 * math.sin(step / 45) + 60 * math.sin(step / 7))):
            out.send(bytes(120))
        time.sleep(0.02)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=labkit.chromium(), args=labkit.FLAGS)
        page = browser.new_page(viewport={"width": 1040, "height": 960})
        with labkit.Server(Path(folder)).running() as server:
            notebook = labkit.Notebook(server, page, "first-notebook")
            for cell in CELLS:
                notebook.run(cell)
            endpoint = notebook.value("inp.endpoint")
            notebook.command("notebook:delete-cell")
            page.evaluate("lab.notebook().content.activeCellIndex = 0")  # the empty cell it was opened with
            notebook.command("notebook:delete-cell")
            notebook.command("application:toggle-left-area")
            sender = subprocess.Popen([sys.executable, "-c", SENDER, endpoint])
            page.wait_for_timeout(27_000)  # until the curve fills its window
            TARGET.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=TARGET)
            sender.kill()
            sender.wait()
            notebook.close()
        browser.close()


if __name__ == "__main__":
    main()

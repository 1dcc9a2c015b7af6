"""The exercises of the notebooks: each has a solution that its check takes, and a wrong answer that it refuses."""

import pathlib
import re

import nbclient
import nbformat
import pytest

pytestmark = pytest.mark.once

NOTEBOOKS = pathlib.Path(__file__).parent.parent / "notebooks"
SOLUTION = re.compile(r"<details>.*?```python\n(.*?)\n```.*?</details>", re.DOTALL)

WRONG = {  # notebook: what a learner may believe, exercise by exercise
    "00": [
        "frames_and_bytes = (4, 8)",  # every space parts a frame, quotes travel along
        "exception = ValueError",
        """
async def relay(source, target, count):
    for _ in range(count):
        await target.asend((await source.arecv_message()).text.encode())
""",  # the frames of a message become one
    ],
    "01": [
        'order = "AAABBCC"',  # servers take shares, not turns
        'received = "answer to one"',  # a late reply finds the new socket
        """
async def ask_again(address, question, tries, timeout):
    for _ in range(1 + tries):
        if reply := await ask(address, question, timeout):
            return reply
""",  # the first try is not counted
    ],
    "03": [
        "def shares(jobs, workers):\n    return [jobs // workers] * workers",  # what is left over is lost
        'senders = "AAAB"',  # first come, first served
        "late_share = 10",  # the idle worker gets everything new
        "def missing(jobs, results):\n    return jobs[len(results) :]",  # results come in the order of the jobs
    ],
}


def run(cells):
    """Run cells in one kernel, stopping where one fails unless it is tagged; returns what each printed or raised."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(NOTEBOOKS)}}).execute()
    return ["".join(out.get("text", out.get("evalue", "")) for out in cell.outputs) for cell in notebook.cells]


@pytest.mark.parametrize("name", [path.name for path in sorted(NOTEBOOKS.glob("*.ipynb"))])
def test_solutions_are_right_and_wrong_answers_are_not(name):
    code = nbformat.v4.new_code_cell
    notebook = nbformat.read(NOTEBOOKS / name, as_version=4)
    wrong = iter(WRONG[name[:2]])
    cells, refused = [], []  # all that is run, and where among it the wrong answers are checked
    for place, cell in enumerate(notebook.cells):
        if "answer" in cell.metadata.get("tags", []):
            check = code(notebook.cells[place + 1].source, metadata={"tags": ["raises-exception"]})
            cells += [code(next(wrong)), check]
            refused.append(len(cells) - 1)
            solutions = (SOLUTION.search(later.source) for later in notebook.cells[place:])
            cells.append(code(next(filter(None, solutions))[1]))
        elif cell.cell_type == "code":
            cells.append(cell)
    assert len(refused) >= 3
    assert next(wrong, None) is None
    for place, output in enumerate(run(cells)):
        asked = re.findall(r"^check\((\w+)", cells[place].source, re.MULTILINE)
        if asked:
            verdict = "not quite" if place in refused else "no answer yet" if asked == ["prediction"] else "right"
            assert verdict in output, cells[place].source

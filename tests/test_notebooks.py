"""The net under the notebooks: our nbval setup fails what it must, and what is committed is complete and clean."""

import copy
import pathlib
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree

import nbformat
import pytest

pytestmark = pytest.mark.once

ROOT = pathlib.Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
tool = runpy.run_path(str(ROOT / "tools" / "run_notebooks.py"))


def printed(text):
    return [nbformat.v4.new_output("stream", text=text)]


PROBES = {  # name: (source of the only cell, its recorded output)
    "right": ("print('tcp://127.0.0.1:5555 took 3 ms')", printed("tcp://127.0.0.1:6666 took 4.5 ms\n")),
    "wrong_output": ("print(3)", printed("4\n")),
    "wrong_host": ("print('tcp://127.0.0.1:5555')", printed("tcp://127.0.0.2:5555\n")),
    "error": ("1 / 0", []),
    "expected_error": (
        "# NBVAL_RAISES_EXCEPTION\n1 / 0",
        [nbformat.v4.new_output("error", ename="ZeroDivisionError", evalue="division by zero", traceback=[])],
    ),
    "unknown_magic": ("# NBVAL_IGNORE_OUTPUT\n%no_such_magic", []),
    "misused_magic": ("# NBVAL_IGNORE_OUTPUT\n%timeit -n", []),
    "will_not_exit": ("import atexit, time\nhold = atexit.register(time.sleep, 100)", []),
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """Run the probes, each a notebook, under the project's own settings: name -> passed, failure or error."""
    folder = tmp_path_factory.mktemp("probes")
    (folder / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "sanitize.cfg", folder / "notebooks")
    conftest = (ROOT / "notebooks" / "conftest.py").read_text()
    assert "EXIT_PATIENCE = 10 " in conftest
    (folder / "notebooks" / "conftest.py").write_text(conftest.replace("EXIT_PATIENCE = 10 ", "EXIT_PATIENCE = 2 "))
    for name, (source, outputs) in PROBES.items():
        cell = nbformat.v4.new_code_cell(source, execution_count=1, outputs=outputs)
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / "notebooks" / f"{name}.ipynb")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir=.",
        "-p",
        "no:cacheprovider",
    ]
    subprocess.run(
        [*command, "--junit-xml=report.xml", "notebooks"], cwd=folder, capture_output=True, timeout=100, check=False
    )
    found = {}
    for case in xml.etree.ElementTree.parse(folder / "report.xml").iter("testcase"):
        name = case.get("classname").removeprefix("notebooks.").removesuffix(".ipynb")
        found[name] = ", ".join(child.tag for child in case) or "passed"
    return found


@pytest.mark.parametrize("name", PROBES)
def test_nbval_setup_tells_right_from_wrong(outcomes, name):
    expected = {"right": "passed", "expected_error": "passed", "will_not_exit": "error"}.get(name, "failure")
    assert outcomes[name] == expected


def test_running_again_changes_only_what_says_something(tmp_path):
    cells = [
        nbformat.v4.new_code_cell("print('tcp://127.0.0.1:5555')", outputs=printed("tcp://127.0.0.1:6666\n")),
        nbformat.v4.new_code_cell("print(3)", outputs=printed("4\n"), metadata={"tags": ["kept"], "scrolled": True}),
    ]
    path = tmp_path / "probe.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"widgets": {"state": 1}}), path)
    tool["run"](path)
    after = nbformat.read(path, as_version=4)
    assert [cell.outputs[0].text for cell in after.cells] == ["tcp://127.0.0.1:6666\n", "3\n"]
    assert [cell.execution_count for cell in after.cells] == [1, 2]
    assert [cell.metadata for cell in after.cells] == [{}, {"tags": ["kept"]}]
    assert set(after.metadata) == {"kernelspec", "language_info"}


def test_running_again_leaves_a_failing_notebook_alone(tmp_path):
    path = tmp_path / "probe.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("%no_such_magic")]), path)
    before = path.read_bytes()
    command = [sys.executable, str(ROOT / "tools" / "run_notebooks.py"), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 1
    assert "probe.ipynb stays as it was" in result.stderr
    assert path.read_bytes() == before


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_committed_notebook_is_complete_and_clean(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook == tool["clean"](copy.deepcopy(notebook)), "run: make notebooks"
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            live = "application/vnd.jupyter.widget-view+json" in output.get("data", {})
            assert not live, f"a live view was saved; freeze it: {cell.source}"

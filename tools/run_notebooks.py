"""Run the tutorial notebooks again and write back what changed (make notebooks).

An output that differs from the old one only where nbval does not look (a port, a duration, a picture's pixels) keeps
its old form, so a run that changes nothing leaves no difference behind. To get a new picture, clear the outputs of its
cell first.
"""

import copy
import pathlib
import re
import sys

import nbclient
import nbformat
from nbval.plugin import get_sanitize_patterns

NOTEBOOKS = pathlib.Path(__file__).parent.parent / "notebooks"
NOT_COMPARED = {"metadata", "execution_count", "image/png", "image/jpeg"}
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def run(path):
    """Execute one notebook in its own folder; raises CellExecutionError where a cell fails."""
    old = nbformat.read(path, as_version=4)
    new = copy.deepcopy(old)
    where = {"metadata": {"path": str(path.parent)}}
    nbclient.NotebookClient(new, timeout=60, kernel_name="python3", resources=where, coalesce_streams=True).execute()
    patterns = get_sanitize_patterns((NOTEBOOKS / "sanitize.cfg").read_text())
    for before, after in zip(old.cells, new.cells, strict=True):
        if after.cell_type == "code" and comparable(before.outputs, patterns) == comparable(after.outputs, patterns):
            after.outputs = before.outputs
    nbformat.write(clean(new), path)


def comparable(value, patterns):
    """What nbval compares of an output: without pictures and counters, and with the varying parts of texts replaced."""
    if isinstance(value, dict):
        return {key: comparable(item, patterns) for key, item in value.items() if key not in NOT_COMPARED}
    if isinstance(value, list):
        return [comparable(item, patterns) for item in value]
    if isinstance(value, str):
        for pattern, replacement in patterns:
            value = re.sub(pattern, replacement, value)
    return value


def clean(notebook):
    """Take out what depends on the machine or the moment: versions, timings, widget state; number the cells anew."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    count = 0
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.tags} if cell.metadata.get("tags") else {})
        if cell.cell_type == "code":
            count += 1
            cell.execution_count = count
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = count
    return notebook


if __name__ == "__main__":
    for path in [pathlib.Path(name) for name in sys.argv[1:]] or sorted(NOTEBOOKS.glob("*.ipynb")):
        print(f"running {path.name}", flush=True)
        try:
            run(path.resolve())
        except nbclient.exceptions.CellExecutionError as problem:
            sys.exit(f"{path.name} stays as it was; a cell failed:\n{problem}")

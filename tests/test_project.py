"""The house keeps its own rules: floors, who may import what, sizes, and files that must agree with each other."""

import ast
import pathlib
import re
import subprocess
import tomllib

import pytest
import yaml

pytestmark = pytest.mark.once

ROOT = pathlib.Path(__file__).parent.parent
PACKAGE = ROOT / "czmq_lab"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
PROJECT = SETTINGS["project"]
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)
GENERATED = {"_native/_abi.py"}

# A room stands on rooms of lower floors and, within its own floor, on those left of it.
FLOORS = [
    ["errors", "endpoints", "kinds"],
    ["_native"],
    ["loop", "waiting", "attaching", "messages", "sockets", "actors", "meters"],
    ["topology", "remote"],
    ["lab", "views", "teach", "doctor"],
    ["widgets"],
    ["words", "completion", "magics"],
    ["__init__", "__main__"],
]
RANK = {room: (floor, place) for floor, rooms in enumerate(FLOORS) for place, room in enumerate(rooms)}
TOP = RANK["__init__"]  # where a name lives that is no room: `from . import name`
BORROWABLE = {room for rooms in FLOORS[:3] for room in rooms}  # these stay readable by Python 3.9
ONLY_IN = {  # top-level module: the rooms that may import it
    "cffi": {"_native"},
    "_cffi_backend": {"_native"},
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "IPython.core.magic": {"magics"},
    "IPython.core.magic_arguments": {"magics"},
}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path):
    """Every import of a module, at any depth of its code, as an absolute dotted name."""
    package = ["czmq_lab", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def rule(path):
    return pytest.param(path, id=name_of(path))


@pytest.mark.parametrize("path", [rule(path) for path in MODULES])
def test_room_stands_on_lower_floors(path):
    here = room_of(path)
    assert here in RANK, f"{here} has no floor: give it one in FLOORS, in CONTRIBUTING.md too"
    for target in imports(path):
        if target.startswith("czmq_lab."):
            there = target.split(".")[1]
            assert there == here or RANK.get(there, TOP) < RANK[here], f"{here} must not stand on {there} ({target})"


@pytest.mark.parametrize("path", [rule(path) for path in MODULES])
def test_package_never_imports_itself_by_name(path):
    for node in ast.walk(ast.parse(path.read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module]
        assert not [name for name in names if name.split(".")[0] == "czmq_lab"], "use a relative import"


@pytest.mark.parametrize("path", [rule(path) for path in MODULES])
def test_special_imports_stay_in_their_room(path):
    for target in imports(path):
        for name, rooms in ONLY_IN.items():
            if target == name or target.startswith(f"{name}."):
                assert room_of(path) in rooms, f"{target} is imported only in {', '.join(sorted(rooms))}"


@pytest.mark.parametrize("path", [rule(path) for path in MODULES if room_of(path) in BORROWABLE])
def test_lower_floors_are_python_39(path):
    tree = ast.parse(path.read_text(), feature_version=(3, 9))
    annotated = any(isinstance(node, (ast.AnnAssign, ast.arg)) for node in ast.walk(tree))
    future = any(target == "__future__.annotations" for target in imports(path))
    assert future or not annotated, "start with: from __future__ import annotations"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "dataclass":
            newer = {"slots", "kw_only", "match_args"} & {word.arg for word in node.keywords}
            assert not newer, f"dataclass({', '.join(newer)}=) came with Python 3.10"


@pytest.mark.parametrize("path", [rule(path) for path in MODULES if name_of(path) not in GENERATED])
def test_module_is_small(path):
    lines = len(path.read_text().splitlines())
    assert lines <= 400, f"{lines} lines: split it by meaning"


def test_walker_sees_what_it_must():
    """The rules above are only as good as `imports`; show it every form."""
    probe = PACKAGE / "_native" / "probe.py"
    forms = {
        "import os.path": ["os.path"],
        "from ..errors import CzmqError": ["czmq_lab.errors.CzmqError"],
        "from . import library": ["czmq_lab._native.library"],
        "from .. import sockets": ["czmq_lab.sockets"],
        "def f():\n    from IPython.core.magic import Magics": ["IPython.core.magic.Magics"],
    }
    for source, expected in forms.items():

        class Text:
            read_text = staticmethod(lambda source=source: source)
            relative_to = staticmethod(probe.relative_to)

        assert list(imports(Text)) == expected


def test_every_room_has_its_row_in_the_floors_table():
    table = (ROOT / "CONTRIBUTING.md").read_text()
    rows = re.findall(r"^\| (\d) \| (.+?) \|", table, re.MULTILINE)
    assert {int(floor): re.findall(r"`(\w+)", rooms) for floor, rooms in rows} == dict(enumerate(FLOORS))


def test_ruff_knows_which_floors_are_python_39():
    files = {f"czmq_lab/{room}/*.py" if room == "_native" else f"czmq_lab/{room}.py" for room in BORROWABLE}
    assert SETTINGS["tool"]["ruff"]["per-file-target-version"] == dict.fromkeys(files, "py39")


def targets():
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_documented_commands_exist(page):
    text = (ROOT / page).read_text()
    commands = set(re.findall(r"^\s*(?:exec )?make ([a-z]+)|`make ([a-z]+)`", text, re.MULTILINE))
    named = {one or other for one, other in commands}
    assert named
    assert named <= targets()


def test_help_lists_every_command():
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^make ([a-z]+) +\S", shown, re.MULTILINE)) == targets()


def test_files_that_the_readme_links_exist():
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text())
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]


def test_versions_agree():
    import czmq_lab

    released = re.findall(r"^## \[(\d[^\]]*)\]", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert czmq_lab.__version__ == PROJECT["version"] == released[0]


def test_conda_environment_matches_pyproject():
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    wanted = {*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["lab"]}
    besides = {f"python{PROJECT['requires-python']}", "czmq", "c-compiler", "pip"}  # what pip cannot install
    assert {line for line in conda if isinstance(line, str)} == wanted | besides


def test_every_dependency_is_pinned():
    pins = (ROOT / "requirements.lock").read_text()
    pinned = set(re.findall(r"^([a-z0-9._-]+)==\S+(?: ; .*)?$", pins, re.MULTILINE))
    lists = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    wanted = {re.match(r"[\w.-]+", line)[0].lower() for lines in lists for line in lines}
    assert wanted <= pinned
    assert "://" not in pins


def test_base_install_needs_only_cffi():
    assert [re.match(r"[\w-]+", line)[0] for line in PROJECT["dependencies"]] == ["cffi"]

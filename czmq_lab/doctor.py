"""Is this installation usable, which libraries does it stand on, and what to do about each problem."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
from typing import Any, NamedTuple

from .errors import CzmqError, LibraryNotFound

__all__ = ["Finding", "Report", "examine"]

_CAPABILITIES = ("curve", "ipc", "draft")
_NOTEBOOK = ("ipython", "ipykernel", "ipywidgets", "anywidget", "matplotlib", "jupyterlab")


class Finding(NamedTuple):
    """One problem: what is wrong, what to do, and whether it stops everything."""

    problem: str
    remedy: str
    fatal: bool


class Report(NamedTuple):
    """What `examine` found; ``facts`` holds plain values, for people and for JSON alike."""

    facts: dict[str, Any]
    findings: list[Finding]

    @property
    def usable(self) -> bool:
        """Whether sockets can be opened and messages pass."""
        return not any(finding.fatal for finding in self.findings)

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON takes it."""
        return {"usable": self.usable, **self.facts, "problems": [f._asdict() for f in self.findings]}

    def __str__(self) -> str:
        width = max(map(len, self.facts))
        lines = [f"{name:<{width}}  {_shown(value)}" for name, value in self.facts.items()]
        for finding in self.findings:
            lines += ["", f"{'PROBLEM' if finding.fatal else 'note'}: {finding.problem}", f"  do: {finding.remedy}"]
        return "\n".join([*lines, "", "usable" if self.usable else "not usable"])


def examine() -> Report:
    """Look at the libraries, the mode and the notebook packages, and send one message through.

    >>> examine().usable
    True
    """
    facts: dict[str, Any] = {
        "czmq_lab": _installed("czmq_lab"),
        "python": f"{platform.python_version()} ({platform.python_implementation()}, {platform.machine()})",
        "executable": sys.executable,
    }
    findings = _binding(facts)
    facts["pyzmq"] = _pyzmq()
    facts["notebook"] = {name: _installed(name) for name in _NOTEBOOK}
    absent = [name for name, version in facts["notebook"].items() if version is None]
    if absent:
        text = f"not installed: {', '.join(absent)}; the magics and live views need them"
        findings.append(Finding(text, "pip install 'czmq_lab[lab]'", False))
    return Report(facts, findings)


def _binding(facts: dict[str, Any]) -> list[Finding]:
    try:
        from ._native.library import has, load

        library = load()
    except (CzmqError, OSError) as problem:
        if isinstance(problem, LibraryNotFound):  # its reasons, in brackets, hold colons too
            what, bracket, remedy = str(problem).rpartition("): ")
            what += bracket[:1]
        else:
            what, _, remedy = str(problem).partition(": ")
        return [Finding(what, remedy or "reinstall czmq_lab", True)]
    facts["libczmq"] = f"{'.'.join(map(str, library.version))} ({library.path})"
    facts["libzmq"] = f"{'.'.join(map(str, library.zmq_version))} ({library.zmq_path})"
    facts["mode"] = library.mode
    facts["mode because"] = library.why
    facts["capabilities"] = {name: has(name) for name in _CAPABILITIES}
    findings = []
    if library.mode == "abi":
        remedy = "for the faster compiled mode install a C compiler and libczmq's headers, then reinstall czmq_lab"
        findings.append(Finding(f"compiler-free mode: {library.why}", remedy, False))
    if library.version < (4, 2, 0):
        remedy = "install libczmq 4.2.0 or newer"
        findings.append(
            Finding(f"libczmq {'.'.join(map(str, library.version))} is old; newer functions are missing", remedy, False)
        )
    if not has("curve"):
        findings.append(Finding("this libzmq was built without CURVE", "install a libzmq with libsodium", False))
    trial = _trial()
    if trial:
        findings.append(Finding(f"a message did not pass between two sockets: {trial}", "report this", True))
    return findings


def _trial() -> str:
    """Send one message over inproc and one over tcp; '' if both arrive."""
    from .sockets import Pull, Push

    try:
        for address in ("@inproc://czmq-lab-doctor", "@tcp://127.0.0.1:*"):
            with Pull(address, timeout=2) as inp, Push(">" + inp.endpoint, timeout=2) as out:
                out.send(b"hello")
                if inp.recv() != b"hello":
                    return f"another message arrived over {address}"
    except CzmqError as problem:
        return str(problem)
    return ""


def _pyzmq() -> str | None:
    if importlib.util.find_spec("zmq") is None:
        return None
    import zmq

    return (
        f"{zmq.pyzmq_version()} (its libzmq is {zmq.zmq_version()}; it speaks with ours over tcp and ipc, not inproc)"
    )


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(
            f"{k} {'yes' if v is True else 'no' if v is False else v or 'missing'}" for k, v in value.items()
        )
    return "not installed" if value is None else str(value)

"""The part of the build that pyproject.toml cannot say: the compiled module, where it can be compiled.

Without a C compiler or CZMQ's headers the package installs all the same and works in its compiler-free mode; one line
says so. ``CZMQ_LAB_REQUIRE_API=1`` makes that an error instead.
"""

import importlib.util
import os
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import CCompilerError, ExecError, PlatformError

NATIVE = Path("czmq_lab") / "_native"

spec = importlib.util.spec_from_file_location("_build", NATIVE / "_build.py")
_build = importlib.util.module_from_spec(spec)
spec.loader.exec_module(_build)


def without(reason: str) -> None:
    """Go on without the compiled module, or give up where it is required."""
    text = f"czmq_lab: compiler-free mode, because {reason}"
    if os.environ.get("CZMQ_LAB_REQUIRE_API", "0") not in ("", "0"):
        raise SystemExit(f"{text}; CZMQ_LAB_REQUIRE_API forbids it")
    print(text, file=sys.stderr)


class BuildApi(build_ext):
    """Generates the C of the compiled module, then compiles it if that is possible here."""

    def build_extension(self, ext: Extension) -> None:
        Path(self.build_temp).mkdir(parents=True, exist_ok=True)
        generated = Path(self.build_temp) / "_api.c"
        _build.api_builder(installed).emit_c_code(str(generated))  # what fails here is our bug, so it may
        ext.sources = [str(generated)]
        try:
            super().build_extension(ext)
        except (CCompilerError, ExecError, PlatformError) as problem:
            without(f"the compiled module cannot be built here ({problem})")


installed = _build.find_installed()
extensions = []
options = {}
if installed is None:
    without("the headers of CZMQ were not found (Debian: libczmq-dev, Fedora: czmq-devel)")
else:
    # One module for every Python from 3.9 on, except where CPython has no stable ABI yet.
    stable = sys.implementation.name == "cpython" and not sysconfig.get_config_var("Py_GIL_DISABLED")
    extensions = [
        Extension(
            "czmq_lab._native._api",
            sources=["czmq_lab/_native/core.c"],  # replaced by what is generated from it
            libraries=["czmq", "zmq"],
            include_dirs=installed.include_dirs,
            library_dirs=installed.library_dirs,
            define_macros=[("Py_LIMITED_API", "0x03090000")] if stable else [],
            py_limited_api=stable,
            optional=True,
        )
    ]
    options = {"bdist_wheel": {"py_limited_api": "cp39"}} if stable else {}

setup(ext_modules=extensions, cmdclass={"build_ext": BuildApi}, options=options)

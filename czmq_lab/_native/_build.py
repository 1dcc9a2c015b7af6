"""Builds the two cffi modules from ``czmq.h``: run by setup.py and tools/declare.py, never at import time.

One text serves both modes. They differ in the platform's types: the compiler knows their widths, the compiler-free
module has to be told (POSIX). The compiled module leaves out what the installed CZMQ is too old for.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import cffi

HERE = Path(__file__).resolve().parent

ABI_TYPES = """
typedef unsigned char byte;
typedef unsigned int uint;
typedef int SOCKET;
typedef intptr_t time_t;
typedef long off_t;
typedef unsigned int mode_t;
typedef struct sockaddr_in inaddr_t;
typedef struct { uint64_t _[8]; } zmq_msg_t;
"""
API_TYPES = """
typedef unsigned char byte;
typedef unsigned int uint;
typedef int... SOCKET;
typedef int... time_t;
typedef int... off_t;
typedef int... mode_t;
typedef struct sockaddr_in inaddr_t;
typedef struct { ...; } zmq_msg_t;
#define CZMQ_LAB_BUILT_FOR_MAJOR ...
#define CZMQ_LAB_BUILT_FOR_MINOR ...
#define CZMQ_LAB_BUILT_FOR_PATCH ...
"""


class Installed(NamedTuple):
    """The libczmq that a compiler would find here."""

    version: tuple[int, ...]
    include_dirs: list[str]
    library_dirs: list[str]


def pkg_config(variable: str) -> list[str]:
    if not shutil.which("pkg-config"):
        return []
    asked = subprocess.run(
        ["pkg-config", f"--variable={variable}", "libczmq"], capture_output=True, text=True, check=False
    )
    return asked.stdout.split()


def find_installed() -> Installed | None:
    """The installed CZMQ development files, or None; conda's come first, then what pkg-config knows."""
    prefixes = [Path(prefix) for prefix in (sys.prefix, sys.base_prefix)]
    places = [prefix / "include" for prefix in prefixes if (prefix / "conda-meta").is_dir()]
    places += map(Path, pkg_config("includedir"))
    for variable in ("CPATH", "C_INCLUDE_PATH"):
        places += [Path(place) for place in os.environ.get(variable, "").split(os.pathsep) if place]
    places += [Path("/usr/include"), Path("/usr/local/include"), Path("/opt/homebrew/include")]
    for include in places:
        header = include / "czmq_library.h"
        if header.exists() and ((include / "zmq.h").exists() or Path("/usr/include/zmq.h").exists()):
            found = re.findall(r"#define CZMQ_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", header.read_text())
            libraries = [*pkg_config("libdir"), str(include.parent / "lib")]
            return Installed(tuple(map(int, found)), [str(include)], [d for d in libraries if Path(d).is_dir()])
    return None


def known_to(version: tuple[int, ...], text: str) -> str:
    """The declarations without drafts and without what came after ``version``.

    >>> known_to((4, 1, 1), "// @since 4.0.2 @own\\nint a (void);\\n// @since 4.2.0\\nint b (void);\\n")
    '// @since 4.0.2 @own\\nint a (void);\\n'
    """
    kept: list[str] = []
    tag = ""
    for line in text.splitlines(keepends=True):
        if line.startswith("// @"):
            tag = line
            continue
        since = re.search(r"@since ([\d.]+)", tag)
        if "@draft" not in tag and not (since and tuple(map(int, since[1].split("."))) > version):
            kept += [tag, line]
        tag = ""
    return "".join(kept)


def abi_builder(text: str) -> cffi.FFI:
    """The compiler-free module, ``_abi.py``, from the text of czmq.h."""
    ffi = cffi.FFI()
    ffi.cdef(ABI_TYPES + text)
    ffi.set_source("czmq_lab._native._abi", None)
    return ffi


def api_builder(installed: Installed) -> cffi.FFI:
    """The compiled module, ``_api``."""
    text = known_to(installed.version, (HERE / "czmq.h").read_text(encoding="utf-8"))
    # Numbers that this libzmq's header has not got yet, or only for its drafts.
    numbers = "".join(
        f"#ifndef {name}\n#define {name} {value}\n#endif\n"
        for name, value in re.findall(r"^#define (ZMQ_\w+|E\w+) (\S+)", text, re.M)
    )
    ffi = cffi.FFI()
    ffi.cdef(API_TYPES + text)
    # Without ZSOCK_NOCHECK, CZMQ's macros would quietly turn zsock_new into zsock_new_checked in this mode only.
    # core.c goes in as text: an include path to this directory would put our czmq.h before CZMQ's.
    core = (HERE / "core.c").read_text(encoding="utf-8")
    source = f'#define ZSOCK_NOCHECK\n#include <czmq.h>\n{numbers}#line 1 "core.c"\n{core}'
    ffi.set_source("czmq_lab._native._api", source)
    return ffi

#!/bin/sh
# Makes a machine ready for czmq_lab: libczmq by the system's package manager, then .venv with this package in it.
#   tools/setup.sh lab    to use it (make setup); without a compiler it still works, in the compiler-free mode
#   tools/setup.sh test   to test it too (make test): needs the compiler, the headers and a browser
#   tools/setup.sh dev    to change it (make lint)
# PYTHON names the interpreter to make .venv with.
set -eu
cd "$(dirname "$0")/.."
level=${1:-lab}

say() { printf 'setup: %s\n' "$*"; }
fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# -- what is there ----------------------------------------------------------------------------------------------------

find_python() {
    if [ -z "${PYTHON:-}" ] && .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo .venv/bin/python
        return
    fi
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$candidate" && return
    done
    return 1
}

has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

has_library() {
    "$python" - 2>/dev/null <<'END'
import ctypes, ctypes.util, os, sys
names = [os.environ.get("CZMQ_LAB_LIBRARY"), "libczmq.so.4", "libczmq.4.dylib", ctypes.util.find_library("czmq")]
names += [f"{root}/lib/{name}" for root in (sys.base_prefix, sys.prefix) for name in ("libczmq.so.4", "libczmq.4.dylib")]
def loads(name):
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None
sys.exit(not any(loads(name) for name in names if name))
END
}

can_compile() {
    includes=$("$python" -c 'import sysconfig; print(sysconfig.get_path("include"))')
    # shellcheck disable=SC2046 # pkg-config answers with several words
    printf '#include <Python.h>\n#include <czmq.h>\n' | "${CC:-cc}" -E -I"$includes" -I"${CONDA_PREFIX:-/usr}/include" \
        $(pkg-config --cflags libczmq 2>/dev/null) -o /dev/null - 2>/dev/null
}

has_browser() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

# -- what the package manager calls it --------------------------------------------------------------------------------

find_manager() {
    if [ -n "${CONDA_PREFIX:-}" ] && command -v conda >/dev/null; then
        echo conda
        return
    fi
    for name in apt-get dnf pacman apk brew conda; do
        command -v "$name" >/dev/null && echo "$name" && return
    done
    echo none
}

know_the_names() {
    manager=$(find_manager)
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    library=czmq compiler=gcc venv='' browser=chromium update='' root=yes obstacle=''
    case $manager in
    apt-get)
        library=libczmq-dev compiler="gcc libc6-dev python$version-dev" venv="python$version-venv" update="apt-get update -qq"
        install="env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
        ;;
    dnf) library=czmq-devel compiler="gcc python3-devel" install="dnf install -y" ;;
    pacman) install="pacman -Sy --needed --noconfirm" ;;
    apk) library=czmq-dev compiler="gcc musl-dev python3-dev" install="apk add --update-cache" ;;
    brew) compiler='' root=no install="brew install" ;;
    conda) compiler=c-compiler browser='' root=no install="conda install -y -c conda-forge" ;;
    none) obstacle="no package manager that setup knows" root=no install='' ;;
    esac
    if [ "$root" = yes ] && [ "$(id -u)" != 0 ]; then
        sudo=sudo
        command -v sudo >/dev/null || obstacle="you are not root and there is no sudo"
    else
        sudo=''
    fi
}

show_and_run() {
    say "running: $*"
    "$@"
}

install_packages() {
    [ -z "$obstacle" ] || return 1
    # shellcheck disable=SC2086 # lists of words
    [ -z "$update" ] || show_and_run $sudo $update || say "could not refresh the package lists: going on with those there are"
    # shellcheck disable=SC2086
    show_and_run $sudo $install "$@"
}

# -- system packages --------------------------------------------------------------------------------------------------

python=$(find_python) || fail "Python 3.11 or newer is needed: install it and run again, or name it: make setup PYTHON=/path/to/python3.12"
know_the_names

needed='' helpful=''
has_library || needed=$library
has_venv || needed="$needed $venv"
if ! can_compile; then
    helpful=$compiler
    has_library && helpful="$library $compiler" # the library may be there without its headers
fi
if [ "$level" = test ]; then
    needed="$needed $helpful" helpful=''
    has_browser || needed="$needed $browser"
fi
needed=${needed# }

if [ -n "$needed" ]; then
    # shellcheck disable=SC2086
    install_packages $needed $helpful || { [ -n "$helpful" ] && install_packages $needed; } ||
        fail "cannot install packages: ${obstacle:-$manager did not succeed}. Needed: $needed. Have them installed (the CZMQ library is libczmq-dev on Debian and" \
            "Ubuntu, czmq-devel on Fedora, czmq-dev on Alpine, czmq elsewhere), or without administrator rights:" \
            "conda install -c conda-forge czmq"
elif [ -n "$helpful" ]; then
    say "no C compiler with the headers of Python and CZMQ: using the compiler-free mode" \
        "(for the faster one install $helpful, then: make clean setup)"
fi

has_library || fail "libczmq is installed, but $python cannot load it: name the file in CZMQ_LAB_LIBRARY"
if [ "$level" = test ]; then
    can_compile || fail "the tests need a C compiler with the headers of Python $version and CZMQ: install $library $compiler"
    has_browser || fail "the tests need a browser: install chromium or google-chrome so that it is on PATH"
    export CZMQ_LAB_REQUIRE_API=1
fi

# -- .venv ------------------------------------------------------------------------------------------------------------

if [ "$python" != .venv/bin/python ]; then
    say "making .venv with $python (Python $version)"
    "$python" -m venv --clear .venv
fi
case $level in
lab) extras=lab ;;
test) extras=lab,test ;;
dev) extras=lab,dev ;;
*) fail "unknown level '$level': lab, test or dev" ;;
esac
say "installing the Python packages of requirements.lock into .venv (a minute or two the first time)"
pip() { .venv/bin/python -m pip --disable-pip-version-check "$@"; }
pip install -q -c requirements.lock setuptools cffi
pip install -q -c requirements.lock --no-build-isolation -e ".[$extras]"
.venv/bin/python -c 'import czmq_lab as zl; print("setup: ready: CZMQ", zl.version, "over libzmq", zl.zmq_version, "in mode", zl.mode)'
touch .venv/.lab ".venv/.$level"

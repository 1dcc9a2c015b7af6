# Every command of the project. `make` alone lists them.

PY := .venv/bin/python
FIRST := 00-your-notebook-is-already-zeromq.ipynb
# What .venv is made from: when one of these is newer than the last setup, setup runs again.
SOURCES := pyproject.toml requirements.lock tools/setup.sh \
	$(wildcard setup.py czmq_lab/_native/_build.py czmq_lab/_native/*.c czmq_lab/_native/*.h)

.PHONY: help setup lab test lint bench notebooks lock clean
.DEFAULT_GOAL := help

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.lab ## install libczmq and the package with everything it needs into .venv

lab: .venv/.lab ## set up, then open the first notebook in JupyterLab
	@set -- --LabApp.default_url=/lab/tree/$(FIRST) --ServerApp.root_dir=notebooks; \
	[ "$$(id -u)" != 0 ] || set -- "$$@" --allow-root; \
	[ -n "$$DISPLAY$$WAYLAND_DISPLAY$$BROWSER" ] || [ "$$(uname)" = Darwin ] || set -- "$$@" --no-browser; \
	exec $(PY) -m jupyterlab "$$@"

test: .venv/.test ## set up with compiler and browser, then run every test in both binding modes
	$(PY) tools/declare.py --check
	CZMQ_LAB_MODE=abi $(PY) -m pytest tests --ignore=tests/browser -m "not once"
	CZMQ_LAB_MODE=api $(PY) -m pytest tests notebooks

lint: .venv/.dev ## check style, types, shell scripts and generated files
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/shellcheck tools/*.sh .ci/run
	$(PY) tools/declare.py --check

bench: .venv/.test ## measure what we promise about speed, one benchmark after the other
	@for one in benchmarks/*.py; do echo "$$one"; $(PY) $$one || exit 1; done

notebooks: .venv/.test ## run the notebooks again and rewrite the outputs that changed
	$(PY) tools/run_notebooks.py

lock: ## pin the newest versions of all dependencies in requirements.lock
	test -x $(PY) || python3 -m venv .venv
	$(PY) -m pip install -q uv
	$(PY) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' | \
		$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --all-extras --upgrade --no-annotate \
		--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" -o requirements.lock pyproject.toml -

clean: ## remove .venv and everything else that can be made again
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f czmq_lab/_native/_api*.so czmq_lab/_native/_api.c
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/.%: $(SOURCES)
	tools/setup.sh $*

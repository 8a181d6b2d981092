# Everything a user or a maintainer runs, and what CI runs too. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.9
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test proof coverage lint format lock bench-setup clean

help:  ## List these commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("geoplan needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@echo "Compiling what runs fastest compiled (half a minute, once) …"
	$(BIN)/python -m geoplan.cli.warm
	touch $(READY)

setup: $(READY)  ## Make the environment in .venv (done by the others when needed)

demo: setup  ## Build the embedded county: travel times, workbook and map into maps/
	$(BIN)/geoplan demo

test: setup  ## Run the whole test suite, in two processes
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

proof: setup  ## Look for canaries in every output, those included that take too long for every day
	GEOPLAN_WHOLE_PROOF=1 $(BIN)/python -m pytest -q tests/proof

coverage: setup  ## Run it with coverage, which takes half as long again
	$(BIN)/python -m pytest --cov --cov-report=term

lint: setup  ## Format check, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: setup  ## Pin every dependency anew
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra dev --upgrade -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --extra benchmarks -c requirements.lock -o benchmarks/requirements.lock pyproject.toml

bench-setup: setup  ## Add the peer libraries that the benchmarks compare with
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r benchmarks/requirements.lock

clean:  ## Remove the environment and what was made
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

# Two commands matter: `make check` lints the sample documents, `make test` runs the tests. Each sets everything up.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: check test test-slow fmt lint types wheel bench conformance lock refresh clean

check: $(READY)  ## lint seeds/, show the report, hold it against the committed expectation
	$(BIN)/seedlint check seeds --isolated --as-of 2026-01-01 --exit-zero
	$(BIN)/python seeds/compare.py

test: $(READY)  ## the fast tests
	$(BIN)/python -m pytest -n 2 -m "not slow"

test-slow: $(READY)  ## the installed wheel and real pre-commit
	$(BIN)/python -m pytest -m slow

fmt: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

wheel: $(READY)
	$(BIN)/python -m build --wheel --no-isolation

conformance: $(READY)  ## how far seedlint agrees with the test vectors of its field: those that pip can fetch, and VECTORS=FOLDER
	$(BIN)/python -m bench.conformance $(VECTORS)

bench: $(READY)
	$(BIN)/python -m bench

refresh: $(READY)  ## rewrite what the tests and `make check` expect, to be read in the diff
	$(BIN)/python seeds/compare.py --refresh
	SEEDLINT_REFRESH=1 $(BIN)/python -m pytest -n 2 -m "not slow"

lock:  ## pin what development uses; run by hand, with pip-tools installed
	pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --allow-unsafe --extra dev --extra online --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(READY): requirements-dev.txt pyproject.toml compile_rules.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

# Two commands do all the set-up on a fresh machine with git, make and Python 3.11 or newer:
#   make demo    build the record of the bundled example and a page of it
#   make test    run the tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
SHARED ?= ../shared
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test serve lint quality bench golden lock docs clean
help:            ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "OnRecord needs Python 3.11 or newer: say make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what OnRecord needs into $(VENV) (once; a minute or two) ..."
	@$(PIP) install --only-binary :all: --require-hashes -r requirements/run.txt
	@$(PIP) install --only-binary :all: --require-hashes -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	@echo "Installing what the tests need ..."
	@$(PIP) install --only-binary :all: --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev
	@sh scripts/install_browser.sh
	@touch $@

demo: $(VENV)/.run      ## build the record of the bundled example affair and a page of it
	@$(BIN)/onrecord demo

test: $(VENV)/.browser  ## pass the tests (they need no network)
	@$(BIN)/python -m pytest -n auto --dist loadfile

serve: $(VENV)/.run     ## show the example's record in a browser, from this machine only
	@test -f demo/record.db || $(BIN)/onrecord demo
	@$(BIN)/onrecord serve demo/record.db

lint: $(VENV)/.dev      ## style, types and layering
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

quality: $(VENV)/.dev   ## score the readers against gold; fails under the floors in benchmarks/floors.yaml
	@$(BIN)/python -m benchmarks.quality --shared $(SHARED)

bench: $(VENV)/.dev     ## speed and memory, what damaged text costs, input that is hardly an article
	@$(BIN)/python -m benchmarks.speed --shared $(SHARED)
	@$(BIN)/python -m benchmarks.robustness --shared $(SHARED)
	@$(BIN)/python -m benchmarks.bad_input

golden: $(VENV)/.dev   ## write the golden record anew, to be reviewed as a diff
	@$(BIN)/python -m tests.golden.record

docs: $(VENV)/.dev      ## write the pages of the documentation that are made from the code
	@$(BIN)/python -m onrecord.cli.reference > docs/cli.md
	@$(BIN)/python -m onrecord.store.reference > docs/record.md

lock: $(VENV)/.dev      ## pin every dependency with hashes
	@sh scripts/lock.sh

clean:           ## remove what the other targets made
	rm -rf $(VENV) demo .pytest_cache .ruff_cache .mypy_cache .hypothesis

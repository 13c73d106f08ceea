# Everything that is done with this repository, by one command each. `make` lists them.
#
# `make demo` and `make test` set up what they need: a machine with Python 3.11 or newer (with venv),
# make and a package index is enough. Installing is done again only when the pins change.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
SCOPE ?=

# The first Python on the path that is new enough; `make PYTHON=python3.13 test` names another one.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; \
	done)

# What lies outside the environment must not reach into it.
unexport PYTHONPATH PYTHONHOME PIP_REQUIRE_VIRTUALENV
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

PINS := pyproject.toml constraints.txt
INSTALL = $(BIN)/python -m pip install --quiet --constraint constraints.txt
RUN_STAMP := $(VENV)/.stamp-run
DEV_STAMP := $(VENV)/.stamp-dev
MUTANTS_STAMP := $(VENV)/.stamp-mutants
SPARK_STAMP := $(VENV)/.stamp-spark

# The folders of Python code that mypy reads: all that hold some.
CODE := src tests $(patsubst %/,%,$(sort $(dir $(wildcard tools/*.py benchmarks/*.py examples/*.py))))

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | \
		while IFS='|' read -r name text; do printf '  make %-13s %s\n' "$$name" "$$text"; done

# ----------------------------------------------------------------------------- setting up

# An environment that is there is used again if it was made by the same Python.
WHICH := import sys; print(sys.version, sys.base_prefix)

# The library alone, as a user has it. (The version is read from release.py, hence the dependency.)
$(RUN_STAMP): $(PINS) src/urbanpolicy/release.py
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found." >&2; exit 1; }
	@echo "Setting up $(VENV) with $(PYTHON) ..."
	@test "$$($(BIN)/python -c '$(WHICH)' 2>&1)" = "$$($(PYTHON) -c '$(WHICH)')" || \
		$(PYTHON) -m venv --clear $(VENV)
	@$(INSTALL) --upgrade pip
	@$(INSTALL) --build-constraint constraints.txt --editable .
	@touch $@

# The tools for working on it.
$(DEV_STAMP): $(RUN_STAMP)
	@echo "Installing the development tools ..."
	@$(INSTALL) --group dev
	@touch $@

# The tool of `make mutants`, which nothing else needs.
$(MUTANTS_STAMP): $(DEV_STAMP)
	@$(INSTALL) --group mutants
	@touch $@

# The engines of `make test-spark`, which nothing else needs.
$(SPARK_STAMP): $(DEV_STAMP)
	@echo "Installing PySpark and Dask ..."
	@$(INSTALL) --group spark
	@touch $@

.PHONY: setup
setup: $(DEV_STAMP) ## Make .venv with the library and all tools (the other commands do so themselves)

# ----------------------------------------------------------------------------- using it

.PHONY: demo
demo: $(RUN_STAMP) ## Show who sits in the city alliance's group and why, and check two drafts
	@$(BIN)/python examples/demo.py

# ----------------------------------------------------------------------------- checking it

.PHONY: test
test: $(DEV_STAMP) ## Run all tests; every branch of the library must be covered
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov --cov-report term --ignore tests/clusters

.PHONY: test-spark
test-spark: $(SPARK_STAMP) ## Run the tests of PySpark, which needs Java 17, and of Dask
	@$(BIN)/python -m pytest tests/clusters

.PHONY: lint
lint: $(DEV_STAMP) ## Look for faults of style, and for files that the formatter would change
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

.PHONY: format
format: $(DEV_STAMP) ## Format the code and mend what can be mended by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: types
types: $(DEV_STAMP) ## Check the types with mypy and with pyright
	@$(BIN)/mypy $(CODE)
	@$(BIN)/pyright

.PHONY: docs
docs: $(DEV_STAMP) ## Build the documentation with its data book into site/; a dead link is an error
	@$(BIN)/python -m sphinx --builder html --fail-on-warning --keep-going \
		--fresh-env --quiet docs site
	@echo "The documentation is in site/index.html."

.PHONY: bench
bench: $(DEV_STAMP) ## Measure, as ratios in one run, against the limits that the documentation names
	@$(BIN)/python benchmarks/run.py

.PHONY: bench-frames
bench-frames: $(SPARK_STAMP) ## Measure attach and recode on big tables beside the same work by hand. ROWS, ENGINES
	@$(BIN)/python -m benchmarks.frames $(if $(ROWS),--rows $(ROWS)) $(if $(ENGINES),--engines $(ENGINES))

.PHONY: mutants
mutants: $(MUTANTS_STAMP) ## Put small faults into the code: do the tests see them? SCOPE=values takes a part of it
	@PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE= HYPOTHESIS_PROFILE=ci nice -n 19 $(BIN)/python -m tools.mutants $(SCOPE) --workers $(or $(WORKERS),1)

.PHONY: facts
facts: $(DEV_STAMP) ## Validate the facts that people edit and compile what the library loads
	@$(BIN)/python -m tools.compile_facts

.PHONY: rules
rules: $(DEV_STAMP) ## Write the list of rules in docs/rules.md from the rules themselves
	@$(BIN)/python -m tools.rules_page

.PHONY: claims
claims: $(DEV_STAMP) ## Write the list of claims in docs/claims.md, each beside what the register computes
	@$(BIN)/python -m tools.claims_page

.PHONY: book
book: $(DEV_STAMP) ## Write the data book, pages of all that the register holds, into docs/book/
	@$(BIN)/python -m tools.data_book

.PHONY: accounting
accounting: $(DEV_STAMP) ## Write docs/accounting.md: what became of every record of the facts that were carried over
	@$(BIN)/python -m tools.accounting_page

# ----------------------------------------------------------------------------- releasing it

.PHONY: wheel
wheel: $(DEV_STAMP) ## Build the sdist, and from it the wheel, into dist/
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation

.PHONY: test-pythons
test-pythons: ## Run the tests on each supported Python that is on this machine
	@sh tools/test_pythons.sh $(PYTHONS)

.PHONY: test-oldest
test-oldest: ## Run the tests with the oldest dependencies that the library allows
	@PYTHON="$(PYTHON)" sh tools/test_oldest.sh

.PHONY: lock
lock: ## Pin again, in constraints.txt, the newest version of everything that is installed here
	@sh tools/lock.sh

.PHONY: clean
clean: ## Remove the environments and all that was built
	@rm -rf $(VENV) .venv-* build dist site docs/book htmlcov .coverage .coverage.*
	@rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find src tests tools benchmarks examples -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

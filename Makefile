# `make site` builds the site, `make test` proves it. Both set up all they need. `make help` lists the rest.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
SHELL := /bin/sh

# Where the site will be hosted (optional): gives canonical links and a site map.
SITE_URL ?=
export SITE_URL
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

BIN := .venv/bin
BUNDLE := dist/treaty-corpus.zip

# What the site is made of. Names and times, not prerequisites: sources may have any name, and may be deleted.
INPUTS := corpus docs build_corpus hooks mkdocs.yml pyproject.toml
LIST_INPUTS = { echo "SITE_URL=$(SITE_URL)"; \
	find $(INPUTS) \( -name __pycache__ -o -path docs/_generated \) -prune -o -type f -printf '%p %s %T@\n' | LC_ALL=C sort; }

.PHONY: help setup site lab test lint bench serve lock clean FORCE

help: ## list what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' Makefile | expand -t 14

setup: .venv/.installed node_modules/.installed ## make .venv and node_modules from the lock files

site: $(BUNDLE) ## build the site into site/ and the offline bundle into dist/
	@echo "site/index.html and $(BUNDLE) are up to date"

test: setup ## lint, type-check and test everything
	@.ci/chromium
	@$(MAKE) lint
	@$(BIN)/pytest --quiet -n 2 --dist worksteal

lint: .venv/.installed ## lint and type-check
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --quiet --check
	@$(BIN)/mypy --no-error-summary

lab: setup .venv/.installed-lab ## read known documents back, fuzz the readers, write docs/accuracy.md; needs poppler-utils, fonts-liberation
	@command -v pdftotext >/dev/null || { echo 'pdftotext is missing: apt-get install poppler-utils' >&2; exit 1; }
	@PYTHONPATH=tests $(BIN)/python -m lab

bench: setup ## print what the dear parts cost, as ratios measured in one run
	@PYTHONPATH=tests $(BIN)/python -m bench

serve: setup ## serve the site at http://127.0.0.1:8000 and rebuild it on every change
	@$(BIN)/mkdocs serve --strict

clean: ## delete all that was made (not corpus/anchors.json, which is published)
	rm -rf .venv node_modules site dist docs/_generated .cache *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find build_corpus hooks tests -name __pycache__ -prune -exec rm -rf {} +

lock: .venv/.installed ## refresh requirements.lock, lab.lock and package-lock.json
	@.ci/lock

# --- the site ------------------------------------------------------------------------------------------------------

$(BUNDLE): site/index.html
	@mkdir -p dist && rm -f dist/*.zip
	@$(BIN)/build-corpus bundle site $@ >/dev/null

site/index.html: .cache/inputs .venv/.installed node_modules/.installed
	@$(BIN)/build-corpus build >/dev/null
	@$(BIN)/mkdocs build --strict > .cache/mkdocs.log 2>&1 || { grep -v '^INFO' .cache/mkdocs.log >&2; exit 1; }
	@touch $@

.cache/inputs: FORCE
	@mkdir -p .cache
	@$(LIST_INPUTS) > $@.new; if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# --- the tools -----------------------------------------------------------------------------------------------------

.venv/.installed: requirements.lock pyproject.toml
	@.ci/venv
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-lab: lab.lock .venv/.installed
	@$(BIN)/python -m pip install --quiet --require-hashes --requirement lab.lock
	@touch $@

node_modules/.installed: package.json package-lock.json .venv/.installed
	@.ci/npm
	@touch $@

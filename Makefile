# `make run` tries the tracker out, `make test` tests it; both install what they need into .venv.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test test-on-sqlite test-on-postgresql check bench messages clean constraints

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: $(VENV)/runtime.stamp ## install, migrate, load and serve on http://127.0.0.1:$PORT (DEMO=0: no demonstration data)
	@mkdir -p var && touch var/tried-out
	@DEBUG=1 PORT=$(PORT) exec $(BIN)/python manage.py run

test: $(VENV)/test.stamp ## run all tests on SQLite and, where its programs are installed, on PostgreSQL
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-on-sqlite test-on-postgresql

test-on-sqlite: $(VENV)/test.stamp
	@echo "On SQLite:"
	@$(BIN)/python -m pytest

test-on-postgresql: $(VENV)/test.stamp
	@echo "On PostgreSQL:"
	@$(BIN)/python -m tests.postgres $(BIN)/python -m pytest

check: $(VENV)/check.stamp ## lint, types, templates, migrations, deployment settings, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djhtml --check --tabwidth 2 templates
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
	  ALLOWED_HOSTS=tracker.example.org $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python -m pytest tests/test_layers.py

bench: $(VENV)/test.stamp ## measure every page and query, then reports, on both engines (BENCH=…, REPORTS=…: their arguments)
	$(BIN)/python -m tests.bench $(BENCH)
	$(BIN)/python -m tests.bench.reports $(REPORTS)

messages: $(VENV)/test.stamp ## extract what is to be translated into locale/, and compile it (needs gettext)
	DEBUG=1 $(BIN)/python manage.py makemessages -l fr -l es --no-wrap --no-location --no-obsolete \
	  --ignore=.venv --ignore=.venv-other --ignore=tests --ignore=var
	@for language in fr es; do \
	  msgfmt -o locale/$$language/LC_MESSAGES/django.mo locale/$$language/LC_MESSAGES/django.po; done

constraints: $(VENV)/check.stamp ## pin the newest versions of everything in constraints.txt
	$(PIP) uv
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --no-header -o constraints.txt

clean: ## remove the environment and the local database
	rm -rf $(VENV) var

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: set PYTHON to one, e.g. make run PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Python's venv module is missing: on Debian, apt-get install python3-venv"; exit 1; }

$(VENV)/runtime.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing into $(VENV) …"
	@$(PIP) --editable .
	@touch $@

$(VENV)/test.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/runtime.stamp

$(VENV)/check.stamp: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) --editable '.[test,check]'
	@touch $@ $(VENV)/runtime.stamp $(VENV)/test.stamp

# Every target sets up what it needs the first time, without root, and says so. Nothing is installed outside
# .venv but a browser for the tests, which goes to ~/.cache/juryvote-tests where the machine has none.
PYTHON ?= python3
HOST ?=
PORT ?=
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/run.ready
TEST_READY := $(VENV)/test.ready
UNFINISHED := $(VENV)/unfinished
# The machine's pip installs into our environment: Debian's Python can make one only without a pip of its own.
PIP_INSTALL := $(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check
TYPED := src tests/setup

# $(call set_up,LOCK FILE,WHAT IT IS,WHAT IT COSTS). $$PPID is make itself: a mark that names a make which is
# gone is a set-up that was cut off, and is begun again from nothing.
define set_up
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'juryvote needs Python 3.11 or newer; name one: make PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { \
	  echo 'juryvote needs pip once, to set itself up. On Debian or Ubuntu: apt install python3-pip' >&2; exit 1; }
	@for second in $$(seq 300); do \
	  maker=$$(cat $(UNFINISHED) 2>/dev/null) && [ "$$maker" != $$PPID ] && kill -0 $$maker 2>/dev/null || break; \
	  [ $$second != 1 ] || echo 'Another make is setting up; waiting for it, 5 minutes at most.'; sleep 1; done
	@echo 'Setting up, once: $(2), $(3) ...'
	@if [ -e $(UNFINISHED) ] || ! $(BIN)/python -c '' 2>/dev/null; then \
	  $(PYTHON) -m venv --clear --without-pip $(VENV); fi
	@echo $$PPID > $(UNFINISHED)
	@$(PIP_INSTALL) --require-hashes --only-binary :all: -r $(1)
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@rm $(UNFINISHED)
endef

.PHONY: help demo test bench check fmt messages lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

demo: $(RUN_READY) ## play with a whole jury on this machine; HOST=, PORT= and ARGS= are passed on
	@$(BIN)/juryvote demo $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT)) $(ARGS)

test: $(TEST_READY) ## run every test, with a real PostgreSQL and a real browser; ARGS= goes to pytest
	@$(BIN)/python -m tests.setup
	@$(BIN)/python -m pytest -n logical --maxprocesses 8 --dist loadgroup $(ARGS)

bench: $(TEST_READY) ## measure, as ratios within one run; ARGS= is passed on
	@$(BIN)/python -m bench $(ARGS)

check: $(TEST_READY) ## lint, formatting, types, and the contracts between the layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy $(TYPED)
	@$(BIN)/lint-imports --no-cache

fmt: $(TEST_READY) ## mend what can be mended by a machine
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

LOCALE := src/juryvote/locale
messages: $(RUN_READY) ## collect what pages say into the catalogues; translate what is empty there by hand
	@$(BIN)/pybabel -q extract -F $(LOCALE)/babel.cfg -k say --width=110 --omit-header --no-location --sort-output \
	  -o $(LOCALE)/juryvote.pot src templates
	@$(BIN)/pybabel -q update -D juryvote -i $(LOCALE)/juryvote.pot -d $(LOCALE) --width=110 \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

LOCK := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-config --python-version 3.11 \
  --custom-compile-command 'make lock' pyproject.toml --group build
lock: ## write both lock files again from pyproject.toml; needs uv, ARGS=--upgrade takes newer versions
	$(LOCK) $(ARGS) --output-file requirements.txt
	$(LOCK) $(ARGS) --group test --constraints requirements.txt --output-file requirements-test.txt

clean: ## forget the environment and what tools cached here
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist

$(RUN_READY): requirements.txt pyproject.toml
	$(call set_up,$<,the packages that juryvote runs on,about 70 MB to fetch)
	@touch $@

# The test packages are the same versions and more, so that this stands for both.
$(TEST_READY): requirements-test.txt pyproject.toml
	$(call set_up,$<,the packages that juryvote and its tests run on,about 250 MB to fetch)
	@touch $(RUN_READY) $@

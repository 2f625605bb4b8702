# The verbs: install, run, lint, check, test, docs; `make lock` after a change of dependencies.
PYTHON ?= python3
VENV ?= .venv
PIP := $(VENV)/bin/python -m pip
BIN := $(VENV)/bin
SHOP ?= shops/juniper-lane

.PHONY: install run demo lint check test test-vllm serve-vllm docs bench lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock requirements-nodeps.lock pyproject.toml
	@$(PYTHON) -c 'import sys; assert (3, 11) <= sys.version_info[:2] <= (3, 13), \
	  "Daogou needs Python 3.11 to 3.13; name one with: make PYTHON=python3.12 …"'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install -q --upgrade pip
	$(PIP) install -r requirements.lock
	$(PIP) install --no-deps -r requirements-nodeps.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) install -r requirements-dev.lock
	@touch $@

demo: $(SHOP)/catalogue.sqlite

$(SHOP)/catalogue.sqlite: $(VENV)/.installed
	$(BIN)/daogou demo --shop $(SHOP)
	$(BIN)/daogou train --shop $(SHOP)

run: demo
	$(BIN)/daogou serve --open --shop $(SHOP)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check: $(VENV)/.installed-dev
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.installed-dev
	BIN=$(BIN) tests/browser/install
	$(BIN)/python -m pytest

# vLLM wants other versions than we do: an environment of its own (about 3 GB).
.venv-vllm/.installed: deploy/vllm/requirements-cpu.lock
	test -x .venv-vllm/bin/python || $(PYTHON) -m venv .venv-vllm
	.venv-vllm/bin/python -m pip install -q --no-deps -r deploy/vllm/requirements-cpu.lock
	@touch $@

serve-vllm: $(VENV)/.installed .venv-vllm/.installed
	$(BIN)/python -m deploy.vllm

test-vllm: $(VENV)/.installed-dev .venv-vllm/.installed
	$(BIN)/python -m pytest tests/vllm

bench: demo
	$(BIN)/python -m benchmarks

lock: $(VENV)/.installed-dev
	$(BIN)/python -m deploy.lock

clean:
	rm -rf $(VENV) shops build .mypy_cache .ruff_cache .pytest_cache

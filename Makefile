PYTHON ?= python3.11
VENV := .venv
# more of them than cores: tests wait for the other side now and then
WORKERS ?= 8
BIN := $(VENV)/bin
# the locks name all; not compiled, as that would be all of it: what is used is compiled when it is used
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes
COMPILE = $(BIN)/uv pip compile -q --generate-hashes --no-header --no-emit-index-url --no-annotate --universal --python-version 3.11
# what Python compiles is kept: tests start a hundred processes
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test fuzz chaos bench lint locks

demo: $(VENV)/runtime
	@exec $(BIN)/python -m bot demo

# on SQLite, and what is about money, order or state on PostgreSQL too; ENGINE=sqlite, postgresql or both: everything
# What fails is run once more by itself, and shown both times: a machine that stood still for a while stops nobody.
# Lint goes on beside the tests, and is shown below them.
test: $(VENV)/dev
	@told=$$(mktemp); trap 'rm -f "$$told"' EXIT; \
	$(MAKE) --no-print-directory lint > "$$told" 2>&1 & linting=$$!; \
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal || \
	$(BIN)/python -m pytest -n 1 --last-failed --last-failed-no-failures none --maxfail 5; \
	tested=$$?; wait $$linting; linted=$$?; cat "$$told"; exit $$((tested | linted))

# the properties of tests/properties with FUZZ inputs each; SEED=… repeats a run
fuzz: $(VENV)/dev
	@seed=$${SEED:-$$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}; echo "SEED=$$seed"; \
	FUZZ=$${FUZZ:-100000} $(BIN)/python -m pytest tests/properties -n $(WORKERS) --dist load --timeout 0 \
		--hypothesis-seed=$$seed --hypothesis-show-statistics

chaos: $(VENV)/dev
	$(BIN)/python -m tests.chaos $(if $(SEED),--seed $(SEED)) $(if $(REPLICAS),--replicas $(REPLICAS))

# what the bot costs, beside what it could cost; LINES=cpu,latency measures some of tests/benchmarks/lines
bench: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks --lines "$(LINES)"

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# the second has only what the first has not
locks:
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --extra dev -c requirements.lock $$(sed -n 's/^\([^ =]*\)==.*/--no-emit-package \1/p' requirements.lock) pyproject.toml -o requirements-dev.lock

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/runtime: requirements.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock
	@touch $@

# both locks at once, as pip uses one core
$(VENV)/dev: requirements.lock requirements-dev.lock | $(BIN)/python
	$(INSTALL) -r requirements.lock & runtime=$$!; $(INSTALL) -r requirements-dev.lock; dev=$$?; wait $$runtime && exit $$dev
	@touch $@ $(VENV)/runtime

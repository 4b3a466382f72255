# Everything that a maintainer types. `make help` lists it.
PY ?= python3
RUN := .venv/.run
DEV := .venv/.dev
BENCH := .venv/bench
BIN := .venv/bin

.DEFAULT_GOAL := help

##@ Try

demo: $(RUN)  ## Play a whole campaign on this machine, against a local Twilio and a local Slack
	$(BIN)/rollcall demo

run: $(RUN)  ## Run Rollcall with the settings of .env: server, migrations, then all processes
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/honcho run release
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/honcho start -c sender=2,worker=2 \
	  redis web sender worker courier clock

##@ Work on it

# Hundreds of processes start in these: each would compile all of ours again.
test faults: export PYTHONDONTWRITEBYTECODE =

test: $(DEV) lint  ## Lint, check types, run all tests on SQLite, PostgreSQL and Valkey
	$(BIN)/pytest -n 3 $(PYTEST)

pictures: $(DEV)  ## Photograph the cards and forms into docs/pictures (Debian: chromium, pngquant)
	$(BIN)/python -m tests.pictures $(PICTURES)

weights: $(DEV)  ## Work out from the corpus how far words lean towards an opt-out (domain/meaning/weights)
	$(BIN)/python -m tests.domain.learning

faults: $(DEV)  ## Hours: the table of faults at full size; goes on where it stopped (var/faults)
	failed=0; for rate in 50 1000; do $(BIN)/pytest -p no:randomly --timeout=3600 -s tests/faults \
	  --faults=long --faults-throughput=$$rate $(FAULTS) || failed=1; done; exit $$failed

bench: $(BENCH)/.done  ## Measure, minutes each, beside Celery, Dramatiq and RQ (BENCHMARKS="send scale")
	for name in $(BENCHMARKS); do $(BENCH)/bin/python -m benchmarks.$$name $(QUICK) || exit 1; done

BENCHMARKS := send receipts scale importing many_senders bulk

# mypy gives its second process three seconds to start: a busy machine may need a second try.
lint: $(DEV)  ## ruff and mypy alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -n 2 . || $(BIN)/mypy .

format: $(DEV)  ## Let ruff lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

migration: $(DEV)  ## Write the next migration from the tables: make migration NAME="add consents"
	$(BIN)/alembic revision --autogenerate -m "$(NAME)"

lock: $(DEV)  ## Renew the lock files (maintainers; wants uv on the PATH)
	uv pip compile $(UV) pyproject.toml --extra build -o requirements.lock
	uv pip compile $(UV) -c requirements.lock pyproject.toml --extra build --extra dev \
	  -o requirements-dev.lock
	uv pip compile $(UV) pyproject.toml --extra build --extra bench -o requirements-bench.lock

UV := -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
  --no-annotate

clean:  ## Remove the virtual environment, the caches and the demo's leftovers
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis var/demo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## Show this
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Stamps: an install is repeated only when a lock or the project file changed.

.venv/bin/python:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Rollcall needs Python 3.11 or newer; say which: make PY=python3.12 ..."; exit 1; }
	$(PY) -m venv .venv

$(RUN): requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(DEV): requirements-dev.lock pyproject.toml | .venv/bin/python
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@ $(RUN)

# Celery and its like in an environment of their own: nothing of them may reach what runs or tests.
$(BENCH)/.done: requirements-bench.lock pyproject.toml | .venv/bin/python
	$(PY) -m venv $(BENCH)
	$(BENCH)/bin/pip install -q --disable-pip-version-check --require-hashes -r requirements-bench.lock
	touch $@

.PHONY: demo run test pictures bench weights faults lint format migration lock clean help

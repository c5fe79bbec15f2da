# What there is: `make` lists it.  Everything runs in the project's own environment, .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo serve test gate check bench lint system texts

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/ready: constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,gevent]'
	touch $@

setup: .venv/ready  ## make the environment from pinned versions

demo: .venv/ready  ## a sample workshop with simulated participants; prints the addresses
	$(BIN)/workshop demo $(ARGS)

serve: .venv/ready  ## the real thing, empty at first
	$(BIN)/workshop serve $(ARGS)

system:  ## install the system parts that tests use, where that is allowed
	@bash .ci/system

# A file's tests stay together, since they share a server and a browser; in the order of the folders, so that the gate does not come last.
test: .venv/ready system  ## all tests
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder $(ARGS)

gate: .venv/ready system  ## the whole workshop: real server, killed twice, nothing lost
	$(BIN)/pytest tests/gate $(ARGS)

texts: .venv/ready  ## bring the catalogues to what the sources say; lists what is not translated yet
	$(BIN)/python -m workshop.translations.collect

bench: .venv/ready  ## the product under load, beside a Node server
	$(BIN)/python -m bench.run $(ARGS)
	$(BIN)/python -m bench.analysis

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test  ## what CI runs

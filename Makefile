# The whole interface: make site, make serve, make test, make bench, make lock. Everything else is `catalogue --help`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BUDGET ?= 10m
HARVEST_OPTIONS ?=

.PHONY: site serve test bench lock clean
site: $(VENV)/site.stamp
	$(BIN)/catalogue site --budget $(BUDGET) $(HARVEST_OPTIONS)

serve:
	@test -f site/index.html || { echo "There is no site yet. Run: make site"; exit 1; }
	$(BIN)/catalogue serve

test: $(VENV)/test.stamp
	bash tools/test.sh

bench: $(VENV)/test.stamp
	$(BIN)/python -m benchmarks $(BENCH_OPTIONS)

$(VENV)/site.stamp: requirements.txt pyproject.toml tools/setup.sh
	PYTHON="$(PYTHON)" bash tools/setup.sh requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/site.stamp
	PYTHON="$(PYTHON)" bash tools/setup.sh requirements-dev.txt
	@touch $@

# For maintainers: resolves for every platform and Python >= 3.11; needs uv.
lock:
	bash tools/lock.sh

clean:
	rm -rf $(VENV) site .cache

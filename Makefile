# Each verb sets up what it needs (.venv, pinned packages) the first time and says so.
PY := .venv/bin/python
# Tests start hundreds of processes of this tree: they are to find it compiled, whatever the environment says.
export PYTHONDONTWRITEBYTECODE :=
# Tests wait for servers much of the time, so one process more than there are cores. Each begins with a part of its own,
# so that what a module sets up is set up once.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: help demo test check lint style-and-site types-by-pyright types-by-mypy check-deploy generate bench official localstripe docs changelog requirements
help:
	@echo "make demo      run the server and replay a month of real flights through the SDK"
	@echo "make test      every test, on SQLite and PostgreSQL"
	@echo "make lint      style, types, generated code, documentation"
	@echo "make check     the same, import directions and the contract under fire"
	@echo "make generate  contract/ -> SDK code and the server's contract.json"
	@echo "make bench     measure this SDK and server, the official SDK side by side"
	@echo "make official  the official clients, Python and JavaScript, against this server (needs node, npm, Chromium)"
	@echo "make localstripe   what is read from Stripe, against a stand-in for it"
	@echo "make docs      the documentation as a site, on http://127.0.0.1:8000"
	@echo "make changelog VERSION=0.2.0   changelog.d/ -> a version of CHANGELOG.md"
	@echo "make check-deploy   lint the Dockerfile and the files of deploy/, try the proxies"

demo:
	@tools/bootstrap run
	@$(PY) -m schematic_server demo

test:
	@tools/bootstrap dev
	$(PY) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

check: lint
	$(PY) -m pytest -n $(WORKERS) -k "not postgresql" tests/test_imports.py server/tests/test_fuzz.py server/tests/test_hostile_requests.py

lint:
	@tools/bootstrap dev
	@$(MAKE) --no-print-directory --jobs 2 --output-sync style-and-site types-by-pyright types-by-mypy
# The parts of `lint`, two at a time: each keeps one core busy.
style-and-site:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m tools.generate --check
	.venv/bin/zensical build --strict --clean
types-by-pyright:
	$(PY) -m pyright
types-by-mypy:
	$(PY) -m mypy

generate:
	@tools/bootstrap dev
	$(PY) -m tools.generate

bench:
	@tools/bootstrap dev
	$(PY) -m bench $(ARGS)

official:
	@tools/bootstrap dev
	@$(PY) -c "from bench.environments import python; assert python('official')"
	npm install --prefix tests/official --no-package-lock --no-audit --no-fund
	$(PY) -m pytest tests/official

localstripe:
	@tools/bootstrap dev
	@$(PY) -c "from bench.environments import python; assert python('localstripe')"
	$(PY) -m pytest server/tests/test_stripe_import.py

docs:
	@tools/bootstrap dev
	.venv/bin/zensical serve

changelog:
	@test -n "$(VERSION)" || { echo "Name the version: make changelog VERSION=0.2.0"; exit 2; }
	@tools/bootstrap dev
	$(PY) -m towncrier build --yes --version "$(VERSION)"

check-deploy:
	@tools/bootstrap dev
	@tools/check_deploy

# Pins for every supported Python, with hashes and without any address. Needs uv (a dev requirement).
requirements:
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate requirements/run.in -o requirements/run.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate -c requirements/run.txt requirements/dev.in -o requirements/dev.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --no-deps requirements/bench.in -o requirements/bench.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate requirements/official.in -o requirements/official.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate requirements/peers.in -o requirements/peers.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate requirements/deploy.in -o requirements/deploy.txt
	UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate requirements/localstripe.in -o requirements/localstripe.txt

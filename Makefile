# The index of what can be done here. Every word does its own set-up and may be repeated.
.DEFAULT_GOAL := help
.PHONY: bench check clean faults help lock pictures run test

PYTHON ?= $(shell command -v python3.11 || command -v python3)

run:    ## start the forum on http://localhost:8000 (PORT=8001 for another port)
	@$(PYTHON) -m scripts.run

test:   ## run every test (FORUM_DATABASE_URL and FORUM_REDIS_URL choose the services)
	@$(PYTHON) -m scripts.test

bench:  ## measure what is claimed about speed, and write it to docs/measured/bench.json (some minutes)
	@$(PYTHON) -m scripts.bench

faults: ## prove complete what the tests sample, and write it to docs/measured/faults.json (half an hour or so)
	@$(PYTHON) -m scripts.faults

pictures:  ## take the pictures of the README from a demo forum (PORT=8001 for another port; needs Chromium)
	@$(PYTHON) -m scripts.pictures

check:  ## format, lint, types, templates, and who may import whom
	@$(PYTHON) -m scripts.check

lock:   ## resolve the dependencies of pyproject.toml (UPGRADE=1 takes newer releases)
	@$(PYTHON) -m scripts.lock

clean:  ## remove what was made: environment, data, caches
	@rm -rf .venv var staticfiles locale/qps .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:
	@sed -n 's/^\([a-z]*\): *## /  make \1\t/p' Makefile

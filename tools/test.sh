#!/usr/bin/env bash
# Everything that must be true of a commit. Runs from a clean checkout; `make test` has made the environment.
set -euo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
export NO_MKDOCS_2_WARNING=1
CHROMIUM=$(bash tools/browser.sh); export CHROMIUM
$bin/ruff check .
$bin/ruff format --check .
$bin/mypy
$bin/lint-imports
$bin/catalogue validate
$bin/pytest "$@"

#!/usr/bin/env bash
# Resolves the dependencies anew for every platform and writes requirements*.txt with hashes and without an index address.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo "uv is missing. Install it first: https://docs.astral.sh/uv/" >&2; exit 1; }
compile() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate \
  --custom-compile-command "make lock" "$@"; }
compile --group build pyproject.toml -o requirements.txt
compile --group build --group dev pyproject.toml -c requirements.txt -o requirements-dev.txt

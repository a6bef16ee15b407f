#!/usr/bin/env bash
# Makes the project's own virtual environment and installs pinned, hash-checked packages into it.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=$1
python=${PYTHON:-python3}

stop() { echo "$1" >&2; exit 1; }
command -v git >/dev/null || stop "git is missing. Install it first (Debian: apt install git; macOS: xcode-select --install)."
command -v "$python" >/dev/null || stop "Python is missing. Install Python 3.11 or newer (Debian: apt install python3 python3-venv; macOS: python.org or Homebrew)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  stop "Python 3.11 or newer is needed; '$python' is $("$python" -V 2>&1). Name a newer one with: make PYTHON=python3.12 …"
"$python" -c 'import ensurepip, venv' 2>/dev/null ||
  stop "Python's venv module is missing. Install it first (Debian: apt install python3-venv)."

[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary=:all: -r "$requirements"
# Our own package last: pip refuses an editable install under --require-hashes, and needs no network here.
.venv/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation -e .

#!/usr/bin/env bash
# Prints the path of a Chromium for the tests: $CHROMIUM, else one on the path, else Debian's package, else Playwright's own.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ -n "${CHROMIUM:-}" ]; then echo "$CHROMIUM"; exit; fi
for name in chromium chromium-browser google-chrome; do
  if command -v "$name" >/dev/null; then command -v "$name"; exit; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium; } >&2
  command -v chromium && exit
fi
if .venv/bin/playwright install chromium >&2; then
  .venv/bin/python -c 'from playwright.sync_api import sync_playwright as p
with p() as x: print(x.chromium.executable_path)'
  exit
fi
echo "No Chromium found for the browser tests. Install one (Debian: apt install chromium) or name it: CHROMIUM=/path make test" >&2
exit 1

#!/usr/bin/env bash
# One night: newest catalogue, harvest, build, publish. See docs/running.md.
#
#   WWW=/srv/bronwijzer/www   where finished sites are kept; $WWW/current is what the web server shows
#   PUSH=origin               the remote to which observations are pushed (none: they stay here, committed)
#   KEEP=3                    how many sites to keep, for going back
#   BUDGET=2h                 the longest that the harvest may take
#   HARVEST=no                only build: another machine harvests and pushes
#
# Exit codes: 0 good, 1 a person must mend something, 2 published, but too little of the world answered.
set -euo pipefail
cd "$(dirname "$0")/.."
WWW=${WWW:-/srv/bronwijzer/www}
KEEP=${KEEP:-3}
mkdir -p .cache "$WWW"

exec 9>.cache/nightly.lock
flock --nonblock 9 || { echo "The last night is still under way; nothing was done." >&2; exit 1; }

if git remote | grep --quiet .; then
  git pull --quiet --rebase || {
    git rebase --abort 2>/dev/null || true
    echo "No newer catalogue could be fetched; this night goes on with what is here." \
      "A conflict in catalogue/observed/ means that two machines harvest: set HARVEST=no on all but one." >&2
  }
fi
PYTHON=${PYTHON:-python3} bash tools/setup.sh requirements.txt

harvested=0
if [ "${HARVEST:-yes}" = yes ]; then
  .venv/bin/catalogue harvest --budget "${BUDGET:-2h}" || harvested=$?
  if [ "$harvested" != 0 ] && [ "$harvested" != 2 ]; then exit "$harvested"; fi
  .venv/bin/catalogue snapshot
fi

export GIT_AUTHOR_NAME=${GIT_AUTHOR_NAME:-Harvester} GIT_AUTHOR_EMAIL=${GIT_AUTHOR_EMAIL:-harvester@localhost}
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL
git add catalogue/observed
if ! git diff --cached --quiet; then
  git commit --quiet --message "What the harvester saw on $(date --utc +%F)"
fi
if [ -n "${PUSH:-}" ]; then git push --quiet "$PUSH" HEAD; fi

.venv/bin/catalogue site --no-harvest

# Copied, compressed, and only then shown: one rename, so no visitor meets half a site.
new="$WWW/$(date --utc +%Y%m%dT%H%M%SZ)"
cp --recursive --preserve=timestamps site "$new.making"
compress() {
  find "$new.making" -type f -size +1k -regextype posix-extended \
    -regex '.*\.(html|json|xml|csv|svg|yml|txt|css|js)' -print0 | xargs --null --no-run-if-empty --max-procs=0 --max-args=200 "$@"
}
compress gzip --keep --best
if command -v brotli >/dev/null; then compress brotli --keep; fi
chmod --recursive u=rwX,go=rX "$new.making"
mv "$new.making" "$new"
ln --symbolic --force --no-dereference "$new" "$WWW/.next"
mv --no-target-directory "$WWW/.next" "$WWW/current"
find "$WWW" -mindepth 1 -maxdepth 1 -type d -name '2*Z' | sort | head --lines="-$KEEP" | xargs --no-run-if-empty rm --recursive
find "$WWW" -mindepth 1 -maxdepth 1 -type d -name '2*Z.making' -exec rm --recursive {} +
exit "$harvested"

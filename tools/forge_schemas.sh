#!/usr/bin/env bash
# Regenerates tests/forges/schemas/: the official contracts of the forges, trimmed to what we ask.
# For maintainers; needs node and npm, and .venv with the development dependencies.
#
#     bash tools/forge_schemas.sh
set -euo pipefail
cd "$(dirname "$0")/.."
here=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent \
  @octokit/openapi@23.0.2 @octokit/graphql-schema@15.26.1 @gitbeaker/core@43.8.0 forgejo-js@11.0.0 \
  ts-json-schema-generator@2.4.0 typescript@5.9.3
cat >asked.ts <<'TYPES'
import type { Organization, Release, Repository } from "forgejo-js";
import type { ProjectSchema, ReleaseSchema } from "@gitbeaker/core";
export interface Forgejo { organization: Organization; release: Release; repository: Repository }
export interface GitLab { project: ProjectSchema; release: ReleaseSchema }
TYPES
cat >tsconfig.json <<'CONFIG'
{
  "compilerOptions": {
    "strict": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022",
    "skipLibCheck": true, "types": []
  },
  "files": ["asked.ts"]
}
CONFIG
for type in Forgejo GitLab; do
  npx ts-json-schema-generator --tsconfig tsconfig.json --path asked.ts --type "$type" \
    --no-type-check --additional-properties --out "$type.json"
done
"$here/.venv/bin/python" "$here/tools/forge_schemas.py" "$work" "$here/tests/forges/schemas"

#!/usr/bin/env bash
# modules.sh WEB: the packages that building and testing the front end needs, as its lock file has them; nothing if they are there.
set -euo pipefail

cd "$1"
if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    npm ci --no-progress
    cp package-lock.json node_modules/.installed-lock.json
fi

#!/usr/bin/env bash
# Makes month.png: the top of a monthly page, from the year of a chain that `examples/agency-year` writes. Needs
# Chromium; the same figures come out every time, the type is that of the machine.
#
#     docs/pictures/month.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo run --quiet --example agency-year -- "$folder/year"
cargo run --quiet -- -C "$folder/year" summary --month 2025-09 --as html --as-of 2025-10-01T09:00:00+08:00 --language en \
  --output "$folder/month.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1200,1400 \
  --screenshot="$PWD/docs/pictures/month.png" "file://$folder/month.html" 2>/dev/null

#!/usr/bin/env bash
# Sees to a browser for the tests of pages: the one that is there, or Debian's package where this machine lets it be installed.
set -euo pipefail
for name in ${CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable}; do
  if command -v "$name"; then exit; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  if apt-get update -qq && apt-get install -y -qq chromium; then exit; fi
fi
echo "There is no Chromium, and it cannot be installed here: install Debian's package chromium, or name a browser with the variable CHROMIUM." >&2
echo 'Without it, the tests of pages fail where CI is true, and are skipped elsewhere.' >&2

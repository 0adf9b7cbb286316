#!/bin/sh
# The browser test drives Debian's chromium; without it that one test says why it is skipped.
set -eu
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "no chromium and no apt-get: the browser test will be skipped"; exit 0
fi
run=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else
    echo "chromium is not installed and this user cannot install it: the browser test will be skipped"; exit 0
  fi
fi
echo "Installing chromium for the browser test ..."
$run apt-get update -qq >/dev/null 2>&1 || true
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1 ||
  echo "chromium could not be installed: the browser test will be skipped"

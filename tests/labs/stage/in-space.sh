#!/bin/sh
# A browser in the namespace that LAB_SPACE names; Playwright's pipes to it go through.
exec nsenter --net="/run/netns/$LAB_SPACE" -- "${CHROMIUM_PATH:-/usr/bin/chromium}" "$@"

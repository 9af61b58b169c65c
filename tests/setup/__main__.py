"""Before the tests: bring the browser in sight of whoever waits, and say what they will run on."""

import sys

from .browser import NoBrowser, find_chromium
from .postgres import NoPostgres, binaries

for name, find in (("Chromium", lambda: find_chromium(print).executable), ("PostgreSQL", binaries)):
    try:
        print(f"{name}: {find()}")
    except (NoBrowser, NoPostgres) as missing:
        print(missing, file=sys.stderr)  # the tests that need it fail and say so too

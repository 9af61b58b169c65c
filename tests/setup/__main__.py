"""Before the tests: bring the browser and the foreign tool in sight of whoever waits, and say what they will run on."""

import sys

from .belenios import TOOL_2, TOOL_3, NoTool, find_tool
from .browser import NoBrowser, find_chromium
from .postgres import NoPostgres, binaries

for name, find in (
    ("Chromium", lambda: find_chromium(print).executable),
    ("PostgreSQL", binaries),
    ("belenios-tool 3.0", lambda: find_tool(TOOL_3, print)),
    ("belenios-tool 2.0", lambda: find_tool(TOOL_2, print)),
):
    try:
        print(f"{name}: {find()}")
    except (NoBrowser, NoPostgres, NoTool) as missing:
        print(missing, file=sys.stderr)  # the tests that need it say so too

"""Before the tests: bring the browser and foreign tools in sight of whoever waits, and say what they will run on."""

import sys

from .belenios import TOOL_2, TOOL_3, NoTool, find_tool
from .browser import NoBrowser, find_chromium
from .html import find_checker
from .npm import NoPackage
from .postgres import NoPostgres, binaries

for name, find in (
    ("Chromium", lambda: find_chromium(print).executable),
    ("PostgreSQL", binaries),
    ("belenios-tool 3.0", lambda: find_tool(TOOL_3, print)),
    ("belenios-tool 2.0", lambda: find_tool(TOOL_2, print)),
    ("Nu HTML checker", lambda: find_checker(print)),
):
    try:
        print(f"{name}: {find()}")
    except (NoBrowser, NoPackage, NoPostgres, NoTool) as missing:
        print(missing, file=sys.stderr)  # the tests that need it say so too

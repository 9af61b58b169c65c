"""The service on another day: `python -m tests.another_day PORT FILE`, where the file says how many days on."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn

from juryvote.app import create_app
from juryvote.settings import read_settings
from juryvote.world import World

if __name__ == "__main__":
    port, ahead = int(sys.argv[1]), Path(sys.argv[2])
    world = World(now=lambda: datetime.now(UTC) + timedelta(days=int(ahead.read_text())))
    app = create_app(read_settings(), world=world)
    uvicorn.run(app, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=3)

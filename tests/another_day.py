"""The service on another day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import uvicorn

from juryvote.app import create_app
from juryvote.settings import read_settings
from juryvote.world import World


def serve(port: int, ahead: Path) -> None:
    """The service, so many days on as the file says."""
    world = World(now=lambda: datetime.now(UTC) + timedelta(days=int(ahead.read_text())))
    app = create_app(read_settings(), world=world)
    uvicorn.run(app, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=3)

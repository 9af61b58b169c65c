"""Hears what other processes announce, on a thread of its own; after a lost connection it listens again."""

import threading
from collections.abc import Callable

import psycopg
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from juryvote.store.announcements import can_listen, heard, listening

LOOK_UP_SECONDS = 0.5  # how long a stop may wait
AGAIN_SECONDS = (0.2, 0.5, 1.0, 2.0, 5.0)


class Ears:
    """`open` is true while announcements are heard as they are made."""

    def __init__(self, engine: Engine, tell: Callable[[str, int | None], None]) -> None:
        self._engine, self._tell = engine, tell
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self.open = False

    def start(self) -> None:
        if can_listen(self._engine):
            self._stop.clear()
            self._thread = threading.Thread(target=self._run, name="announcements", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join(5)

    def _run(self) -> None:
        failed = 0
        while not self._stop.is_set():
            try:
                self._listen()
                failed = 0
            except (psycopg.Error, SQLAlchemyError, OSError):  # the hub looks around by itself meanwhile
                failed = 0 if self.open else failed + 1
                self.open = False
                self._stop.wait(AGAIN_SECONDS[min(failed, len(AGAIN_SECONDS) - 1)])

    def _listen(self) -> None:
        with listening(self._engine) as connection:
            self.open = True
            while not self._stop.is_set():
                for meeting, revision in heard(connection, seconds=LOOK_UP_SECONDS):
                    self._tell(meeting, revision)
        self.open = False

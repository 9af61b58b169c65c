"""Group commit: what arrives while the disk is busy shares the next transaction, and is answered after it.

One thread for each kind of work. Alone, a piece of work waits for nobody; in a crowd one sync of the disk serves all.
"""

import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from juryvote.rules.refusals import TooMany
from juryvote.store.engine import is_away

W = TypeVar("W")
R = TypeVar("R")

log: Any = structlog.get_logger("juryvote")

MOST_TOGETHER = 500
MOST_WAITING = 5_000
SECONDS_TO_WAIT = 5


class NotWritten(RuntimeError):
    """Nothing of it is on disk."""


class Writer(Generic[W, R]):
    """`commit` does pieces of work in one transaction and gives an answer, or a refusal, for each, in their order.

    When it fails as a whole, each piece is tried alone: what one person sent must not cost another one's vote. While
    the database is away one try is enough for all: nobody waits for as many failures as there are people before.
    """

    def __init__(self, commit: Callable[[Sequence[W]], Sequence[R | Exception]]) -> None:
        self._commit = commit
        self._waiting: queue.Queue[tuple[W, Future[R]] | None] = queue.Queue(MOST_WAITING)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, work: W) -> Future[R]:
        """Done, and on disk, when the future has its result."""
        answer: Future[R] = Future()
        try:
            self._waiting.put_nowait((work, answer))
        except queue.Full:
            raise TooMany(wait=SECONDS_TO_WAIT) from None
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
        return answer

    def stop(self) -> None:
        """After everything that was put before."""
        if self._thread and self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()

    def _run(self) -> None:
        while (first := self._waiting.get()) is not None:
            batch, last = self._gather(first)
            try:
                self._settle([one for one in batch if one[1].set_running_or_notify_cancel()])
            except Exception:
                log.exception("writing together failed")
            if last:
                return

    def _gather(self, first: tuple[W, Future[R]]) -> tuple[list[tuple[W, Future[R]]], bool]:
        """What waits already; and whether somebody wants an end."""
        batch = [first]
        while len(batch) < MOST_TOGETHER:
            try:
                more = self._waiting.get_nowait()
            except queue.Empty:
                break
            if more is None:
                return batch, True
            batch.append(more)
        return batch, False

    def _settle(self, batch: Sequence[tuple[W, Future[R]]]) -> None:
        """Nobody is left without an answer, whatever happens."""
        try:
            for (_, future), answer in zip(batch, self._answers(batch), strict=True):
                if isinstance(answer, Exception):
                    future.set_exception(answer)
                else:
                    future.set_result(answer)
        finally:
            for _, future in batch:
                if not future.done():
                    future.set_exception(NotWritten())

    def _answers(self, batch: Sequence[tuple[W, Future[R]]]) -> Sequence[R | Exception]:
        try:
            return self._commit([work for work, _ in batch])
        except (SQLAlchemyError, OSError, ValueError) as failed:
            if len(batch) > 1:
                return self._alone(batch)
            return [_lost(failed)]

    def _alone(self, batch: Sequence[tuple[W, Future[R]]]) -> Sequence[R | Exception]:
        answers: list[R | Exception] = []
        for one in batch:
            answers += self._answers([one])
            if isinstance(answers[-1], NotWritten) and is_away(answers[-1].__cause__):
                break
        return answers + answers[-1:] * (len(batch) - len(answers))


def _lost(failed: Exception) -> NotWritten:
    lost = NotWritten()
    lost.__cause__ = failed
    return lost

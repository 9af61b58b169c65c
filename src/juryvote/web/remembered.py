"""What may be forgotten: a bounded memory of this process, the oldest goes first."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(Generic[K, V]):
    """For the event loop alone: no two threads may use it at once."""

    def __init__(self, most: int) -> None:
        self._most, self._known = most, OrderedDict[K, V]()

    def get(self, key: K) -> V | None:
        return self._known.get(key)

    def put(self, key: K, value: V) -> None:
        self._known[key] = value
        self._known.move_to_end(key)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

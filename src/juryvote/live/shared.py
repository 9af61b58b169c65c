"""What a whole room asks at once is worked out once: the others wait for it instead of doing it, too."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")

SECONDS = 1.0
MOST = 200


class _Answer:
    def __init__(self) -> None:
        self.lock, self.until, self.known = threading.Lock(), time.monotonic() + SECONDS, False
        self.value: Any = None


class Shared:
    """Answers that are the same for everybody who asks with the same key; each is kept for a second at most.

    A key names the revision of the meeting, so that a change is seen at once.
    """

    def __init__(self) -> None:
        self._answers: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        answer = self._answer(key)
        with answer.lock:
            if not answer.known:
                answer.value = make()  # if it fails, the next one tries again
                answer.known = True
            found: T = answer.value
        return found

    def _answer(self, key: Hashable) -> _Answer:
        with self._lock:
            answer = self._answers.get(key)
            if answer is None or answer.until < time.monotonic():
                answer = self._answers[key] = _Answer()
                self._answers.move_to_end(key)
                if len(self._answers) > MOST:
                    self._answers.popitem(last=False)
            return answer

"""Processes of the service without the seconds of starting Python: forked from one that has imported everything.

What runs in them is what the command runs, with its own environment, output and death. Whoever tests the start
itself starts `python -m juryvote`.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGTERM
from typing import Any

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.setup.imported"])


class Running:
    """A forked process, asked like one of `subprocess`."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("juryvote", timeout or 0)
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self._process.pid is not None and self._process.exitcode is None:
            os.kill(self._process.pid, number)

    def terminate(self) -> None:
        self.send_signal(SIGTERM)


def run(act: Callable[..., object], *given: Any, env: Mapping[str, str], out: Path, err: Path | None = None) -> Running:
    """`act(*given)` in a process of its own; what it writes is added to `out` and `err`."""
    process = _FORKS.Process(target=_begin, args=(act, given, dict(env), out, err or out), daemon=True)
    process.start()
    return Running(process)


def command(*words: str) -> None:
    """`juryvote WORDS`."""
    from juryvote.cli import main

    sys.argv = ["juryvote", *words]
    main(list(words), prog_name="juryvote")


def _begin(act: Callable[..., object], given: tuple[Any, ...], env: dict[str, str], out: Path, err: Path) -> None:
    os.environ.clear()
    os.environ.update(env)
    for number, path in ((1, out), (2, err)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(file, number)
        os.close(file)
    act(*given)

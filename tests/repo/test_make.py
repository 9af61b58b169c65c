"""The set-up's own logic, with a python3 that only writes down what it was asked to do."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from . import ROOT

PYTHON = """#!/bin/sh
case "$*" in
"-m venv"*) rm -rf .venv; mkdir -p .venv/bin; printf '#!/bin/sh\\n' > .venv/bin/python; chmod +x .venv/bin/python ;;
"-m pip --python"*) if [ -e no-network ]; then echo 'no network' >&2; exit 1; fi ;;
esac
case "$*" in -c*|*--version) ;; *) echo "$*" >> asked ;; esac
"""


class Checkout:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
            (folder / name).write_bytes((ROOT / name).read_bytes())
        (folder / "python").write_text(PYTHON)
        (folder / "python").chmod(0o755)

    def make(self, *words: str) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        command = ["make", "PYTHON=./python", *words]
        return subprocess.run(
            command, check=False, cwd=self.folder, env=env, capture_output=True, text=True, timeout=60
        )

    def asked(self) -> list[str]:
        """What was done since the last question: make an environment, install packages, install juryvote."""
        notes = self.folder / "asked"
        lines = notes.read_text().splitlines() if notes.exists() else []
        notes.unlink(missing_ok=True)
        return ["venv" if "-m venv" in line else "lock" if " -r " in line else "juryvote" for line in lines]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_the_first_time_sets_up_and_says_so_the_second_does_nothing(checkout: Checkout) -> None:
    first = checkout.make(".venv/run.ready")
    assert first.returncode == 0, first.stderr
    assert "Setting up, once" in first.stdout
    assert checkout.asked() == ["venv", "lock", "juryvote"]
    checkout.make(".venv/run.ready")
    assert checkout.asked() == []


def test_the_test_set_holds_the_run_set(checkout: Checkout) -> None:
    checkout.make(".venv/test.ready")
    checkout.asked()
    checkout.make(".venv/run.ready")
    assert checkout.asked() == []


def test_another_lock_is_installed_into_the_same_environment(checkout: Checkout) -> None:
    checkout.make(".venv/run.ready")
    checkout.asked()
    later = (checkout.folder / ".venv/run.ready").stat().st_mtime + 10
    os.utime(checkout.folder / "requirements.txt", (later, later))
    checkout.make(".venv/run.ready")
    assert checkout.asked() == ["lock", "juryvote"]


def test_a_set_up_that_broke_off_is_begun_again_from_nothing(checkout: Checkout) -> None:
    (checkout.folder / "no-network").touch()
    assert checkout.make(".venv/run.ready").returncode != 0
    assert not (checkout.folder / ".venv/run.ready").exists()
    checkout.asked()
    (checkout.folder / "no-network").unlink()
    assert checkout.make(".venv/run.ready").returncode == 0
    assert checkout.asked() == ["venv", "lock", "juryvote"]


def test_an_environment_whose_python_is_gone_is_made_again(checkout: Checkout) -> None:
    checkout.make(".venv/run.ready")
    checkout.asked()
    (checkout.folder / ".venv/bin/python").unlink()
    (checkout.folder / ".venv/run.ready").unlink()
    checkout.make(".venv/run.ready")
    assert checkout.asked() == ["venv", "lock", "juryvote"]


def test_a_second_make_waits_for_the_first(checkout: Checkout) -> None:
    checkout.make(".venv/run.ready")
    (checkout.folder / ".venv/run.ready").unlink()
    checkout.asked()
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3)"]) as other:
        Thread(target=other.wait).start()  # so that it is gone when it ends
        (checkout.folder / ".venv/unfinished").write_text(str(other.pid))
        second = checkout.make(".venv/run.ready")
        assert other.poll() is not None
    assert "waiting" in second.stdout


@pytest.mark.parametrize(("lacking", "remedy"), [("-c", "3.11"), ("--version", "apt install python3-pip")])
def test_what_the_machine_lacks_is_said(checkout: Checkout, lacking: str, remedy: str) -> None:
    (checkout.folder / "python").write_text(f'#!/bin/sh\ncase "$*" in *{lacking}*) exit 1 ;; esac\n')
    answer = checkout.make(".venv/run.ready")
    assert answer.returncode != 0
    assert remedy in answer.stderr


def test_help_names_every_target_for_people(checkout: Checkout) -> None:
    told = checkout.make("help").stdout
    for target in ("demo", "test", "bench", "check", "fmt"):
        assert f"make {target}\t" in told


def test_the_demo_hears_host_port_and_more(checkout: Checkout) -> None:
    told = checkout.make("-n", "demo", "HOST=127.0.0.1", "PORT=8123", "ARGS=--fresh").stdout
    assert "juryvote demo --host 127.0.0.1 --port 8123 --fresh" in told

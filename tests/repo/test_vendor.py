import hashlib
import re

from . import ROOT

VENDOR = ROOT / "static" / "vendor"
ABOUT = {"SHA256SUMS", "SOURCES.md"}


def files() -> set[str]:
    return {path.relative_to(VENDOR).as_posix() for path in VENDOR.rglob("*") if path.is_file()} - ABOUT


def test_every_file_is_the_one_that_was_taken() -> None:
    sums = {name: digest for digest, name in map(str.split, (VENDOR / "SHA256SUMS").read_text().splitlines())}
    assert sums == {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in files()}


def test_every_file_has_its_source_version_and_licence() -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \| (.+?) \| (.+?) \| (.+?) \| .+ \|$", (VENDOR / "SOURCES.md").read_text(), re.MULTILINE
    )
    assert {name for name, *_ in rows} == files()
    for name, source, version, _ in rows:
        assert source.startswith("npm `"), name
        assert re.fullmatch(r"\d+(\.\d+)+", version), name

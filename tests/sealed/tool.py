"""belenios-tool on an archive, and the audit that is sound with its release 3.x (docs/sealed.md).

Shares no code with our verifier: archives are cut with Python's tarfile.
"""

import json
import os
import re
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from msgspec import Struct

from tests.setup.belenios import TOOL_3, NoTool, Release, find_tool

ORDER = re.compile("Setup( Ballot)* EndBallots EncryptedTally( PartialDecryption)+ Result")
BROUGHT: dict[Release, Path | NoTool] = {}  # also what could not be brought: once is enough to try


class Cut(Struct, kw_only=True):
    """An archive in parts: its records by their hash; its events, each with the byte where it ends."""

    whole: bytes
    records: dict[str, bytes]
    events: list[tuple[dict[str, Any], int]]

    @property
    def order(self) -> str:
        return " ".join(event["type"] for event, _ in self.events)

    def named(self, kind: str) -> list[bytes]:
        """What the events of this kind name."""
        return [self.records[event["payload"]] for event, _ in self.events if event["type"] == kind]

    def until(self, kind: str) -> bytes:
        (end,) = (end for event, end in self.events if event["type"] == kind)
        return self.whole[:end]


def program(release: Release = TOOL_3) -> Path:
    """Where it is; without it the test is skipped, or fails where it must not be."""
    if release not in BROUGHT:
        try:
            BROUGHT[release] = find_tool(release)
        except NoTool as missing:
            BROUGHT[release] = missing
    found = BROUGHT[release]
    if isinstance(found, Path):
        return found
    if os.environ.get("CI") or os.environ.get("JURYVOTE_MUST_AUDIT"):
        pytest.fail(str(found), pytrace=False)
    pytest.skip(str(found))


def run(
    bel: bytes, *words: str, files: Mapping[str, bytes] | None = None, release: Release = TOOL_3
) -> subprocess.CompletedProcess[bytes]:
    """One command in a folder that holds this archive and these files."""
    with TemporaryDirectory() as folder:
        for name, content in {"election.bel": bel, **(files or {})}.items():
            Path(folder, name).write_bytes(content)
        command = [str(program(release)), *words]
        return subprocess.run(command, check=False, cwd=folder, capture_output=True, timeout=120)


def refusal(bel: bytes, *words: str, files: Mapping[str, bytes] | None = None, release: Release = TOOL_3) -> str:
    """Why the tool refuses; empty where it does not."""
    done = run(bel, *words, files=files, release=release)
    said = done.stderr.decode().strip().splitlines()
    # The exit code is right always, of its last words the tool sometimes swallows some.
    return f"{words[1]}: {' '.join(said[-1:])} ({done.returncode})" if done.returncode else ""


def verdict(bel: bytes, release: Release = TOOL_3) -> str:
    """The tool's own `election verify`: sound in 2.0, not in 3.x."""
    return refusal(bel, "election", "verify", release=release)


def audit(bel: bytes) -> list[str]:
    """All that is wrong with a finished archive."""
    problems = [verdict(bel)]
    try:
        parts = cut(bel)
        for step in (_order, _ballots, _tally):
            problems += step(parts)
    except (tarfile.TarError, ValueError, KeyError, TypeError) as unreadable:
        problems.append(f"unreadable: {unreadable!r}")
    return list(filter(None, problems))


def cut(bel: bytes) -> Cut:
    parts, end = Cut(whole=bel, records={}, events=[]), 0
    with tarfile.open(fileobj=BytesIO(bel)) as archive:
        for member in archive:
            if member.type != tarfile.REGTYPE or member.offset_data != end + 512:  # what only tarfile understands
                raise ValueError(f"something stands before byte {member.offset_data}")
            content = bel[member.offset_data :][: member.size]
            end = member.offset_data + -(-member.size // 512) * 512
            name, _, kind = member.name.partition(".")
            if name != "BELENIOS" and sha256(content).hexdigest() != name:
                raise ValueError(f"{name} is another record")
            parts.records[name] = content
            if kind == "event.json":
                parts.events.append((json.loads(content), end))
    if end != len(bel):  # tarfile ends in silence at what is no header
        raise ValueError(f"something stands after byte {end}")
    return parts


def _order(parts: Cut) -> Iterator[str]:
    if not ORDER.fullmatch(parts.order):
        yield f"order: {parts.order}"


def _ballots(parts: Cut) -> Iterator[str]:
    slips = parts.named("Ballot")
    if len(set(slips)) != len(slips):
        yield "a ballot stands there twice"
    for slip in slips:
        yield slip_refusal(parts.until("Setup"), slip)


def slip_refusal(setup: bytes, slip: bytes) -> str:
    """Why the tool does not take this ballot into the archive that ends with Setup."""
    return refusal(setup, "election", "verify-ballot", "--ballot=slip.json", files={"slip.json": slip})


def _tally(parts: Cut) -> Iterator[str]:
    computed = run(parts.until("EndBallots"), "election", "compute-encrypted-tally").stdout.splitlines()
    for sized in parts.named("EncryptedTally"):
        if computed != [parts.records[json.loads(sized)["encrypted_tally"]], sized]:
            yield "compute-encrypted-tally: the archive says otherwise"


def tool_slip(setup: bytes, credential: str, votes: list[list[int]], release: Release = TOOL_3) -> bytes:
    """The tool's own ballot for a private credential."""
    files = {"credential": credential.encode(), "choice.json": json.dumps(votes).encode()}
    choice = "--choice" if release is TOOL_3 else "--ballot"
    words = ("election", "generate-ballot", "--privcred=credential", f"{choice}=choice.json")
    done = run(setup, *words, files=files, release=release)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip(b"\n")

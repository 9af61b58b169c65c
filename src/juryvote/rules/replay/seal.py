"""Proves the outside of a bundle: the key, the zip's own checksums, and the signed list of its files."""

from collections.abc import Iterator

from juryvote.rules.bundle import CHECKPOINTS, FACTS, JOURNAL, MANIFEST, README, Bundle, manifest_text
from juryvote.rules.notes import open_note
from juryvote.rules.replay.faults import Problem, fault


def check_key(bundle: Bundle, known_key: str | None) -> Iterator[Problem]:
    if known_key is not None and known_key.strip() != bundle.facts.key:
        yield fault("other-key", where=FACTS, key=bundle.facts.key)


def check_files(bundle: Bundle) -> Iterator[Problem]:
    for name in bundle.zip.damaged:
        yield fault("damaged", where=name)
    if bundle.zip.differs is not None and not bundle.zip.damaged:
        yield fault("zip-changed", where="zip", at=bundle.zip.differs)
    for name in (JOURNAL, CHECKPOINTS, README, MANIFEST):
        if name not in bundle.files:
            yield fault("missing-file", where=name)


def check_seal(bundle: Bundle) -> Iterator[Problem]:
    if MANIFEST not in bundle.files:
        return
    try:
        sealed = open_note(bundle.files[MANIFEST].decode(), bundle.facts.key)
    except ValueError as wrong:
        yield fault("manifest-signature", where=MANIFEST, why=wrong)
        return
    right = manifest_text(bundle.facts, bundle.files)
    if sealed != right:
        line = min(set(sealed.splitlines()) ^ set(right.splitlines()), key=_file_named, default="")
        yield fault("manifest-differs", where=_file_named(line), line=line)


def _file_named(line: str) -> str:
    return line.partition("  ")[2] or MANIFEST

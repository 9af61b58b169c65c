"""A secret evening recounts, and no lie about it gets through, however well it is sealed and signed."""

import pytest

from juryvote.rules.bundle import build_bundle
from juryvote.rules.replay import verify
from juryvote.rules.replay.sealed_faults import SEALED_FAULTS
from juryvote.sealed import recount

from .book import BODY, SIGNER, book, found
from .lies_sealed import LIES, SealedLie
from .secret import Archives, Entries, archives, secret_evening
from .telling import height_of


def bundle(entries: Entries, files: Archives, meeting: str | None = None) -> bytes:
    made = book(entries)
    return build_bundle(
        lines=made.lines, checkpoints=made.notes, signer=SIGNER, body=BODY, meeting=meeting, extra=files
    )


@pytest.mark.parametrize("meeting", [None, "e1"])
def test_the_secret_evening_recounts(meeting: str | None) -> None:
    report = verify(bundle(secret_evening(), archives(), meeting), read_archive=recount)
    assert [problem.sentence for problem in report.problems] == []
    assert (report.summary.ballots, report.summary.decisions) == (3, 2)


@pytest.mark.parametrize("lie", LIES, ids=[lie[0] for lie in LIES])
def test_a_lie_about_a_secret_ballot_is_found_where_it_stands(lie: SealedLie) -> None:
    _, tell, where, kind = lie
    entries, files = tell(secret_evening(), archives())
    place = where if where.startswith("sealed/") else f"journal.jsonl#{height_of(entries, where)}"
    problems = found(verify(bundle(entries, files), read_archive=recount))
    assert problems[:1] == [(kind, place)]


def test_without_a_reader_archives_are_called_unread() -> None:
    problems = found(verify(bundle(secret_evening(), archives())))
    assert {kind for kind, _ in problems} == {"archive-unread"}


def test_every_fault_of_a_secret_ballot_has_a_lie() -> None:
    assert set(SEALED_FAULTS) - {"archive-unread"} <= {kind for *_, kind in LIES}

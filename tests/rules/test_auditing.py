"""The auditor's page computes from the entries what stood in them, and misses nothing that is out of the ordinary."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.auditing import PERMILLE, SILENCE_MINUTES, calculations, findings, timeline
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes import minutes_of
from juryvote.world import moment, when
from tests.rules.journal.alone import alone
from tests.rules.journal.contested import disputed
from tests.rules.journal.evening import whole
from tests.rules.journal.in_writing import in_writing
from tests.rules.journal.unsettled import unsettled
from tests.rules.test_minutes import JOURNALS, records


def kinds(journal: Any, meeting: str = "e1") -> list[str]:
    return [one.kind for one in findings(meeting, records(journal()))]


def test_every_quorum_and_every_ballot_is_a_calculation() -> None:
    for journal in JOURNALS:
        entries = journal()
        for planned in (one for one in entries if isinstance(one, e.MeetingPlanned)):
            shown = calculations(planned.meeting, records(entries))
            read = {
                "reading": e.ReadingTaken,
                "opening": e.BallotOpened,
                "closing": e.BallotClosed,
            }
            for kind, entry in read.items():
                right = [
                    (one.quorum.counted, one.quorum.base, one.quorum.needed, one.quorum.met, one.quorum.sentence)
                    for one in entries
                    if isinstance(one, entry) and one.meeting == planned.meeting
                ]
                found = [one for one in shown if one.kind == kind]
                assert [(one.counted, one.base, one.needed, one.met, one.sentence) for one in found] == right
            assert all(one.height < two.height for one, two in pairwise(shown))


@pytest.mark.parametrize(
    ("journal", "meeting", "expected"),
    [
        (whole, "e1", {"hands", "struck", "annulled", "quorum-lost", "vote-again", "corrected"}),
        (unsettled, "e1", {"tie"}),
        (disputed, "e1", {"found-later", "reopened"}),
        (alone, "e1", set()),
        (in_writing, "e1", set()),
    ],
)
def test_what_is_out_of_the_ordinary_is_found(journal: Any, meeting: str, expected: set[str]) -> None:
    assert expected <= set(kinds(journal, meeting)), kinds(journal, meeting)


def test_an_ordinary_evening_has_nothing_to_find() -> None:
    quiet = [
        one
        for one in whole()
        if not isinstance(one, e.RollStruck | e.BallotAnnulled | e.BallotClosed | e.DecisionCorrected)
    ]
    opened = [one for one in quiet if isinstance(one, e.BallotOpened)]
    once = [one for one in quiet if one not in opened[1:]]
    assert findings("e1", records(once)) == ()


def test_bars_lie_within_the_evening_and_tell_who_came_back() -> None:
    minutes = minutes_of("e1", records(whole()))
    assert minutes is not None
    bars = timeline(minutes)
    assert all(0 <= bar.start <= PERMILLE and bar.start + bar.length <= PERMILLE + 4 for bar in bars)
    assert [sum(bar.seat == seat for bar in bars) for seat in range(1, 6)] == [2, 1, 1, 2, 1]
    first, second = (bar for bar in bars if bar.seat == 1)
    assert first.start == 0
    assert first.start + first.length <= second.start
    assert second.start + second.length == PERMILLE  # stays to the end


def moved(entries: list[Any], kind: type, minutes: int) -> list[Recorded]:
    """From the first entry of this kind on, everything is so much later."""
    shown, start = records(entries), next(n for n, one in enumerate(entries) if isinstance(one, kind))
    later = timedelta(minutes=minutes)
    return [one if n < start else replace(one, at=moment(when(one.at) + later)) for n, one in enumerate(shown)]


def test_a_long_silence_and_an_entry_on_another_day_are_told() -> None:
    quiet = findings("e1", moved(whole(), e.BallotOpened, SILENCE_MINUTES - 1))
    assert "gap" in {one.kind for one in quiet}
    assert "gap" not in {one.kind for one in findings("e1", moved(whole(), e.BallotOpened, SILENCE_MINUTES - 2))}
    late = [one for one in findings("e1", moved(whole(), e.BallotOpened, 24 * 60)) if one.kind == "late"]
    opened = next(n for n, one in enumerate(records(whole())) if isinstance(one.entry, e.BallotOpened))
    assert [one.height for one in late] == [records(whole())[opened].height]


def test_a_vote_in_writing_takes_days() -> None:
    entries = in_writing()
    written = next(one.meeting for one in entries if isinstance(one, e.MeetingPlanned) and one.ends_on)
    voted = next(n for n, one in enumerate(entries) if isinstance(one, e.BallotClosed) and one.meeting == written)
    days = [
        replace(one, at=moment(when(one.at) + timedelta(days=5))) if one.height >= voted else one
        for one in records(entries)
    ]
    assert {"gap", "late"}.isdisjoint(one.kind for one in findings(written, days))


def test_a_whole_meeting_is_quiet_before_it_opens_and_after_it_ends() -> None:
    for kind in (e.MeetingOpened, e.DecisionPublished):
        assert {"gap", "late"}.isdisjoint(one.kind for one in findings("e1", moved(whole(), kind, 48 * 60)))

"""Minutes say what the journal says, in its order; without names nobody can be recognised in them."""

import re
from typing import Any

import pytest

from juryvote.rules import entries as e
from juryvote.rules.ledger import Recorded
from juryvote.rules.minutes import GENERAL, Minutes, crowd, minutes_of, paper_of, plain
from tests.rules.journal.amended import amended
from tests.rules.journal.contested import disputed
from tests.rules.journal.drawing import drawing
from tests.rules.journal.evening import whole
from tests.rules.journal.grouped import grouped
from tests.rules.journal.in_writing import in_writing
from tests.rules.journal.sharing import sharing
from tests.rules.journal.summing import summing
from tests.rules.journal.unsettled import unsettled

JOURNALS = (whole, amended, disputed, drawing, grouped, in_writing, sharing, summing, unsettled)


def records(entries: list[Any]) -> list[Recorded]:
    """A minute lies between any two."""
    clock = ((divmod(height, 60), one) for height, one in enumerate(entries))
    return [
        Recorded(height=60 * hour + minute, at=f"2026-03-05T{hour:02}:{minute:02}:00.000000Z", entry=one)
        for (hour, minute), one in clock
    ]


def written(meeting: str = "e1", entries: list[Any] | None = None) -> Minutes:
    found = minutes_of(meeting, records(whole() if entries is None else entries))
    assert found is not None
    return found


def test_an_evening_as_people_read_it() -> None:
    minutes = written()
    assert (minutes.title, minutes.place, minutes.seats) == ("Märzsitzung", "Kiezladen", 5)
    hoffest, trommelkurs, protokoll, baumscheiben = minutes.items
    (vote,) = hoffest.votes
    assert (vote.yes, vote.no, vote.abstain, vote.recused, vote.outcome) == (3, 1, 0, 0, "carried")
    assert (vote.resolutions[0].number, vote.resolutions[0].version) == ("1/2026", 2)
    assert [(one.member, one.ruled) for one in trommelkurs.conflicts] == [("m2", ""), ("m1", "lifted"), ("m3", "")]
    assert protokoll.votes[0].by_hand == 4
    early, void = baumscheiben.votes
    assert (early.annulled, void.outcome) == ("Zu früh eröffnet", "void")
    assert void.quorum_after.startswith("Nicht beschlussfähig")


def test_every_number_of_every_closing_stands_in_the_minutes() -> None:
    for journal in JOURNALS:
        entries = journal()
        for planned in (one for one in entries if isinstance(one, e.MeetingPlanned)):
            votes = {vote.ballot: vote for item in written(planned.meeting, entries).items for vote in item.votes}
            closed = [one for one in entries if isinstance(one, e.BallotClosed) and one.meeting == planned.meeting]
            for one in closed:
                vote = votes[one.ballot]
                right = (one.tally.yes, one.tally.no, one.tally.abstain, one.recused)
                assert (vote.yes, vote.no, vote.abstain, vote.recused) == right, (journal, one.ballot)
            made = [one for one in entries if isinstance(one, e.DecisionMade) and one.meeting == planned.meeting]
            assert sum(len(vote.resolutions) for vote in votes.values()) == len(made)


def test_who_was_in_the_room_is_a_number_for_everybody_and_a_name_for_the_body() -> None:
    minutes = written()
    assert [there for _, there in crowd(minutes.people)][:4] == [1, 2, 3, 4]
    names = {"m1": "Ayşe Demir", "m2": "Bernd Wolf", "m3": "Chi Nguyen", "m4": "Dana Nowak"}
    inside, outside = plain(paper_of(minutes, names=names)), plain(paper_of(minutes))
    assert "Ayşe Demir, Sitz 1 (Bewohnerschaft), ab " in inside
    assert "Ehemalige Person, Sitz 5" in inside
    assert "Befangen, ohne Stimme bei diesem Punkt: Bernd Wolf, Chi Nguyen." in inside
    assert "2 Personen waren befangen und ohne Stimme." in outside
    assert not any(word in outside for name in names.values() for word in name.split())


@pytest.mark.parametrize("journal", JOURNALS)
def test_no_member_can_be_recognised_without_names(journal: Any) -> None:
    entries = journal()
    members = {one.member for one in entries if isinstance(one, e.MemberRegistered)}
    names = {one.name for one in entries if isinstance(one, e.MemberRegistered)}
    for planned in (one for one in entries if isinstance(one, e.MeetingPlanned)):
        said = plain(paper_of(written(planned.meeting, entries)))
        assert not members & set(re.findall(r"\w+", said))
        assert not any(name in said for name in names)
        assert max(map(len, said.splitlines())) <= 100


def test_somebody_who_leaves_and_comes_back_has_two_times() -> None:
    person = next(one for one in written().people if one.member == "m1")
    assert [move.came for move in person.moves] == [True, False, True]
    said = plain(paper_of(written(), names={"m1": "Ada"}))
    assert re.search(r"Ada, Sitz 1 \(Bewohnerschaft\), ab \d\d:\d\d bis \d\d:\d\d; ab \d\d:\d\d", said)


def test_remarks_stand_where_they_belong_and_change_nothing_else() -> None:
    minutes = written()
    remarks = {minutes.items[1].id: "Der Trommelkurs\nkommt wieder.", GENERAL: "Es war ein langer Abend."}
    with_them, without = plain(paper_of(minutes, remarks=remarks)), plain(paper_of(minutes))
    added = "> Der Trommelkurs\n> kommt wieder.\n"
    ended = "Anmerkungen\n-----------\n> Es war ein langer Abend.\n\n"
    assert with_them.replace(added, "").replace(ended, "") == without
    place = with_them.index(added)
    assert with_them.index("Punkt 2:") < place < with_them.index("Punkt 3:")


def test_counts_say_yes_and_no_only_where_people_said_so() -> None:
    pot, sums = (plain(paper_of(written(*one))) for one in (("h1", sharing()), ("s1", summing())))
    assert pot.count("Der Antrag stand bei Punkt 4 mit zur Verteilung.") == 3
    assert "nicht aufgerufen" not in pot
    assert "Abgestimmt 3, Enthaltung 1, befangen 0; stimmberechtigt waren 4." in pot
    assert "Abgestimmt 4, Enthaltung 0" in sums
    assert "Ja 4" not in sums
    meeting = next(one.meeting for one in amended() if isinstance(one, e.MeetingPlanned))
    assert "Mitgetragen 1, Einwand 0, Enthaltung 1" in plain(paper_of(written(meeting, amended())))


def test_what_comes_later_changes_no_minutes_of_before() -> None:
    entries = whole()
    end = next(height for height, one in enumerate(entries) if isinstance(one, e.MeetingAdjourned)) + 1
    before = minutes_of("e1", records(entries[:end]))
    assert before is not None
    assert before.items[0].votes[0].resolutions[0].version == 1
    assert [one.seat for one in before.people] == [one.seat for one in written().people]


def test_a_meeting_that_was_never_planned_has_none() -> None:
    assert minutes_of("e9", records(whole())) is None

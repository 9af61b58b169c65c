"""What the urn takes and what it refuses, on both databases: one person, one line, and nothing of anybody else."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text

from juryvote.actions import ballots, conflicts, meetings, paper, people
from juryvote.reads.soundness import check_everything
from juryvote.rules import refusals as no
from juryvote.rules.ballots import Channel
from juryvote.rules.presets import PRESETS
from juryvote.sealed import verify
from juryvote.sealed.texts import short, write
from juryvote.store import urn
from tests.sealed_town import SealedTown, open_sealed_town
from tests.town import convene


@pytest.fixture
def jury(database_url: str, tmp_path: Path) -> Iterator[SealedTown]:
    with open_sealed_town(database_url, tmp_path) as jury:
        yield jury
        assert check_everything(jury.hall) == []


def lines(jury: SealedTown, ballot: str) -> list[tuple[str, str | None]]:
    with jury.hall.reading() as db:
        return [(line.credential, line.slip) for line in urn.lines(db, ballot)]


def given(jury: SealedTown, ballot: str) -> list[str]:
    return [slip for _, slip in lines(jury, ballot) if slip is not None]


def trackers(jury: SealedTown, ballot: str) -> list[str]:
    with jury.hall.reading() as db:
        kept, bel = urn.archive(db, ballot), urn.bel(db, ballot)
    assert kept is not None
    assert bel is not None
    report = verify(bel)
    assert report.fine
    assert sorted(report.summary.trackers) == json.loads(kept.trackers)
    return sorted(report.summary.trackers)


def test_forty_times_the_same_slip_at_once_is_one_line(jury: SealedTown) -> None:
    ballot, phone = jury.open(), jury.phones[0]
    slip = phone.slip(ballot)
    with ThreadPoolExecutor(20) as crowd:
        told = set(crowd.map(lambda _: phone.send(ballot, slip), range(40)))
    assert told == {short(slip.encode())}
    assert given(jury, ballot) == [slip]


def test_a_change_of_mind_counts_and_a_late_tap_does_not(jury: SealedTown) -> None:
    ballot, phone = jury.open(), jury.phones[0]
    first, second = phone.slip(ballot, "no"), phone.slip(ballot, "yes")
    phone.send(ballot, first)
    phone.send(ballot, second, turn=2)
    with pytest.raises(no.AlreadyDone):
        phone.send(ballot, first, turn=1)
    assert phone.send(ballot, second, turn=1) == short(second.encode())  # the one that stands, once more
    assert given(jury, ballot) == [second]
    jury.close(ballot)
    assert phone.send(ballot, second, turn=2) == short(second.encode())
    with pytest.raises(no.BallotNotOpen):
        phone.send(ballot, first, turn=3)


def test_nothing_wrong_gets_into_the_urn(jury: SealedTown) -> None:
    before = jury.open()
    other = jury.phones[0].slip(before)
    ballots.annul_ballot(jury.hall, ballot=before, why="Versehen", actor="chair")
    ballot, mine = jury.open(), jury.phones[0]
    right = mine.slip(ballot)
    foreign = jury.phones[1].slip(ballot)
    loose = json.dumps(json.loads(right))
    empty = json.loads(right) | {"answers": []}
    for slip in (other, foreign, loose, write(empty).decode(), "", "{}", "[" * 9000, "ü", "x" * 40_000, right + " "):
        with pytest.raises(no.BadSlip):
            mine.send(ballot, slip)
    changed = json.loads(right)
    changed["answers"][0]["overall_proof"][0]["response"] = "1"
    with pytest.raises(no.BadSlip):
        mine.send(ballot, write(changed).decode())
    assert given(jury, ballot) == []


@pytest.mark.parametrize("turn", ["", "0", "-1", "x", "1000000", "9" * 5000, "²", "1.0", " 1"])
def test_a_turn_is_a_small_number(turn: str, tmp_path: Path) -> None:
    with open_sealed_town(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path, enrolled=1) as jury:
        ballot, phone = jury.open(), jury.phones[0]
        with pytest.raises(no.BadForm):
            phone.send(ballot, phone.slip(ballot), turn=turn)


def test_somebody_without_a_key_cannot_send_a_slip(jury: SealedTown) -> None:
    late = jury.phones[6]
    ballot = jury.open()
    late.enrol()  # after the opening: the roll was frozen without it
    with pytest.raises(no.BadSlip):
        late.vote(ballot)
    assert late.assisted(ballot)
    jury.phones[0].secret = late.secret  # another phone of the same person, since the opening
    with pytest.raises(no.BadSlip):
        jury.phones[0].vote(ballot)
    assert len(given(jury, ballot)) == 1


def test_own_slip_then_the_server_s_and_back_is_one_line(jury: SealedTown) -> None:
    ballot, phone, other = jury.open(), jury.phones[0], jury.phones[1]
    phone.vote(ballot, "no")
    other.assisted(ballot, "no")
    again = other.assisted(ballot, "no")  # a double tap
    assert len(given(jury, ballot)) == 2
    phone.assisted(ballot, "no", turn=2)
    assert len(given(jury, ballot)) == 2
    mine = phone.vote(ballot, "yes", turn=3)
    theirs = other.vote(ballot, "yes", turn=2)
    assert theirs != again
    assert len(lines(jury, ballot)) == 7
    jury.close(ballot)
    assert trackers(jury, ballot) == sorted([mine, theirs])


def test_whoever_is_struck_leaves_no_trace_in_the_archive(jury: SealedTown) -> None:
    """By the own phone, by the server's help and by paper: the credential of the opening is back, unused."""
    ballot = jury.open()
    jury.phones[0].vote(ballot)
    jury.phones[1].assisted(ballot)
    jury.phones[6].assisted(ballot)
    jury.on_paper(ballot, 2, 3, yes=1, no=1)
    kept = jury.phones[4].vote(ballot)
    for who in (0, 1, 6, 2):
        member = jury.town.members[who]
        conflicts.declare_conflict(jury.hall, item=jury.town.items[0], member=member, reason="relative", actor="chair")
    assert len(given(jury, ballot)) == 1  # the other paper slip is to be counted anew
    jury.close(ballot)
    assert trackers(jury, ballot) == [kept]


def test_paper_taken_back_leaves_the_phone_free_again(jury: SealedTown) -> None:
    ballot = jury.open()
    jury.on_paper(ballot, 0, 1, 5, abstain=3)
    with pytest.raises(no.VotedElsewhere):
        jury.phones[0].vote(ballot)
    paper.give_paper(jury.hall, ballot=ballot, people=[], actor="chair")
    assert given(jury, ballot) == []
    mine = jury.phones[0].vote(ballot)
    jury.close(ballot)
    assert trackers(jury, ballot) == [mine]


def test_two_phones_with_one_key_do_not_stop_the_evening(jury: SealedTown) -> None:
    """They would share a credential: both vote with the server's help."""
    one, two = jury.phones[:2]
    two.secret = one.secret
    two.enrol()
    ballot = jury.open()
    for phone in (one, two):
        with pytest.raises(no.BadSlip):
            phone.vote(ballot)
        phone.assisted(ballot)
    jury.close(ballot)
    assert len(trackers(jury, ballot)) == 2


def test_a_key_needs_a_proof_for_this_member(jury: SealedTown) -> None:
    phone, other = jury.phones[5:7]
    with pytest.raises(no.BadForm):
        phone.enrol(other.member)
    with jury.hall.reading() as db:
        assert db.execute(text("SELECT count(*) FROM sessions WHERE device_key IS NOT NULL")).scalar_one() == 5


@pytest.mark.parametrize("key", ["", "00" * 32, "00" * 31 + "01", "zz" * 32, "66" * 31 + "5", "ff" * 32])
def test_what_is_no_key_is_no_key(key: str, tmp_path: Path) -> None:
    with open_sealed_town(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path, enrolled=0) as jury:
        me = jury.phones[0]
        with pytest.raises(no.BadForm):
            _keep(jury, session=me.session, member=me.member, key=key, challenge="1", response="1" * 9000)


def _keep(jury: SealedTown, **values: str) -> None:
    from juryvote.actions.sealed import keep_device_key

    keep_device_key(jury.hall, **values)


def test_nobody_voted(jury: SealedTown) -> None:
    ballot = jury.open()
    jury.close(ballot)
    assert trackers(jury, ballot) == []


def test_casting_while_closing_counts_every_acknowledged_slip(jury: SealedTown) -> None:
    ballot = jury.open()
    slips = [(phone, phone.slip(ballot)) for phone in jury.phones[:5]]

    def cast(pair: tuple[object, str]) -> str:
        try:
            return pair[0].send(ballot, pair[1])
        except no.BallotNotOpen:
            return ""

    with ThreadPoolExecutor(6) as crowd:
        casts = [crowd.submit(cast, pair) for pair in slips[:3]]
        closing = crowd.submit(jury.close, ballot)
        casts += [crowd.submit(cast, pair) for pair in slips[3:]]
        closing.result()
        told = sorted(filter(None, (one.result() for one in casts)))
    assert trackers(jury, ballot) == told


def test_after_a_restored_backup_the_ballot_is_annulled_and_held_again(jury: SealedTown) -> None:
    ballot = jury.open()
    slip = jury.phones[0].slip(ballot)
    jury.phones[0].send(ballot, slip)
    (jury.hall.safe.folder / f"{ballot}.key").unlink()
    for deed in (lambda: jury.close(ballot), lambda: jury.phones[1].assisted(ballot), lambda: _resend(jury, ballot)):
        with pytest.raises(no.KeyGone):
            deed()
    ballots.annul_ballot(jury.hall, ballot=ballot, why="Kein Schlüssel", actor="chair")
    assert lines(jury, ballot) == []
    again = jury.open()
    mine = jury.phones[0].vote(again)
    jury.close(again)
    assert trackers(jury, again) == [mine]


def _resend(jury: SealedTown, ballot: str) -> None:
    jury.phones[0].send(ballot, "{}", turn=2)


def test_bylaws_may_want_every_ballot_secret(jury: SealedTown) -> None:
    town, rules = jury.town, {**PRESETS["afj-berlin"], "secrecy": {"default": "sealed"}}
    people.adopt_bylaws(jury.hall, body=town.body, name="Geheim", rules=rules, actor="team")
    meeting, (item,) = convene(town, proposals=1, title="Zweite Sitzung")
    meetings.call_item(jury.hall, meeting=meeting, item=item, actor="chair")
    opening = {"meeting": meeting, "item": item, "amount_cents": 45_000, "actor": "chair"}
    with pytest.raises(no.MustBeSealed) as refused:
        ballots.open_ballot(jury.hall, **opening, mode="open")
    assert refused.value.facts["why"] == "default"
    ballot = ballots.open_ballot(jury.hall, **opening, mode="sealed")
    assert [name for name, _ in jury.hall.safe.held()] == [ballot]
    ballots.annul_ballot(jury.hall, ballot=ballot, why="Versehen", actor="chair")
    assert list(jury.hall.safe.held()) == []  # nobody can open what was annulled


def test_the_tablet_has_its_own_channel(jury: SealedTown) -> None:
    ballot = jury.open()
    jury.phones[5].assisted(ballot, channel=Channel.kiosk)
    with pytest.raises(no.VotedElsewhere):
        jury.phones[5].assisted(ballot, turn=2)
    jury.close(ballot)
    assert len(trackers(jury, ballot)) == 1

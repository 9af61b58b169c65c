"""What the store promises, on both engines, whoever presses whatever at the same time."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from juryvote.actions import ballots, conflicts, meetings, presence, slips
from juryvote.actions.hands import count_hands
from juryvote.live.hall import Hall
from juryvote.reads.chair import desk
from juryvote.reads.soundness import check_everything
from juryvote.rules import refusals as no
from juryvote.rules.sentences import german
from juryvote.rules.tally import Counts
from juryvote.store import money as purse
from juryvote.store.engine import writing
from tests.town import Town, convene, found_town, open_hall

BURST = 16


def test_forty_times_the_same_slip_at_once_is_one_slip_with_one_receipt(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot = town.open()
        with ThreadPoolExecutor(40) as crowd:
            receipts = list(crowd.map(lambda _: town.cast(ballot, 0, "yes"), range(40)))
        assert len({receipt.code for receipt in receipts}) == 1
        assert _slips(hall, ballot) == 1


def _slips(hall: Hall, ballot: str) -> int:
    with hall.reading() as db:
        return int(db.execute(text("SELECT count(*) FROM slips WHERE ballot = :b"), {"b": ballot}).scalar_one())


def test_one_person_in_four_channels_at_once_is_one_slip(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot, member = town.open(), town.members[0]

        def through(channel: str) -> bool:
            try:
                if channel == "hands":
                    count_hands(hall, ballot=ballot, people=[member], counts={"": Counts(yes=1)}, actor="chair")
                elif channel == "helper":
                    slips.help_with_slip(hall, ballot=ballot, member=member, choice="no")
                else:
                    town.cast(ballot, 0, "yes")
            except no.VotedElsewhere:
                return False
            return True

        with ThreadPoolExecutor(12) as crowd:
            done = list(crowd.map(through, ["phone", "helper", "hands"] * 4))
        assert any(done)
        assert _slips(hall, ballot) == 1
        ballots.close_ballot(hall, ballot=ballot, actor="chair")
        assert check_everything(hall) == []


def test_a_late_resend_does_not_undo_a_change_of_mind(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot = town.open()
        first = town.cast(ballot, 0, "yes", turn=0)
        second = town.cast(ballot, 0, "no", turn=1)
        resent = town.cast(ballot, 0, "yes", turn=0)
        assert (first.code, resent.choice, resent.code) == (second.code, "no", second.code)


def test_two_chairs_closing_at_once_close_once(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot = town.open()
        for who in range(5):
            town.cast(ballot, who, "yes")
        with ThreadPoolExecutor(8) as crowd:
            list(crowd.map(lambda _: ballots.close_ballot(hall, ballot=ballot, actor="chair"), range(8)))
        with hall.reading() as db:
            assert db.execute(text("SELECT count(*) FROM decisions")).scalar_one() == 1
            assert db.execute(text("SELECT count(*) FROM journal WHERE kind = 'ballot-closed'")).scalar_one() == 1


def test_casting_while_closing_counts_every_acknowledged_slip(database_url: str) -> None:
    """Nothing lands after the count: who got a receipt is in the tally, who is not in it was refused."""
    with open_hall(database_url) as hall:
        town = found_town(hall, seats=20)
        ballot = town.open()

        def cast(who: int) -> bool:
            try:
                town.cast(ballot, who, "yes")
            except no.BallotNotOpen:
                return False
            return True

        with ThreadPoolExecutor(21) as crowd:
            casts = [crowd.submit(cast, who) for who in range(10)]
            closing = crowd.submit(ballots.close_ballot, hall, ballot=ballot, actor="chair")
            casts += [crowd.submit(cast, who) for who in range(10, 20)]
            closing.result()
            acknowledged = sum(one.result() for one in casts)
        view = desk(hall, meeting=town.meeting, say=german)
        assert view is not None
        assert view.ballot is not None
        assert view.ballot.result is not None
        assert view.ballot.result.yes == acknowledged
        assert check_everything(hall) == []


def test_two_openings_at_once_open_one_ballot(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        item = town.call()

        def opens(_: int) -> bool:
            try:
                ballots.open_ballot(hall, meeting=town.meeting, item=item, amount_cents=45_000, actor="chair")
            except no.BallotStillOpen:
                return False
            return True

        with ThreadPoolExecutor(8) as crowd:
            assert sum(crowd.map(opens, range(8))) == 1
        assert check_everything(hall) == []


def test_sixteen_parallel_grants_never_overdraw_the_fund(database_url: str) -> None:
    """1,008 tries in bursts of 16: each asks 1 to 40 Euro, the fund holds far less than all of them together."""
    with open_hall(database_url) as hall:
        town, chance = found_town(hall, budget=900_000), random.Random(1)
        tries = [[chance.randint(100, 4000) for _ in range(BURST)] for _ in range(63)]

        def grant(cents: int) -> int:
            with writing(hall.engine) as db:
                if not purse.reserve(db, town.fund, cents):
                    return 0
                purse.settle(db, town.fund, reserved=cents, granted=cents)
                return cents

        with ThreadPoolExecutor(BURST) as crowd:
            granted = sum(sum(crowd.map(grant, burst)) for burst in tries)
        with hall.reading() as db:
            fund = purse.fund(db, town.fund)
        assert fund is not None
        assert fund.granted_cents == granted
        assert fund.reserved_cents == 0
        assert sum(map(sum, tries)) > fund.budget_cents >= granted > fund.budget_cents - 4000


def test_sixteen_meetings_closing_at_once_never_overdraw_the_fund(database_url: str) -> None:
    """Whole ballots through the actions: 16 meetings of one body vote on 450 € each, the fund holds ten of them."""
    with open_hall(database_url) as hall:
        town = found_town(hall, budget=450_000, proposals=0)
        evenings = [convene(town, proposals=1, title=f"Sitzung {number}") for number in range(BURST)]

        def decide(evening: tuple[str, list[str]]) -> bool:
            meeting, (item,) = evening
            meetings.call_item(hall, meeting=meeting, item=item, actor="chair")
            try:
                ballot = ballots.open_ballot(hall, meeting=meeting, item=item, amount_cents=45_000, actor="chair")
            except no.FundExhausted:
                return False
            for who in range(5):
                town.cast(ballot, who, "yes")
            ballots.close_ballot(hall, ballot=ballot, actor="chair")
            return True

        with ThreadPoolExecutor(BURST) as crowd:
            assert sum(crowd.map(decide, evenings)) == 10
        assert check_everything(hall) == []


def test_the_fund_itself_refuses_to_be_overdrawn(database_url: str) -> None:
    from sqlalchemy.exc import IntegrityError

    with open_hall(database_url) as hall:
        town = found_town(hall, budget=1000)
        with pytest.raises(IntegrityError), writing(hall.engine) as db:
            db.execute(text("UPDATE funds SET granted_cents = 1001"))
        assert town.fund


@pytest.mark.parametrize("table", ["journal", "checkpoints"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET body = body", "DELETE FROM {}"])
def test_nothing_updates_or_deletes_the_journal(database_url: str, table: str, deed: str) -> None:
    from sqlalchemy.exc import DatabaseError

    with open_hall(database_url) as hall:
        found_town(hall, proposals=0)
        with pytest.raises(DatabaseError, match="append-only"), writing(hall.engine) as db:
            db.execute(text(deed.format(table)))


def test_many_appending_at_once_get_consecutive_heights(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)

        def come_and_go(who: int) -> None:
            for _ in range(5):
                act = {"meeting": town.meeting, "member": town.members[who], "channel": "team", "actor": "team"}
                presence.check_out(hall, **act)
                presence.check_in(hall, **act)

        with ThreadPoolExecutor(7) as crowd:
            list(crowd.map(come_and_go, range(7)))
        assert check_everything(hall) == []


def test_a_refusal_in_the_middle_leaves_nothing_behind(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        with pytest.raises(RuntimeError):
            _fail_in_the_middle(town)
        view = desk(hall, meeting=town.meeting, say=german)
        assert view is not None
        assert "Nie" not in [item.title for item in view.agenda]
        assert check_everything(hall) == []


def _fail_in_the_middle(town: Town) -> None:
    with town.hall.acting("somebody") as act:
        presence.arrive(act, meeting=town.meeting, member=town.members[0], channel="team")
        meetings.put_item(act, town.body, town.meeting, meetings.NewItem(title="Nie"))
        raise RuntimeError


def test_a_conflict_during_the_ballot_strikes_the_slip_and_lowers_the_needed_number(database_url: str) -> None:
    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot = town.open()
        for who, choice in enumerate(("yes", "yes", "yes", "no")):
            town.cast(ballot, who, choice)
        item = town.items[0]
        conflicts.declare_conflict(hall, item=item, member=town.members[0], reason="relative", actor=town.members[0])
        with pytest.raises(no.Recused):
            town.cast(ballot, 0, "yes", turn=1)
        ballots.close_ballot(hall, ballot=ballot, actor="chair")
        view = desk(hall, meeting=town.meeting, say=german)
        assert view is not None
        assert view.ballot is not None
        result = view.ballot.result
        assert result is not None
        assert (result.yes, result.no, result.recused, result.outcome) == (2, 1, 1, "rejected")
        assert check_everything(hall) == []


def test_no_error_of_the_database_tells_a_choice(database_url: str) -> None:
    from sqlalchemy.exc import DatabaseError

    with open_hall(database_url) as hall:
        town = found_town(hall)
        ballot = town.open()
        with hall.reading() as db:
            pass
        with pytest.raises(DatabaseError) as caught, writing(hall.engine) as db:
            db.execute(
                text("INSERT INTO slips VALUES (:ballot, :member, :choice, 'phone', 0, 'k', 'r', NULL, 'too many')"),
                {"ballot": ballot, "member": town.members[0], "choice": "abstain"},
            )
        assert "abstain" not in str(caught.value)
        assert town.members[0] not in str(caught.value)


def test_a_bundle_taken_while_people_come_and_go_is_whole(database_url: str) -> None:
    from juryvote.reads.audit import bundle
    from juryvote.rules.replay.report import verify

    with open_hall(database_url) as hall:
        town = found_town(hall, proposals=0)
        act = {"meeting": town.meeting, "member": town.members[0], "channel": "team", "actor": "team"}

        def come_and_go(_: int) -> None:
            presence.check_out(hall, **act)
            presence.check_in(hall, **act)

        with ThreadPoolExecutor(4) as crowd:
            moving = [crowd.submit(come_and_go, number) for number in range(20)]
            reports = [verify(bundle(hall, body=town.body, meeting=None)) for _ in range(20)]
            for one in moving:
                one.result()
        assert [report.problems for report in reports if not report.fine] == []

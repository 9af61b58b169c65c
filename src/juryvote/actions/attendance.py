"""What is known of people: who sent word not to come, how old somebody is, and what is read anew in the evening."""

from juryvote.actions.floor import in_a_room, running, take_floor
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules.bylaws import bylaws_from
from juryvote.rules.facts import asks
from juryvote.rules.moment import holds_on
from juryvote.rules.refusals import AlreadyDone, BadForm, BallotStillOpen, MeetingClosed, NotFound
from juryvote.rules.scene import UNKNOWN
from juryvote.store import ballots, facts, meetings, people

YEARS = range(121)


def excuse(hall: Hall, *, meeting: str, member: str, excused: bool, actor: str) -> None:
    """Somebody with a place in the body sent word, or that was an error. Said twice is said once."""
    with hall.acting(actor) as act:
        row = in_a_room(take_floor(act, meeting))
        if row.state == "adjourned":
            raise MeetingClosed
        if (member in facts.excuses(act.db, meeting)) == excused:
            return
        if member not in _seated(act, row.body, row.day):
            raise NotFound(what="member")
        if excused and meetings.is_present(act.db, meeting=meeting, member=member):
            raise AlreadyDone(what="present")
        note = facts.excuse if excused else facts.unexcuse
        note(act.db, meeting=meeting, member=member)
        entry = e.AbsenceExcused(meeting=meeting, member=member, excused=excused)
        act.record(row.body, entry, meeting=meeting)


def read_again(hall: Hall, *, meeting: str, member: str, actor: str) -> None:
    """Register, age and attendance of one person as they are now; counts from the next ballot on."""
    with hall.acting(actor) as act:
        row = running(act, meeting)
        if ballots.open_ballot(act.db, meeting):
            raise BallotStillOpen
        bylaws = bylaws_from(people.bylaws_rules(act.db, row.bylaws))
        if not asks(bylaws) or member not in _seated(act, row.body, row.day):
            raise NotFound(what="member")
        known = facts.pinned(row)
        now = facts.facts_on(act.db, body=row.body, day=row.day, bylaws=bylaws).get(member, UNKNOWN)
        if now == known.get(member, UNKNOWN):
            return
        meetings.change_meeting(act.db, meeting, facts=facts.as_text({**known, member: now}))
        act.record(row.body, e.FactCorrected(meeting=meeting, member=member, fact=now), meeting=meeting)


def tell_age(hall: Hall, *, area: str, member: str, years: int | None, actor: str) -> None:
    """At least so many years old today; None forgets it."""
    if years is not None and years not in YEARS:
        raise BadForm(field="years", problem="range")
    with hall.acting(actor) as act:
        who = people.member(act.db, member)
        if who is None or who.area != area:
            raise NotFound(what="member")
        if years is None:
            facts.forget_age(act.db, member)
        else:
            facts.tell_age(act.db, member=member, years=years, day=hall.today())


def _seated(act: Act, body: str, day: str) -> set[str]:
    return {row.member for row in people.holdings(act.db, body) if holds_on(people.held(row), day)}

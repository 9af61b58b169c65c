"""Letters for a vote in writing: one for each who may take part, good for the same person again until it is over."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row

from juryvote.actions.entry import Pass, issue
from juryvote.actions.floor import running
from juryvote.live.hall import Act, Hall
from juryvote.rules.refusals import AlreadyDone, NotFound
from juryvote.rules.written import waited_for
from juryvote.store import ballots, entry
from juryvote.store.rooms import moment_of
from juryvote.world import BERLIN, when

DAYS_AFTER = 7  # to read what came of it


def issue_letters(hall: Hall, *, meeting: str, actor: str, again: bool = False) -> list[Pass]:
    """For everybody on the roll; `again`: only for those who are still waited for. Their earlier letters are void."""
    with hall.acting(actor) as act:
        row = running(act, meeting)
        ballot = ballots.open_ballot(act.db, meeting)
        if row.ends_on is None or ballot is None:
            raise NotFound(what="ballot")
        seconds = _lifetime(act, row.ends_on)
        to = _waited_for(act, row, ballot) if again else [line.member for line in ballots.roll(act.db, ballot.id)]
        if not to:
            raise AlreadyDone(what="letters")
        return [_letter(act, meeting, member, seconds) for member in to]


def _letter(act: Act, meeting: str, member: str, seconds: int) -> Pass:
    entry.revoke_passes(act.db, meeting=meeting, kind="letter", now=act.now, member=member)
    return issue(act, kind="letter", meeting=meeting, member=member, seconds=seconds)


def _waited_for(act: Act, row: Row[Any], ballot: Row[Any]) -> list[str]:
    now, lines = moment_of(act.db, row, ballot.item), ballots.roll(act.db, ballot.id)
    waiting = waited_for(now.bylaws, now.room, {line.member for line in lines if line.channel})
    return [line.member for line in lines if line.member in waiting]


def _lifetime(act: Act, ends_on: str) -> int:
    last = datetime.fromisoformat(ends_on).date() + timedelta(days=DAYS_AFTER)
    end = datetime.combine(last, time.max, tzinfo=BERLIN).astimezone(UTC)
    return int((end - when(act.now)).total_seconds())

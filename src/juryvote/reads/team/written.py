"""Before a vote in writing begins: whether the bylaws allow it, until when it would last, and what could be asked."""

from msgspec import Struct

from juryvote.live.hall import Hall
from juryvote.reads.parts import Say
from juryvote.rules.between import WrittenState, last_day, written_vote
from juryvote.rules.bylaws import bylaws_from
from juryvote.store import money, people


class Question(Struct, frozen=True, kw_only=True):
    """An eligible proposal. `most_cents`: not more than asked, than the round's cap, than is left in the fund."""

    id: str
    title: str
    asked_cents: int
    most_cents: int


class StartPage(Struct, frozen=True, kw_only=True):
    body_id: str
    body: str
    allowed: bool
    sentence: str
    ends_on: str
    to_stop: int
    questions: tuple[Question, ...]


def start_page(hall: Hall, *, body: str, area: str, say: Say) -> StartPage | None:
    with hall.reading() as db:
        home, today = people.body(db, body), hall.today()
        pinned = people.newest_bylaws(db, body, today)
        if home is None or home.area != area or pinned is None:
            return None
        bylaws = bylaws_from(people.bylaws_rules(db, pinned.id))
        stands = written_vote(bylaws, started=today, day=today, objections=0, say=say)
        left = {row.id: money.left(row) for row in money.rounds(db, [body])}
        return StartPage(
            body_id=body,
            body=home.name,
            allowed=stands.state is not WrittenState.forbidden,
            sentence=stands.sentence,
            ends_on=last_day(bylaws, today),
            to_stop=bylaws.written_procedure.objections_to_stop,
            questions=tuple(
                Question(
                    id=row.id,
                    title=row.title,
                    asked_cents=row.asked_cents,
                    most_cents=max(0, min(row.asked_cents, row.cap_cents, left.get(row.round, 0))),
                )
                for row in money.proposals(db, body=body)
                if row.state == "eligible"
            ),
        )

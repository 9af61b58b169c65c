"""A jury by lot as everybody may see it: what was promised before, and what was drawn. Tickets, never names."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, to_builtins
from sqlalchemy import Row

from juryvote.live.hall import Hall
from juryvote.rules.draw_cases import DrawCase, DrawFacts, Listed
from juryvote.rules.draws import digest_of
from juryvote.rules.entries import PoolTicket, Quota
from juryvote.rules.lots import commit
from juryvote.store import draws, journal, people


class TicketLine(Struct, frozen=True, kw_only=True):
    number: int
    group: str
    mark: str
    state: str  # pool | taken | reserve | accepted | declined


class QuotaLine(Struct, frozen=True, kw_only=True):
    """`taken` are those who were drawn, then those who moved up; `reserves` is the whole list in its order."""

    group: str  # "" everybody
    seats: int
    asked: int  # reserves that were asked for
    taken: tuple[TicketLine, ...]
    moved_up: tuple[TicketLine, ...]
    reserves: tuple[TicketLine, ...]


class DrawPage(Struct, frozen=True, kw_only=True):
    """`seed` and `public` are "" before the draw. `groups` are (name, people)."""

    id: str
    body_id: str
    body: str
    area: str
    title: str
    day: str
    place: str
    state: str  # committed | drawn | called-off
    why: str
    commitment: str
    digest: str
    seed: str
    public: str
    witnesses: tuple[str, ...]
    groups: tuple[tuple[str, int], ...]
    quotas: tuple[QuotaLine, ...]
    tickets: tuple[TicketLine, ...]
    checkpoint: str

    @property
    def people(self) -> int:
        return len(self.tickets)


def draw_page(hall: Hall, draw: str) -> DrawPage | None:
    """None for a draft: it is nobody's business yet."""
    with hall.reading() as db:
        row = draws.draw(db, draw)
        if row is None or row.state == "draft":
            return None
        home = people.body(db, row.body)
        assert home is not None
        tickets = draws.tickets(db, draw)
        return DrawPage(
            id=row.id,
            body_id=row.body,
            body=home.name,
            area=home.area_name,
            title=row.title,
            day=row.day,
            place=row.place,
            state=row.state,
            why=row.why,
            commitment=commit(bytes.fromhex(row.seed)),
            digest=digest_of(pool_of(tickets)),
            seed=row.seed if row.state == "drawn" else "",
            public=row.public,
            witnesses=tuple(draws.witnesses_of(row)),
            groups=tuple(Counter(one.group for one in tickets).items()),
            quotas=quota_lines(draws.quotas_of(row), tickets),
            tickets=tuple(map(_ticket, tickets)),
            checkpoint=journal.newest_checkpoint(db, row.body),
        )


def pool_of(tickets: Sequence[Row[Any]]) -> tuple[PoolTicket, ...]:
    return tuple(PoolTicket(group=one.group, mark=one.mark) for one in tickets)


def quota_lines(quotas: Sequence[Quota], tickets: Sequence[Row[Any]]) -> tuple[QuotaLine, ...]:
    drawn = sorted((one for one in tickets if one.quota is not None), key=lambda one: (one.quota, one.rank))
    return tuple(
        QuotaLine(
            group=quota.group,
            seats=quota.seats,
            asked=quota.reserves,
            taken=tuple(_ticket(one) for one in drawn if one.quota == at and one.rank < quota.seats),
            moved_up=tuple(_ticket(one) for one in drawn if one.seated == at and not _was_taken(one, quotas)),
            reserves=tuple(_ticket(one) for one in drawn if one.quota == at and one.rank >= quota.seats),
        )
        for at, quota in enumerate(quotas)
    )


def _was_taken(one: Row[Any], quotas: Sequence[Quota]) -> bool:
    return bool(one.rank < quotas[one.quota].seats)


def _ticket(one: Row[Any]) -> TicketLine:
    return TicketLine(number=one.number, group=one.group, mark=one.mark, state=one.state)


def draw_case(hall: Hall, draw: str, *, names: bool = False) -> dict[str, Any] | None:
    """What `juryvote explain` draws again; with the list as far as names are kept. None before the draw."""
    with hall.reading() as db:
        row = draws.draw(db, draw)
        if row is None or row.state != "drawn":
            return None
        tickets = draws.tickets(db, draw)
        listed = tuple(
            Listed(ticket=one.number, salt=one.salt, name=one.name, notes=one.notes)
            for one in tickets
            if names and one.name is not None
        )
        facts = DrawFacts(
            draw=draw,
            seed=row.seed,
            commitment=commit(bytes.fromhex(row.seed)),
            public=row.public,
            pool=pool_of(tickets),
            quotas=tuple(draws.quotas_of(row)),
            people=listed,
        )
        case: dict[str, Any] = to_builtins(DrawCase(draw=facts))
        return case

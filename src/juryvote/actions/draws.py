"""A jury by public lot, up to the draw: the list, the quotas, the promise, and the minute in which it is drawn."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins
from sqlalchemy import Row

from juryvote.live.hall import Act, Hall
from juryvote.rules import draws as rules
from juryvote.rules import entries as e
from juryvote.rules.lots import SEED_BYTES, commit
from juryvote.rules.pools import PoolLine, read_pool
from juryvote.rules.refusals import (
    AlreadyDone,
    BadForm,
    BadImport,
    CannotBeDrawn,
    DrawRunning,
    NotFound,
    TooFewWitnesses,
)
from juryvote.store import draws, journal, people

LONGEST_TITLE, LONGEST_WHY = 200, 500
SALT_BYTES = 16


def prepare_draw(hall: Hall, *, body: str, title: str, day: str, place: str, actor: str) -> str:
    """A draft: nobody but the team sees it, and the journal knows nothing of it."""
    with hall.acting(actor) as act:
        if people.body(act.db, body) is None:
            raise NotFound(what="body")
        draw = act.new_id()
        draws.add(act.db, id=draw, body=body, title=_text(title, "title"), day=day, place=_text(place, "place"))
        return draw


def _text(text: str, field: str, longest: int = LONGEST_TITLE) -> str:
    tidy = rules.tidy(text)
    if not 1 <= len(tidy) <= longest:
        raise BadForm(field=field, problem="length")
    return tidy


def fill_pool(hall: Hall, *, draw: str, text: str, actor: str) -> Sequence[PoolLine]:
    """The list becomes the pool, if every line is right; else nothing is written and the lines say why.

    Tickets are dealt in a random order: whoever keeps the list cannot tell later who had which.
    """
    try:
        lines = read_pool(text)
    except ValueError as error:
        raise BadImport(problem=str(error)) from error
    with hall.acting(actor) as act:
        _in_state(act, draw, "draft")
        if not any(line.problems for line in lines):
            draws.fill(act.db, draw, (_ticket(act, number, line) for number, line in _dealt(act, lines)))
    hall.forget_deleted()
    return lines


def _dealt(act: Act, lines: Sequence[PoolLine]) -> Sequence[tuple[int, PoolLine]]:
    left = list(lines)
    return [(number, left.pop(act.hall.world.below(len(left)))) for number in range(1, len(lines) + 1)]


def _ticket(act: Act, number: int, line: PoolLine) -> dict[str, str]:
    salt = act.hall.world.new_token()[:SALT_BYTES].hex()
    whose = {"group": line.group, "name": line.name, "notes": line.notes, "salt": salt}
    return {**whose, "mark": rules.mark_of(ticket=number, **whose)}


def set_quotas(hall: Hall, *, draw: str, quotas: Sequence[e.Quota], actor: str) -> None:
    """Lines without a seat and without a reserve are left out; free seats come last."""
    for quota in quotas:
        if not (0 <= quota.seats <= rules.MOST_DRAWN and 0 <= quota.reserves <= rules.MOST_DRAWN):
            raise BadForm(field="seats", problem="range")
    wanted = [quota for quota in quotas if quota.seats or quota.reserves]
    ordered = sorted(wanted, key=lambda quota: quota.group == rules.EVERYBODY)
    with hall.acting(actor) as act:
        _in_state(act, draw, "draft")
        draws.change(act.db, draw, quotas=json.dumps(to_builtins(ordered), ensure_ascii=False))


def commit_draw(hall: Hall, *, draw: str, actor: str) -> None:
    """From here on list, quotas and seed are fixed, and everybody can see their hashes."""
    with hall.acting(actor) as act:
        row = _locked(act, draw)
        if row.state == "committed":
            return
        _ensure(row, "draft")
        if other := draws.committed(act.db, row.body):
            raise DrawRunning(draw=other)
        pool, quotas = pool_of(draws.tickets(act.db, draw)), draws.quotas_of(row)
        if rules.quota_problems([one.group for one in pool], quotas):
            raise CannotBeDrawn
        seed = act.hall.world.below(256**SEED_BYTES).to_bytes(SEED_BYTES)
        draws.change(act.db, draw, state="committed", seed=seed.hex())
        act.record(row.body, _promise(row, commit(seed), pool, quotas))


def pool_of(tickets: Sequence[Row[Any]]) -> list[e.PoolTicket]:
    return [e.PoolTicket(group=one.group, mark=one.mark) for one in tickets]


def _promise(row: Row[Any], commitment: str, pool: list[e.PoolTicket], quotas: list[e.Quota]) -> e.DrawCommitted:
    return e.DrawCommitted(
        draw=row.id,
        title=row.title,
        day=row.day,
        place=row.place,
        commitment=commitment,
        digest=rules.digest_of(pool),
        pool=pool,
        quotas=quotas,
    )


def draw_jury(hall: Hall, *, draw: str, public: str, witnesses: Sequence[str], actor: str) -> None:
    """Pressed twice it is drawn once: the first press counts, with what stood in the form then."""
    text, roles = rules.tidy(public), [role for role in map(rules.tidy, witnesses) if role]
    if len(text) > rules.LONGEST_TEXT:
        raise BadForm(field="public", problem="length")
    with hall.acting(actor) as act:
        row = _locked(act, draw)
        if row.state == "drawn":
            return
        _ensure(row, "committed")
        if not rules.are_witnesses(roles):
            raise TooFewWitnesses
        groups = [one.group for one in draws.tickets(act.db, draw)]
        pick = rules.by_lot(rules.mixed(bytes.fromhex(row.seed), text))
        found = rules.draw_jury(draw, groups, draws.quotas_of(row), pick)
        _keep(act, draw, found)
        draws.change(act.db, draw, state="drawn", public=text, witnesses=json.dumps(roles, ensure_ascii=False))
        taken, reserves = ([list(one) for one in lists] for lists in (found.taken, found.reserves))
        drawn = {"seed": row.seed, "public": text, "witnesses": roles}
        act.record(row.body, e.JuryDrawn(draw=draw, taken=taken, reserves=reserves, **drawn))


def _keep(act: Act, draw: str, found: rules.Drawn) -> None:
    for quota, (taken, reserves) in enumerate(zip(found.taken, found.reserves, strict=True)):
        for rank, ticket in enumerate((*taken, *reserves)):
            seated = {"state": "taken", "seated": quota} if rank < len(taken) else {"state": "reserve"}
            draws.mark(act.db, draw, ticket, quota=quota, rank=rank, **seated)


def call_off_draw(hall: Hall, *, draw: str, why: str, actor: str) -> None:
    """A promise that is not kept is told with its reason. The names go: nobody of this list was drawn."""
    with hall.acting(actor) as act:
        row = _locked(act, draw)
        if row.state == "called-off":
            return
        _ensure(row, "committed")
        reason = _text(why, "why", LONGEST_WHY)
        draws.change(act.db, draw, state="called-off", why=reason)
        draws.empty(act.db, draw)
        act.record(row.body, e.DrawCalledOff(draw=draw, why=reason))
    hall.forget_deleted()


def drop_draft(hall: Hall, *, draw: str, actor: str) -> str:
    """Nobody saw it: it goes with its list and leaves nothing. Returns the body."""
    with hall.acting(actor) as act:
        row = _in_state(act, draw, "draft")
        draws.drop(act.db, draw)
    hall.forget_deleted()
    return str(row.body)


def _locked(act: Act, draw: str) -> Row[Any]:
    """The draw as it is now, while nobody else can change it."""
    row = draws.draw(act.db, draw)
    if row is None:
        raise NotFound(what="draw")
    journal.lock(act.db, row.body)
    now = draws.draw(act.db, draw)
    if now is None:
        raise NotFound(what="draw")
    return now


def _ensure(row: Row[Any], state: str) -> None:
    if row.state != state:
        raise AlreadyDone(what="draw")


def held_draw(act: Act, draw: str) -> Row[Any]:
    """A draw that has taken place."""
    return _in_state(act, draw, "drawn")


def _in_state(act: Act, draw: str, state: str) -> Row[Any]:
    row = _locked(act, draw)
    _ensure(row, state)
    return row

"""What follows a grant: payouts, money that comes back, a grant of which nothing comes, and the end of it."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Row

from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules import grants as rules
from juryvote.rules.grants import Bar, Standing, Why
from juryvote.rules.refusals import AlreadyDone, BadForm, GrantStep, NotFound
from juryvote.store import grants, journal, money


class Held(Struct, frozen=True, kw_only=True):
    """A grant that nobody else can move while this act lasts."""

    row: Row[Any]
    standing: Standing


def take(act: Act, grant: str) -> Held:
    """The grant as it is now, with its body's journal held; its row begins with the first thing that is done."""
    before = grants.source(act.db, grant)
    if before is None:
        raise NotFound(what="grant")
    journal.lock(act.db, before.body)
    found = grants.source(act.db, grant)  # again: it may have been given back or reopened while we waited
    if found is None or not found.stands:
        raise NotFound(what="grant")
    if grants.find(act.db, grant) is None:
        grants.begin(act.db, found, now=act.now)
    row = grants.find(act.db, grant)
    assert row is not None
    return Held(row=row, standing=grants.standing(row))


def refuse(bar: Bar | None, *, most: int = 0) -> None:
    if bar is not None:
        raise GrantStep(why=bar.value, most=most)


def pay(hall: Hall, *, grant: str, number: int, cents: int, day: str, actor: str) -> None:
    """The `number`th payout, `day` being the day on which the money goes out. Sent twice it is paid once."""
    with hall.acting(actor) as act:
        held = take(act, grant)
        if number <= held.standing.payouts:
            _same(grants.payouts(act.db, grant)[number - 1], cents=cents, day=day)
            return
        _not_later(act, day)
        refuse(rules.bar_pay(held.standing, cents), most=rules.payable(held.standing))
        values: dict[str, Any] = {"grant": grant, "number": held.standing.payouts + 1, "cents": cents, "day": day}
        grants.add_payout(act.db, **values)
        grants.keep(act.db, grant, rules.pay(held.standing, cents), now=act.now)
        act.record(held.row.body, e.GrantPaid(**values))


def take_back(
    hall: Hall, *, grant: str, number: int, cents: int, day: str, why: str, note: str = "", actor: str
) -> None:
    """Money that came back is free in the fund again. Sent twice it comes back once."""
    _check_why(why, note)
    with hall.acting(actor) as act:
        held = take(act, grant)
        if number <= held.standing.returns:
            _same(grants.returns(act.db, grant)[number - 1], cents=cents, day=day, why=why)
            return
        _not_later(act, day)
        refuse(rules.bar_return(held.standing, cents), most=rules.held(held.standing))
        number = held.standing.returns + 1
        values: dict[str, Any] = {"grant": grant, "number": number, "cents": cents, "day": day, "why": why}
        grants.add_return(act.db, note=note.strip(), **values)
        grants.keep(act.db, grant, rules.give_back(held.standing, cents), now=act.now)
        _free(act, held.row, cents)
        act.record(held.row.body, e.MoneyReturned(**values))


def withdraw(hall: Hall, *, grant: str, why: str, note: str, actor: str) -> None:
    """Not carried out, or given up: what is unpaid is free at once, what was paid is owed from now on."""
    _check_why(why, note)
    with hall.acting(actor) as act:
        held = take(act, grant)
        if held.standing.stage is rules.Stage.withdrawn:
            return
        refuse(rules.bar_withdraw(held.standing))
        released = rules.unpaid(held.standing)
        grants.keep(act.db, grant, rules.withdraw(held.standing), now=act.now, why=note.strip())
        _free(act, held.row, released)
        row = held.row
        shared = {"grant": grant, "fund": row.fund, "granted_cents": row.granted_cents}
        act.record(row.body, e.GrantWithdrawn(released_cents=released, why=why, **shared))


def close(hall: Hall, *, grant: str, actor: str) -> None:
    """The file is closed; what was never paid is free again."""
    with hall.acting(actor) as act:
        held = take(act, grant)
        if held.standing.stage is rules.Stage.closed:
            return
        refuse(rules.bar_close(held.standing), most=rules.owed(held.standing))
        released = rules.unpaid(held.standing)
        grants.keep(act.db, grant, rules.close(held.standing), now=act.now)
        _free(act, held.row, released)
        act.record(held.row.body, e.GrantClosed(grant=grant, released_cents=released))


def _same(done: Row[Any], **asked: int | str) -> None:
    """A double tap is one; another sum under the same number is somebody else's, from a page that was old."""
    if any(getattr(done, name) != value for name, value in asked.items()):
        raise AlreadyDone(what="payment")


def _free(act: Act, row: Row[Any], cents: int) -> None:
    """The fund may grant it again."""
    money.settle(act.db, row.fund, reserved=0, granted=-cents)


def _not_later(act: Act, day: str) -> None:
    if day > act.hall.today():
        raise BadForm(field="day", problem="future")


def _check_why(why: str, note: str) -> None:
    if why not in set(Why):
        raise BadForm(field="why", problem="unknown")
    if len(note) > 500:
        raise BadForm(field="note", problem="length")

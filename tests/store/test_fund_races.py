"""Sixteen at once on one fund: ballots, pots, grants without the body, payouts, money that comes back.

A run has JURYVOTE_TRIES tries (1,000 unless it says otherwise). Every transaction that moves the fund is looked at
before it commits; afterwards the ledger is walked posting by posting, and the journal is recounted.
"""

import os
import threading
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import accumulate
from random import Random
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Connection, event

from juryvote.actions import (
    agreements,
    ballots,
    confirming,
    executive,
    funds,
    grants,
    meetings,
    money,
    people,
    sharing,
    slips,
)
from juryvote.live.hall import Hall
from juryvote.reads.audit import bundle
from juryvote.reads.soundness import check_everything
from juryvote.reads.team.ledger import LedgerPage, ledger_page
from juryvote.rules.ledger import Account
from juryvote.rules.refusals import FundExhausted, Refusal
from juryvote.rules.replay.report import verify
from juryvote.store import decisions, invariants
from juryvote.store import funds as moves
from juryvote.store import grants as files
from juryvote.store import money as purse
from tests.town import Town, convene, found_town, open_hall

TRIES, WORKERS = int(os.environ.get("JURYVOTE_TRIES", "1000")), 16
BUDGET, MOST, NEWEST = 10_000, 1_500, 12
TEAM = {"actor": "team"}


class Desk(Struct, kw_only=True):
    """A meeting with items that are voted on one after the other; `open` is the newest ballot and its item."""

    meeting: str
    items: deque[str]
    open: tuple[str, str] = ("", "")


class Market(Struct, kw_only=True):
    """Everything that draws on the fund. `wishes` wait for the office, `pots` are meetings that share one out."""

    town: Town
    desks: list[Desk]
    pots: deque[Desk]
    wishes: deque[str]
    next_year: str  # another fund of the body
    grants: list[str] = field(default_factory=list)
    paid: list[str] = field(default_factory=list)

    @property
    def hall(self) -> Hall:
        return self.town.hall

    def open(self, chance: Random) -> None:
        """What a ballot may grant is kept until it ends."""
        desk = chance.choice(self.desks)
        item = desk.items[0]
        desk.open = (self._put(desk, item, chance.randint(1, MOST)), item)

    def annul(self, chance: Random) -> None:
        ballots.annul_ballot(self.hall, ballot=chance.choice(self.desks).open[0], why="Aus Versehen", **TEAM)

    def carry(self, chance: Random) -> None:
        """All say yes; the next item takes its turn."""
        desk = chance.choice(self.desks)
        ballot, item = desk.open
        for who in range(len(self.town.members)):
            self.town.cast(ballot, who, "yes")
        ballots.close_ballot(self.hall, ballot=ballot, **TEAM)
        if item in desk.items:
            desk.items.remove(item)
            self._granted(item)

    def share(self, _chance: Random) -> None:
        """Whatever is left in the fund, among three proposals."""
        desk = self.pots.popleft()
        try:
            ballot = self._put(desk, desk.items[-1], None)
        except Refusal:
            self.pots.append(desk)
            raise
        for who, member in enumerate(self.town.members):
            slip = {"choice": "yes", "key": f"0.pot{who}abcdefgh", "channel": "phone", "picks": ["1:5", "2:4", "3:3"]}
            slips.cast_slip(self.hall, ballot=ballot, member=member, **slip)
        ballots.close_ballot(self.hall, ballot=ballot, **TEAM)
        for item in list(desk.items)[:-1]:
            self._granted(item)

    def grant(self, chance: Random) -> None:
        """By the office, without the body."""
        order = executive.Order(
            how="office", who="office", outcome="carried", why="Kleine Summe", cents=chance.randint(1, MOST)
        )
        wish = self.wishes.popleft()
        try:
            self.grants.append(executive.decide_proposal(self.hall, proposal=wish, order=order, **TEAM))
        except Refusal:
            self.wishes.append(wish)
            raise

    def agree(self, chance: Random) -> None:
        (grant, most), today = self._one(chance), self.hall.today()
        cents = chance.randint(1, most)
        written = agreements.Agreement(
            cents=cents,
            lines=(("Blumen", cents),),
            plan="Pflanzen",
            begins=today,
            ends=today,
            responsible="Wir",
            why="Neu",
        )
        agreements.draft_agreement(self.hall, grant=grant, agreement=written, **TEAM)
        signature = agreements.Signature(version=1, by="Ein Verein", team="Mira", day=today)
        agreements.sign_agreement(self.hall, grant=grant, signature=signature, **TEAM)

    def confirm(self, chance: Random) -> None:
        confirming.confirm(self.hall, decision=self._one(chance)[0], by="senate", day=self.hall.today(), **TEAM)

    def give_back(self, chance: Random) -> None:
        said = {"decision": self._one(chance)[0], "by": "senate", "day": self.hall.today(), "why": "Zu teuer"}
        confirming.give_back(self.hall, **said, **TEAM)
        self._over(said["decision"])

    def pay(self, chance: Random) -> None:
        move = self._move(chance, "payouts")
        grants.pay(self.hall, **move)
        self.paid.append(move["grant"])

    def take_back(self, chance: Random) -> None:
        grants.take_back(self.hall, why="unspent", **self._move(chance, "returns", self.paid))

    def withdraw(self, chance: Random) -> None:
        grant = self._one(chance)[0]
        grants.withdraw(self.hall, grant=grant, why="declined", note="", **TEAM)
        self._over(grant)

    def allot(self, chance: Random) -> None:
        """A little more for the fund, or a little less."""
        with self.hall.reading() as db:
            turn = moves.turn(db, self.town.fund)
        change = chance.choice((-300, -200, 200, 300))
        told = {"change_cents": change, "reason": "Haushalt", "turn": turn}
        funds.change_budget(self.hall, fund=self.town.fund, **told, **TEAM)

    def carry_over(self, chance: Random) -> None:
        """There and back again, whichever has something."""
        one, other = chance.sample((self.town.fund, self.next_year), 2)
        with self.hall.reading() as db:
            turn = moves.turn(db, one)
        funds.carry_over(self.hall, fund=one, target=other, cents=chance.randint(1, 400), turn=turn, **TEAM)

    def _over(self, grant: str) -> None:
        with suppress(ValueError):  # somebody else was faster
            self.grants.remove(grant)

    def _one(self, chance: Random, known: list[str] | None = None) -> tuple[str, int]:
        """One of the newest grants, or of `known`, and what it is over."""
        grant = chance.choice(known or self.grants[-NEWEST:])
        with self.hall.reading() as db:
            found = files.source(db, grant)
        assert found is not None
        return grant, found.granted_cents

    def _move(self, chance: Random, what: str, known: list[str] | None = None) -> dict[str, Any]:
        """The next payout or return, if nobody is faster."""
        grant, most = self._one(chance, known)
        with self.hall.reading() as db:
            row = files.find(db, grant)
        number, cents = (getattr(row, what) if row else 0) + 1, chance.randint(1, most // 2 + 1)
        return {"grant": grant, "number": number, "cents": cents, "day": self.hall.today(), **TEAM}

    def _put(self, desk: Desk, item: str, cents: int | None) -> str:
        meetings.call_item(self.hall, meeting=desk.meeting, item=item, **TEAM)
        return ballots.open_ballot(self.hall, meeting=desk.meeting, item=item, amount_cents=cents, **TEAM)

    def _granted(self, item: str) -> None:
        with self.hall.reading() as db:
            made = decisions.decision_of_item(db, item)
        assert made is not None
        if made.granted_cents:
            self.grants.append(made.id)


DEEDS: dict[str, tuple[Callable[[Market, Random], None], int]] = {  # with their weight
    "open": (Market.open, 6),
    "annul": (Market.annul, 4),
    "carry": (Market.carry, 2),
    "share": (Market.share, 1),
    "grant": (Market.grant, 4),
    "confirm": (Market.confirm, 4),
    "give back": (Market.give_back, 8),  # seldom in time: mostly somebody has agreed or confirmed before
    "agree": (Market.agree, 5),
    "pay": (Market.pay, 5),
    "take back": (Market.take_back, 4),
    "withdraw": (Market.withdraw, 2),
    "allot": (Market.allot, 1),
    "carry over": (Market.carry_over, 2),
}


def set_up(hall: Hall) -> Market:
    """Four meetings that vote, meetings that share out, and wishes to the office; all on one fund."""
    town = found_town(hall, seats=3, proposals=0, budget=BUDGET)
    rules = {"office_below_cents": 2_000, "quorum": {"value": ">1/2"}, "decisions_are": "advice"}
    people.adopt_bylaws(hall, body=town.body, name="Kleine Summen", rules=rules, **TEAM)
    few = TRIES // 50
    desks = [_desk(town, few, f"Abstimmung {number}") for number in range(4)]
    pots = deque(_pot(town, number) for number in range(few))
    convene(town, proposals=0, title="Büro")
    with hall.reading() as db:
        call = purse.rounds(db, [town.body])[-1].id
    wishes = deque(_wish(town, call, number) for number in range(TRIES // 8))
    later = money.open_fund(hall, body=town.body, name="Nächstes Jahr", budget_cents=500, **TEAM)
    return Market(town=town, desks=desks, pots=pots, wishes=wishes, next_year=later)


def _desk(town: Town, proposals: int, title: str) -> Desk:
    meeting, items = convene(town, proposals=proposals, asked=MOST, title=title)
    return Desk(meeting=meeting, items=deque(items))


def _pot(town: Town, number: int) -> Desk:
    """The last item shares out among the others."""
    desk = _desk(town, 3, f"Topf {number}")
    with town.hall.reading() as db:
        item = next(one for one in purse.proposals(db, body=town.body) if one.title.startswith(f"Topf {number},"))
    words = {"title": "Verteilung", "method": "greedy", "answer": "points"}
    desk.items.append(sharing.add_sharing(town.hall, meeting=desk.meeting, round_id=item.round, **words, **TEAM))
    return desk


def _wish(town: Town, call: str, number: int) -> str:
    form = money.ProposalForm(
        title=f"Blumen {number}",
        applicant="Ein Verein",
        applicant_consent=False,
        what_for="Für alle.",
        asked_cents=MOST,
        lines=(("Blumen", MOST),),
        goals=("participation",),
    )
    proposal = money.enter_proposal(town.hall, round_id=call, form=form, **TEAM)
    money.admit_proposal(town.hall, proposal=proposal, **TEAM)
    return proposal


class Watch:
    """Looks at the fund in every transaction that has moved it, before it commits."""

    def __init__(self, hall: Hall) -> None:
        self.looked, self.faults, self.guard = 0, list[str](), threading.Lock()
        event.listen(hall.engine, "before_cursor_execute", self._notice)
        event.listen(hall.engine, "commit", self._look)
        event.listen(hall.engine, "rollback", self._forget)

    def _notice(self, db: Connection, _cursor: object, said: str, *_more: object) -> None:
        if "UPDATE funds" in said:
            db.info["moved"] = True

    def _forget(self, db: Connection) -> None:
        db.info.pop("moved", None)

    def _look(self, db: Connection) -> None:
        if not db.info.pop("moved", False):
            return
        found = [
            f"{look.__name__}: {where}"
            for look in (
                invariants.fund_is_never_overdrawn,
                invariants.fund_holds_what_open_ballots_ask,
                invariants.fund_has_paid_what_was_granted,
            )
            for where in look(db)
        ]
        db.info.pop("moved", None)
        with self.guard:
            self.looked += 1
            self.faults += found


def rush(market: Market) -> Counter[tuple[str, str]]:
    """All tries, sixteen at a time: what was tried, and what came of it."""
    names = list(DEEDS)
    tried = Random(11).choices(names, [weight for _, weight in DEEDS.values()], k=TRIES)

    def act(at: int) -> tuple[str, str]:
        try:
            DEEDS[tried[at]][0](market, Random(at))
        except Refusal as refusal:
            return tried[at], refusal.code
        except IndexError:  # no grant, no wish or no pot just now
            return tried[at], "nothing there"
        return tried[at], "done"

    with ThreadPoolExecutor(WORKERS) as pool:
        return Counter(pool.map(act, range(TRIES)))


def _told(came: Counter[tuple[str, str]]) -> dict[str, dict[str, int]]:
    return {name: {code: many for (deed, code), many in sorted(came.items()) if deed == name} for name in DEEDS}


def free_over_time(page: LedgerPage) -> list[int]:
    """What was free after each posting, the first one first."""
    moves = [
        one.cents * ((one.target is Account.free) - (one.source is Account.free)) for one in reversed(page.postings)
    ]
    return list(accumulate(moves))


def test_sixteen_at_once_never_overdraw_a_fund(database_url: str) -> None:
    with open_hall(database_url) as hall:
        market = set_up(hall)
        watch = Watch(hall)
        came = rush(market)
        print(database_url.partition(":")[0], watch.looked, "transactions that moved the fund;", _told(came))
        assert watch.faults == []
        assert watch.looked > TRIES // 10
        assert all(came[name, "done"] for name in DEEDS), came
        assert sum(many for (_, code), many in came.items() if code == FundExhausted.code) > TRIES // 50, came
        page = ledger_page(hall, fund=market.town.fund, whole=True)
        assert page is not None
        with hall.reading() as db:
            row = purse.fund(db, market.town.fund)
        assert row is not None
        assert page.free_cents + page.reserved_cents + page.granted_cents + page.paid_cents == row.budget_cents
        assert min(free_over_time(page)) == 0 <= page.free_cents
        assert check_everything(hall) == []
        assert verify(bundle(hall, body=market.town.body, meeting=None)).fine

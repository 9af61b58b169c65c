"""The team's file of a grant, and the list of all grants of a body with what is overdue."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.attachments import Attached, attached
from juryvote.reads.confirming import ConfirmationView, confirmation
from juryvote.reads.grants import report_of
from juryvote.reads.parts import CostLineView
from juryvote.reads.team.leftovers import Leftover, leftovers
from juryvote.rules import grants as rules
from juryvote.rules.attachments import Belongs
from juryvote.rules.grants import Standing
from juryvote.rules.receipts import Report
from juryvote.store import applying, decisions, executives, grants, money, people


class GrantLine(Struct, frozen=True, kw_only=True):
    id: str
    number: str
    title: str
    decided_on: str
    granted_cents: int
    kept_cents: int
    stage: str
    next: str
    report_due: str
    overdue: bool


class GrantsPage(Struct, frozen=True, kw_only=True):
    """Overdue ones first, then by the day of the decision."""

    id: str
    body: str
    grants: tuple[GrantLine, ...]
    granted_cents: int
    paid_cents: int
    freed_cents: int
    overdue: int
    leftovers: tuple[Leftover, ...] = ()


class VersionView(Struct, frozen=True, kw_only=True):
    version: int
    cents: int
    lines: tuple[CostLineView, ...]
    plan: str
    begins: str
    ends: str
    responsible: str
    why: str
    drafted_at: str
    signed_on: str  # "" while it is a draft
    signed_by: str
    signed_for: str


class MoneyLine(Struct, frozen=True, kw_only=True):
    number: int
    cents: int
    day: str
    why: str = ""
    note: str = ""


class ReceiptView(Struct, frozen=True, kw_only=True):
    place: int
    number: str
    day: str
    what: str
    cents: int
    accepted_cents: int | None
    note: str


class GrantPage(Struct, frozen=True, kw_only=True):
    id: str
    number: str
    kind: str  # decision | executive
    advisory: bool  # a Votum: somebody else confirms it
    title: str
    body: str
    body_id: str
    area: str
    fund: str
    proposal: str
    applicant: str
    responsible: str  # whom the application names
    decided_on: str
    today: str
    standing: Standing
    next: str
    payable_cents: int
    owed_cents: int
    held_cents: int
    unpaid_cents: int
    versions: tuple[VersionView, ...]
    plan: tuple[CostLineView, ...]  # what the proposal says
    payouts: tuple[MoneyLine, ...]
    returns: tuple[MoneyLine, ...]
    receipts: tuple[ReceiptView, ...]
    report: Report
    reported_at: str
    asked_again: str
    why: str
    attached: tuple[Attached, ...]
    confirmation: ConfirmationView | None
    wording: str  # of the decision, as it reads today
    coordinators: tuple[str, ...]  # who may answer the Votum
    published: bool

    @property
    def current(self) -> VersionView | None:
        """The version that both have signed."""
        return next((one for one in reversed(self.versions) if one.signed_on), None)

    @property
    def draft(self) -> VersionView | None:
        return self.versions[-1] if self.versions and not self.versions[-1].signed_on else None


def grants_page(hall: Hall, *, body: str, area: str) -> GrantsPage | None:
    with hall.reading() as db:
        found = people.body(db, body)
        if found is None or found.area != area:
            return None
        sources = grants.sources(db, [body])
        ids = [one.id for one in sources]
        rows, drafted, today = grants.of_ids(db, ids), grants.drafted(db, ids), hall.today()
        pairs = [(one, _standing(one, rows.get(one.id))) for one in sources]
        lines = [
            _line(one, standing, today, drafted=one.id in drafted, confirmed=_is_confirmed(one))
            for one, standing in pairs
        ]
        standings = [standing for _, standing in pairs]
        return GrantsPage(
            id=body,
            body=found.name,
            grants=tuple(sorted(lines, key=lambda line: not line.overdue)),
            granted_cents=sum(one.granted for one in standings),
            paid_cents=sum(one.paid for one in standings),
            freed_cents=sum(one.returned + one.released for one in standings),
            overdue=sum(line.overdue for line in lines),
            leftovers=leftovers(db, body, freed=_freed(pairs), now=hall.now()),
        )


def _freed(pairs: Sequence[tuple[grants.Source, Standing]]) -> dict[str, int]:
    """What came back or will never be paid, by fund."""
    sums: dict[str, int] = {}
    for source, standing in pairs:
        sums[source.fund] = sums.get(source.fund, 0) + standing.returned + standing.released
    return sums


def _standing(source: grants.Source, row: Row[Any] | None) -> Standing:
    return grants.standing(row) if row is not None else Standing(granted=source.granted_cents)


def _line(source: grants.Source, standing: Standing, today: str, *, drafted: bool, confirmed: bool) -> GrantLine:
    return GrantLine(
        id=source.id,
        number=source.number,
        title=source.title,
        decided_on=source.decided_at,
        granted_cents=standing.granted,
        kept_cents=rules.held(standing),
        stage=standing.stage,
        next=rules.next_step(standing, today=today, drafted=drafted, confirmed=confirmed),
        report_due=standing.report_due,
        overdue=rules.is_overdue(standing, today),
    )


def grant_page(hall: Hall, *, grant: str, area: str) -> GrantPage | None:
    with hall.reading() as db:
        source = grants.source(db, grant)
        body = people.body(db, source.body) if source else None
        if source is None or body is None or body.area != area or not source.stands:
            return None
        return _page(db, source, body, hall.today())


def _page(db: Connection, source: grants.Source, body: Row[Any], today: str) -> GrantPage:
    row, fund = grants.find(db, source.id), money.fund(db, source.fund)
    assert fund is not None
    standing = _standing(source, row)
    versions = tuple(_version(one) for one in grants.agreements(db, source.id))
    drafted = bool(versions) and not versions[-1].signed_on
    applicant, responsible, plan = _proposal(db, source.proposal)
    return GrantPage(
        id=source.id,
        number=source.number,
        kind=source.kind,
        advisory=source.advisory,
        title=source.title,
        body=body.name,
        body_id=body.id,
        area=body.area_name,
        fund=fund.name,
        proposal=source.proposal or "",
        applicant=applicant,
        responsible=responsible,
        decided_on=source.decided_at,
        today=today,
        standing=standing,
        next=rules.next_step(standing, today=today, drafted=drafted, confirmed=_is_confirmed(source)),
        confirmation=confirmation(db, source.id),
        payable_cents=rules.payable(standing),
        owed_cents=rules.owed(standing),
        held_cents=rules.held(standing),
        unpaid_cents=rules.unpaid(standing),
        versions=versions,
        plan=plan,
        payouts=tuple(
            MoneyLine(number=one.number, cents=one.cents, day=one.day) for one in grants.payouts(db, source.id)
        ),
        returns=tuple(_return(one) for one in grants.returns(db, source.id)),
        receipts=tuple(_receipt(one) for one in grants.receipts(db, source.id)),
        report=report_of(row),
        reported_at=(row.reported_at or "") if row else "",
        asked_again=row.asked_again if row else "",
        why=row.why if row else "",
        attached=attached(db, Belongs.grant, source.id),
        wording=_wording(db, source),
        coordinators=tuple(one.name for one in people.coordinators_of(db, body.area)),
        published=source.published,
    )


def _is_confirmed(source: grants.Source) -> bool:
    """Or nobody has to confirm it."""
    return source.confirmed or not source.advisory


def _wording(db: Connection, source: grants.Source) -> str:
    if source.kind == "decision":
        return str(decisions.texts(db, source.id)[-1].text)
    found = [row.text for row in executives.of_bodies(db, [source.body]) if row.id == source.id]
    return str(found[0]) if found else ""


def _version(row: Row[Any]) -> VersionView:
    copied = (
        "version",
        "cents",
        "plan",
        "begins",
        "ends",
        "responsible",
        "why",
        "drafted_at",
        "signed_by",
        "signed_for",
    )
    lines = tuple(CostLineView(label=label, cents=cents) for label, cents in json.loads(row.lines))
    return VersionView(lines=lines, signed_on=row.signed_on or "", **{name: getattr(row, name) for name in copied})


def _return(row: Row[Any]) -> MoneyLine:
    return MoneyLine(number=row.number, cents=row.cents, day=row.day, why=row.why, note=row.note)


def _receipt(row: Row[Any]) -> ReceiptView:
    return ReceiptView(**{name: getattr(row, name) for name in ReceiptView.__struct_fields__})


def _proposal(db: Connection, proposal: str | None) -> tuple[str, str, tuple[CostLineView, ...]]:
    """Who asked for it, who is responsible, and for what; all empty where there was no proposal."""
    rows = money.proposals_by_id(db, [proposal]) if proposal else []
    if not rows:
        return "", "", ()
    lines = money.cost_lines(db, [rows[0].id])[rows[0].id]
    written = applying.of_proposal(db, rows[0].id)
    named = json.loads(written.fields).get("representative", "") if written else ""
    plan = tuple(CostLineView(label=line.label, cents=line.cents) for line in lines)
    return rows[0].applicant, named or rows[0].applicant, plan

"""What became of granted money, as everybody may know it: how much was paid, came back, and what is next."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row

from juryvote.live.hall import Hall
from juryvote.reads.attachments import Attached, attached
from juryvote.rules.attachments import Belongs
from juryvote.rules.grants import Bar, Stage, Standing, held, is_overdue, owed
from juryvote.rules.receipts import Report
from juryvote.rules.refusals import GrantStep
from juryvote.store import grants


class PublicGrant(Struct, frozen=True, kw_only=True):
    """One grant, without names; `kept_cents` is what the applicant got and has not given back."""

    id: str
    stage: str
    granted_cents: int
    agreed_cents: int
    paid_cents: int
    returned_cents: int
    freed_cents: int
    kept_cents: int
    owed_cents: int
    report_due: str
    overdue: bool = False
    asked_again: str = ""


def public_grants(db: Connection, ids: Sequence[str], *, today: str = "") -> dict[str, PublicGrant]:
    """By the decision that granted it; only where something has followed already."""
    return {key: _public(row, today) for key, row in grants.of_ids(db, ids).items() if row.stage != Stage.granted}


def _public(row: Row[Any], today: str) -> PublicGrant:
    standing = grants.standing(row)
    return PublicGrant(
        id=row.id,
        stage=standing.stage,
        granted_cents=standing.granted,
        agreed_cents=standing.agreed,
        paid_cents=standing.paid,
        returned_cents=standing.returned,
        freed_cents=standing.returned + standing.released,
        kept_cents=held(standing),
        owed_cents=owed(standing),
        report_due=standing.report_due,
        overdue=bool(today) and is_overdue(standing, today),
        asked_again=row.asked_again,
    )


def reached(standing: Standing) -> tuple[tuple[str, bool], ...]:
    """The chain after the decision, as the applicant reads it, and how far it has come."""
    if standing.stage is Stage.withdrawn or (standing.stage is Stage.closed and standing.accepted is None):
        return (("withdrawn", True), *_repaid(standing), ("closed", standing.stage is Stage.closed))
    order = (Stage.granted, Stage.agreed, Stage.reported, Stage.accounted, Stage.closed)
    place = order.index(standing.stage)
    return (
        ("agreed", place >= 1),
        ("paid", standing.payouts > 0),
        ("reported", place >= 2),
        ("accounted", place >= 3),
        *_repaid(standing),
        ("closed", place >= 4),
    )


def _repaid(standing: Standing) -> tuple[tuple[str, bool], ...]:
    if owed(standing):
        return (("repaid", False),)
    return (("repaid", True),) if standing.returned else ()


def report_of(row: Row[Any] | None) -> Report:
    return msgspec.json.decode(row.report, type=Report) if row is not None and row.report else Report()


class ReportPage(Struct, frozen=True, kw_only=True):
    """What the applicant reads above the form."""

    title: str
    agreed_cents: int
    paid_cents: int
    report_due: str
    ends: str
    report: Report
    handed_in: bool
    asked_again: str
    attached: tuple[Attached, ...] = ()


def report_page(hall: Hall, *, grant: str) -> ReportPage:
    with hall.reading() as db:
        row, source = grants.find(db, grant), grants.source(db, grant)
        if row is None or source is None:
            raise GrantStep(why=Bar.not_agreed.value)
        standing = grants.standing(row)
        return ReportPage(
            title=source.title,
            agreed_cents=standing.agreed,
            paid_cents=standing.paid,
            report_due=standing.report_due,
            ends=row.ends,
            report=report_of(row),
            handed_in=standing.stage is not Stage.agreed,
            asked_again=row.asked_again,
            attached=attached(db, Belongs.grant, grant),
        )

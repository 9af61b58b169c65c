"""After the action: report and receipts, by the applicant's code or by the team; and how the team accounts for them."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from juryvote.actions import attachments
from juryvote.actions.applying import open_application
from juryvote.actions.grants import Held, refuse, take
from juryvote.live.hall import Act, Hall
from juryvote.rules import entries as e
from juryvote.rules import grants as rules
from juryvote.rules.attachments import Belongs
from juryvote.rules.grants import Bar, Stage
from juryvote.rules.proposals import Problem
from juryvote.rules.receipts import Report, check_report, receipts_of, too_long
from juryvote.rules.refusals import BadForm, NotFound, ReportMissing, WrongCode
from juryvote.store import applying, grants

LONGEST_NOTE = 500


class Handed(Struct, frozen=True, kw_only=True):
    """What became of it: `problems` are what still keeps it from being handed in."""

    handed_in: bool
    problems: tuple[Problem, ...] = ()


class Checked(Struct, frozen=True, kw_only=True):
    """What of a receipt counts, in cents; where that is less than its sum, `note` says why."""

    cents: int
    note: str = ""


def grant_of_code(hall: Hall, *, code: str, place: str) -> str:
    """The grant whose report the holder of this code may write."""
    mark = open_application(hall, code=code, place=place)
    with hall.reading() as db:
        row = applying.find(db, mark, lock=False)
        if row is None or row.proposal is None:
            raise WrongCode
        found = grants.sources_of_proposal(db, row.proposal)
        if not found:
            raise NotFound(what="grant")
        return found[-1].id


def keep_report(hall: Hall, *, grant: str, report: Report, actor: str) -> Handed:
    """Keep what is typed so far."""
    with hall.acting(actor) as act:
        _keep(act, grant, report)
    return Handed(handed_in=False)


def hand_in_report(hall: Hall, *, grant: str, report: Report, actor: str) -> Handed:
    """Keep it, and hand it in when nothing is missing. A second time changes nothing."""
    with hall.acting(actor) as act:
        held = _keep(act, grant, report)
        if held.standing.stage is Stage.reported:
            return Handed(handed_in=True)
        problems = check_report(report, today=hall.today())
        if problems:
            return Handed(handed_in=False, problems=problems)
        after = msgspec.structs.replace(held.standing, stage=Stage.reported)
        grants.write_receipts(act.db, grant, receipts_of(report))
        grants.keep(act.db, grant, after, now=act.now, reported_at=act.now, asked_again="")
        return Handed(handed_in=True)


def _keep(act: Act, grant: str, report: Report) -> Held:
    field = too_long(report)
    if field:
        raise BadForm(field=field, problem="length")
    held = take(act, grant)
    bar = rules.bar_report(held.standing)
    if bar is Bar.reported and held.standing.stage is Stage.reported:
        return held
    refuse(bar)
    grants.change(act.db, grant, report=msgspec.json.encode(report).decode(), changed_at=act.now)
    return held


def attach(hall: Hall, *, grant: str, uploads: Sequence[bytes], actor: str) -> None:
    """Photos and scans beside the report, as long as it is not handed in."""
    for upload in uploads:
        _still_open(hall, grant)
        attachments.store(hall, belongs=Belongs.grant, owner=grant, upload=upload, actor=actor)


def detach(hall: Hall, *, grant: str, attachment: str, actor: str) -> None:
    _still_open(hall, grant)
    attachments.remove(hall, belongs=Belongs.grant, owner=grant, attachment=attachment, actor=actor)


def _still_open(hall: Hall, grant: str) -> None:
    with hall.reading() as db:
        row = grants.find(db, grant)
        refuse(rules.bar_report(grants.standing(row)) if row is not None else Bar.not_agreed)


def ask_again(hall: Hall, *, grant: str, why: str, actor: str) -> None:
    """Something is missing: the applicant can write on. Done twice it is done once."""
    if not 3 <= len(why.strip()) <= LONGEST_NOTE:
        raise BadForm(field="why", problem="length")
    with hall.acting(actor) as act:
        held = take(act, grant)
        if held.row.asked_again == why.strip() and held.standing.stage is Stage.agreed:
            return
        if held.standing.stage is not Stage.reported:
            raise ReportMissing
        after = msgspec.structs.replace(held.standing, stage=Stage.agreed)
        grants.keep(act.db, grant, after, now=act.now, reported_at=None, asked_again=why.strip())


def account(hall: Hall, *, grant: str, checked: Sequence[Checked], actor: str) -> None:
    """The team has looked at every receipt, in their order. Done twice it is done once."""
    with hall.acting(actor) as act:
        held = take(act, grant)
        if held.standing.stage is Stage.accounted:
            return
        refuse(rules.bar_account(held.standing))
        if held.standing.stage is not Stage.reported:
            raise ReportMissing
        sums = _accept(act, grant, checked)
        after = rules.account(held.standing, sum(one.accepted_cents for one in sums))
        grants.keep(act.db, grant, after, now=act.now)
        entry = e.GrantAccounted(
            grant=grant, receipts=sums, accepted_cents=after.accepted or 0, owed_cents=rules.owed(after)
        )
        act.record(held.row.body, entry)


def _accept(act: Act, grant: str, checked: Sequence[Checked]) -> list[e.ReceiptSum]:
    rows = grants.receipts(act.db, grant)
    if len(rows) != len(checked):
        raise BadForm(field="accepted", problem="missing")
    for row, one in zip(rows, checked, strict=True):
        note = one.note.strip()
        if not 0 <= one.cents <= row.cents:
            raise BadForm(field="accepted", problem="range")
        if len(note) > LONGEST_NOTE or (one.cents < row.cents and not note):
            raise BadForm(field="note", problem="missing")
        grants.accept_receipt(act.db, grant, row.place, cents=one.cents, note=note)
    return [e.ReceiptSum(cents=row.cents, accepted_cents=one.cents) for row, one in zip(rows, checked, strict=True)]

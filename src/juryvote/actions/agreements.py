"""The agreement between applicant and team: written down, printed, signed by both; a change is a new version."""

from collections.abc import Sequence

from msgspec import Struct

from juryvote.actions.confirming import must_be_confirmed
from juryvote.actions.grants import refuse, take
from juryvote.actions.telling import tell
from juryvote.live.hall import Hall
from juryvote.rules import entries as e
from juryvote.rules import grants as rules
from juryvote.rules.mails import Kind
from juryvote.rules.money import ABSURD_CENTS
from juryvote.rules.refusals import AlreadyDone, BadForm, NotFound
from juryvote.store import grants

LONGEST = {"plan": 2000, "responsible": 200, "why": 500}
MOST_LINES = 20


class Agreement(Struct, frozen=True, kw_only=True):
    """`lines` are what the money is for, in cents; days are ISO; `why` is asked from the second version on."""

    cents: int
    lines: tuple[tuple[str, int], ...]
    plan: str
    begins: str
    ends: str
    responsible: str
    why: str = ""


class Signature(Struct, frozen=True, kw_only=True):
    """Who signed for the applicant and who for the team, and on which day the second of them did."""

    version: int
    by: str
    team: str
    day: str


def draft_agreement(hall: Hall, *, grant: str, agreement: Agreement, actor: str) -> int:
    """The next version, to be printed and signed; may be written again until then. Returns its number."""
    _check(agreement)
    with hall.acting(actor) as act:
        held = take(act, grant)
        standing = held.standing
        must_be_confirmed(act, held)
        refuse(rules.bar_agree(standing, agreement.cents), most=standing.granted)
        if standing.version and not agreement.why.strip():
            raise BadForm(field="why", problem="missing")
        values = {name: getattr(agreement, name).strip() for name in ("plan", "begins", "ends", "responsible", "why")}
        version = standing.version + 1
        shared = {"cents": agreement.cents, "lines": agreement.lines, "drafted_at": act.now, **values}
        grants.write_agreement(act.db, grant, version, **shared)
        tell(act, held.row.proposal, Kind.agreement, reason=f"agreement:{grant}:{version}")
        return version


def sign_agreement(hall: Hall, *, grant: str, signature: Signature, actor: str) -> None:
    """Both have signed on paper: now it counts, and money may be paid. Sent twice it is signed once."""
    for field, name in (("by", signature.by), ("team", signature.team)):
        if not 1 <= len(name.strip()) <= 200:
            raise BadForm(field=field, problem="length")
    with hall.acting(actor) as act:
        held = take(act, grant)
        if signature.version <= held.standing.version:
            return
        drafts = [one for one in grants.agreements(act.db, grant) if one.signed_on is None]
        if not drafts:
            raise NotFound(what="agreement")
        draft = drafts[-1]
        if draft.version != signature.version:
            raise AlreadyDone
        if signature.day > hall.today():
            raise BadForm(field="day", problem="future")
        refuse(rules.bar_agree(held.standing, draft.cents), most=held.standing.granted)
        signed = {"signed_on": signature.day, "signed_by": signature.by.strip(), "signed_for": signature.team.strip()}
        grants.sign(act.db, grant, draft.version, **signed)
        due = rules.report_due(draft.ends)
        after = rules.agree(held.standing, draft.cents, due)
        grants.keep(act.db, grant, after, now=act.now, begins=draft.begins, ends=draft.ends)
        entry = e.GrantAgreed(
            grant=grant,
            fund=held.row.fund,
            granted_cents=held.row.granted_cents,
            version=draft.version,
            cents=draft.cents,
            begins=draft.begins,
            ends=draft.ends,
            report_due=due,
        )
        act.record(held.row.body, entry)


def _check(agreement: Agreement) -> None:
    for field, most in LONGEST.items():
        least = 0 if field == "why" else 1
        if not least <= len(getattr(agreement, field).strip()) <= most:
            raise BadForm(field=field, problem="length")
    if agreement.ends < agreement.begins:
        raise BadForm(field="ends", problem="order")
    if not 0 < agreement.cents < ABSURD_CENTS:
        raise BadForm(field="amount", problem="positive")
    _check_lines(agreement.lines, agreement.cents)


def _check_lines(lines: Sequence[tuple[str, int]], cents: int) -> None:
    if not 1 <= len(lines) <= MOST_LINES or any(not 1 <= len(label) <= 200 for label, _ in lines):
        raise BadForm(field="line_label", problem="length")
    if any(not 0 < amount < ABSURD_CENTS for _, amount in lines):
        raise BadForm(field="line_amount", problem="positive")
    if sum(amount for _, amount in lines) < cents:
        raise BadForm(field="line_amount", problem="not-covered")

"""What follows a grant: agreement, payouts, report, accounting, money that comes back, the end. Every sum in cents.

A `Standing` is where one grant stands; each `bar_…` says what keeps the next step from being taken (None: nothing),
and the verbs give the standing after it. The service and the recount walk the same chain.
"""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

REPORT_DAYS = 28  # four weeks after the end of the action


class Stage(StrEnum):
    """`granted`: nothing signed yet; `reported`: the report was handed in; `accounted`: the team has checked it."""

    granted = "granted"
    agreed = "agreed"
    reported = "reported"
    accounted = "accounted"
    withdrawn = "withdrawn"
    closed = "closed"


class Bar(StrEnum):
    """What stands in the way of a step."""

    closed = "closed"
    withdrawn = "withdrawn"
    not_agreed = "not-agreed"
    not_confirmed = "not-confirmed"
    accounted = "accounted"
    over_granted = "over-granted"
    below_paid = "below-paid"
    over_agreed = "over-agreed"
    over_paid = "over-paid"
    reported = "reported"
    no_report = "no-report"
    not_accounted = "not-accounted"
    owed = "owed"
    nothing = "nothing"


class Why(StrEnum):
    """Why money comes back, or why nothing became of it."""

    unspent = "unspent"
    rejected = "rejected"
    not_carried_out = "not-carried-out"
    declined = "declined"
    other = "other"


class Standing(Struct, frozen=True, kw_only=True):
    """One grant. `paid` and `returned` only grow; `released` was granted and will never be paid.

    `version`, `payouts`, `returns` count what was signed, paid and taken back; `accepted` are the receipts that count.
    """

    granted: int
    stage: Stage = Stage.granted
    agreed: int = 0
    version: int = 0
    report_due: str = ""
    paid: int = 0
    payouts: int = 0
    returned: int = 0
    returns: int = 0
    released: int = 0
    accepted: int | None = None


def report_due(ends: str) -> str:
    """The last day for report and receipts; `ends` is the last day of the action (ISO days)."""
    return (date.fromisoformat(ends) + timedelta(days=REPORT_DAYS)).isoformat()


def is_overdue(standing: Standing, today: str) -> bool:
    return standing.stage is Stage.agreed and standing.report_due < today


def held(standing: Standing) -> int:
    """What the applicant has got and still has."""
    return standing.paid - standing.returned


def entitled(standing: Standing) -> int:
    """What the applicant may keep: all that is agreed until it is accounted for; then no more than what was proved."""
    if standing.stage in (Stage.granted, Stage.withdrawn):
        return 0
    return standing.agreed if standing.accepted is None else min(standing.agreed, standing.accepted)


def owed(standing: Standing) -> int:
    """What the applicant has to give back."""
    return max(0, held(standing) - entitled(standing))


def payable(standing: Standing) -> int:
    """What may still be paid."""
    if standing.stage is Stage.closed:
        return 0
    return max(0, min(standing.agreed - standing.paid, entitled(standing) - held(standing)))


def unpaid(standing: Standing) -> int:
    """What was granted, was never paid and is still kept in the fund for it."""
    return standing.granted - standing.paid - standing.released


def _over(standing: Standing) -> Bar | None:
    ends = {Stage.closed: Bar.closed, Stage.withdrawn: Bar.withdrawn}
    return ends.get(standing.stage)


def bar_agree(standing: Standing, cents: int) -> Bar | None:
    """A first agreement or a changed one, over `cents`."""
    if over := _over(standing):
        return over
    if standing.stage is Stage.accounted:
        return Bar.accounted
    if not 0 < cents <= standing.granted:
        return Bar.over_granted
    return Bar.below_paid if cents < standing.paid else None


def agree(standing: Standing, cents: int, due: str) -> Standing:
    """Signed by both sides: from now on this version counts."""
    stage = Stage.agreed if standing.stage is Stage.granted else standing.stage
    return replace(standing, stage=stage, agreed=cents, version=standing.version + 1, report_due=due)


def bar_pay(standing: Standing, cents: int) -> Bar | None:
    """A payout of `cents`; several may follow each other."""
    if over := _over(standing):
        return over
    if standing.stage is Stage.granted:
        return Bar.not_agreed
    return None if 0 < cents <= payable(standing) else Bar.over_agreed


def pay(standing: Standing, cents: int) -> Standing:
    return replace(standing, paid=standing.paid + cents, payouts=standing.payouts + 1)


def bar_report(standing: Standing) -> Bar | None:
    """Handing in report and receipts."""
    if over := _over(standing):
        return over
    if standing.stage is Stage.granted:
        return Bar.not_agreed
    return None if standing.stage is Stage.agreed else Bar.reported


def bar_account(standing: Standing) -> Bar | None:
    """Checking the receipts. That a report is there, the service asks beside this: no journal says it."""
    if over := _over(standing):
        return over
    if standing.stage is Stage.granted:
        return Bar.not_agreed
    return Bar.accounted if standing.stage is Stage.accounted else None


def account(standing: Standing, accepted: int) -> Standing:
    return replace(standing, stage=Stage.accounted, accepted=accepted)


def bar_return(standing: Standing, cents: int) -> Bar | None:
    """Money that comes back: never more than the applicant still has."""
    if standing.stage is Stage.closed:
        return Bar.closed
    return None if 0 < cents <= held(standing) else Bar.over_paid


def give_back(standing: Standing, cents: int) -> Standing:
    return replace(standing, returned=standing.returned + cents, returns=standing.returns + 1)


def bar_withdraw(standing: Standing) -> Bar | None:
    """Nothing comes of it: what is unpaid is free at once, what was paid is owed."""
    if over := _over(standing):
        return over
    return Bar.accounted if standing.stage is Stage.accounted else None


def withdraw(standing: Standing) -> Standing:
    released = standing.released + unpaid(standing)
    return replace(standing, stage=Stage.withdrawn, released=released)


def bar_close(standing: Standing) -> Bar | None:
    """The end: accounted for or withdrawn, and nothing owed."""
    if standing.stage is Stage.closed:
        return Bar.closed
    if standing.stage not in (Stage.accounted, Stage.withdrawn):
        return Bar.not_accounted
    return Bar.owed if owed(standing) else None


def close(standing: Standing) -> Standing:
    released = standing.released + unpaid(standing)
    return replace(standing, stage=Stage.closed, released=released)


class Next(StrEnum):
    """What has to happen now, by whom: the team (`agree`, `sign`, `pay`, …) or the applicant (`report`, `repay`)."""

    confirm = "confirm"
    agree = "agree"
    sign = "sign"
    pay = "pay"
    report = "report"
    overdue = "overdue"
    account = "account"
    repay = "repay"
    close = "close"
    done = "done"


def next_step(standing: Standing, *, today: str, drafted: bool = False, confirmed: bool = True) -> Next:
    """`drafted`: an agreement is written down and waits for its signatures; `confirmed`: or nobody has to."""
    if standing.stage is Stage.closed:
        return Next.done
    if standing.stage is Stage.granted and not confirmed:
        return Next.confirm
    if drafted or standing.stage is Stage.granted:
        return Next.sign if drafted else Next.agree
    if standing.stage is Stage.agreed:
        waits = Next.overdue if is_overdue(standing, today) else Next.report
        return Next.pay if not standing.payouts and waits is Next.report else waits
    return _at_the_end(standing)


def _at_the_end(standing: Standing) -> Next:
    if standing.stage is Stage.reported:
        return Next.account
    if owed(standing):
        return Next.repay
    return Next.pay if payable(standing) else Next.close

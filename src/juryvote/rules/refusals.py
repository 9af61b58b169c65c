"""Every way in which the room says no: a closed family, each with a stable code and no prose (texts live in templates).

A refusal changes nothing: whoever raises one inside a transaction rolls the whole of it back.
"""

from typing import ClassVar


class Refusal(Exception):
    """Something was asked that the rules do not allow; `facts` are the numbers and names the answer may show."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 409

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code)
        self.facts = facts


class NotSignedIn(Refusal):
    code, status = "not-signed-in", 401


class NotYours(Refusal):
    """The person is known, but this is not for their role or their body."""

    code, status = "not-yours", 403


class NotFound(Refusal):
    code, status = "not-found", 404


class BadForm(Refusal):
    """A form with a missing, unknown or impossible field; `field` and `problem` say which."""

    code, status = "bad-form", 422


class TooLarge(Refusal):
    code, status = "too-large", 413


class TooMany(Refusal):
    """Throttled: `wait` seconds until the next try."""

    code, status = "too-many", 429


class WrongOrigin(Refusal):
    code, status = "wrong-origin", 403


class WrongCode(Refusal):
    """A code or token that never was, or belongs to somebody else."""

    code, status = "wrong-code", 403


class UsedCode(Refusal):
    code, status = "used-code", 410


class ExpiredCode(Refusal):
    code, status = "expired-code", 410


class OtherDevice(Refusal):
    """The member is already signed in on another phone; the team lets the second one in."""

    code = "other-device"


class WrongPassword(Refusal):
    code, status = "wrong-password", 403


class MeetingNotOpen(Refusal):
    code = "meeting-not-open"


class MeetingClosed(Refusal):
    code = "meeting-closed"


class WrittenForbidden(Refusal):
    """The bylaws know no vote in writing."""

    code = "written-forbidden"


class WrittenSecret(Refusal):
    """The bylaws want secret ballots, and a vote in writing is open."""

    code = "written-secret"


class NotInWriting(Refusal):
    """A vote in writing has one question and no room: nothing of an evening can be done in it."""

    code = "not-in-writing"


class WrittenRunning(Refusal):
    """It cannot be counted yet: `ends_on` is the last day, `waiting` so many have not voted."""

    code = "written-running"


class WrittenOver(Refusal):
    """The last day is over."""

    code = "written-over"


class NoItemCalled(Refusal):
    code = "no-item-called"


class BallotNotOpen(Refusal):
    """Not yet open, closed or annulled; `state` says which."""

    code = "ballot-not-open"


class BallotStillOpen(Refusal):
    """Another step has to wait until the running ballot is closed or annulled."""

    code = "ballot-still-open"


class ItemDecided(Refusal):
    code = "item-decided"


class NotQuorate(Refusal):
    code = "not-quorate"


class NotOnRoll(Refusal):
    """Late, not a member of the body, or without a seat: not on the roll that was frozen at the opening."""

    code, status = "not-on-roll", 403


class NotPresent(Refusal):
    code, status = "not-present", 403


class Recused(Refusal):
    code, status = "recused", 403


class UnknownChoice(Refusal):
    code, status = "unknown-choice", 422


class VotedElsewhere(Refusal):
    """One person, one slip: the slip was already given through another channel."""

    code = "voted-elsewhere"


class BadSlip(Refusal):
    """A sealed slip without proof that it is permitted, or of another ballot; `why` is the fault's kind."""

    code, status = "bad-slip", 422


class KeyGone(Refusal):
    """The ballot's key is not in the safe: after a restored backup, or on a machine that has another safe."""

    code = "key-gone"


class MustBeSealed(Refusal):
    """The bylaws or a member ask for a secret ballot."""

    code = "must-be-sealed"


class PaperNotCounted(Refusal):
    """Paper slips were given, but two people have not yet counted them alike."""

    code = "paper-not-counted"


class PaperMismatch(Refusal):
    """More or fewer paper slips were counted than were given out."""

    code, status = "paper-mismatch", 422


class CountsDiffer(Refusal):
    """The second count of the paper slips differs from the first: both are forgotten."""

    code = "counts-differ"


class SamePerson(Refusal):
    """The second count must come from somebody else."""

    code = "same-person"


class NoTurn(Refusal):
    """The shared tablet was not unlocked for anybody, or the time is over."""

    code = "no-turn"


class TieOpen(Refusal):
    """The item was voted on and is tied: the chair or the lot has the last word, nobody votes again."""

    code = "tie-open"


class NothingLeftOpen(Refusal):
    """The meeting is not over, never took place, or left nothing open: there is nothing to invite for again."""

    code = "nothing-left-open"


class ContestOpen(Refusal):
    """Somebody denies a conflict on this item: the body rules on that first."""

    code = "contest-open"


class NotDecisive(Refusal):
    """Nobody was found biased whose vote was decisive: the decision stands."""

    code = "not-decisive"


class NoElection(Refusal):
    """The item is not an election."""

    code = "no-election"


class NoCandidates(Refusal):
    """An election is opened with nobody on the list."""

    code = "no-candidates"


class ListClosed(Refusal):
    """The list is voted on, or was: nobody comes to it or leaves it."""

    code = "list-closed"


class NoPaper(Refusal):
    """Paper slips and raised hands are not counted by candidate: the tablet stands in for them."""

    code = "no-paper"


class SumOutside(Refusal):
    """Somebody names less than nothing, or more than can be granted."""

    code, status = "sum-outside", 422


class SumsOpenOnly(Refusal):
    """Sums are named openly: sealed slips are yes, no or ticks on a list."""

    code = "sums-open-only"


class NothingToShare(Refusal):
    """No proposal of the round is on this agenda, or all are decided."""

    code = "nothing-to-share"


class NoPicks(Refusal):
    """A slip of an election says yes to nobody."""

    code, status = "no-picks", 422


class TooManyPicks(Refusal):
    """More ticks than seats."""

    code, status = "too-many-picks", 422


class NotHere(Refusal):
    """This way of voting does not exist in a sealed ballot (hands, helper), or only there."""

    code = "not-here"


class CountMismatch(Refusal):
    """Hands counted do not equal the people marked as voting by hand."""

    code, status = "count-mismatch", 422


class MayNotComeBack(Refusal):
    """A proposal that was not rejected, or may not be tabled again (yet); its page says which."""

    code = "may-not-come-back"


class FundExhausted(Refusal):
    """`left` and `asked` in cents."""

    code = "fund-exhausted"


class TieUnpaid(Refusal):
    """The sum of a tied ballot was free meanwhile, and is gone; `left` and `asked` in cents."""

    code = "tie-unpaid"


class NotWithoutBody(Refusal):
    """The bylaws do not let anybody but the body decide this."""

    code = "not-without-body"


class NoExclusion(Refusal):
    """The absences known this evening do not let the body vote on this exclusion."""

    code = "no-exclusion"


class GrantStep(Refusal):
    """What follows a grant is not at this step; `why` is the bar of `rules/grants`, `most` cents are possible."""

    code = "grant-step"


class FileRefused(Refusal):
    """An attachment that cannot be kept; `why` is a `BadFile`."""

    code, status = "bad-file", 422


class ReportMissing(Refusal):
    """There is no report yet whose receipts could be checked."""

    code = "report-missing"


class GrantRunning(Refusal):
    """The decision's money is agreed on or given back already: it cannot be reopened."""

    code = "grant-running"


class OverCap(Refusal):
    code, status = "over-cap", 422


class NotEligible(Refusal):
    code = "not-eligible"


class DeadlinePassed(Refusal):
    code = "deadline-passed"


class AlreadyDone(Refusal):
    """The other person was faster, or the page was old; the answer shows what stands now."""

    code = "already-done"


class CannotBeDrawn(Refusal):
    """The pool cannot fill the quotas; the page says why."""

    code = "cannot-be-drawn"


class DrawRunning(Refusal):
    """Another draw of the body is promised: it has to be drawn or called off first."""

    code = "draw-running"


class TooFewWitnesses(Refusal):
    code, status = "too-few-witnesses", 422


class BadImport(Refusal):
    """A CSV that cannot be read; line-by-line problems are shown in the preview, not raised."""

    code, status = "bad-import", 422

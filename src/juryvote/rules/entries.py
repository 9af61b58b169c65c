"""What the journal can say: one frozen payload per kind, the only things an auditor needs to recompute an evening.

Names of people stand in `member-registered` alone, so that they can be redacted without hurting any calculation.
Money is in cents, moments are ISO 8601 in UTC, days are ISO dates, lists of people are sorted by id.
"""

from typing import Any

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """Base of all payloads; the tag is the entry's kind.

    A field that a kind gets later has a default and is left out where it says nothing (`omit_defaults`): what an older
    program wrote and what this one writes of the same evening are the same bytes.
    """


class BodyFounded(Entry, frozen=True, kw_only=True, tag="body-founded"):
    name: str
    area: str
    form: str  # aktionsfondsjury | quartiersfondsjury | quartiersrat | other


class BylawsAdopted(Entry, frozen=True, kw_only=True, tag="bylaws-adopted", omit_defaults=True):
    """For meetings on `in_force` and later; "" is at once."""

    bylaws: str
    version: int
    name: str
    rules: dict[str, Any]
    in_force: str = ""  # an ISO day


class MemberRegistered(Entry, frozen=True, kw_only=True, tag="member-registered"):
    member: str
    name: str


class SeatCreated(Entry, frozen=True, kw_only=True, tag="seat-created"):
    seat: str
    number: int
    group: str


class SeatHeld(Entry, frozen=True, kw_only=True, tag="seat-held"):
    """From `since` up to and including `until` (open end: None)."""

    seat: str
    member: str
    role: str  # holder | alternate
    since: str
    until: str | None


class HoldingEnded(Entry, frozen=True, kw_only=True, tag="holding-ended"):
    """`until` is the last day."""

    seat: str
    member: str
    until: str


class FundOpened(Entry, frozen=True, kw_only=True, tag="fund-opened"):
    fund: str
    name: str
    budget_cents: int


class RoundOpened(Entry, frozen=True, kw_only=True, tag="round-opened"):
    round: str
    fund: str
    title: str
    cap_cents: int
    deadline: str


class ProposalAdmitted(Entry, frozen=True, kw_only=True, tag="proposal-admitted"):
    """The team found the proposal eligible. The applicant's name is not written here."""

    proposal: str
    round: str
    number: int
    title: str
    asked_cents: int
    goals: list[str]


class MeetingPlanned(Entry, frozen=True, kw_only=True, tag="meeting-planned"):
    meeting: str
    title: str
    place: str
    starts_at: str
    day: str  # the Berlin calendar day that decides which holdings count


class ItemAdded(Entry, frozen=True, kw_only=True, tag="item-added", omit_defaults=True):
    meeting: str
    item: str
    number: int
    title: str
    proposal: str | None
    asked_cents: int | None
    persons: bool = False  # it is about people: an election, a removal


class MeetingOpened(Entry, frozen=True, kw_only=True, tag="meeting-opened"):
    """Pins the bylaws for the whole meeting."""

    meeting: str
    bylaws: str
    second_invitation: bool


class MeetingAdjourned(Entry, frozen=True, kw_only=True, tag="meeting-adjourned"):
    meeting: str


class CheckedIn(Entry, frozen=True, kw_only=True, tag="checked-in"):
    meeting: str
    member: str
    channel: str  # door | room | team


class CheckedOut(Entry, frozen=True, kw_only=True, tag="checked-out"):
    meeting: str
    member: str
    channel: str  # phone | team


class ItemCalled(Entry, frozen=True, kw_only=True, tag="item-called"):
    meeting: str
    item: str


class ConflictDeclared(Entry, frozen=True, kw_only=True, tag="conflict-declared"):
    meeting: str
    item: str
    member: str
    reason: str


class ConflictLifted(Entry, frozen=True, kw_only=True, tag="conflict-lifted"):
    meeting: str
    item: str
    member: str


class Quorum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    met: bool
    needed: int
    counted: int
    base: int
    sentence: str


class Majority(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    needed_yes: int
    base: int
    sentence: str


class ReadingTaken(Entry, frozen=True, kw_only=True, tag="reading-taken"):
    """Taken at the opening of the meeting, and whenever an item is called."""

    meeting: str
    item: str | None
    quorum: Quorum


class QuorumChallenged(Entry, frozen=True, kw_only=True, tag="quorum-challenged"):
    """A member doubts the quorum that is presumed; the next entry of the meeting is the reading taken anew."""

    meeting: str
    member: str


class SecrecyDemanded(Entry, frozen=True, kw_only=True, tag="secrecy-demanded"):
    """Somebody asks for a secret ballot on this item, or takes it back: `demands` is how many ask now, never who."""

    meeting: str
    item: str
    demands: int


class Seal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sealed ballot begins with. `why`: persons | default | demanded | chair.

    `election` is the hash of the election's text that phones check; `credentials` are sorted, one for each on the roll.
    """

    why: str
    election: str
    credentials: list[str]


class BallotOpened(Entry, frozen=True, kw_only=True, tag="ballot-opened", omit_defaults=True):
    """The roll is frozen: who is present, holds a seat and is not recused, at this moment."""

    meeting: str
    item: str
    ballot: str
    question: str
    mode: str  # open | sealed
    roll: list[str]
    quorum: Quorum
    majority: Majority
    fund: str | None
    amount_cents: int | None
    seal: Seal | None = None  # of a sealed ballot
    lot: str = ""  # where the lot would break a tie: SHA-256 of its seed


class RollStruck(Entry, frozen=True, kw_only=True, tag="roll-struck"):
    """A conflict became known while the ballot was open: the person leaves the roll, an earlier slip is void."""

    meeting: str
    ballot: str
    member: str
    majority: Majority


class Slip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    member: str
    choice: str
    channel: str


class Tally(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    yes: int
    no: int
    abstain: int
    invalid: int = 0


class PaperCounted(Entry, frozen=True, kw_only=True, tag="paper-counted"):
    """Two people counted the paper slips of a sealed ballot and found the same. What they found goes into the urn."""

    meeting: str
    ballot: str
    people: int
    by: list[str]


class Voter(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    member: str
    channel: str


class Unsealed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a sealed ballot ended. `archive` is the SHA-256 of the `.bel` file, `head` the end of its chain.

    `voted` says who took part and how, never what; `assisted` are the credentials for which the server encrypted.
    """

    archive: str
    head: str
    voted: list[Voter]
    assisted: list[str]


class BallotClosed(Entry, frozen=True, kw_only=True, tag="ballot-closed", omit_defaults=True):
    """`slips` are the named slips of an open ballot; `by_hand` are those whose raised hands are counted in `hands`."""

    meeting: str
    ballot: str
    slips: list[Slip]
    by_hand: list[str]
    hands: Tally
    tally: Tally
    recused: int
    quorum: Quorum
    majority: Majority
    outcome: str
    sealed: Unsealed | None = None  # instead of slips and hands


class TieBroken(Entry, frozen=True, kw_only=True, tag="tie-broken"):
    """A closed ballot was tied, and the bylaws name a way out: `how` is chair or lot; `seed` is the lot's, in hex."""

    meeting: str
    ballot: str
    how: str
    choice: str  # yes | no | abstain
    seed: str
    outcome: str
    majority: Majority


class BallotAnnulled(Entry, frozen=True, kw_only=True, tag="ballot-annulled"):
    meeting: str
    ballot: str
    why: str


class DecisionMade(Entry, frozen=True, kw_only=True, tag="decision-made"):
    """What follows from a closed ballot that was carried or rejected. A grant books `granted_cents` on the fund."""

    meeting: str
    ballot: str
    decision: str
    number: int
    year: int
    outcome: str
    fund: str | None
    granted_cents: int | None
    text: str


class DecisionPublished(Entry, frozen=True, kw_only=True, tag="decision-published"):
    meeting: str
    decision: str


class DecisionCorrected(Entry, frozen=True, kw_only=True, tag="decision-corrected"):
    """Only the wording can be corrected; numbers and outcome stay. Version 1 is the text of the decision itself."""

    meeting: str
    decision: str
    version: int
    text: str
    why: str


AnyEntry = (
    BodyFounded
    | BylawsAdopted
    | MemberRegistered
    | SeatCreated
    | SeatHeld
    | HoldingEnded
    | FundOpened
    | RoundOpened
    | ProposalAdmitted
    | MeetingPlanned
    | ItemAdded
    | MeetingOpened
    | MeetingAdjourned
    | CheckedIn
    | CheckedOut
    | ItemCalled
    | ConflictDeclared
    | ConflictLifted
    | ReadingTaken
    | QuorumChallenged
    | SecrecyDemanded
    | BallotOpened
    | PaperCounted
    | RollStruck
    | BallotClosed
    | TieBroken
    | BallotAnnulled
    | DecisionMade
    | DecisionPublished
    | DecisionCorrected
)

"""Ballots from the frozen roll to the result, open and sealed."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from juryvote.rules.entries.amendments import Amendment
from juryvote.rules.entries.base import Entry, Majority, Quorum
from juryvote.rules.entries.elections import ElectionRound
from juryvote.rules.entries.sharing import Share, ShareStep
from juryvote.rules.entries.sums import SumsAsked, SumsCounted
from juryvote.rules.room import Numbers


class Seal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a sealed ballot begins with. `why`: persons | default | demanded | chair.

    `election` is the hash of the election's text that phones check; `credentials` are sorted, one for each on the roll.
    """

    why: str
    election: str
    credentials: list[str]


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A question beside the proposal. `kind`: conflict (whether `member` is biased) | amendment | consent."""

    kind: str
    member: str = ""
    amendment: Amendment | None = None


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
    groups: Mapping[str, Numbers] = {}  # where single groups must agree as well, and the ballot is open
    straw: bool = False  # a Meinungsbild: nothing follows from it
    election: ElectionRound | None = None  # where people are elected
    about: About | None = None  # not the proposal itself: no money, no decision
    sums: SumsAsked | None = None  # where everybody names a sum
    shares: list[Share] = field(default_factory=list)  # of a pot: the proposals, in the order of the agenda
    condition: str = ""  # what the grant hangs on (Auflage), part of the question


class RollStruck(Entry, frozen=True, kw_only=True, tag="roll-struck"):
    """A conflict became known while the ballot was open: the person leaves the roll, an earlier slip is void."""

    meeting: str
    ballot: str
    member: str
    majority: Majority


class Slip(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """In an election `yes` with the numbers that were ticked, none is a no to everybody; or `abstain`.

    Where everybody names a sum: `yes` with that one sum in cents, `no` for nothing, or `abstain`.
    Where a pot is shared out: `yes` with points for each proposal in the order of the list, or `abstain`.
    """

    member: str
    choice: str
    channel: str
    picks: list[int] = []


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
    """`slips` are the named slips of an open ballot; `by_hand` are those whose raised hands are counted in `hands`.

    `votes_for` are an election's votes in the order of its candidates; `yes` counts its valid slips,
    `abstain` blank ones.
    """

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
    by_group: Mapping[str, Tally] = {}  # where the opening froze groups: slips and hands of each
    votes_for: list[int] = field(default_factory=list)
    sums: SumsCounted | None = None  # where everybody named a sum
    shares: list[ShareStep] = field(default_factory=list)  # of a pot: every proposal, in the order of its turn
    overruled: Sequence[str] = ()  # in writing: alternates whose slip does not count, because the member voted


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

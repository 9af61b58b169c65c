"""What one member sees on the phone during the evening: one question at a time."""

from msgspec import Struct

from juryvote.reads.parts import ItemView, MeetingHead, NeedView, QuorumView, ResultView


class MyBallot(Struct, frozen=True, kw_only=True):
    id: str
    question: str
    state: str  # open | closed | annulled
    title: str = ""
    amount_cents: int | None = None
    my_choice: str | None = None  # yes | no | abstain
    my_channel: str | None = None  # phone | kiosk | hands | paper | helper
    receipt: str | None = None  # e.g. "4F7K-2M"
    voted: int = 0
    on_roll: int = 0
    result: ResultView | None = None
    annulled_why: str = ""


class MyConflict(Struct, frozen=True, kw_only=True):
    item: str
    reason: str


class MemberEvening(Struct, frozen=True, kw_only=True):
    """`step` alone decides what the page asks:

    planned    the meeting has not begun (agenda is readable, conflicts can be declared)
    check-in   signed in but not counted as present: type or scan the room code
    guest      present, but without a seat: reads along, does not vote
    waiting    present; no item is called
    item       an item is called; a conflict can be declared; no ballot yet
    vote       a ballot is open and this member may vote (my_choice None) or has voted and may change it
    recused    an item is called on which this member is biased
    late       a ballot is open, but the roll was frozen before this member came
    result     the last ballot of the called item is closed or annulled
    adjourned  the evening is over
    """

    meeting: MeetingHead
    name: str
    step: str
    present: bool
    quorum: QuorumView | None
    need: NeedView | None
    item: ItemView | None
    ballot: MyBallot | None
    conflict: MyConflict | None
    agenda: tuple[ItemView, ...]
    conflicts: tuple[MyConflict, ...] = ()
    checkpoint: str = ""

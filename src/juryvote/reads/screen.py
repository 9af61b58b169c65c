"""The projector: readable from 12 m, never a choice before the closing, never a name."""

from msgspec import Struct

from juryvote.reads.parts import ItemView, MeetingHead, NeedView, QuorumView, ResultView


class ScreenView(Struct, frozen=True, kw_only=True):
    meeting: MeetingHead
    room_code: str  # "" unless the meeting is planned or open
    room_qr: str  # inline SVG, safe
    seconds_left: int
    present: int
    seats: int
    quorum: QuorumView | None
    item: ItemView | None
    need: NeedView | None
    question: str
    ballot_state: str  # "" | open | closed | annulled
    voted: int
    on_roll: int
    result: ResultView | None
    checkpoint: str

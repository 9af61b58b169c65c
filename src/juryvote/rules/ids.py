"""The names by which things are told apart: opaque texts, never numbers, never shown as a rank."""

from typing import NewType

AreaId = NewType("AreaId", str)
BodyId = NewType("BodyId", str)
BylawsId = NewType("BylawsId", str)
SeatId = NewType("SeatId", str)
MemberId = NewType("MemberId", str)
StaffId = NewType("StaffId", str)
MeetingId = NewType("MeetingId", str)
ItemId = NewType("ItemId", str)
BallotId = NewType("BallotId", str)
FundId = NewType("FundId", str)
RoundId = NewType("RoundId", str)
ProposalId = NewType("ProposalId", str)
DecisionId = NewType("DecisionId", str)

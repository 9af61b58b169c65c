"""What the journal can say: one frozen payload per kind, the only things an auditor needs to recompute an evening.

Names of people stand in `member-registered` alone, so that they can be redacted without hurting any calculation.
Money is in cents, moments are ISO 8601 in UTC, days are ISO dates, lists of people are sorted by id.
"""

from juryvote.rules.entries.amendments import Amendment
from juryvote.rules.entries.ballots import (
    About,
    BallotAnnulled,
    BallotClosed,
    BallotOpened,
    PaperCounted,
    RollStruck,
    Seal,
    Slip,
    Tally,
    TieBroken,
    Unsealed,
    Voter,
)
from juryvote.rules.entries.base import Entry, Majority, Quorum
from juryvote.rules.entries.body import (
    BodyFounded,
    BylawsAdopted,
    FundOpened,
    HoldingEnded,
    MemberRegistered,
    ProposalAdmitted,
    ProposalRetabled,
    RoundMoved,
    RoundOpened,
    SeatCreated,
    SeatHeld,
)
from juryvote.rules.entries.confirming import DecisionConfirmed, DecisionReturned
from juryvote.rules.entries.conflicts import (
    ConflictContested,
    ConflictFound,
    ConflictRuled,
    DecisionReopened,
)
from juryvote.rules.entries.decisions import DecisionCorrected, DecisionMade, DecisionPublished
from juryvote.rules.entries.draws import DrawCalledOff, DrawCommitted, DrawnDeclined, JuryDrawn, PoolTicket, Quota
from juryvote.rules.entries.elections import (
    Candidate,
    CandidateNamed,
    CandidateWithdrawn,
    ElectionDrawn,
    ElectionRound,
)
from juryvote.rules.entries.evening import (
    AbsenceExcused,
    AgendaOrdered,
    AlternatesDrawn,
    CheckedIn,
    CheckedOut,
    ConflictDeclared,
    ConflictLifted,
    Delegation,
    Excluded,
    FactCorrected,
    ItemAdded,
    ItemCalled,
    MeetingAdjourned,
    MeetingOpened,
    MeetingPlanned,
    MinutesPut,
    ProcedureObjected,
    QuorumChallenged,
    ReadingTaken,
    SecrecyDemanded,
)
from juryvote.rules.entries.executive import ExecutiveDecision, ExecutiveTold
from juryvote.rules.entries.funds import FundChanged, MoneyCarried
from juryvote.rules.entries.grants import (
    GrantAccounted,
    GrantAgreed,
    GrantClosed,
    GrantPaid,
    GrantWithdrawn,
    MoneyReturned,
    ReceiptSum,
)
from juryvote.rules.entries.sharing import Share, ShareStep, Sharing
from juryvote.rules.entries.sums import SumHands, SumsAsked, SumsCounted

AnyEntry = (
    BodyFounded
    | BylawsAdopted
    | MemberRegistered
    | SeatCreated
    | SeatHeld
    | HoldingEnded
    | FundOpened
    | FundChanged
    | MoneyCarried
    | RoundOpened
    | RoundMoved
    | ProposalAdmitted
    | ProposalRetabled
    | DrawCommitted
    | JuryDrawn
    | DrawnDeclined
    | DrawCalledOff
    | MeetingPlanned
    | ItemAdded
    | AgendaOrdered
    | MeetingOpened
    | FactCorrected
    | AbsenceExcused
    | AlternatesDrawn
    | MeetingAdjourned
    | CheckedIn
    | CheckedOut
    | ItemCalled
    | ConflictDeclared
    | ConflictLifted
    | ConflictContested
    | ConflictRuled
    | ReadingTaken
    | QuorumChallenged
    | SecrecyDemanded
    | CandidateNamed
    | CandidateWithdrawn
    | ProcedureObjected
    | BallotOpened
    | PaperCounted
    | RollStruck
    | BallotClosed
    | TieBroken
    | ElectionDrawn
    | BallotAnnulled
    | DecisionMade
    | DecisionPublished
    | DecisionCorrected
    | ConflictFound
    | DecisionReopened
    | ExecutiveDecision
    | ExecutiveTold
    | DecisionConfirmed
    | DecisionReturned
    | GrantAgreed
    | GrantPaid
    | GrantAccounted
    | MoneyReturned
    | GrantWithdrawn
    | GrantClosed
)

__all__ = [
    "About",
    "AbsenceExcused",
    "AgendaOrdered",
    "AlternatesDrawn",
    "Amendment",
    "AnyEntry",
    "BallotAnnulled",
    "BallotClosed",
    "BallotOpened",
    "BodyFounded",
    "BylawsAdopted",
    "Candidate",
    "CandidateNamed",
    "CandidateWithdrawn",
    "CheckedIn",
    "CheckedOut",
    "ConflictContested",
    "ConflictDeclared",
    "ConflictFound",
    "ConflictLifted",
    "ConflictRuled",
    "DecisionConfirmed",
    "DecisionCorrected",
    "DecisionMade",
    "DecisionPublished",
    "DecisionReopened",
    "DecisionReturned",
    "Delegation",
    "DrawCalledOff",
    "DrawCommitted",
    "DrawnDeclined",
    "ElectionDrawn",
    "ElectionRound",
    "Entry",
    "Excluded",
    "ExecutiveDecision",
    "ExecutiveTold",
    "FactCorrected",
    "FundChanged",
    "FundOpened",
    "GrantAccounted",
    "GrantAgreed",
    "GrantClosed",
    "GrantPaid",
    "GrantWithdrawn",
    "HoldingEnded",
    "ItemAdded",
    "ItemCalled",
    "JuryDrawn",
    "Majority",
    "MeetingAdjourned",
    "MeetingOpened",
    "MeetingPlanned",
    "MemberRegistered",
    "MinutesPut",
    "MoneyCarried",
    "MoneyReturned",
    "PaperCounted",
    "PoolTicket",
    "ProcedureObjected",
    "ProposalAdmitted",
    "ProposalRetabled",
    "Quorum",
    "QuorumChallenged",
    "Quota",
    "ReadingTaken",
    "ReceiptSum",
    "RollStruck",
    "RoundMoved",
    "RoundOpened",
    "Seal",
    "SeatCreated",
    "SeatHeld",
    "SecrecyDemanded",
    "Share",
    "ShareStep",
    "Sharing",
    "Slip",
    "SumHands",
    "SumsAsked",
    "SumsCounted",
    "Tally",
    "TieBroken",
    "Unsealed",
    "Voter",
]

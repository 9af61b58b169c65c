"""The tables, by room. Ids and moments are text, money is integer cents, every constraint has a name."""

from juryvote.store.tables.amendments import amendments
from juryvote.store.tables.applying import applications
from juryvote.store.tables.attachments import attachments
from juryvote.store.tables.base import metadata
from juryvote.store.tables.confirming import confirmations
from juryvote.store.tables.deliberation import appraisals, arguments
from juryvote.store.tables.draws import candidates, draws, tickets
from juryvote.store.tables.eligibility import checks, milestones, questions
from juryvote.store.tables.entry import passes, sessions, throttles
from juryvote.store.tables.evening import (
    approvals,
    ballots,
    conflicts,
    decision_texts,
    decisions,
    findings,
    hands,
    items,
    meetings,
    minutes_texts,
    nominees,
    objections,
    presence,
    remarks,
    roll,
    slips,
)
from juryvote.store.tables.executive import executives
from juryvote.store.tables.facts import ages, excuses
from juryvote.store.tables.grants import agreements, grants, payouts, receipts, returns
from juryvote.store.tables.ideas import ideas
from juryvote.store.tables.interests import hints, interests, parties
from juryvote.store.tables.journal import (
    checkpoints,
    journal,
    journal_heads,
    journal_names,
    journal_payloads,
)
from juryvote.store.tables.mails import mails
from juryvote.store.tables.money import cost_lines, fund_moves, funds, proposals, round_meetings, round_moves, rounds
from juryvote.store.tables.notices import notices
from juryvote.store.tables.people import (
    areas,
    bodies,
    bylaws,
    coordinated_areas,
    holdings,
    members,
    name_consents,
    seats,
    staff,
)
from juryvote.store.tables.speakers import speakers
from juryvote.store.tables.urn import archives, demands, kiosks, paper, seals, urn

__all__ = [
    "ages",
    "agreements",
    "amendments",
    "applications",
    "appraisals",
    "approvals",
    "archives",
    "areas",
    "arguments",
    "attachments",
    "ballots",
    "bodies",
    "bylaws",
    "candidates",
    "checkpoints",
    "checks",
    "confirmations",
    "conflicts",
    "coordinated_areas",
    "cost_lines",
    "decision_texts",
    "decisions",
    "demands",
    "draws",
    "excuses",
    "executives",
    "findings",
    "fund_moves",
    "funds",
    "grants",
    "hands",
    "hints",
    "holdings",
    "ideas",
    "interests",
    "items",
    "journal",
    "journal_heads",
    "journal_names",
    "journal_payloads",
    "kiosks",
    "mails",
    "meetings",
    "members",
    "metadata",
    "milestones",
    "minutes_texts",
    "name_consents",
    "nominees",
    "notices",
    "objections",
    "paper",
    "parties",
    "passes",
    "payouts",
    "presence",
    "proposals",
    "questions",
    "receipts",
    "remarks",
    "returns",
    "roll",
    "round_meetings",
    "round_moves",
    "rounds",
    "seals",
    "seats",
    "sessions",
    "slips",
    "speakers",
    "staff",
    "throttles",
    "tickets",
    "urn",
]

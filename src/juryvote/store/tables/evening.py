"""The evening: meetings, items, presence, conflicts, ballots with roll and slips, and what was decided.

A slip is known by (ballot, member) alone and carries no time and no serial number. Secret slips do not live here
but in the urn, and nothing ever joins it with the roll.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)

from juryvote.store.tables.base import identity, metadata, number, of, text
from juryvote.store.tables.money import cents

CHANNELS = "('phone', 'kiosk', 'hands', 'paper', 'helper')"

meetings = Table(
    "meetings",
    metadata,
    identity(),
    of("body", "bodies.id"),
    text("title"),
    text("place"),
    text("starts_at"),
    text("day"),
    text("state"),
    of("bylaws", "bylaws.id", optional=True),
    Column("second_invitation", Boolean(name="second_invitation"), nullable=False),
    number("revision"),
    text("called_item", optional=True),
    text("ends_on", optional=True),  # of a written procedure: the last day; there is no room then
    text("held", optional=True),  # JSON: the quorum readings of the opening and of the newest challenge
    of("second_of", "meetings.id", optional=True),  # the second invitation for what that meeting left open
    text("facts", optional=True),  # JSON: what the opening said of people, by member, and what was corrected since
    text("lot_seed", optional=True),  # hex, of the lot of alternates; nobody sees it before it is drawn
    Column("on_break", Boolean(name="on_break"), nullable=False, server_default=sql("false")),  # the clock ends a break
    text("timer_ends", optional=True),  # of the clock that the chair has set for a pitch or a debate
    text("drawn", optional=True),  # JSON: the alternates in the order of the lot
    CheckConstraint("state IN ('planned', 'open', 'adjourned')", name="state"),
    CheckConstraint("state <> 'open' OR bylaws IS NOT NULL", name="bylaws_pinned"),
)

items = Table(
    "items",
    metadata,
    identity(),
    of("meeting", "meetings.id"),
    number("number"),
    text("title"),
    of("proposal", "proposals.id", optional=True),
    cents("asked_cents", optional=True),
    text("state"),
    Column("persons", Boolean(name="persons"), nullable=False, server_default=sql("false")),  # it is about people
    text("mandate", optional=True),  # JSON: members, proposals and days; a yes gives it
    text("excludes", optional=True),  # JSON: seat and member; a yes ends the holding
    text("sharing", optional=True),  # JSON: a pot is shared out among the proposals of a round, and how
    of("came_from", "items.id", optional=True),  # the item of the first meeting that was left open
    Column("seats_to_fill", Integer, nullable=False, server_default=sql("0")),  # of an election
    Column("ranked", Boolean(name="ranked"), nullable=False, server_default=sql("false")),  # the others: alternates
    CheckConstraint("state IN ('waiting', 'called', 'decided')", name="state"),
    UniqueConstraint("meeting", "number"),
    UniqueConstraint("meeting", "proposal"),
    UniqueConstraint("meeting", "came_from"),
)

approvals = Table(
    "approvals",  # minutes on an agenda; a yes to the item approves them
    metadata,
    of("item", "items.id", key=True),
    of("meeting", "meetings.id"),  # whose minutes they are
    number("entries"),  # as the first so many entries of the journal tell
    text("digest"),
)

minutes_texts = Table(
    "minutes_texts",  # word for word what a body was asked to approve
    metadata,
    of("meeting", "meetings.id", key=True),
    Column("digest", Text, primary_key=True),
    text("text"),
)

remarks = Table(
    "remarks",  # free words in minutes; every version stays, the newest counts
    metadata,
    of("meeting", "meetings.id", key=True),
    Column("place", Text, primary_key=True),  # an item's id, or "" for the whole
    Column("version", Integer, primary_key=True, autoincrement=False),
    text("text"),
    text("at"),
    text("actor"),
)

objections = Table(
    "objections",
    metadata,
    of("meeting", "meetings.id", key=True),
    of("member", "members.id", key=True),
)

nominees = Table(
    "nominees",
    metadata,
    of("item", "items.id", key=True),
    of("member", "members.id", key=True),
    number("number"),  # Listenplatz: stays with the person
    Column("withdrawn", Boolean(name="withdrawn"), nullable=False),
    UniqueConstraint("item", "number"),
)

presence = Table(
    "presence",
    metadata,
    of("meeting", "meetings.id", key=True),
    of("member", "members.id", key=True),
    number("arrival"),  # height of the journal entry: the order of arrival
    text("since"),
    text("channel"),
)

conflicts = Table(
    "conflicts",
    metadata,
    of("item", "items.id", key=True),
    of("member", "members.id", key=True),
    text("reason"),
    Column("lifted", Boolean(name="lifted"), nullable=False),
    Column("own", Boolean(name="own"), nullable=False, server_default=sql("false")),  # the person said so
    text("dispute", optional=True),  # the person sees it otherwise, or what the body made of that
    CheckConstraint("dispute IN ('contested', 'upheld', 'overruled')", name="dispute"),
)

ballots = Table(
    "ballots",
    metadata,
    identity(),
    of("meeting", "meetings.id"),
    of("item", "items.id"),
    number("turn"),  # the meeting's first ballot, second, …
    text("question"),
    text("mode"),
    text("state"),
    text("opening"),  # JSON: quorum and majority readings, frozen
    of("fund", "funds.id", optional=True),
    cents("amount_cents", optional=True),
    text("closing", optional=True),  # JSON: counts, readings, outcome; final
    text("annulled_why", optional=True),
    text("lot_seed", optional=True),  # hex; nobody sees it before the lot is drawn
    text("tie", optional=True),  # JSON: the entry that broke the tie
    Column("straw", Boolean(name="straw"), nullable=False, server_default=sql("false")),  # nothing follows from it
    text("about", optional=True),  # JSON: a question beside the proposal, as in `BallotOpened`
    CheckConstraint("state IN ('open', 'closed', 'annulled')", name="state"),
    CheckConstraint("mode IN ('open', 'sealed')", name="mode"),
    CheckConstraint("(state = 'closed') = (closing IS NOT NULL)", name="closing"),
    Index(
        "ix_ballots_one_open",
        "meeting",
        unique=True,
        sqlite_where=sql("state = 'open'"),
        postgresql_where=sql("state = 'open'"),
    ),
    UniqueConstraint("meeting", "turn"),
    Index("ix_ballots_item", "item"),
)

roll = Table(
    "roll",
    metadata,
    of("ballot", "ballots.id", key=True),
    of("member", "members.id", key=True),
    text("channel", optional=True),  # NULL: has not voted
    Column("turn", Integer, nullable=False, server_default=sql("0")),  # of a sealed slip: grows with each change
    text("device_key", optional=True),  # the phone's public key when a sealed ballot opened; gone when it ends
    CheckConstraint(f"channel IS NULL OR channel IN {CHANNELS}", name="channel"),
    sqlite_with_rowid=False,
)

slips = Table(
    "slips",
    metadata,
    Column("ballot", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    text("choice", optional=True),  # NULL: a raised hand, counted in `hands`
    text("channel"),
    number("turn"),  # grows with each change of mind on one phone
    text("key"),  # the phone's own name for this tap: a resend carries the same
    text("receipt"),
    text("picks", optional=True),  # JSON: in an election the numbers that are ticked; where a sum is asked, its cents
    ForeignKeyConstraint(["ballot", "member"], ["roll.ballot", "roll.member"]),
    CheckConstraint(f"channel IN {CHANNELS}", name="channel"),
    CheckConstraint("(choice IS NULL) = (channel = 'hands')", name="hands"),
    CheckConstraint("choice IN ('yes', 'no', 'abstain')", name="choice"),
    sqlite_with_rowid=False,
)
hands = Table(
    "hands",
    metadata,
    of("ballot", "ballots.id", key=True),
    number("yes"),
    number("no"),
    number("abstain"),
    text("by_group", optional=True),  # JSON: the same hands by group, where single groups must agree
    text("sums", optional=True),  # JSON: where a sum is asked, pairs of cents and hands
    CheckConstraint("yes >= 0 AND no >= 0 AND abstain >= 0", name="counts"),
)

decisions = Table(
    "decisions",
    metadata,
    identity(),
    of("body", "bodies.id"),
    of("meeting", "meetings.id"),
    of("item", "items.id"),
    of("ballot", "ballots.id"),
    number("number"),
    number("year"),
    text("title"),
    text("outcome"),
    of("fund", "funds.id", optional=True),
    cents("granted_cents", optional=True),
    text("decided_at"),
    text("published_at", optional=True),
    text("reopened_at", optional=True),
    CheckConstraint("granted_cents IS NULL OR granted_cents >= 0", name="granted"),
    UniqueConstraint("body", "year", "number"),
    UniqueConstraint("ballot", "item"),  # where a pot is shared out, one ballot decides on several items
    Index("ix_decisions_item", "item"),
    Index("ix_decisions_newest", "decided_at", "number"),
)

findings = Table(
    "findings",
    metadata,
    of("decision", "decisions.id", key=True),
    of("member", "members.id", key=True),
    text("reason"),
    number("turn"),  # the decision's first finding, second, …
    text("weight"),  # JSON: what the outcome is without the biased votes
)

decision_texts = Table(
    "decision_texts",
    metadata,
    of("decision", "decisions.id", key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    text("text"),
    text("why"),
    text("at"),
)

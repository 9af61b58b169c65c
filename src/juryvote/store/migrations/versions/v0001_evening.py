"""The evening: people, money, meetings, ballots, journal, entry."""

import sqlalchemy as sa
from alembic import op

from juryvote.store.guards import guard_journal

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_areas")),
    )
    op.create_table(
        "throttles",
        sa.Column("bucket", sa.Text(), nullable=False),
        sa.Column("period", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_throttles")),
    )
    op.create_table(
        "bodies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "form IN ('aktionsfondsjury', 'quartiersfondsjury', 'quartiersrat', 'other')", name=op.f("ck_bodies_form")
        ),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_bodies_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bodies")),
        sa.UniqueConstraint("area", "name", name=op.f("uq_bodies_area_name")),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_members_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("area", "name", name=op.f("uq_members_area_name")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('team', 'chair', 'auditor')", name=op.f("ck_staff_role")),
        sa.ForeignKeyConstraint(["area"], ["areas.id"], name=op.f("fk_staff_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("email", name=op.f("uq_staff_email")),
    )
    op.create_table(
        "bylaws",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("adopted_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_bylaws_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bylaws")),
        sa.UniqueConstraint("body", "version", name=op.f("uq_bylaws_body_version")),
    )
    op.create_table(
        "checkpoints",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_checkpoints_body")),
        sa.PrimaryKeyConstraint("body", "size", name=op.f("pk_checkpoints")),
    )
    op.create_table(
        "funds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("budget_cents", sa.BigInteger(), nullable=False),
        sa.Column("reserved_cents", sa.BigInteger(), nullable=False),
        sa.Column("granted_cents", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("reserved_cents + granted_cents <= budget_cents", name=op.f("ck_funds_never_overdrawn")),
        sa.CheckConstraint("reserved_cents >= 0 AND granted_cents >= 0", name=op.f("ck_funds_positive")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_funds_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_funds")),
        sa.UniqueConstraint("body", "name", name=op.f("uq_funds_body_name")),
    )
    op.create_table(
        "journal",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("height", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_journal_body")),
        sa.PrimaryKeyConstraint("body", "height", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_meeting", "journal", ["meeting"], unique=False)
    op.create_table(
        "journal_heads",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("peaks", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_journal_heads_body")),
        sa.PrimaryKeyConstraint("body", name=op.f("pk_journal_heads")),
    )
    op.create_table(
        "journal_names",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_journal_names_body")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_journal_names_member")),
        sa.PrimaryKeyConstraint("body", "member", name=op.f("pk_journal_names")),
    )
    op.create_table(
        "journal_payloads",
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("height", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_journal_payloads_body")),
        sa.PrimaryKeyConstraint("body", "height", name=op.f("pk_journal_payloads")),
    )
    op.create_table(
        "seats",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_seats_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("body", "number", name=op.f("uq_seats_body_number")),
    )
    op.create_table(
        "holdings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.CheckConstraint("role IN ('holder', 'alternate')", name=op.f("ck_holdings_role")),
        sa.CheckConstraint("until IS NULL OR until >= since", name=op.f("ck_holdings_order")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_holdings_member")),
        sa.ForeignKeyConstraint(["seat"], ["seats.id"], name=op.f("fk_holdings_seat")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holdings")),
        sa.UniqueConstraint("seat", "member", "role", "since", name=op.f("uq_holdings_seat_member_role_since")),
    )
    op.create_index(
        "ix_holdings_open_holder",
        "holdings",
        ["seat"],
        unique=True,
        sqlite_where=sa.text("role = 'holder' AND until IS NULL"),
        postgresql_where=sa.text("role = 'holder' AND until IS NULL"),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("bylaws", sa.Text(), nullable=True),
        sa.Column("second_invitation", sa.Boolean(name="second_invitation"), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("called_item", sa.Text(), nullable=True),
        sa.CheckConstraint("state <> 'open' OR bylaws IS NOT NULL", name=op.f("ck_meetings_bylaws_pinned")),
        sa.CheckConstraint("state IN ('planned', 'open', 'adjourned')", name=op.f("ck_meetings_state")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_meetings_body")),
        sa.ForeignKeyConstraint(["bylaws"], ["bylaws.id"], name=op.f("fk_meetings_bylaws")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("cap_cents", sa.BigInteger(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.CheckConstraint("cap_cents > 0", name=op.f("ck_rounds_cap")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_rounds_body")),
        sa.ForeignKeyConstraint(["fund"], ["funds.id"], name=op.f("fk_rounds_fund")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("body", "title", name=op.f("uq_rounds_body_title")),
    )
    op.create_table(
        "passes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=True),
        sa.Column("staff", sa.Text(), nullable=True),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('door', 'card', 'screen', 'demo')", name=op.f("ck_passes_kind")),
        sa.CheckConstraint("kind NOT IN ('door', 'card') OR uses_left <= 1", name=op.f("ck_passes_single_use")),
        sa.CheckConstraint("uses_left >= 0", name=op.f("ck_passes_uses")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_passes_meeting")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_passes_member")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_passes_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passes")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_passes_code_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_passes_token_hash")),
    )
    op.create_table(
        "presence",
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("arrival", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_presence_meeting")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_presence_member")),
        sa.PrimaryKeyConstraint("meeting", "member", name=op.f("pk_presence")),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("applicant", sa.Text(), nullable=False),
        sa.Column("applicant_consent", sa.Boolean(name="applicant_consent"), nullable=False),
        sa.Column("what_for", sa.Text(), nullable=False),
        sa.Column("asked_cents", sa.BigInteger(), nullable=False),
        sa.Column("goals", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("entered_at", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'eligible', 'on-agenda', 'decided')", name=op.f("ck_proposals_state")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_proposals_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
        sa.UniqueConstraint("round", "number", name=op.f("uq_proposals_round_number")),
    )
    op.create_table(
        "sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=True),
        sa.Column("staff", sa.Text(), nullable=True),
        sa.Column("meeting", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.CheckConstraint("(kind = 'member') = (member IS NOT NULL)", name=op.f("ck_sessions_member")),
        sa.CheckConstraint("(kind = 'staff') = (staff IS NOT NULL)", name=op.f("ck_sessions_staff")),
        sa.CheckConstraint("kind IN ('member', 'staff', 'screen')", name=op.f("ck_sessions_kind")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_sessions_meeting")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_sessions_member")),
        sa.ForeignKeyConstraint(["staff"], ["staff.id"], name=op.f("fk_sessions_staff")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sessions")),
    )
    op.create_table(
        "cost_lines",
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("cents", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_cost_lines_proposal")),
        sa.PrimaryKeyConstraint("proposal", "position", name=op.f("pk_cost_lines")),
    )
    op.create_table(
        "items",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=True),
        sa.Column("asked_cents", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'called', 'decided')", name=op.f("ck_items_state")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_items_meeting")),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name=op.f("fk_items_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("meeting", "number", name=op.f("uq_items_meeting_number")),
        sa.UniqueConstraint("meeting", "proposal", name=op.f("uq_items_meeting_proposal")),
    )
    op.create_table(
        "ballots",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=True),
        sa.Column("amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("closing", sa.Text(), nullable=True),
        sa.Column("annulled_why", sa.Text(), nullable=True),
        sa.CheckConstraint("(state = 'closed') = (closing IS NOT NULL)", name=op.f("ck_ballots_closing")),
        sa.CheckConstraint("mode IN ('open', 'sealed')", name=op.f("ck_ballots_mode")),
        sa.CheckConstraint("state IN ('open', 'closed', 'annulled')", name=op.f("ck_ballots_state")),
        sa.ForeignKeyConstraint(["fund"], ["funds.id"], name=op.f("fk_ballots_fund")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_ballots_item")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_ballots_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("meeting", "turn", name=op.f("uq_ballots_meeting_turn")),
    )
    op.create_index("ix_ballots_item", "ballots", ["item"], unique=False)
    op.create_index(
        "ix_ballots_one_open",
        "ballots",
        ["meeting"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "conflicts",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lifted", sa.Boolean(name="lifted"), nullable=False),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_conflicts_item")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_conflicts_member")),
        sa.PrimaryKeyConstraint("item", "member", name=op.f("pk_conflicts")),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=True),
        sa.Column("granted_cents", sa.BigInteger(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.CheckConstraint("granted_cents IS NULL OR granted_cents >= 0", name=op.f("ck_decisions_granted")),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.id"], name=op.f("fk_decisions_ballot")),
        sa.ForeignKeyConstraint(["body"], ["bodies.id"], name=op.f("fk_decisions_body")),
        sa.ForeignKeyConstraint(["fund"], ["funds.id"], name=op.f("fk_decisions_fund")),
        sa.ForeignKeyConstraint(["item"], ["items.id"], name=op.f("fk_decisions_item")),
        sa.ForeignKeyConstraint(["meeting"], ["meetings.id"], name=op.f("fk_decisions_meeting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("ballot", name=op.f("uq_decisions_ballot")),
        sa.UniqueConstraint("body", "year", "number", name=op.f("uq_decisions_body_year_number")),
        sa.UniqueConstraint("item", name=op.f("uq_decisions_item")),
    )
    op.create_table(
        "hands",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("abstain", sa.Integer(), nullable=False),
        sa.CheckConstraint("yes >= 0 AND no >= 0 AND abstain >= 0", name=op.f("ck_hands_counts")),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.id"], name=op.f("fk_hands_ballot")),
        sa.PrimaryKeyConstraint("ballot", name=op.f("pk_hands")),
    )
    op.create_table(
        "roll",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "channel IS NULL OR channel IN ('phone', 'kiosk', 'hands', 'paper', 'helper')", name=op.f("ck_roll_channel")
        ),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.id"], name=op.f("fk_roll_ballot")),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name=op.f("fk_roll_member")),
        sa.PrimaryKeyConstraint("ballot", "member", name=op.f("pk_roll")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision_texts",
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name=op.f("fk_decision_texts_decision")),
        sa.PrimaryKeyConstraint("decision", "version", name=op.f("pk_decision_texts")),
    )
    op.create_table(
        "slips",
        sa.Column("ballot", sa.Text(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.CheckConstraint("(choice IS NULL) = (channel = 'hands')", name=op.f("ck_slips_hands")),
        sa.CheckConstraint("channel IN ('phone', 'kiosk', 'hands', 'paper', 'helper')", name=op.f("ck_slips_channel")),
        sa.CheckConstraint("choice IN ('yes', 'no', 'abstain')", name=op.f("ck_slips_choice")),
        sa.ForeignKeyConstraint(
            ["ballot", "member"], ["roll.ballot", "roll.member"], name=op.f("fk_slips_ballot_member")
        ),
        sa.PrimaryKeyConstraint("ballot", "member", name=op.f("pk_slips")),
        sqlite_with_rowid=False,
    )
    guard_journal(op.get_bind())

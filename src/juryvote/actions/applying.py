"""Applying without an account: a draft under a code that only its writer has, kept until it is handed in."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions import attachments, outbox
from juryvote.actions.telling import tell
from juryvote.actions.throttles import throttle
from juryvote.live.hall import Act, Hall
from juryvote.live.keys import CODE_SIGNS, digest, spell, tidy
from juryvote.rules.applications import Typed, check_application, draft_of, too_long
from juryvote.rules.attachments import Belongs
from juryvote.rules.mails import Kind, address_of
from juryvote.rules.proposals import Problem
from juryvote.rules.refusals import BadForm, DeadlinePassed, NotFound, TooLarge, WrongCode
from juryvote.rules.terms import LANGUAGES, Terms
from juryvote.store import applying, ideas, money
from juryvote.store.engine import writing
from juryvote.world import World, moment

SIGNS = 28  # of 30 possible ones: 137 bits, never less than 128
KEPT = timedelta(days=183)  # a draft that nobody touches
LONGEST_CALL = 4000
SAME_TAP = 60  # seconds in which a second tap sends no second mail
LONGEST_KEPT = 40_000  # bytes of JSON


class Sent(Struct, frozen=True, kw_only=True):
    """What became of it: `problems` are what still keeps it from being handed in."""

    handed_in: bool
    problems: tuple[Problem, ...] = ()


def new_code(world: World) -> str:
    """The secret of one application; it is hashed as soon as it is used."""
    return spell(world.new_token(), SIGNS)


def code_digest(hall: Hall, code: str) -> str:
    """By this an application is found; what cannot be such a code is refused."""
    signs = tidy(code)
    if len(signs) != SIGNS or any(sign not in CODE_SIGNS for sign in signs):
        raise WrongCode
    return digest(hall.keys, f"application:{signs}")


def call_for(
    hall: Hall, *, round_id: str, text: str, shows_left: bool, actor: str, texts: dict[str, str] | None = None
) -> None:
    """The team's words on the public page of the round, and whether it says how much money is left.

    `texts`: the same words in other languages, by their codes; None leaves them.
    """
    if max(map(len, (text, *(texts or {}).values()))) > LONGEST_CALL:
        raise BadForm(field="call_text", problem="length")
    with hall.acting(actor) as act:
        if money.round_of(act.db, round_id) is None:
            raise NotFound(what="round")
        applying.change_call(act.db, round_id, call_text=text.strip(), shows_left=shows_left)
        if texts is not None:
            kept = {code: said.strip() for code, said in texts.items() if code in LANGUAGES and said.strip()}
            applying.change_call(act.db, round_id, call_texts=msgspec.json.encode(kept).decode())


def keep_draft(hall: Hall, *, round_id: str, code: str, typed: Typed, place: str, language: str = "de") -> Sent:
    """Keep what is typed so far. The first time it begins a draft, which only an open round takes."""
    mark = _checked(hall, code, typed, place)
    with hall.acting("applicant") as act:
        row = _draft(act, round_id, mark, typed, language)
        return Sent(handed_in=row.handed_in_at is not None)


def hand_in(hall: Hall, *, round_id: str, code: str, typed: Typed, place: str, language: str = "de") -> Sent:
    """Keep it, and make it a proposal with a number when nothing is missing. A second time changes nothing."""
    mark = _checked(hall, code, typed, place)
    with hall.acting("applicant") as act:
        row = _draft(act, round_id, mark, typed, language)
        if row.handed_in_at is not None:
            return Sent(handed_in=True)
        call = money.round_of(act.db, round_id)
        assert call is not None
        terms = msgspec.json.decode(call.terms, type=Terms)
        problems = check_application(typed, cap_cents=call.cap_cents, today=hall.today(), terms=terms)
        if not problems and call.deadline >= act.now:
            confirm(act, become_proposal(act, row, typed), typed, code)
            return Sent(handed_in=True)
    if problems:
        return Sent(handed_in=False, problems=problems)
    raise DeadlinePassed(deadline=call.deadline)  # the draft is kept all the same


def attach(hall: Hall, *, code: str, uploads: Sequence[bytes]) -> None:
    """Photos and papers beside the draft, as long as it is not handed in."""
    draft = _open_draft(hall, code) if uploads else None
    if draft is None:
        return
    for upload in uploads:
        attachments.store(hall, belongs=Belongs.application, owner=draft.id, upload=upload, actor="applicant")


def detach(hall: Hall, *, code: str, attachment: str) -> None:
    draft = _open_draft(hall, code) if attachment else None
    if draft:
        files = {"belongs": Belongs.application, "owner": draft.id}
        attachments.remove(hall, attachment=attachment, actor="applicant", **files)


def _open_draft(hall: Hall, code: str) -> Row[Any] | None:
    """None: handed in, so that nothing changes any more."""
    with hall.reading() as db:
        row = applying.find(db, code_digest(hall, code), lock=False)
    return row if row is not None and row.handed_in_at is None else None


def _checked(hall: Hall, code: str, typed: Typed, place: str) -> str:
    throttle(hall, f"apply:{place}", limit=1200, seconds=600)
    return mark_of(hall, code, typed)


def mark_of(hall: Hall, code: str, typed: Typed) -> str:
    """The digest of the code, when what is typed may be kept at all."""
    mark = code_digest(hall, code)
    field = too_long(typed)
    if field:
        raise BadForm(field=field, problem="length")
    if len(msgspec.json.encode(typed)) > LONGEST_KEPT:
        raise TooLarge
    return mark


def _draft(act: Act, round_id: str, mark: str, typed: Typed, language: str) -> Row[Any]:
    call = money.round_of(act.db, round_id)
    if call is None or call.draft:
        raise NotFound(what="round")
    money.lock_round(act.db, round_id)
    row = applying.find(act.db, mark)
    if row is None:
        if call.deadline < act.now:
            raise DeadlinePassed(deadline=call.deadline)
        _begin(act, round_id, mark)
        row = applying.find(act.db, mark)
    assert row is not None
    if row.round != round_id:
        raise WrongCode
    if row.handed_in_at is None:
        fields = msgspec.json.encode(typed).decode()
        applying.keep(act.db, row.id, fields=fields, now=act.now, language=language)
    return row


def _begin(act: Act, round_id: str, mark: str) -> None:
    values = {"round": round_id, "code_hash": mark, "fields": "{}", "begun_at": act.now, "changed_at": act.now}
    applying.add(act.db, id=act.new_id(), **values)


def become_proposal(act: Act, row: Row[Any], typed: Typed) -> str:
    """From now on it has a number, and nobody but the team changes it."""
    proposal, draft = act.new_id(), draft_of(typed)
    money.add_proposal(
        act.db,
        id=proposal,
        round=row.round,
        number=money.next_proposal_number(act.db, row.round),
        state="draft",
        entered_at=act.now,
        title=draft.title,
        applicant=typed.applicant.strip(),
        applicant_consent=typed.consent == "yes",
        what_for=typed.what_for.strip(),
        asked_cents=draft.asked_cents,
        lines=[(line.label, line.cents) for line in draft.cost_lines],
        goals=draft.goals,
    )
    applying.hand_in(act.db, row.id, proposal=proposal, now=act.now)
    return proposal


def confirm(act: Act, proposal: str, typed: Typed, code: str) -> None:
    """By mail, with the link: where an address is given."""
    asked = draft_of(typed).asked_cents
    tell(act, proposal, Kind.receipt, reason="receipt", code=tidy(code), asked_cents=asked, handed_in_at=act.now)


def mail_link(hall: Hall, *, code: str, place: str) -> None:
    """The link to a draft, to the address in it. Anybody may type anybody's address: so only a few an hour."""
    mark = code_digest(hall, code)
    with hall.reading() as db:
        row = applying.find(db, mark, lock=False)
    typed = msgspec.json.decode(row.fields, type=Typed) if row is not None else Typed()
    address = address_of(typed.email)
    if row is None or row.handed_in_at is not None:
        raise WrongCode
    if not address:
        raise BadForm(field="email", problem="invalid")
    throttle(hall, f"mail-link:{place}", limit=30, seconds=3600)
    throttle(hall, f"mail-link:{address}", limit=3, seconds=3600)
    with hall.acting("applicant") as act:
        call = money.round_of(act.db, row.round)
        assert call is not None
        values = {"code": tidy(code), "deadline": call.deadline}
        told = {"body": call.body, "to": address, "language": row.language, "values": values}
        outbox.put(act, kind=Kind.draft_link, reason=f"{row.id}:{address}:{hall.seconds() // SAME_TAP}", **told)


def open_application(hall: Hall, *, code: str, place: str) -> str:
    """The digest under which the application of this code stands; guessing is slowed down."""
    throttle(hall, f"application:{place}", limit=300, seconds=600)
    return code_digest(hall, code)


def forget_old_drafts(hall: Hall) -> None:
    """Drafts never handed in go half a year after the last change: nobody needs those contact data any more."""
    with writing(hall.engine) as db:
        applying.forget_drafts(db, before=moment(hall.world.now() - KEPT))
        ideas.forget_names(db, before=moment(hall.world.now() - KEPT))

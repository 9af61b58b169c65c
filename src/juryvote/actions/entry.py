"""Coming in without a password: door code, printed card, the room's code on the wall; and going out again."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec import Struct
from sqlalchemy import Row

from juryvote.actions.presence import arrive
from juryvote.actions.throttles import throttle
from juryvote.live.hall import Act, Hall
from juryvote.live.keys import digest, is_room_code, spell, tidy
from juryvote.rules.refusals import (
    BadForm,
    ExpiredCode,
    MeetingClosed,
    NotFound,
    NotYours,
    OtherDevice,
    UsedCode,
    WrongCode,
)
from juryvote.store import entry, meetings, people
from juryvote.world import moment, when

DOOR_SECONDS = 120
MEMBER_HOURS = 18
SCREEN_HOURS = 18
CODE_SIGNS = 8
TOKEN_SIGNS = 40  # 160 bits in hex


class Pass(Struct, frozen=True, kw_only=True):
    """What the person holds in hand: a token for the QR's fragment, a short code to type."""

    id: str
    member: str
    token: str
    code: str


class Entered(Struct, frozen=True, kw_only=True):
    token: str  # the new session; "" when the phone was already in
    path: str


def issue_door_pass(hall: Hall, *, meeting: str, member: str, actor: str) -> Pass:
    """One QR for one person, for two minutes, once. An earlier one that nobody scanned is void."""
    with hall.acting(actor) as act:
        row, who = meetings.meeting(act.db, meeting), people.member(act.db, member)
        if row is None or who is None or who.area != row.area:
            raise NotFound(what="member")
        if row.state == "adjourned":
            raise MeetingClosed
        entry.revoke_passes(act.db, meeting=meeting, kind="door", now=act.now, member=member)
        return issue(act, kind="door", meeting=meeting, member=member, seconds=DOOR_SECONDS)


def issue_cards(hall: Hall, *, meeting: str, actor: str) -> list[Pass]:
    """A card for everybody with a seat in the body; all earlier cards of the meeting are void."""
    with hall.acting(actor) as act:
        row = meetings.meeting(act.db, meeting)
        if row is None:
            raise NotFound(what="meeting")
        if row.state == "adjourned":
            raise MeetingClosed
        seated = _seated(act, row)
        if not seated:
            raise BadForm(field="seats", problem="no-seats")
        entry.revoke_passes(act.db, meeting=meeting, kind="card", now=act.now)
        seconds = int((when(row.starts_at) - when(act.now)).total_seconds())
        lifetime = max(seconds, 0) + MEMBER_HOURS * 3600
        return [issue(act, kind="card", meeting=meeting, member=member, seconds=lifetime) for member in seated]


def _seated(act: Act, meeting: Row[tuple[object]]) -> list[str]:
    day = meeting.day
    return sorted(
        {
            row.member
            for row in people.holdings(act.db, meeting.body)
            if row.since <= day and (row.until is None or row.until >= day)
        }
    )


def issue_link(
    hall: Hall, *, kind: str, meeting: str, actor: str, seconds: int = DOOR_SECONDS, uses: int = 1, **who: str
) -> Pass:
    """A link for the projector, or for the demo's roles. `who` is member=… or staff=… or nothing (the screen)."""
    with hall.acting(actor) as act:
        return issue(act, kind=kind, meeting=meeting, seconds=seconds, uses=uses, **who)


def issue(act: Act, *, kind: str, meeting: str, seconds: int, uses: int = 1, **who: str) -> Pass:
    return issue_all(act, [{"kind": kind, **who}], meeting=meeting, seconds=seconds, uses=uses)[0]


def issue_all(
    act: Act, whose: Sequence[Mapping[str, str | None]], *, meeting: str, seconds: int, uses: int = 1
) -> list[Pass]:
    """A pass for each of `whose`, which all name the same fields: kind, member, staff."""
    expires, made = moment(when(act.now) + timedelta(seconds=seconds)), [_new_pass(act, one) for one in whose]
    shared = {"meeting": meeting, "uses_left": uses, "expires_at": expires}
    entry.add_passes(
        act.db, [{**_digests(act.hall, new), **shared, **one} for new, one in zip(made, whose, strict=True)]
    )
    return made


def _new_pass(act: Act, whose: Mapping[str, str | None]) -> Pass:
    world = act.hall.world
    return Pass(
        id=act.new_id(),
        member=whose.get("member") or "",
        token=world.new_token().hex(),
        code=spell(world.new_token(), CODE_SIGNS),
    )


def _digests(hall: Hall, new: Pass) -> dict[str, str]:
    return {"id": new.id, "token_hash": digest(hall.keys, new.token), "code_hash": digest(hall.keys, new.code)}


def enter(
    hall: Hall, *, code: str, place: str, session: str = "", member: str = "", meeting: str = "", shared: bool = False
) -> Entered:
    """Turn a token or a typed code into a session. `session`, `member`, `meeting`: who this phone already is.

    `shared`: it is the tablet that all use; nobody is signed in there.
    """
    digests = [digest(hall.keys, secret) for secret in (code.strip(), tidy(code))]
    if len(code.strip()) < TOKEN_SIGNS:  # typed; nobody guesses a token, and a hall scans hundreds from one address
        throttle(hall, f"enter:{place}", limit=300, seconds=600)
        throttle(hall, f"enter-code:{digests[1]}", limit=10, seconds=600)
    with hall.acting("entry") as act:
        found = entry.find_pass(act.db, digests)
        if found is None:
            raise WrongCode
        if shared and found.member:
            raise NotYours
        if session and found.member == member and found.meeting == meeting:
            return _back_again(act, found)
        check_pass(act, found)
        if found.kind != "letter":  # it lets the same person in again, until the vote in writing is over
            entry.use_pass(act.db, found.id)
        return _open_session(act, found)


def _back_again(act: Act, found: Row[tuple[object]]) -> Entered:
    """The person's own phone, signed in to this meeting: a double tap, or back in the room with a new code."""
    if found.uses_left and found.kind == "door":
        check_pass(act, found)
        entry.use_pass(act.db, found.id)
        arrive(act, meeting=found.meeting, member=found.member, channel="door")
    return Entered(token="", path="/meeting")


def check_pass(act: Act, found: Row[tuple[object]]) -> None:
    if found.uses_left < 1:
        raise UsedCode
    if found.revoked_at is not None or found.expires_at <= act.now:
        raise ExpiredCode
    row = meetings.meeting(act.db, found.meeting)
    if row is not None and row.state == "adjourned" and found.kind in ("door", "card"):
        raise MeetingClosed


def _open_session(act: Act, found: Row[tuple[object]]) -> Entered:
    token = act.hall.world.new_token().hex()
    nobody = "kiosk" if found.kind == "kiosk" else "screen"
    kind = "staff" if found.staff else "member" if found.member else nobody
    if kind == "member" and found.kind == "card":
        _one_phone(act, found)
    if kind == "member" and found.kind in ("door", "letter"):  # who has seen the person, or their post: the new phone
        entry.revoke_member(act.db, meeting=found.meeting, member=found.member, now=act.now)
    entry.add_session(
        act.db,
        token_hash=digest(act.hall.keys, token),
        kind=kind,
        member=found.member,
        staff=found.staff,
        meeting=None if kind == "staff" else found.meeting,
        created_at=act.now,
        expires_at=moment(when(act.now) + timedelta(hours=MEMBER_HOURS)),
    )
    if found.kind in ("door", "demo") and kind == "member":
        arrive(act, meeting=found.meeting, member=found.member, channel="door")
    return Entered(token=token, path=_home(act, kind, found))


def _one_phone(act: Act, found: Row[tuple[object]]) -> None:
    if found.member in entry.open_sessions(act.db, meeting=found.meeting, now=act.now):
        raise OtherDevice


def _home(act: Act, kind: str, found: Row[tuple[object]]) -> str:
    account = people.staff(act.db, found.staff) if found.staff else None
    if account is not None and account.role == "chair":
        return f"/desk/{found.meeting}"
    return {"member": "/meeting", "screen": f"/screen/{found.meeting}", "kiosk": "/kiosk"}.get(kind, "/staff")


def check_in_by_room_code(hall: Hall, *, meeting: str, member: str, code: str) -> None:
    throttle(hall, f"room:{member}", limit=30, seconds=300)
    if not is_room_code(hall.keys, meeting, code, hall.seconds()):
        raise ExpiredCode(what="room")
    with hall.acting(member) as act:
        arrive(act, meeting=meeting, member=member, channel="room")


def sign_out(hall: Hall, *, session: str, actor: str) -> None:
    with hall.acting(actor) as act:
        entry.revoke_session(act.db, session, act.now)

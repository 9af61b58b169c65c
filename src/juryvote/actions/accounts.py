"""Accounts of team, chair and auditor: argon2id, never on the event loop, never more than two at a time."""

import threading
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.exc import IntegrityError

from juryvote.actions.throttles import throttle
from juryvote.live.hall import Hall
from juryvote.live.keys import digest
from juryvote.rules.refusals import BadForm, WrongPassword
from juryvote.store import entry, people
from juryvote.world import moment, when

ROLES = ("team", "chair", "auditor")
MIN_PASSWORD = 12
STAFF_HOURS = 12
_two_at_a_time = threading.Semaphore(2)  # 64 MiB and 0.2 s of a core each
hasher = PasswordHasher()
# A sign-in for an unknown address takes as long as one for a known address.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$2nQzXkF6oXxKfp2bPbD2Jm2qkAHGqiQdPbYxBDpYf0k"


def create_staff(hall: Hall, *, area: str, name: str, email: str, role: str, password: str, actor: str) -> str:
    if role not in ROLES:
        raise BadForm(field="role", problem="unknown")
    hashed = hashed_for(name=name, email=email, password=password)
    try:
        with hall.acting(actor) as act:
            staff = act.new_id()
            values = {"area": area, "name": name.strip(), "email": email.strip().lower(), "role": role}
            people.add(act.db, "staff", id=staff, password=hashed, **values)
            return staff
    except IntegrityError as error:
        raise BadForm(field="email", problem="taken") from error


def hashed_for(*, name: str, email: str, password: str) -> str:
    """The password's hash, once everything that an account needs is there."""
    if len(password) < MIN_PASSWORD:
        raise BadForm(field="password", problem="short", least=MIN_PASSWORD)
    if "@" not in email or len(email) > 200:
        raise BadForm(field="email", problem="invalid")
    if not 1 <= len(name.strip()) <= 120:
        raise BadForm(field="name", problem="length")
    with _two_at_a_time:
        return hasher.hash(password)


def change_password(hall: Hall, *, staff: str, password: str, actor: str) -> None:
    """A new password ends all sessions of the account, also on a machine that somebody else has by now."""
    if len(password) < MIN_PASSWORD:
        raise BadForm(field="password", problem="short", least=MIN_PASSWORD)
    with _two_at_a_time:
        hashed = hasher.hash(password)
    with hall.acting(actor) as act:
        people.set_password(act.db, staff, hashed)
        entry.revoke_staff(act.db, staff, act.now)


def switch_off(hall: Hall, *, staff: str, actor: str) -> None:
    """No password fits any more and no session holds. One's own account stays: somebody has to be left."""
    if staff == actor:
        raise BadForm(field="member", problem="own-account")
    with hall.acting(actor) as act:
        people.set_password(act.db, staff, "")
        entry.revoke_staff(act.db, staff, act.now)


def sign_in(hall: Hall, *, email: str, password: str, place: str) -> tuple[str, str]:
    """A new session token and the role; throttled per account and per place."""
    throttle(hall, f"staff:{email.strip().lower()}", limit=10, seconds=900)
    throttle(hall, f"staff-place:{place}", limit=100, seconds=900)
    with hall.reading() as db:
        account = people.staff_by_email(db, email)
    if not _fits(account.password if account else _NOBODY, password) or account is None:
        raise WrongPassword
    return open_staff_session(hall, staff=account.id, proved=account.password), account.role


def _fits(hashed: str, password: str) -> bool:
    with _two_at_a_time:
        try:
            return hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False


def open_staff_session(hall: Hall, *, staff: str, proved: str | None = None) -> str:
    """`proved` is the hash that the typed password fitted: if it has been changed since, there is no session."""
    token = hall.world.new_token().hex()
    with hall.acting(staff) as act:
        if proved is not None and people.lock_password(act.db, staff) != proved:
            raise WrongPassword
        expires = moment(when(act.now) + timedelta(hours=STAFF_HOURS))
        entry.add_session(
            act.db,
            token_hash=digest(hall.keys, token),
            kind="staff",
            staff=staff,
            created_at=act.now,
            expires_at=expires,
        )
    return token

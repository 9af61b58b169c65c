"""What cannot be computed: the time, new names and new secrets. Passed in, so that rules and tests stay exact."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

BERLIN = ZoneInfo("Europe/Berlin")  # where the juries meet: decides calendar days and how times are shown
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs without look-alikes (no l, o, 0, 1)


def moment(at: datetime) -> str:
    """A moment as it stands in database and journal: ISO 8601, UTC, microseconds, sortable as text."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def when(text: str) -> datetime:
    """The moment that `moment` wrote."""
    return datetime.fromisoformat(text)


def _new_id() -> str:
    return "".join(ALPHABET[byte % 32] for byte in secrets.token_bytes(20))  # 100 bits; 32 signs divide a byte evenly


class World(Struct, frozen=True, kw_only=True):
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    new_id: Callable[[], str] = _new_id
    below: Callable[[int], int] = secrets.randbelow
    new_token: Callable[[], bytes] = lambda: secrets.token_bytes(20)  # 160 bits

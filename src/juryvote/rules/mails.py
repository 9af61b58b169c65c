"""Mails: which kinds there are, whether an address can be one, and when a failed one is tried again."""

import re
from datetime import date
from enum import StrEnum

LONGEST_ADDRESS = 200
MOST_REMINDERS = 8
MOST_ATTEMPTS = 10  # the last one about a day and a half after the first
_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Kind(StrEnum):
    draft_link = "draft-link"
    receipt = "receipt"
    question = "question"
    standing = "standing"
    agreement = "agreement"
    report_missing = "report-missing"


class State(StrEnum):
    waiting = "waiting"
    sent = "sent"
    failed = "failed"
    withdrawn = "withdrawn"


def address_of(typed: str) -> str:
    """The address as a mail server takes it, its domain in ASCII; "" when nothing can be sent there."""
    local, at, domain = typed.strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode().lower()
    except UnicodeError:
        return ""
    labels = ascii_domain.split(".")
    fine = bool(at) and _LOCAL.fullmatch(local) and len(labels) > 1 and all(map(_LABEL.fullmatch, labels))
    address = f"{local}@{ascii_domain}"
    return address if fine and len(address) <= LONGEST_ADDRESS else ""


def one_line(text: str) -> str:
    """Typed words for a header or a line: nothing in them ends it, hides or turns around what follows."""
    return " ".join(_ODD.sub(" ", text).split())


def reminder_of(due: str, today: str) -> int:
    """Which reminder belongs to this day, from 1: a new one for each week after it was due. 0: none (any more)."""
    late = (date.fromisoformat(today) - date.fromisoformat(due)).days
    number = (late - 1) // 7 + 1 if late > 0 else 0
    return number if number <= MOST_REMINDERS else 0


def wait_seconds(attempts: int) -> int:
    """How long to wait after so many attempts: 1, 4, 16, 64, 256 minutes, then 6 hours."""
    return min(60 << 2 * (attempts - 1), 6 * 3600)

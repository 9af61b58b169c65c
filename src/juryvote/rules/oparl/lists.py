"""Lists: pages, and the filters by which a client asks for what is new (2.5 of the specification)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlencode

from msgspec import Struct

from juryvote.rules.oparl.addresses import Made

FILTERS = ("created_since", "created_until", "modified_since", "modified_until")
MOST = 100  # objects on a page
LAST = 1_000_000  # page


class Wanted(Struct, frozen=True, kw_only=True):
    """What a client asks for: `filters` as they were sent."""

    filters: dict[str, str]
    page: int = 1
    most: int = MOST


class NotUnderstood(ValueError):
    """The name of the parameter that cannot be read."""


def wanted_from(sent: Mapping[str, str]) -> Wanted:
    """Raises NotUnderstood."""
    filters = {name: sent[name] for name in FILTERS if name in sent}
    for name, text in filters.items():
        _moment(name, text)
    return Wanted(
        filters=filters,
        page=_number(sent, "page", 1, LAST),
        most=min(_number(sent, "elementsPerPage", MOST, LAST), MOST),
    )


def listed(objects: Iterable[Made], wanted: Wanted, address: str) -> Made:
    """One page; the oldest first, so that what is new comes last. Stubs only for whoever asks what has changed."""
    found = sorted(
        (one for one in objects if _is_wanted(one, wanted)), key=lambda one: (one.get("created", ""), one["id"])
    )
    pages = max(1, -(-len(found) // wanted.most))
    first = (wanted.page - 1) * wanted.most
    return {
        "data": found[first : first + wanted.most],
        "pagination": {
            "totalElements": len(found),
            "elementsPerPage": wanted.most,
            "currentPage": wanted.page,
            "totalPages": pages,
        },
        "links": _links(wanted, address, pages),
    }


def _links(wanted: Wanted, address: str, pages: int) -> dict[str, str]:
    turns = {"first": 1, "prev": wanted.page - 1, "self": wanted.page, "next": wanted.page + 1, "last": pages}
    return {
        name: _address(wanted, address, turn)
        for name, turn in turns.items()
        if name in ("first", "self", "last") or 1 <= turn <= pages
    }


def _address(wanted: Wanted, address: str, page: int) -> str:
    more = {"elementsPerPage": str(wanted.most)} if wanted.most != MOST else {}
    turn = {"page": str(page)} if page > 1 else {}
    asked = urlencode({**wanted.filters, **more, **turn})
    return f"{address}?{asked}" if asked else address


def _is_wanted(one: Made, wanted: Wanted) -> bool:
    if one.get("deleted") and "modified_since" not in wanted.filters:
        return False
    return all(_fits(one, name, text) for name, text in wanted.filters.items())


def _fits(one: Made, name: str, text: str) -> bool:
    field, _, side = name.partition("_")
    if field not in one:
        return False
    at, limit = datetime.fromisoformat(one[field]), _moment(name, text)
    return at >= limit if side == "since" else at <= limit


def _moment(name: str, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))  # a plus that nobody encoded
    except ValueError as error:
        raise NotUnderstood(name) from error
    if found.tzinfo is None:
        raise NotUnderstood(name)
    return found


def _number(sent: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = sent.get(name, str(default))
    if not (text.isdecimal() and text.isascii() and len(text) <= 7 and 1 <= int(text) <= most):
        raise NotUnderstood(name)
    return int(text)

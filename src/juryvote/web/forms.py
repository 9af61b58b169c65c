"""What a person typed, turned into a value; an unknown, missing or doubled field is told by name."""

from datetime import datetime
from typing import Any, Protocol, TypeVar

import msgspec
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from msgspec import Struct

from juryvote.rules.marks import SUM
from juryvote.rules.money import parse_euro
from juryvote.rules.refusals import BadForm
from juryvote.rules.rosters import YEARS, read_day
from juryvote.web.session import Asked
from juryvote.world import BERLIN

F = TypeVar("F", bound=Struct)
Typed = dict[str, Any]


class NothingForm(Struct, forbid_unknown_fields=True):
    """A button without fields."""


async def typed_of(request: Asked) -> Typed:
    """Every field as text, repeated ones as a list, files as bytes."""
    try:
        form = await request.form()
    except RequestEntityTooLarge:
        raise
    except (ClientException, ValueError) as error:
        raise BadForm(field="", problem="unreadable") from error
    typed: Typed = {}
    for name, sent in form.multi_items():
        value = await sent.read() if isinstance(sent, UploadFile) else sent
        if isinstance(value, str) and "\x00" in value:
            raise BadForm(field=name, problem="unreadable")
        known = typed.get(name)
        typed[name] = value if known is None else [*known, value] if isinstance(known, list) else [known, value]
    return typed


def parse(typed: Typed, form: type[F]) -> F:
    fields = {field.name: field for field in msgspec.structs.fields(form)}
    for name in typed:
        if name not in fields:
            raise BadForm(field=name, problem="unknown-field")
    values = {name: _shaped(value, fields[name].type) for name, value in typed.items()}
    try:
        return msgspec.convert(values, form, strict=False)
    except msgspec.ValidationError as error:
        name = str(error).partition("$.")[2].strip("`") or str(error).partition("`")[2].partition("`")[0]
        raise BadForm(field=name, problem="missing" if "missing" in str(error) else "invalid") from error


def _shaped(value: Any, kind: Any) -> Any:
    wants_list = getattr(kind, "__origin__", kind) in (list, tuple)
    if wants_list and not isinstance(value, list):
        return [value]
    if not wants_list and isinstance(value, list):
        raise BadForm(field="", problem="twice")
    return value


def euros(text: str, field: str) -> int:
    cents = parse_euro(text)
    if isinstance(cents, int):
        return cents
    raise BadForm(field=field, problem=cents.code)


class Slip(Protocol):
    choice: str
    pick: list[str]
    sum: str


def picks_of(form: Slip) -> list[str]:
    """What a slip says beside its choice: numbers of a list, or one sum in cents."""
    return [str(euros(form.sum, "sum"))] if form.choice == SUM else form.pick


def berlin_moment(text: str, field: str) -> datetime:
    """What a date-and-time field sends: local time without a zone."""
    try:
        local = datetime.fromisoformat(text).replace(tzinfo=BERLIN)
    except ValueError as error:
        raise BadForm(field=field, problem="day") from error
    if local.year not in YEARS:
        raise BadForm(field=field, problem="day")
    return local


def berlin_day(text: str, field: str) -> str:
    day = read_day(text)
    if day is None:
        raise BadForm(field=field, problem="day")
    return day


def whole(text: str, field: str) -> int:
    """A count; an empty field is 0."""
    tidy = text.strip() or "0"
    if not (tidy.isdecimal() and tidy.isascii() and len(tidy) <= 4):
        raise BadForm(field=field, problem="range")
    return int(tidy)

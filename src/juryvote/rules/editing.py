"""Bylaws to and from what a form shows: a text for every question, and only what was changed is written back.

A share is two texts: a choice (`q_value`), and a number or fraction for the choice "own" (`q_value_own`).
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import msgspec
from msgspec import Struct

from juryvote.rules.bylaws import Bylaws, bylaws_from, raw_from
from juryvote.rules.fields import all_fields, parts
from juryvote.rules.money import euro, parse_euro
from juryvote.rules.plain import part
from juryvote.rules.questions import Field, Part
from juryvote.rules.sentences import Say, german, group_name
from juryvote.rules.shares import second_share, share

# Clauses that may be missing: where, which answer says so, and what the questions show meanwhile.
LISTS = {
    ("quorum", "lowered"): ("when", "none", {"when": "none", "value": ">=1/3", "of": "filled"}),
    ("majority", "also"): ("group", "", {"group": "", "value": ">1/2", "of": "cast"}),
}
MAYBE = {
    ("quorum", "group"): ("breach", "none", {"name": "resident", "value": ">1/2", "of": "present", "breach": "none"}),
    ("quorum", "no_group"): ("breach", "none", {"value": ">=1/2", "breach": "none"}),
}
REST = "…rest"  # further entries of a list, which no question shows
MOST = 9999

_PART = re.compile(
    r"(?:(>=?|mehr als|mindestens|more than|at least)\s*)?([0-9]{1,9})\s*(?:/\s*([0-9]{1,9})|(%|prozent|percent))"
)

_NUMBER = re.compile(r'"([0-9]+)"')


class Unread(ValueError):
    """What was typed for one question cannot be read; `name` is the question's, `kind` what it asks for."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(name)
        self.name, self.kind = name, kind


class Change(Struct, frozen=True, kw_only=True):
    """One question that two bylaws answer differently."""

    part: str
    label: str
    before: str
    after: str


def answers(bylaws: Bylaws) -> dict[str, str]:
    """What the form shows: every question's text, and the `_own` text of every share."""
    raw = _unfold(raw_from(bylaws))
    shown: dict[str, str] = {}
    for field in all_fields().values():
        shown |= _shown(field, _at(raw, field.place))
    return shown


def changed(bylaws: Bylaws, typed: Mapping[str, str]) -> Bylaws:
    """The bylaws with the answers that differ; what no question shows stays. An Unread names what cannot be read."""
    before, raw = answers(bylaws), _unfold(raw_from(bylaws))
    for name, field in all_fields().items():
        told = {key: typed.get(key, before[key]) for key in (name, f"{name}_own") if key in before}
        if told != {key: before[key] for key in told}:
            _put(raw, field, _read(field, told[name].strip(), told.get(f"{name}_own", "").strip()))
    return bylaws_from(_fold(raw))


def differences(one: Bylaws, other: Bylaws, *, say: Say = german) -> tuple[Change, ...]:
    before, after = answers(one), answers(other)
    found = (_change(part, field, before, after, say) for part in parts(say) for field in part.fields)
    return (*(change for change in found if change.before != change.after), *_unasked(one, other, say))


def _unasked(one: Bylaws, other: Bylaws, say: Say) -> tuple[Change, ...]:
    """What differs where no question looks; 1 and "1" are the same share."""
    ours, theirs = (_NUMBER.sub(r"\1", as_text(each)) for each in (changed(one, answers(other)), other))
    if ours == theirs:
        return ()
    text = say("Weitere Angaben, die nur in den Daten stehen")
    return (Change(part=say("Sonstiges"), label=text, before=as_text(one), after=as_text(other)),)


def as_text(bylaws: Bylaws) -> str:
    """The data as people read, keep and paste them."""
    return msgspec.json.format(msgspec.json.encode(raw_from(bylaws)), indent=2).decode()


def as_data(bylaws: Bylaws) -> dict[str, Any]:
    """Every field as the journal keeps it, made of nothing but what JSON knows."""
    data: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(raw_from(bylaws)))
    return data


def from_text(text: str) -> Bylaws:
    """ValueError with one sentence where it cannot be read."""
    try:
        raw = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as wrong:
        raise ValueError(f"This is no JSON: {wrong}.") from wrong
    if not isinstance(raw, dict):
        raise ValueError("Bylaws are an object in braces.")  # noqa: TRY004 - what was pasted is wrong, not our type
    return bylaws_from(raw)


def _change(part: Part, field: Field, before: Mapping[str, str], after: Mapping[str, str], say: Say) -> Change:
    return Change(
        part=part.title,
        label=field.label,
        before=_spoken(field, before, say),
        after=_spoken(field, after, say),
    )


def _spoken(field: Field, shown: Mapping[str, str], say: Say) -> str:
    text, own = shown[field.name], shown.get(f"{field.name}_own", "")
    if field.kind == "share" and text == "own":
        return part(_share(field, own), say)
    if text == "own":
        return own
    if field.kind == "group":
        return group_name(text, say) if text else say("Nein")
    if field.kind == "until" and not text:
        return say("ohne Grenze")
    if field.kind == "euros":
        return f"{text} €"
    return dict(field.options).get(text, text)


def _shown(field: Field, value: Any) -> dict[str, str]:
    if field.kind in ("share", "second"):
        text = str(value)
        known = text in dict(field.options)
        own = text.removeprefix("min:").removeprefix(">=")
        return {field.name: text if known else "own", f"{field.name}_own": "" if known else own}
    if field.kind == "until":
        return {field.name: "" if value in (None, "seats") else str(value)}
    if field.kind == "euros":
        return {field.name: euro(value).removesuffix(" €")}
    return {field.name: {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)}


def _read(field: Field, text: str, own: str) -> Any:
    """The value that the data keep."""
    if field.kind == "share":
        return _share(field, own) if text == "own" else _chosen(field, text)
    if field.kind == "second":
        return _second(field, own) if text == "own" else _chosen(field, text)
    if field.kind == "until":
        return _count(field, text) if text else None if field.place[0] == "retabling" else "seats"
    if field.kind == "count":
        return _count(field, text)
    if field.kind == "euros":
        cents = parse_euro(text or "0")
        if not isinstance(cents, int):
            raise Unread(field.name, "euros")
        return cents
    if field.kind == "group":
        return text[:60]
    chosen = _chosen(field, text)
    return {"yes": True, "no": False}.get(chosen, chosen)


def _chosen(field: Field, text: str) -> str:
    if text not in dict(field.options) or text == "own":
        raise Unread(field.name, "choice")
    return text


def _count(field: Field, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and int(text) <= MOST):
        raise Unread(field.name, "count")
    return int(text)


def _share(field: Field, own: str) -> str | int:
    """`5`, `3/5`, `mehr als 3/5`, `60 %`: without a word it is "at least"."""
    if own.isascii() and own.isdecimal() and len(own) <= 4:
        return int(own)
    found = _PART.fullmatch(own.lower())
    if found is None:
        raise Unread(field.name, "share")
    over = found[1] in (">", "mehr als", "more than")
    text = f"{'>' if over else '>='}{found[2]}/{found[3] or 100}"
    try:
        share(text)
    except ValueError as wrong:
        raise Unread(field.name, "share") from wrong
    return text


def _second(field: Field, own: str) -> str:
    found = _share(field, own)
    text = f"min:{found}" if isinstance(found, int) else found
    second_share(text)
    return text


def _at(raw: Any, place: tuple[str, ...]) -> Any:
    for step in place:
        raw = raw[step]
    return raw


def _put(raw: dict[str, Any], field: Field, value: Any) -> None:
    _at(raw, field.place[:-1])[field.place[-1]] = value


def _unfold(raw: dict[str, Any]) -> dict[str, Any]:
    """Every clause that may be missing is there, and says by one answer that it is missing."""
    raw = deepcopy(raw)
    for (outer, inner), (_, _, default) in MAYBE.items():
        raw[outer][inner] = raw[outer][inner] or dict(default)
    for (outer, inner), (_, _, default) in LISTS.items():
        first, *rest = [*raw[outer][inner]] or [dict(default)]
        raw[outer][inner] = {**first, REST: rest}
    return raw


def _fold(raw: dict[str, Any]) -> dict[str, Any]:
    for (outer, inner), (switch, off, _) in MAYBE.items():
        clause = raw[outer][inner]
        raw[outer][inner] = None if clause[switch] == off else clause
    for (outer, inner), (switch, off, _) in LISTS.items():
        clause = raw[outer][inner]
        rest = clause.pop(REST)
        raw[outer][inner] = rest if clause[switch] == off else [clause, *rest]
    return raw

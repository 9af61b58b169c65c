"""Conflicts as the desk and the phone see them: what the register proposes, what is contested, ruled, or found late."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, convert
from sqlalchemy import Connection, Row

from juryvote.reads.parts import Agenda, ResultView, Say, result_of
from juryvote.rules.bylaws import Bylaws
from juryvote.rules.findings import Weight, weight_sentence
from juryvote.store import decisions, people
from juryvote.store.hints import hints_of


class HintRow(Struct, frozen=True, kw_only=True):
    """A conflict that the register proposes: nobody has declared it yet."""

    item: str
    number: int  # of the item
    title: str
    member: str
    name: str
    reason: str  # code; labels by |about
    denied: bool  # the person was asked and says no


class RulingRow(Struct, frozen=True, kw_only=True):
    """A conflict that the person denies. `state`: contested | upheld | overruled; `result`: of the newest ballot."""

    member: str
    name: str
    state: str
    result: ResultView | None


class FlagView(Struct, frozen=True, kw_only=True):
    """Biased votes that were found after a decision; the newest sentence counts all of them."""

    sentence: str
    decisive: bool


def hint_rows(db: Connection, meeting: Row[Any]) -> tuple[HintRow, ...]:
    """For all undecided items, in the order of the agenda and by name; none once the meeting is over."""
    if meeting.state == "adjourned":
        return ()
    hints = hints_of(db, meeting)
    names = people.names(db, meeting.area) if hints else {}
    rows = [
        HintRow(
            item=hint.item,
            number=hint.number,
            title=hint.title,
            member=hint.member,
            name=names.get(hint.member, ""),
            reason=hint.reason,
            denied=hint.denied,
        )
        for hint in hints
    ]
    return tuple(sorted(rows, key=lambda row: (row.number, row.name.casefold())))


def ruling_rows(
    agenda: Agenda, declared: Sequence[Row[Any]], names: Mapping[str, str], *, bylaws: Bylaws, say: Say
) -> tuple[RulingRow, ...]:
    """Of the conflicts that were ever declared on one item those that were contested, by name."""
    newest = {(row.item, json.loads(row.about).get("member")): row for row in agenda.beside}
    rows = [
        RulingRow(
            member=row.member,
            name=names.get(row.member, ""),
            state=row.dispute,
            result=_result(newest.get((row.item, row.member)), bylaws, say),
        )
        for row in declared
        if row.dispute is not None
    ]
    return tuple(sorted(rows, key=lambda row: row.name.casefold()))


def _result(ballot: Row[Any] | None, bylaws: Bylaws, say: Say) -> ResultView | None:
    return result_of(ballot, bylaws=bylaws, say=say) if ballot is not None else None


def flag_of(db: Connection, decision: str, *, say: Say) -> FlagView | None:
    found = decisions.findings(db, [decision])
    if not found:
        return None
    weight = convert(json.loads(found[-1].weight), Weight)
    return FlagView(sentence=weight_sentence(weight, say), decisive=weight.decisive)

"""Recounts the evening: who came and left, what was called, who is recused, and whether the room was quorate."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.rules.conflicts import Reason
from juryvote.rules.replay import invitations, minutes
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.money import cents
from juryvote.rules.replay.people import is_day, known, newest_bylaws
from juryvote.rules.replay.state import FIELDS, Evening, State, first_difference

IN_CHANNELS = ("door", "room", "team")
OUT_CHANNELS = ("phone", "team")

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")


def planned(state: State, entry: e.MeetingPlanned) -> Iterator[Problem]:
    if entry.meeting in state.meetings:
        yield fault("twice", what="Sitzung", id=entry.meeting)
    if not entry.meeting:
        yield fault("bad-value", value=entry.meeting, what="meeting")
    if not is_moment(entry.starts_at):
        yield fault("bad-time", at=entry.starts_at)
    elif not is_day(entry.day) or entry.day not in berlin_days(entry.starts_at):
        yield fault("meeting-day", day=entry.day, starts_at=entry.starts_at)
    yield from invitations.planned(state, entry)
    state.meetings[entry.meeting] = Evening(planned=entry)


def item_added(state: State, entry: e.ItemAdded) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    if entry.item in evening.items:
        yield fault("twice", what="TOP", id=entry.item)
    if entry.number != len(evening.items) + 1:
        yield fault("number", number=len(evening.items) + 1, found=entry.number, what="item")
    yield from _proposal_fits(state, entry)
    yield from invitations.item_added(state, evening, entry)
    yield from minutes.put(state, entry)
    evening.items[entry.item] = entry


def ordered(state: State, entry: e.AgendaOrdered) -> Iterator[Problem]:
    """The same items in another order, before any of them is called."""
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    if evening.called is not None:
        yield fault("order-late")
    if sorted(entry.items) != sorted(evening.items):
        yield fault("order")
        return
    evening.items = {
        item: replace(evening.items[item], number=number) for number, item in enumerate(entry.items, start=1)
    }


def opened(state: State, entry: e.MeetingOpened) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned")
    if entry.bylaws not in state.bylaws:
        yield fault("unknown", what="Geschäftsordnung", id=entry.bylaws)
    elif entry.bylaws != (newest := newest_bylaws(state, evening.planned.day)):
        yield fault("not-newest-bylaws", newest=newest, found=entry.bylaws)
    yield from invitations.opened(evening, entry)
    evening.state = "open"
    evening.bylaws = state.bylaws.get(entry.bylaws)
    evening.second_invitation = entry.second_invitation


def adjourned(state: State, entry: e.MeetingAdjourned) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open", "planned")  # a planned meeting is called off
    yield from nothing_running(evening)
    evening.state, evening.called = "adjourned", None


def checked_in(state: State, entry: e.CheckedIn) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    yield from known(state, entry.member)
    if entry.channel not in IN_CHANNELS:
        yield fault("bad-value", value=entry.channel, what="channel")
    if entry.member in evening.present:
        yield fault("already-present", member=entry.member)
    else:
        evening.present.append(entry.member)
    evening.came.add(entry.member)


def checked_out(state: State, entry: e.CheckedOut) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    if entry.channel not in OUT_CHANNELS:
        yield fault("bad-value", value=entry.channel, what="channel")
    if entry.member in evening.present:
        evening.present.remove(entry.member)
    else:
        yield fault("not-present", member=entry.member)


def called(state: State, entry: e.ItemCalled) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "open")
    yield from on_agenda(evening, entry.item)
    yield from nothing_running(evening)
    evening.called = entry.item


def declared(state: State, entry: e.ConflictDeclared) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    yield from on_agenda(evening, entry.item)
    yield from known(state, entry.member)
    biased = evening.recused.setdefault(entry.item, set())
    if entry.reason not in set(Reason):
        yield fault("bad-value", value=entry.reason, what="reason")
    if entry.member in biased:
        yield fault("already-recused", member=entry.member, item=entry.item)
    biased.add(entry.member)


def lifted(state: State, entry: e.ConflictLifted) -> Iterator[Problem]:
    evening = state.meetings[entry.meeting]
    yield from in_state(evening, "planned", "open")
    yield from on_agenda(evening, entry.item)
    if evening.running and evening.running.opened.item == entry.item:
        yield from nothing_running(evening)
    biased = evening.recused.setdefault(entry.item, set())
    if entry.member not in biased:
        yield fault("not-recused", member=entry.member, item=entry.item)
    biased.discard(entry.member)


def in_state(evening: Evening, *states: str) -> Iterator[Problem]:
    if evening.state not in states:
        needed = " / ".join(states)
        yield fault("meeting-state", meeting=evening.planned.meeting, found=evening.state, needed=needed)


def on_agenda(evening: Evening, item: str) -> Iterator[Problem]:
    if item not in evening.items:
        yield fault("unknown", what="TOP", id=item)
    if item in evening.decided:
        yield fault("item-decided", item=item)


def nothing_running(evening: Evening) -> Iterator[Problem]:
    if evening.running:
        yield fault("ballot-running", ballot=evening.running.opened.ballot)


def same_quorum(said: e.Quorum, right: e.Quorum) -> Iterator[Problem]:
    if found := first_difference(said, right):
        yield fault("quorum", field=FIELDS[found[0]], field_en=found[0], found=found[1], right=found[2])


def same_majority(said: e.Majority, right: e.Majority) -> Iterator[Problem]:
    if found := first_difference(said, right):
        yield fault("majority", field=FIELDS[found[0]], field_en=found[0], found=found[1], right=found[2])


def is_moment(text: str) -> bool:
    try:
        return bool(_MOMENT.fullmatch(text)) and bool(datetime.fromisoformat(text))
    except ValueError:
        return False


def berlin_days(at: str) -> set[str]:
    """The days it can be in Berlin at a moment: one hour ahead of UTC in winter, two in summer."""
    try:
        return {(datetime.fromisoformat(at) + timedelta(hours=ahead)).date().isoformat() for ahead in (1, 2)}
    except OverflowError:
        return set()


def _proposal_fits(state: State, entry: e.ItemAdded) -> Iterator[Problem]:
    if entry.proposal is None:
        if entry.asked_cents is not None:
            yield fault("asked", asked="–", found=cents(entry.asked_cents))
        return
    proposal = state.proposals.get(entry.proposal)
    if proposal is None:
        yield fault("unknown", what="Antrag", id=entry.proposal)
        return
    if entry.asked_cents != proposal.asked_cents:
        yield fault("asked", asked=cents(proposal.asked_cents), found=cents(entry.asked_cents))
    if entry.title != proposal.title:
        yield fault("item-title", found=entry.title, title=proposal.title)

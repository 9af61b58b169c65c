"""Recounts a jury drawn by lot: what was promised, whom the seed draws, who watched, and who moved up."""

from collections.abc import Generator, Iterator, Sequence

from juryvote.rules import draws
from juryvote.rules import entries as e
from juryvote.rules.lots import commit, is_hash, seed_from
from juryvote.rules.replay.drawing import Drawing
from juryvote.rules.replay.faults import Problem, fault
from juryvote.rules.replay.people import is_day
from juryvote.rules.replay.state import State

WORDS = {"committed": "festgelegt", "drawn": "gezogen", "called-off": "abgesagt"}


def committed(state: State, entry: e.DrawCommitted) -> Iterator[Problem]:
    if entry.draw in state.draws:
        yield fault("twice", what="Auslosung", id=entry.draw)
    for other in state.draws.values():
        if other.state == "committed":
            yield fault("draw-running", draw=other.committed.draw)
    if not is_day(entry.day):
        yield fault("bad-value", value=entry.day, what="day")
    if not is_hash(entry.commitment):
        yield fault("lot-commitment", found=entry.commitment)
    yield from _pool(entry)
    groups = [ticket.group for ticket in entry.pool]
    if problems := draws.quota_problems(groups, entry.quotas):
        yield fault("draw-quota", why=" ".join(problems))
    state.draws[entry.draw] = Drawing(committed=entry)


def _pool(entry: e.DrawCommitted) -> Iterator[Problem]:
    marks: set[str] = set()
    for ticket, one in enumerate(entry.pool, start=1):
        if not is_hash(one.mark) or one.mark in marks:
            yield fault("draw-mark", ticket=ticket)
        marks.add(one.mark)
        if not draws.is_group(one.group):
            yield fault("bad-value", value=one.group, what="group")
    right = draws.digest_of(entry.pool)
    if entry.digest != right:
        yield fault("draw-digest", found=entry.digest, right=right)


def drawn(state: State, entry: e.JuryDrawn) -> Iterator[Problem]:
    drawing = state.draws.get(entry.draw)
    if drawing is None or drawing.state != "committed":
        yield _not_now(drawing, entry.draw, "committed")
        return
    drawing.state = "drawn"
    if not draws.is_public_text(entry.public):
        yield fault("bad-value", value=entry.public, what="public")
    if not draws.are_witnesses(entry.witnesses):
        yield fault("draw-witnesses", found=", ".join(entry.witnesses) or "–")
    right = yield from _redrawn(drawing, entry)
    drawing.reserves = right.reserves
    drawing.seated = {ticket: quota for quota, tickets in enumerate(right.taken) for ticket in tickets}
    drawing.used = set(drawing.seated)


def _redrawn(drawing: Drawing, entry: e.JuryDrawn) -> Generator[Problem, None, draws.Drawn]:
    promise = drawing.committed
    try:
        seed = seed_from(entry.seed)
    except ValueError:
        seed = b""
    if commit(seed) != promise.commitment:
        yield fault("lot-seed", commitment=promise.commitment)
    pick = draws.by_lot(draws.mixed(seed, entry.public))
    right = draws.draw_jury(promise.draw, drawing.groups, promise.quotas, pick)
    yield from _differences("draw-taken", promise.quotas, entry.taken, right.taken)
    yield from _differences("draw-reserves", promise.quotas, entry.reserves, right.reserves)
    return right


def _differences(
    kind: str, quotas: Sequence[e.Quota], said: Sequence[Sequence[int]], right: Sequence[Sequence[int]]
) -> Iterator[Problem]:
    """One problem for each quota that differs; a list too few or too many counts as empty."""
    for number in range(max(len(said), len(right))):
        ours = list(right[number]) if number < len(right) else []
        theirs = list(said[number]) if number < len(said) else []
        if ours != theirs or len(said) != len(right):
            group = quotas[number].group if number < len(quotas) else ""
            yield fault(kind, group=group or "alle", right=_listed(ours), found=_listed(theirs))


def _listed(tickets: Sequence[int]) -> str:
    return ", ".join(map(str, tickets)) or "–"


def declined(state: State, entry: e.DrawnDeclined) -> Iterator[Problem]:
    drawing = state.draws.get(entry.draw)
    if drawing is None or drawing.state != "drawn":
        yield _not_now(drawing, entry.draw, "drawn")
        return
    quota = drawing.seated.pop(entry.ticket, None)
    if quota is None:
        yield fault("draw-unseated", ticket=entry.ticket)
        return
    quotas = drawing.committed.quotas
    right = draws.next_up(drawing.groups, quotas, drawing.reserves, quota=quota, used=drawing.used)
    if entry.successor != right:
        yield fault("draw-successor", ticket=entry.ticket, right=right or "–", found=entry.successor or "–")
    if right is not None:
        drawing.seated[right] = quota
        drawing.used.add(right)


def called_off(state: State, entry: e.DrawCalledOff) -> Iterator[Problem]:
    drawing = state.draws.get(entry.draw)
    if drawing is None or drawing.state != "committed":
        yield _not_now(drawing, entry.draw, "committed")
        return
    if not entry.why.strip():
        yield fault("no-reason")
    drawing.state = "called-off"


def _not_now(drawing: Drawing | None, draw: str, needed: str) -> Problem:
    if drawing is None:
        return fault("unknown", what="Auslosung", id=draw)
    return fault("draw-state", draw=draw, found=WORDS[drawing.state], needed=WORDS[needed])

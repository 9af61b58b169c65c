"""A drawn jury as a written case, for `juryvote explain`: whom the seed draws, and who moves up after a no."""

from msgspec import Struct

from juryvote.rules.draws import by_lot, digest_of, draw_jury, is_public_text, mark_of, mixed, next_up
from juryvote.rules.draws import quota_problems as problems_of
from juryvote.rules.entries import PoolTicket, Quota
from juryvote.rules.lots import commit, seed_from
from juryvote.rules.sentences import Say


class Listed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line of the team's list: what the mark of this ticket was made of."""

    ticket: int
    salt: str
    name: str
    notes: str = ""


class DrawFacts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As in `draw-committed` and `jury-drawn`; `declined` in order; `people` only where one has the list."""

    draw: str
    seed: str
    commitment: str
    pool: tuple[PoolTicket, ...]
    quotas: tuple[Quota, ...]
    public: str = ""
    declined: tuple[int, ...] = ()
    people: tuple[Listed, ...] = ()


class DrawCase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    draw: DrawFacts


class DrawAnswer(Struct, frozen=True, kw_only=True):
    """`taken` and `reserves` by quota; `moved_up` for each who declined; `strangers` are lines that fit no mark."""

    commitment_fits: bool
    digest: str
    taken: tuple[tuple[int, ...], ...]
    reserves: tuple[tuple[int, ...], ...]
    moved_up: tuple[int | None, ...]
    strangers: tuple[int, ...]
    sentence: str


def explain_draw(case: DrawCase, *, say: Say) -> DrawAnswer:
    """A case that cannot be drawn is a ValueError with one sentence."""
    facts = case.draw
    groups = [ticket.group for ticket in facts.pool]
    if problems := problems_of(groups, facts.quotas, say):
        raise ValueError(problems[0])
    if not is_public_text(facts.public):
        raise ValueError("The public text has spaces at its ends or doubled, or is not composed (NFC), or too long.")
    seed = seed_from(facts.seed)
    drawn = draw_jury(facts.draw, groups, facts.quotas, by_lot(mixed(seed, facts.public)))
    fits, strangers = commit(seed) == facts.commitment, _strangers(facts)
    return DrawAnswer(
        commitment_fits=fits,
        digest=digest_of(facts.pool),
        taken=drawn.taken,
        reserves=drawn.reserves,
        moved_up=_moved_up(facts, groups, drawn.taken, drawn.reserves),
        strangers=strangers,
        sentence=_sentence(drawn.taken, fits=fits, strangers=strangers, say=say),
    )


def _moved_up(
    facts: DrawFacts, groups: list[str], taken: tuple[tuple[int, ...], ...], reserves: tuple[tuple[int, ...], ...]
) -> tuple[int | None, ...]:
    seated = {ticket: quota for quota, tickets in enumerate(taken) for ticket in tickets}
    used, found = set(seated), []
    for ticket in facts.declined:
        if ticket not in seated:
            raise ValueError(f"Ticket {ticket} has no seat to decline.")
        quota = seated.pop(ticket)
        up = next_up(groups, facts.quotas, reserves, quota=quota, used=used)
        found.append(up)
        if up is not None:
            seated[up] = quota
            used.add(up)
    return tuple(found)


def _strangers(facts: DrawFacts) -> tuple[int, ...]:
    """Tickets of the list whose line is not the one that was promised."""
    promised = dict(enumerate(facts.pool, start=1))
    return tuple(line.ticket for line in facts.people if not _fits(line, promised.get(line.ticket)))


def _fits(line: Listed, promised: PoolTicket | None) -> bool:
    if promised is None:
        return False
    mark = mark_of(salt=line.salt, ticket=line.ticket, group=promised.group, name=line.name, notes=line.notes)
    return mark == promised.mark


def _sentence(taken: tuple[tuple[int, ...], ...], *, fits: bool, strangers: tuple[int, ...], say: Say) -> str:
    drawn = ", ".join(str(ticket) for tickets in taken for ticket in tickets)
    if not fits:
        text = say("Das gilt nicht: Die Zufallszahl passt nicht zum Prüfzeichen von vorher. Gezogen: Los {drawn}.")
    elif strangers:
        text = say("Die Liste passt nicht zum Protokollbuch, bei Los {strangers}. Gezogen: Los {drawn}.")
    else:
        text = say("Gezogen: Los {drawn}. Die Zufallszahl passt zum Prüfzeichen von vorher.")
    return text.format(drawn=drawn, strangers=", ".join(map(str, strangers)))

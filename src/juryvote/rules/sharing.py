"""Sharing a pot out among all proposals of a round: what is asked, what a slip may say, and what comes of it.

A slip has points for each proposal, in the order of the list: 0 to 5, or 0 and 1 where proposals are ticked. Whoever is
biased about one of them has no points for it; whoever gives none at all still owns a share of the pot.

Where people name their resistance (systemic consensing; Schrotta, Visotschnig, "Das SK-Prinzip", 2005), 0 to 10 for
each proposal, the slip has 10 points less that resistance. "Everything stays as it is" is what they are held against:
what meets more resistance than half of all that is possible gets nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from juryvote.rules.allocation import Allocation, Asked, Pot, Step, cut, equal_shares, greedy
from juryvote.rules.entries import Majority, Share, ShareStep, Sharing
from juryvote.rules.majority import Outcome
from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, abstentions, german, join, one_or_many

MOST_POINTS, MOST_RESISTANCE = 5, 10


class Method(StrEnum):
    greedy = "greedy"
    equal_shares = "equal-shares"
    cut = "cut"


class Answer(StrEnum):
    points = "points"
    approval = "approval"
    resistance = "resistance"


def most_points(sharing: Sharing) -> int:
    return {Answer.points: MOST_POINTS, Answer.resistance: MOST_RESISTANCE, Answer.approval: 1}[Answer(sharing.answer)]


def fits(sharing: Sharing) -> bool:
    """Resistance is known; equal shares and cutting ask how much somebody wants something."""
    known = sharing.method in set(Method) and sharing.answer in set(Answer)
    return known and (sharing.answer != Answer.resistance or sharing.method == Method.greedy)


def least_points(sharing: Sharing, slips: int) -> int:
    """What a proposal needs at all: one point, or more than half of all that these slips could give it."""
    return MOST_RESISTANCE * slips // 2 + 1 if sharing.answer == Answer.resistance else 1


def pot_of(
    shares: Sequence[Share], titles: Mapping[str, str], budget_cents: int, slips: Sequence[Sequence[int]]
) -> Pot:
    """`titles` by item; `slips` in the order of the list, one for each who did not abstain."""
    return Pot(
        budget_cents=budget_cents,
        asked=tuple(Asked(proposal=one.proposal, title=titles.get(one.item, ""), cents=one.cents) for one in shares),
        slips=tuple(
            {one.proposal: points for one, points in zip(shares, slip, strict=True) if points} for slip in slips
        ),
    )


def share_out(sharing: Sharing, pot: Pot, least: Mapping[str, int], *, say: Say = german) -> list[ShareStep]:
    """Every proposal once, in the order of its turn. `least` sums by proposal, for cutting."""
    needed = least_points(sharing, len(pot.slips))
    found = allocation_of(sharing.method, pot, least, needed=needed, say=say)
    return [
        ShareStep(
            proposal=step.proposal,
            support=step.support,
            granted_cents=step.granted_cents,
            left_cents=step.left_cents,
            sentence=step.sentence,
            missed="" if step.granted_cents else found.missed.get(step.proposal, ""),
        )
        for step in _once(found)
    ]


def allocation_of(method: str, pot: Pot, least: Mapping[str, int], *, needed: int = 1, say: Say = german) -> Allocation:
    if method == Method.equal_shares:
        return equal_shares(pot, complete=True, least=1, say=say)
    return cut(pot, least=least, say=say) if method == Method.cut else greedy(pot, least=needed, say=say)


def _once(found: Allocation) -> list[Step]:
    """The step that granted something, or the last word on it."""
    last = {step.proposal: step for step in found.steps}
    return [step for step in found.steps if last[step.proposal] is step]


def least_of(shares: Sequence[Share]) -> dict[str, int]:
    return {one.proposal: one.least_cents for one in shares if one.least_cents}


def without_biased(slip: Sequence[int], biased: Collection[int]) -> list[int]:
    """Points for a proposal about which somebody is biased do not count; `biased` are places in the list, from 0."""
    return [0 if place in biased else points for place, points in enumerate(slip)]


def points_fit(sharing: Sharing, slip: Sequence[int], places: int) -> bool:
    return len(slip) == places and all(0 <= points <= most_points(sharing) for points in slip)


def ask_shares(title: str, budget_cents: int, proposals: int, say: Say = german) -> str:
    """The exact question."""
    text = one_or_many(
        proposals,
        say("Verteilung „{title}“: Wie viel ist Ihnen der eine Antrag wert? Im Topf sind {sum}."),
        say("Verteilung „{title}“: Wie viel sind Ihnen die {n} Anträge wert? Im Topf sind {sum}."),
    )
    return text.format(title=title, n=proposals, sum=euro(budget_cents))


def need_of(sharing: Sharing, voters: int, say: Say = german) -> Majority:
    """What is announced: nobody needs a majority here, the method decides."""
    return Majority(needed_yes=1, base=voters, sentence=how(sharing, say))


def how(sharing: Sharing, say: Say = german) -> str:
    """How the pot is shared out, before anybody votes."""
    return join(
        {
            Answer.points: say("Jedes Mitglied gibt jedem Antrag 0 bis 5 Punkte."),
            Answer.approval: say("Jedes Mitglied kreuzt alle Anträge an, die Geld bekommen sollen."),
            Answer.resistance: say(
                "Jedes Mitglied sagt zu jedem Antrag, wie groß sein Widerstand ist: von 0 bis 10. Was bis 10 fehlt, "
                "sind die Punkte. Wer nicht mehr als die Hälfte der möglichen Punkte hat, bekommt nichts."
            ),
        }[Answer(sharing.answer)],
        {
            Method.greedy: say("Wer die meisten Punkte hat, bekommt zuerst Geld, solange es reicht."),
            Method.equal_shares: say(
                "Jedes Mitglied hat einen gleichen Teil des Geldes. Ein Antrag bekommt Geld, wenn alle, die ihn "
                "unterstützen, ihn zusammen bezahlen können."
            ),
            Method.cut: say(
                "Alle Anträge mit Punkten bekommen den gleichen Anteil. Wem das zu wenig ist, fällt heraus, wer am "
                "wenigsten Punkte hat zuerst."
            ),
        }[Method(sharing.method)],
    )


def outcome_of(steps: Sequence[ShareStep]) -> Outcome:
    return Outcome.carried if any(step.granted_cents for step in steps) else Outcome.rejected


def result(steps: Sequence[ShareStep], budget_cents: int, say: Say = german) -> str:
    """What came of it, in one sentence."""
    granted = [step.granted_cents for step in steps if step.granted_cents]
    if not granted:
        return say("Kein Antrag bekommt Geld.")
    text = one_or_many(
        len(granted),
        say("{n} von {all} Anträgen bekommt Geld: {sum}. Im Topf bleiben {left}."),
        say("{n} von {all} Anträgen bekommen Geld, zusammen {sum}. Im Topf bleiben {left}."),
    )
    facts = {"sum": euro(sum(granted)), "left": euro(budget_cents - sum(granted))}
    return text.format(n=len(granted), all=len(steps), **facts)


def void(say: Say = german) -> str:
    return say("Nichts ist verteilt, weil nicht genug Stimmberechtigte da waren.")


def decided(
    title: str,
    step: ShareStep,
    *,
    advice: bool,
    abstained: int,
    recused: int,
    say: Say = german,
) -> str:
    """The decision on one proposal: its points, the sum, and why."""
    points = one_or_many(step.support, say("{n} Punkt"), say("{n} Punkte")).format(n=step.support)
    numbers = ", ".join([points, abstentions(abstained, say), say("{n} befangen").format(n=recused)])
    if step.granted_cents:
        text = say("Der Antrag „{title}“ ist angenommen: {numbers}.")
        money = say("Empfohlen: {sum}.") if advice else say("Bewilligt: {sum}.")
    else:
        text, money = say("Der Antrag „{title}“ ist abgelehnt: {numbers}."), ""
    why = step.sentence if not step.granted_cents else ""
    told = join(text.format(title=title, numbers=numbers), money.format(sum=euro(step.granted_cents)), why)
    return join(told, step.missed)

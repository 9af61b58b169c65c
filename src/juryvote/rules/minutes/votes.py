"""How minutes tell of a ballot: the question, the numbers, the sentence, and what follows from it."""

from collections.abc import Iterator, Mapping

from juryvote.rules.minutes.model import Resolution, Vote
from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, one_or_many

Told = tuple[str, tuple[str, ...]]  # kind of a block, and its lines


def vote_blocks(vote: Vote, names: Mapping[str, str] | None, say: Say) -> Iterator[Told]:
    yield "heading", (_heading(vote, say),)
    yield "frozen", (vote.question,)
    if vote.annulled:
        yield "text", (say("Diese Abstimmung wurde aufgehoben: {why}").format(why=vote.annulled),)
        return
    yield "frozen", tuple(filter(None, (vote.quorum, vote.need)))
    if vote.closed_at:
        yield from _result(vote, names, say)
    yield from (("frozen", (_resolution(one, say),)) for one in vote.resolutions)


def _heading(vote: Vote, say: Say) -> str:
    words = {
        "proposal": say("Abstimmung"),
        "sum": say("Abstimmung über die Summe"),
        "pot": say("Verteilung"),
        "election": say("Wahl"),
        "straw": say("Meinungsbild"),
        "amendment": say("Abstimmung über eine Änderung"),
        "conflict": say("Abstimmung über eine Befangenheit"),
        "consent": say("Konsentrunde"),
    }
    return say("{what} ({how})").format(
        what=words[vote.about], how=say("geheim") if vote.mode == "sealed" else say("offen")
    )


def _result(vote: Vote, names: Mapping[str, str] | None, say: Say) -> Iterator[Told]:
    yield "text", (_counts(vote, say),)
    if vote.by_hand:
        one, many = say("{n} Person hob die Hand."), say("{n} Personen hoben die Hand.")
        yield "text", (one_or_many(vote.by_hand, one, many).format(n=vote.by_hand),)
    if vote.tie:
        by = {
            "chair": say("Bei Gleichstand entschied die Sitzungsleitung."),
            "lot": say("Bei Gleichstand entschied das Los."),
        }
        yield "text", (by[vote.tie],)
    if vote.elected:
        yield "list", tuple(_candidate(*one, names, say) for one in vote.elected)
    if vote.shares:
        yield "list", tuple(f"{title}: {euro(granted)}. {why}" for title, granted, why in vote.shares)
    yield "frozen", tuple(filter(None, (vote.quorum_after, vote.sentence)))


def _counts(vote: Vote, say: Say) -> str:
    """Where people chose something else than yes and no, it is who took part; the frozen sentence has the rest."""
    told = say("Ja {yes}, Nein {no}, Enthaltung {abstain}, befangen {recused}; stimmberechtigt waren {on_roll}.")
    if vote.about in ("sum", "pot", "election"):
        told = say("Abgestimmt {voted}, Enthaltung {abstain}, befangen {recused}; stimmberechtigt waren {on_roll}.")
    if vote.about == "consent":
        told = say(
            "Mitgetragen {yes}, Einwand {no}, Enthaltung {abstain}, befangen {recused}; gefragt waren {on_roll}."
        )
    numbers = {name: getattr(vote, name) for name in ("yes", "no", "abstain", "recused")}
    return told.format(on_roll=vote.on_roll - vote.struck, voted=vote.yes + vote.no, **numbers)


def _candidate(number: int, member: str, votes: int, names: Mapping[str, str] | None, say: Say) -> str:
    place = say("Listenplatz {number}").format(number=number)
    told = f"{place} ({(names or {}).get(member) or say('Ehemalige Person')})" if names is not None else place
    one, many = say("{who}: {n} Stimme"), say("{who}: {n} Stimmen")
    return one_or_many(votes, one, many).format(who=told, n=votes)


def _resolution(made: Resolution, say: Say) -> str:
    numbered = say("Beschluss {number}: {text}").format(number=made.number, text=made.text)
    if made.reopened:
        return numbered + " " + say("Dieser Beschluss gilt nicht mehr.")
    if made.version > 1:
        return numbered + " " + say("(Wortlaut berichtigt, Fassung {n})").format(n=made.version)
    return numbered

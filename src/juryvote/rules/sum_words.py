"""What a ballot about a sum says aloud: before it what will be granted, afterwards what is, and why."""

from juryvote.rules.clauses import GroupMajority
from juryvote.rules.doubled import UNTOLD, GroupVotes, groups_forecast, groups_result
from juryvote.rules.entries import SumsAsked, SumsCounted
from juryvote.rules.money import euro
from juryvote.rules.sentences import Say, abstentions, german, join, one_or_many


def ask_sum(title: str, most_cents: int, say: Say = german) -> str:
    """The exact question."""
    return say("Wie viel soll „{title}“ bekommen? Höchstens {sum}.").format(title=title, sum=euro(most_cents))


def forecast(
    needed: int,
    base: int,
    asked: SumsAsked,
    also: tuple[GroupMajority, ...] = (),
    groups: GroupVotes = UNTOLD,
    say: Say = german,
) -> str:
    """What is announced before the ballot."""
    text = say("Bewilligt wird die höchste Summe, die mindestens {needed} von {base} wollen. Wer mehr will, zählt mit.")
    return join(
        text.format(needed=needed, base=base),
        limited(asked, say),
        say("Unter {least} geht es nicht.").format(least=euro(asked.least_cents)) if asked.least_cents else "",
        groups_forecast(also, groups, say),
    )


def limited(asked: SumsAsked, say: Say = german) -> str:
    """Where the fund has less than was asked."""
    if asked.most_cents >= asked.asked_cents:
        return ""
    text = say("Beantragt sind {asked}, im Fonds sind noch {most}: Mehr kann niemand nennen.")
    return text.format(asked=euro(asked.asked_cents), most=euro(asked.most_cents))


def result(
    needed: int,
    base: int,
    asked: SumsAsked,
    counted: SumsCounted,
    also: tuple[GroupMajority, ...] = (),
    groups: GroupVotes = UNTOLD,
    say: Say = german,
) -> str:
    """What the sums came to; not where the ballot does not count at all."""
    granted, least = counted.granted_cents, asked.least_cents
    if granted:
        text = one_or_many(
            counted.agree,
            say("{agree} will {sum} oder mehr, nötig sind {needed} von {base}. Bewilligt: {sum}."),
            say("{agree} wollen {sum} oder mehr, nötig sind {needed} von {base}. Bewilligt: {sum}."),
        )
    elif least:
        text = one_or_many(
            counted.agree,
            say("{agree} will {least} oder mehr, nötig sind {needed} von {base}. Weniger reicht nicht: abgelehnt."),
            say("{agree} wollen {least} oder mehr, nötig sind {needed} von {base}. Weniger reicht nicht: abgelehnt."),
        )
    else:
        text = one_or_many(
            counted.agree,
            say("{agree} will etwas geben, nötig sind {needed} von {base}: abgelehnt."),
            say("{agree} wollen etwas geben, nötig sind {needed} von {base}: abgelehnt."),
        )
    told = text.format(agree=counted.agree, needed=needed, base=base, sum=euro(granted), least=euro(least))
    return join(told, groups_result(also, groups, say))


def numbers(counted: SumsCounted, *, cast: int, abstained: int, recused: int, say: Say = german) -> str:
    """The numbers of a decision: `cast` named a sum, some of them nothing."""
    parts = [
        say("{n} für diese Summe oder mehr").format(n=counted.agree),
        say("{n} für weniger oder nichts").format(n=cast - counted.agree),
        abstentions(abstained, say),
        say("{n} befangen").format(n=recused),
    ]
    if not counted.granted_cents:
        parts[:2] = [
            say("{n} für eine Bewilligung").format(n=counted.agree),
            say("{n} dagegen").format(n=cast - counted.agree),
        ]
    return ", ".join(parts)

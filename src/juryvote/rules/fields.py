"""The fields of the bylaws as questions with plain answers: what an editor asks, and what a comparison calls them.

A field reads and writes one place of the bylaws as data; `editing` does both. What has no question here stays as it is.
"""

from collections.abc import Iterator

from juryvote.rules.election_fields import elections
from juryvote.rules.questions import Field, Options, Part, share_options, yes_no
from juryvote.rules.sentences import Say, german


def parts(say: Say = german) -> tuple[Part, ...]:
    return (
        Part(code="quorum", title=say("Beschlussfähigkeit"), fields=(*_quorum(say), *_quorum_rare(say), *_groups(say))),
        Part(code="majority", title=say("Mehrheit"), fields=tuple(_majority(say))),
        Part(code="elections", title=say("Wahlen"), fields=tuple(elections(say))),
        Part(code="secrecy", title=say("Geheime Abstimmung"), fields=tuple(_secrecy(say))),
        Part(code="alternates", title=say("Befangenheit und Vertretung"), fields=tuple(_recused(say))),
        Part(code="votes", title=say("Stimmrecht"), fields=tuple(_votes(say))),
        Part(code="more", title=say("Sonstiges"), fields=(*_office(say), *_absences(say))),
    )


def all_fields(say: Say = german) -> dict[str, Field]:
    return {field.name: field for part in parts(say) for field in part.fields}


def _seats(say: Say) -> Options:
    return (
        ("filled", say("der besetzten Sitze")),
        ("seats", say("aller Sitze")),
        ("entitled", say("der Stimmberechtigten")),
    )


def _quorum(say: Say) -> Iterator[Field]:
    yield Field(
        name="q_value",
        place=("quorum", "value"),
        label=say("Wie viele müssen da sein?"),
        kind="share",
        options=share_options(say),
    )
    yield Field(name="q_of", place=("quorum", "of"), label=say("Wovon?"), options=_seats(say))
    yield Field(
        name="q_recused",
        place=("quorum", "recused"),
        label=say("Zählen Befangene als anwesend?"),
        options=(("exclude", say("Nein")), ("count", say("Ja"))),
    )
    yield Field(name="q_min", place=("quorum", "min"), label=say("Wenigstens so viele Personen"), kind="count")


def _quorum_rare(say: Say) -> Iterator[Field]:
    yield Field(
        name="q_checked",
        place=("quorum", "checked"),
        label=say("Wann wird geprüft?"),
        options=(
            ("each-ballot", say("bei jeder Abstimmung")),
            ("opening-then-challenge", say("zu Beginn, dann nur, wenn jemand zweifelt")),
            ("continuous", say("die ganze Zeit")),
        ),
        rare=True,
    )
    yield Field(
        name="q_second",
        place=("quorum", "second_invitation"),
        label=say("Wie viele reichen nach einer zweiten Einladung?"),
        kind="second",
        options=(
            ("none", say("so viele wie sonst")),
            ("any", say("wer da ist, entscheidet")),
            ("own", say("eigene Zahl oder eigener Bruch")),
        ),
        rare=True,
    )
    yield Field(
        name="low_when",
        place=("quorum", "lowered", "when"),
        label=say("Sind Befangene da: Reichen dann weniger?"),
        options=(
            ("none", say("Nein")),
            ("any-recused", say("Ja, sobald eine Person befangen ist")),
            ("more-than-half-recused", say("Ja, wenn mehr als die Hälfte befangen ist")),
        ),
        rare=True,
    )
    yield Field(
        name="low_value",
        place=("quorum", "lowered", "value"),
        label=say("Wie viele reichen dann?"),
        kind="share",
        options=share_options(say),
        rare=True,
    )
    yield Field(
        name="low_of", place=("quorum", "lowered", "of"), label=say("Dann wovon?"), options=_seats(say), rare=True
    )


def _groups(say: Say) -> Iterator[Field]:
    yield Field(
        name="group_breach",
        place=("quorum", "group", "breach"),
        label=say("Braucht eine Gruppe einen Anteil der Stimmen?"),
        options=(
            ("none", say("Nein")),
            ("warn", say("Ja, sonst wird gewarnt")),
            ("block", say("Ja, sonst gibt es keinen Beschluss")),
            ("suspend-latest", say("Ja, sonst setzen die zuletzt Gekommenen aus")),
            ("ignore", say("Ja, aber es hat keine Folge")),
        ),
        rare=True,
    )
    yield Field(
        name="group_name", place=("quorum", "group", "name"), label=say("Welche Gruppe?"), kind="group", rare=True
    )
    yield Field(
        name="group_value",
        place=("quorum", "group", "value"),
        label=say("Welcher Anteil der Gruppe?"),
        kind="share",
        options=share_options(say),
        rare=True,
    )
    yield Field(
        name="top_breach",
        place=("quorum", "no_group", "breach"),
        label=say("Darf eine Gruppe zu viele Stimmen haben?"),
        options=(
            ("none", say("Ja, es gibt keine Grenze")),
            ("warn", say("Nein, dann wird gewarnt")),
            ("block", say("Nein, dann gibt es keinen Beschluss")),
        ),
        rare=True,
    )
    yield Field(
        name="top_value",
        place=("quorum", "no_group", "value"),
        label=say("Ab welchem Anteil sind es zu viele?"),
        kind="share",
        options=share_options(say),
        rare=True,
    )


def _majority(say: Say) -> Iterator[Field]:
    yield Field(
        name="m_value",
        place=("majority", "value"),
        label=say("Wie viele müssen Ja sagen?"),
        kind="share",
        options=share_options(say),
    )
    yield Field(
        name="m_of",
        place=("majority", "of"),
        label=say("Von wem?"),
        options=(
            ("present", say("der anwesenden Stimmberechtigten")),
            ("cast", say("der Ja- und Nein-Stimmen")),
            ("entitled", say("aller Stimmberechtigten")),
            ("filled", say("der besetzten Sitze")),
            ("seats", say("aller Sitze")),
        ),
        hint=say("Bei „der Ja- und Nein-Stimmen“ zählen Enthaltungen nicht mit."),
    )
    yield Field(
        name="m_tie",
        place=("majority", "tie"),
        label=say("Was gilt, wenn es gleich steht?"),
        options=(
            ("reject", say("Der Antrag ist abgelehnt.")),
            ("chair", say("Die Sitzungsleitung entscheidet.")),
            ("lot", say("Das Los entscheidet.")),
            ("repeat", say("Es wird noch einmal abgestimmt.")),
        ),
    )
    yield Field(
        name="amounts",
        place=("amounts",),
        label=say("Wenn jedes Mitglied eine Summe nennt: Welche gilt?"),
        options=(
            ("majority", say("die höchste, die genug Mitglieder wollen")),
            ("median", say("die mittlere")),
        ),
        hint=say("Genug heißt: die Mehrheit von oben. Die mittlere Summe will immer mehr als die Hälfte."),
        rare=True,
    )
    yield Field(
        name="also_group",
        place=("majority", "also", "group"),
        label=say("Muss eine Gruppe auch für sich zustimmen?"),
        kind="group",
        rare=True,
    )
    yield Field(
        name="also_value",
        place=("majority", "also", "value"),
        label=say("Wie viele aus dieser Gruppe?"),
        kind="share",
        options=share_options(say),
        rare=True,
    )


def _secrecy(say: Say) -> Iterator[Field]:
    how = (("open", say("offen")), ("sealed", say("geheim")))
    yield Field(name="s_default", place=("secrecy", "default"), label=say("Wie wird sonst abgestimmt?"), options=how)
    yield Field(name="s_persons", place=("secrecy", "persons"), label=say("Und wenn es um Personen geht?"), options=how)
    yield Field(
        name="s_demand",
        place=("secrecy", "on_demand"),
        label=say("Wie viele können „geheim“ verlangen?"),
        kind="share",
        options=(
            ("1", say("eine Person genügt")),
            (">1/2", say("mehr als die Hälfte")),
            (">=1/3", say("mindestens ein Drittel")),
            ("own", say("eigene Zahl oder eigener Bruch")),
        ),
    )


def _recused(say: Say) -> Iterator[Field]:
    yield Field(
        name="r_stay",
        place=("recused_stay_for_debate",),
        label=say("Dürfen Befangene bei der Beratung bleiben?"),
        options=yes_no(say),
    )
    yield Field(
        name="alternates",
        place=("alternates",),
        label=say("Wer vertritt, wer fehlt?"),
        options=(
            ("none", say("niemand")),
            ("personal", say("die eigene Stellvertretung")),
            ("ranked", say("die Nächsten aus der Gruppe, der Reihe nach")),
            ("drawn", say("die Nächsten aus der Gruppe, ausgelost")),
            ("vacancy", say("niemand, aber es rückt jemand nach, wenn ein Sitz frei wird")),
        ),
    )
    yield Field(
        name="alt_until",
        place=("alternates_until",),
        label=say("Vertreten wird nur, bis so viele da sind"),
        kind="until",
        hint=say("Leer: bis alle Sitze vertreten sind."),
        rare=True,
    )
    yield Field(
        name="r_alternate",
        place=("recused_alternate",),
        label=say("Werden auch Befangene vertreten?"),
        options=yes_no(say),
        rare=True,
    )
    yield Field(
        name="r_hide",
        place=("recused_hide_material",),
        label=say("Bekommen Befangene die Unterlagen?"),
        options=(("no", say("Ja")), ("yes", say("Nein"))),
        rare=True,
    )


def _votes(say: Say) -> Iterator[Field]:
    yield Field(
        name="one_per",
        place=("votes", "one_per"),
        label=say("Wer teilt sich eine Stimme?"),
        options=(
            ("none", say("niemand")),
            ("household", say("ein Haushalt")),
            ("institution", say("eine Einrichtung")),
            ("both", say("ein Haushalt und eine Einrichtung")),
        ),
    )
    counts = (
        ("after_attendances", say("Stimme erst nach so vielen Sitzungen")),
        ("lapses_after_absences", say("Keine Stimme mehr, wenn man so oft hintereinander fehlt")),
        ("min_age", say("Wenigstens so alt (Jahre)")),
    )
    for name, label in counts:
        yield Field(name=name, place=("votes", name), label=label, kind="count", hint=_zero(say), rare=True)


def _zero(say: Say) -> str:
    return say("0: Diese Regel gilt nicht.")


def _office(say: Say) -> Iterator[Field]:
    yield Field(
        name="lost",
        place=("open_quorum_lost",),
        label=say("Gehen zu viele, während abgestimmt wird?"),
        options=(("void", say("Dann gibt es keinen Beschluss.")), ("hold", say("Die Abstimmung gilt trotzdem."))),
    )
    yield Field(
        name="urgent",
        place=("urgent_decisions",),
        label=say("Wer entscheidet, wenn es eilt?"),
        options=(
            ("none", say("nur das Gremium")),
            ("office", say("das Büro")),
            ("chair", say("die Sitzungsleitung")),
        ),
    )
    yield Field(
        name="office_below",
        place=("office_below_cents",),
        label=say("Unter dieser Summe entscheidet das Büro (Euro)"),
        kind="euros",
        hint=_zero(say),
    )
    yield Field(
        name="decisions_are",
        place=("decisions_are",),
        label=say("Muss jemand ein Ja zu Geld noch bestätigen?"),
        options=(
            ("by-form", say("wie üblich: beim Quartiersrat ja, bei Jurys nein")),
            ("advice", say("ja, es ist ein Votum")),
            ("final", say("nein, es gilt sofort")),
        ),
        rare=True,
    )
    yield Field(
        name="named",
        place=("named",),
        label=say("Werden offene Stimmen mit Namen veröffentlicht?"),
        options=yes_no(say),
        rare=True,
    )
    yield Field(
        name="back_most",
        place=("retabling", "most"),
        label=say("Wie oft darf ein abgelehnter Antrag wiederkommen?"),
        kind="until",
        hint=say("Leer: so oft er will."),
        rare=True,
    )
    yield Field(
        name="back_months",
        place=("retabling", "wait_months"),
        label=say("Nach wie vielen Monaten?"),
        kind="count",
        rare=True,
    )


def _absences(say: Say) -> Iterator[Field]:
    allowed = (
        ("written", ("written_procedure", "allowed"), say("Darf schriftlich abgestimmt werden?")),
        ("mandates", ("mandates", "allowed"), say("Darf das Gremium Mitglieder beauftragen?")),
    )
    for name, place, label in allowed:
        yield Field(name=name, place=place, label=label, options=yes_no(say), rare=True)
    counts = (
        ("written_days", ("written_procedure", "days"), say("Tage Frist für die schriftliche Abstimmung")),
        (
            "written_stop",
            ("written_procedure", "objections_to_stop"),
            say("So viele können die schriftliche Abstimmung stoppen"),
        ),
        ("mandate_days", ("mandates", "most_days"), say("Ein Auftrag gilt höchstens so viele Tage")),
        (
            "ex_unexcused",
            ("exclusion", "unexcused"),
            say("Ausschluss möglich, wenn man so oft ohne Entschuldigung fehlt"),
        ),
        ("ex_in_a_row", ("exclusion", "in_a_row"), say("Ausschluss möglich, wenn man so oft hintereinander fehlt")),
    )
    for name, place, label in counts:
        hint = "" if name.startswith("written") else _zero(say)
        yield Field(name=name, place=place, label=label, kind="count", hint=hint, rare=True)

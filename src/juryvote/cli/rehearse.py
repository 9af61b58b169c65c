"""`juryvote rehearse`: a Generalprobe with as many phones as will come, against a service that runs."""

import sys
from typing import TYPE_CHECKING

import click

from juryvote.cli.giving_up import give_up
from juryvote.cli.open_files import as_many_as_allowed

if TYPE_CHECKING:
    from collections import Counter

    from juryvote.rehearsal.measures import Report
    from juryvote.rehearsal.wire import Place

NOT_FINE, KEY = 1, "JURYVOTE_REHEARSAL_KEY"
WHY = {
    "away": ("Dort antwortet niemand.", "Nobody answers there."),
    "slow": (
        "Dort kommt keine Antwort, auch nicht nach 30 Sekunden.",
        "There is no answer, not even after 30 seconds.",
    ),
    "not-http": ("Dort läuft kein juryvote.", "No juryvote runs there."),
    "no-juryvote": ("Dort läuft kein juryvote.", "No juryvote runs there."),
    "cut": ("Die Verbindung riss ab.", "The connection broke."),
    "elsewhere": (
        "Der Server schickt auf einen anderen Rechner; dorthin geht die Probe nicht. Nennen Sie dessen Adresse.",
        "The server sends on to another host, where a rehearsal does not go. Give that address.",
    ),
    "too-old": ("Dieses juryvote kennt noch keine Generalprobe.", "This juryvote does not know rehearsals yet."),
    "too-many": (
        "Dort wurde gerade erst geprobt. Versuchen Sie es in einer Minute noch einmal.",
        "There was a rehearsal just now. Try again in a minute.",
    ),
    "not-allowed": (
        f"Der Server erlaubt keine Probe, oder der Schlüssel stimmt nicht. Setzen Sie dort {KEY}, hier --key.",
        f"The server allows no rehearsal, or the key is wrong. Set {KEY} there and --key here.",
    ),
}
NO_ADDRESS = (
    "Das ist keine Adresse eines Dienstes. So geht es: https://jury.example.org",
    "This is no address of a service. Like this: https://jury.example.org",
)
LINES = (
    ("join", "hereinkommen / to join"),
    ("opened", "Öffnung sehen / to see the opening"),
    ("cast", "abstimmen / to cast"),
    ("closed", "Schließung sehen / to see the closing"),
)


@click.command()
@click.argument("url", metavar="URL")
@click.option("--phones", type=click.IntRange(1, 1000), default=30, show_default=True, help="So many phones vote.")
@click.option("--ballots", type=click.IntRange(1, 20), default=3, show_default=True, help="So often.")
@click.option("--sealed", is_flag=True, help="Secret ballots: every phone encrypts its own slip.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on one line; for errors too.")
@click.option("--key", default="", envvar=KEY, help="The service's JURYVOTE_REHEARSAL_KEY.")
def rehearse(*, url: str, phones: int, ballots: int, sealed: bool, as_json: bool, key: str) -> None:
    """Rehearse an evening against the service at URL, like real phones, and compare every vote with what is published.

    Nothing of it counts or comes into the public register. Exit code 0: nothing lost, double or wrong, and verified.
    """
    import asyncio

    from juryvote.rehearsal.play import Asked, Refused
    from juryvote.rehearsal.play import rehearse as play
    from juryvote.rehearsal.wire import Unanswered

    place, asked = _place(url, as_json=as_json), Asked(phones=phones, ballots=ballots, sealed=sealed, key=key)
    as_many_as_allowed()
    try:
        report, wrong = asyncio.run(play(place, asked, _tell))
    except (Unanswered, Refused) as refused:
        give_up(*(f"{place.origin}: {said}" for said in WHY[refused.why]), as_json=as_json)
    _show(report, wrong, as_json=as_json)
    sys.exit(0 if report.fine else NOT_FINE)


def _place(url: str, *, as_json: bool) -> "Place":
    from juryvote.rehearsal.wire import place_of

    try:
        return place_of(url)
    except ValueError:
        give_up(*NO_ADDRESS, as_json=as_json)


def _tell(german: str, english: str) -> None:
    click.echo(f"{german} / {english}", err=True)


def _show(report: "Report", wrong: "Counter[str]", *, as_json: bool) -> None:
    import msgspec

    if wrong:
        click.echo(f"Fehler / errors: {', '.join(f'{what} {times}' for what, times in wrong.most_common())}", err=True)
    if as_json:
        click.echo(msgspec.json.encode(report))
        return
    click.echo("ALLES STIMMT / EVERYTHING IS RIGHT" if report.fine else "NICHT BESTÄTIGT / NOT VERIFIED")
    click.echo(f"Telefone / phones: {report.phones}, Stimmen / casts: {report.casts} ({report.casts_per_s} / s)")
    click.echo(f"verloren / lost: {report.lost}, doppelt / double: {report.double}, Fehler / errors: {report.errors}")
    for kind, words in LINES:
        shares = ", ".join(f"p{share} {getattr(report, f'{kind}_ms_p{share}')} ms" for share in (50, 95, 99))
        click.echo(f"  {words}: {shares}")
    verified = "ja / yes" if report.verified else "nein / no"
    click.echo(f"Prüfpaket geprüft / bundle verified: {verified}")

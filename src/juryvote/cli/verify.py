"""`juryvote verify`: recounts a Prüfpaket or a sealed archive from the file alone; no database, settings or network."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from juryvote.cli.giving_up import give_up, plain

if TYPE_CHECKING:
    from juryvote.rules.replay import Problem, Report
    from juryvote.sealed import Report as SealedReport

NOT_VERIFIED = 1
MOST_SHOWN = 50


@click.command()
@click.argument("file", metavar="FILE.zip|FILE.bel", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on one line; for errors too.")
@click.option("--key", help="The verifier key as the body itself has given it to you.")
def verify(file: Path, *, as_json: bool, key: str | None) -> None:
    """Recount all of a bundle or a sealed archive and name what is wrong. Exit code 0: all is right, 1: it is not.

    Compare the checkpoint in the answer with the one on paper: no program can do that for you.
    """
    if file.suffix == ".bel":
        _verify_sealed(file, as_json=as_json, key=key)
    from juryvote.rules.replay import LARGEST_BUNDLE
    from juryvote.rules.replay import verify as verify_bundle
    from juryvote.sealed import recount

    report = verify_bundle(_content(file, LARGEST_BUNDLE, as_json=as_json), known_key=key, read_archive=recount)
    click.echo(_json(report) if as_json else "\n".join(map(plain, _answer(report))))
    sys.exit(0 if report.fine else NOT_VERIFIED)


def _verify_sealed(file: Path, *, as_json: bool, key: str | None) -> NoReturn:
    from juryvote.sealed import LARGEST_ARCHIVE
    from juryvote.sealed import verify as verify_archive

    if key is not None:
        give_up(
            "--key gehört zu einem Prüfpaket (.zip); ein versiegeltes Archiv trägt keine Unterschrift des Gremiums.",
            "--key belongs to a bundle (.zip); a sealed archive bears no signature of the body.",
            as_json=as_json,
        )
    report = verify_archive(_content(file, LARGEST_ARCHIVE, as_json=as_json))
    click.echo(_json(report) if as_json else "\n".join(map(plain, _sealed_answer(report))))
    sys.exit(0 if report.fine else NOT_VERIFIED)


def _content(file: Path, most: int, *, as_json: bool) -> bytes:
    """No more of the file than is ever looked at."""
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as wrong:
        why = wrong.strerror
        give_up(f"{file} ist nicht lesbar: {why}.", f"{file} cannot be read: {why}.", as_json=as_json)


def _json(report: "Report | SealedReport") -> bytes:
    import msgspec

    return msgspec.json.encode(report)


def _answer(report: "Report") -> Iterator[str]:
    """First the answer, then the first problem, then the rest, then what only a person can compare."""
    yield from _verdict(report)
    yield from _listed(report.problems[:MOST_SHOWN])
    if (more := len(report.problems) - MOST_SHOWN) > 0:
        yield f"  … und {more} weitere / and {more} more"
    if report.summary.checkpoint:
        yield from _to_compare(report)
    if report.limits:
        yield from ("", "Was diese Datei nicht sagen kann / what this file cannot tell:", *_listed(report.limits))


def _verdict(report: "Report") -> Iterator[str]:
    seen = report.summary
    if report.fine:
        yield "ALLES STIMMT / EVERYTHING IS RIGHT"
        yield (
            f"Nachgerechnet: {seen.entries} Einträge, {seen.meetings} Sitzungen, {seen.ballots} Abstimmungen, "
            f"{seen.decisions} Beschlüsse."
        )
        yield (
            f"Recounted: {seen.entries} entries, {seen.meetings} meetings, {seen.ballots} ballots, "
            f"{seen.decisions} decisions."
        )
        return
    yield from _refused(report)


def _refused(report: "Report | SealedReport") -> Iterator[str]:
    yield "NICHT BESTÄTIGT / NOT VERIFIED"
    yield f"Fehler / problems: {len(report.problems)}. Zuerst / first:"


def _sealed_answer(report: "SealedReport") -> Iterator[str]:
    """Of an archive that is not right nothing is shown that somebody could take for a result."""
    if not report.fine:
        yield from _refused(report)
        yield from _listed(report.problems[:MOST_SHOWN])
        return
    yield "ALLES STIMMT / EVERYTHING IS RIGHT"
    yield from _sealed_counts(report)
    yield "Was diese Datei nicht sagen kann / what this file cannot tell:"
    yield from _listed(report.limits)


def _sealed_counts(report: "SealedReport") -> Iterator[str]:
    seen = report.summary
    yield f"{seen.name} ({seen.uuid})"
    yield f"Nachgerechnet: {seen.counted} Stimmen von {seen.credentials}, {seen.trustees} Schlüssel."
    yield f"Recounted: {seen.counted} votes of {seen.credentials}, {seen.trustees} keys."
    for asked in seen.result:
        empty = [] if asked.blank is None else [("(leer / blank)", asked.blank)]
        if asked.single:
            empty.append(("(ohne Kreuz / no tick)", seen.counted - sum(asked.counts) - (asked.blank or 0)))
        counts = [*zip(asked.answers, asked.counts, strict=True), *empty]
        yield f"  {asked.question}  {', '.join(f'{answer}: {count}' for answer, count in counts)}"
    yield f"Ende der Kette / head of the chain: {seen.head}"
    yield f"Wahl / election: {seen.fingerprint}"
    yield "Prüfcodes der Zettel / trackers of the ballots:"
    yield from (f"  {tracker}" for tracker in seen.trackers)


def _to_compare(report: "Report") -> Iterator[str]:
    yield ""
    yield "Prüfpunkt, zu vergleichen mit Papier oder Leinwand / checkpoint to compare with paper or projector:"
    yield from (f"  {line}" for line in report.summary.checkpoint.splitlines())
    compared = "verglichen / compared" if report.summary.key_compared else "nicht verglichen / not compared"
    yield f"Schlüssel / key ({compared}): {report.summary.verifier_key}"


def _listed(problems: "Iterable[Problem]") -> Iterator[str]:
    for problem in problems:
        yield f"  {problem.where}: {problem.sentence}"
        yield f"  {' ' * len(problem.where)}  {problem.sentence_en}"

"""`juryvote compare`: whether a newer bundle continues an older one, or a checkpoint from paper; from files alone."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from juryvote.rules.comparing import Book, Comparison

NOT_FINE, WRONG_USE = 1, 2

VERDICTS = {
    "same": (
        "DERSELBE STAND / THE SAME STATE",
        "Beide erzählen von genau denselben {newer} Einträgen.",
        "Both tell of exactly the same {newer} entries.",
    ),
    "continues": (
        "FORTGESETZT / CONTINUED",
        "Die ersten {older} Einträge sind unverändert, {more} sind dazugekommen.",
        "The first {older} entries are unchanged, {more} were added.",
    ),
    "forked": (
        "ZWEI BÜCHER / TWO BOOKS",
        "Das neuere Buch setzt das ältere nicht fort: Frühere Einträge sind andere.",
        "The newer book does not continue the older one: earlier entries are different.",
    ),
    "foreign": (
        "NICHT VERGLEICHBAR / NOT COMPARABLE",
        "Die beiden gehören zu verschiedenen Gremien.",
        "The two belong to different bodies.",
    ),
}


@click.command()
@click.argument("older", metavar="OLDER.zip|CHECKPOINT.txt", type=click.Path(path_type=Path))
@click.argument("newer", metavar="NEWER.zip", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on one line, with the proof; for errors too.")
def compare(older: Path, newer: Path, *, as_json: bool) -> None:
    """Say whether the newer bundle continues the older one. Exit code 0: it does, 1: it does not.

    Instead of the older bundle a checkpoint from paper will do: its three lines in a text file.
    That each bundle adds up in itself is what `juryvote verify` says.
    """
    import msgspec

    from juryvote.rules.comparing import compare as compare_books

    found = compare_books(_read(older, as_json=as_json), _read(newer, as_json=as_json))
    if as_json:
        click.echo(msgspec.json.encode({"fine": found.fine, **msgspec.structs.asdict(found)}))
    else:
        click.echo("\n".join(_answer(found)))
    sys.exit(0 if found.fine else NOT_FINE)


def _read(file: Path, *, as_json: bool) -> "Book":
    from juryvote.rules.comparing import read_book
    from juryvote.rules.replay import LARGEST_BUNDLE

    try:
        with file.open("rb") as opened:
            return read_book(opened.read(LARGEST_BUNDLE + 1))
    except OSError as wrong:
        why = wrong.strerror
        _give_up(f"{file} ist nicht lesbar: {why}.", f"{file} cannot be read: {why}.", as_json=as_json)
    except (ValueError, RecursionError):
        _give_up(
            f"{file} ist weder ein Prüfpaket noch ein Prüfpunkt. Was daran falsch ist, sagt: juryvote verify",
            f"{file} is neither a bundle nor a checkpoint. What is wrong with it says: juryvote verify",
            as_json=as_json,
        )


def _give_up(german: str, english: str, *, as_json: bool) -> NoReturn:
    import msgspec

    if as_json:
        click.echo(msgspec.json.encode({"error": german, "error_en": english}))
    else:
        click.echo(f"{german}\n{english}", err=True)
    sys.exit(WRONG_USE)


def _answer(found: "Comparison") -> Iterator[str]:
    verdict, *sentences = VERDICTS[found.verdict]
    yield verdict
    for sentence in sentences:
        yield sentence.format(older=found.older, newer=found.newer, more=found.newer - found.older)
    yield from _differences(found)
    if found.verdict != "foreign":
        yield f"  {found.older:>8}  {found.older_root}"
        yield f"  {found.newer:>8}  {found.newer_root}"
    if found.proof:
        yield "Beweis nach RFC 6962 / proof by RFC 6962:"
        yield from (f"  {one}" for one in found.proof)


def _differences(found: "Comparison") -> Iterator[str]:
    if found.differs >= 0:
        yield f"Zuerst verschieden / first difference: journal.jsonl#{found.differs}"
    if found.key_changed:
        yield "Der Schlüssel ist ein anderer. Fragen Sie, warum. / The key is another one: ask the body why."
    if found.content_gone:
        heights = ", ".join(map(str, found.content_gone[:20]))
        yield f"Inhalt fehlt, der im älteren Paket steht / content is gone that the older bundle has: {heights}"
    if found.names_gone:
        yield f"Namen, die inzwischen gelöscht sind / names erased since: {found.names_gone}"
    if found.notes_gone:
        yield f"Prüfpunkte, die das neuere Paket nicht mehr hat / checkpoints missing since: {found.notes_gone}"

"""`juryvote notice`."""

from typing import TextIO

import click

from juryvote.rules.refusals import Refusal


@click.command()
@click.argument("kind", type=click.Choice(["imprint", "privacy", "accessibility"]))
@click.argument("file", type=click.File(encoding="utf-8"), required=False)
@click.option("--language", default="de", show_default=True, help="Language that FILE is written in.")
def notice(kind: str, file: TextIO | None, language: str) -> None:
    """Publish FILE (Markdown) as the page KIND; without FILE say what stands there. An empty FILE takes it back."""
    from juryvote.actions.notices import write_notice
    from juryvote.cli.hall import hall_of_settings
    from juryvote.reads.notices import notice as read
    from juryvote.rules.notices import Notice
    from juryvote.web.languages import languages

    if language not in languages():
        raise click.UsageError(f"There are no pages in {language!r}: choose one of {', '.join(languages())}.")
    hall = hall_of_settings()
    if file is None:
        click.echo(read(hall, kind=Notice(kind), language=language).words)
        return
    try:
        write_notice(hall, kind=kind, language=language, words=file.read())
    except (Refusal, UnicodeDecodeError) as problem:
        raise click.UsageError(f"Nothing was changed: {problem}") from problem
    click.echo(f"/{kind} says it now ({language}).")

"""`juryvote found`."""

import click

from juryvote.rules.refusals import Refusal
from juryvote.settings import SettingsError, read_settings


@click.command()
@click.argument("area")
@click.option("--name", required=True, help="Name of the first person of the team.")
@click.option("--email", required=True, help="E-mail address to sign in with.")
@click.password_option(help="At least 12 characters; asked for when not given.")
def found(area: str, name: str, email: str, password: str) -> None:
    """Found AREA with its first team account; everything else is done on the pages."""
    from juryvote.actions.accounts import create_staff
    from juryvote.actions.people import found_area
    from juryvote.live.hall import Hall

    try:
        settings = read_settings()
        hall = Hall(database=settings.database, secret=settings.secret)
        home = found_area(hall, name=area)
        values = {"name": name, "email": email, "role": "team", "password": password}
        create_staff(hall, area=home, actor="operator", **values)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except Refusal as refusal:
        raise click.UsageError(f"{refusal.code}: {refusal.facts}") from refusal
    click.echo(f"{area} is founded. Sign in at /staff/sign-in as {email}.")

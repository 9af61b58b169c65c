"""`juryvote found`."""

import click

from juryvote.rules.refusals import Refusal


@click.command()
@click.argument("area")
@click.option("--name", required=True, help="Name of the first person of the team.")
@click.option("--email", required=True, help="E-mail address to sign in with.")
@click.password_option(help="At least 12 characters; asked for when not given.")
def found(area: str, name: str, email: str, password: str) -> None:
    """Found AREA with its first team account; everything else is done on the pages."""
    from juryvote.actions.accounts import MIN_PASSWORD, create_staff
    from juryvote.actions.people import found_area
    from juryvote.cli.hall import hall_of_settings

    if len(password) < MIN_PASSWORD:
        raise click.UsageError(f"The password needs at least {MIN_PASSWORD} characters; nothing was founded.")
    try:
        hall = hall_of_settings()
        home = found_area(hall, name=area)
        values = {"name": name, "email": email, "role": "team", "password": password}
        create_staff(hall, area=home, actor="operator", **values)
    except Refusal as refusal:
        raise click.UsageError(f"{refusal.code}: {refusal.facts}") from refusal
    click.echo(f"{area} is founded. Sign in at /staff/sign-in as {email}.")

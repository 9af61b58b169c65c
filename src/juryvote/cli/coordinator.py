"""`juryvote coordinator`."""

import click

from juryvote.rules.refusals import Refusal


@click.command()
@click.argument("email")
@click.option("--name", default="", help="Name of the person.")
@click.option("--area", "areas", multiple=True, help="Name or id of an area that the person sees; once for each.")
@click.option("--password", default="", help="At least 12 characters; asked for when not given.")
@click.option("--off", is_flag=True, help="Switch the account off.")
def coordinator(email: str, name: str, areas: tuple[str, ...], password: str, *, off: bool) -> None:
    """Make or change the account of a coordinator (borough, Senate), who answers the vota of these areas."""
    from juryvote.actions.coordinators import appoint, dismiss
    from juryvote.cli.hall import hall_of_settings

    try:
        hall = hall_of_settings()
        if off:
            dismiss(hall, email=email, actor="operator")
            click.echo(f"{email} is switched off.")
            return
        typed = password or click.prompt("Password", hide_input=True, confirmation_prompt=True)
        appoint(hall, name=name, email=email, areas=areas, password=typed, actor="operator")
    except Refusal as refusal:
        raise click.UsageError(f"Nothing was changed. {_said(refusal)}") from refusal
    click.echo(f"{email} answers the vota of {', '.join(areas)}. Sign in at /staff/sign-in.")


REMEDIES = {
    ("area", "missing"): "Name at least one area with --area.",
    ("area", "unknown"): "No area is called {area!r}; write it as it stands on the team's pages.",
    ("area", "several"): "More than one area is called {area!r}: give an id, one of {ids}.",
    ("name", "length"): "Give the person's name with --name.",
    ("password", "short"): "The password needs at least {least} characters.",
    ("email", "taken"): "This address belongs to an account of a team.",
    ("email", "unknown"): "No account has this address.",
    ("email", "invalid"): "This is no e-mail address.",
}


def _said(refusal: Refusal) -> str:
    facts = refusal.facts
    remedy = REMEDIES.get((str(facts.get("field")), str(facts.get("problem"))))
    return remedy.format(**facts) if remedy else f"{refusal.code}: {facts}"

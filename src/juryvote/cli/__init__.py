"""The command `juryvote`: one file per command, each parses and calls one action or read."""

from importlib import import_module

import click

COMMANDS = {
    "serve": "Serve pages and live updates.",
    "demo": "Show an invented neighbourhood with an evening in progress.",
    "upgrade": "Bring the database to the newest layout.",
    "found": "Found an area with its first team account.",
    "coordinator": "Make or change an account that answers the vota of several areas.",
    "notice": "Publish imprint, privacy or accessibility in the operator's words.",
    "explain": "Answer a case: quorate? how many must say yes? with its sentence.",
    "allocate": "Share a pot out among proposals (Pabulib file), each step explained.",
    "rehearse": "Rehearse against a running service: many phones vote, and everything is compared and verified.",
    "export": "Write a body's journal as one verifiable file.",
    "verify": "Recompute a bundle, trusting nobody.",
    "compare": "Say whether a newer bundle continues an older one.",
    "check": "Check what must always be true of the database.",
    "backup": "Write a consistent copy of the database.",
    "restore": "Bring a backup back, checked.",
}


class Lazy(click.Group):
    """Loads a command's module when it is called: `explain` needs no database driver."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"juryvote.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="juryvote")
def main() -> None:
    """juryvote: voting and deliberation for resident juries."""

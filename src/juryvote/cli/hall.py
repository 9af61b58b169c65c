"""The hall that the environment names, for commands; what is missing is said with its remedy."""

import click

from juryvote.live.hall import Hall
from juryvote.settings import SettingsError, read_settings
from juryvote.store.upgrade import current, newest


def hall_of_settings() -> Hall:
    try:
        settings = read_settings()
        mail = settings.mail is not None
        hall = Hall(database=settings.database, secret=settings.secret, safe=settings.safe, sends_mail=mail)
    except (SettingsError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    if current(hall.engine) != newest():
        raise click.UsageError("The database is not on the newest layout. Run: juryvote upgrade")
    return hall

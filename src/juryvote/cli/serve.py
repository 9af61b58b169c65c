"""`juryvote serve`."""

import click

from juryvote.cli.open_files import as_many_as_allowed
from juryvote.settings import SettingsError, read_settings


@click.command()
@click.option("--host", default=None, help="Address to listen on.")
@click.option("--port", type=int, default=None, help="Port to listen on.")
@click.option("--workers", type=int, default=1, show_default=True, help="Processes; more than one needs PostgreSQL.")
def serve(host: str | None, port: int | None, workers: int) -> None:
    """Serve pages and live updates until stopped."""
    try:
        settings = read_settings()
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    if workers > 1 and settings.database.startswith("sqlite"):
        raise click.UsageError("More than one process needs PostgreSQL: set JURYVOTE_DATABASE=postgresql+psycopg://…")
    run(host or settings.host, settings.port if port is None else port, workers=workers, proxies=settings.proxies)


def run(host: str, port: int, *, workers: int = 1, proxies: str = "127.0.0.1") -> None:
    """uvicorn with open streams cut after 3 seconds at shutdown, and patience for slow voters in between."""
    import uvicorn

    as_many_as_allowed()
    uvicorn.run(
        "juryvote.asgi:app",
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
        timeout_keep_alive=75,
        proxy_headers=True,
        forwarded_allow_ips=proxies,
        server_header=False,
    )

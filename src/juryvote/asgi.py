"""For servers that want an application object: `litestar --app juryvote.asgi:app run`, `uvicorn juryvote.asgi:app`."""

from juryvote.app import create_app
from juryvote.logs import configure_logs
from juryvote.settings import read_settings

settings = read_settings()
configure_logs(quiet=settings.log == "warning")  # here, so that every process of several does it
app = create_app(settings)

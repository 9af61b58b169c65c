"""For servers that want an application object: `litestar --app juryvote.asgi:app run`, `uvicorn juryvote.asgi:app`."""

from juryvote.app import create_app
from juryvote.settings import read_settings

app = create_app(read_settings())

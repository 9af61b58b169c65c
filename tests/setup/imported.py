"""Everything a process of the service imports; the processes of `forks` begin with it."""

from importlib import import_module

import uvicorn.lifespan.on
import uvicorn.loops.auto
import uvicorn.main
import uvicorn.protocols.http.auto
import uvicorn.protocols.websockets.auto

import juryvote.app
from juryvote.cli import COMMANDS

__all__ = ["juryvote", "uvicorn"]

for _name in COMMANDS:
    import_module(f"juryvote.cli.{_name}")
for _name in ("sqlalchemy.dialects.sqlite.pysqlite", "sqlalchemy.dialects.postgresql.psycopg", "email.message"):
    import_module(_name)

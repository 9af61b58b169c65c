"""Alembic's entry: the connection comes from `store.upgrade`, never from a file."""

from alembic import context

from juryvote.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
with context.begin_transaction():
    context.run_migrations()

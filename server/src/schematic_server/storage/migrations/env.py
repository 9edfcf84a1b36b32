"""Run by Alembic: migrate over the connection that `migrations.upgrade` hands in."""

from alembic import context

from schematic_server.domains import tables
from schematic_server.storage.metadata import metadata

tables.load()
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=False,
    user_module_prefix="storage.",
)
with context.begin_transaction():
    context.run_migrations()

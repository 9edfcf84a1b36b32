"""Run by Alembic: migrate over the connection that `migrations.upgrade` hands in."""

from alembic import context

from schematic_server.domains import DOMAINS

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=list({table.metadata for domain in DOMAINS for table in domain.tables}),
    render_as_batch=False,
    user_module_prefix="storage.",
)
with context.begin_transaction():
    context.run_migrations()

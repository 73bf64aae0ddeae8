"""Run the migrations on the connection that the program gives, each book's in one transaction."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transaction_per_migration=False,
    compare_type=False,
    **context.config.attributes.get("options", {}),
)
context.run_migrations()

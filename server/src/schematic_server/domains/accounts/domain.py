"""Accounts: environments, keys, and who calls."""

from schematic_server.domains.accounts.routes import routes
from schematic_server.domains.accounts.tables import account, api_key, environment
from schematic_server.registry import Domain

DOMAIN = Domain(
    "accounts",
    tables=(account, environment, api_key),
    handlers=routes,
)

"""Features, flags and their rules, licences."""

from schematic_server.domains.companies.views import trait_users
from schematic_server.domains.features import features, flag_rules
from schematic_server.domains.features.routes import routes
from schematic_server.domains.features.tables import feature, flag, licence, rule
from schematic_server.domains.features.views import resource_previews
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "features",
    tables=(feature, flag, licence, rule),
    handlers=routes,
    extensions=(
        extend(trait_users, features.traits_in_use),
        extend(resource_previews, flag_rules.companies_named, "company"),
        extend(resource_previews, flag_rules.users_named, "user"),
    ),
)

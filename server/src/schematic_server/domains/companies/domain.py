"""Companies and users: keys, traits, memberships, usage counters."""

from schematic_server.domains.accounts.views import onboarding_steps
from schematic_server.domains.companies import companies, metrics
from schematic_server.domains.companies.routes import routes
from schematic_server.domains.companies.tables import (
    company,
    company_membership,
    company_usage,
    company_usage_before,
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
    user,
)
from schematic_server.domains.companies.views import company_view
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "companies",
    tables=(
        company,
        user,
        entity_key_definition,
        entity_key,
        trait_definition,
        entity_trait,
        company_membership,
        company_usage,
        company_usage_before,
    ),
    handlers=routes,
    extensions=(
        extend(company_view, metrics.metrics_of_companies),
        extend(onboarding_steps, companies.first_made_at, "import_companies"),
    ),
)

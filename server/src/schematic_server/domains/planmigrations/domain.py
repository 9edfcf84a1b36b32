"""Moving companies from one version of their plan to another."""

from schematic_server.domains.companies.views import company_lookups, company_view
from schematic_server.domains.planmigrations import migrations, store
from schematic_server.domains.planmigrations.routes import routes
from schematic_server.domains.planmigrations.tables import plan_version_company_migration, plan_version_migration
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "planmigrations",
    tables=(plan_version_migration, plan_version_company_migration),
    handlers=routes,
    extensions=(extend(company_view, migrations.of_companies), extend(company_lookups, store.WAITING)),
)

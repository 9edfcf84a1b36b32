"""What plans give of credits."""

from schematic_server.domains.credits.views import balances_moved, grant_view, periods_foreseen, periods_over
from schematic_server.domains.plancredits import charges, contributions, issuing, plan_grants, watching
from schematic_server.domains.plancredits.routes import routes
from schematic_server.domains.plancredits.tables import (
    credit_charge,
    credit_issue,
    credit_topup,
    credit_topup_choice,
    plan_credit_grant,
)
from schematic_server.domains.plans.views import (
    companies_moved,
    company_plan_grants,
    version_copied,
    version_view,
    versions_leaving,
)
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "plancredits",
    tables=(plan_credit_grant, credit_issue, credit_topup_choice, credit_topup, credit_charge),
    handlers=routes,
    extensions=(
        extend(version_view, contributions.credits_of_versions),
        extend(version_copied, plan_grants.copy),
        extend(versions_leaving, plan_grants.leave),
        extend(companies_moved, issuing.moved),
        extend(grant_view, charges.of_debts),
        extend(company_plan_grants, contributions.grants_of_companies),
        extend(periods_over, issuing.renew),
        extend(periods_foreseen, issuing.foresee),
        extend(balances_moved, watching.moved),
    ),
)

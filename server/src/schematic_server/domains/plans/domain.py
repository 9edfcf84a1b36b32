"""Plans, their versions, and which company is on which."""

from schematic_server.domains.accounts.views import account_made
from schematic_server.domains.billing.views import price_users, product_filters, product_users
from schematic_server.domains.companies.views import (
    company_created,
    company_filters,
    company_leaving,
    company_view,
    trait_users,
    user_filters,
)
from schematic_server.domains.credits.views import trial_ends
from schematic_server.domains.features.views import resource_previews
from schematic_server.domains.plans import (
    assignments,
    billing,
    catalogs,
    groups,
    offers,
    plan_traits,
    plans,
    product_links,
    trials,
)
from schematic_server.domains.plans.offer_tables import catalog, catalog_offer
from schematic_server.domains.plans.routes import routes
from schematic_server.domains.plans.tables import (
    company_plan,
    company_trial,
    plan,
    plan_change,
    plan_group,
    plan_trait,
    plan_version,
    plan_version_billing,
)
from schematic_server.domains.plans.views import (
    plan_view,
    version_copied,
    version_offered,
    version_view,
    versions_leaving,
)
from schematic_server.registry import Domain, extend

DOMAIN = Domain(
    "plans",
    tables=(
        plan,
        plan_version,
        plan_version_billing,
        company_plan,
        plan_change,
        company_trial,
        plan_group,
        plan_trait,
        catalog,
        catalog_offer,
    ),
    handlers=routes,
    extensions=(
        extend(account_made, offers.make_default),
        extend(resource_previews, plans.plans_named, "plan", "base_plan"),
        extend(resource_previews, plans.versions_named, "plan_version"),
        extend(trait_users, plan_traits.traits_in_use),
        extend(company_created, assignments.start_companies),
        extend(trait_users, groups.traits_in_use),
        extend(price_users, product_links.prices_in_use),
        extend(product_users, product_links.products_in_use),
        extend(product_filters, product_links.products_without_plan, "without_linked_to_plan"),
        extend(plan_view, groups.defaults_of_plans),
        extend(plan_view, catalogs.catalogs_of_plans),
        extend(version_view, billing.of_versions),
        extend(version_copied, billing.copy),
        extend(version_offered, product_links.offer),
        extend(versions_leaving, product_links.leave),
        extend(trial_ends, trials.ends),
        extend(company_leaving, assignments.remove_plans_of),
        extend(company_view, assignments.plans_of_companies),
        extend(
            company_filters,
            assignments.companies_on_plans,
            "plan_id",
            "plan_ids",
            "plan_version_id",
            "plan_version_ids",
        ),
        extend(user_filters, assignments.users_of_plans, "plan_id"),
        extend(company_filters, assignments.companies_without_plan, "without_plan"),
        extend(company_filters, assignments.companies_on_old_versions, "plan_version_unpublished"),
    ),
)

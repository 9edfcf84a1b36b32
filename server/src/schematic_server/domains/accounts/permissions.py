"""What members may do: the documented grid of roles and permissions.

An admin may do everything; a member reads everything and writes what is granted, by environment or for the account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schematic_server.contract.access import OPERATIONS
from schematic_server.errors import BadRequest

ACCOUNT = "account"  # the key of what is granted for the whole account, beside ids of environments
OF_ACCOUNT = ("flags_edit", "flag_rules_edit", "features_edit", "plans_edit")
OF_ENVIRONMENT = (
    "companies_edit",
    "company_users_edit",
    "overrides_edit",
    "plan_entitlements_edit",
    "plan_versions_edit",
    "plan_billing_edit",
    "custom_plans_edit",
    "components_edit",
    "webhooks_edit",
    "webhooks_reveal_secret",
    "data_exports_edit",
)
ADMIN = "admin"  # stands in `NEEDED` for what admins alone may do
READ = ""  # and for what only looks, although the API has it as a POST
# What each operation that writes needs.
NEEDED: Mapping[str, str] = {
    "accesstokens.issue_temporary_access_token": ADMIN,
    "accounts.create_api_key": ADMIN,
    "accounts.create_environment": ADMIN,
    "accounts.delete_api_key": ADMIN,
    "accounts.delete_environment": ADMIN,
    "accounts.quickstart": ADMIN,
    "accounts.update_api_key": ADMIN,
    "accounts.update_environment": ADMIN,
    "accounts.update_onboarding_state": ADMIN,
    "billing.delete_billing_coupon": "plan_billing_edit",
    "billing.download_native_invoice_pdf": READ,
    "billing.export_native_invoice": READ,
    "billing.finalize_native_invoice": "plan_billing_edit",
    "billing.mark_billing_invoice_paid": "plan_billing_edit",
    "billing.update_billing_settings": "plan_billing_edit",
    "billing.update_company_billing_profile": "plan_billing_edit",
    "billing.upsert_billing_coupon": "plan_billing_edit",
    "billing.void_native_invoice": "plan_billing_edit",
    "catalogs.add_credit_bundle": "plans_edit",
    "catalogs.add_plan": "plans_edit",
    "catalogs.create_catalog": "plans_edit",
    "catalogs.delete_catalog": "plans_edit",
    "catalogs.remove_credit_bundle": "plans_edit",
    "catalogs.remove_plan": "plans_edit",
    "catalogs.update_catalog": "plans_edit",
    "catalogs.update_configuration": "plans_edit",
    "checkout.cancel_subscription": "plan_billing_edit",
    "checkout.manage_plan": "plan_billing_edit",
    "checkout.update_company_billing_details": "plan_billing_edit",
    "checkout.update_customer_subscription_trial_end": "plan_billing_edit",
    "companies.create_company": "companies_edit",
    "companies.create_user": "company_users_edit",
    "companies.delete_company": "companies_edit",
    "companies.delete_company_by_keys": "companies_edit",
    "companies.delete_company_membership": "company_users_edit",
    "companies.delete_entity_key_definition": "companies_edit",
    "companies.delete_entity_trait_definition": "companies_edit",
    "companies.delete_user": "company_users_edit",
    "companies.delete_user_by_keys": "company_users_edit",
    "companies.get_or_create_company_membership": "company_users_edit",
    "companies.get_or_create_entity_trait_definition": "companies_edit",
    "companies.update_entity_trait_definition": "companies_edit",
    "companies.update_plan_traits_bulk": "plan_entitlements_edit",
    "companies.upsert_company": "companies_edit",
    "companies.upsert_company_trait": "companies_edit",
    "companies.upsert_user": "company_users_edit",
    "companies.upsert_user_trait": "company_users_edit",
    "components.bind_catalog": "components_edit",
    "components.create_component": "components_edit",
    "components.delete_component": "components_edit",
    "components.update_component": "components_edit",
    "credits.acquire_credit_lease": "plan_billing_edit",
    "credits.create_billing_credit": "plan_billing_edit",
    "credits.create_billing_plan_credit_grant": "plan_billing_edit",
    "credits.create_credit_bundle": "plan_billing_edit",
    "credits.create_credit_spend_policy": "plan_billing_edit",
    "credits.delete_billing_plan_credit_grant": "plan_billing_edit",
    "credits.delete_credit_bundle": "plan_billing_edit",
    "credits.delete_credit_spend_policy": "plan_billing_edit",
    "credits.extend_credit_lease": "plan_billing_edit",
    "credits.grant_billing_credits_to_company": "plan_billing_edit",
    "credits.release_credit_lease": "plan_billing_edit",
    "credits.release_credit_reservation": "plan_billing_edit",
    "credits.reserve_credits": "plan_billing_edit",
    "credits.soft_delete_billing_credit": "plan_billing_edit",
    "credits.update_billing_credit": "plan_billing_edit",
    "credits.update_billing_plan_credit_grant": "plan_billing_edit",
    "credits.update_credit_bundle_details": "plan_billing_edit",
    "credits.update_credit_spend_policy": "plan_billing_edit",
    "credits.zero_out_grant": "plan_billing_edit",
    "dataexports.create_data_export": "data_exports_edit",
    "dataexports.get_data_export_artifact": READ,
    "entitlements.create_company_override": "overrides_edit",
    "entitlements.create_plan_entitlement": "plan_entitlements_edit",
    "entitlements.delete_company_override": "overrides_edit",
    "entitlements.delete_plan_entitlement": "plan_entitlements_edit",
    "entitlements.duplicate_plan_entitlements": "plan_entitlements_edit",
    "entitlements.update_company_override": "overrides_edit",
    "entitlements.update_plan_entitlement": "plan_entitlements_edit",
    "entitlements.upsert_plan_entitlement_for_billing_product": "plan_entitlements_edit",
    "events.create_event": "companies_edit",
    "events.create_event_batch": "companies_edit",
    "events.delete_otlp_environment_settings": ADMIN,
    "events.upsert_otlp_environment_settings": ADMIN,
    "features.check_flag": READ,
    "features.check_flags": READ,
    "features.check_flags_bulk": READ,
    "features.create_feature": "features_edit",
    "features.create_flag": "flags_edit",
    "features.delete_feature": "features_edit",
    "features.delete_flag": "flags_edit",
    "features.update_feature": "features_edit",
    "features.update_flag": "flags_edit",
    "features.update_flag_rules": "flag_rules_edit",
    "features.upsert_feature_for_billing_product": "features_edit",
    "planbundle.create_custom_plan_bundle": "custom_plans_edit",
    "planbundle.create_plan_bundle": "plans_edit",
    "planbundle.update_plan_bundle": "plans_edit",
    "plangroups.create_plan_group": "plans_edit",
    "plangroups.update_plan_group": "plans_edit",
    "planmigrations.cancel_migration": "plan_versions_edit",
    "planmigrations.complete_migration_now": "plan_versions_edit",
    "planmigrations.create_migration": "plan_versions_edit",
    "planmigrations.retry_company_migration": "plan_versions_edit",
    "planmigrations.retry_migration": "plan_versions_edit",
    "plans.create_custom_plan": "custom_plans_edit",
    "plans.create_plan": "plans_edit",
    "plans.delete_plan": "plans_edit",
    "plans.delete_plan_version": "plan_versions_edit",
    "plans.publish_plan_version": "plan_versions_edit",
    "plans.update_company_plans": "plan_billing_edit",
    "plans.update_plan": "plans_edit",
    "plans.upsert_billing_product_plan": "plan_billing_edit",
    "plans.upsert_plan_for_billing_product": "plan_billing_edit",
    "scheduledcheckout.create_scheduled_checkout": "plan_billing_edit",
    "scheduledcheckout.update_scheduled_checkout": "plan_billing_edit",
    "webhooks.create_webhook": "webhooks_edit",
    "webhooks.delete_webhook": "webhooks_edit",
    "webhooks.send_test_webhook_action": "webhooks_edit",
    "webhooks.update_webhook": "webhooks_edit",
}


def checked(granted: Mapping[str, Sequence[str]], environment_ids: Sequence[str]) -> dict[str, list[str]]:
    """What is granted, by environment and `account`, without what grants nothing. Raises BadRequest."""
    for where, names in granted.items():
        if where != ACCOUNT and where not in environment_ids:
            raise BadRequest(f"permissions: environment {where[:40]} does not exist")
        known = OF_ACCOUNT if where == ACCOUNT else OF_ENVIRONMENT
        if unknown := sorted(set(names) - set(known)):
            raise BadRequest(f"permissions: {unknown[0][:40]!r} is none of {', '.join(known)}")
    return {where: sorted(set(names)) for where, names in granted.items() if names}


def allows(member: Mapping[str, Any], environment_id: str, operation: str) -> bool:
    """Whether a member, by `role` and `permissions`, may perform the operation in this environment.

    What writes and stands in no table is the admins' alone; what only reads is everybody's.
    """
    reads = OPERATIONS[operation].transaction == "read"
    return has(member, environment_id, READ if reads else NEEDED.get(operation, ADMIN))


def has(member: Mapping[str, Any], environment_id: str, needed: str) -> bool:
    """Whether a member has a permission in this environment."""
    if member["role"] == ADMIN or needed == READ:
        return True
    granted: Mapping[str, Sequence[str]] = member["permissions"]
    return needed in granted.get(ACCOUNT if needed in OF_ACCOUNT else environment_id, ())

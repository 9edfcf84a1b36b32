"""The catalog that the examples use: one plan, three features, one company. What is there already is left as it is."""

from schematic import NotFoundError, Schematic, iterate

PLAN = "Basic"
MONTHLY = {"metric_period": "current_month", "metric_period_month_reset": "first_of_month"}
# Flag and feature -> how the feature is measured, and what the plan grants of it (None = nothing).
FEATURES = {
    "sso": ({"feature_type": "boolean"}, {"value_type": "boolean", "value_bool": True}),
    "exports": ({"feature_type": "boolean"}, None),
    "reports": (
        {"feature_type": "event", "event_subtype": "report"},
        {"value_type": "numeric", "value_numeric": 2, **MONTHLY},
    ),
}


def main() -> None:
    with Schematic() as client:
        plan_id = plan(client)
        for key, (measured, granted) in FEATURES.items():
            feature_id = feature(client, key, measured)
            if (
                granted
                and not client.entitlements.count_plan_entitlements(plan_id=plan_id, feature_id=feature_id).data.count
            ):
                client.entitlements.create_plan_entitlement(plan_id=plan_id, feature_id=feature_id, **granted)
        publish(client, plan_id)
        company(client, plan_id)


def plan(client: Schematic) -> str:
    for one in iterate(client.plans.list_plans, q=PLAN, plan_type="plan"):
        if one.name == PLAN:
            return one.id
    return client.plans.create_plan(name=PLAN, description="", plan_type="plan").data.id


def feature(client: Schematic, key: str, measured: dict[str, str]) -> str:
    for one in iterate(client.features.list_features, q=key):
        if any(flag.key == key for flag in one.flags):
            return one.id
    flag = {"key": key, "name": key.title(), "description": ""}
    return client.features.create_feature(name=key.title(), description="", flag=flag, **measured).data.id


def publish(client: Schematic, plan_id: str) -> None:
    """What is added to a live plan is in a draft until then; a plan that nobody was on yet goes live with the first."""
    found = client.plans.get_plan(plan_id).data
    if found.active_version and found.draft_version:
        client.plans.publish_plan_version(
            found.draft_version.id, migration_strategy="immediate", excluded_company_ids=[]
        )


def company(client: Schematic, plan_id: str) -> None:
    try:
        found = client.companies.lookup_company(keys={"id": "acme"}).data
    except NotFoundError:
        found = client.companies.upsert_company(keys={"id": "acme"}, name="Acme").data
    if found.plan is None:
        client.plans.update_company_plans(found.id, add_on_ids=[], base_plan_id=plan_id)


if __name__ == "__main__":
    main()

"""Flags and the rules that users write for them."""

from __future__ import annotations

from typing import Any

import pytest

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_account, another_environment, on_sqlite

# What conditions name in `resource_ids`, by their type.
_NAMED = {
    "company": "company",
    "user": "user",
    "plan": "plan",
    "base_plan": "base plan",
    "plan_version": "plan version",
}


def _flag(api: Schematic, key: str = "sso", **members: Any) -> Any:
    return api.features.create_flag(key=key, name=key.title(), description="", **members).data


def _rule(value: bool, *conditions: dict[str, Any], **members: Any) -> dict[str, Any]:
    return {
        "name": "Rule",
        "priority": 0,
        "value": value,
        "conditions": list(conditions),
        "condition_groups": [],
        **members,
    }


def _condition(kind: str, **members: Any) -> dict[str, Any]:
    return {"condition_type": kind, "operator": "eq", "resource_ids": [], **members}


def test_keys_are_unique_in_any_case(api: Schematic) -> None:
    """Clients lower-case keys in their caches, so two that differ by case would answer for each other."""
    _flag(api, "SSO")

    with pytest.raises(BadRequestError, match="unique in any case"):
        _flag(api, "sso")


@on_sqlite
@pytest.mark.parametrize("key", [".", ".."])
def test_a_key_that_no_address_can_carry_is_refused(api: Schematic, key: str) -> None:
    """Clients resolve `/flags/../check` to `/check` before they send it."""
    with pytest.raises(BadRequestError, match="cannot be asked for"):
        _flag(api, key)
    with pytest.raises(BadRequestError, match="cannot be asked for"):
        catalog.feature(api, key)
    made = _flag(api)
    with pytest.raises(BadRequestError, match="cannot be asked for"):
        api.features.update_flag(made.id, key=key, name="Dots", description="")
    assert [one.key for one in api.features.list_flags().data] == ["sso"]
    assert api.features.count_features().data.count == 0


@on_sqlite
@pytest.mark.parametrize("key", ["...", ".a", "a/b", "a b", "%2e", "a%2Fb", "billing.credits", "é", "a?b#c", "\\"])
def test_every_other_key_can_be_asked_for(api: Schematic, key: str) -> None:
    _flag(api, key, default_value=True)

    assert (catalog.check(api, key).flag, catalog.check(api, key).value) == (key, True)


def test_a_flag_keeps_its_own_key_on_update(api: Schematic) -> None:
    made = _flag(api, "SSO")

    changed = api.features.update_flag(made.id, key="sso", name="Single sign-on", description="")

    assert (changed.data.key, changed.data.name) == ("sso", "Single sign-on")


@pytest.mark.parametrize(("members", "named"), [({"key": " "}, "key"), ({"feature_id": "feat_nobody"}, "feature_id")])
def test_a_flag_needs_a_key_and_an_existing_feature(api: Schematic, members: dict[str, Any], named: str) -> None:
    with pytest.raises(BadRequestError, match=named):
        api.features.create_flag(**{"key": "sso", "name": "SSO", "description": "", **members})


def test_a_feature_has_one_flag(api: Schematic) -> None:
    made = catalog.feature(api, "sso")

    with pytest.raises(BadRequestError, match="a feature has one flag"):
        _flag(api, "second", feature_id=made.id)


def test_the_seed_is_the_default_until_the_environment_has_a_rule(api: Schematic) -> None:
    made = _flag(api, default_value=True)
    assert made.default_value is True

    told = api.features.update_flag_rules(made.id, rules=[_rule(False, rule_type="default")]).data

    assert told.flag.default_value is False
    assert api.features.get_flag(made.id).data.default_value is False
    assert [one.default_value for one in api.features.list_flags().data] == [False]


def test_the_default_is_not_changed_by_an_update_of_the_flag(api: Schematic) -> None:
    made = _flag(api)

    changed = api.features.update_flag(made.id, key="sso", name="SSO", description="", default_value=True).data

    assert changed.default_value is False


def test_rules_are_replaced_as_a_whole(api: Schematic) -> None:
    made = _flag(api)
    first = api.features.update_flag_rules(made.id, rules=[_rule(True, name="Old"), _rule(True, name="Gone")]).data

    kept = first.rules[0]
    given = [_rule(False, name="New", priority=1), _rule(True, id=kept.id, name="Kept")]
    second = api.features.update_flag_rules(made.id, rules=given).data

    assert [(one.name, one.value) for one in second.rules] == [("Kept", True), ("New", False)]
    assert (second.rules[0].id, second.rules[0].created_at) == (kept.id, kept.created_at)
    assert second.rules[1].rule_type == "standard"


def test_rules_of_entitlements_are_neither_written_nor_removed(api: Schematic) -> None:
    feature, plan = catalog.metered(api), catalog.plan(api)
    granted = catalog.grant(api, plan, feature, "numeric", value_numeric=3)
    catalog.publish(api, plan)
    flag_id = feature.flags[0].id
    derived = api.features.get_flag(flag_id).data.rules
    assert [one.id for one in derived] == [granted.rule_id, granted.rule_id_usage_exceeded]

    given = [_rule(True, id=derived[0].id, rule_type="plan_entitlement"), _rule(True, rule_type="standard")]
    told = api.features.update_flag_rules(flag_id, rules=given).data

    assert [one.rule_type for one in told.rules] == ["standard", "plan_entitlement", "plan_entitlement_usage_exceeded"]


def test_a_derived_rule_tells_plan_version_and_limit(api: Schematic) -> None:
    feature, gold = catalog.metered(api), catalog.plan(api, "Gold")
    catalog.grant(api, gold, feature, "numeric", value_numeric=3, metric_period="current_day")
    assert api.features.get_flag(feature.flags[0].id).data.rules == []
    catalog.publish(api, gold)

    rule = api.features.get_flag(feature.flags[0].id).data.rules[0]
    on_plan, below = rule.conditions

    assert (rule.name, rule.priority, rule.value) == ("Plan Entitlement - 0", 0, True)
    assert (on_plan.condition_type, on_plan.resource_ids) == ("plan_version", [gold.draft_version.id])
    assert [(one.name, one.version, one.status) for one in on_plan.plan_versions] == [("Gold", 1, "published")]
    assert (below.condition_type, below.operator, below.metric_value) == ("metric", "lt", 3)
    assert (below.event_subtype, below.metric_period, below.trait_value) == ("flight", "current_day", "3")


def test_a_condition_tells_what_it_names(api: Schematic) -> None:
    acme, tier, gold = catalog.company(api, "UA"), catalog.trait(api, "tier", "string"), catalog.plan(api, "Gold")
    conditions = [
        _condition("company", resource_ids=[acme.id]),
        _condition("plan", resource_ids=[gold.id]),
        _condition("trait", trait_id=tier.id, trait_value="gold"),
    ]

    told = api.features.update_flag_rules(_flag(api).id, rules=[_rule(True, *conditions)]).data.rules[0].conditions

    assert [(one.id, one.name) for one in told[0].resources] == [(acme.id, "UA")]
    assert [one.name for one in told[1].resources] == ["Gold"]
    assert (told[2].trait.id, told[2].trait_entity_type, told[2].trait_value) == (tier.id, "company", "gold")


def test_condition_groups_come_back_as_they_were_given(api: Schematic) -> None:
    acme, amy = catalog.company(api), api.companies.upsert_user(keys={"id": "amy"}).data
    group = {"conditions": [_condition("company", resource_ids=[acme.id]), _condition("user", resource_ids=[amy.id])]}

    rule = api.features.update_flag_rules(_flag(api).id, rules=[_rule(True, condition_groups=[group])]).data.rules[0]

    assert [one.condition_type for one in rule.condition_groups[0].conditions] == ["company", "user"]
    assert {one.condition_group_id for one in rule.condition_groups[0].conditions} == {rule.condition_groups[0].id}


@on_sqlite
@pytest.mark.parametrize(
    ("condition", "named"),
    [
        (_condition("trait"), "rules.0.conditions.0.trait_id is required"),
        (_condition("trait", trait_id="trt_nobody"), "rules.0.conditions.0.trait_id: trait definition trt_nobody"),
        (
            _condition("metric", event_subtype="flight", comparison_trait_id="trt_nobody"),
            "rules.0.conditions.0.comparison_trait_id: trait definition trt_nobody",
        ),
        *(
            (_condition(kind, resource_ids=["nobody"]), f"conditions.0.resource_ids: {noun} nobody does not exist")
            for kind, noun in _NAMED.items()
        ),
        (
            _condition("credit", credit_id="bilcr_nobody"),
            "conditions.0.credit_id: credit type bilcr_nobody does not",
        ),
        (_condition("metric", metric_value=1), "event_subtype is required"),
        (_condition("metric", event_subtype="flight"), "metric_value or comparison_trait_id"),
        (_condition("metric", event_subtype="flight", metric_value=2**70), "metric_value"),
        (_condition("credit"), "credit_id is required"),
        (_condition("weather"), "condition_type"),
    ],
)
def test_a_condition_that_could_never_match_is_refused(api: Schematic, condition: dict[str, Any], named: str) -> None:
    made = _flag(api)
    api.features.update_flag_rules(made.id, rules=[_rule(True, name="Kept")])

    with pytest.raises(BadRequestError, match=named):
        api.features.update_flag_rules(made.id, rules=[_rule(False, condition)])

    assert [one.name for one in api.features.get_flag(made.id).data.rules] == ["Kept"]


def _own(api: Schematic) -> dict[str, str]:
    """The id of one object of each kind that conditions name, by condition type."""
    gold = catalog.plan(api, "Gold")
    return {
        "company": catalog.company(api).id,
        "user": api.companies.upsert_user(keys={"id": "amy"}).data.id,
        "plan": gold.id,
        "base_plan": gold.id,
        "plan_version": gold.draft_version.id,
        "credit": api.credits.create_billing_credit(name="Token", description="", currency="usd").data.id,
    }


def _naming(kind: str, named: str) -> dict[str, Any]:
    return _condition(kind, **({"credit_id": named} if kind == "credit" else {"resource_ids": [named]}))


def test_conditions_name_what_there_is_in_their_environment(api: Schematic, app: App, credentials: Keys) -> None:
    made, seats = _flag(api), catalog.trait(api, "seats").id
    good = _condition("trait", trait_id=seats, trait_value="1")
    named = [_naming(kind, one) for kind, one in _own(api).items()]
    assert len(api.features.update_flag_rules(made.id, rules=[_rule(True, *named, name="Kept")]).data.rules) == 1

    for foreign in (another_environment(app, credentials), another_account(app)):
        with (
            app.client() as carrier,
            Schematic(foreign.secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as there,
        ):
            ids = _own(there)
        if foreign.account_id == credentials.account_id:  # plans are shared by its environments
            del ids["plan"], ids["base_plan"]
        for kind, one in ids.items():
            groups = [{"conditions": [good]}, {"conditions": [good, _naming(kind, one)]}]
            place = "rules.1.condition_groups.1.conditions.1." + ("credit_id" if kind == "credit" else "resource_ids")
            with pytest.raises(BadRequestError, match=f"{place}: .* {one} does not exist in this environment"):
                api.features.update_flag_rules(made.id, rules=[_rule(True), _rule(True, condition_groups=groups)])
    assert [one.name for one in api.features.get_flag(made.id).data.rules] == ["Kept"]


def test_what_a_rule_names_may_go_away(api: Schematic) -> None:
    """Else a company that leaves would have to be taken out of every rule before the rule's next change."""
    acme, made = catalog.company(api), _flag(api)
    rules = [_rule(True, _condition("company", resource_ids=[acme.id]))]
    first = api.features.update_flag_rules(made.id, rules=rules).data.rules[0]
    api.companies.delete_company(acme.id)

    kept = api.features.update_flag_rules(made.id, rules=[{**rules[0], "id": first.id, "name": "Kept"}]).data.rules[0]

    assert (kept.name, kept.conditions[0].resource_ids, kept.conditions[0].resources) == ("Kept", [acme.id], [])
    with pytest.raises(BadRequestError, match=f"company {acme.id} does not exist"):
        api.features.update_flag_rules(_flag(api, "other").id, rules=rules)


def test_a_deleted_credit_type_cannot_be_named(api: Schematic) -> None:
    token = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    api.credits.soft_delete_billing_credit(token.id)

    with pytest.raises(BadRequestError, match=f"credit_id: credit type {token.id} does not exist"):
        api.features.update_flag_rules(_flag(api).id, rules=[_rule(True, _condition("credit", credit_id=token.id))])


def test_a_condition_tells_its_credit_type(api: Schematic) -> None:
    """Which nothing else of the contract's answer does, and an editor of rules must send back."""
    token = api.credits.create_billing_credit(name="Token", description="", currency="usd").data
    made = _flag(api)
    api.features.update_flag_rules(made.id, rules=[_rule(True, _condition("credit", credit_id=token.id))])

    told = api.features.get_flag(made.id).data.rules[0].conditions[0]

    assert [(one.id, one.name) for one in told.resources] == [(token.id, "Token")]
    assert told.resource_ids == []


def test_a_rule_of_another_flag_cannot_be_updated(api: Schematic) -> None:
    other = api.features.update_flag_rules(_flag(api, "one").id, rules=[_rule(True)]).data.rules[0]

    with pytest.raises(BadRequestError, match="leave id out"):
        api.features.update_flag_rules(_flag(api, "two").id, rules=[_rule(True, id=other.id)])


def test_targeting_rules_decide_checks_at_once(api: Schematic) -> None:
    acme, made = catalog.company(api, "UA"), _flag(api)
    catalog.company(api, "DL")
    assert catalog.check(api, "sso", "UA").value is False

    api.features.update_flag_rules(made.id, rules=[_rule(True, _condition("company", resource_ids=[acme.id]))])

    told = catalog.check(api, "sso", "UA")
    assert (told.value, told.rule_type) == (True, "standard")
    assert catalog.check(api, "sso", "DL").value is False


def test_a_trait_that_a_rule_compares_cannot_be_deleted(api: Schematic) -> None:
    tier, made = catalog.trait(api, "tier", "string"), _flag(api)
    api.features.update_flag_rules(made.id, rules=[_rule(True, _condition("trait", trait_id=tier.id))])

    with pytest.raises(BadRequestError, match="in use"):
        api.companies.delete_entity_trait_definition(tier.id)


def test_a_deleted_flag_is_gone(api: Schematic) -> None:
    made = _flag(api)

    assert api.features.delete_flag(made.id).data.deleted is True

    for call in (api.features.get_flag, api.features.delete_flag):
        with pytest.raises(NotFoundError, match=made.id):
            call(made.id)


def test_filters_of_flags_narrow_list_and_count_alike(api: Schematic) -> None:
    feature, alone = catalog.feature(api, "audit"), _flag(api, "single-sign-on")
    of_feature = feature.flags[0]

    def found(**query: Any) -> set[str]:
        listed = {one.id for one in api.features.list_flags(**query).data}
        assert api.features.count_flags(**query).data.count == len(listed)
        return listed

    assert found() == {alone.id, of_feature.id}
    assert found(feature_id=feature.id) == {of_feature.id}
    assert found(ids=[alone.id]) == {alone.id}
    assert found(q="sign-ON") == {alone.id}
    assert found(q=of_feature.id) == {of_feature.id}

"""Plan versions: edits go into a draft, companies stay on what was published, and a publication changes that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schematic import Schematic
from schematic.errors import BadRequestError, NotFoundError

from . import catalog
from .asgi import BASE_URL, App
from .conftest import Keys, another_environment, examples, on_sqlite


@pytest.fixture
def other(app: App, credentials: Keys) -> Iterator[Schematic]:
    """The SDK in another environment of the account."""
    secret = another_environment(app, credentials).secret
    with (
        app.client() as carrier,
        Schematic(secret, base_url=BASE_URL, httpx_client=carrier, cache_providers=[]) as client,
    ):
        yield client


def _sold(api: Schematic) -> tuple[Any, Any, Any]:
    """A published plan that grants 5 flights, and a company on it."""
    flights, gold = catalog.metered(api), catalog.plan(api, "Gold")
    grant = catalog.grant(api, gold, flights, "numeric", value_numeric=5)
    return gold, grant, catalog.company(api, base_plan_id=gold.id)


def _plan(api: Schematic, plan: Any, version_id: str | None = None) -> Any:
    return api.plans.get_plan(plan.id, plan_version_id=version_id).data


def test_a_plan_is_published_when_the_first_company_gets_it(api: Schematic) -> None:
    """Scripts that create a plan, an entitlement and an assignment work without knowing of versions."""
    gold, grant, acme = _sold(api)

    found = _plan(api, gold)
    assert (found.active_version.id, found.draft_version) == (gold.draft_version.id, None)
    assert acme.plan.plan_version_id == gold.draft_version.id
    assert [one.id for one in found.entitlements] == [grant.id]
    assert catalog.check(api, "flights").feature_allocation == 5


def test_an_edit_of_a_published_plan_goes_into_a_copy(api: Schematic) -> None:
    gold, grant, acme = _sold(api)

    changed = api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=9).data

    draft = _plan(api, gold).draft_version
    assert (draft.version, draft.status) == (2, "draft")
    assert changed.id != grant.id
    assert (changed.rule_id != grant.rule_id, changed.value_numeric) == (True, 9)
    assert [one.value_numeric for one in _plan(api, gold).entitlements] == [5]
    assert [one.id for one in _plan(api, gold, draft.id).entitlements] == [changed.id]
    assert catalog.check(api, "flights").feature_allocation == 5
    assert api.companies.get_company(acme.id).data.plan.plan_version_id == gold.draft_version.id


def test_all_edits_go_into_one_draft(api: Schematic) -> None:
    gold, grant, _ = _sold(api)
    sso = catalog.feature(api, "sso")

    api.plans.update_plan(gold.id, name="Platinum")
    added = catalog.grant(api, gold, sso, "boolean", value_bool=True)
    api.entitlements.delete_plan_entitlement(grant.id)

    found = _plan(api, gold)
    assert [(one.version, one.status, one.name) for one in found.versions] == [
        (2, "draft", "Platinum"),
        (1, "published", "Gold"),
    ]
    assert ([one.name for one in found.features], found.name) == (["Flights"], "Gold")
    drafted = _plan(api, gold, found.draft_version.id)
    assert ([one.id for one in drafted.entitlements], drafted.name) == ([added.id], "Platinum")
    assert catalog.check(api, "flights").value is True
    assert catalog.check(api, "sso").value is False


def test_an_update_tells_the_plan_as_its_draft_has_it(api: Schematic) -> None:
    gold, _, _ = _sold(api)

    changed = api.plans.update_plan(gold.id, name="Platinum", icon="red").data

    assert (changed.name, changed.active_version.name, changed.draft_version.name) == ("Platinum", "Gold", "Platinum")
    assert (_plan(api, gold).name, _plan(api, gold).icon) == ("Gold", "blue")


def test_an_update_that_changes_nothing_makes_no_draft(api: Schematic) -> None:
    gold, _, _ = _sold(api)

    assert api.plans.update_plan(gold.id, name="Gold", description="").data.draft_version is None


def test_an_edit_names_the_published_entitlement_or_its_copy(api: Schematic) -> None:
    gold, grant, _ = _sold(api)
    copy = api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=6).data

    again = api.entitlements.update_plan_entitlement(grant.id, value_type="numeric", value_numeric=7).data
    assert (again.id, again.value_numeric) == (copy.id, 7)

    api.entitlements.delete_plan_entitlement(copy.id)
    for call in (
        lambda: api.entitlements.update_plan_entitlement(grant.id, value_type="unlimited"),
        lambda: api.entitlements.delete_plan_entitlement(grant.id),
    ):
        with pytest.raises(BadRequestError, match="was deleted in the plan's draft"):
            call()
    assert api.entitlements.get_plan_entitlement(grant.id).data.value_numeric == 5
    assert _plan(api, gold, _plan(api, gold).draft_version.id).entitlements == []


def test_what_is_not_a_draft_is_not_edited(api: Schematic) -> None:
    gold, grant, acme = _sold(api)
    sso = catalog.feature(api, "sso")
    yes = {"plan_id": gold.id, "feature_id": sso.id, "value_type": "boolean", "value_bool": True}

    with pytest.raises(BadRequestError, match=r"plan_version_id: .* is published"):
        api.entitlements.create_plan_entitlement(**yes, plan_version_id=gold.draft_version.id)
    added = api.entitlements.create_plan_entitlement(**yes).data
    draft_id = _plan(api, gold).draft_version.id
    catalog.publish(api, gold)
    with pytest.raises(BadRequestError, match="version 1, which is archived"):
        api.entitlements.update_plan_entitlement(grant.id, value_type="unlimited")

    assert api.companies.get_company(acme.id).data.plan.plan_version_id == gold.draft_version.id
    assert [one.id for one in api.entitlements.list_plan_entitlements(plan_version_id=draft_id).data][:1] == [added.id]


def test_a_draft_keeps_order_and_everything_that_is_granted(api: Schematic) -> None:
    gold = catalog.plan(api, "Gold")
    tokens = api.credits.create_billing_credit(name="Tokens", description="", currency="usd").data
    flights = [catalog.metered(api, f"e{number}", f"event-{number}") for number in range(4)]
    monthly = {"metric_period": "current_month", "metric_period_month_reset": "billing_cycle"}
    catalog.grant(
        api,
        gold,
        flights[0],
        "numeric",
        value_numeric=5,
        soft_limit=3,
        warning_tiers=[{"key": "default", "value": 4}],
        **monthly,
    )
    catalog.grant(api, gold, flights[1], "credit", value_credit_id=tokens.id, credit_consumption_rate=0.5)
    catalog.grant(api, gold, flights[2], "unlimited", price_behavior="pay_as_you_go", monthly_unit_price_decimal="0.25")
    catalog.company(api, base_plan_id=gold.id)

    draft = api.plans.update_plan(gold.id, name="Platinum").data.draft_version

    before, after = _plan(api, gold).entitlements, _plan(api, gold, draft.id).entitlements
    assert [one.feature_id for one in before] == [one.feature_id for one in after]
    assert not {one.id for one in before} & {one.id for one in after}
    assert not {one.rule_id for one in before} & {one.rule_id for one in after}
    assert after[0].warning_tiers[0].id != before[0].warning_tiers[0].id
    assert after[2].metered_monthly_price.id != before[2].metered_monthly_price.id
    assert [one.field for one in api.plans.get_plan_version_diff(draft.id).data.plan_fields] == ["name"]
    assert api.plans.get_plan_version_diff(draft.id).data.entitlements == []


def test_lists_tell_drafts_of_published_plans_if_asked(api: Schematic) -> None:
    gold, _, _ = _sold(api)
    catalog.plan(api, "Basic")
    api.plans.update_plan(gold.id, name="Platinum")

    usual = {one.name: one for one in api.plans.list_plans().data}
    asked = {one.name: one for one in api.plans.list_plans(include_draft_versions=True).data}

    assert {name: one.draft_version is None for name, one in usual.items()} == {"Gold": True, "Basic": False}
    assert [one.status for one in usual["Gold"].versions] == ["published"]
    assert {name: one.draft_version.name for name, one in asked.items()} == {"Gold": "Platinum", "Basic": "Basic"}
    assert [one.id for one in api.plans.list_plans(q="gold").data] == [gold.id]
    assert api.plans.list_plans(q="platinum").data == []


def test_entitlements_are_listed_of_the_version_that_is_shown(api: Schematic) -> None:
    gold, grant, _ = _sold(api)
    catalog.grant(api, gold, catalog.feature(api, "sso"), "boolean", value_bool=True)
    basic = catalog.plan(api, "Basic")
    drafted = catalog.grant(api, basic, catalog.feature(api, "audit"), "boolean", value_bool=True)

    assert [one.id for one in api.entitlements.list_plan_entitlements().data] == [drafted.id, grant.id]
    assert [one.name for one in api.features.get_feature(drafted.feature_id).data.plans] == ["Basic"]


def test_features_and_plans_without_each_other_by_version(api: Schematic) -> None:
    gold, _, _ = _sold(api)
    sso = catalog.feature(api, "sso")
    catalog.grant(api, gold, sso, "boolean", value_bool=True)
    draft_id = _plan(api, gold).draft_version.id

    def plans(**query: Any) -> list[str]:
        return [one.id for one in api.plans.list_plans(without_entitlement_for=sso.id, **query).data]

    def features(**query: Any) -> list[str]:
        return [one.id for one in api.features.list_features(without_plan_entitlement_for=gold.id, **query).data]

    assert plans() == [gold.id]
    assert plans(without_entitlement_for_include_drafts=True) == []
    assert features() == [sso.id]
    assert features(plan_version_id=draft_id) == []


def test_each_environment_has_versions_of_its_own(api: Schematic, other: Schematic) -> None:
    gold, grant, _ = _sold(api)

    assert _plan(other, gold).versions == []
    with pytest.raises(NotFoundError, match=gold.draft_version.id):
        other.plans.get_plan(gold.id, plan_version_id=gold.draft_version.id)
    for call in (
        lambda: other.plans.get_plan_version_diff(gold.draft_version.id),
        lambda: other.plans.delete_plan_version(gold.draft_version.id),
        lambda: other.plans.publish_plan_version(
            gold.draft_version.id, migration_strategy="leave", excluded_company_ids=[]
        ),
        lambda: other.plans.preview_publish_plan_version(
            gold.draft_version.id, migration_strategy="leave", excluded_company_ids=[]
        ),
        lambda: other.plans.list_plan_issues(plan_id=gold.id, plan_version_id=gold.draft_version.id),
        lambda: other.entitlements.update_plan_entitlement(grant.id, value_type="unlimited"),
    ):
        with pytest.raises(NotFoundError):
            call()

    drafted = other.plans.update_plan(gold.id, name="Platinum").data
    assert (drafted.name, drafted.draft_version.version, drafted.active_version) == ("Platinum", 1, None)
    assert _plan(api, gold).name == "Gold"


def test_a_plan_says_what_was_published_last(api: Schematic, other: Schematic) -> None:
    """Where an environment has no version of its own."""
    gold, _, acme = _sold(api)

    api.plans.update_plan(gold.id, name="Platinum")
    assert _plan(other, gold).name == "Gold"
    catalog.publish(api, gold)

    assert _plan(other, gold).name == "Platinum"
    assert [one.name for one in api.plans.list_plans(q="platinum").data] == ["Platinum"]
    assert api.features.check_flags(company={"code": "UA"}, user={}).data.plan.name == "Platinum"
    assert api.companies.get_company(acme.id).data.plan.plan_version_id == gold.draft_version.id


def test_a_custom_plan_is_a_draft_for_one_company(api: Schematic) -> None:
    gold, grant, acme = _sold(api)

    empty = api.plans.create_custom_plan(company_id=acme.id, name="Acme's").data
    copied = api.plans.create_custom_plan(company_id=acme.id, name="Acme's 2", copied_from_plan_id=gold.id).data

    assert (empty.company_id, empty.plan_type, empty.draft_version.version) == (acme.id, "plan", 1)
    assert (empty.entitlements, empty.company_name) == ([], "UA")
    assert copied.copied_from_plan_id == gold.id
    assert [one.feature_id for one in copied.entitlements] == [grant.feature_id]
    assert copied.entitlements[0].id != grant.id
    assert [one.id for one in api.plans.list_plans(scoped_to_company_id=acme.id).data] == [copied.id, empty.id]
    assert api.plans.update_company_plans(acme.id, base_plan_id=copied.id, add_on_ids=[]).data.plan.id == copied.id


@on_sqlite
@pytest.mark.parametrize(
    ("members", "named"),
    [
        ({"company_id": "comp_nobody"}, "company_id: company comp_nobody"),
        ({"copied_from_plan_id": "plan_nobody"}, "copied_from_plan_id: plan plan_nobody"),
        ({"copied_price_id": "bilpp_nobody"}, "copied_price_id"),
    ],
)
def test_a_custom_plan_that_does_not_fit_is_refused(api: Schematic, members: dict[str, str], named: str) -> None:
    acme = catalog.company(api)

    with pytest.raises(BadRequestError, match=named):
        api.plans.create_custom_plan(**{"company_id": acme.id, "name": "Acme's", **members})

    assert api.plans.count_plans().data.count == 0


@pytest.mark.parametrize(
    "call",
    [
        lambda api, plan, feature: api.plans.upsert_plan_for_billing_product(
            billing_provider="stripe", external_resource_id="prod_1", name="Gold", plan_type="plan"
        ),
        lambda api, plan, feature: api.features.upsert_feature_for_billing_product(
            billing_provider="stripe",
            external_resource_id="feat_1",
            name="Sso",
            description="",
            feature_type="boolean",
        ),
        lambda api, plan, feature: api.entitlements.upsert_plan_entitlement_for_billing_product(
            billing_provider="stripe",
            external_resource_id="ent_1",
            plan_id=plan.id,
            feature_id=feature.id,
            value_type="boolean",
            value_bool=True,
        ),
    ],
)
def test_nothing_is_taken_over_from_a_billing_system_that_is_not_there(api: Schematic, call: Any) -> None:
    plan, feature = catalog.plan(api), catalog.feature(api, "sso")

    with pytest.raises(BadRequestError, match="billing_provider: no stripe account is connected"):
        call(api, plan, feature)


_EDITS = st.lists(
    st.tuples(st.sampled_from(["limit", "rename", "add", "remove", "unlimited", "drop"]), st.integers(0, 9)),
    max_size=6,
)


def test_no_check_changes_before_a_draft_is_published(http: httpx2.Client, backend: str) -> None:
    """Whatever is edited; and what was published differs from itself in nothing."""

    @settings(max_examples=examples(backend, 12))
    @given(edits=_EDITS)
    def holds(edits: list[tuple[str, int]]) -> None:
        made = _World(http)
        before = made.checks()

        for kind, number in edits:
            made.edit(kind, number)
            assert made.checks() == before

        made.publish()
        assert made.checks() == before
        assert made.difference() == ([], [])

    holds()


class _World:
    """A published plan with a company on it, edited over HTTP."""

    def __init__(self, http: httpx2.Client) -> None:
        self.http = http
        self.suffix = str(http.get("/plans/count").json()["data"]["count"])
        self.features = [self._feature(f"{key}-{self.suffix}") for key in ("a", "b")]
        self.plan = self._post("/plans", name="Gold", plan_type="plan")["id"]
        self.grant = self._post(
            "/plan-entitlements", plan_id=self.plan, feature_id=self.features[0], value_type="numeric", value_numeric=3
        )["id"]
        keys = {"keys": {"world": self.suffix}}
        self._post("/companies", **keys, base_plan_id=self.plan)

    def checks(self) -> list[tuple[Any, Any, Any]]:
        body = {"company": {"world": self.suffix}}
        found = [self.http.post(f"/flags/{key}-{self.suffix}/check", json=body).json()["data"] for key in ("a", "b")]
        return [(one["value"], one.get("rule_id"), one.get("feature_allocation")) for one in found]

    def edit(self, kind: str, number: int) -> None:
        """Some are refused, which changes nothing either."""
        grant = f"/plan-entitlements/{self.grant}"
        match kind:
            case "limit":
                self.http.put(grant, json={"value_type": "numeric", "value_numeric": number})
            case "unlimited":
                self.http.put(grant, json={"value_type": "unlimited"})
            case "remove":
                self.http.delete(grant)
            case "rename":
                self.http.put(f"/plans/{self.plan}", json={"name": f"Gold {number}"})
            case "drop":
                draft = self.http.get(f"/plans/{self.plan}").json()["data"]["draft_version"]
                if draft is not None:
                    self.http.delete(f"/plans/version/{draft['id']}").raise_for_status()
            case _:
                new = {"plan_id": self.plan, "feature_id": self.features[1], "value_type": "unlimited"}
                self.http.post("/plan-entitlements", json=new)

    def publish(self) -> None:
        draft = self.http.get(f"/plans/{self.plan}").json()["data"]["draft_version"]
        if draft is not None:
            body = {"migration_strategy": "leave", "excluded_company_ids": []}
            self.http.put(f"/plans/version/{draft['id']}/publish", json=body).raise_for_status()

    def difference(self) -> tuple[list[Any], list[Any]]:
        """Of the published version and a copy of it."""
        copy = self.http.put(f"/plans/{self.plan}", json={"name": "A copy"}).json()["data"]["draft_version"]
        diff = self.http.get(f"/plans/version/{copy['id']}/diff").json()["data"]
        return diff["entitlements"], [one["field"] for one in diff["plan_fields"] if one["field"] != "name"]

    def _feature(self, key: str) -> str:
        flag = {"key": key, "name": key, "description": ""}
        event = {"feature_type": "event", "event_subtype": key}
        return str(self._post("/features", name=key, description="", **event, flag=flag)["id"])

    def _post(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.http.post(path, json=body)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()["data"]
        return found

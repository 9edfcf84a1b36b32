"""A plan with all that belongs to it in one call: everything or, where one part is wrong, nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plancredits import plan_grants
from schematic_server.domains.plans import billing, plans, versions
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import CreateBillingPlanCreditGrantRequestBody
    from schematic_server.contract.planbundle import (
        CreateCustomPlanBundleRequestBody,
        CreateEntitlementInBundleRequestBody,
        CreatePlanBundleRequestBody,
        PlanBundleCreditGrantRequestBody,
        PlanBundleEntitlementRequestBody,
        PlanBundleResponseData,
        UpdatePlanBundleRequestBody,
    )

    _Body: TypeAlias = CreateCustomPlanBundleRequestBody | CreatePlanBundleRequestBody | UpdatePlanBundleRequestBody

T = TypeVar("T")


def create(scope: Scope, body: CreatePlanBundleRequestBody) -> PlanBundleResponseData:
    """A new plan, a draft. Raises BadRequest naming the item, such as `entitlements[3].req.feature_id`."""
    plan = plans.insert(scope, body["plan"], body["plan"]["plan_type"])
    return _fill(scope, plan, versions.draft(scope, plan), body)


def create_custom(scope: Scope, body: CreateCustomPlanBundleRequestBody) -> PlanBundleResponseData:
    """The same for one company."""
    company_id = body["plan"]["company_id"]
    plan = _within("plan.", lambda: plans.insert(scope, body["plan"], "plan", company_id=company_id))
    return _fill(scope, plan, versions.draft(scope, plan), body)


def update(scope: Scope, plan_id: str, body: UpdatePlanBundleRequestBody) -> PlanBundleResponseData:
    """Edit a plan's draft; what is not mentioned stays."""
    plan, plan_version_id = plans.get_row(scope, plan_id), body.get("plan_version_id")
    version = plans.edit(scope, plan, body["plan"], plan_version_id)
    if body["entitlements"] or body.get("credit_grants") or body.get("renewal_policy") is not None:
        version = versions.edited(scope, plan, plan_version_id)
    return _fill(scope, plan, version, body)


def _fill(scope: Scope, plan: Row, version: Row, body: _Body) -> PlanBundleResponseData:
    renewal_policy = body.get("renewal_policy")
    if renewal_policy is not None and renewal_policy != version["renewal_policy"]:
        versions.say(scope, version, {"renewal_policy": renewal_policy})
    charged = None
    if (billing_product := body.get("billing_product")) is not None:
        charged = _within("billing_product.", lambda: billing.put(scope, plan, version, billing_product))
    for index, item in enumerate(body["entitlements"]):
        _apply(scope, version, f"entitlements[{index}]", item)
    for index, grant in enumerate(body.get("credit_grants") or ()):
        _apply_grant(scope, version, f"credit_grants[{index}]", grant)
    filled = versions.get(scope, version["id"])
    return {
        "plan": plans.response({**plan, **{name: filled[name] for name in versions.SAID}}),
        "plan_version": versions.response(filled, plan),
        "billing_product": charged,
        "entitlements": plan_entitlements.of_version(scope, version["id"]),
        "credit_grants": plan_grants.of_version(scope, version["id"]),
    }


def _apply(scope: Scope, version: Row, where: str, item: PlanBundleEntitlementRequestBody) -> None:
    """One action on an entitlement; raises BadRequest naming the member of the item at `where`."""
    action, asked = item["action"], item.get("req")
    try:
        if action == "delete":
            plan_entitlements.delete(scope, _id(where, item), version)
        elif asked is None:
            raise BadRequest(f"{where}.req is required for action {action}")
        elif action == "update":
            entitlement_id = _id(where, item)
            _within(f"{where}.req.", lambda: _update(scope, version, entitlement_id, asked))
        else:
            _within(f"{where}.req.", lambda: _create(scope, version, asked))
    except NotFound as error:
        raise BadRequest(f"{where}.entitlement_id: {error}") from None


def _apply_grant(scope: Scope, version: Row, where: str, item: PlanBundleCreditGrantRequestBody) -> None:
    """One action on a credit grant; raises BadRequest naming the member of the item at `where`."""
    action = item["action"]
    try:
        if action == "create":
            asked = item.get("create_req")
            if asked is None:
                raise BadRequest(f"{where}.create_req is required for action create")
            _within(f"{where}.create_req.", lambda: _create_grant(scope, version, asked))
            return
        plan_grant_id = item.get("credit_grant_id")
        if plan_grant_id is None:
            raise BadRequest(f"{where}.credit_grant_id is required for action {action}")
        if action == "delete":
            is_applied = bool((item.get("delete_req") or {}).get("apply_to_existing"))
            plan_grants.delete(scope, plan_grant_id, version, apply_to_existing=is_applied)
            return
        changed = item.get("update_req")
        if changed is None:
            raise BadRequest(f"{where}.update_req is required for action {action}")
        _within(f"{where}.update_req.", lambda: plan_grants.change(scope, plan_grant_id, changed, version))
    except NotFound as error:
        raise BadRequest(f"{where}.credit_grant_id: {error}") from None


def _within(where: str, work: Callable[[], T]) -> T:
    """What `work` gives; what it refuses is named as a member of `where`."""
    try:
        return work()
    except BadRequest as error:
        raise BadRequest(f"{where}{error}") from None


def _id(where: str, item: PlanBundleEntitlementRequestBody) -> str:
    entitlement_id = item.get("entitlement_id")
    if entitlement_id is None:
        raise BadRequest(f"{where}.entitlement_id is required for action {item['action']}")
    return entitlement_id


def _create(scope: Scope, version: Row, asked: CreateEntitlementInBundleRequestBody) -> None:
    _check_owner(version, asked)
    plan_entitlements.add(scope, version, asked)


def _create_grant(scope: Scope, version: Row, asked: CreateBillingPlanCreditGrantRequestBody) -> None:
    _check_owner(version, asked)
    plan_grants.add(scope, version, asked)


def _update(scope: Scope, version: Row, entitlement_id: str, asked: CreateEntitlementInBundleRequestBody) -> None:
    _check_owner(version, asked)
    feature_id = plan_entitlements.get(scope, entitlement_id)["feature_id"]
    if asked["feature_id"] not in ("", feature_id):
        raise BadRequest(f"feature_id: {entitlement_id} is about {feature_id}, which stays; delete it and make another")
    plan_entitlements.change(scope, entitlement_id, asked, version)


def _check_owner(
    version: Row, asked: CreateEntitlementInBundleRequestBody | CreateBillingPlanCreditGrantRequestBody
) -> None:
    """In a bundle the plan need not be known: its id may be empty."""
    if asked["plan_id"] not in ("", version["plan_id"]):
        raise BadRequest("plan_id: must be empty, or the plan of the bundle")
    if (asked.get("plan_version_id") or version["id"]) != version["id"]:
        raise BadRequest("plan_version_id: must be empty, or the draft of the bundle")

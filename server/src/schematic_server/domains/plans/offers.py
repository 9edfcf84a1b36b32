"""What catalogs offer in an environment: plans, add-ons and credit bundles, in order, with what is shown of each.

The default catalog's offer is what the plan group tells, and both write it here. A catalog is the account's, its offer
the environment's own, because versions, bundles and plan groups are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict

from sqlalchemy import Connection

from schematic_server.domains.credits import bundles as credit_bundles
from schematic_server.domains.credits import credit_types
from schematic_server.domains.plans import offer_store, plans, store
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

DEFAULT_NAME = "Default"
NOTHING: Mapping[str, list[Any]] = {
    "ordered_plans": [],
    "ordered_add_ons": [],
    "add_on_ids": [],
    "ordered_bundle_ids": [],
}


class Ordered(TypedDict):
    """A plan in its place: which features and credits are shown of it, by a body."""

    plan_id: str
    entitlements: Sequence[Mapping[str, Any]]  # feature_id, visible
    credits: Sequence[Mapping[str, Any]] | None  # credit_id, visible


class Named:
    """The plans that a body names, checked where it names them."""

    def __init__(self, scope: Scope, ids: Collection[str]) -> None:
        self.found = store.plans_by_id(scope.db, scope.account_id, ids)

    def check(self, member: str, plan_type: str, ids: Iterable[str | None], *, custom: bool = False) -> None:
        """Raises BadRequest, naming `member`, for a plan that is unknown, of the other type, or one company's own."""
        for one in ids:
            if one is None:
                continue
            if (plan := self.found.get(one)) is None:
                raise BadRequest(f"{member}: plan {one} does not exist")
            plans.check_type(plan, member, plan_type)
            if plan["company_id"] is not None and not custom:
                raise BadRequest(f"{member}: {one} is a custom plan of one company; name one that all can have")


def make_default(db: Connection, account_id: str, now: datetime) -> None:
    """The default catalog of a new account."""
    values: dict[str, Any] = {"id": new_id("ctlg"), "account_id": account_id, "name": DEFAULT_NAME}
    offer_store.insert_catalog(db, {**values, "is_default": True, "settings": {}, "created_at": now, "updated_at": now})


def default(scope: Scope) -> Row:
    """The account's default catalog; raises NotFound."""
    row = offer_store.default_catalog(scope)
    if row is None:
        raise NotFound("this account has no default catalog; `schematic migrate` makes it")
    return row


def offered(scope: Scope) -> frozenset[str]:
    """Ids of the plans, add-ons and credit bundles that any catalog offers here."""
    rows = [row for _, row in offer_store.offers(scope) if row is not None]
    plan_ids = (one["plan_id"] for row in rows for name in ("ordered_plans", "ordered_add_ons") for one in row[name])
    others = (one for row in rows for name in ("add_on_ids", "ordered_bundle_ids") for one in row[name])
    return frozenset((*plan_ids, *others))


def find(scope: Scope, catalog_id: str, *, is_locked: bool = False) -> Row:
    """The four lists of what a catalog offers here; of one that nothing was said of they are empty."""
    row = offer_store.find_offer(scope, catalog_id, is_locked=is_locked)
    return {name: NOTHING[name] if row is None else row[name] for name in NOTHING}


def put(scope: Scope, catalog_id: str, lists: Mapping[str, Any]) -> None:
    """Replace those lists that are given."""
    if offer_store.find_offer(scope, catalog_id, is_locked=True) is None:
        offer_store.insert_offer(scope, catalog_id, {**NOTHING, **lists})
    else:
        offer_store.update_offer(scope, catalog_id, lists)


def ordered(scope: Scope, named: Named, member: str, plan_type: str, given: Sequence[Ordered]) -> list[dict[str, Any]]:
    """Plans in order as they are kept; raises BadRequest naming `member`."""
    ids = [one["plan_id"] for one in given]
    named.check(member, plan_type, ids)
    _check_once(member, ids)
    credit_ids = [credit["credit_id"] for one in given for credit in one["credits"] or ()]
    if unknown := set(credit_ids) - credit_types.named(scope, credit_ids).keys():
        raise BadRequest(f"{member}: credit {min(unknown)} does not exist in this environment")
    return [
        {
            "plan_id": one["plan_id"],
            "entitlements": [dict(shown) for shown in one["entitlements"]],
            "credits": [
                {"credit_id": credit["credit_id"], "visible": credit.get("visible") is not False}
                for credit in one["credits"] or ()
            ],
        }
        for one in given
    ]


def bundles(scope: Scope, member: str, ids: Sequence[str]) -> list[str]:
    """Credit bundles in order as they are kept; raises BadRequest naming `member`."""
    known = credit_bundles.named(scope, ids)
    for one in ids:
        if one not in known:
            raise BadRequest(f"{member}: credit bundle {one} does not exist in this environment")
    _check_once(member, ids)
    return list(ids)


def add_ons(row: Row) -> list[str]:
    """Ids of the add-ons that are offered: those in order, then the others."""
    return list(dict.fromkeys([*(one["plan_id"] for one in row["ordered_add_ons"]), *row["add_on_ids"]]))


def plan_ids(scope: Scope, offer: Row) -> list[str]:
    """Ids of the plans, then of the add-ons, that are offered and that there still are."""
    ids = [*(one["plan_id"] for one in offer["ordered_plans"]), *add_ons(offer)]
    known = store.plans_by_id(scope.db, scope.account_id, ids)
    return [one for one in ids if one in known]


def bundle_ids(scope: Scope, offer: Row) -> list[str]:
    """Ids of the credit bundles that are offered and that there still are."""
    ids: list[str] = offer["ordered_bundle_ids"]
    known = credit_bundles.named(scope, ids)
    return [one for one in ids if one in known]


def _check_once(member: str, ids: Sequence[str]) -> None:
    if (twice := next((one for one in ids if ids.count(one) > 1), None)) is not None:
        raise BadRequest(f"{member}: {twice} is there twice")

"""What a request is judged by: the plans that it names, as they are, and where its company stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from schematic_server.domains.checkout import store
from schematic_server.domains.checkout.requests import Request
from schematic_server.domains.companies import companies
from schematic_server.domains.credits import bundles
from schematic_server.domains.entitlements import plan_entitlements
from schematic_server.domains.plancredits import plan_grants
from schematic_server.domains.plans import assignments, groups, offers, plans, versions
from schematic_server.domains.subscriptions import changing, choices
from schematic_server.domains.subscriptions.choosing import PlanChoice, Selection
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.credits import BillingCreditBundleResponseData

NO_BILLING = "no_billing"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A plan of the selection; `number` is its place among add-ons. `term` is None of a version that costs nothing."""

    choice: PlanChoice
    number: int
    plan: Row | None
    version: Row | None
    term: Row | None
    entitlements: Sequence[Row]
    is_held: bool

    @property
    def prices(self) -> Sequence[Row]:
        """What it can be had for; none of what nobody is billed for."""
        if self.term is None or self.term["billing_strategy"] == NO_BILLING:
            return ()
        found: Sequence[Row] = self.term["prices"]
        return found

    @property
    def bought(self) -> PlanChoice:
        """The choice without a price that only a page has, of what costs nothing."""
        known = {price["id"]: price["price"] for price in self.prices}
        is_shown_only = self.choice.price_id not in known and not any(known.values())
        return replace(self.choice, price_id=None) if is_shown_only else self.choice

    @property
    def in_advance(self) -> list[Row]:
        """What it grants by the quantity bought."""
        return [one for one in self.entitlements if one["price_behavior"] == "pay_in_advance" and one["prices"]]


@dataclass(frozen=True, slots=True)
class Facts:
    """`held` are the company's assignments, `subscription` the one that it has, its own or a provider's.

    `offered` is what whoever asks may choose of; None: anything. `unbuyable` are credit types of which the plans chosen
    sell no bundles.
    """

    scope: Scope
    request: Request
    held: Sequence[Row]
    subscription: Row | None
    pending: Row | None
    group: Row
    settings: Mapping[str, Any]
    base: Chosen | None
    add_ons: Sequence[Chosen]
    coupon: Row | None
    bundles: Mapping[str, BillingCreditBundleResponseData]
    offered: frozenset[str] | None
    unbuyable: frozenset[str]
    is_payer_known: bool
    is_coupon_spent: bool

    @property
    def chosen(self) -> list[Chosen]:
        return [*([self.base] if self.base is not None else []), *self.add_ons]

    @property
    def version_ids(self) -> list[str]:
        return [one.version["id"] for one in self.chosen if one.version is not None]

    @property
    def held_base(self) -> Row | None:
        return next((row for row in self.held if row["is_base"]), None)

    @property
    def has_own_subscription(self) -> bool:
        return self.subscription is not None and self.subscription["anchor"] is not None

    @property
    def selection(self) -> Selection:
        """What is asked for, as it is had."""
        base = None if self.base is None else self.base.bought
        return replace(self.request.selection, base=base, add_ons=[one.bought for one in self.add_ons])


def load(scope: Scope, request: Request) -> Facts:
    """A handful of statements, whatever is chosen."""
    selection = request.selection
    held = assignments.of_companies(scope, [selection.company_id]).get(selection.company_id, [])
    if request.keeps_plans:
        kept = changing.current(scope, selection.company_id)
        selection = replace(selection, base=kept.base, add_ons=kept.add_ons, quantities=kept.quantities)
        request = replace(request, selection=selection)
    named = [*([selection.base] if selection.base is not None else []), *selection.add_ons]
    chosen = _chosen(scope, named, held, 0 if selection.base is None else -1)
    base = chosen[0] if selection.base is not None else None
    coupon_id, payer = selection.coupon_external_id, selection.billing_entity_id
    version_ids = [one.version["id"] for one in chosen if one.version is not None]
    subscription = store.subscription_of(scope, selection.company_id)
    coupon = None if coupon_id is None else store.coupon(scope, coupon_id)
    return Facts(
        scope,
        request,
        held,
        subscription,
        scope.each(store.pending_of, [selection.company_id]).get(selection.company_id),
        groups.settings(scope),
        groups.choices(scope),
        base,
        chosen[1:] if base is not None else chosen,
        coupon,
        bundles.named(scope, [one for one, _ in selection.bundles]) if selection.bundles else {},
        offers.offered(scope) if scope.actor.kind == "temporary_access_token" else None,
        plan_grants.without_bundles(scope, version_ids) if selection.bundles else frozenset(),
        payer is not None and companies.exists(scope, payer),
        coupon is not None and choices.is_spent(scope, subscription, coupon),
    )


def _chosen(scope: Scope, choices: Sequence[PlanChoice], held: Sequence[Row], first: int) -> list[Chosen]:
    """`first` is the number of the first one."""
    ids = [one.plan_id for one in choices]
    known = plans.rows(scope, ids)
    shown = versions.shown(scope, ids)
    kept = {row["plan_id"]: row["plan_version_id"] for row in held}
    wanted = {one.plan_id: one.version_id or kept.get(one.plan_id) for one in choices}
    found: dict[str, Row] = {**shown}
    for plan_id, version_id in wanted.items():
        if version_id is not None:
            named = plans.known_versions(scope, plan_id, [version_id]).get(version_id)
            found.pop(plan_id, None)
            found |= {} if named is None else {plan_id: named}
    version_ids = [one["id"] for one in found.values()]
    terms, entitlements = versions.charged(scope, version_ids), plan_entitlements.rows_of(scope, version_ids)

    def one(number: int, choice: PlanChoice) -> Chosen:
        version = found.get(choice.plan_id)
        version_id = "" if version is None else version["id"]
        return Chosen(
            choice,
            number,
            known.get(choice.plan_id),
            version,
            terms.get(version_id),
            entitlements.get(version_id, ()),
            choice.plan_id in kept,
        )

    return [one(number, choice) for number, choice in enumerate(choices, first)]

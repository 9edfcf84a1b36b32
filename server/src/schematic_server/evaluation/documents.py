"""An environment's flags, companies and users as the engine reads them (contract: `RulesengineFlag`, …)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from schematic_server.changes import Balance
from schematic_server.domains.companies import engine as companies
from schematic_server.domains.companies import metrics
from schematic_server.domains.companies.engine import Counter, Known
from schematic_server.domains.companies.metrics import Window
from schematic_server.domains.credits import amounts
from schematic_server.domains.credits import engine as credits
from schematic_server.domains.credits.engine import Policy
from schematic_server.domains.entitlements import effective, prices, render
from schematic_server.domains.entitlements.effective import Holdings
from schematic_server.domains.features import engine as features
from schematic_server.domains.features.rules import engine_rule, trait_ids
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.facts import Facts
from schematic_server.storage.metadata import instant, microseconds

if TYPE_CHECKING:
    from schematic_server.contract.checks import FeatureEntitlement
    from schematic_server.contract.features import Rule as EngineRule


@dataclass(frozen=True, slots=True)
class FlagDocument:
    """With what it depends on: its feature, and the trait definitions that its rules compare."""

    document: dict[str, Any]
    feature_id: str | None
    trait_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompanyDocument:
    """`document` changes by itself at `valid_until`: a period ends or an override expires. Before `valid_from`, which
    only a clock that is set back comes to, it was another one.

    `windows` are those that its counters were read from; `versions` theirs, by subtype, period and month reset.
    `feature_ids` are of all that is granted, also of features without a flag; `tiers` the ends of price tiers. `trial`
    is what is told of it with the plan. `credits` is what it has of these, and what caps it.
    """

    document: dict[str, Any]
    valid_from: datetime
    valid_until: datetime
    windows: Sequence[Window]
    versions: dict[tuple[str, str, str], int]
    feature_ids: frozenset[str]
    tiers: Mapping[tuple[str, str, str], Sequence[int]]
    trial: Mapping[str, str]
    credits: credits.Held


@dataclass(frozen=True, slots=True)
class UserDocument:
    """`document` changes by itself at `valid_until`, None for never; `credits` is what caps the user."""

    document: dict[str, Any]
    valid_until: datetime | None
    credits: credits.Held


def flag_documents(
    db: Connection, account_id: str, environment_id: str, ids: Sequence[str], catalog: Catalog
) -> list[FlagDocument]:
    """Flags with the rules of this environment: the user's, then those that plan entitlements stand for."""
    ruled = features.ruled_flags(db, account_id, environment_id, ids)
    compared = [trait_ids(one.rules) for one in ruled]
    definitions = catalog.definitions_of(db, environment_id, {each for found in compared for each in found})
    return [
        FlagDocument(
            {
                "id": one.row["id"],
                "key": one.row["key"],
                "account_id": account_id,
                "environment_id": environment_id,
                "default_value": one.row["default_value"],
                "rules": [engine_rule(rule, account_id, environment_id, definitions) for rule in one.rules],
            },
            one.row["feature_id"],
            frozenset(found),
        )
        for one, found in zip(ruled, compared, strict=True)
    ]


def company_documents(
    db: Connection,
    account_id: str,
    environment_id: str,
    facts: Facts,
    ids: Iterable[str],
    now: datetime,
    catalog: Catalog,
) -> dict[str, CompanyDocument]:
    """Companies by id; unknown ids are left out."""
    known = {one: company for one in ids if (company := facts.known("company").get(one)) is not None}
    held = facts.held
    versions = {row["plan_version_id"] for one in known for row in held[one].plans}
    grants = catalog.grants_of(db, environment_id, versions)
    found: dict[str, CompanyDocument] = {}
    for one, company in known.items():
        granted = [row for plan in held[one].plans for row in grants[plan["plan_version_id"]]]
        windows = metrics.windows(microseconds(now), company.anchor)
        counters = companies.current(company, windows)
        counted = [_metric(counter, account_id, environment_id, one) for counter in counters]
        traits, paid = companies.trait_values(company), facts.credits.get(one, credits.NOTHING)
        holdings = effective.decide(
            one, held[one].plans, granted, held[one].overrides, counted, traits, company.anchor, now, paid
        )
        found[one] = CompanyDocument(
            {
                **_entity(one, company, account_id, environment_id),
                **_rights(one, holdings, held[one].products),
                **credit_members(paid.balances, paid.policies),
                "rules": _own_rules(db, account_id, environment_id, holdings, catalog),
            },
            instant(max(held[one].since, *(window.start for window in windows))),
            _valid_until(holdings, paid, held[one].sold_until, now),
            windows,
            {(counter.event_subtype, *counter.window[:2]): counter.version for counter in counters},
            frozenset(row["feature_id"] for row in (*granted, *held[one].overrides)),
            _tiers(holdings),
            _trial(held[one].trial),
            paid,
        )
    return found


def user_documents(account_id: str, environment_id: str, facts: Facts, ids: Iterable[str]) -> dict[str, UserDocument]:
    """Users by id; unknown ids are left out. Users have no rules of their own."""
    known = facts.known("user")
    return {
        one: _user(_entity(one, known[one], account_id, environment_id), facts.credits.get(one, credits.NOTHING))
        for one in ids
        if one in known
    }


def with_credits(facts: CompanyDocument | UserDocument, own: credits.Held) -> dict[str, Any]:
    """The document with other balances, and with policies that have come to something else; not with other policies."""
    document = facts.document
    if isinstance(facts, UserDocument):
        return {**document, **policy_members(own.policies)}
    told = {name: value for name, value in document.items() if name != "credit_postpaid"}
    entitlements = [
        {**one, **credits.figures(own.balances[one["credit_id"]])} if one.get("credit_id") in own.balances else one
        for one in document["entitlements"]
    ]
    return {**told, **credit_members(own.balances, own.policies), "entitlements": entitlements}


def credit_members(balances: Mapping[str, Balance], policies: Sequence[Policy]) -> dict[str, Any]:
    """What a company's document says of credits. Members without content are left out, as older readers want it."""
    told: dict[str, Any] = {"credit_balances": {one: amounts.credits(has.remaining) for one, has in balances.items()}}
    if postpaid := {one: credits.overdraft(has) for one, has in balances.items() if has.is_postpaid}:
        told["credit_postpaid"] = postpaid
    return told | policy_members(policies)


def policy_members(policies: Sequence[Policy]) -> dict[str, Any]:
    """What a document says of spend policies: nothing where there are none."""
    return {"credit_spend_policies": [credits.policy_told(one) for one in policies]} if policies else {}


def _user(entity: dict[str, Any], capped: credits.Held) -> UserDocument:
    document = {**entity, "rules": list[Any](), **policy_members(capped.policies)}
    return UserDocument(document, None if capped.until is None else instant(capped.until), capped)


def _entity(entity_id: str, known: Known, account_id: str, environment_id: str) -> dict[str, Any]:
    return {
        "id": entity_id,
        "account_id": account_id,
        "environment_id": environment_id,
        "keys": known.keys,
        "traits": [trait.engine for trait in known.traits],
    }


def _own_rules(
    db: Connection, account_id: str, environment_id: str, held: Holdings, catalog: Catalog
) -> list[EngineRule]:
    """The rules that a company's overrides stand for."""
    rules = held.rules
    definitions = catalog.definitions_of(db, environment_id, trait_ids(rules))
    return [engine_rule(rule, account_id, environment_id, definitions) for rule in rules]


def _rights(company_id: str, held: Holdings, products: Iterable[str]) -> dict[str, Any]:
    return {
        "base_plan_id": next((row["plan_id"] for row in held.plans if row["is_base"]), None),
        "plan_ids": [row["plan_id"] for row in held.plans],
        "plan_version_ids": [row["plan_version_id"] for row in held.plans],
        "billing_product_ids": sorted(products),
        "subscription": metrics.subscription(held.anchor, company_id),
        "metrics": list(held.metrics),
        "entitlements": [_texts(render.feature_entitlement(one)) for one in held.flagged],
    }


def _metric(counter: Counter, account_id: str, environment_id: str, company_id: str) -> dict[str, Any]:
    return {
        "account_id": account_id,
        "environment_id": environment_id,
        "company_id": company_id,
        "event_subtype": counter.event_subtype,
        "period": counter.window.period,
        "month_reset": counter.window.month_reset,
        "value": counter.value,
        "created_at": counter.created_at.isoformat(),
    }


def _tiers(held: Holdings) -> dict[tuple[str, str, str], Sequence[int]]:
    return {
        (one.grant["event_subtype"], one.period, one.month_reset or "first_of_month"): ends
        for one in held.flagged
        if one.period is not None and (ends := prices.tier_ends(one.grant))
    }


def _trial(trial: tuple[str, datetime] | None) -> Mapping[str, str]:
    return {"trial_status": trial[0], "trial_end_date": trial[1].isoformat()} if trial else {}


def _texts(entitlement: FeatureEntitlement) -> Mapping[str, Any]:
    reset_at: datetime | None = entitlement.get("metric_reset_at")
    return entitlement if reset_at is None else {**entitlement, "metric_reset_at": reset_at.isoformat()}


def _valid_until(held: Holdings, paid: credits.Held, sold_until: int | None, now: datetime) -> datetime:
    ends: list[datetime | None] = [row["expiration_date"] for row in held.overrides]
    ends += [instant(one) for one in (paid.until, sold_until) if one is not None]
    return min([metrics.ends_at(now, held.anchor), *(one for one in ends if one is not None)])

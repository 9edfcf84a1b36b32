"""An environment as any server that speaks this API tells it, as rows of our tables, in the order in which they can be
stored.

What the API does not tell cannot be taken over: rules that entitlements stand for (they are derived here as there),
usage of windows that have ended, what plan changes tell but for trials, products of billing providers, secrets.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schematic.core.api_error import ApiError
from schematic_server import clock
from schematic_server.domains.billing.tables import billing_price, billing_product
from schematic_server.domains.companies import metrics, store
from schematic_server.domains.companies.tables import (
    company,
    company_membership,
    company_usage,
    entity_key,
    entity_key_definition,
    entity_trait,
    trait_definition,
    user,
)
from schematic_server.domains.companies.traits import path_text
from schematic_server.domains.credits import amounts
from schematic_server.domains.credits.tables import billing_credit
from schematic_server.domains.entitlements.tables import company_override, company_override_note, plan_entitlement
from schematic_server.domains.features.rules import SERVER_MANAGED
from schematic_server.domains.features.tables import feature, flag, rule
from schematic_server.domains.plans.tables import (
    company_plan,
    company_trial,
    plan,
    plan_trait,
    plan_version,
    plan_version_billing,
)
from schematic_server.domains.webhooks.endpoints import new_secret
from schematic_server.domains.webhooks.tables import webhook
from schematic_server.errors import NotImplementedYet
from schematic_server.storage.metadata import instant, microseconds
from schematic_server.storage.queries import Row
from schematic_server.transfer import hosted_billing
from schematic_server.transfer.merge import Rows
from schematic_server.transfer.tables import Owner

if TYPE_CHECKING:
    from schematic import Schematic

PAGE = 250  # the most that the API gives
Told = Mapping[str, Any]
_STAMPS = ("created_at", "updated_at")
_CONDITION = (
    *("trait_id", "comparison_trait_id", "event_subtype"),
    *("metric_value", "metric_period", "metric_period_month_reset"),
)


class Source:
    """A server, asked through the SDK, at most `rate` times a second; `asked` counts, `unserved` names what an older
    version of our server does not know yet (501)."""

    def __init__(self, client: Schematic, rate: float) -> None:
        self._client = client
        self._pause = 1 / rate
        self._next_at = clock.monotonic()
        self.asked = 0
        self.unserved: list[str] = []

    async def pages(self, method: str, **query: Any) -> AsyncGenerator[list[dict[str, Any]], None]:
        """What a list of the API has, page by page; `method` such as `companies.list_companies`."""
        ask = self._operation(method)
        offset = 0
        while True:
            try:
                answer = await self._asked(ask, limit=PAGE, offset=offset, **query)
            except ApiError as error:
                if error.status_code != NotImplementedYet.status:
                    raise
                self.unserved.append(method)
                return
            page = [one.model_dump() for one in answer.data]
            yield page
            if len(page) < PAGE:
                return
            offset += PAGE

    async def one(self, method: str, *path: str, **query: Any) -> dict[str, Any]:
        """What the API has under an id."""
        answer = await self._asked(self._operation(method), *path, **query)
        found: dict[str, Any] = answer.data.model_dump()
        return found

    async def every(self, method: str, **query: Any) -> list[dict[str, Any]]:
        return [one async for page in self.pages(method, **query) for one in page]

    def _operation(self, method: str) -> Callable[..., Any]:
        resource, _, name = method.partition(".")
        found: Callable[..., Any] = getattr(getattr(self._client, resource), name)
        return found

    async def _asked(self, ask: Callable[..., Any], *path: str, **query: Any) -> Any:
        await asyncio.sleep(max(0.0, self._next_at - clock.monotonic()))
        self._next_at = clock.monotonic() + self._pause
        self.asked += 1
        return await asyncio.to_thread(ask, *path, **query)


async def environment(source: Source, owner: Owner, now: datetime) -> AsyncGenerator[list[Rows], None]:
    """Everything, in groups of rows that are to be stored together."""
    reader = _Reader(owner, now)
    definitions = await source.every("companies.list_entity_trait_definitions")
    keys = await source.every("companies.list_entity_key_definitions")
    yield [
        Rows(trait_definition, [reader.trait_definition(one) for one in definitions]),
        Rows(entity_key_definition, [reader.key_definition(one) for one in keys]),
    ]
    credits = await source.every("credits.list_billing_credits")
    features = await source.every("features.list_features")
    flags = await source.every("features.list_flags")
    yield [
        Rows(billing_credit, [reader.credit(one) for one in credits]),
        Rows(feature, [reader.feature(one) for one in features]),
        Rows(flag, [reader.flag(one) for one in flags], frozenset({"last_checked_at"})),
    ]
    products = [
        one for active in (True, False) for one in await source.every("billing.list_billing_products", is_active=active)
    ]
    prices = [
        one for active in (True, False) for one in await source.every("billing.list_billing_prices", is_active=active)
    ]
    yield [
        Rows(billing_product, [reader.product(one) for one in products]),
        Rows(billing_price, [reader.price(one) for one in prices]),
    ]
    own_plans: dict[str, list[Rows]] = {}
    has_trials = False
    for one in await source.every("plans.list_plans", include_draft_versions=True):
        found = [reader.plan(one), Rows(plan_version, [reader.version(version) for version in one["versions"]])]
        for version in one["versions"]:
            granted = await source.every("entitlements.list_plan_entitlements", plan_version_id=version["id"])
            found.append(Rows(plan_entitlement, [reader.entitlement(each, version["id"]) for each in granted]))
            terms = reader.terms(await source.one("plans.get_plan", one["id"], plan_version_id=version["id"]), version)
            found.append(Rows(plan_version_billing, terms))
            has_trials = has_trials or any(each["is_trialable"] for each in terms)
        if one["company_id"] is None:
            yield found
        else:  # a custom plan comes after its company
            own_plans.setdefault(one["company_id"], []).extend(found)
    async for page in source.pages("companies.list_companies"):
        custom = [rows for one in page for rows in own_plans.get(one["id"], ())]
        yield [*reader.companies(page), *custom, *reader.holdings(page)]
    if has_trials:
        changes = [one async for page in source.pages("companies.list_plan_changes") for one in _of_trials(page)]
        yield [Rows(company_trial, reader.trials(changes))]
    async for page in source.pages("companies.list_users"):
        yield reader.users(page)
    async for page in source.pages("entitlements.list_company_overrides"):
        yield [
            Rows(company_override, [reader.override(one) for one in page]),
            Rows(company_override_note, [note for one in page for note in reader.notes(one)]),
        ]
    traits = await source.every("companies.list_plan_traits")
    rules = [one for each in flags for one in each["rules"] if one["rule_type"] not in SERVER_MANAGED]
    hooks = await source.every("webhooks.list_webhooks")
    yield [
        Rows(plan_trait, [reader.plan_trait(one, number) for number, one in enumerate(reversed(traits))]),
        Rows(rule, [reader.rule(one) for one in rules]),
        Rows(webhook, [reader.webhook(one) for one in hooks], _OF_NEW_WEBHOOKS),
    ]


_OF_NEW_WEBHOOKS = frozenset(
    {"secret", "previous_secret", "previous_secret_until", "inactive_reason", "active_since", "resumes_at", "slowdowns"}
)


class _Reader:
    """What the API tells as rows; members that it has and our tables do not are left out."""

    def __init__(self, owner: Owner, now: datetime) -> None:
        self._owner = owner
        self._now = now
        self._here = {"environment_id": owner.environment_id}
        self._account = {"account_id": owner.account_id}
        self._companies: set[str] = set()

    def trait_definition(self, one: Told) -> dict[str, Any]:
        hierarchy = list(one["hierarchy"])
        named = _same(one, "id", "entity_type", "display_name", "trait_type", *_STAMPS)
        return {**named, **self._here, "hierarchy": hierarchy, "path": path_text(hierarchy)}

    def key_definition(self, one: Told) -> dict[str, Any]:
        return {**_same(one, "id", "entity_type", *_STAMPS), **self._here, "key": one["key"].lower()}

    def credit(self, one: Told) -> dict[str, Any]:
        main = one["price"]
        prices = [_price(main, main["currency"] if main else "usd")]
        prices += [_price(each["price"], each["currency"]) for each in one["currency_prices"]]
        names = ("id", "name", "description", "icon", "singular_name", "plural_name", "burn_strategy", *_STAMPS)
        defaults = ("default_expiry_unit", "default_expiry_unit_count", "default_rollover_policy")
        return {**_same(one, *names, *defaults), **self._here, "prices": prices, "deleted_at": None}

    def product(self, one: Told) -> dict[str, Any]:
        return {**hosted_billing.of_product(one), **_same(one, *_STAMPS), **self._here}

    def price(self, one: Told) -> dict[str, Any]:
        return {**hosted_billing.of_price(one), **_same(one, *_STAMPS), **self._here}

    def feature(self, one: Told) -> dict[str, Any]:
        names = ("id", "name", "description", "icon", "feature_type", "event_subtype", "event_source", "trait_id")
        more = ("usage_limit_trait_id", "license_id", "lifecycle_phase", "maintainer_account_member_id")
        return {**_same(one, *names, *more, "singular_name", "plural_name", *_STAMPS), **self._account}

    def flag(self, one: Told) -> dict[str, Any]:
        names = ("id", "key", "name", "description", "feature_id", "maintainer_account_member_id", "last_checked_at")
        values = {"flag_type": one["flag_type"] or "boolean", "default_value": bool(one["default_value"])}
        return {**_same(one, *names, *_STAMPS), **self._account, **values, "folded_key": one["key"].lower()}

    def rule(self, one: Told) -> dict[str, Any]:
        groups = [
            {"id": group["id"], "conditions": [_condition(each) for each in group["conditions"]]}
            for group in one["condition_groups"]
        ]
        conditions = {"conditions": [_condition(each) for each in one["conditions"]], "condition_groups": groups}
        names = ("id", "flag_id", "name", "priority", "rule_type", "value", *_STAMPS)
        return {**_same(one, *names), **self._here, **conditions}

    def plan(self, one: Told) -> Rows:
        names = ("id", "name", "description", "icon", "plan_type", "company_id", "copied_from_plan_id", *_STAMPS)
        return Rows(plan, [{**_same(one, *names), **self._account}])

    def plan_trait(self, one: Told, position: int) -> dict[str, Any]:
        names = ("id", "plan_id", "trait_id", "trait_value", *_STAMPS)
        return {**_same(one, *names), **self._here, "position": position}

    def version(self, one: Told) -> dict[str, Any]:
        names = ("id", "version", "status", "name", "description", "icon", "renewal_policy", *_STAMPS)
        return {**_same(one, *names), **self._here, "plan_id": one["original_plan_id"]}

    def entitlement(self, one: Told, version_id: str) -> dict[str, Any]:
        tiers = [_same(tier, "id", "key", "value") for tier in one["warning_tiers"]]
        own = {**_same(one, "id", "plan_id", "soft_limit", *_STAMPS), **hosted_billing.of_entitlement(one)}
        return {**own, **self._grant(one), "plan_version_id": version_id, "warning_tiers": tiers}

    def terms(self, plan: Told, version: Told) -> list[dict[str, Any]]:
        """How a version is charged, at most a row; `plan` is told as it is seen at that version."""
        terms = hosted_billing.of_version(plan)
        own = {**self._here, "plan_version_id": version["id"], **_same(version, *_STAMPS)}
        return [] if terms is None else [{**own, **terms}]

    def trials(self, changes: Sequence[Told]) -> list[dict[str, Any]]:
        """Those of companies that have come; one that was made meanwhile comes the next time."""
        found = hosted_billing.trials(changes)
        return [{**self._here, **one} for one in found if one["company_id"] in self._companies]

    def override(self, one: Told) -> dict[str, Any]:
        return {**_same(one, "id", "company_id", "expiration_date", *_STAMPS), **self._grant(one)}

    def notes(self, one: Told) -> list[dict[str, Any]]:
        names = ("id", "note", "external_user_id", "external_user_name", *_STAMPS)
        return [{**_same(note, *names), "company_override_id": one["id"]} for note in one["notes"]]

    def _grant(self, one: Told) -> dict[str, Any]:
        names = ("feature_id", "value_type", "value_bool", "value_numeric", "value_trait_id")
        more = ("metric_period", "metric_period_month_reset", "rule_id", "rule_id_usage_exceeded")
        credit, rate = one["value_credit"], one["consumption_rate"]
        told: Mapping[str, Any] = one["quantity_rates"] or {}
        rates = {key: amounts.units(key, value) for key, value in told.items()}
        return {
            **_same(one, *names, *more),
            **self._here,
            "value_credit_id": credit and credit["id"],
            "consumption_units": None if rate is None else amounts.units("consumption_rate", rate),
            "quantity_rates": rates,
        }

    def companies(self, page: Sequence[Told]) -> list[Rows]:
        names = ("id", "name", "last_seen_at", "logo_url", *_STAMPS)
        self._companies.update(one["id"] for one in page)
        rows = [{**_same(one, *names), **self._here, "billing_anchor": _anchor(one)} for one in page]
        return [Rows(company, rows, known=self._known("company", page)), *self._keys_and_traits(page, "company")]

    def holdings(self, page: Sequence[Told]) -> list[Rows]:
        """Which plans they are on, and their counters of the current windows."""
        held = [
            {
                **self._here,
                "company_id": one["id"],
                "plan_id": each["id"],
                "plan_version_id": each["plan_version_id"],
                "is_base": each is one["plan"],
                "created_at": each["added_on"] or one["created_at"],
                "updated_at": each["added_on"] or one["created_at"],
            }
            for one in page
            for each in ([one["plan"]] if one["plan"] else []) + one["add_ons"]
            if each["plan_version_id"] is not None
        ]
        counters = [row for one in page for row in self._counters(one)]
        return [Rows(company_plan, held), Rows(company_usage, counters, frozenset({"version"}))]

    def _counters(self, one: Told) -> list[dict[str, Any]]:
        """A row per event. Of a window that it has no usage in, it is told nothing: there the last one is empty."""
        anchor = _anchor(one)
        told: dict[str, dict[tuple[str, str], Told]] = {}
        for each in one["metrics"]:
            told.setdefault(each["event_subtype"], {})[each["period"], each["month_reset"]] = each
        rows: list[dict[str, Any]] = []
        for event_subtype, counters in told.items():
            if (whole := counters.get(metrics.WINDOWS[0])) is None:
                continue
            latest = microseconds(max(each["captured_at_max"] for each in counters.values()))
            row = {**self._here, "company_id": one["id"], "event_subtype": event_subtype, "version": 1}
            current, last = metrics.windows(microseconds(self._now), anchor), metrics.windows(latest, anchor)
            for name, window, before in zip(metrics.NAMES, current, last, strict=True):
                each = counters.get((window.period, window.month_reset))
                row[f"{name}_start"] = instant((before if each is None else window).start)
                row[name] = 0 if each is None else each["value"]
                row[f"{name}_since"] = (each or whole)["captured_at_min"]
                row[f"{name}_created_at"] = (each or whole)["created_at"]
            del row["all_time_start"]
            row["captured_at_max"] = instant(latest)
            row["cycle_captured_at_max"] = (counters.get(metrics.WINDOWS[-1]) or whole)["captured_at_max"]
            rows.append(row)
        return rows

    def users(self, page: Sequence[Told]) -> list[Rows]:
        names = ("id", "name", "last_seen_at", *_STAMPS)
        rows = [{**_same(one, *names), **self._here} for one in page]
        memberships = [
            {**_same(each, "id", "company_id", "user_id", *_STAMPS), **self._here}
            for one in page
            for each in one["company_memberships"]
        ]
        return [
            Rows(user, rows, known=self._known("user", page)),
            *self._keys_and_traits(page, "user"),
            Rows(company_membership, memberships),
        ]

    def _keys_and_traits(self, page: Sequence[Told], entity_type: store.EntityType) -> list[Rows]:
        keys = [
            {
                **_same(each, "id", "value", "definition_id", *_STAMPS),
                **self._here,
                "entity_type": entity_type,
                "entity_id": one["id"],
                "name": each["key"].lower(),
                "folded_value": each["value"].lower(),
            }
            for one in page
            for each in one["keys"]
        ]
        traits = [
            {**_same(each, "id", "value", "definition_id", *_STAMPS), **self._here, "entity_id": one["id"]}
            for one in page
            for each in one["entity_traits"]
        ]
        return [Rows(entity_key, keys, frozenset({"id"})), Rows(entity_trait, traits, frozenset({"id"}))]

    def _known(
        self, entity_type: store.EntityType, page: Sequence[Told]
    ) -> Callable[[Connection, Sequence[Row]], Mapping[str, str]]:
        """Whoever has one of the keys here is the same company or user."""
        pairs = {one["id"]: [(each["key"].lower(), each["value"].lower()) for each in one["keys"]] for one in page}

        def find(db: Connection, rows: Sequence[Row]) -> Mapping[str, str]:
            wanted = [pair for one in pairs.values() for pair in one]
            found = store.ids_by_key(db, self._owner.environment_id, entity_type, wanted)
            return {
                one: next(found[pair] for pair in keys if pair in found)
                for one, keys in pairs.items()
                if any(pair in found for pair in keys)
            }

        return find

    def webhook(self, one: Told) -> dict[str, Any]:
        configs = {
            name: one[name] and [_same(each, member) for each in one[name]]
            for name, member in (("entitlement_trigger_configs", "feature_id"), ("credit_trigger_configs", "credit_id"))
        }
        started = {"inactive_reason": None, "active_since": self._now, "resumes_at": None, "slowdowns": 0}
        secret = {"secret": new_secret(), "previous_secret": None, "previous_secret_until": None}
        names = ("id", "name", "url", "status", *_STAMPS)
        kinds = {"request_types": list(one["request_types"])}
        return {**_same(one, *names), **self._here, **kinds, **configs, **started, **secret}


def covered() -> Iterable[sa.Table]:
    """The tables that are taken over, as far as the API tells them."""
    tables = (trait_definition, entity_key_definition, billing_credit, feature, flag, rule, plan, plan_version)
    entities = (company, user, entity_key, entity_trait, company_membership, company_plan, company_usage)
    granted = (plan_entitlement, plan_version_billing, plan_trait, company_override, company_override_note)
    return (*tables, billing_product, billing_price, *entities, *granted, company_trial, webhook)


def _of_trials(page: Sequence[dict[str, Any]]) -> Iterator[Told]:
    """Of plan changes, which may be many, what tells of trials."""
    names = ("company_id", "base_plan", "previous_base_plan", "created_at")
    trial = ("trial_status", "trial_expires_at", "trial_converted_at")
    return (_same(one, *names, *trial) for one in page if one["trial_status"] is not None)


def _same(one: Told, *names: str) -> dict[str, Any]:
    return {name: one[name] for name in names}


def _price(price: Told | None, currency: str) -> dict[str, Any]:
    if price is None:
        return {"currency": currency, "price": None, "price_decimal": None}
    return {**_same(price, "id", "price", "price_decimal"), "currency": currency}


def _condition(one: Told) -> dict[str, Any]:
    found = _same(one, "id", "condition_type", "operator", "trait_value")
    found["resource_ids"] = list(one["resource_ids"])
    found.update({name: one[name] for name in _CONDITION if one[name] is not None})
    if one["condition_type"] == "credit":  # whose credit is told as what it names
        found["credit_id"] = one["resources"][0]["id"] if one["resources"] else None
    return found


def _anchor(one: Told) -> datetime | None:
    """When the company got its first plan, as far as that is told."""
    plans = ([one["plan"]] if one["plan"] else []) + one["add_ons"]
    return min((each["added_on"] for each in plans if each["added_on"] is not None), default=None)

"""What `--growth` asks of a small and a large database, and what the answers must be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from bench import growth_rows

LIST, REST = "≤ 1.3x", "≤ 3x"  # the rest may also leave the event loop


class Case(NamedTuple):
    """A request and what its answer must have: rows of the page, or a count (`every` so-many-th company).

    With a `body`, told which request it is, it writes.
    """

    name: str
    target: str
    path: str
    query: dict[str, Any]
    rows: int | None = None
    every: float | None = None
    body: Callable[[int], object] | None = None

    @property
    def may_leave_loop(self) -> bool:
        return self.target == REST

    def check(self, data: Any, companies: int) -> None:
        """The answer must be right, else its cost means nothing."""
        if self.rows is not None:
            assert len(data) == self.rows, (self.name, len(data))
        if self.every is not None:
            assert data["count"] == round(companies / self.every), (self.name, data)


def _id(prefix: str, number: int) -> str:
    return f"{prefix}_{2**32 + number * 2654435761 % 2**32}"


_IDS = ",".join(_id("comp", number) for number in range(0, 1000, 10))
_USERS = ",".join(_id("user", number) for number in range(0, 1000, 10))
_ONE = _id("comp", 501)


def _upsert(number: int) -> object:
    return {"keys": {"id": "c501"}, "name": f"Company {number}", "traits": {"t0": f"tier {number % 5}"}}


def _upsert_again(_: int) -> object:
    return {"keys": {"id": "c502"}, "name": "Company", "traits": {"t0": "tier 1"}}


CASES = (
    Case("companies", LIST, "/companies", {}, 100),
    Case("companies by name", LIST, "/companies", {"sort_order_column": "name"}, 100),
    Case("companies last seen first", LIST, "/companies", {"sort_order_column": "last_seen_at"}, 100),
    Case(
        "companies last changed first, ascending",
        LIST,
        "/companies",
        {"sort_order_column": "updated_at", "sort_order_direction": "asc"},
        100,
    ),
    Case("companies by 100 ids", LIST, "/companies", {"ids": _IDS}, 100),
    Case("companies of a plan", LIST, "/companies", {"plan_id": "plan_3"}, 100),
    Case("companies entitled to a feature", LIST, "/companies", {"with_entitlement_for": "feat_0"}, 100),
    Case("companies without an override", LIST, "/companies", {"without_feature_override_for": "feat_0"}, 100),
    Case("companies without_plan", REST, "/companies", {"without_plan": "true"}, 100),
    Case("companies on unpublished versions, none", REST, "/companies", {"plan_version_unpublished": "true"}, 0),
    Case("companies from offset 900", LIST, "/companies", {"offset": 900}, 100),
    Case("users", LIST, "/users", {}, 100),
    Case("users of a company", LIST, "/users", {"company_id": _ONE}, 1),
    Case("users by 100 ids", LIST, "/users", {"ids": _USERS}, 100),
    Case("users of a plan", REST, "/users", {"plan_id": "plan_3"}, 100),
    Case("events", LIST, "/events", {}, 100),
    Case("events of one type", LIST, "/events", {"event_types": "identify"}, 100),
    Case("events of a company", LIST, "/events", {"company_id": _ONE}, 2),
    Case("events of a user", REST, "/events", {"user_id": _id("user", 501)}, 2),
    Case("events of a flag", LIST, "/events", {"flag_id": "flag_3"}, 100),
    Case("events of one name", LIST, "/events", {"event_subtype": "flight-1"}, 100),
    Case("events by idempotency key, none", REST, "/events", {"idempotency_key": "nobody"}, 0),
    Case("memberships of a company", LIST, "/company-memberships", {"company_id": _ONE}, 1),
    Case("memberships", LIST, "/company-memberships", {}, 100),
    Case("company overrides", LIST, "/company-overrides", {"limit": 20}, 20),
    Case("plan changes", LIST, "/plan-changes", {}, 100),
    Case("plan changes of a company", LIST, "/plan-changes", {"company_id": _ONE}, 1),
    Case("plan changes of one action", LIST, "/plan-changes", {"action": "manage_plan"}, 100),
    Case("one company", LIST, f"/companies/{_ONE}", {}),
    Case("upsert of a company", LIST, "/companies", {}, body=_upsert),
    Case("upsert of a company, nothing new", LIST, "/companies", {}, body=_upsert_again),
    Case("a company by key", LIST, "/companies/lookup", {"keys": '{"id": "c501"}'}),
    Case("feature usage of a company", LIST, "/feature-usage", {"company_id": _ONE}, 1),
    Case("plans", REST, "/plans", {}, growth_rows.PLANS),
    Case("plans in use", REST, "/plans", {"exclude_unused": "true"}),
    Case("features", REST, "/features", {}, 5),
    Case("names of events", REST, "/event-types", {}, 5),
    Case("search of companies, all match", REST, "/companies", {"q": "company"}, 100),
    Case("search of companies, by a key", REST, "/companies", {"q": "www501.example"}, 1),
    Case("search of companies, none", REST, "/companies", {"q": "nobody"}, 0),
    Case("search of users, by a trait", REST, "/users", {"q": "USER501@mail"}, 1),
    Case("search of company overrides", REST, "/company-overrides", {"q": "company", "limit": 20}, 20),
    Case("trait values, 5 of them", REST, "/entity-trait-values", {"definition_id": "trt_0"}, 5),
    Case("trait values, all different", REST, "/entity-trait-values", {"definition_id": "trt_1"}, 100),
    Case("trait values that match", REST, "/entity-trait-values", {"definition_id": "trt_0", "q": "tier 1"}, 1),
    Case("count of companies", REST, "/companies/count", {}, every=1),
    Case("count of companies of a plan", REST, "/companies/count", {"plan_id": "plan_3"}, every=10),
    Case("count of companies without_plan", REST, "/companies/count", {"without_plan": "true"}, every=10),
    Case("count of companies that match", REST, "/companies/count", {"q": "company"}, every=1),
    Case("count of users", REST, "/users/count", {}, every=1),
    Case("count of users of a company", LIST, "/users/count", {"company_id": _ONE}),
    Case("count of keys", REST, "/entity-keys/count", {}, every=1 / 3),
    Case("count of traits", REST, "/entity-traits/count", {"entity_type": "company"}, every=1 / 3),
    Case("count of company overrides", REST, "/company-overrides/count", {}, every=50),
)

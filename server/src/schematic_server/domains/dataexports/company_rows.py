"""Companies with what they use: a row each, with the columns that were asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from schematic_server.domains.companies import companies, memberships
from schematic_server.domains.dataexports import store
from schematic_server.domains.dataexports.csv_text import Cell, rfc_3339
from schematic_server.domains.dataexports.sources import Apart, Page, Read, Source, check_lists
from schematic_server.domains.dataexports.store import Place
from schematic_server.domains.entitlements.effective import holdings
from schematic_server.domains.features import features
from schematic_server.errors import BadRequest
from schematic_server.scope import Scope
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.companies import ListCompaniesQuery

ORDERED = 5000  # companies whose order is found at once: without an index for it, all are looked at
ROWS = 100  # of a page: some ten milliseconds, with usage
COLUMNS = ("plan", "subscription", "users", "last_seen_at", "created_at")  # that can be switched on
_FILTERS = frozenset(
    {
        "q",
        "plan_id",
        "plan_ids",
        "plan_version_id",
        "plan_version_unpublished",
        "credit_type_ids",
        "subscription_statuses",
        "subscription_types",
        "with_subscription",
        "without_subscription",
        "monetized_subscriptions",
        "without_plan",
        "has_scheduled_downgrade",
        "with_entitlement_for",
        "without_feature_override_for",
        "sort_order_column",
        "sort_order_direction",
    }
)


class CompanyRows(Source):
    own = _FILTERS | {
        "company_ids",
        "feature_ids",
        "entity_key_definition_ids",
        "entity_trait_definition_ids",
        "visible_columns",
    }

    def check(self, scope: Scope, metadata: Mapping[str, Any]) -> None:
        check_lists(metadata)
        try:
            companies.conditions(scope, _query(metadata))
        except BadRequest as refusal:
            raise BadRequest(f"metadata.{refusal}") from None
        for member, noun, known in (
            ("feature_ids", "feature", _feature_names),
            ("entity_key_definition_ids", "company key", store.key_names),
            ("entity_trait_definition_ids", "company trait", store.trait_paths),
        ):
            wanted = metadata.get(member, ())
            found = known(scope, wanted)
            for one in wanted:
                if one not in found:
                    raise BadRequest(f"metadata.{member}: {noun} {one[:40]} does not exist in this environment")

    def header(self, scope: Scope, metadata: Mapping[str, Any]) -> Sequence[str]:
        keys = store.key_names(scope, metadata.get("entity_key_definition_ids", ()))
        traits = store.trait_paths(scope, metadata.get("entity_trait_definition_ids", ()))
        names = _feature_names(scope, metadata.get("feature_ids", ()))
        return [
            "company_id",
            "company",
            *_columns(metadata),
            *_named("key", metadata.get("entity_key_definition_ids", ()), keys),
            *_named(
                "trait",
                metadata.get("entity_trait_definition_ids", ()),
                {one: ".".join(path) for one, path in traits.items()},
            ),
            *_named("usage", metadata.get("feature_ids", ()), names),
        ]

    async def pages(
        self, read: Read, apart: Apart, metadata: Mapping[str, Any], asked_at: datetime, after: Place | None
    ) -> AsyncGenerator[Page, None]:
        while places := await read(partial(_places, metadata, asked_at, after)):
            for start in range(0, len(places), ROWS):
                some = places[start : start + ROWS]
                rows = await read(partial(_rows, metadata, [one.id for one in some]))
                yield Page(rows, some[-1])
            after = places[-1]


def _places(metadata: Mapping[str, Any], asked_at: datetime, after: Place | None, scope: Scope) -> list[Place]:
    column = metadata.get("sort_order_column") or "name"
    is_ascending = (metadata.get("sort_order_direction") or "asc") == "asc"
    conditions = companies.conditions(scope, _query(metadata))
    return store.companies_after(scope, conditions, asked_at, column, is_ascending, after, ORDERED)


def _query(metadata: Mapping[str, Any]) -> ListCompaniesQuery:
    """The companies that are meant, as the list of companies is asked for them."""
    query = {name: value for name, value in metadata.items() if name in _FILTERS}
    if "company_ids" in metadata:
        query["ids"] = metadata["company_ids"]
    return cast("ListCompaniesQuery", query)


def _columns(metadata: Mapping[str, Any]) -> Sequence[str]:
    """In the order of the documentation, whatever order they were asked for in."""
    wanted = metadata.get("visible_columns", ("plan",))
    return [one for one in COLUMNS if one in wanted]


def _named(kind: str, ids: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """Headers such as `usage: Seats`; of several with one name each tells its id."""
    told = {one: names.get(one, one) for one in ids}
    times = Counter(told.values())
    return [f"{kind}: {told[one]}" + (f" ({one})" if times[told[one]] > 1 else "") for one in ids]


def _feature_names(scope: Scope, ids: Sequence[str]) -> dict[str, str]:
    return {row["id"]: row["name"] for row in features.rows(scope, ids)}


def _rows(metadata: Mapping[str, Any], ids: Sequence[str], scope: Scope) -> list[list[Cell]]:
    """Companies that are gone by now are left out."""
    known = store.companies_by_id(scope, ids)
    found = [one for one in ids if one in known]
    columns = _columns(metadata)
    users = memberships.user_counts(scope, found) if "users" in columns else {}
    told: dict[str, Callable[[Row], Cell]] = {
        "plan": lambda row: cast(Cell, row["plan_name"]),
        "subscription": lambda row: None,  # nobody bills here yet
        "users": lambda row: users.get(row["id"], 0),
        "last_seen_at": lambda row: row["last_seen_at"] and rfc_3339(row["last_seen_at"]),
        "created_at": lambda row: rfc_3339(row["created_at"]),
    }
    key_ids, trait_ids = (metadata.get(f"entity_{kind}_definition_ids", ()) for kind in ("key", "trait"))
    keys = store.key_values(scope, found, key_ids) if key_ids else {}
    traits = store.trait_values(scope, found, trait_ids) if trait_ids else {}
    feature_ids = metadata.get("feature_ids", ())
    usage = _usage(scope, found) if feature_ids else {}
    return [
        [
            one,
            known[one]["name"],
            *(told[column](known[one]) for column in columns),
            *(keys.get((one, definition_id)) for definition_id in key_ids),
            *(traits.get((one, definition_id)) for definition_id in trait_ids),
            *(usage.get((one, feature_id)) for feature_id in feature_ids),
        ]
        for one in found
    ]


def _usage(scope: Scope, ids: Sequence[str]) -> dict[tuple[str, str], int | None]:
    """By company and feature, in the current period, of what the company is entitled to."""
    held = holdings(scope, ids)
    return {(one, held_one.grant["feature_id"]): held_one.usage for one in ids for held_one in held[one].entitlements}

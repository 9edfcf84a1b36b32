"""Doors through which domains further right add to what companies answer, and hear of new ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, cast

import sqlalchemy as sa

from schematic_server.errors import BadRequest
from schematic_server.registry import Door
from schematic_server.scope import Scope
from schematic_server.storage.lookups import Lookup

if TYPE_CHECKING:
    from schematic_server.contract.companies import (
        CompanyDetailPart,
        EntityTraitDefinitionUsagePart,
        ListCompaniesQuery,
        ListUsersQuery,
        UpsertCompanyRequestBody,
    )
    from schematic_server.contract.shared import EntityTraitDefinitionResponseData, TraitType

Part = TypeVar("Part", bound=Mapping[str, object])
Query = TypeVar("Query", bound=Mapping[str, object])
View: TypeAlias = Callable[[Scope, Sequence[str]], Mapping[str, Part]]
Filter: TypeAlias = Callable[[Scope, Query], "sa.ColumnElement[bool] | None"]
Created: TypeAlias = Callable[[Scope, "Mapping[str, UpsertCompanyRequestBody]"], None]
# (scope, definition id) -> counts by member
TraitUsers: TypeAlias = "Callable[[Scope, str], EntityTraitDefinitionUsagePart]"
# (scope, definition as it is, type that it shall have); raise BadRequest to refuse
TraitGuard: TypeAlias = "Callable[[Scope, EntityTraitDefinitionResponseData, TraitType], None]"


class Views(Door[View[Part]]):
    """Contributed members of one noun: each function answers parts by id, for a page of ids."""

    def of(self, scope: Scope, ids: Sequence[str]) -> dict[str, Part]:
        """Every contributed member, by id."""
        found: dict[str, dict[str, Any]] = {one: {} for one in ids}
        scope = scope.sharing()
        for function in self.functions if ids else ():
            for one, members in function(scope, ids).items():
                found[one].update(members)
        return cast(dict[str, Part], found)


class Filters(Door[Filter[Query]]):
    """The filters that a list and its count understand: the noun's own, and contributed ones, by their names.

    A contributed filter gets the whole query. One that nobody understands is refused: ignoring it would answer with too
    many rows.
    """

    def __init__(self, *own: str) -> None:
        super().__init__()
        self._own = frozenset({"limit", "offset", *own})

    def conditions(self, scope: Scope, query: Query) -> list[sa.ColumnElement[bool]]:
        """Contributed conditions that apply; raises BadRequest naming a filter that is not supported."""
        given = [name for name, value in query.items() if value is not None and value is not False]
        for name in given:
            if name not in self._own and name not in self.by_name:
                raise BadRequest(f"{name}: this server cannot filter by it yet; leave it out")
        functions = dict.fromkeys(self.by_name[name] for name in given if name in self.by_name)
        conditions = (function(scope, query) for function in functions)
        return [one for one in conditions if one is not None]


company_view: Views[CompanyDetailPart] = Views()
company_filters: Filters[ListCompaniesQuery] = Filters("ids", "q", "sort_order_column", "sort_order_direction")
user_filters: Filters[ListUsersQuery] = Filters("ids", "q", "company_id")
# What most companies have nothing of, by their ids.
company_lookups: Door[Lookup] = Door()
# Called with new companies: the members that each was created with, by its id.
company_created: Door[Created] = Door()
# Called with the id of a company that is about to be deleted, to tell of what goes with it.
company_leaving: Door[Callable[[Scope, str], None]] = Door()
# How often each domain refers to a trait definition.
trait_users: Door[TraitUsers] = Door()
# Asked before a trait definition changes its type.
trait_guards: Door[TraitGuard] = Door()

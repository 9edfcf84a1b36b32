"""Explanations of checks, now or at a past moment, from the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from schematic_server.domains.credits import engine as credits
from schematic_server.errors import NotFound
from schematic_server.evaluation import documents, past
from schematic_server.evaluation.catalog import Catalog
from schematic_server.evaluation.explain import Explanation, changed, counted, explain
from schematic_server.evaluation.facts import read
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds

Key: TypeAlias = tuple[str, str, str]  # of a counter: event subtype, period, month reset


@dataclass(frozen=True, slots=True)
class Question:
    """`traits` (by definition) and `usage` take the place of what is stored; `quantity` is about to be used on top."""

    flag_id: str
    company_id: str | None
    user_id: str | None
    traits: Mapping[str, str] = field(default_factory=dict[str, str])
    usage: Mapping[Key, int] = field(default_factory=dict[Key, int])
    quantity: int = 0
    at: datetime | None = None


def answer(scope: Scope, question: Question) -> Explanation:
    """Raises NotFound where there is no such flag. Companies and users that are not there are nobody, as in checks."""
    owner, catalog, now = (scope.account_id, scope.environment_id), Catalog(), question.at or scope.now
    flags = documents.flag_documents(scope.db, *owner, [question.flag_id], catalog)
    if not flags:
        raise NotFound(f"flag {question.flag_id} does not exist")
    ids = [one for one in (question.company_id, question.user_id) if one is not None]
    facts = read(scope.db, scope.environment_id, ids, {}, now)
    if question.at is not None:
        for company_id, known in facts.known("company").items():
            past.rewind(
                scope, company_id, known, facts.held[company_id], facts.credits.get(company_id, credits.Held()), now
            )
    companies = documents.company_documents(scope.db, *owner, facts, ids, now, catalog)
    flag = flags[0].document
    company: Mapping[str, Any] | None = next((one.document for one in companies.values()), None)
    user: Mapping[str, Any] | None = next(
        (one.document for one in documents.user_documents(*owner, facts, ids).values()), None
    )
    definitions = _definitions([*flag["rules"], *(company["rules"] if company is not None else ())])
    traits = {one: text for one, text in question.traits.items() if one in definitions}

    def tried(entity: Mapping[str, Any] | None, kind: str) -> Mapping[str, Any] | None:
        own = {one: text for one, text in traits.items() if definitions[one]["entity_type"] == kind}
        return changed(entity, own, definitions) if entity is not None and own else entity

    company, user = tried(company, "company"), tried(user, "user")
    if company is not None and question.usage:
        company = counted(company, question.usage)
    options = {"usage": question.quantity} if question.quantity else None
    return explain(flag, company, user, options, microseconds(now) // 1000)


def _definitions(rules: list[Any]) -> dict[str, Any]:
    """The trait definitions that rules compare, by id."""
    conditions = [
        one
        for rule in rules
        for listed in (rule["conditions"], *(group["conditions"] for group in rule["condition_groups"]))
        for one in listed
    ]
    compared = [one.get(name) for one in conditions for name in ("trait_definition", "comparison_trait_definition")]
    return {one["id"]: one for one in compared if one}

"""Why a check answers as it does, for a company, a user and a flag; now, at a past moment, or with other values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from schematic_server.bounds import MAX_INTEGER, parse_instant
from schematic_server.console.screen import Screens
from schematic_server.console.view import Context, View
from schematic_server.errors import BadRequest
from schematic_server.evaluation.explain import Condition, Explanation
from schematic_server.evaluation.explaining import Key, Question

screens = Screens()
TRAIT, USAGE = "trait:", "usage:"  # before the names of fields with which other values are tried
MOST = 10  # flags, companies or users to choose from


@screens.page("/explain", "explain.html")
def explain(view: View) -> Context:
    """`?flag=` (a key), `?company_id=`, `?user_id=`; `?at=` in UTC, `?quantity=`, `?trait:ID=`, `?usage:…=`."""
    query = view.query
    company = view.ask("companies.get_company", company_id=query["company_id"]) if query["company_id"] else None
    user = view.ask("companies.get_user", user_id=query["user_id"]) if query["user_id"] else None
    flags = view.ask("features.list_flags", {"q": query["flag"], "limit": MOST})
    flag, at = _flag(view, flags), _instant(view)
    found = view.explain(_question(view, flag, company, user, at)) if flag is not None else None
    return {
        "flags": flags,
        "flag": flag,
        "company": company,
        "user": user,
        "at": at,
        "explained": found,
        "names": _names(flag, company, user) | (_credits(view, found) if found is not None else {}),
        "tries": _tries(found) if found is not None else {},
        "companies": _found(view, "companies.list_companies", query["company"]),
        "users": _found(view, "companies.list_users", query["user"]),
    }


def _question(view: View, flag: Any, company: Any, user: Any, at: datetime | None) -> Question:
    query = view.query
    company_id: str | None = None
    if company is not None and (at is None or company["created_at"] <= at.isoformat()):
        company_id = company["id"]
    return Question(
        flag["id"],
        company_id,
        user["id"] if user is not None else None,
        {name.removeprefix(TRAIT): text for name, text in query.items() if name.startswith(TRAIT) and text},
        dict(_usage(view)),
        view.number("quantity", most=MAX_INTEGER),
        at,
    )


def _flag(view: View, flags: list[Any]) -> Any:
    """The flag of the key that is asked for: one of `flags`, which are those that fit, or behind them."""
    key = view.query["flag"].lower()
    if key and len(flags) == MOST and all(one["key"].lower() != key for one in flags):
        flags = view.ask("features.list_flags", {"q": key, "limit": 250})
    return next((one for one in flags if one["key"].lower() == key), None)


def _found(view: View, operation: str, text: str) -> list[Any]:
    found: list[Any] = view.ask(operation, {"q": text, "limit": MOST}) if text else []
    return found


def _instant(view: View) -> datetime | None:
    """The past moment that is asked for; None for now."""
    text = view.query["at"]
    if not text:
        return None
    at = parse_instant(f"{text}:00Z" if len(text) == len("2026-01-31T12:00") else text)
    if at is None:
        raise BadRequest("at: must be an instant such as 2026-01-31T12:00, in UTC")
    return at if at < view.now else None


def _usage(view: View) -> Iterator[tuple[Key, int]]:
    """Counters that are tried: the name of each has event, period and month reset."""
    for name in view.query:
        if name.startswith(USAGE) and view.query[name] and name.count(":") >= 3:
            event, period, reset = name.removeprefix(USAGE).rsplit(":", 2)
            yield (event, period, reset), view.number(name, most=MAX_INTEGER)


def _tries(found: Explanation) -> dict[str, Context]:
    """A field for each trait and counter that the rules look at, by its name."""
    fields: dict[str, Context] = {}
    for one in _conditions(found):
        document = one.document
        if document["condition_type"] == "trait" and "trait_definition" in document:
            definition = document["trait_definition"]
            fields.setdefault(f"{TRAIT}{definition['id']}", {"id": definition["id"], "seen": one.seen})
        if document["condition_type"] == "metric" and "event_subtype" in document:
            period = document.get("metric_period", "all_time")
            reset = document.get("metric_period_month_reset", "first_of_month")
            name = f"{USAGE}{document['event_subtype']}:{period}:{reset}"
            fields.setdefault(name, {"event": document["event_subtype"], "period": period, "seen": one.seen})
    return fields


def _credits(view: View, found: Explanation) -> dict[str, str]:
    """Names of credit types that rules ask for, by id."""
    ids = {one.document.get("credit_id", "") for one in _conditions(found)} - {""}
    known: list[dict[str, Any]] = view.ask("credits.list_billing_credits", {"ids": sorted(ids)}) if ids else []
    return {one["id"]: one["name"] for one in known}


def _conditions(found: Explanation) -> Iterator[Condition]:
    for rule in found.rules:
        for listed in (rule.conditions, *rule.groups):
            yield from listed


def _names(flag: Any, company: Any, user: Any) -> dict[str, str]:
    """What ids are called that conditions have and see."""
    names: dict[str, str] = {}
    for entity in (company, user):
        if entity is not None:
            names[entity["id"]] = entity["name"] or entity["id"]
            names |= {one["definition_id"]: one["definition"]["display_name"] for one in entity["entity_traits"]}
    for plan in (company["plan"], *company["add_ons"]) if company is not None else ():
        if plan is not None:
            names |= {plan["id"]: plan["name"], plan["plan_version_id"]: plan["name"]}
    for rule in flag["rules"] if flag is not None else ():
        groups = [group["conditions"] for group in rule["condition_groups"]]
        for one in (condition for listed in (rule["conditions"], *groups) for condition in listed):
            names |= {resource["id"]: resource["name"] for resource in one["resources"]}
            names |= {version["id"]: f"{version['name']} v{version['version']}" for version in one["plan_versions"]}
            for trait in (one["trait"], one["comparison_trait"]):
                if trait is not None:
                    names[trait["id"]] = trait["display_name"]
    return names

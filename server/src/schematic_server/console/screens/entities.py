"""What pages of companies and of users have in common: columns of lists, keys, traits, and what happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Literal

from schematic_server.console.form import Form
from schematic_server.console.view import Context, View

Kind = Literal["company", "user"]
RECENT = 10  # rows of a part of a profile
LOOKED_INTO = 5  # companies of a user whose events are looked through
SINCE_DAYS = (7, 30, 90)  # choices of a range that usage is shown for


def columns(view: View, known: Mapping[str, str], usual: str) -> Context:
    """Which columns a list has, by `?cols=`, names with blanks between them; and links that show or hide each."""
    shown = [one for one in (view.query["cols"] or usual).split() if one in known]
    choices = [
        {
            "label": label,
            "is_shown": name in shown,
            "query": view.with_query(cols=" ".join(one for one in known if (one in shown) is not (one == name)) or "-"),
        }
        for name, label in known.items()
    ]
    return {"shown": shown, "labels": known, "choices": choices}


async def save(form: Form, kind: Kind, body: Mapping[str, Any]) -> Any:
    """Change the company, or user, that the form's address names."""
    own = form.path[f"{kind}_id"]
    read, write = ("get_company", "upsert_company") if kind == "company" else ("get_user", "upsert_user")
    return await form.change(f"companies.{read}", f"companies.{write}", {"id": own, "keys": {}, **body}, **form.path)


async def save_name(form: Form, kind: Kind) -> None:
    await save(form, kind, {"name": form.text("name", required=True)})


async def save_key(form: Form, kind: Kind) -> str:
    """Its name. One that the company or user has already gets another value."""
    name = form.text("key_name", required=True)
    await save(form, kind, {"keys": {name: form.text("key_value", required=True)}})
    return name


async def remove_key(form: Form, kind: Kind) -> str:
    name = form.text("key_name", required=True)
    await save(form, kind, {"remove_keys": [name]})
    return name


async def save_trait(form: Form, kind: Kind, *, is_removed: bool = False) -> str:
    """Its name: one name, or those on the way to it where the form has several."""
    names = [one for one in form.several.get("trait", []) if one] or [form.text("trait", required=True)]
    value: Any = None if is_removed else form.text("trait_value", required=True)
    for name in reversed(names):
        value = {name: value}
    await save(form, kind, {"traits": value})
    return ".".join(names)


def happened(view: View, companies: Sequence[str] = (), **whose: str) -> Context:
    """The newest events, checks and writes of a company (`company_id`) or a user (`user_id`).

    Events are found by their company. Those of a user are looked for in `companies`, if there are any: all others would
    have to be looked through.
    """
    [entity_id] = whose.values()
    owners = [{**whose, "company_id": one} for one in companies[:LOOKED_INTO]] or [whose]

    def newest(**kind: Any) -> list[Any]:
        found = [one for own in owners for one in view.ask("events.list_events", {**own, **kind, "limit": RECENT})]
        return sorted(found, key=lambda one: (one["captured_at"], one["id"]), reverse=True)[:RECENT]

    return {
        "events": newest(),
        "checks": newest(event_types=["flag_check"]),
        "writes": view.ask("accounts.list_audit_logs", {"q": entity_id, "limit": RECENT}),
    }


def user_names(view: View, ids: Iterable[str | None]) -> dict[str, str]:
    """Names of users by id; who has none is called by the id, and who is gone is left out."""
    wanted = sorted({one for one in ids if one is not None})
    if not wanted:
        return {}
    found = view.ask("companies.list_users", {"ids": wanted, "limit": len(wanted)})
    return {one["id"]: one["name"] or one["id"] for one in found}


def within(view: View) -> tuple[int, Context]:
    """How many days back the address asks for, and that as a range of the API."""
    asked = view.number("days", 30)
    days = asked if asked in SINCE_DAYS else 30
    start = (view.now - timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    return days, {"start_time": start.isoformat(), "end_time": view.now.isoformat()}

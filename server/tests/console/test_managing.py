"""Manage plan and subscriptions in the console: what is shown of a change is what it does."""

from __future__ import annotations

import re
from typing import Any

import pytest

from schematic import Schematic

from .. import catalog, selling
from ..asgi import App
from ..conftest import Keys, on_sqlite
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"


def test_a_plan_is_bought_for_what_was_shown(api: Schematic, admin: Visitor) -> None:
    pro = selling.plan(api, f"Pro {EVIL}", monthly_price=4900, yearly_price=49000)
    extra = selling.plan(api, "Extra", "add_on", yearly_price=1000)
    acme = catalog.company(api)
    where = f"/companies/{acme.id}/plan"
    asked = f"{where}?base_plan_id={pro.id}:{pro.yearly_price.id}&add_on.{extra.id}=on"

    shown = admin.html(asked)

    assert EVIL not in shown
    assert "USD 490.00 a year" in shown
    assert _figures(shown)["due now"] == "USD 500.00"
    assert api.companies.get_company(acme.id).data.plan is None
    assert "The plan was changed" in admin.done(
        asked, {"base_plan_id": f"{pro.id}:{pro.yearly_price.id}", f"add_on.{extra.id}": "on"}
    )
    assert [one.total for one in selling.invoices(api, acme)] == [50000]


def _figures(page: str) -> dict[str, str]:
    """What stands in tiles, by what it is."""
    found = re.findall(r'class="figure">([^<]+)</span>([^<]+)<', page)
    return {name.strip(): figure for figure, name in found}

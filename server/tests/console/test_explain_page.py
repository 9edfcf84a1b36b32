"""The explain panel: what it shows is what a check of that moment answers."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from schematic import Schematic

from .. import catalog
from ..conftest import Ahead, on_sqlite, server_now
from .conftest import Visitor

EVIL = "<img src=x onerror=alert(1)>"


def _explained(visitor: Visitor, **query: Any) -> str:
    return visitor.html(f"/explain?{urlencode(query)}")


def _verdict(html: str) -> tuple[str, str]:
    """The value, and the name of what decided."""
    value = re.search(r'</code></a> is <span class="\w+">(\w+)</span>', html)
    decided = re.search(r'<li class="card decided">\s*<h3>(.*?) <span', html, re.DOTALL)
    assert value is not None
    assert decided is not None
    return value[1], decided[1]


def _seen(html: str) -> list[tuple[str, ...]]:
    """What each condition saw, wanted and made of it."""
    rows = re.findall(
        r"<tr><td>.*?</td>\s*<td>(.*?)</td>\s*<td>(.*?)</td>\s*<td class=\"\w+\">(.*?)</td></tr>", html, re.DOTALL
    )
    return [tuple(" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in row) for row in rows]


@pytest.fixture
def metered(api: Schematic) -> Any:
    """A company that may use 10 flights a month and has used 4."""
    flights, basic = catalog.metered(api), catalog.plan(api)
    catalog.grant(api, basic, flights, "numeric", value_numeric=10, metric_period="current_month")
    company = catalog.company(api)
    catalog.publish(api, basic, company)
    catalog.track(api, quantity=4)
    return company


def test_it_shows_what_decided_and_what_was_seen(api: Schematic, metered: Any, admin: Visitor) -> None:
    html = _explained(admin, flag="flights", company_id=metered.id)

    answer = catalog.check(api, "flights")
    assert _verdict(html)[0] == str(answer.value).lower() == "true"
    assert answer.reason.replace('"', "&#34;") in html
    assert ("4", "&lt; 10", "yes") in _seen(html)
    assert ("Basic v1", "is one of Basic v1", "yes") in _seen(html)


@on_sqlite
def test_other_usage_and_other_traits_are_tried(api: Schematic, metered: Any, admin: Visitor) -> None:
    tried = _explained(
        admin, flag="flights", company_id=metered.id, **{"usage:flight:current_month:first_of_month": 10}
    )
    assert _verdict(tried)[0] == "false"
    assert ("10", "&lt; 10", "no") in _seen(tried)
    about = _explained(admin, flag="flights", company_id=metered.id, quantity=6)
    assert _verdict(about)[0] == "false"
    tier = catalog.trait(api, "tier", "string")
    flag = api.features.create_flag(
        key="beta", name="Beta", description="", flag_type="boolean", default_value=False
    ).data
    condition = {"condition_type": "trait", "operator": "eq", "trait_id": tier.id, "trait_value": EVIL}
    rule: Any = {"name": EVIL, "priority": 1, "rule_type": "standard", "value": True}
    rule |= {"conditions": [{**condition, "resource_ids": []}], "condition_groups": []}
    api.features.update_flag_rules(flag.id, rules=[rule])

    html = _explained(admin, flag="beta", company_id=metered.id)
    assert _verdict(html) == ("false", "Default")
    assert ("empty", f"= {EVIL}".replace("<", "&lt;").replace(">", "&gt;"), "no") in _seen(html)
    assert EVIL not in html
    tried = _explained(admin, flag="beta", company_id=metered.id, **{f"trait:{tier.id}": EVIL})
    assert _verdict(tried)[0] == "true"
    assert EVIL not in tried
    assert catalog.check(api, "beta").value is False


def test_a_past_moment_is_explained_as_it_was(api: Schematic, clock: Ahead, metered: Any, admin: Visitor) -> None:
    before = server_now()
    clock.by += timedelta(hours=1)
    catalog.track(api, quantity=8)
    [flights] = api.features.list_features(q="flights").data
    pro = catalog.plan(api, "Pro")
    catalog.grant(api, pro, flights, "unlimited", metric_period="current_month")
    catalog.publish(api, pro)
    api.plans.update_company_plans(metered.id, base_plan_id=pro.id, add_on_ids=[])
    api.entitlements.create_company_override(
        company_id=metered.id, feature_id=flights.id, value_type="boolean", value_bool=False
    )

    then = _explained(admin, flag="flights", company_id=metered.id, at=before.isoformat())
    now = _explained(admin, flag="flights", company_id=metered.id)

    assert ("4", "&lt; 10", "yes") in _seen(then)
    assert _verdict(then)[0] == "true"
    assert _verdict(now)[0] == str(catalog.check(api, "flights").value).lower()
    earlier = before - timedelta(days=400)
    assert "was not there yet" in _explained(admin, flag="flights", company_id=metered.id, at=earlier.isoformat())


@on_sqlite
def test_company_and_user_are_found_by_name_or_key(api: Schematic, metered: Any, admin: Visitor) -> None:
    found = _explained(admin, flag="flights", company="UA")
    assert f"company_id={metered.id}" in found
    assert "No user fits" in _explained(admin, user=EVIL)
    assert EVIL not in _explained(admin, user=EVIL)
    assert "There is no flag nothing" in _explained(admin, flag="nothing")
    assert f'href="/console/{admin.environment_id}/explain?flag=flights"' in _explained(admin, flag="flig")
    assert admin.get("/explain?at=yesterday").status_code == 400
    assert admin.get("/explain?company_id=comp_nobody").status_code == 404

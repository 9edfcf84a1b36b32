"""A company with 10,000 grants beside one with 10: what its balance, a draw of it and its usage cost the server."""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import tempfile
from collections.abc import Sequence
from contextlib import closing
from typing import NamedTuple

from bench import growth_rows, load, trees
from bench.server_rows import get, post, request
from bench.servers import Server, server

SIZES = (10, 10_000)
ROUNDS = 5
_REQUESTS = {"balance": 400, "draw": 20, "feature usage": 20}  # a round
_QUANTITY = 10**9  # billionths: each grant has one credit
# Both databases understand it. Each grant is a copy of the one that was made by a request.
_MORE = """
INSERT INTO credit_grant (id, environment_id, company_id, credit_id, reason, quantity, remaining, held, used, told,
  created_at, updated_at)
SELECT g.id || '_' || number.i, g.environment_id, g.company_id, g.credit_id, g.reason, g.quantity, g.remaining, 0, 0,
  g.told, g.created_at + number.i, g.updated_at
FROM credit_grant AS g
CROSS JOIN (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {more}) SELECT i FROM n) AS number
WHERE g.company_id = '{company}'
"""
_TOTAL = """
UPDATE credit_account SET remaining = remaining + {units}, total = total + {units} WHERE company_id = '{company}'
"""


class _Company(NamedTuple):
    id: str
    key: str  # also the event that draws
    grants: int


def measured(postgres: str | None) -> dict[str, tuple[float, float]]:
    """Microseconds of the server's processor time for a request, of the small company and of the large one."""
    with tempfile.TemporaryDirectory(prefix="schematic-bench-") as folder:
        url = trees.new_database(postgres) if postgres else f"sqlite:///{folder}/balances.sqlite3"
        with server(url) as one:
            companies = [_company(one, url, size) for size in SIZES]
            found: dict[str, list[list[float]]] = {}
            for _ in range(ROUNDS + 1):
                for kind, ask in (("balance", _balance), ("draw", _draw), ("feature usage", _usage)):
                    costs = [_cost(one, ask(one, company), _REQUESTS[kind]) for company in companies]
                    found.setdefault(kind, []).append(costs)
            _check(one, companies)
    return {
        kind: (statistics.median(costs[0] for costs in rounds[1:]), statistics.median(costs[1] for costs in rounds[1:]))
        for kind, rounds in found.items()
    }


def _company(one: Server, url: str, grants: int) -> _Company:
    key = f"c{grants}"
    made = {name: post(one, path, body)["id"] for name, path, body in _catalog(key)}
    company_id: str = post(one, "/companies", {"keys": {"id": key}, "name": key})["id"]
    given = {"company_id": company_id, "credit_id": made["credit"], "quantity": 1, "reason": "purchased"}
    post(one, "/billing/credits/grants/company", given)
    draws = {"value_type": "credit", "value_credit_id": made["credit"], "credit_consumption_rate": 0.001}
    post(one, "/company-overrides", {"company_id": company_id, "feature_id": made["feature"], **draws})
    more = grants - 1
    _run(url, _MORE.format(more=more, company=company_id), _TOTAL.format(units=more * _QUANTITY, company=company_id))
    return _Company(company_id, key, grants)


def _catalog(key: str) -> Sequence[tuple[str, str, dict[str, object]]]:
    feature = {"name": key, "description": "", "feature_type": "event", "event_subtype": key}
    return (
        ("credit", "/billing/credits", {"name": key, "description": "", "currency": "usd"}),
        ("feature", "/features", {**feature, "flag": {"key": key, "name": key, "description": ""}}),
    )


def _balance(one: Server, company: _Company) -> bytes:
    return request(one, f"/billing/credits/balance?company_id={company.id}", None, "GET")


def _draw(one: Server, company: _Company) -> bytes:
    event = {"event": company.key, "company": {"id": company.key}}
    return request(one, "/events", {"event_type": "track", "body": event})


def _usage(one: Server, company: _Company) -> bytes:
    return request(one, f"/feature-usage?company_id={company.id}", None, "GET")


def _cost(one: Server, asked: bytes, times: int) -> float:
    used = one.cpu_seconds()
    answered, _ = load.saturate(one.port, [asked] * times, 1, 600.0)
    assert answered == times
    return (one.cpu_seconds() - used) * 1e6 / times


def _check(one: Server, companies: Sequence[_Company]) -> None:
    """Everything must have been drawn, else its cost means nothing."""
    drawn = (ROUNDS + 1) * _REQUESTS["draw"] / 1000
    for company in companies:
        (found,) = get(one, f"/billing/credits/balance?company_id={company.id}")
        assert found["remaining"] == round(company.grants - drawn, 9), (company, found)


def _run(url: str, *statements: str) -> None:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as db, db:
            for one in statements:
                db.execute(one)
        return
    for one in statements:
        asyncio.run(growth_rows.ask(url, one))

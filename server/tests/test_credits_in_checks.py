"""Balances and spend policies in the answers of checks, and in what engines are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic.rules import evaluate
from schematic_server.clock import now as server_now
from schematic_server.clock import unix_ms
from schematic_server.evaluation.check import Checker
from schematic_server.evaluation.explaining import Question, answer
from schematic_server.evaluation.requests import Request
from schematic_server.scope import Actor, Scope

from . import spending
from .asgi import App
from .conftest import Ahead, Keys
from .spending import Purse
from .streams import COMPANY, FLAGS, USER, Stream, listening


@pytest.fixture
def credit_id(api: Schematic) -> str:
    return spending.credit(api)


@pytest.fixture
def acme(api: Schematic, credit_id: str) -> Any:
    """On a plan that lets a use of `flights` cost a credit and a half."""
    return spending.metered(api, credit_id, 1.5)[0]


@pytest.fixture
def amy(api: Schematic, acme: Any) -> Any:
    return api.companies.upsert_user(keys={"id": "amy"}, company_id=acme.id).data


@pytest.fixture
def purse(app: App, credentials: Keys, acme: Any, credit_id: str) -> Purse:
    return Purse(app, credentials, acme.id, credit_id)


def _all(api: Schematic, **asked: Any) -> Any:
    return api.features.check_flags(**asked).data


def _check(api: Schematic, user: Any = None, **members: Any) -> Any:
    asked = {} if user is None else {"id": "amy"}
    preflight: Any = members or None
    return api.features.check_flag("flights", company={"code": "UA"}, user=asked, preflight=preflight).data


def test_a_check_passes_as_long_as_the_balance_covers_it(api: Schematic, purse: Purse, credit_id: str) -> None:
    before = _check(api)
    purse.grant(4)
    granted = _check(api)
    purse.draw(3)
    drawn = _check(api)

    assert [one.value for one in (before, granted, drawn)] == [False, True, False]
    assert before.rule_type == drawn.rule_type == "plan_entitlement_usage_exceeded"
    told = drawn.entitlement
    assert (told.value_type, told.credit_id, told.consumption_rate) == ("credit", credit_id, 1.5)
    assert (told.credit_total, told.credit_used, told.credit_remaining) == (4, 3, 1)
    assert (told.credit_reserved, told.credit_settled) == (0, 1)
    assert _check(api, credit_cost={credit_id: 1}).value is True


def test_what_is_held_can_be_drawn_by_nobody_else(api: Schematic, purse: Purse) -> None:
    purse.grant(4)
    hold = purse.hold(3)
    held = _check(api)
    purse.release(hold)

    told = held.entitlement
    assert (held.value, _check(api).value) == (False, True)
    assert (told.credit_remaining, told.credit_reserved, told.credit_settled, told.credit_used) == (1, 3, 4, 0)


def test_nothing_is_used_where_holds_have_more_than_grants_that_count(
    api: Schematic, acme: Any, purse: Purse, credit_id: str
) -> None:
    purse.grant(10)
    purse.hold(4)
    (taken,) = api.credits.list_company_grants(company_id=acme.id).data
    api.credits.zero_out_grant(taken.id)
    purse.grant(3)

    told = _check(api).entitlement

    assert (told.credit_total, told.credit_used) == (3, 0)
    assert (told.credit_remaining, told.credit_reserved, told.credit_settled) == (3, 4, 7)
    (usage,) = api.entitlements.list_feature_usage(company_id=acme.id).data
    assert (usage.credit_used, usage.credit_remaining) == (0, 3)


def test_balances_are_exact(api: Schematic, purse: Purse, credit_id: str) -> None:
    """0.3 less twice 0.1 is 0.1, to every client."""
    purse.grant(0.3)
    purse.draw(0.1)
    purse.draw(0.1)

    assert _check(api).entitlement.credit_remaining == 0.1
    assert _check(api, credit_cost={credit_id: 0.1}).value is True


def test_postpaid_use_goes_on_below_zero_to_its_floor(api: Schematic, purse: Purse, credit_id: str) -> None:
    purse.grant(2)
    purse.postpay(2)
    purse.draw(2)
    below = _check(api)
    balances = _all(api, company={"code": "UA"}).credit_balances
    purse.draw(1)
    at_floor = _check(api)
    purse.postpay()

    assert [below.value, at_floor.value, _check(api).value] == [True, False, True]
    told = balances[credit_id]
    assert (told.remaining, told.settled, told.postpaid, told.overdraft_limit) == (0, 0, True, 2)
    assert _all(api, company={"code": "UA"}).credit_balances[credit_id].overdraft_limit is None


def test_spend_policies_deny_and_say_why(api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str) -> None:
    purse.grant(100)
    api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, window_amount=4, window_unit="day"
    )
    allowed = _check(api, amy)
    purse.draw(3, amy.id)
    spent = _check(api, amy)
    per_draw = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, max_per_draw=2
    ).data
    twice = _check(api, usage=2)
    api.credits.delete_credit_spend_policy(per_draw.id)

    assert [allowed.value, spent.value, _check(api).value, twice.value] == [True, False, True, False]
    assert spent.reason == "A draw of 1.5 credits exceeds the user limit of 4 credits per day"
    assert twice.reason == "A draw of 3 credits exceeds the company limit of 2 credits per request"
    assert _check(api, usage=2).value is True


def test_a_list_of_flags_names_policies_and_is_not_turned_by_them(
    api: Schematic, purse: Purse, acme: Any, amy: Any, credit_id: str
) -> None:
    purse.grant(100)
    own = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, company_id=acme.id, max_per_draw=1, label="Small"
    ).data
    hers = api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, window_amount=3, window_unit="hour"
    ).data
    purse.draw(2, amy.id)

    found = _all(api, company={"code": "UA"}, user={"id": "amy"})
    alone = _all(api, company={"code": "UA"})

    assert [one.value for one in found.flags] == [True]
    assert [one.id for one in alone.credit_spend_policies] == [own.id]
    first, second = found.credit_spend_policies
    assert (first.id, first.kind, first.limit, first.scope) == (own.id, "per_draw", 1, "company")
    assert (first.label, first.company_id, first.consumed, first.window) == ("Small", None, None, None)
    assert (second.id, second.kind, second.limit, second.scope) == (hers.id, "window", 3, "user")
    assert (second.company_id, second.consumed, second.window.unit, second.window.count) == (acme.id, 2, "hour", 1)
    assert second.resets_at > server_now()


def test_a_use_that_costs_nothing_asks_of_no_balance(api: Schematic, credit_id: str) -> None:
    company, _ = spending.metered(api, credit_id, 0)

    check = _check(api)

    assert check.value is True
    assert check.rule_type == "plan_entitlement"
    assert check.company_id == company.id


def test_grants_that_end_are_gone_from_checks_by_themselves(api: Schematic, purse: Purse, clock: Ahead) -> None:
    purse.grant(4, server_now() + timedelta(minutes=10))
    purse.grant(2, server_now() + timedelta(minutes=20))
    told = [_check(api)]
    for minutes in (11, 10):
        clock.by += timedelta(minutes=minutes)
        told.append(_check(api))

    assert [one.value for one in told] == [True, True, False]
    assert [one.entitlement.credit_remaining for one in told] == [6, 2, 0]
    assert [one.entitlement.credit_total for one in told] == [6, 2, 0]


def test_windows_begin_anew_in_checks_by_themselves(
    api: Schematic, purse: Purse, amy: Any, credit_id: str, clock: Ahead
) -> None:
    purse.grant(100)
    api.credits.create_credit_spend_policy(
        billing_credit_id=credit_id, user_id=amy.id, window_amount=4, window_unit="hour"
    )
    purse.draw(3, amy.id)
    before = _check(api, amy)
    resets_at = _all(api, user={"id": "amy"}).credit_spend_policies[0].resets_at

    clock.by += resets_at - server_now()
    told = _all(api, user={"id": "amy"}).credit_spend_policies[0]

    assert (before.value, _check(api, amy).value) == (False, True)
    assert (told.consumed, told.resets_at) == (0, resets_at + timedelta(hours=1))


def test_openfeature_is_told_of_credits_as_metadata(
    api: Schematic, http: httpx2.Client, purse: Purse, acme: Any, credit_id: str
) -> None:
    purse.grant(4)
    purse.draw(1)
    api.credits.create_credit_spend_policy(billing_credit_id=credit_id, company_id=acme.id, max_per_draw=1)
    context = {"context": {"company": {"code": "UA"}}}

    one = http.post("/ofrep/v1/evaluate/flags/flights", json=context).json()
    (listed,) = http.post("/ofrep/v1/evaluate/flags", json=context).json()["flags"]

    told = one["metadata"]
    assert (told["limit"], told["used"], told["remaining"]) == (4, 1, 3)
    assert (one["value"], listed["value"]) == (False, False)
    assert told["reason"] == "A draw of 1.5 credits exceeds the company limit of 1 credit per request"


def test_an_explanation_shows_what_may_be_drawn_now_and_before(
    app: App, api: Schematic, credentials: Keys, purse: Purse, acme: Any, clock: Ahead
) -> None:
    purse.grant(4)
    before = server_now()
    clock.by += timedelta(minutes=1)
    purse.draw(3)
    purse.postpay(0.25)
    flag_id = api.features.list_flags().data[0].id

    def seen(at: datetime | None = None) -> list[tuple[Any, Any, Any]]:
        def work(db: Any) -> Any:
            scope = Scope(
                db, credentials.environment_id, Actor(credentials.account_id), server_now(), lambda change: None
            )
            return answer(scope, Question(flag_id, acme.id, None, quantity=2, at=at))

        rules = app.read(work).rules
        return [(one.seen, one.wanted, one.matches) for rule in rules for one in rule.conditions[1:]]

    assert seen() == [(1.25, 3, False), (1.25, 3, True)]
    assert seen(before) == [(4.25, 3, True), (4.25, 3, False)]


CHANGES: list[Callable[[Any, Purse, str], Any]] = [
    lambda api, purse, amy: purse.grant(100),
    lambda api, purse, amy: purse.draw(1.25),
    lambda api, purse, amy: purse.draw(2, amy),
    lambda api, purse, amy: purse.hold(7, amy),
    lambda api, purse, amy: purse.postpay(5),
    lambda api, purse, amy: purse.draw(96),
    lambda api, purse, amy: purse.grant(9, server_now() + timedelta(hours=1)),
    lambda api, purse, amy: purse.draw(-3, amy),
    lambda api, purse, amy: api.credits.create_credit_spend_policy(
        billing_credit_id=purse.credit_id, company_id=purse.company_id, max_per_draw=1
    ),
]


def test_engines_elsewhere_hear_of_all_and_answer_as_the_server(
    app: App, api: Schematic, secret: str, purse: Purse, amy: Any, acme: Any, credit_id: str
) -> None:
    """What the stream tells, put into the engine, is what a check answers: after each change, of both scopes."""
    for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, window_amount=10, window_unit="day", **whose
        )
    with listening(app) as port, Stream(port, secret) as stream:
        stream.answer(FLAGS)
        stream.answer(COMPANY, {"code": "UA"})
        stream.answer(USER, {"id": "amy"})
        for change in CHANGES:
            change(api, purse, amy.id)
            expected = _check(api, amy)
            flag = stream.flags["flights"]

            def told(flag: Any = flag) -> Any:
                company, user = stream.known[COMPANY][acme.id], stream.known[USER][amy.id]
                return evaluate(flag, company, user, None, unix_ms())

            def is_told(expected: Any = expected, told: Any = told) -> bool:
                found = told()
                entitlement = found["entitlement"]
                same = (found["value"], found["reason"]) == (expected.value, expected.reason)
                figures = ("credit_total", "credit_used", "credit_remaining", "credit_reserved", "credit_settled")
                return same and all(entitlement[one] == getattr(expected.entitlement, one) for one in figures)

            stream.until(is_told)
        # Seven are held, and of three that were given back two had been drawn.
        stream.until(lambda: stream.known[USER][amy.id]["credit_spend_policies"][0]["consumed"] == 7)
        kinds = {"window", "per_draw"}
        stream.until(lambda: {one["kind"] for one in stream.known[COMPANY][acme.id]["credit_spend_policies"]} == kinds)
    policies = stream.known[USER][amy.id]["credit_spend_policies"]
    assert [(one["scope"], one["company_id"]) for one in policies] == [("user", acme.id)]
    company = stream.known[COMPANY][acme.id]
    assert company["credit_postpaid"] == {credit_id: {"overdraft_limit": 5}}
    assert all("company_id" not in one for one in company["credit_spend_policies"])


def test_what_moves_is_known_without_asking_the_database(
    app: App, api: Schematic, credentials: Keys, purse: Purse, acme: Any, amy: Any, credit_id: str
) -> None:
    """Draws come with every event: a check that had to load its company after each would wait for the database."""
    purse.grant(100)
    for whose in ({"company_id": acme.id}, {"user_id": amy.id}):
        api.credits.create_credit_spend_policy(
            billing_credit_id=credit_id, window_amount=50, window_unit="month", **whose
        )
    checker, actor = Checker(app.asgi.state.database), Actor(credentials.account_id)
    asked = Request({"code": "UA"}, {"id": "amy"})

    def told() -> tuple[Any, ...]:
        found = app.run(checker.check_all(actor, credentials.environment_id, asked))
        (flag,) = found["flags"]
        return flag["entitlement"]["credit_remaining"], *(one["consumed"] for one in found["credit_spend_policies"])

    seen = [told()]
    loads = checker.loads
    for _ in range(3):
        purse.draw(5, amy.id)
        seen.append(told())
    purse.hold(1)
    seen.append(told())

    assert seen == [(100, 0, 0), (95, 5, 5), (90, 10, 10), (85, 15, 15), (84, 16, 15)]
    assert checker.loads == loads

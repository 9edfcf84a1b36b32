"""Partial messages: fact sheet §6, and §13 for what the official clients make of the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schematic.datastream.merge import LISTS, merge, places_of, used

Document = dict[str, Any]


def metric(event: str = "flight", value: int = 1, period: str = "all_time", reset: str = "first_of_month") -> Document:
    return {"event_subtype": event, "period": period, "month_reset": reset, "value": value}


def entitlement(**members: Any) -> Document:
    return {"feature_id": "feat_1", "feature_key": "seats", "value_type": "numeric", **members}


COMPANY: Document = {
    "id": "comp_1",
    "keys": {"id": "1"},
    "base_plan_id": "plan_1",
    "plan_ids": ["plan_1"],
    "traits": [{"value": "x"}],
    "credit_balances": {"credit_1": 5.0},
    "metrics": [metric("flight", 1), metric("hotel", 2), metric("flight", 3, "current_day")],
    "entitlements": [
        entitlement(event_name="flight", usage=1),
        entitlement(event_name="flight", metric_period="current_day", usage=3),
        entitlement(credit_id="credit_1", credit_remaining=5.0, credit_settled=1.0),
        entitlement(credit_id="credit_2", credit_remaining=7.0),
        entitlement(),
    ],
}


@pytest.mark.parametrize(
    ("partial", "changed"),
    [
        ({}, {}),
        ({"id": "comp_1"}, {}),
        ({"keys": {"slug": "acme"}}, {"keys": {"id": "1", "slug": "acme"}}),
        ({"keys": {"id": "2"}}, {"keys": {"id": "2"}}),
        ({"keys": None}, {}),
        ({"keys": {}}, {}),
        ({"base_plan_id": None}, {"base_plan_id": None}),
        ({"subscription": {"id": "s"}}, {"subscription": {"id": "s"}}),
        ({"plan_ids": ["plan_2"]}, {"plan_ids": ["plan_2"]}),
        ({"plan_ids": None, "traits": None}, {"plan_ids": [], "traits": []}),
        ({"credit_spend_policies": None}, {"credit_spend_policies": []}),
        ({"metrics": None}, {}),
        ({"metrics": []}, {}),
        ({"credit_balances": None}, {}),
        ({"something_new": 1}, {"something_new": 1}),
        (
            {"credit_lease_balance": {"credit_1": {"remaining": 1}}},
            {"credit_lease_balance": {"credit_1": {"remaining": 1}}},
        ),
    ],
)
def test_only_what_comes_is_changed(partial: Document, changed: Document) -> None:
    assert merge(COMPANY, partial) == {**COMPANY, **changed}


def test_metrics_are_replaced_in_place_or_added_at_the_end() -> None:
    news = [metric("hotel", 9), metric("car", 4)]

    merged = merge(COMPANY, {"metrics": news})

    assert [(one["event_subtype"], one["value"]) for one in merged["metrics"]] == [
        ("flight", 1),
        ("hotel", 9),
        ("flight", 3),
        ("car", 4),
    ]


def test_a_single_metric_needs_no_list() -> None:
    assert merge(COMPANY, {"metrics": metric("hotel", 9)}) == merge(COMPANY, {"metrics": [metric("hotel", 9)]})


def test_usage_of_entitlements_follows_the_metrics() -> None:
    merged = merge(COMPANY, {"metrics": [metric("flight", 10), metric("flight", 30, "current_day")]})

    assert [one.get("usage") for one in merged["entitlements"]] == [10, 30, None, None, None]


def test_credits_left_of_entitlements_follow_the_balances_that_come() -> None:
    merged = merge(COMPANY, {"credit_balances": {"credit_1": 0, "credit_9": 2.5}})

    assert merged["credit_balances"] == {"credit_1": 0, "credit_9": 2.5}
    assert [one.get("credit_remaining") for one in merged["entitlements"]] == [None, None, 0, 7.0, None]
    assert merged["entitlements"][2]["credit_settled"] == 1.0


def test_entitlements_that_come_themselves_follow_nothing() -> None:
    own = [entitlement(event_name="flight", usage=77)]

    merged = merge(COMPANY, {"metrics": [metric("flight", 10)], "entitlements": own})

    assert merged["entitlements"] == own


@pytest.mark.parametrize(
    "members", [{}, {"metrics": None, "entitlements": None, "keys": None, "credit_balances": None}]
)
def test_a_document_with_nothing_in_it_takes_everything(members: Document) -> None:
    news = {"metrics": [metric()], "keys": {"id": "1"}, "credit_balances": {"credit_1": 1.0}}

    assert merge({"id": "comp_1", **members}, news) == {"id": "comp_1", **members, **news}


@pytest.mark.parametrize(
    "partial",
    [{"metrics": [{}]}, {"metrics": [None]}, {"metrics": "x"}, {"keys": ["x"]}, {"credit_balances": 5}],
)
def test_a_partial_of_the_wrong_shape_is_refused(partial: Document) -> None:
    with pytest.raises(ValueError, match=next(iter(partial))):
        merge(COMPANY, partial)


def test_neither_argument_is_changed() -> None:
    partial = {"keys": {"slug": "a"}, "metrics": [metric("flight", 9)], "credit_balances": {"credit_1": 1.0}}
    company, news = deepcopy(COMPANY), deepcopy(partial)

    merge(company, news)
    used(company, "flight", 1)

    assert (company, news) == (COMPANY, partial)


def test_use_counts_in_every_metric_of_the_event() -> None:
    counted = merge(COMPANY, used(COMPANY, "flight", 4) or {})

    assert [one["value"] for one in counted["metrics"]] == [5, 2, 7]
    assert [one.get("usage") for one in counted["entitlements"]] == [5, 7, None, None, None]


def test_use_of_an_event_without_a_metric_changes_nothing() -> None:
    assert used(COMPANY, "boat", 4) is None
    assert used({"id": "comp_1", "metrics": None}, "boat", 4) is None


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
_texts = st.sampled_from("abc")
_metrics = st.lists(
    st.builds(metric, _texts, st.integers(0, 9), st.sampled_from(["all_time", "current_day"])),
    unique_by=lambda one: (one["event_subtype"], one["period"]),
    max_size=5,
)
_companies = st.fixed_dictionaries(
    {
        "id": st.just("comp_1"),
        "keys": st.dictionaries(_texts, _texts),
        "credit_balances": st.dictionaries(_texts, st.floats(0, 9)),
        "metrics": _metrics,
        "entitlements": st.lists(st.builds(lambda event: entitlement(event_name=event, usage=1), _texts), max_size=3),
        **{name: st.lists(_texts, max_size=3) for name in sorted(LISTS - {"metrics", "entitlements"})},
        "base_plan_id": st.none() | _texts,
    }
)


@unhurried
@given(_companies, st.data())
def test_any_split_of_a_document_into_partials_gives_the_document(company: Document, data: st.DataObject) -> None:
    """Members in any order; of maps and metrics in any pieces. Entitlements, which follow the others, come last: a
    server that has sent them sends them again with what moves them."""
    pieces: list[Document] = [
        {name: value} for name, value in company.items() if name not in ("metrics", "credit_balances", "entitlements")
    ]
    pieces += [{"credit_balances": {name: value}} for name, value in company["credit_balances"].items()]
    pieces += [{"metrics": [one]} for one in company["metrics"]]
    merged: Document = {"id": "comp_1", "credit_balances": {}}

    for piece in [*data.draw(st.permutations(pieces)), {"entitlements": company["entitlements"]}]:
        merged = merge(merged, piece)

    by_window = {(one["event_subtype"], one["period"]): one for one in merged.pop("metrics", [])}
    assert by_window == {(one["event_subtype"], one["period"]): one for one in company["metrics"]}
    assert merged == {name: value for name, value in company.items() if name != "metrics"}


@unhurried
@given(_companies, _companies)
def test_a_whole_document_as_a_partial_adds_what_it_has(old: Document, new: Document) -> None:
    """Keys, balances and metrics alone are never taken away."""
    merged = merge(old, new)

    assert {**merged, "keys": 0, "credit_balances": 0, "metrics": 0} == {
        **new,
        "keys": 0,
        "credit_balances": 0,
        "metrics": 0,
    }
    assert merged["keys"] == {**old["keys"], **new["keys"]}
    assert merged["credit_balances"] == {**old["credit_balances"], **new["credit_balances"]}


@unhurried
@given(_companies, _metrics)
def test_places_that_are_kept_change_nothing(company: Document, news: list[Document]) -> None:
    partial = {"metrics": news}

    assert merge(company, partial, places_of(company["metrics"])) == merge(company, partial)


def test_of_two_metrics_of_one_window_the_first_is_replaced() -> None:
    company = {"metrics": [metric("hotel", 1), metric("flight", 2), metric("flight", 3)]}
    expected = [metric("hotel", 1), metric("flight", 9), metric("flight", 3)]

    assert merge(company, {"metrics": [metric("flight", 9)]})["metrics"] == expected
    assert merge(company, {"metrics": [metric("flight", 9)]}, places_of(company["metrics"]))["metrics"] == expected

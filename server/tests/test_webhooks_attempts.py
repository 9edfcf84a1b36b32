"""What answers mean: when to try again, when to slow down, when an endpoint is turned off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from schematic_server.webhooks.attempts import (
    JITTER,
    LONG,
    MAX_WAIT,
    SHORT,
    Answer,
    asked_for,
    is_failing,
    next_attempt,
    resume_at,
)

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
DOWN = Answer(503)


def _seconds(until: datetime | None) -> float:
    assert until is not None
    return (until - NOW).total_seconds()


def test_six_attempts_take_about_twenty_minutes() -> None:
    pauses = [_seconds(next_attempt(SHORT, made, 0.5, DOWN, NOW)) for made in range(1, 6)]

    assert pauses == [10, 30, 90, 270, 810]
    assert next_attempt(SHORT, 6, 0.5, DOWN, NOW) is None


def test_the_long_schedule_has_ten_attempts_over_three_days() -> None:
    assert len(LONG) == 9
    assert 75 < sum(LONG) / 3600 < 77


def test_pauses_are_spread_by_chance() -> None:
    assert _seconds(next_attempt(SHORT, 1, 0, DOWN, NOW)) == pytest.approx(10 * (1 - JITTER))
    assert _seconds(next_attempt(SHORT, 1, 1, DOWN, NOW)) == pytest.approx(10 * (1 + JITTER))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("9" * 30, MAX_WAIT.total_seconds()),
        ("Sat, 31 Jan 2026 12:01:00 GMT", 60),
        ("Sat, 31 Jan 2026 11:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_WAIT.total_seconds()),
    ],
)
def test_retry_after_is_seconds_or_a_date(text: str, seconds: float) -> None:
    assert _seconds(asked_for(Answer(429, retry_after=text), NOW)) == seconds


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "-5",
        "1.5",
        "Sat, 99 Jan 2026 12:01:00 GMT",
        "Sat, 31 Jan 99999999999999999999 12:01:00 GMT",
        "Sat, 31 Jan 2026 12:01:00 +99999999999999999999",
    ],
)
def test_an_unreadable_retry_after_is_none(text: str | None) -> None:
    assert asked_for(Answer(429, retry_after=text), NOW) is None


def test_a_receiver_can_only_put_attempts_off() -> None:
    assert _seconds(next_attempt(SHORT, 1, 0.5, Answer(429, retry_after="3600"), NOW)) == 3600
    assert _seconds(next_attempt(SHORT, 1, 0.5, Answer(429, retry_after="1"), NOW)) == 10


@pytest.mark.parametrize("code", [429, 502, 504])
def test_an_overloaded_receiver_is_sent_less_and_less(code: int) -> None:
    answer = Answer(code)

    assert answer.slows_down
    assert [_seconds(resume_at(answer, made, NOW)) for made in (0, 1, 2, 20)] == [5, 10, 20, 300]
    assert _seconds(resume_at(Answer(code, retry_after="42"), 3, NOW)) == 42


@pytest.mark.parametrize("code", [0, 200, 301, 400, 404, 410, 500, 503])
def test_other_answers_do_not_slow_down(code: int) -> None:
    assert not Answer(code).slows_down


def test_a_503_with_retry_after_slows_down() -> None:
    assert Answer(503, retry_after="10").slows_down
    assert not Answer(200, retry_after="10").slows_down


@pytest.mark.parametrize(("code", "is_success"), [(200, True), (204, True), (299, True), (300, False), (199, False)])
def test_any_2xx_is_success(code: int, is_success: bool) -> None:
    assert Answer(code).is_success is is_success


def test_failures_say_why() -> None:
    assert Answer(200).reason is None
    assert Answer(500).reason == "answered 500"
    assert "redirects are not followed" in (Answer(302).reason or "")
    assert Answer(0, failure="no answer within 15 s").reason == "no answer within 15 s"


@pytest.mark.parametrize(
    ("succeeded", "failed", "is_off"),
    [(0, 24, False), (0, 25, True), (2, 23, True), (3, 22, False), (100, 900, True), (101, 899, False), (0, 0, False)],
)
def test_an_endpoint_is_off_at_90_percent_of_at_least_25(succeeded: int, failed: int, is_off: bool) -> None:
    assert is_failing(succeeded, failed) is is_off


def test_no_wait_is_longer_than_a_day() -> None:
    assert timedelta(days=1) == MAX_WAIT

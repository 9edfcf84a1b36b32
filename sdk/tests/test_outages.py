"""What checks decide while the API does not answer: when to stop asking, when to ask again, what to say instead."""

from __future__ import annotations

import math

import pytest

from schematic.checks import answers
from schematic.checks.answers import FlagAnswer
from schematic.checks.outages import Policies, is_outage, wait_before_retry
from schematic.config import CircuitBreaker, OutagePolicy
from schematic.core.api_error import ApiConnectionError, ApiError, ApiTimeoutError
from schematic.core.breaker import Breaker

SETTINGS = CircuitBreaker(failures=3, lost_seconds=10.0, cool_down_seconds=2.0, longest_cool_down_seconds=16.0)


def fail(breaker: Breaker, now: float, took: float = 0.1) -> None:
    admission = breaker.admit(now)
    assert admission is not None
    breaker.settle(admission, now, took, is_failure=True)


def opened(now: float = 100.0) -> Breaker:
    breaker = Breaker(SETTINGS)
    for _ in range(3):
        fail(breaker, now)
    return breaker


def test_a_closed_breaker_lets_everybody_ask_for_as_long_as_they_like() -> None:
    admission = Breaker(SETTINGS).admit(1.0)

    assert admission is not None
    assert admission.seconds == math.inf


def test_it_opens_after_so_many_failures_in_a_row() -> None:
    breaker = Breaker(SETTINGS)

    fail(breaker, 1.0)
    fail(breaker, 1.0)
    before = breaker.state
    fail(breaker, 1.0)

    assert (before, breaker.state) == ("closed", "open")
    assert breaker.admit(1.1) is None


def test_a_success_starts_the_count_again() -> None:
    breaker = Breaker(SETTINGS)
    for _ in range(10):
        fail(breaker, 1.0)
        fail(breaker, 1.0)
        admission = breaker.admit(1.0)
        assert admission is not None
        breaker.settle(admission, 1.0, 0.1, is_failure=False)

    assert breaker.state == "closed"


def test_one_long_timeout_is_enough() -> None:
    """Sixty seconds five times over would be five minutes of a thread's life."""
    breaker = Breaker(SETTINGS)

    fail(breaker, 60.0, took=60.0)

    assert breaker.state == "open"


def test_after_the_pause_one_may_try_and_only_one() -> None:
    breaker = opened(now=100.0)

    assert breaker.admit(101.9) is None
    probe = breaker.admit(102.0)
    assert probe is not None
    assert probe.is_probe
    assert breaker.state == "half_open"
    assert breaker.admit(102.0) is None
    assert breaker.admit(500.0) is None


def test_a_probe_that_succeeds_closes_it() -> None:
    breaker = opened(now=100.0)
    probe = breaker.admit(102.0)
    assert probe is not None

    breaker.settle(probe, 102.1, 0.1, is_failure=False)

    assert breaker.state == "closed"
    assert breaker.admit(102.1) is not None


def test_each_failed_probe_doubles_the_pause_up_to_the_longest() -> None:
    breaker, now = opened(now=0.0), 2.0
    pauses: list[float] = []
    for _ in range(5):
        fail(breaker, now)
        began = now
        while breaker.admit(now) is None:
            now += 0.5
        breaker.forget_probe()
        pauses.append(now - began)

    assert pauses == [4.0, 8.0, 16.0, 16.0, 16.0]


def test_a_probe_is_short_at_first_and_takes_a_tenth_of_a_long_pause() -> None:
    """An API that has become slow would otherwise never be found again."""
    breaker, now, seconds = opened(now=0.0), 2.0, []
    for _ in range(5):
        while (probe := breaker.admit(now)) is None:
            now += 0.5
        seconds.append(probe.seconds)
        breaker.settle(probe, now, 0.1, is_failure=True)

    assert seconds == [1.0, 1.0, 1.0, 1.6, 1.6]


def test_what_nobody_waited_for_says_nothing_but_frees_the_probe() -> None:
    breaker = opened(now=0.0)
    probe = breaker.admit(2.0)
    assert probe is not None

    breaker.settle(probe, 2.1, 0.1, is_failure=None)

    assert breaker.state == "open"
    assert breaker.admit(2.1) is not None


def test_requests_that_were_on_their_way_do_not_lengthen_the_pause() -> None:
    breaker = Breaker(SETTINGS)
    on_their_way = [breaker.admit(0.0) for _ in range(50)]

    for admission in on_their_way:
        assert admission is not None
        breaker.settle(admission, 5.0, 5.0, is_failure=True)

    assert breaker.admit(7.0) is not None


def test_one_that_was_on_its_way_and_succeeds_closes_it() -> None:
    breaker = Breaker(SETTINGS)
    slow = breaker.admit(0.0)
    assert slow is not None
    for _ in range(3):
        fail(breaker, 0.0)

    breaker.settle(slow, 1.0, 1.0, is_failure=False)

    assert breaker.state == "closed"


def test_switched_off_it_never_opens() -> None:
    breaker = Breaker(None)

    for _ in range(1000):
        fail(breaker, 0.0, took=60.0)

    assert breaker.state == "closed"


def test_the_refusal_names_the_breaker_and_when_it_tries_again() -> None:
    assert opened(now=100.0).refusal(100.5) == (
        "the circuit breaker is open after 3 failed requests in a row; the next is tried in 1.5 s"
    )


@pytest.mark.parametrize(("status", "expected"), [(None, True), (500, True), (503, True), (429, True), (408, True)])
def test_no_answer_and_refusals_for_now_are_outages(status: int | None, expected: bool) -> None:
    assert is_outage(status) is expected


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 409, 422, 501])
def test_an_answer_that_says_no_is_none(status: int) -> None:
    """A wrong key must not look like an outage: asking costs nothing then."""
    assert not is_outage(status)


def refused(status: int, **headers: str) -> ApiError:
    return ApiError(status_code=status, headers={name.replace("_", "-"): text for name, text in headers.items()})


def test_a_retry_waits_as_the_transport_does() -> None:
    assert wait_before_retry(refused(503), 0, 2.0, 0.0, 0.5) == pytest.approx(1.0)


def test_our_own_delay_is_shortened_to_what_the_check_may_wait() -> None:
    assert wait_before_retry(refused(503), 1, 0.75, 0.0, 0.5) == 0.75


def test_a_short_wish_of_the_server_is_granted() -> None:
    assert wait_before_retry(refused(429, retry_after="1.5"), 0, 2.0, 0.0, 0.5) == 1.5


@pytest.mark.parametrize("headers", [{"retry_after": "3600"}, {"retry_after": "3"}, {"x_ratelimit_reset": "1060"}])
def test_a_long_wish_of_the_server_ends_the_check(headers: dict[str, str]) -> None:
    """The official client sleeps for a minute, twice, in every check."""
    assert wait_before_retry(refused(503, **headers), 0, 2.0, 1000.0, 0.5) is None


@pytest.mark.parametrize("error", [refused(400), refused(401), refused(404), ApiTimeoutError(message="late")])
def test_what_would_fail_again_is_not_tried_again(error: ApiError) -> None:
    assert wait_before_retry(error, 0, 2.0, 0.0, 0.5) is None


def test_a_connection_that_could_not_be_made_is_tried_again() -> None:
    class ConnectError(Exception):
        """As the HTTP libraries name it."""

    error = ApiConnectionError(message="no")
    error.__cause__ = ConnectError()

    assert wait_before_retry(error, 0, 2.0, 0.0, 0.5) == pytest.approx(1.0)


def test_each_flag_has_its_policy_and_the_rest_the_default() -> None:
    policies = Policies("closed", {"sso": "open"})

    assert (policies.of("sso"), policies.of("other")) == ("open", "closed")


@pytest.mark.parametrize(
    ("default", "by_flag", "named"),
    [("opened", None, "outage_policy"), ("default", {"sso": "fail-open"}, "outage_policies['sso']")],
)
def test_a_policy_that_there_is_not_is_named(default: OutagePolicy, by_flag: object, named: str) -> None:
    with pytest.raises(ValueError, match="must be one of default, open, closed, last_known") as caught:
        Policies(default, by_flag)  # type: ignore[arg-type]  # what a user without a type checker writes

    assert named in str(caught.value)


ERROR = ApiConnectionError(message="no answer")
OFFICIAL = "Error occurred - using default value: no answer"
KNOWN = FlagAnswer({"flag": "f", "reason": "matched", "value": True}, True, at=90.0)


@pytest.mark.parametrize(
    ("policy", "known", "value", "note"),
    [
        ("default", KNOWN, None, ""),
        ("open", KNOWN, True, " (answered True by outage policy 'open')"),
        ("closed", KNOWN, False, " (answered False by outage policy 'closed')"),
        ("last_known", KNOWN, True, " (answered with the last known value, 10 s old)"),
        ("last_known", None, None, ""),
    ],
)
def test_a_failed_check_answers_by_its_policy_with_the_official_reason(
    policy: OutagePolicy, known: FlagAnswer | None, value: bool | None, note: str
) -> None:
    answer = answers.failed("f", ERROR, policy, known, 100.0)

    assert answer.value is value
    assert answer.reason == OFFICIAL + note

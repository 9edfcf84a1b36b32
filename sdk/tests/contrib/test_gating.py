"""What gates decide: which status, which figures, and that a request sees one answer."""

from __future__ import annotations

import ast
import asyncio
import inspect
from collections.abc import Callable
from importlib import util
from pathlib import Path

import httpx2
import pytest

import schematic.contrib
from schematic import AsyncSchematic, Schematic
from schematic.client import CheckFlagOptions
from schematic.contrib.gating import AsyncSnapshot, Snapshot, judge, use
from schematic.types import CheckFlagResponseData, FeatureEntitlement
from schematic_server.demo.process import Running

from .conftest import NOBODY

Fly = Callable[[dict[str, str], int], None]


def test_what_is_in_the_plan_is_not_denied(client: Schematic, acme: dict[str, str]) -> None:
    assert judge(client.check_flag_with_entitlement("sso", acme)) is None


def test_what_is_not_in_the_plan_is_403(client: Schematic, acme: dict[str, str]) -> None:
    denial = judge(client.check_flag_with_entitlement("exports", acme))

    assert denial is not None
    assert (denial.status, denial.error, denial.flag) == (403, "not_entitled", "exports")
    assert denial.reason


def test_a_limit_that_is_used_up_is_402_with_its_figures(client: Schematic, acme: dict[str, str], fly: Fly) -> None:
    fly(acme, 3)

    denial = judge(client.check_flag_with_entitlement("flights", acme))

    assert denial is not None
    assert (denial.status, denial.error) == (402, "limit_reached")
    body = denial.body
    assert (body["flag"], body["limit"], body["used"]) == ("flights", 3, 3)
    assert "usage exceeded" in body["reason"]
    assert body["reset_at"].endswith("-01T00:00:00+00:00")


def test_credits_that_are_used_up_are_402(client: Schematic, acme: dict[str, str]) -> None:
    denial = judge(client.check_flag_with_entitlement("chat", acme))

    assert denial is not None
    assert (denial.status, denial.error) == (402, "credits_exhausted")


def test_a_spend_policy_that_refuses_a_draw_is_402() -> None:
    """No usage rule matched then; the reason alone says so."""
    reason = "A draw of 2 credits exceeds the user limit of 1 credit per request"

    denial = judge(CheckFlagResponseData(flag="chat", reason=reason, value=False))

    assert denial is not None
    assert (denial.status, denial.error) == (402, "credits_exhausted")


def test_figures_of_credits_are_credits() -> None:
    held = FeatureEntitlement(
        feature_id="feat_1",
        feature_key="chat",
        value_type="credit",
        credit_total=10,
        credit_used=4.5,
        credit_remaining=5.5,
    )

    figures = use(CheckFlagResponseData(flag="chat", reason="", value=True, entitlement=held))

    assert (figures.limit, figures.used, figures.remaining, figures.in_credits) == (10, 4.5, 5.5, True)


def test_a_check_that_failed_is_503_and_blames_nobody() -> None:
    with Schematic("sch_x", base_url="http://127.0.0.1:9", event_capture_url="http://127.0.0.1:9") as client:
        client.set_flag_default("open", True)
        at_once = CheckFlagOptions(timeout=1)

        denial = judge(client.check_flag_with_entitlement("flights", options=at_once))

        assert denial is not None
        assert (denial.status, denial.error) == (503, "check_failed")
        assert judge(client.check_flag_with_entitlement("open", options=at_once)) is None


def test_a_stale_denial_is_the_denial_it_was(server: Running, acme: dict[str, str], fly: Fly) -> None:
    """The outage policy `last_known` answers for the API; its figures still hold."""
    fly(acme, 3)
    is_down = False

    def carry(request: httpx2.Request) -> httpx2.Response:
        if is_down:
            return httpx2.Response(400, json={"error": "out of order"})
        headers = {"X-Schematic-Api-Key": server.key, "Content-Type": "application/json"}
        told = httpx2.post(str(request.url), content=request.content, headers=headers)
        return httpx2.Response(told.status_code, content=told.content)

    with (
        httpx2.Client(transport=httpx2.MockTransport(carry)) as http,
        Schematic(
            server.key,
            base_url=server.base_url,
            httpx_client=http,
            cache_providers=[],
            outage_policy="last_known",
        ) as client,
    ):
        client.check_flag("flights", acme)
        is_down = True
        check = client.check_flag_with_entitlement("flights", acme)

    denial = judge(check)
    assert check.reason.startswith("Error occurred")
    assert denial is not None
    assert (denial.status, denial.error, denial.use.used) == (402, "limit_reached", 3)


def test_a_flag_that_does_not_exist_is_403_not_an_outage(client: Schematic) -> None:
    single = judge(client.check_flag_with_entitlement("no-such-flag", NOBODY))
    bulk = judge(client.check_flags(["no-such-flag"], NOBODY)[0])

    assert [single and single.status, bulk and bulk.status] == [403, 403]


def test_a_snapshot_keeps_its_answers_while_the_truth_changes(
    client: Schematic, acme: dict[str, str], fly: Fly
) -> None:
    request = Snapshot(client, acme)
    assert request.check_flag("flights")

    fly(acme, 3)

    assert request.check_flag("flights")
    assert request.denial("flights", "sso") is None
    assert not Snapshot(client, acme).check_flag("flights")


async def test_an_async_snapshot_keeps_its_answers_too(server: Running, acme: dict[str, str], fly: Fly) -> None:
    async with AsyncSchematic(
        server.key, base_url=server.base_url, event_capture_url=server.base_url, cache_providers=[]
    ) as client:
        request = AsyncSnapshot(client, acme)
        assert await request.check_flag("flights")

        fly(acme, 3)

        assert await request.check_flag("flights")
        denial = await AsyncSnapshot(client, acme).denial("sso", "flights")
        assert denial is not None
        assert denial.flag == "flights"


class _Counting:
    """A checker that counts what it is asked."""

    def __init__(self, client: Schematic) -> None:
        self._client = client
        self.asked: list[list[str]] = []

    def check_flag_with_entitlement(self, flag_key, company=None, user=None):
        self.asked.append([flag_key])
        return self._client.check_flag_with_entitlement(flag_key, company, user)

    def check_flags(self, flag_keys=None, company=None, user=None):
        self.asked.append(list(flag_keys))
        return self._client.check_flags(flag_keys, company, user)


def test_several_flags_are_one_request_and_known_ones_none(client: Schematic, acme: dict[str, str]) -> None:
    counting = _Counting(client)
    request = Snapshot(counting, acme)

    first = request.check_flags(["sso", "flights", "sso"])
    again = request.check_flags(["flights", "sso", "exports"])

    assert [one.value for one in first] == [True, True, True]
    assert [one.value for one in again] == [True, True, False]
    assert counting.asked == [["sso", "flights"], ["exports"]]


async def test_concurrent_checks_of_one_request_agree() -> None:
    """Both asked before either was answered: the first answer counts for both."""
    answers = iter([True, False])

    class Flipping:
        async def check_flag_with_entitlement(self, flag_key, company=None, user=None):
            await asyncio.sleep(0)
            return CheckFlagResponseData(flag=flag_key, reason="", value=next(answers))

        async def check_flags(self, flag_keys=None, company=None, user=None):
            raise AssertionError("one flag is one check")

    request = AsyncSnapshot(Flipping())

    assert await asyncio.gather(request.check_flag("a"), request.check_flag("a")) == [True, True]


def test_both_snapshots_decide_alike() -> None:
    """They differ by `await` alone."""

    def without_await(source: str) -> str:
        for told, instead in (("async def", "def"), ("await ", ""), ("AsyncSnapshot", "Snapshot"), ("AsyncC", "C")):
            source = source.replace(told, instead)
        tree = ast.parse(source)
        del tree.body[0].body[0]  # the docstring of the class
        return ast.unparse(tree)

    assert without_await(inspect.getsource(AsyncSnapshot)) == without_await(inspect.getsource(Snapshot))


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("openfeature", "openfeature"),
        ("opentelemetry", "opentelemetry"),
        ("django", "django"),
        ("flask", "flask"),
        ("fastapi", "fastapi"),
        ("celery", "celery"),
    ],
)
def test_a_missing_package_names_the_extra(module: str, package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in list(sys.modules):
        if name == package or name.startswith(f"{package}."):
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, package, None)
    path = Path(schematic.contrib.__file__).with_name(f"{module}.py")
    spec = util.spec_from_file_location(f"without_{package}", path)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(ImportError, match=rf"pip install 'schematichq\[{module}\]'"):
        spec.loader.exec_module(util.module_from_spec(spec))

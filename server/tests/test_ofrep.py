"""OpenFeature's remote evaluation protocol: the same answers as the SDK's provider gives, and refusals in its words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

import httpx2
import pytest
from openfeature.contrib.provider.ofrep import OFREPProvider
from openfeature.evaluation_context import EvaluationContext
from openfeature.exception import ErrorCode, FlagNotFoundError, OpenFeatureError
from openfeature.flag_evaluation import Reason

from schematic import Schematic
from schematic.contrib.openfeature import SchematicProvider
from schematic_server.demo.process import Running, start
from schematic_server.settings import Settings

from . import catalog, mirroring
from .asgi import PATIENCE, App
from .conftest import Keys
from .running_jobs import until
from .streams import listening

KEY = "X-Schematic-Api-Key"
ALL, FLIGHTS = "/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/flights"
UA: dict[str, Any] = {"company": {"code": "UA"}}


def _limited(api: Schematic, limit: int = 2) -> Any:
    """A plan that allows so many flights, and United on it, with Amy."""
    basic, flights = catalog.plan(api), catalog.metered(api)
    catalog.grant(api, basic, flights, "numeric", value_numeric=limit)
    united = catalog.company(api, base_plan_id=basic.id)
    api.companies.upsert_user(keys={"id": "amy"}, company_id=united.id)
    api.companies.upsert_user(keys={"id": "7"})
    return flights


def _ask(http: httpx2.Client, path: str = FLIGHTS, context: Any = UA, **headers: str) -> httpx2.Response:
    return http.post(
        path, json={"context": context}, headers={name.replace("_", "-"): headers[name] for name in headers}
    )


def _evaluation(http: httpx2.Client, path: str = FLIGHTS, context: Any = UA, **headers: str) -> Any:
    answer = _ask(http, path, context, **headers)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_evaluation_tells_value_reason_variant_and_the_figures(api: Schematic, http: httpx2.Client) -> None:
    flights = _limited(api)
    catalog.track(api)

    told = _evaluation(http, context={**UA, "targetingKey": "amy"})

    metadata = told.pop("metadata")
    assert told == {"key": "flights", "value": True, "reason": "TARGETING_MATCH", "variant": "on"}
    assert {name: metadata[name] for name in ("limit", "used", "remaining", "flag_id", "rule_type")} == {
        "limit": 2,
        "used": 1,
        "remaining": 1,
        "flag_id": flights.flags[0].id,
        "rule_type": "plan_entitlement",
    }
    assert {"user_id", "company_id"} <= metadata.keys()


@pytest.mark.parametrize(
    "context",
    [
        {},
        UA,
        {"company": {"code": "nobody"}},
        {"company": {"code": "UA", "other": None}, "user": None},
        {"targetingKey": "amy"},
        {"targetingKey": "amy", "user": {}},
        {"targetingKey": "amy", "user": "7"},
        {"user": 7},
        {"company": {}, "plan": "Gold", "nested": {"a": [1.5]}},
    ],
    ids=str,
)
def test_a_context_means_what_it_means_to_the_sdks_provider(
    api: Schematic, http: httpx2.Client, context: dict[str, Any]
) -> None:
    _limited(api)
    catalog.track(api)
    provider = SchematicProvider(api, owns_client=False)
    asked = EvaluationContext(
        context.get("targetingKey"), {name: value for name, value in context.items() if name != "targetingKey"}
    )

    details = provider.resolve_boolean_details("flights", False, asked)
    told = _evaluation(http, context=context)

    assert told == {
        "key": "flights",
        **{name: asdict(details)[name] for name in ("value", "reason", "variant")},
        "metadata": dict(details.flag_metadata),
    }
    assert _evaluation(http, ALL, context)["flags"] == [told]


def test_rules_and_defaults_have_the_standard_reasons(api: Schematic, http: httpx2.Client) -> None:
    common: dict[str, Any] = {"conditions": [], "condition_groups": [], "priority": 0, "value": True}
    for name, rule_type in (("override", "global_override"), ("standard", "standard"), ("fallback", "default")):
        flag = api.features.create_flag(key=name, name=name, description="").data
        api.features.update_flag_rules(flag.id, rules=[{**common, "name": name, "rule_type": rule_type}])
    api.features.create_flag(key="none", name="none", description="")

    told = {one["key"]: (one["value"], one["reason"], one["variant"]) for one in _evaluation(http, ALL)["flags"]}

    assert told == {
        "override": (True, "STATIC", "on"),
        "standard": (True, "TARGETING_MATCH", "on"),
        "fallback": (True, "DEFAULT", "on"),
        "none": (False, "DEFAULT", "off"),
    }


def test_a_flags_key_may_have_any_character(api: Schematic, http: httpx2.Client) -> None:
    api.features.create_flag(key="a/b c%", name="Odd", description="")

    assert _evaluation(http, f"{ALL}/a%2Fb%20c%25")["key"] == "a/b c%"
    assert _evaluation(http, f"{ALL}/a/b%20c%25")["key"] == "a/b c%"


MANY = json.dumps({"context": {"company": {f"k{number}": "x" for number in range(1000)}}})


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        ("", "PARSE_ERROR", "not valid JSON"),
        ("[]", "PARSE_ERROR", "the request body does not fit"),
        ('{"context": "UA"}', "INVALID_CONTEXT", "context: must be an object, not text"),
        ('{"context": {"company": 1.5}}', "INVALID_CONTEXT", "context.company: must be text, not a fraction"),
        ('{"context": {"company": {"id": [1]}}}', "INVALID_CONTEXT", "context.company.id: must be text, not a list"),
        ('{"context": {"user": true}}', "INVALID_CONTEXT", "context.user: must be text, not a boolean"),
        ('{"context": {"targetingKey": {"id": "amy"}}}', "INVALID_CONTEXT", "context.targetingKey: must be text"),
        (MANY, "INVALID_CONTEXT", "keys: at most"),
        ('{"context": {"company": {"code": "UA", "other": "BA"}}}', "INVALID_CONTEXT", "match"),
    ],
    ids=["nothing", "no object", "text", "fraction", "list", "boolean", "object", "many keys", "two companies"],
)
@pytest.mark.parametrize("path", [FLIGHTS, ALL])
def test_what_cannot_be_meant_is_refused_by_name(
    api: Schematic, http: httpx2.Client, path: str, content: str, code: str, words: str
) -> None:
    _limited(api)
    api.companies.upsert_company(keys={"other": "BA"}, name="BA")

    answer = http.post(path, content=content)

    assert answer.status_code == 400, answer.text
    told = answer.json()
    assert words in told.pop("errorDetails")
    assert told == {"errorCode": code, **({"key": "flights"} if path == FLIGHTS else {})}


def test_an_unknown_flag_is_not_found(http: httpx2.Client) -> None:
    answer = _ask(http)

    assert answer.status_code == 404
    assert answer.json() == {
        "key": "flights",
        "errorCode": "FLAG_NOT_FOUND",
        "errorDetails": "flag not found: flights",
    }


def test_the_key_comes_in_any_of_three_headers_and_may_be_of_any_kind(
    api: Schematic, app: App, credentials: Keys
) -> None:
    _limited(api)
    with app.client() as anyone:
        for key in (credentials.secret, credentials.readonly, credentials.publishable):
            for headers in ({KEY: key}, {"X-API-Key": key}, {"Authorization": f"Bearer {key}"}):
                assert _evaluation(anyone, **headers)["value"] is True
                assert len(_evaluation(anyone, ALL, **headers)["flags"]) == 1


@pytest.mark.parametrize("path", [FLIGHTS, ALL])
def test_who_may_not_ask_is_told_so_in_the_protocols_words(api: Schematic, app: App, path: str) -> None:
    catalog.company(api)
    lookup = {"code": "UA"}
    token = api.accesstokens.issue_temporary_access_token(resource_type="company", lookup=lookup).data.token
    with app.client() as anyone:
        for headers, status in (({}, 401), ({KEY: "sch_dev_wrong"}, 401), ({KEY: token}, 403)):
            answer = _ask(anyone, path, **headers)

            assert (answer.status_code, answer.json()["errorCode"]) == (status, "GENERAL")
            assert answer.json()["errorDetails"]


def test_an_answer_that_is_known_is_not_sent_again(api: Schematic, http: httpx2.Client) -> None:
    _limited(api)
    first = _ask(http, ALL)
    tag = first.headers["ETag"]

    for known in (tag, f'"other", W/{tag}', "*"):
        again = _ask(http, ALL, If_None_Match=known)
        assert (again.status_code, again.headers["ETag"], again.content) == (304, tag, b"")
    assert _ask(http, ALL, If_None_Match='"other"').status_code == 200
    assert _ask(http, ALL, {}, If_None_Match=tag).status_code == 200
    catalog.track(api)

    changed = _ask(http, ALL, If_None_Match=tag)

    assert changed.status_code == 200
    assert changed.headers["ETag"] != tag


def test_pages_of_other_origins_may_ask_and_read_the_tag(api: Schematic, app: App, publishable: str) -> None:
    _limited(api)
    origin = {"Origin": "https://app.example"}
    wanted = "content-type,if-none-match,x-schematic-api-key,authorization"
    with app.client() as page:
        asked = page.options(
            ALL,
            headers={**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": wanted},
        )
        answer = _ask(page, ALL, **{**origin, KEY: publishable})

    assert asked.status_code == 200
    assert set(wanted.split(",")) <= set(asked.headers["Access-Control-Allow-Headers"].replace(" ", "").split(","))
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]


def test_who_asks_too_often_is_told_how_long_to_wait(database_url: str, credentials: Keys) -> None:
    with App(Settings(database_url, rate_limit=1)) as app, app.client(credentials.secret) as client:
        answers = [_ask(client, ALL) for _ in range(3)]

    assert [one.status_code for one in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"].isdecimal()
    assert answers[-1].json()["errorCode"] == "GENERAL"


def test_evaluations_with_a_secret_key_are_recorded_as_checks(api: Schematic, app: App, credentials: Keys) -> None:
    _limited(api)
    with app.client() as anyone:
        for key in (credentials.publishable, credentials.readonly, credentials.secret):
            _evaluation(anyone, **{KEY: key})
            _evaluation(anyone, ALL, **{KEY: key})
    until(lambda: bool(api.events.list_events(event_types=["flag_check"]).data))

    (recorded,) = api.events.list_events(event_types=["flag_check"]).data
    assert recorded.body["flag_key"] == "flights"


class Stream:
    """An open stream of events, on a real socket."""

    def __init__(self, port: int, address: str, **headers: str) -> None:
        self._opened = ExitStack()
        client = self._opened.enter_context(httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE))
        self.answer: httpx2.Response = self._opened.enter_context(client.stream("GET", address, headers=headers))
        self._lines = self.answer.iter_lines()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *error: object) -> None:
        self._opened.close()

    def line(self) -> str:
        return next(line for line in self._lines if line)

    def event(self) -> str:
        """The tag of the next event."""
        while (name := self.line()) == ":":
            pass
        data = self.line()
        told = json.loads(data.removeprefix("data: "))
        assert told == {"type": "refetchEvaluation", "etag": name.removeprefix("id: ")}
        tag: str = told["etag"]
        return tag


@pytest.fixture
def port(app: App) -> Iterator[int]:
    with listening(app) as found:
        yield found


@pytest.fixture
def page(app: App, publishable: str) -> Iterator[httpx2.Client]:
    with app.client(publishable) as client:
        yield client


def _address(page: httpx2.Client, context: Any = UA) -> str:
    (stream,) = _evaluation(page, ALL, context)["eventStreams"]
    assert stream["type"] == "sse"
    address: str = stream["endpoint"]["requestUri"]
    return address


def test_a_stream_tells_when_the_answer_is_another_one(api: Schematic, page: httpx2.Client, port: int) -> None:
    _limited(api)
    catalog.company(api, "BA")
    first = _ask(page, ALL).headers["ETag"]

    with Stream(port, _address(page), Origin="https://app.example") as stream:
        assert stream.answer.headers["Content-Type"].startswith("text/event-stream")
        assert stream.answer.headers["Access-Control-Allow-Origin"] == "*"
        assert stream.event() == first
        catalog.track(api, "BA")
        catalog.track(api)

        assert stream.event() == _ask(page, ALL).headers["ETag"] != first


def test_a_stream_that_comes_back_tells_of_what_it_missed_alone(api: Schematic, page: httpx2.Client, port: int) -> None:
    _limited(api)
    first, address = _ask(page, ALL).headers["ETag"], _address(page)

    with Stream(port, address, **{"Last-Event-ID": first}) as stream:
        assert stream.line() == ":"
    catalog.track(api)
    with Stream(port, address, **{"Last-Event-ID": first}) as stream:
        assert stream.event() == _ask(page, ALL).headers["ETag"]


def test_a_stream_tells_of_a_product_that_is_gone(api: Schematic, page: httpx2.Client, port: int) -> None:
    sso, united = catalog.feature(api, "sso"), catalog.company(api)
    product = mirroring.product(api, "prod_1")
    mirroring.subscription(api, "sub_1", "cus_1", mirroring.item("prod_1", "price_1"), company_id=united.id)
    condition = {"condition_type": "billing_product", "operator": "eq", "resource_ids": [product.product_id]}
    rule = {"name": "VIP", "priority": 1, "value": True, "conditions": [condition], "condition_groups": []}
    api.features.update_flag_rules(sso.flags[0].id, rules=[rule])

    with Stream(port, _address(page)) as stream:
        first = stream.event()
        api.billing.delete_billing_product("prod_1")

        assert stream.event() == _ask(page, ALL).headers["ETag"] != first


def test_a_stream_is_about_somebody_who_is_yet_to_come_too(api: Schematic, page: httpx2.Client, port: int) -> None:
    _limited(api)
    context = {"company": "new", "targetingKey": "ann"}

    with Stream(port, _address(page, context)) as stream:
        stream.event()
        api.companies.upsert_company(keys={"id": "new"}, name="New")
        assert stream.event() == _ask(page, ALL, context).headers["ETag"]
        api.companies.upsert_company(keys={"id": "new", "code": "NW"}, name="New")
        api.companies.upsert_user(keys={"id": "ann"})
        assert stream.event() == _ask(page, ALL, context).headers["ETag"]


def test_a_stream_ends_with_its_key(api: Schematic, app: App, port: int) -> None:
    key = api.accounts.create_api_key(name="Browser").data
    with app.client(key.id) as page, Stream(port, _address(page)) as stream:
        stream.event()
        api.accounts.delete_api_key(key.id)

        with pytest.raises((StopIteration, httpx2.HTTPError)):
            stream.line()


def test_only_browsers_are_told_of_a_stream_and_no_secret_stands_in_an_address(
    api: Schematic, app: App, http: httpx2.Client, port: int, secret: str
) -> None:
    _limited(api)
    context = json.dumps(UA)

    assert "eventStreams" not in _evaluation(http, ALL)
    for query, headers, status, words in (
        ({"apiKey": secret}, {}, 403, "does not belong into an address"),
        ({"apiKey": "api_wrong"}, {}, 401, "unknown API key"),
        ({}, {}, 401, "missing API key"),
        ({"context": "nonsense"}, {KEY: secret}, 400, "not valid JSON"),
    ):
        answer = http.get("/ofrep/v1/events", params=query, headers={KEY: "", **headers})
        assert (answer.status_code, words in answer.json()["errorDetails"]) == (status, True), answer.text
    with Stream(port, f"/ofrep/v1/events?{urlencode({'context': context})}", **{KEY: secret}) as stream:
        assert stream.event() == _ask(http, ALL).headers["ETag"]


def test_a_key_has_no_more_streams_than_it_may(database_url: str, credentials: Keys) -> None:
    with (
        App(Settings(database_url, stream_max_connections=1)) as app,
        listening(app) as port,
        app.client(credentials.publishable) as page,
        Stream(port, _address(page)) as stream,
    ):
        stream.event()

        with Stream(port, _address(page)) as another:
            assert another.answer.status_code == 429
            assert another.answer.headers["Retry-After"] == "60"


def test_a_node_that_has_not_heard_of_an_event_yet_catches_up(
    database_url: str, credentials: Keys, api: Schematic, page: httpx2.Client
) -> None:
    _limited(api)
    with (
        App(Settings(database_url, bus="local"), look_every=3600) as other,
        other.client(credentials.publishable) as there,
    ):
        before = _ask(there, ALL).headers["ETag"]
        catalog.track(api)
        event = _ask(page, ALL).headers["ETag"]

        told = there.post(f"{ALL}?{urlencode({'flagConfigEtag': event})}", json={"context": UA})

    assert told.headers["ETag"] == event != before


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server where United may fly twice, and there is a flag of nothing."""
    running = start(f"sqlite:///{tmp_path_factory.mktemp('limited')}/schematic.sqlite3")
    with Schematic(running.key, base_url=running.base_url) as api:
        _limited(api)
    yield running
    running.stop()


@pytest.fixture
def provider(limited: Running) -> OFREPProvider:
    """OpenFeature's own."""
    return OFREPProvider(limited.base_url, headers_factory=lambda: {KEY: limited.key})


def test_openfeatures_own_provider_evaluates(provider: OFREPProvider) -> None:
    details = provider.resolve_boolean_details("flights", False, EvaluationContext("amy", UA))

    assert (details.value, details.reason, details.variant) == (True, Reason.TARGETING_MATCH, "on")
    assert details.flag_metadata["limit"] == 2
    assert provider.resolve_boolean_details("flights", True).value is False


@pytest.mark.parametrize(
    ("flag", "context", "code"),
    [
        ("flights", EvaluationContext(None, {"company": 1.5}), ErrorCode.INVALID_CONTEXT),
        ("other", None, ErrorCode.FLAG_NOT_FOUND),
    ],
)
def test_openfeatures_own_provider_tells_what_is_wrong(
    provider: OFREPProvider, flag: str, context: EvaluationContext | None, code: ErrorCode
) -> None:
    with pytest.raises(OpenFeatureError) as refused:
        provider.resolve_boolean_details(flag, False, context)

    assert refused.value.error_code == code
    assert isinstance(refused.value, FlagNotFoundError) == (code == ErrorCode.FLAG_NOT_FOUND)


def test_openfeatures_own_provider_tells_a_key_that_is_refused(limited: Running) -> None:
    provider = OFREPProvider(limited.base_url, headers_factory=lambda: {"Authorization": "Bearer wrong"})

    with pytest.raises(OpenFeatureError, match="unauthorized"):
        provider.resolve_boolean_details("flights", False)

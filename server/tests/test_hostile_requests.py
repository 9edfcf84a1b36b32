"""Every implemented operation asked for what generators seldom think of, by its own contract.

One member at a time of a request that goes well is replaced: texts, numbers and instants at their edges, ids of other
kinds, what is nested deep; then the body as a whole. No answer is a 5xx, none has a status or a shape that the contract
does not name. Each operation gets a few of its requests, the same ones each time; `test_fuzz` says
how to have more, or others.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote, urlencode

import httpx2

from schematic_server.http.openapi import Operation, Schema, resolve

from . import promises
from .conftest import examples
from .samples import caller, encoded, good, implemented
from .test_fuzz import EXAMPLES, SEED

REQUESTS = 2 * EXAMPLES  # of each operation; see `conftest.examples`
DEPTH = 3  # levels of a body whose members are replaced
# What does not go well with the objects that there are, and why.
REFUSED = {
    "accounts.delete_environment": "a key does not delete its own environment",
    "billing.finalize_native_invoice": "it is final",
    "billing.void_native_invoice": "it is paid",
    "checkout.update_customer_subscription_trial_end": "it is no trial",
    "companies.delete_entity_key_definition": "a company would be without any key",
    "companies.delete_entity_trait_definition": "it is in use",
    "credits.delete_credit_bundle": "it was granted",
    "embed.create_setup_intent": "there is no payment provider",
    "embed.get_setup_intent": "there is no payment provider",
    "embed.get_upcoming_invoice": "there is nothing to pay yet",
    "embed.update_payment_method": "there is no payment provider",
    "entitlements.upsert_plan_entitlement_for_billing_product": "there is no billing provider",
    "events.get_otlp_environment_settings": "nobody has made them",
    "features.upsert_feature_for_billing_product": "there is no billing provider",
    "integrationsapi.assume_stripe_installed": "there is no billing provider",
    "integrationsapi.claim_stripe_sandbox_keys": "there is no billing provider",
    "integrationsapi.get_stripe_sandbox_claim_link": "there is no billing provider",
    "integrationsapi.get_stripe_sandbox_keys": "there is no billing provider",
    "integrationsapi.install_integration": "there is no billing provider",
    "integrationsapi.install_stripe": "there is no billing provider",
    "integrationsapi.install_stripe_claimable_sandbox": "there is no billing provider",
    "integrationsapi.load_sample_data_set": "there is no billing provider",
    "integrationsapi.run_integration": "there is no billing provider",
    "integrationsapi.start_data_import": "there is no billing provider",
    "plangroups.create_plan_group": "there is one",
    "planmigrations.complete_migration_now": "it was cancelled",
    "planmigrations.retry_company_migration": "it was cancelled",
    "planmigrations.retry_migration": "it was cancelled",
    "plans.delete_plan_version": "it was published",
    "plans.retry_custom_plan_billing": "it is paid",
    "plans.upsert_plan_for_billing_product": "there is no billing provider",
    "portal.finalize_checkout": "the cart is empty",
}


def nested(levels: int) -> Any:
    found: Any = 1
    for _ in range(levels):
        found = {"a": found}
    return found


NUMBERS = [
    0,
    -1,
    1,
    2**31 - 1,
    2**31,
    2**53 - 1,
    2**53,
    -(2**53),
    2**63 - 1,
    2**63,
    -(2**63),
    10**400,
    1e308,
    0.1,
    5e-324,
]
INSTANTS = [
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59-05:00",
    "2016-12-31T23:59:60Z",
    "2026-02-30T00:00:00Z",
    "1969-12-31T23:59:59.999999Z",
    "2026-01-31",
]
TEXTS = [
    "",
    " ",
    "a" * 257,
    "é" * 100_000,
    "\0",
    "\ud800",
    "💥\u202e\u0301",
    "NaN",
    "1e400",
    "-0",
    "9" * 400,
    "null",
    "%",
    "_",
    "a,b",
    "'; --",
    "../..",
    "comp_",
    "__proto__",
    *INSTANTS,
]
ODD = [None, True, False, [], {}, [None], [[]], ["a"] * 300, {"a": "b"}, {"": ""}, nested(150), nested(500), {"\0": 1}]
PARAMETERS = [
    *TEXTS,
    *(str(one) for one in NUMBERS),
    "true",
    "TRUE",
    "[]",
    "{}",
    '{"a":',
    '{"a":{"b":1}}',
    "[" * 5000,
    ",",
    "," * 300,
    ",".join("a" * 101),
]
BODIES = [
    b"",
    b" ",
    b"null",
    b"[]",
    b"1",
    b'"a"',
    b"{",
    b"\xff\xfe",
    b"\xef\xbb\xbf{}",
    b"{} {}",
    b'{"a":NaN}',
    b'{"a":1e999}',
    b"[" * 100_000,
    b'{"a":' * 300 + b"1" + b"}" * 300,
    b'{"name":"a","name":1}',
    b"a=b&c=d",
    b"\0",
]
MEDIA_TYPES = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "", "a"]


def places(schema: Schema, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a body something can be said, as its members' names; 0 stands for an item of a list."""
    found = resolve(schema)
    for one in found.get("anyOf", ()):
        yield from places(one, at)
    for name, member in found.get("properties", {}).items():
        yield (*at, name)
        if len(at) < DEPTH:
            yield from places(member, (*at, name))
    if isinstance(found.get("additionalProperties"), dict):
        yield (*at, "other")
    if "items" in found and len(at) < DEPTH:
        yield (*at, 0)
        yield from places(found["items"], (*at, 0))


def put(body: Any, at: tuple[Any, ...], value: Any) -> Any:
    """`body` with `value` there, and with what has to be around it."""
    if not at:
        return value
    if at[0] == 0:
        inner = body[0] if isinstance(body, list) and body else None
        return [put(inner, at[1:], value)]
    kept = body if isinstance(body, dict) else {}
    return {**kept, at[0]: put(kept.get(at[0]), at[1:], value)}


class Asking:
    """Sends variations of one operation's good request."""

    def __init__(self, http: httpx2.Client, one: Operation, ids: Mapping[str, str]) -> None:
        self._http = http
        self._one = one
        self._ids = sorted({*ids.values()})
        self._caller = caller(one, ids)
        self.path, self.query, self.body = good(one, ids)

    def send(
        self,
        path: Mapping[str, str] | None = None,
        more: tuple[tuple[str, str], ...] = (),
        without: str = "",
        said: Any = None,
        content: bytes | None = None,
        media_type: str = "application/json",
    ) -> httpx2.Response:
        """`said` in place of the good body, or `content` as it is."""
        named = {
            name: quote(one, safe="", errors="surrogatepass") for name, one in {**self.path, **(path or {})}.items()
        }
        query = [*((name, value) for name, value in encoded(self.query).items() if name != without), *more]
        if content is None and self.body is not None:
            content = json.dumps(self.body if said is None else said).encode()
        url = self._one.path.format(**named) + "?" + urlencode(query, doseq=True, errors="surrogatepass")
        headers = {"Content-Type": media_type} if content is not None else {}
        return self._http.request(self._one.method, url, content=content, headers={**headers, **self._caller})

    def variations(self) -> Iterator[dict[str, Any]]:
        """What to send, as arguments of `send`."""
        for name in self.path:
            for text in (*self._ids, *TEXTS):
                if text:
                    yield {"path": {name: text[:3000]}}
        for name in self._one.query:
            for text in (*self._ids, *PARAMETERS):
                yield {"more": ((name, text[:5000]),), "without": name}
                yield {"more": ((name, text[:5000]),)}  # beside the good one
                yield {"more": ((f"{name}[]", text[:5000]), (f"{name}[a]", text[:5000]))}
            yield {"without": name}
        if self._one.body is None:
            yield from ({"content": one} for one in BODIES)
            return
        yield from ({"content": one} for one in BODIES)
        yield from ({"media_type": one} for one in MEDIA_TYPES)
        for at in dict.fromkeys(places(self._one.body)):
            for value in (*self._ids, *TEXTS, *NUMBERS, *ODD):
                yield {"said": put(self.body, at, value)}
        if isinstance(self.body, dict):
            for name in self.body:
                yield {"said": {other: value for other, value in self.body.items() if other != name}}


def test_a_good_request_reaches_every_operation(http: httpx2.Client, objects: dict[str, str]) -> None:
    """Else what is said of its variations would be said of refusals only."""
    answers = {one.name: Asking(http, one, objects).send() for one in implemented()}
    refused = {name: answer.text for name, answer in answers.items() if not answer.is_success}

    assert refused.keys() == REFUSED.keys(), refused


def test_hostile_requests_are_answered_as_the_contract_says(
    http: httpx2.Client, objects: dict[str, str], backend: str
) -> None:
    faults = []
    most = examples(backend, REQUESTS)
    for one in implemented():
        asking = Asking(http, one, objects)
        variations = list(asking.variations())
        for variation in random.Random(f"{SEED} {one.name}").sample(variations, min(most, len(variations))):
            response = asking.send(**variation)
            faults += [
                f"{one.name} {one.path}: {fault} {variation!s:.600} -> {response.status_code} {response.text[:200]}"
                for fault in promises.faults(one.name, response)
            ]

    assert faults == [], "\n".join(faults)


def test_the_same_request_many_times_at_once_is_answered_as_the_contract_says(
    http: httpx2.Client, objects: dict[str, str]
) -> None:
    faults = []
    with ThreadPoolExecutor(6) as threads:
        for one in implemented():
            if one.method == "GET":
                continue
            asking = Asking(http, one, objects)
            for waiting in [threads.submit(asking.send) for _ in range(6)]:
                response = waiting.result()
                faults += [
                    f"{one.name}: {fault} {response.text[:200]}" for fault in promises.faults(one.name, response)
                ]

    assert faults == [], "\n".join(faults)

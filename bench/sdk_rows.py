"""The SDK's rows, measured in whichever environment runs this file: ours or the official one.

    python bench/sdk_rows.py --stub-port 40001        prints one JSON object, row -> figure

Uses only doors that both have. A row that one lacks is left out there. Every row asserts its answers.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

COMPANY = {"id": "acme"}
USER = {"id": "42"}
KEYS = {"id": "acme", "domain": "acme.example", "crm": "crm-123"}
USER_KEYS = {"id": "42", "email": "42@acme.example", "sso": "sso-1"}
NOW_MS = 1_700_000_000_000
ROUNDS = 25
SHORT_ROUNDS = 150
KEY_HEADERS = {"X-Schematic-Api-Key": "sch_bench"}
FERN_HEADERS = (
    "User-Agent",
    "X-Fern-Language",
    "X-Fern-Runtime",
    "X-Fern-Platform",
    "X-Fern-SDK-Name",
    "X-Fern-SDK-Version",
)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--stub-port", type=int, required=True)
    base = f"http://127.0.0.1:{parser.parse_args().stub_port}"
    rows: dict[str, float] = {}
    rows.update(_import())
    rows["first_check_ms"] = _first_check(base)
    rows["construct_ms"] = _construct(base)
    rows.update(_cached_checks(base))
    rows["http_check_us"] = _http_check(base)
    rows["http_check_async_us"] = asyncio.run(_http_check_async(base))
    rows.update(_own_client_check(base))
    rows["own_client_check_async_x"] = asyncio.run(_own_client_check_async(base))
    rows["async_checks_per_s"] = asyncio.run(_concurrent_checks(base))
    rows["requests_of_16_threads"] = _threads(base)
    rows["decode_page_ms"] = _decode_page(base)
    rows.update(_track(base))
    rows["delivered_per_s"] = _deliver(base)
    rows["engine_worst_us"] = _engine(flag_document())
    rows["engine_typical_us"] = _engine(flag_document(matching=2))
    rows["evaluate_20_rules_us"] = _evaluate(flag_document(matching=19, rules=20))
    print(json.dumps(rows))


def _import() -> dict[str, float]:
    code = (
        "import time; t = time.perf_counter()\n"
        "from schematic.client import Schematic\n"
        "d = time.perf_counter() - t\n"
        "import re, sys\n"
        "modules = len(sys.modules)\n"
        # Not ru_maxrss: that of a child begins with its parent's.
        "peak = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]\n"
        "print(d * 1e3, int(peak) / 1024, modules)"
    )
    runs = []
    for _ in range(7):
        out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        runs.append([float(x) for x in out.split()])
    best = sorted(runs)[len(runs) // 2]
    return {"import_ms": best[0], "import_peak_mib": best[1], "import_modules": best[2]}


def _first_check(base: str) -> float:
    """A fresh process from its first import to its first answer."""
    code = (
        "import time; t = time.perf_counter()\n"
        "from schematic.client import Schematic, SchematicConfig\n"
        f"client = Schematic('sch_bench', SchematicConfig(base_url='{base}', event_capture_url='{base}'))\n"
        "assert client.check_flag('flag', company={'id': 'acme'}) is True\n"
        "print((time.perf_counter() - t) * 1e3)\n"
        "client.shutdown()"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(7)]
    return statistics.median(float(run.stdout) for run in runs)


def _client(base: str, **config: Any) -> Any:
    from schematic.client import Schematic, SchematicConfig

    return Schematic("sch_bench", SchematicConfig(base_url=base, event_capture_url=base, **config))


def _construct(base: str) -> float:
    made, times = [], []
    for _ in range(7):
        started = time.perf_counter()
        made.append(_client(base))
        times.append(time.perf_counter() - started)
    for client in made:
        client.shutdown()
    return statistics.median(times[1:]) * 1e3


def _cached_checks(base: str) -> dict[str, float]:
    from schematic.cache import LocalCache

    client = _client(base, cache_providers=[LocalCache(1000, 600_000)])
    assert client.check_flag("flag", company=COMPANY) is True
    assert client.check_flag("flag", company=COMPANY, user=USER) is True
    assert client.check_flag("flag", company=KEYS, user=USER_KEYS) is True
    entitled = client.check_flag_with_entitlement
    found = {
        "cached_check_us": _per_call(lambda: client.check_flag("flag", company=COMPANY), 100_000),
        "cached_check_user_us": _per_call(lambda: client.check_flag("flag", company=COMPANY, user=USER), 100_000),
        "cached_entitlement_us": _per_call(lambda: entitled("flag", company=COMPANY, user=USER), 100_000),
        "cached_check_several_us": _per_call(lambda: client.check_flag("flag", company=KEYS, user=USER_KEYS), 100_000),
    }
    client.shutdown()
    return found


def _http_check(base: str) -> float:
    client = _client(base, cache_providers=[])
    assert client.check_flag_with_entitlement("flag", company=COMPANY).reason.startswith("Matched")
    found = _per_call(lambda: client.check_flag("flag", company=COMPANY), 1000)
    client.shutdown()
    return found


async def _http_check_async(base: str) -> float:
    from schematic.client import AsyncSchematic, AsyncSchematicConfig

    config = AsyncSchematicConfig(base_url=base, event_capture_url=base, cache_providers=[])
    async with AsyncSchematic("sch_bench", config) as client:
        assert await client.check_flag("flag", company=COMPANY) is True
        times = []
        for _ in range(5):
            started = time.perf_counter()
            for _ in range(200):
                await client.check_flag("flag", company=COMPANY)
            times.append((time.perf_counter() - started) / 200)
    return min(times) * 1e6


def _own_client_check(base: str) -> dict[str, float]:
    """An uncached check over an HTTP client that was passed in, in bare requests of that client, turn by turn.

    The bare request sends the key and the same body, in one row with all the headers that an SDK must send. Processor
    time of the thread, the median over many short rounds.
    """
    http = _http_library()
    with http.Client() as own:
        client = _client(base, cache_providers=[], httpx_client=own)
        few = _bare_request(base, KEY_HEADERS)
        many = _bare_request(base, KEY_HEADERS | dict.fromkeys(FERN_HEADERS, "schematichq/1.4.6"))

        def check() -> None:
            assert client.check_flag("flag", company=COMPANY)

        ratios = {
            "own_client_check_x": _ratio(check, lambda: own.post(**few).json()),
            "own_client_check_same_headers_x": _ratio(check, lambda: own.post(**many).json()),
        }
        client.shutdown()
    return ratios


async def _own_client_check_async(base: str) -> float:
    """The same with an async client."""
    from schematic.client import AsyncSchematic, AsyncSchematicConfig

    http = _http_library()
    async with http.AsyncClient() as own:
        config = AsyncSchematicConfig(base_url=base, event_capture_url=base, cache_providers=[], httpx_client=own)
        few = _bare_request(base, KEY_HEADERS)
        ratios = []
        async with AsyncSchematic("sch_bench", config) as client:
            for _ in range(SHORT_ROUNDS):
                started = time.thread_time()
                for _ in range(10):
                    assert await client.check_flag("flag", company=COMPANY)
                between = time.thread_time()
                for _ in range(10):
                    assert (await own.post(**few)).json()
                ratios.append((between - started) / (time.thread_time() - between))
        return statistics.median(ratios)


def _http_library() -> Any:
    try:
        import httpx2 as library
    except ImportError:
        import httpx as library  # the official SDK's
    return library


def _bare_request(base: str, headers: dict[str, str]) -> dict[str, Any]:
    return {"url": f"{base}/flags/flag/check", "json": {"company": COMPANY, "user": None}, "headers": headers}


def _ratio(call: Callable[[], object], other: Callable[[], object]) -> float:
    return statistics.median(_thread_time(call, 10) / _thread_time(other, 10) for _ in range(SHORT_ROUNDS))


def _thread_time(call: Callable[[], object], number: int) -> float:
    started = time.thread_time()
    for _ in range(number):
        call()
    return time.thread_time() - started


async def _concurrent_checks(base: str) -> float:
    """Checks per second with 50 at a time, each of another company."""
    from schematic.client import AsyncSchematic, AsyncSchematicConfig

    config = AsyncSchematicConfig(base_url=base, event_capture_url=base, cache_providers=[])
    async with AsyncSchematic("sch_bench", config) as client:
        rates = []
        for _ in range(5):
            started = time.perf_counter()
            for _ in range(8):
                answers = await asyncio.gather(
                    *(client.check_flag("flag", company={"id": str(number)}) for number in range(50))
                )
                assert all(answers)
            rates.append(400 / (time.perf_counter() - started))
        return max(rates)


def _threads(base: str) -> float:
    """Requests that 16 threads make when they miss on one key at the same moment."""
    import threading
    import urllib.request

    def seen() -> int:
        with urllib.request.urlopen(f"{base}/seen") as answer:
            return int(answer.read())

    client = _client(base)
    before = seen()
    barrier = threading.Barrier(16)

    def check() -> None:
        barrier.wait()
        client.check_flag("flag", company=COMPANY)

    threads = [threading.Thread(target=check) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    client.shutdown()
    return seen() - before


def _decode_page(base: str) -> float:
    client = _client(base)
    assert len(client.companies.list_companies().data) == 100
    found = _per_call(lambda: client.companies.list_companies(), 100) / 1e3
    client.shutdown()
    return found


def _deliver(base: str) -> float:
    """Events per second from the first `track` to the end of `shutdown`, 100,000 of them."""
    client = _client(base)
    started = time.perf_counter()
    for number in range(100_000):
        client.track("flight", company=COMPANY, user={"id": "42"}, quantity=number + 1)
    client.shutdown()
    return 100_000 / (time.perf_counter() - started)


def _track(base: str) -> dict[str, float]:
    from schematic.types import EventBodyIdentifyCompany

    client = _client(base)
    client.track("warm", company=COMPANY)
    times = _times(lambda: client.track("flight", company=COMPANY, quantity=2), 20_000)
    started = time.perf_counter()
    client.shutdown()
    rows = {
        "track_p50_us": statistics.median(times) * 1e6,
        "track_mean_us": statistics.fmean(times) * 1e6,
        "track_drain_ms": (time.perf_counter() - started) * 1e3,
    }
    acme = EventBodyIdentifyCompany(keys=COMPANY, name="Acme")
    client = _client(base)
    calls: dict[str, Callable[[], Any]] = {
        "track_whole_p50_us": lambda: client.track(
            "flight", company=COMPANY, user=USER, traits={"plan": "pro"}, quantity=2
        ),
        "identify_p50_us": lambda: client.identify(keys=USER, name="Ada", traits={"seats": 5}),
        "identify_company_p50_us": lambda: client.identify(keys=USER, name="Ada", traits={"seats": 5}, company=acme),
    }
    for name, call in calls.items():
        call()
        rows[name] = statistics.median(_times(call, 5_000)) * 1e6
    client.shutdown()
    return rows


def _times(call: Callable[[], Any], number: int) -> list[float]:
    """Seconds of each call."""
    clock, times = time.perf_counter, []
    for _ in range(number):
        started = clock()
        call()
        times.append(clock() - started)
    return times


def _per_call(call: Callable[[], Any], number: int) -> float:
    """Microseconds a call: the best of many rounds, as everything else on the machine only adds."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in range(number // ROUNDS):
            call()
        times.append((time.perf_counter() - started) / (number // ROUNDS))
    return min(times) * 1e6


def flag_document(matching: int = 9, rules: int = 10) -> dict[str, Any]:
    """Standard rules of three trait conditions each; those before `matching` fail in their last condition."""
    scope = {"account_id": "acct_1", "environment_id": "env_1"}
    made = []
    for number in range(rules):
        conditions = [
            {
                **scope,
                "id": f"cond_{number}_{index}",
                "condition_type": "trait",
                "operator": "eq",
                "resource_ids": [],
                "trait_definition": {"id": f"trt_{index}", "comparable_type": "string", "entity_type": "company"},
                "trait_value": "yes" if index < 2 or number >= matching else "no",
            }
            for index in range(3)
        ]
        rule = {
            "id": f"rule_{number}",
            "name": f"Rule {number}",
            "rule_type": "standard",
            "priority": number,
            "value": True,
        }
        made.append({**scope, **rule, "flag_id": "flag_1", "conditions": conditions, "condition_groups": []})
    return {**scope, "id": "flag_1", "key": "flag", "default_value": False, "rules": made}


def company_document() -> dict[str, Any]:
    """A company on which `flag_document`'s last rule matches."""
    traits = [
        {
            "value": "yes",
            "trait_definition": {"id": f"trt_{index}", "comparable_type": "string", "entity_type": "company"},
        }
        for index in range(3)
    ]
    scope = {"account_id": "acct_1", "environment_id": "env_1"}
    names = ("billing_product_ids", "plan_ids", "plan_version_ids", "metrics", "rules", "entitlements")
    lists: dict[str, Any] = {name: [] for name in names}
    return {**scope, **lists, "id": "comp_1", "keys": {"id": "acme"}, "credit_balances": {}, "traits": traits}


def _engine(document: dict[str, Any]) -> float:
    try:
        from schematic.rules import compile_company, compile_flag
    except ImportError:
        return _official_engine(document)
    flag, company = compile_flag(document), compile_company(company_document())
    assert flag.check(company, None, None, NOW_MS)["value"] is True
    return _per_call(lambda: flag.check(company, None, None, NOW_MS), 50_000)


def _evaluate(document: dict[str, Any]) -> float:
    """One call with plain documents; the official engine's takes models, made before the clock starts."""
    try:
        from schematic.rules import evaluate
    except ImportError:
        return _official_engine(document)
    company = company_document()
    assert evaluate(document, company, None, None, NOW_MS)["value"] is True
    return _per_call(lambda: evaluate(document, company, None, None, NOW_MS), 2_000)


def _official_engine(document: dict[str, Any]) -> float:
    from schematic.datastream import RulesEngineClient
    from schematic.types import RulesengineCompany, RulesengineFlag

    engine = RulesEngineClient()
    asyncio.run(engine.initialize())
    flag = RulesengineFlag.model_validate(document)
    company = RulesengineCompany.model_validate(company_document())
    assert engine.check_flag(flag, company, None).value is True
    return _per_call(lambda: engine.check_flag(flag, company, None), 500)


if __name__ == "__main__":
    main()

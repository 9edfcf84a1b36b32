"""A program that must type-check, under mypy and pyright in strict mode, without any `Any` from the SDK's calls."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import assert_type

from schematic import (
    AsyncSchematic,
    BadRequestError,
    CheckFlagResponseData,
    CompanyDetailResponseData,
    CompanyResponseData,
    ListCompaniesResponse,
    LocalCache,
    PlanDetailResponseData,
    Schematic,
    SchematicConfig,
    SchematicEnvironment,
    UpsertCompanyResponse,
    iterate,
    iterate_async,
)
from schematic.cache import CacheProvider
from schematic.client import CheckFlagOptions, CheckOptions, CheckResult, EventUsage, TrackOptions
from schematic.core import ApiError, AsyncHttpResponse, HttpResponse, RequestOptions
from schematic.types import EventBodyIdentifyCompany, GetCompanyResponse


def constructed() -> list[Schematic]:
    config = SchematicConfig(timeout=3, flag_defaults={"seats": True}, cache_providers=[], max_response_bytes=1_000_000)
    changed = dataclasses.replace(config, offline=True)
    assert_type(changed, SchematicConfig)
    return [
        Schematic("sch_a"),
        Schematic("sch_a", config),
        Schematic("sch_a", timeout=3.5, max_retries=0, headers={"X-Team": "a"}, base_url="https://api.test"),
        Schematic(environment=SchematicEnvironment.DEFAULT, offline=True),
        Schematic(cache_providers=[LocalCache[bool](1_000, 5_000)]),
    ]


def checked(client: Schematic) -> None:
    company = {"id": "acme"}
    options = CheckFlagOptions(default_value=lambda: True, event_usage=EventUsage("seat", 2))
    assert_type(client.check_flag("seats", company=company, options=options), bool)
    assert_type(client.check_flag_with_entitlement("seats", company, {"id": "u"}), CheckFlagResponseData)
    assert_type(client.check_flags(["seats"], company), list[CheckFlagResponseData])
    assert_type(client.check("seats", company, options=CheckOptions(usage=3)), CheckResult)
    client.track("seat", company=company, quantity=2, options=TrackOptions(idempotency_key="k"))
    client.identify({"id": "u"}, company=EventBodyIdentifyCompany(keys={"id": "acme"}), traits={"age": 3})


def called(client: Schematic) -> None:
    answer = client.companies.list_companies(ids=["comp_1"], q="air", limit=5)
    assert_type(answer, ListCompaniesResponse)
    assert_type(answer.data, list[CompanyDetailResponseData])
    assert_type(answer.data[0].created_at, datetime)
    assert_type(answer.data[0].name, str)

    options: RequestOptions = {"timeout": 2, "max_retries": 0, "additional_headers": {"X-Team": "a"}}
    made = client.companies.upsert_company(keys={"id": "acme"}, name=None, traits={"seats": 3}, request_options=options)
    assert_type(made, UpsertCompanyResponse)
    assert_type(made.data, CompanyDetailResponseData)

    raw = client.companies.with_raw_response.upsert_company(keys={"id": "acme"})
    assert_type(raw, HttpResponse[UpsertCompanyResponse])
    assert_type(raw.headers, dict[str, str])
    assert_type(raw.status_code, int)
    assert_type(client.dataexports.get_data_export_artifact("exp_1"), Iterator[bytes])
    file = client.dataexports.with_raw_response.get_data_export_artifact("exp_1")
    assert_type(file, HttpResponse[bytes])
    client.plans.mark_custom_plan_billing_paid("cpb_1", request={"paid": True})


def failed(client: Schematic) -> int | None:
    try:
        client.companies.delete_company("comp_1")
    except BadRequestError as error:
        return error.status_code
    except ApiError as error:
        assert_type(error.status_code, int | None)
        assert_type(error.headers, dict[str, str] | None)
    return None


def walked(client: Schematic) -> list[str]:
    for plan in iterate(client.plans.list_plans, q="pro"):
        assert_type(plan, PlanDetailResponseData)
    return [company.name for company in iterate(client.companies.list_companies)]


async def awaited(client: AsyncSchematic) -> None:
    async with client:
        assert_type(await client.check_flag("seats", company={"id": "acme"}), bool)
        assert_type(await client.companies.list_companies(), ListCompaniesResponse)
        assert_type(client.dataexports.get_data_export_artifact("exp_1"), AsyncIterator[bytes])
        raw = await client.companies.with_raw_response.get_company("comp_1", request_options={"timeout": 2})
        assert_type(raw, AsyncHttpResponse[GetCompanyResponse])
        file = await client.dataexports.with_raw_response.get_data_export_artifact(data_export_id="exp_1")
        assert_type(file, AsyncHttpResponse[bytes])
        task = asyncio.create_task(client.companies.upsert_company(keys={"id": "acme"}, traits={"seats": 3}))
        assert_type(await task, UpsertCompanyResponse)
        async for company in iterate_async(client.companies.list_companies):
            assert_type(company, CompanyDetailResponseData)
        await client.track("seat")


class Remembered(CacheProvider[CheckFlagResponseData]):
    """A cache of one's own."""

    def __init__(self) -> None:
        self._values: dict[str, CheckFlagResponseData] = {}

    def get(self, key: str) -> CheckFlagResponseData | None:
        return self._values.get(key)

    def set(self, key: str, val: CheckFlagResponseData, ttl_override: int | None = None) -> None:
        self._values[key] = val


def cached() -> Schematic:
    return Schematic("sch_a", cache_providers=[Remembered()])


def named(company: CompanyResponseData) -> str:
    return company.name

"""Mistakes that type checkers must find: in exactly the lines that end in `# wrong`, under mypy and pyright."""
# ruff: noqa: B018, F401, I001

from __future__ import annotations

import schematic
from schematic import AsyncSchematic, Schematic, SchematicConfig
from schematic import Nonsense  # wrong
from schematic.client import CheckFlagOptions, EventUsage, Missing  # wrong

Schematic(5)  # wrong
Schematic("sch_a", time_out=3)  # wrong
Schematic("sch_a", timeout="3")  # wrong
SchematicConfig(timeout="3")  # wrong
SchematicConfig(time_out=3)  # wrong
EventUsage("seat")  # wrong
CheckFlagOptions(default_value="yes")  # wrong


def called(client: Schematic) -> None:
    client.companies.list_companies(idz=["comp_1"])  # wrong
    client.companies.list_companies(limit="5")  # wrong
    client.companies.list_companies(5)  # wrong
    client.companies.upsert_company(name="Acme")  # wrong
    client.companies.get_company()  # wrong
    client.companies.get_company(5)  # wrong
    client.companies.list_compannies()  # wrong
    client.compannies.list_companies()  # wrong
    client.companies.list_companies(request_options={"time_out": 3})  # wrong
    client.companies.list_companies().data[0].name = "other"  # wrong
    client.companies.list_companies().data[0].nmae  # wrong
    schematic.Nonsense  # wrong
    schematic.core.Nonsense  # wrong
    schematic.types.Nonsense  # wrong
    client.track("seat", quantity="2")  # wrong
    client.check_flag("seats", company="acme")  # wrong
    number: int = client.check_flags()  # wrong
    del number


def answered_with_headers(client: Schematic) -> None:
    raw = client.companies.with_raw_response
    raw.list_companies(idz=["comp_1"])  # wrong
    raw.list_companies(limit="5")  # wrong
    raw.list_companies(5)  # wrong
    raw.upsert_company(name="Acme")  # wrong
    raw.get_company()  # wrong
    raw.get_company(5)  # wrong
    raw.list_compannies()  # wrong
    raw.list_companies(request_options={"time_out": 3})  # wrong
    raw.list_companies().data.data[0].nmae  # wrong


async def awaited(client: AsyncSchematic) -> bool:
    await client.companies.list_companies(idz=["comp_1"])  # wrong
    await client.companies.list_companies(limit="5")  # wrong
    await client.companies.upsert_company(name="Acme")  # wrong
    await client.companies.get_company()  # wrong
    await client.companies.get_company(5)  # wrong
    await client.companies.with_raw_response.list_companies(idz=["comp_1"])  # wrong
    await client.companies.with_raw_response.get_company()  # wrong
    client.companies.list_companies().data  # wrong
    (await client.companies.list_companies()).data[0].nmae  # wrong
    with client:  # wrong
        pass
    return client.check_flag("seats")  # wrong

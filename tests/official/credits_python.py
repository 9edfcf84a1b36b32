"""The official Python client's checks of a flag that draws credits, in MODE, against the server at ADDRESS.

Prints what it saw: of each step what the check said, and the company's balance (remaining, reserved).
"""

import asyncio
import json
import sys

from schematic.client import AsyncSchematic, AsyncSchematicConfig, CheckOptions, CreditLeaseConfig

ACME = {"id": "acme"}
WITHIN = 60.0  # seconds


async def main(address, key, mode):
    leases = CreditLeaseConfig(mode=mode, default_lease_size=20, default_lease_duration=120)
    config = AsyncSchematicConfig(
        base_url=address,
        event_capture_url=address,
        event_buffer_period=1,
        use_datastream=mode == "client",
        credit_leases=leases,
    )
    client = AsyncSchematic(key, config)
    await client.initialize()
    company = (await client.companies.lookup_company(keys=ACME)).data

    async def balance():
        (one,) = (await client.credits.list_company_credit_balances(company_id=company.id)).data
        return [one.remaining, one.reserved]

    async def check(usage):
        return await client.check("chat", ACME, options=CheckOptions(usage=usage))

    async def until(settled):
        ends_at = asyncio.get_running_loop().time() + WITHIN
        while sum(found := await balance()) != settled and asyncio.get_running_loop().time() < ends_at:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
        return found

    saw = {}
    first = await check(3)
    if mode == "client":  # until the stream has told of the company, checks are the server's
        while first.reservation is None or first.reservation.mode != "client":
            await asyncio.sleep(0.05)
            first = await check(3)
    held = first.reservation
    told = (held.mode, held.quantity_reserved, held.credits_reserved, held.consumption_rate, held.event_subtype)
    saw["held"] = [first.allowed, *told, await balance()]
    await client.track_with_reservation(held, 2)
    await client.event_buffer.flush()
    saw["settled"] = await until(99)
    unused = (await check(4)).reservation
    await client.track_with_reservation(unused, 0)
    await client.event_buffer.flush()
    more = (await check(1)).reservation
    await client.track_with_reservation(more, 8)
    await client.event_buffer.flush()
    saw["used more"] = await until(95)
    denied = await check(1000)
    saw["denied"] = [denied.allowed, denied.reason, denied.reservation]
    free = await check(0)
    ends_at = asyncio.get_running_loop().time() + WITHIN
    # Until the stream has told that the lease has all there is.
    while mode == "client" and free.allowed and asyncio.get_running_loop().time() < ends_at:
        await asyncio.sleep(0.05)
        free = await check(0)
    saw["asked for nothing"] = [free.allowed, free.reservation]
    await client.shutdown()
    async with AsyncSchematic(key, AsyncSchematicConfig(base_url=address, event_capture_url=address)) as client:
        saw["after the end"] = await balance()
    print(json.dumps(saw))


asyncio.run(main(*sys.argv[1:]))

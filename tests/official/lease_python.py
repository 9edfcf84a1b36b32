"""The official Python client, holding credits as MODE says against the server at ADDRESS, in the Redis at REDIS.

For each line of its input it does one thing: `{"check": usage}` prints the result of a check of the flag `chat` for the
company, `{"settle": reservation, "quantity": n}` settles one of anybody's and sends it.
"""

import asyncio
import json
import sys
from datetime import datetime

from schematic.client import (
    AsyncSchematic,
    AsyncSchematicConfig,
    CheckOptions,
    CreditLeaseConfig,
    DataStreamConfig,
    Reservation,
)

COMPANY = {"id": "acme"}


def plain(value):
    return value.isoformat() if isinstance(value, datetime) else value


async def main(address, key, mode, redis_url):
    from redis.asyncio import Redis

    config = AsyncSchematicConfig(
        base_url=address,
        event_capture_url=address,
        use_datastream=True,
        datastream=DataStreamConfig(),
        credit_leases=CreditLeaseConfig(mode=mode, default_lease_size=50, redis_client=Redis.from_url(redis_url)),
    )
    async with AsyncSchematic(key, config) as client:
        # By its doors it would ask the API.
        while await client._datastream_client.get_flag("chat") is None:  # noqa: ASYNC110  # seen from outside alone
            await asyncio.sleep(0.05)
        await client.check_flag("chat", COMPANY)  # so that it knows the company
        print("ready", flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            asked = json.loads(line)
            if "check" in asked:
                result = await client.check("chat", COMPANY, options=CheckOptions(usage=asked["check"]))
                held = result.reservation
                told = None if held is None else {name: plain(value) for name, value in vars(held).items()}
                print(json.dumps({"allowed": result.allowed, "reason": result.reason, "held": told}), flush=True)
            else:
                members = {**asked["settle"], "expires_at": datetime.fromisoformat(asked["settle"]["expires_at"])}
                await client.track_with_reservation(Reservation(**members), asked["quantity"])
                await client.event_buffer.flush()
                print("null", flush=True)


asyncio.run(main(*sys.argv[1:]))

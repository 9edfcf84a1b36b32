"""The official Python client in DataStream mode against the server at ADDRESS, with caches in the Redis at REDIS where
one is given, in replicator mode where HEALTH is.

For each line of its input, checks to make as JSON, it prints the answers; a check that the stream could not answer has
the value `asked the API`.
"""

import asyncio
import json
import logging
import sys

from schematic.client import AsyncSchematic, AsyncSchematicConfig, DataStreamConfig

CONNECTED_WITHIN = 60.0  # seconds


class Fallbacks(logging.Handler):
    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        text = record.getMessage()
        if "falling back" in text:
            self.seen.append(text)


def datastream(redis_url=None, health_url=None):
    if redis_url is None:
        return DataStreamConfig()
    from redis.asyncio import Redis

    from schematic.cache import RedisCache

    names = ("company_cache", "company_lookup_cache", "user_cache", "user_lookup_cache", "flag_cache")
    caches = {name: RedisCache(Redis.from_url(redis_url)) for name in names}
    return DataStreamConfig(**caches, replicator_mode=health_url is not None, replicator_health_url=health_url)


async def main(address, key, *caches):
    fallbacks, logger = Fallbacks(), logging.getLogger("official")
    logger.addHandler(fallbacks)
    config = AsyncSchematicConfig(
        base_url=address,
        event_capture_url=address,
        use_datastream=True,
        datastream=datastream(*caches),
        logger=logger,
    )
    async with AsyncSchematic(key, config) as client:
        print("ready", flush=True)
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            found = []
            for one in json.loads(line):
                fallbacks.seen.clear()
                answer = await client.check_flag_with_entitlement(one["flag"], one.get("company"), one.get("user"))
                has = answer.entitlement
                found.append(
                    {
                        "value": f"asked the API: {fallbacks.seen[0]}" if fallbacks.seen else answer.value,
                        "reason": answer.reason,
                        "rule_id": answer.rule_id,
                        "usage": has and has.usage,
                        "allocation": has and has.allocation,
                    }
                )
            print(json.dumps(found), flush=True)


asyncio.run(main(*sys.argv[1:]))

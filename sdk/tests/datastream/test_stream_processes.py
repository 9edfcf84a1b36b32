"""Processes as they are: forks, greenlets, signals, clients that are dropped, and how the stream's thread ends."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from weakref import ref

import pytest

from schematic.client import AsyncSchematic, Schematic

from .conftest import PATIENCE, World
from .stream_server import StreamServer, company, flag, stream_server

START = """
import os, sys, time
from schematic.client import Schematic
client = Schematic("sch_1", base_url=os.environ["BASE_URL"], use_datastream=True, event_capture_url="http://127.0.0.1:9")
client.logger.disabled = True
def source():
    return client.check_flag_with_receipt("on", {"id": "1"}).source
"""


@pytest.fixture
def server() -> Iterator[StreamServer]:
    with stream_server() as made:
        made.flags, made.companies = [flag("on", default=True)], [company()]
        yield made


def script(server: StreamServer, code: str, *, start: str = START) -> subprocess.Popen[str]:
    return subprocess.Popen(
        # Newer Pythons warn of every fork in a process with threads; that it works here is what is tested.
        [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", start + textwrap.dedent(code)],
        env={**os.environ, "BASE_URL": server.base_url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, (out + err).splitlines()


def test_a_child_has_a_stream_of_its_own(server: StreamServer) -> None:
    """Until that is ready it knows what its parent knew."""
    process = script(
        server,
        """
        assert client.datastream.wait_until_ready(60)
        assert source() == "stream"
        pid = os.fork()
        if pid == 0:
            print("child", source(), client.datastream.wait_until_ready(60), source(), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        print("parent", source(), client.datastream.status().connections, flush=True)
        os._exit(0)
        """,
    )

    assert said(process) == (0, ["child stale True stream", "parent stream 1"])
    assert server.connections.qsize() == 2


def test_a_client_made_before_the_fork_begins_in_the_child(server: StreamServer) -> None:
    """As with gunicorn's preload: nothing but checks is called there."""
    process = script(
        server,
        """
        pid = os.fork()
        if pid == 0:
            client.initialize()
            for _ in range(600):
                if source() == "stream": break
                time.sleep(0.05)
            print(source(), flush=True)
        else:
            os.waitpid(pid, 0)
        os._exit(0)
        """,
    )

    assert said(process) == (0, ["stream"])


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, -signal.SIGTERM), (None, 0)])
def test_a_stream_keeps_no_process_alive(server: StreamServer, number: signal.Signals | None, code: int) -> None:
    wait = "time.sleep(60)" if number else ""
    process = script(server, f"client.datastream.wait_until_ready(60)\nprint('ready', flush=True)\n{wait}")
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    if number is not None:
        process.send_signal(number)

    assert process.wait(PATIENCE) == code
    process.communicate()


def test_greenlets_of_gevent_check_and_wait(server: StreamServer) -> None:
    process = script(
        server,
        """
        import gevent
        ready = gevent.spawn(client.datastream.wait_until_ready, 60)
        gevent.joinall([ready])
        found = [gevent.spawn(source) for _ in range(20)]
        gevent.joinall(found)
        print(ready.value, {one.value for one in found}, client.datastream.status().asked)
        client.shutdown(1)
        """,
        start="from gevent import monkey; monkey.patch_all()\n" + START,
    )

    assert said(process) == (0, ["True {'stream'} 1"])


def streams() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("schematic-datastream")]


def test_shutdown_ends_the_threads(world: World) -> None:
    client = world.client()
    assert streams()
    client.shutdown()

    for thread in streams():
        thread.join(PATIENCE)
    assert streams() == []


def test_a_client_that_is_dropped_takes_its_threads_along(server: StreamServer) -> None:
    """The official client's stay."""
    client = Schematic("sch_1", base_url=server.base_url, use_datastream=True)
    assert client.datastream is not None
    assert client.datastream.wait_until_ready(PATIENCE)
    threads = streams()
    kept = ref(client.datastream)

    client.event_buffer.stop(0)
    del client
    gc.collect()
    for thread in threads:
        thread.join(PATIENCE)

    assert kept() is None
    assert [thread for thread in threads if thread.is_alive()] == []


def test_a_stream_outlives_the_loop_that_made_it(server: StreamServer) -> None:
    async def make() -> AsyncSchematic:
        client = AsyncSchematic("sch_1", base_url=server.base_url, use_datastream=True)
        assert client.datastream is not None
        assert await client.datastream.wait_until_ready(PATIENCE)
        return client

    async def use(client: AsyncSchematic) -> str:
        found = (await client.check_flag_with_receipt("on", {"id": "1"})).source
        await client.shutdown(1)
        return found

    client = asyncio.run(make())

    assert asyncio.run(use(client)) == "stream"

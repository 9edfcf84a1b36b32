"""Processes as they are: forks, pre-forking servers, workers, greenlets, signals and exits. Events arrive, once."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from sdk.tests.capture_endpoint import Endpoint

START = """
import os, signal, sys, time
from schematic.client import Schematic
client = Schematic("sch_dev", event_capture_url=os.environ["CAPTURE"], event_buffer_period=60)
ACME = {"id": "acme"}
def wait():  # not in one piece: Python sees a signal that comes just before a long sleep only after it
    while True:
        time.sleep(0.05)
"""
PATIENCE = 180.0  # seconds
# A fork by the C library copies the interpreter's lock as it is, so that no other thread may hold or ask for it then:
# the child would hand it to that thread, which it does not have. uWSGI forks before its threads run.
AT_REST = """
def state(thread):
    try:
        return [line for line in open(f"/proc/self/task/{thread}/status") if "State" in line or "ctxt" in line]
    except FileNotFoundError:  # it has just ended
        return []
def at_rest():
    mine, looks = str(threading.get_native_id()), 0
    while looks < 20:
        before = {one: state(one) for one in os.listdir("/proc/self/task") if one != mine}
        time.sleep(0.01)
        is_resting = all("S (" in one[0] and one == state(thread) for thread, one in before.items() if one)
        looks = looks + 1 if is_resting else 0
"""


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with Endpoint() as made:
        yield made


def script(endpoint: Endpoint, code: str, *, start: str = START) -> subprocess.Popen[str]:
    environment = {**os.environ, "CAPTURE": endpoint.url}
    return subprocess.Popen(
        # Newer Pythons warn of every fork in a process with threads; that it works here is what is tested.
        [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", start + textwrap.dedent(code)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out + err


def says(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    assert process.stdout.readline().strip() == line


def names(endpoint: Endpoint) -> list[str]:
    return sorted(event["body"]["event"] for event in endpoint.events)


# Forks


def test_a_forked_child_works_at_once_and_never_sends_its_parents_events(endpoint: Endpoint) -> None:
    """The official client's child has no thread, and sends nothing."""
    process = script(
        endpoint,
        """
        client.track("before", ACME); client.flush()
        client.track("waiting", ACME)
        pid = os.fork()
        if pid == 0:
            client.track("child", ACME)
            print(client.flush(180).pending, client.stats().events.accepted, flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        client.track("parent", ACME)
        """,
    )

    assert ended(process) == (0, "0 1\n")
    assert names(endpoint) == ["before", "child", "parent", "waiting"]
    assert len(endpoint.distinct) == 4


def test_a_child_opens_connections_of_its_own(endpoint: Endpoint) -> None:
    """Two processes on one connection would read each other's answers."""
    seen: list[tuple[str, int]] = []
    endpoint.answer = lambda events: seen.append((events[0]["body"]["event"], len(endpoint.clients))) or {}  # type: ignore[func-returns-value]
    process = script(
        endpoint,
        """
        client.track("parent", ACME); client.flush()
        pid = os.fork()
        if pid == 0:
            client.track("child", ACME); client.flush(180)
            os._exit(0)
        os.waitpid(pid, 0)
        client.track("parent", ACME); client.flush()
        """,
    )

    assert ended(process)[0] == 0
    assert seen == [("parent", 1), ("child", 2), ("parent", 2)]


def test_a_fork_in_the_middle_of_much_traffic_loses_and_doubles_nothing(endpoint: Endpoint) -> None:
    process = script(
        endpoint,
        """
        import threading
        def work():
            for _ in range(2000):
                client.track("thread", ACME)
        thread = threading.Thread(target=work); thread.start()
        pids = []
        for _ in range(5):
            pid = os.fork()
            if pid == 0:
                client.track("child", ACME); os._exit(0 if client.flush(180).pending == 0 else 1)
            pids.append(pid)
        thread.join()
        print([os.waitpid(pid, 0)[1] for pid in pids])
        """,
    )

    assert ended(process) == (0, "[0, 0, 0, 0, 0]\n")
    assert names(endpoint) == ["child"] * 5 + ["thread"] * 2000
    assert len(endpoint.distinct) == 2005


def test_a_child_whose_fork_python_did_not_see_works_at_once_too(endpoint: Endpoint) -> None:
    """uWSGI forks by the C library; `os.register_at_fork` hears nothing of it."""
    seen: list[tuple[str, int]] = []
    endpoint.answer = lambda events: seen.append((events[0]["body"]["event"], len(endpoint.clients))) or {}  # type: ignore[func-returns-value]
    process = script(
        endpoint,
        """
        import ctypes
        client.track("before", ACME); client.flush()
        client.track("waiting", ACME)
        at_rest()
        pid = ctypes.PyDLL(None).fork()
        if pid == 0:
            client.track("child", ACME)
            print(client.flush(180).pending, client.stats().events.accepted, flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        """,
        start=f"import sys, threading; sys.modules['uwsgi'] = sys\n{START}{AT_REST}",
    )

    assert ended(process) == (0, "0 1\n")
    assert seen == [("before", 1), ("child", 2), ("waiting", 2)]


def test_checks_after_such_a_fork_wait_for_no_thread_of_the_parent(endpoint: Endpoint) -> None:
    """Nor do they use its connections: that one is in the middle of a request when the process forks."""
    process = script(
        endpoint,
        """
        import ctypes, socket, threading
        from schematic.client import Schematic
        silent = socket.create_server(("127.0.0.1", 0))
        client = Schematic("sch_dev", base_url=f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=180)
        threading.Thread(target=client.check_flag, args=("flag",), daemon=True).start()
        asked, _ = silent.accept(); asked.recv(1); silent.close()
        at_rest()
        pid = ctypes.PyDLL(None).fork()
        if pid == 0:
            print(client.check_flag("flag"), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        os._exit(0)
        """,
        start=f"import logging, os, time; logging.disable()\n{AT_REST}",
    )

    assert ended(process) == (0, "False\n")


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_multiprocessing_child_sends_before_it_ends(endpoint: Endpoint, method: str, tmp_path: Path) -> None:
    """It leaves by `os._exit`, without `atexit`."""
    program = tmp_path / "program.py"
    program.write_text(
        START
        + textwrap.dedent(f"""
        import multiprocessing
        def work():
            client.track("child", ACME)
        if __name__ == "__main__":
            context = multiprocessing.get_context("{method}")
            client.track("parent", ACME)
            process = context.Process(target=work)
            process.start(); process.join()
            print(process.exitcode)
        """)
    )

    done = subprocess.run(
        [sys.executable, program],
        env={**os.environ, "CAPTURE": endpoint.url},
        capture_output=True,
        text=True,
        timeout=180,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
    assert names(endpoint) == ["child", "parent"]


# Ends


def test_a_normal_exit_sends_what_waits(endpoint: Endpoint) -> None:
    process = script(endpoint, 'for _ in range(250): client.track("flight", ACME)')

    assert ended(process) == (0, "")
    assert len(endpoint.events) == 250


def test_an_exit_is_bounded_while_the_endpoint_hangs(endpoint: Endpoint) -> None:
    endpoint.behaviour = lambda attempt, events: "hang"
    process = script(endpoint, 'client.track("flight", ACME)')

    status, said = ended(process)

    assert status == 0
    assert "1 events were not delivered before the client stopped" in said
    assert endpoint.answered == 0


def test_sigterm_sends_what_waits_and_then_ends_the_process_as_ever(endpoint: Endpoint) -> None:
    process = script(endpoint, 'client.track("flight", ACME); print("ready", flush=True); wait()')
    says(process, "ready")

    process.send_signal(signal.SIGTERM)

    assert ended(process)[0] == -signal.SIGTERM
    assert names(endpoint) == ["flight"]


def test_sigterm_ends_the_process_in_time_while_the_endpoint_hangs(endpoint: Endpoint) -> None:
    endpoint.behaviour = lambda attempt, events: "hang"
    process = script(endpoint, 'client.track("flight", ACME); print("ready", flush=True); wait()')
    says(process, "ready")

    process.send_signal(signal.SIGTERM)

    assert ended(process)[0] == -signal.SIGTERM
    assert endpoint.answered == 0


OWN_HANDLER = """
def handler(number, frame):
    print("mine", flush=True)
    sys.exit(7)
signal.signal(signal.SIGTERM, handler)
"""


@pytest.mark.parametrize("start", [OWN_HANDLER + START.replace("import os", "import os", 1), START + OWN_HANDLER])
def test_an_applications_own_handler_stays_in_charge(endpoint: Endpoint, start: str) -> None:
    """Whether it was there first or came later."""
    process = script(
        endpoint,
        """
        assert signal.getsignal(signal.SIGTERM) is handler
        client.track("flight", ACME); print("ready", flush=True); wait()
        """,
        start="import os, signal, sys, time\n" + start,
    )
    says(process, "ready")

    process.send_signal(signal.SIGTERM)

    assert ended(process) == (7, "mine\n")
    assert names(endpoint) == ["flight"]


def test_a_handler_that_calls_the_one_before_it_is_not_cut_short(endpoint: Endpoint) -> None:
    process = script(
        endpoint,
        """
        before = signal.getsignal(signal.SIGTERM)
        def handler(number, frame):
            before(number, frame)
            client.track("after", ACME)
            sys.exit(7)
        signal.signal(signal.SIGTERM, handler)
        client.track("flight", ACME); print("ready", flush=True); wait()
        """,
    )
    says(process, "ready")

    process.send_signal(signal.SIGTERM)

    assert ended(process) == (7, "")
    assert names(endpoint) == ["after", "flight"]


# Servers and workers

APP = """
import os
from schematic.client import Schematic
client = Schematic("sch_dev", event_capture_url=os.environ["CAPTURE"], event_buffer_period=60)
client.track("loaded")
def app(environ, start_response):
    client.track("request", user={"pid": str(os.getpid())})
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]
"""


def asked(endpoint: Endpoint, folder: Path, app: str, *command: str, **environment: str) -> tuple[int, str]:
    """Status and complaints of a server of `program.py` that answered twenty requests and was told to stop."""
    (folder / "program.py").write_text(app)
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "CAPTURE": endpoint.url, **environment},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        endpoint.wait(lambda: is_listening(folder / "socket"))
        for _ in range(20):
            ask(folder / "socket")
    finally:
        server.terminate()
        _, said = server.communicate(timeout=PATIENCE)
    return server.returncode, said


def is_listening(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as made:
        return made.connect_ex(os.fspath(path)) == 0


def ask(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.settimeout(PATIENCE)
        made.connect(os.fspath(path))
        made.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b"200 OK" in made.recv(4096)


def test_gunicorn_with_preload_delivers_every_request_of_every_worker(endpoint: Endpoint, tmp_path: Path) -> None:
    """The application, client and first event are made before the workers are forked."""
    command = (sys.executable, "-m", "gunicorn", "--preload", "-w", "2", "-b", "unix:socket", "program:app")

    status, said = asked(endpoint, tmp_path, APP, *command)

    assert status == 0, said
    assert names(endpoint) == ["loaded"] + ["request"] * 20
    assert len(endpoint.distinct) == 21


ASGI_APP = """
import asyncio, os
from schematic.client import AsyncSchematic, Schematic
def made():
    return MADE("sch_dev", event_capture_url=os.environ["CAPTURE"], event_buffer_period=60)
client = CLIENT
async def app(scope, receive, send):
    global client
    if scope["type"] != "http":
        raise RuntimeError("no lifespan")
    if client is None:
        client = await HOW(made)
    tracked = client.track("request", user={"pid": str(os.getpid())})
    if tracked is not None:
        await tracked
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})
"""
WHEN = {
    "at import": ("Schematic", "made()", ""),
    "at import, async": ("AsyncSchematic", "made()", ""),
    "in the first request": ("Schematic", "None", "async_called"),
    "in a thread of the first request": ("Schematic", "None", "asyncio.to_thread"),
}
UVICORN = (sys.executable, "-m", "uvicorn", "--uds", "socket", "program:app")
GUNICORN = (sys.executable, "-m", "gunicorn", "-b", "unix:socket", "-w", "2", "program:app")
SERVERS = {
    "uvicorn": UVICORN,
    "uvicorn, two workers": (*UVICORN, "--workers", "2"),
    "uvicorn --reload": (*UVICORN, "--reload"),
    "gunicorn, uvicorn workers": (*GUNICORN, "-k", "uvicorn.workers.UvicornWorker"),
    "gunicorn --preload, uvicorn workers": (*GUNICORN, "--preload", "-k", "uvicorn.workers.UvicornWorker"),
    "gunicorn, its own ASGI workers": (*GUNICORN, "-k", "asgi"),
}


@pytest.mark.parametrize(
    ("server", "when"),
    [*((server, "in a thread of the first request") for server in SERVERS), *(("uvicorn", when) for when in WHEN)],
)
def test_asgi_servers_deliver_every_request_when_they_are_told_to_stop(
    endpoint: Endpoint, tmp_path: Path, server: str, when: str
) -> None:
    """uvicorn ends its processes by the signal that it was sent, which runs no exit handler."""
    kind, client, how = WHEN[when]
    app = ASGI_APP.replace("MADE", kind).replace("CLIENT", client).replace("HOW", how or "async_called")
    app += "async def async_called(make):\n    return make()\n"

    _, said = asked(endpoint, tmp_path, app, *SERVERS[server])

    assert names(endpoint) == ["request"] * 20, said
    assert len(endpoint.distinct) == 20


@pytest.mark.skipif(shutil.which("uwsgi") is None, reason="uWSGI is not installed; it has to be compiled")
@pytest.mark.parametrize("options", [[], ["--lazy-apps"], ["--threads", "2"]], ids=["preforked", "lazy", "threads"])
def test_uwsgi_delivers_every_request_of_every_worker(endpoint: Endpoint, tmp_path: Path, options: list[str]) -> None:
    """What the master holds must be flushed: it ends without running any exit handler."""
    app = APP.replace("def app", "client.flush()\ndef app")
    program = ("uwsgi", "--http-socket", "socket", "--wsgi-file", "program.py", "--callable", "app", "--die-on-term")
    workers = ("--master", "--processes", "2", "--enable-threads", *options)

    _, said = asked(endpoint, tmp_path, app, *program, *workers, PYTHONPATH=os.pathsep.join(sys.path))

    loaded = 2 if "--lazy-apps" in options else 1
    assert names(endpoint) == ["loaded"] * loaded + ["request"] * 20, said
    assert len(endpoint.distinct) == loaded + 20


TASKS = """
import os
from celery import Celery
from schematic.client import Schematic
app = Celery("tasks", broker="filesystem://")
app.conf.broker_transport_options = {"data_folder_in": "queue", "data_folder_out": "queue", "control_folder": "control"}
client = Schematic("sch_dev", event_capture_url=os.environ["CAPTURE"], event_buffer_period=60)
@app.task
def work(number):
    client.track("task", quantity=number)
"""


def test_celery_workers_deliver_what_their_tasks_tracked(endpoint: Endpoint, tmp_path: Path) -> None:
    """Pool processes leave by `os._exit`, and run neither `atexit` nor finalizers."""
    (tmp_path / "tasks.py").write_text(TASKS)
    for folder in ("queue", "control"):
        (tmp_path / folder).mkdir()
    environment = {**os.environ, "CAPTURE": endpoint.url, "PYTHONPATH": os.fspath(tmp_path)}
    put = "import tasks; [tasks.work.delay(n) for n in range(10)]"
    subprocess.run([sys.executable, "-c", put], cwd=tmp_path, env=environment, check=True, timeout=180)
    command = [sys.executable, "-m", "celery", "-A", "tasks", "worker", "-P", "prefork", "-c", "2", "-l", "info"]
    with (tmp_path / "log").open("w") as log:
        worker = subprocess.Popen(
            [*command, "--without-gossip", "--without-mingle", "--without-heartbeat"],
            cwd=tmp_path,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            endpoint.wait(lambda: (tmp_path / "log").read_text().count("succeeded in") == 10)
        finally:
            worker.terminate()
            worker.wait(PATIENCE)

    assert sorted(event["body"]["quantity"] for event in endpoint.events) == list(range(10))


def test_greenlets_of_gevent_track_and_flush(endpoint: Endpoint) -> None:
    process = script(
        endpoint,
        """
        import gevent
        ticks = 0
        def tick():
            global ticks
            while True:
                ticks += 1
                gevent.sleep(0.001)
        ticker = gevent.spawn(tick)
        def work():
            for _ in range(100):
                client.track("greenlet", ACME); gevent.sleep(0)
        gevent.joinall([gevent.spawn(work) for _ in range(10)])
        print(client.flush(180).pending, ticks > 0)
        client.track("last", ACME)
        """,
        start="from gevent import monkey; monkey.patch_all()\n" + START,
    )

    assert ended(process) == (0, "0 True\n")
    assert names(endpoint) == ["greenlet"] * 1000 + ["last"]

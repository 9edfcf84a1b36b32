"""Members who are signed in: over HTTP in this process, and in a real browser against a server of its own."""

from __future__ import annotations

import re
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from argon2 import PasswordHasher

from schematic import Schematic
from schematic_server import clock
from schematic_server.demo.process import Running, start
from schematic_server.domains.accounts import passwords, sessions

from ..asgi import App
from ..conftest import Keys, member

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "correct horse battery staple"
Fields = Mapping[str, str | Sequence[str]]


@dataclass(slots=True)
class Visitor:
    """A browser without scripts: keeps cookies, follows no redirects, fills in forms as they stand."""

    http: httpx2.Client
    environment_id: str

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """A page of the environment; `path` begins with `/`."""
        return self.http.get(f"/console/{self.environment_id}{path}", headers=headers)

    def html(self, path: str) -> str:
        """The text of a page that is there."""
        response = self.get(path)
        assert response.status_code == 200, response.text
        return response.text

    def send(self, path: str, fields: Fields | None = None, page: str | None = None) -> httpx2.Response:
        """Send a form, with the token of the page it stands on (`page`, or `path` itself)."""
        token = re.search(r'name="csrf" value="(\w+)"', self.html(page or path))
        assert token is not None, f"no form on {page or path}"
        return self.post(path, {"csrf": token[1], **(fields or {})})

    def post(self, path: str, fields: Fields) -> httpx2.Response:
        """Send just these fields."""
        address = f"/console/{self.environment_id}{path}"
        return self.http.post(address, data=dict(fields), headers={"Sec-Fetch-Site": "same-origin"})

    def done(self, path: str, fields: Fields | None = None, page: str | None = None) -> str:
        """`send` a form that goes well: the page that it leads to."""
        response = self.send(path, fields, page)
        assert response.status_code == 303, response.text
        there = self.http.get(response.headers["location"])
        assert there.status_code == 200, there.text
        return there.text


SignIn = Callable[..., Visitor]


@pytest.fixture(scope="session", autouse=True)
def cheap_hashes() -> Iterator[None]:
    """Passwords of this process are hashed in a millisecond: how long it takes is argon2's own."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: hasher)
        passwords._nobodys.cache_clear()
        yield
    passwords._nobodys.cache_clear()


@pytest.fixture
def sign_in(app: App, credentials: Keys) -> Iterator[SignIn]:
    """Makes a member of the test's account and signs them in: `sign_in("member", {environment_id: [...]})`."""
    opened: list[httpx2.Client] = []

    def signed_in(role: str = "admin", permissions: Mapping[str, Any] | None = None, **members: Any) -> Visitor:
        number = len(opened)
        own = {"name": f"Member {number}", "email": f"{number}.{credentials.account_id}@example.com".lower()}

        def write(db: Any, emit: Any) -> str:
            given = {"account_id": credentials.account_id, "permissions": dict(permissions or {}), **own, **members}
            made = member(db, role=role, **given)
            return sessions.start(db, made, clock.now())

        http = app.client()
        http.cookies.set("schematic_session", app.write(write), domain="schematic.test", path="/console")
        opened.append(http)
        return Visitor(http, credentials.environment_id)

    yield signed_in
    for http in opened:
        http.close()


@pytest.fixture
def admin(sign_in: SignIn) -> Visitor:
    return sign_in()


@pytest.fixture
def browser() -> Iterator[Browser]:
    """A real Chromium; where there is none, tests that need it are skipped, and the summary says so.

    For one test: while it is there, its event loop counts as running in this thread, and nothing else has one.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("NO CHROMIUM HERE: the console was not tried in a browser (Debian: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with (
            sync_playwright() as playwright,
            playwright.chromium.launch(executable_path=chromium, args=FLAGS) as launched,
        ):
            yield launched


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server on SQLite, for the module."""
    with ThreadPoolExecutor(1) as apart:  # the browser's event loop runs in this thread
        running = apart.submit(start, f"sqlite:///{tmp_path_factory.mktemp('console') / 'schematic.sqlite3'}").result()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def sdk(server: Running) -> Iterator[Schematic]:
    """The SDK on that server."""
    with Schematic(server.key, base_url=server.base_url, event_capture_url=server.base_url) as client:
        yield client


@pytest.fixture(scope="module")
def session(server: Running, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The token of an admin who is signed in at that server."""
    import asyncio

    from schematic_server.domains.accounts import admin as accounts
    from schematic_server.storage import connect

    url = next(one for one in server.process.args if str(one).startswith("sqlite:"))  # type: ignore[union-attr]
    database = connect(str(url))

    def write(db: Any, emit: Any) -> str:
        account_id = accounts.find_environment(db, None).account_id
        made = member(db, account_id, "admin", name="Ada", email="ada@example.com")
        return sessions.start(db, made, clock.now())

    async def begin() -> str:
        await database.open()
        try:
            return await database.write(write)
        finally:
            await database.close()

    with ThreadPoolExecutor(1) as apart:  # the browser's event loop runs in this thread
        return apart.submit(asyncio.run, begin()).result()


@pytest.fixture
def page(server: Running, session: str, browser: Browser) -> Iterator[Page]:
    """A page of that server's console, signed in; what its scripts complain of fails the test."""
    complaints: list[str] = []
    context = browser.new_context(base_url=server.base_url, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(60_000)
    context.add_cookies([{"name": "schematic_session", "value": session, "url": server.base_url + "/console"}])
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.goto("/console/")
    yield opened
    context.close()
    assert complaints == []

"""Gates for Django views, sync and async. Needs `schematichq[django]`.

    MIDDLEWARE = [..., "schematic.contrib.django.SchematicMiddleware"]
    SCHEMATIC = {"CLIENT": "shop.schematic.client", "COMPANY": "shop.schematic.company"}

    @require("exports")
    def exports(request): ...

Settings, each an object or its dotted path: CLIENT, a Schematic or an AsyncSchematic (sync views need the former;
async views take either, a Schematic is then asked in a thread); ASYNC_CLIENT, an AsyncSchematic for async views;
COMPANY and USER, functions of the request that give keys or None (async ones serve async views only); ON_DENIED, a
function of request and `Denial` that gives the response. Without it those who are not entitled get JSON with 402
(limit or credits used up), 403 (not in the plan) or 503 (the check failed and the flag's default is off).
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from schematic.contrib.gating import AsyncChecker, AsyncSnapshot, Checker, Denial, Keys, Snapshot, missing

try:
    # Django has no type information of its own; by this way its names are Any for every checker. asgiref's functions
    # are those of `inspect` where that has them (3.12), which checkers take for the deprecated ones of asyncio.
    _sync: Any = import_module("asgiref.sync")
    _conf: Any = import_module("django.conf")
    _exceptions: Any = import_module("django.core.exceptions")
    _functional: Any = import_module("django.utils.functional")
    _http: Any = import_module("django.http")
    _loading: Any = import_module("django.utils.module_loading")
except ImportError as error:
    raise missing("django", error) from error

if TYPE_CHECKING:
    from schematic import AsyncSchematic, Schematic
    from schematic.types import CheckFlagResponseData

__all__ = ["AsyncSnapshot", "Denial", "SchematicMiddleware", "Snapshot", "asnapshot", "require", "snapshot"]

View = Callable[..., Any]
Who = Callable[[Any], "Keys | Awaitable[Keys | None] | None"]
_SETTINGS = ("CLIENT", "ASYNC_CLIENT", "COMPANY", "USER", "ON_DENIED")


class SchematicMiddleware:
    """Gives requests `request.schematic`, a Snapshot, and `await request.aschematic()`, an AsyncSnapshot of the same
    answers. Nobody is asked before the first check, so the order of middleware does not matter."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: View) -> None:
        _settings()  # what is wrong with them shows at the start
        self._get_response = get_response
        if _sync.iscoroutinefunction(get_response):
            _sync.markcoroutinefunction(self)

    def __call__(self, request: Any) -> Any:
        request.schematic = _functional.SimpleLazyObject(lambda: snapshot(request))
        request.aschematic = lambda: asnapshot(request)
        return self._get_response(request)


def require(*flag_keys: str) -> Callable[[View], View]:
    """Decorator of a view: it runs when all flags are on. For classes: `@method_decorator(require("exports"), …)`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def gated(request: Any, *args: Any, **kwargs: Any) -> Any:
            denial = snapshot(request).denial(*flag_keys)
            return view(request, *args, **kwargs) if denial is None else _settings().on_denied(request, denial)

        @wraps(view)
        async def agated(request: Any, *args: Any, **kwargs: Any) -> Any:
            denial = await (await asnapshot(request)).denial(*flag_keys)
            return await view(request, *args, **kwargs) if denial is None else _settings().on_denied(request, denial)

        return agated if _sync.iscoroutinefunction(view) else gated

    return decorate


def snapshot(request: Any) -> Snapshot:
    """The checks of a request: each flag answers the same until it ends. With or without the middleware."""
    held = _held(request)
    if held.snapshot is None:
        settings = _settings()
        company, user = _named("COMPANY", settings.company, request), _named("USER", settings.user, request)
        held.snapshot = Snapshot(settings.sync_client(), company, user, held.known)
    return held.snapshot


async def asnapshot(request: Any) -> AsyncSnapshot:
    """The same for async views."""
    held = _held(request)
    if held.asnapshot is None:
        settings = _settings()
        company, user = await _anamed(settings.company, request), await _anamed(settings.user, request)
        held.asnapshot = AsyncSnapshot(settings.async_client(), company, user, held.known)
    return held.asnapshot


@dataclass(slots=True)
class _Held:
    """What a request carries: both snapshots share what is known."""

    known: dict[str, CheckFlagResponseData]
    snapshot: Snapshot | None = None
    asnapshot: AsyncSnapshot | None = None


@dataclass(frozen=True, slots=True)
class _Settings:
    client: Schematic | AsyncSchematic
    aclient: AsyncSchematic | None
    company: Who | None
    user: Who | None
    on_denied: Callable[[Any, Denial], Any]

    def sync_client(self) -> Checker:
        if _sync.iscoroutinefunction(self.client.check_flags):
            raise _improper("CLIENT is an AsyncSchematic; a sync view needs a Schematic (ASYNC_CLIENT takes the other)")
        return cast("Schematic", self.client)

    def async_client(self) -> AsyncChecker:
        if self.aclient is not None:
            return self.aclient
        if _sync.iscoroutinefunction(self.client.check_flags):
            return cast("AsyncSchematic", self.client)
        return _Threaded(cast("Schematic", self.client))


class _Threaded:
    """A Schematic for async views; its requests block a thread instead of the event loop."""

    def __init__(self, client: Schematic) -> None:
        self._client = client

    async def check_flag_with_entitlement(
        self, flag_key: str, company: Keys | None = None, user: Keys | None = None
    ) -> CheckFlagResponseData:
        return await asyncio.to_thread(self._client.check_flag_with_entitlement, flag_key, company, user)

    async def check_flags(
        self, flag_keys: Sequence[str] | None = None, company: Keys | None = None, user: Keys | None = None
    ) -> list[CheckFlagResponseData]:
        return await asyncio.to_thread(self._client.check_flags, flag_keys, company, user)


def _settings() -> _Settings:
    """Read each time: tests override settings. Dotted paths are remembered by Django's import."""
    configured: Any = getattr(_conf.settings, "SCHEMATIC", None)
    if not isinstance(configured, Mapping) or not cast("Mapping[str, Any]", configured).get("CLIENT"):
        raise _improper('set it to a dict with at least CLIENT, as in {"CLIENT": "shop.schematic.client"}')
    members = cast("Mapping[str, Any]", configured)
    unknown = [name for name in members if name not in _SETTINGS]
    if unknown:
        raise _improper(f"unknown {', '.join(unknown)}; known are {', '.join(_SETTINGS)}")
    client, aclient, company, user, on_denied = (_object(members.get(name)) for name in _SETTINGS)
    return _Settings(client, aclient, company, user, on_denied or _answer)


def _object(value: Any) -> Any:
    return _loading.import_string(value) if isinstance(value, str) else value


def _held(request: Any) -> _Held:
    if not hasattr(request, "_schematic"):
        request._schematic = _Held({})
    held: _Held = request._schematic
    return held


def _named(setting: str, who: Who | None, request: Any) -> Keys | None:
    keys = None if who is None else who(request)
    if not inspect.isawaitable(keys):
        return keys
    if inspect.iscoroutine(keys):
        keys.close()
    raise _improper(f"{setting} is async, which only async views can wait for")


async def _anamed(who: Who | None, request: Any) -> Keys | None:
    if who is None:
        return None
    # A sync function may use the database, which Django allows in its own thread only.
    is_async = _sync.iscoroutinefunction(who)
    keys: Keys | Awaitable[Keys | None] | None = who(request) if is_async else await _sync.sync_to_async(who)(request)
    return await keys if inspect.isawaitable(keys) else keys


def _answer(request: Any, denial: Denial) -> Any:
    return _http.JsonResponse(denial.body, status=denial.status)


def _improper(message: str) -> Exception:
    failure: Exception = _exceptions.ImproperlyConfigured(f"SCHEMATIC: {message}")
    return failure

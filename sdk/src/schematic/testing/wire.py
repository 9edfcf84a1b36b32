"""The paths that a fake answers, for its in-process clients and over HTTP. Pure but for the clock of holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

from schematic.clock import utc_now
from schematic.core.api_error import ApiError
from schematic.testing.backend import Backend, Canned, instant
from schematic.testing.canned import whole
from schematic.testing.entities import Document
from schematic.testing.refusals import Refused

MAX_BATCH = 100  # events of a captured batch; the API refuses more
DEFAULT_HOLD, DEFAULT_LEASE = timedelta(minutes=1), timedelta(minutes=5)
StatusAndJson = tuple[int, Any]


class NotFaked(NotImplementedError):
    """A call that the fake has no answer for; the text says how to give it one.

    No ApiError on purpose: code under test that handles those must not hide it.
    """


def answer(backend: Backend, method: str, path: str, body: Document, operation: str | None = None) -> StatusAndJson:
    """Status and JSON of a request. `path` without its first slash; `operation` where the caller knows its name.

    Raises Refused for what the API refuses, NotFaked for what the fake does not know, and what a canned answer raises.
    """
    with backend.changed:
        for name in (operation, f"{method} /{path}"):
            if name in backend.canned:
                return 200, _canned(backend.canned[name], body)
        handle, argument = _route(method, path)
        if handle is None:
            name = operation or f"{method} /{path}"
            raise NotFaked(f"the fake has no answer for {name}; give it one by fake.respond({name!r}, {{...}})")
        return handle(backend, body, argument)


def failure(error: Exception) -> StatusAndJson:
    """Status and JSON of what `answer` raised."""
    status = 501 if isinstance(error, NotFaked) else 400 if isinstance(error, ValueError) else 500
    if isinstance(error, Refused):
        status = error.status
    elif isinstance(error, ApiError):
        status = error.status_code or 500
    return status, {"error": str(error)}


def encoded(answer: Any) -> bytes:
    """The body of an answer; bytes are a file and stay as they are."""
    return answer if isinstance(answer, bytes) else json.dumps(answer).encode()


Handler = Callable[[Backend, Document, str], StatusAndJson]


def _route(method: str, path: str) -> tuple[Handler | None, str]:
    """What answers, and the part of the path that is a name."""
    for pattern, handler in _ROUTES.items():
        match = re.fullmatch(pattern, f"{method} {path}")
        if match is not None:
            return handler, unquote("".join(match.groups()))
    return None, ""


def _check(backend: Backend, body: Document, flag_key: str) -> StatusAndJson:
    return _success(backend.check(flag_key, body.get("company"), body.get("user"), body.get("preflight")))


def _check_all(backend: Backend, body: Document, _: str) -> StatusAndJson:
    return _success(_all(backend, body), 201)


def _check_bulk(backend: Backend, body: Document, _: str) -> StatusAndJson:
    return _success({"data": [_all(backend, one) for one in body.get("contexts") or ()]}, 201)


def _all(backend: Backend, body: Document) -> Document:
    if body.get("preflight") is not None:
        raise Refused(400, "preflight: simulates one flag's use; send it to /flags/{key}/check")
    return backend.check_all(body.get("company"), body.get("user"))


def _check_and_reserve(backend: Backend, body: Document, flag_key: str) -> StatusAndJson:
    return _success(backend.check_and_reserve(flag_key, body, _lasts(body, DEFAULT_HOLD)))


def _acquire(backend: Backend, body: Document, _: str) -> StatusAndJson:
    company = backend.company_of(body.get("company_id"))
    hold = backend.holds.acquire(company, body, _lasts(body, DEFAULT_LEASE), backend.at)
    return _success(hold.details(), 201)


def _extend(backend: Backend, body: Document, lease_id: str) -> StatusAndJson:
    companies = {one.id: one for one in backend.companies}
    lasts = None if body.get("expires_at") is None else _lasts(body, DEFAULT_LEASE)
    return _success(backend.holds.extend(lease_id, companies, body, lasts, backend.at).details())


def _reserve(backend: Backend, body: Document, _: str) -> StatusAndJson:
    company = backend.company_of(body.get("company_id"))
    return _success(backend.holds.reserve(company, body, _lasts(body, DEFAULT_HOLD), backend.at).details(), 201)


def _release_lease(backend: Backend, body: Document, lease_id: str) -> StatusAndJson:
    return _success(backend.holds.release(lease_id, "lease", backend.at).details())


def _release(backend: Backend, body: Document, hold_id: str) -> StatusAndJson:
    return _success(backend.holds.release(hold_id, "reservation", backend.at).details())


def _lasts(body: Document, default: timedelta) -> timedelta:
    """How long a hold is to last: told in the caller's time, kept in the fake's."""
    expires_at = body.get("expires_at")
    return default if expires_at is None else instant(expires_at, "expires_at") - utc_now()


def _batch(backend: Backend, body: Document, _: str) -> StatusAndJson:
    events: list[Document] = body.get("events") or []
    if len(events) > MAX_BATCH:
        return 400, {"error": "batch too large", "max_size": MAX_BATCH}
    return _captured(backend, events)


def _one(backend: Backend, body: Document, _: str) -> StatusAndJson:
    return _captured(backend, [body])


def _captured(backend: Backend, events: list[Document]) -> StatusAndJson:
    refused: list[Document] = []
    for index, event in enumerate(events):
        try:
            backend.accept(event)
        except Refused as error:
            refused.append({"index": index, "error": str(error)})
    return 200, {"accepted": len(events) - len(refused), "refused": refused}


def _create_event(backend: Backend, body: Document, _: str) -> StatusAndJson:
    return _success(_raw_event(backend, body), 201)


def _create_events(backend: Backend, body: Document, _: str) -> StatusAndJson:
    return _success({"events": [_raw_event(backend, one) for one in body.get("events") or ()]}, 201)


def _raw_event(backend: Backend, body: Document) -> Document:
    at = backend.accept(body)
    members = {"remote_addr": "127.0.0.1", "remote_ip": "127.0.0.1", "user_agent": "fake"}
    return {"captured_at": at.isoformat(), "event_id": f"evt_{len(backend.events)}", **members}


def _success(data: Any, status: int = 200) -> StatusAndJson:
    return status, {"data": data, "params": {}}


def _canned(canned: Canned, body: Document) -> Any:
    answer = canned.answer(body) if callable(canned.answer) else canned.answer
    if isinstance(answer, Exception):
        raise answer
    return answer if isinstance(answer, bytes) else whole(answer, canned.model)


_ROUTES: dict[str, Handler] = {
    "POST flags/check": _check_all,
    "POST flags/check-bulk": _check_bulk,
    "POST batch": _batch,
    "POST e": _one,
    "POST events": _create_event,
    "POST event-batch": _create_events,
    "POST flags/([^/]+)/check": _check,
    "POST flags/([^/]+)/check-and-reserve": _check_and_reserve,
    "POST billing/credits/reservations": _reserve,
    "PUT billing/credits/reservations/([^/]+)/release": _release,
    "POST billing/credits/lease": _acquire,
    "PUT billing/credits/lease/([^/]+)/extend": _extend,
    "PUT billing/credits/lease/([^/]+)/release": _release_lease,
}

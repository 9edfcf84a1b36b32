"""`/flags/bootstrap`: every flag for one page in a browser, and from then on what changes of them.

A page sends whom it is about, and again when that changes. Each such frame is answered, in order and with everything;
after that the page is told differences, from the same answers that `/flags/check` gives. Nothing waits for a page that
reads too slowly: its next message is made when it has taken the last one.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from typing import Any

import msgspec
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket

from schematic_server.datastream.admission import FAILED, FAILURE, INVALID, TRY_LATER, Admission, Admitted, Refused
from schematic_server.datastream.session import Counts
from schematic_server.errors import BadRequest, Unauthorized, Unavailable
from schematic_server.evaluation.requests import Request
from schematic_server.evaluation.watches import Watch, Watches
from schematic_server.http import envelope
from schematic_server.http.auth import Authenticator
from schematic_server.http.body import decode
from schematic_server.http.sockets import Socket, socket_of, text_frame
from schematic_server.log import Seldom

log = logging.getLogger("schematic_server.datastream")
GATHERED_FOR = 0.05  # seconds in which further changes are one message: a page makes an event of every flag it is told
TRIES_AFTER = 1.0  # seconds, while the database is away
_NO_BALANCE = {"remaining": 0, "reserved": 0, "settled": 0}


class _Frame(msgspec.Struct):
    """The key stands in it once more, with the client's version."""

    data: Request = msgspec.field(default_factory=Request)


_frame = msgspec.json.Decoder(_Frame)


class Bootstrap:
    """Serves the pages of all environments."""

    def __init__(self, admission: Admission, auth: Authenticator, watches: Watches, counts: Counts) -> None:
        self._admission = admission
        self._auth = auth
        self._watches = watches
        self._counts = counts
        self._seldom = Seldom()

    def routes(self) -> list[BaseRoute]:
        return [WebSocketRoute("/flags/bootstrap", self._serve)]

    async def _serve(self, websocket: WebSocket) -> None:
        key = websocket.query_params.get("apiKey")
        await self._admission.serve(websocket, key, None, self._listen, is_browser=True)

    async def _listen(self, websocket: WebSocket, admitted: Admitted) -> None:
        """Take frames in, to the end. Each is answered here, so in their order; a task tells what comes after it."""
        page = _Page(socket_of(websocket.scope), self._counts)
        asked: Request | None = None
        while True:
            with self._watches.open(admitted.credential.actor, admitted.environment_id, asked or Request()) as watch:
                if asked is not None:
                    try:
                        await self._admit(admitted)
                        await page.begin(watch)
                    except Unavailable as error:
                        raise Refused(TRY_LATER, str(error)) from None
                following = asyncio.create_task(self._follow(page, watch, admitted))
                try:
                    message = await websocket.receive()
                finally:
                    following.cancel()
                    with suppress(asyncio.CancelledError):
                        await following
            if message["type"] != "websocket.receive":
                return
            before, asked = asked, page.read(message)
            if _is_overtaken(before, asked) and self._seldom.let("nobody") is not None:
                log.info("page asked about nobody after somebody", extra={"environment_id": admitted.environment_id})

    async def _follow(self, page: _Page, watch: Watch, admitted: Admitted) -> None:
        """Tell what changes, until cancelled; end the stream when it may not go on."""
        try:
            while True:
                counted = await watch.changed()
                try:
                    await self._admit(admitted)
                    await page.go_on(watch, counted)
                    pause = GATHERED_FOR
                except Unavailable:
                    watch.wake(counted)
                    pause = TRIES_AFTER
                await asyncio.sleep(pause)
        except Refused as refused:
            page.end(refused)
        except Exception:  # as in `Admission.serve`
            log.exception("bootstrap stream failed")
            page.end(Refused(FAILED, FAILURE))

    async def _admit(self, admitted: Admitted) -> None:
        """Raises Refused when the key is no longer what it was."""
        try:
            found = await self._auth.authenticate(admitted.key)
        except Unauthorized:
            raise Refused(INVALID, "Invalid API key") from None
        if found.actor != admitted.credential.actor:
            raise Refused(INVALID, "the API key was changed; connect again")


class _Page:
    """One page's end of the stream, and what it knows; nothing before it has asked."""

    def __init__(self, socket: Socket, counts: Counts) -> None:
        self._socket = socket
        self._counts = counts
        self._free = asyncio.Event()
        self._known: Known | None = None
        socket.on_free = self._free.set

    def read(self, message: Mapping[str, Any]) -> Request | None:
        """Whom the page asks about; None for what cannot be read, which is answered here."""
        self._known = None
        try:
            asked: Request = decode(_frame, message.get("bytes") or (message.get("text") or "").encode()).data
        except BadRequest as error:
            self._refuse(error)
            return None
        return asked

    async def begin(self, watch: Watch) -> None:
        """Answer with everything; raises Unavailable."""
        try:
            answer = await watch.answer()
        except BadRequest as error:
            self._refuse(error)
        else:
            self._known = Known()
            self._tell(answer)

    async def go_on(self, watch: Watch, counted: Collection[str]) -> None:
        """Tell what is not known yet; raises Unavailable."""
        while self._socket.is_blocked:
            self._free.clear()
            await self._free.wait()
        if self._known is None:
            return
        # Flags that are to be told in any case have to be answered as well.
        answer, same = (await watch.answer(), ()) if counted else await watch.news()
        self._tell(answer, counted, same)

    def end(self, refused: Refused) -> None:
        self._socket.end(refused.code, str(refused))

    def _tell(self, answer: Mapping[str, Any], counted: Collection[str] = (), same: Collection[str] = ()) -> None:
        assert self._known is not None
        content = self._known.learn(answer, counted, same)
        if content is not None:
            self._write(content)

    def _refuse(self, error: BadRequest) -> None:
        """No flags, so that the page shows what it shows without an answer: it waits for one without limit."""
        self._write({"flags": [], "error": str(error)})

    def _write(self, content: Mapping[str, Any]) -> None:
        self._socket.write(text_frame(envelope.encode(content)))
        self._counts.sent += 1


class Known:
    """What a page has been told: of each flag no more than what it takes to notice a change. Pure."""

    def __init__(self) -> None:
        self._flags: dict[str, int] | None = None  # what was told of each, by key, as a hash
        self._plan: object = None
        self._balances: Mapping[str, Any] = {}
        self._policies: Sequence[Any] = []

    def learn(
        self, answer: Mapping[str, Any], counted: Collection[str] = (), same: Collection[str] = ()
    ) -> dict[str, Any] | None:
        """The message that tells what of `answer` is new; None for nothing, but never at first. It leaves out flags
        that are as they were told, whose keys are `same`.

        Flags whose entitlement counts one of the events `counted` are told in any case: pages count what they track
        themselves, and wait to be corrected. What is gone cannot be said: a flag is off then, a balance nothing.
        """
        is_first, before = self._flags is None, self._flags or {}
        self._flags = {key: before[key] for key in same}
        self._flags |= {one["flag"]: hash(envelope.encode(one)) for one in answer["flags"]}
        flags = [
            one
            for one in answer["flags"]
            if before.get(one["flag"]) != self._flags[one["flag"]] or _event(one) in counted
        ]
        flags += [
            {"flag": gone, "value": False, "reason": "flag not found"} for gone in before if gone not in self._flags
        ]
        balances: Mapping[str, Any] = answer.get("credit_balances", {})
        moved = {one: balance for one, balance in balances.items() if self._balances.get(one) != balance}
        moved |= {one: _NO_BALANCE for one in self._balances if one not in balances}
        plan = answer.get("plan", self._plan)
        told: dict[str, Any] = {"flags": flags} if flags or is_first else {}
        if plan != self._plan:
            told["plan"] = plan
        if moved:
            told["credit_balances"] = moved
        policies: Sequence[Any] = answer.get("credit_spend_policies", [])
        if policies != self._policies:
            told["credit_spend_policies"] = policies
        self._plan, self._balances, self._policies = plan, balances, policies
        return told or None


def _event(check: Mapping[str, Any]) -> str | None:
    """The event that the entitlement counts."""
    event: str | None = check.get("entitlement", {}).get("event_name")
    return event


def _is_overtaken(before: Request | None, asked: Request | None) -> bool:
    """Whether a page lost whom it is about: the official client does, when a check comes right after `identify`."""
    if before is None or asked is None or asked.company or asked.user:
        return False
    return bool(before.company or before.user)

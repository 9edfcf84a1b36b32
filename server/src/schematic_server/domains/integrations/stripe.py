"""The end Stripe of the port, through Stripe's own library (extra `stripe`): the only module that has its key."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

from schematic_server import clock
from schematic_server.bounds import MAX_NESTING, is_too_deep
from schematic_server.domains.integrations import stripe_copy, stripe_objects, stripe_push, stripe_shapes
from schematic_server.domains.integrations.port import (
    PUSHES,
    Bill,
    Connection,
    Copied,
    Copy,
    Notice,
    Page,
    Pushed,
    Refused,
)
from schematic_server.domains.integrations.stripe_push import NoUse
from schematic_server.errors import BadRequest, Unavailable

if TYPE_CHECKING:
    import stripe

TOLERANCE = 300  # seconds that a signature may be old
PAGE = 100  # objects; Stripe gives no more
TIMEOUT, RETRIES = 20.0, 2  # of one request, by the library
SIGNATURE: Final = "stripe-signature"
EVENTS: Final = (
    *("coupon.created", "coupon.deleted", "coupon.updated"),
    *("customer.created", "customer.deleted", "customer.updated"),
    *("customer.subscription.created", "customer.subscription.deleted", "customer.subscription.paused"),
    *("customer.subscription.resumed", "customer.subscription.trial_will_end", "customer.subscription.updated"),
    *("invoice.created", "invoice.deleted", "invoice.finalized", "invoice.marked_uncollectible", "invoice.paid"),
    *("invoice.payment_failed", "invoice.payment_succeeded", "invoice.sent", "invoice.updated", "invoice.voided"),
    *("payment_method.attached", "payment_method.detached", "payment_method.updated"),
    *("price.created", "price.deleted", "price.updated"),
    *("product.created", "product.deleted", "product.updated"),
)
# In the order of who refers to whom: the path, and what is asked for besides a page.
_STAGES: Final[tuple[tuple[str, Mapping[str, Any]], ...]] = (
    ("coupons", {}),
    ("products", {}),
    ("prices", {"expand": ["data.tiers"]}),
    ("customers", {"expand": ["data.invoice_settings.default_payment_method"]}),
    ("subscriptions", {"status": "all", "expand": ["data.discounts"]}),
    ("invoices", {}),
)
_MISSING = "Stripe needs a package that is not installed; pip install 'schematic-server[stripe]'"


class Stripe:
    name = stripe_objects.NAME

    def __init__(self, secret_key: str, webhook_secret: str, api_base: str) -> None:
        self._key, self._secret, self._base = secret_key, webhook_secret, api_base
        try:
            import stripe
        except ImportError:
            raise BadRequest(_MISSING) from None
        self._library = stripe
        self._pushing = ThreadPoolExecutor(PUSHES, "stripe")  # apart: Stripe may take its time

    @property
    def takes_notices(self) -> bool:
        return bool(self._secret)

    @property
    def is_live(self) -> bool:
        """Whether the key moves money."""
        return "_live_" in self._key

    async def import_(self, connection: Connection, cursor: str | None) -> Page | Refused:
        """The cursor names what is being read, and the last of it: `prices:price_1`."""
        stages = [name for name, _ in _STAGES]
        name, _, after = (cursor or stages[0]).partition(":")
        if name not in stages:
            return Refused(f"there is nothing to go on with at {name[:40]!r}; import from the beginning")
        # Down to the second, as Stripe counts them: a notice of what has changed since is newer.
        told_at = clock.now().replace(microsecond=0)
        stage: Mapping[str, Any] = next(asked for known, asked in _STAGES if known == name)
        asked = {"limit": PAGE, **stage, **({"starting_after": after} if after else {})}
        found = await self._asked(f"/v1/{name}", asked)
        if isinstance(found, Refused):
            return found
        objects = [one for told in found["data"] for one in stripe_objects.read(told)]
        if found.get("has_more") and found["data"]:
            return Page(told_at, objects, f"{name}:{found['data'][-1]['id']}")
        following = stages[stages.index(name) + 1 :]
        return Page(told_at, objects, following[0] if following else None)

    async def take_in(self, connection: Connection, body: bytes, headers: Mapping[str, str]) -> Notice:
        told = self._verified(body, headers.get(SIGNATURE))
        kind: str = told["type"]
        content: Mapping[str, Any] = told["data"]["object"]
        # Within a second, what Stripe makes comes before what it changes, and that before what it deletes.
        is_gone = (kind.endswith(".deleted") and kind != "customer.subscription.deleted") or kind.endswith(".detached")
        place = 0 if kind.endswith(".created") else 2 if kind.endswith((".deleted", ".detached")) else 1
        told_at = datetime.fromtimestamp(told["created"], UTC) + timedelta(microseconds=place)
        if kind not in EVENTS:
            return Notice(told["id"], told_at, [])
        stripe_shapes.check_object(content, is_gone=is_gone)
        if is_gone:
            return Notice(told["id"], told_at, stripe_objects.gone(content))
        return Notice(told["id"], told_at, stripe_objects.read(await self._whole(content)))

    async def _whole(self, content: Mapping[str, Any]) -> Mapping[str, Any]:
        """An object with all that is kept of it, of which a notice may tell a part; as told if it is gone by now."""
        asked = stripe_objects.unfinished(content)
        if asked is None:
            return content
        found = await self._asked(f"/v1/{content['object']}s/{content['id']}", asked)
        return content if isinstance(found, Refused) else found

    def _verified(self, body: bytes, signature: str | None) -> Mapping[str, Any]:
        """What was signed with our secret lately; raises BadRequest."""
        if not self._secret:
            raise BadRequest("SCHEMATIC_STRIPE_WEBHOOK_SECRET is not set on this server, so that it believes no notice")
        try:
            if is_too_deep(body):
                raise BadRequest(f"the body is nested deeper than {MAX_NESTING} levels, and no notice of Stripe's")
            verify: Any = self._library.WebhookSignature
            verify.verify_header(body, signature, self._secret, TOLERANCE)
            told: Any = json.loads(body)
            if isinstance(told, Mapping) and cast("Mapping[str, Any]", told).get("object") != "event":
                raise BadRequest("this is no event of Stripe; send snapshot events")
            stripe_shapes.check_event(told)
            return cast("Mapping[str, Any]", told)
        except self._library.SignatureVerificationError:
            why = f"the Stripe-Signature is missing, not by SCHEMATIC_STRIPE_WEBHOOK_SECRET or older than {TOLERANCE} s"
        except ValueError:
            why = "the body is not JSON"
        raise BadRequest(why)

    async def push(self, bill: Bill) -> Pushed:
        return await asyncio.get_running_loop().run_in_executor(self._pushing, stripe_push.push, self._call, bill)

    async def copy(self, copy: Copy) -> Copied:
        return await asyncio.get_running_loop().run_in_executor(self._pushing, stripe_copy.push, self._call, copy)

    def _call(self, method: str, path: str, key: str | None, members: Mapping[str, Any]) -> dict[str, Any]:
        options = {} if key is None else {"idempotency_key": key}
        return self._ask(method, path, {**members, **options})

    async def _asked(self, path: str, members: Mapping[str, Any]) -> dict[str, Any] | Refused:
        """What Stripe answers; Refused for what another try would not change."""
        try:
            return await asyncio.to_thread(self._ask, "get", path, members)
        except NoUse as error:
            return Refused(str(error))

    def _ask(self, method: str, path: str, members: Mapping[str, Any]) -> dict[str, Any]:
        """Raises NoUse for what another try would not change, Unavailable for the rest."""
        library, client = self._library, cast(Any, self._client)
        called = f"{method.upper()} {path}"
        try:
            answer = client.raw_request(method, path, **members)
        except (
            library.AuthenticationError,
            library.CardError,
            library.IdempotencyError,
            library.InvalidRequestError,
            library.PermissionError,
        ) as error:
            if error.http_status == HTTPStatus.CONFLICT:  # another try with the same key is under way
                raise Unavailable(f"Stripe did not answer {called}: {error.user_message or error}") from None
            why = f"Stripe refused {called}: {error.user_message or error}"
            raise NoUse(why, is_missing=error.http_status == HTTPStatus.NOT_FOUND) from None
        except library.StripeError as error:
            raise Unavailable(f"Stripe did not answer {called}: {error.user_message or error}") from None
        found: dict[str, Any] = json.loads(answer.body)
        return found

    @cached_property
    def _client(self) -> stripe.StripeClient:
        library = self._library
        made: stripe.StripeClient = library.StripeClient(
            self._key,
            base_addresses={"api": self._base},
            max_network_retries=RETRIES,
            http_client=library.RequestsClient(timeout=TIMEOUT),
        )
        return made

"""A provider for the OpenFeature API. Needs `schematichq[openfeature]`.

    from openfeature import api
    api.set_provider_and_wait(SchematicProvider(client))
    api.get_client().get_boolean_value("exports", False, EvaluationContext("u_1", {"company": {"id": "acme"}}))

| Asked as | Answer | TYPE_MISMATCH |
|---|---|---|
| boolean | the flag's value | never |
| integer | the limit: allocation, credits left (rounded down) or UNLIMITED | without an entitlement to an amount |
| float | the same, credits not rounded | without an entitlement to an amount |
| object | the entitlement as a dict, without what is null | without an entitlement |
| string | none: no flag is text | always |

Variants are `on` and `off`, for amounts and objects the kind of entitlement (`numeric`, `unlimited`, `credit` …).
Reasons: CACHED (from the client's cache), else STATIC (global override), TARGETING_MATCH (any other rule) or DEFAULT
(the flag's default, or offline); STALE (the outage policy `last_known`) and ERROR. After an ERROR OpenFeature gives the
caller's default, so the policies `open` and `closed` have no say.
"""

# The package is typed, but its subpackages carry no mark of their own.
# pyright: reportMissingTypeStubs=false
from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine, Mapping, Sequence
from inspect import iscoroutinefunction
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from schematic.checks.arguments import keys
from schematic.contrib.gating import missing, origin, reason_code, use
from schematic.settings.rules import text

try:
    from openfeature.event import ProviderEventDetails
    from openfeature.exception import (
        ErrorCode,
        FlagNotFoundError,
        GeneralError,
        InvalidContextError,
        OpenFeatureError,
        ProviderFatalError,
        TargetingKeyMissingError,
        TypeMismatchError,
    )
    from openfeature.flag_evaluation import FlagResolutionDetails, Reason
    from openfeature.provider import AbstractProvider, Metadata
except ImportError as error:
    raise missing("openfeature", error) from error

if TYPE_CHECKING:
    from openfeature.evaluation_context import EvaluationContext
    from openfeature.flag_evaluation import FlagValueType
    from openfeature.track import TrackingEventDetails

    from schematic import AsyncSchematic, Schematic
    from schematic.checks.receipts import CheckReceipt
    from schematic.contrib.gating import Keys
    from schematic.datastream.client import StreamEvent
    from schematic.types import CheckFlagResponseData

__all__ = ["UNLIMITED", "SchematicProvider"]

T = TypeVar("T")
_SOURCES = {"cache": Reason.CACHED, "stale": Reason.STALE}
Object = Sequence["FlagValueType"] | Mapping[str, "FlagValueType"]
UNLIMITED = 2**53 - 1  # the integer that stands for no limit: the largest that JSON carries everywhere
INITIALIZE_WITHIN = 5.0  # seconds


class SchematicProvider(AbstractProvider):
    """Checks by a Schematic client.

    `client` answers the sync calls, and the async ones from a thread unless there is an `async_client`; with an
    `async_client` alone sync calls end in GENERAL. `targeting_key` says what the context's targeting key names, by the
    key `user_key` or `company_key`. The context's attributes `company` and `user` are keys, or one value for that key;
    they win over the targeting key, and no other attribute is read. With `context_required` an evaluation that names
    nobody ends in TARGETING_KEY_MISSING instead of the flag's value for everybody.

    Starting asks the API once (not for an `async_client` alone): a refused key is PROVIDER_FATAL, silence
    PROVIDER_ERROR. Later a failed check emits PROVIDER_ERROR, or PROVIDER_STALE when the last known answer helped
    out, and the next one that the API answers PROVIDER_READY. With a data stream these tell how it stands instead,
    and PROVIDER_CONFIGURATION_CHANGED which flags changed; starting waits for it as long as for the API. When
    OpenFeature shuts the provider down it shuts `client` down, unless `owns_client` is False; an `async_client` is
    its maker's.
    """

    def __init__(
        self,
        client: Schematic | None = None,
        *,
        async_client: AsyncSchematic | None = None,
        targeting_key: Literal["user", "company"] = "user",
        user_key: str = "id",
        company_key: str = "id",
        context_required: bool = False,
        owns_client: bool = True,
    ) -> None:
        super().__init__()
        if client is None and async_client is None:
            raise ValueError("SchematicProvider needs a client, an async_client, or both")
        if client is not None and iscoroutinefunction(client.check_flag):
            raise TypeError("client must be a Schematic; pass an AsyncSchematic as async_client")
        if async_client is not None and not iscoroutinefunction(async_client.check_flag):
            raise TypeError("async_client must be an AsyncSchematic; pass a Schematic as client")
        for name, value in {"targeting_key": targeting_key, "user_key": user_key, "company_key": company_key}.items():
            text(value, f"SchematicProvider: {name}")
        if targeting_key not in ("user", "company"):
            raise ValueError(f"SchematicProvider: targeting_key must be 'user' or 'company', not {targeting_key!r}")
        self._client = client
        self._async_client = async_client
        self._targeting_key = targeting_key
        self._key_names = {"user": user_key, "company": company_key}
        self._context_required = context_required
        self._owns_client = owns_client
        self._lock = Lock()
        self._status: Literal["ready", "stale", "error"] = "ready"
        self._streams = [one.datastream for one in (client, async_client) if one is not None and one.datastream]
        self._ends = list[Callable[[], None]]()

    def get_metadata(self) -> Metadata:
        return Metadata("Schematic")

    def initialize(self, evaluation_context: EvaluationContext) -> None:
        """Raises ProviderFatalError for a key that the API refuses, GeneralError when it does not answer."""
        from schematic.client import ApiError
        from schematic.errors import ForbiddenError, UnauthorizedError

        self._ends = [stream.listen(self._told) for stream in self._streams]
        if self._client is None:
            return
        self._client.initialize()
        try:
            self._client.ping(INITIALIZE_WITHIN)
        except (UnauthorizedError, ForbiddenError) as error:
            raise ProviderFatalError(f"the API refuses the key: {error}") from error
        except ApiError as error:
            raise GeneralError(f"the API does not answer: {error}") from error
        if self._client.datastream is not None:
            self._client.datastream.wait_until_ready(INITIALIZE_WITHIN)

    def shutdown(self) -> None:
        for end in self._ends:
            end()
        if self._client is not None and self._owns_client:
            self._client.shutdown()

    def track(
        self,
        tracking_event_name: str,
        evaluation_context: EvaluationContext | None = None,
        tracking_event_details: TrackingEventDetails | None = None,
    ) -> None:
        """`track` of the client. A whole `value` is the quantity, any other the trait `value`; attributes are traits.

        Raises ValueError and TypeError for what `track` refuses, InvalidContextError for a context that says nothing.
        """
        if not tracking_event_name:
            raise ValueError("tracking_event_name must not be empty")
        company, user = self._who(evaluation_context)
        traits: dict[str, Any] = dict(tracking_event_details.attributes) if tracking_event_details else {}
        quantity, value = None, tracking_event_details.value if tracking_event_details else None
        if value is not None and float(value).is_integer():
            quantity = int(value)
        elif value is not None:
            traits["value"] = value
        if self._client is not None:
            self._client.track(tracking_event_name, company, user, traits or None, quantity)
        elif self._async_client is not None:
            _finish(self._async_client.track(tracking_event_name, company, user, traits or None, quantity))

    def resolve_boolean_details(
        self, flag_key: str, default_value: bool, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[bool]:
        return _resolved(self._check(flag_key, evaluation_context), default_value, _boolean)

    async def resolve_boolean_details_async(
        self, flag_key: str, default_value: bool, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[bool]:
        return _resolved(await self._check_async(flag_key, evaluation_context), default_value, _boolean)

    def resolve_string_details(
        self, flag_key: str, default_value: str, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[str]:
        return _resolved(self._check(flag_key, evaluation_context), default_value, _string)

    async def resolve_string_details_async(
        self, flag_key: str, default_value: str, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[str]:
        return _resolved(await self._check_async(flag_key, evaluation_context), default_value, _string)

    def resolve_integer_details(
        self, flag_key: str, default_value: int, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[int]:
        return _resolved(self._check(flag_key, evaluation_context), default_value, _integer)

    async def resolve_integer_details_async(
        self, flag_key: str, default_value: int, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[int]:
        return _resolved(await self._check_async(flag_key, evaluation_context), default_value, _integer)

    def resolve_float_details(
        self, flag_key: str, default_value: float, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[float]:
        return _resolved(self._check(flag_key, evaluation_context), default_value, _float)

    async def resolve_float_details_async(
        self, flag_key: str, default_value: float, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[float]:
        return _resolved(await self._check_async(flag_key, evaluation_context), default_value, _float)

    def resolve_object_details(
        self, flag_key: str, default_value: Object, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[Object]:
        return _resolved(self._check(flag_key, evaluation_context), default_value, _object)

    async def resolve_object_details_async(
        self, flag_key: str, default_value: Object, evaluation_context: EvaluationContext | None = None
    ) -> FlagResolutionDetails[Object]:
        return _resolved(await self._check_async(flag_key, evaluation_context), default_value, _object)

    def _check(self, flag_key: str, context: EvaluationContext | None) -> CheckReceipt:
        _check_name(flag_key)
        if self._client is None:
            raise GeneralError("made with an async_client alone: use the _async calls, or give it a client too")
        company, user = self._who(context)
        return self._noted(self._client.check_flag_with_receipt(flag_key, company, user))

    async def _check_async(self, flag_key: str, context: EvaluationContext | None) -> CheckReceipt:
        if self._async_client is None:
            return await asyncio.to_thread(self._check, flag_key, context)
        _check_name(flag_key)
        company, user = self._who(context)
        return self._noted(await self._async_client.check_flag_with_receipt(flag_key, company, user))

    def _who(self, context: EvaluationContext | None) -> tuple[Keys | None, Keys | None]:
        """Keys of company and user."""
        named: dict[str, Keys | None] = {"company": None, "user": None}
        if context is not None:
            if context.targeting_key:
                name = self._key_names[self._targeting_key]
                named[self._targeting_key] = _keys("targeting_key", name, context.targeting_key)
            for entity in named:
                keys = _keys(entity, self._key_names[entity], context.attributes.get(entity))
                named[entity] = keys or named[entity]
        if self._context_required and not (named["company"] or named["user"]):
            raise TargetingKeyMissingError("give a targeting_key, or the attribute company or user")
        return named["company"], named["user"]

    def _noted(self, receipt: CheckReceipt) -> CheckReceipt:
        """Tells OpenFeature when the API begins to fail and when it answers again; a cache knows neither."""
        status = None if self._streams else _status(receipt)
        if status is not None:
            self._turn(status, "the API answers again" if status == "ready" else receipt.reason)
        return receipt

    def _told(self, event: StreamEvent) -> None:
        """What a data stream says of itself."""
        if event.changed_flags:
            self.emit_provider_configuration_changed(ProviderEventDetails(flags_changed=list(event.changed_flags)))
        elif event.state == "ready" or event.state == "stale":
            self._turn(event.state, f"the data stream is {event.state}")

    def _turn(self, status: Literal["ready", "stale", "error"], message: str) -> None:
        with self._lock:
            if status == self._status:
                return
            self._status = status
        if status == "ready":
            self.emit_provider_ready(ProviderEventDetails(message=message))
        elif status == "stale":
            self.emit_provider_stale(ProviderEventDetails(message=message))
        else:
            self.emit_provider_error(ProviderEventDetails(message=message, error_code=ErrorCode.GENERAL))


def _check_name(flag_key: object) -> None:
    """A mistake of the program says nothing about the API, so no check is asked to find it."""
    if not isinstance(flag_key, str) or not flag_key:
        raise FlagNotFoundError(f"flag_key must be text that is not empty, not {flag_key!r:.60}")


def _keys(entity: str, key_name: str, attribute: Any) -> Keys | None:
    """The attribute `company` or `user` as keys; null is absent. Numbers and UUIDs are the text they stand for."""
    if attribute is None:
        return None
    named = cast("Mapping[str, Any]", attribute) if isinstance(attribute, Mapping) else {key_name: attribute}
    try:
        return keys({name: value for name, value in named.items() if value is not None}, entity)
    except (TypeError, ValueError) as error:
        raise InvalidContextError(str(error)) from error


def _finish(tracking: Coroutine[Any, Any, None]) -> None:
    """Run `track` of an async client to its end. It appends to a buffer and waits for nothing, while OpenFeature's
    `track` cannot wait; a task for it would come too late for a shutdown that follows."""
    try:
        tracking.send(None)
    except StopIteration:
        return
    tracking.close()
    raise RuntimeError("track of the async client waited for something")


def _status(receipt: CheckReceipt) -> Literal["ready", "stale", "error"] | None:
    """What a check says about the API; None when it did not ask."""
    if receipt.source in ("live", "stale"):
        return "ready" if receipt.source == "live" else "stale"
    return "error" if origin(receipt.reason) == "failed" else None


def _resolved(
    receipt: CheckReceipt, default: T, read: Callable[[CheckFlagResponseData], tuple[T, str]]
) -> FlagResolutionDetails[T]:
    """Raises what OpenFeature turns into the default with an error code."""
    if read is _object:  # which is the model's to write
        return _judged(receipt.response, receipt.source, default, read)
    details: FlagResolutionDetails[T] = receipt.read(lambda check: _judged(check, receipt.source, default, read))
    return details


def _judged(
    check: CheckFlagResponseData, source: str, default: T, read: Callable[[CheckFlagResponseData], tuple[T, str]]
) -> FlagResolutionDetails[T]:
    whence = origin(check.reason)
    if whence == "offline":
        return FlagResolutionDetails(default, reason=Reason.DEFAULT)
    if whence == "not_found":
        raise FlagNotFoundError(f"flag {check.flag} not found")
    if whence == "failed":
        raise GeneralError(check.reason)
    if check.error is not None:  # the keys name several companies or users
        raise InvalidContextError(check.error)
    value, variant = read(check)
    reason = _SOURCES.get(source) or Reason(reason_code(check.rule_type).upper())
    return FlagResolutionDetails(value, reason=reason, variant=variant, flag_metadata=_metadata(check))


def _boolean(check: CheckFlagResponseData) -> tuple[bool, str]:
    return check.value, "on" if check.value else "off"


def _string(check: CheckFlagResponseData) -> tuple[str, str]:
    raise _mismatch(check, "text")


def _integer(check: CheckFlagResponseData) -> tuple[int, str]:
    value, variant = _amount(check)
    return math.floor(value), variant


def _float(check: CheckFlagResponseData) -> tuple[float, str]:
    value, variant = _amount(check)
    return float(value), variant


def _amount(check: CheckFlagResponseData) -> tuple[float, str]:
    held = check.entitlement
    if held is None:
        raise _mismatch(check, "a number")
    limit = held.credit_remaining if held.value_type == "credit" else held.allocation
    if held.value_type == "unlimited":
        limit = UNLIMITED
    if limit is None:
        raise _mismatch(check, "a number")
    return limit, held.value_type


def _object(check: CheckFlagResponseData) -> tuple[Object, str]:
    if check.entitlement is None:
        raise _mismatch(check, "an object")
    return check.entitlement.model_dump(mode="json", exclude_none=True), check.entitlement.value_type


def _mismatch(check: CheckFlagResponseData, wanted: str) -> OpenFeatureError:
    held = "no entitlement" if check.entitlement is None else f"an entitlement of type {check.entitlement.value_type}"
    return TypeMismatchError(f"flag {check.flag} is not {wanted}: it has {held}")


def _metadata(check: CheckFlagResponseData) -> dict[str, bool | int | float | str]:
    """What a check says beyond its value; what it does not say is left out. `reset_at` is RFC 3339."""
    figures = use(check)
    members: dict[str, bool | int | float | str | None] = {
        "reason": check.reason,
        "limit": figures.limit,
        "used": figures.used,
        "remaining": figures.remaining,
        "reset_at": figures.reset_at.isoformat() if figures.reset_at else None,
        "rule_type": check.rule_type,
        "rule_id": check.rule_id,
        "flag_id": check.flag_id,
        "company_id": check.company_id,
        "user_id": check.user_id,
    }
    return {name: value for name, value in members.items() if value is not None}

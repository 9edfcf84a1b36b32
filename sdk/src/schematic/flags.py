"""What a flag check decides: its key in a cache, its request, how a reply reads, what to answer without one. Pure."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from json import dumps, loads
from typing import TYPE_CHECKING, Any, cast

from schematic.core.query import plain

if TYPE_CHECKING:
    from schematic.config import CheckFlagOptions, DefaultValue
    from schematic.core.request_options import RequestOptions
    from schematic.types import CheckFlagResponseData

REASON_OFFLINE = "Offline mode - using default value"
REASON_NOT_FOUND = "Flag not found - using default value"

Keys = Mapping[str, str]
Json = dict[str, Any]


class Answer:
    """What is known about one flag for one company and user.

    `value` is None when there is nothing to go by (offline, no such flag): then the default counts, and `reason` says
    why. `model` is built when somebody asks for it, once, so that repeated hits give the same object.
    """

    __slots__ = ("_model", "_reply", "value")

    def __init__(self, reply: Json, value: bool | None, model: CheckFlagResponseData | None = None) -> None:
        self._reply = reply
        self._model = model
        self.value = value

    @property
    def flag(self) -> str:
        return str(self._reply["flag"])

    @property
    def reason(self) -> str:
        return str(self._reply["reason"])

    @property
    def model(self) -> CheckFlagResponseData:
        """The reply as its model; where details do not fit it, flag, reason and value alone."""
        model = self._model
        if model is None:
            from schematic.types import CheckFlagResponseData

            try:
                model = CheckFlagResponseData.model_validate(self._reply)
            except ValueError:  # the value is known; a detail that no contract promises must not hide it
                told = {name: self._reply[name] for name in ("flag", "reason", "value")}
                model = CheckFlagResponseData.model_validate(told)
            self._model = model
        return model


def unknown(flag_key: str, reason: str, value: bool = False) -> Answer:
    """The answer without a reply; `value` is what its model shows."""
    return Answer({"flag": str(flag_key), "reason": reason, "value": value}, None)


def reason_of(error: Exception) -> str:
    return f"Error occurred - using default value: {error}"


def default_value(flag_key: str, given: DefaultValue, defaults: Mapping[str, bool]) -> bool:
    """The call's default (a function is asked), else the flag's, else False. Raises what the function raises."""
    if given is None:
        return defaults.get(flag_key, False)
    return bool(given() if callable(given) else given)


def cache_key(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
    """What tells one check from every other: equal exactly when the requests are. An empty context is an absent one.

    Written out for contexts of one text key, which nearly all are: it is half of what a remembered check costs. Values
    that are no text go by their JSON, in which 1, True and 1.0 differ as they do for the server.
    """
    company_name = company_value = user_name = user_value = None
    if company:
        for company_name in company:
            company_value = company[company_name]
        if len(company) > 1 or company_value.__class__ is not str:
            return _key_of_several(flag_key, company, user)
    if user:
        for user_name in user:
            user_value = user[user_name]
        if len(user) > 1 or user_value.__class__ is not str:
            return _key_of_several(flag_key, company, user)
    return flag_key, company_name, company_value, user_name, user_value


def shared_key(flag_key: str, company: Keys | None, user: Keys | None) -> str:
    """`cache_key` as text, for caches that want text; JSON, so that no two checks share one."""
    return dumps([flag_key, plain(company or None), plain(user or None)], sort_keys=True, separators=(",", ":"))


def check_body(company: Keys | None, user: Keys | None, preflight: Json | None) -> Json:
    """Body of a single check: both contexts always, null where there is none."""
    body: Json = {"company": company, "user": user}
    if preflight is not None:
        body["preflight"] = preflight
    return body


def bulk_body(company: Keys | None, user: Keys | None) -> Json:
    """Body of a check of all flags: only the contexts that say something."""
    return {name: keys for name, keys in (("company", company), ("user", user)) if keys}


def preflight(options: CheckFlagOptions) -> Json | None:
    """The what-if part of a check, None without any; fractions of units are rounded up."""
    if options.usage is None and options.event_usage is None and options.credit_cost is None:
        return None
    event = options.event_usage
    return {
        "credit_cost": options.credit_cost,
        "event_usage": event and {"event_subtype": event.event_subtype, "quantity": math.ceil(event.quantity)},
        "usage": None if options.usage is None else math.ceil(options.usage),
    }


def request_options(timeout: float | None) -> RequestOptions | None:
    """A check's own limit is for all of it, so that there is no second try; without one the client's settings hold."""
    return None if timeout is None else {"timeout": timeout, "max_retries": 0}


def read_check(flag_key: str, content: bytes) -> Answer:
    """The answer in the reply to a single check. Raises ValueError for another shape."""
    data = _data(content)
    if data is None or data.get("value") is None:
        return unknown(flag_key, REASON_NOT_FOUND)
    return _answer(data)


def read_bulk(content: bytes) -> dict[str, Answer]:
    """Answers by flag key in the reply to a check of all flags. Raises ValueError for another shape."""
    data = _data(content)
    found: Any = data.get("flags") if data is not None else None
    if not isinstance(found, list):
        raise ValueError("data.flags is not a list")
    answers = [_answer(one) for one in cast("list[object]", found)]
    return {answer.flag: answer for answer in answers}


def recall(found: Any) -> Answer:
    """What a cache gave back: an answer, or its model, or that as a dict when the cache is outside the process."""
    if isinstance(found, Answer):
        return found
    if isinstance(found, dict):
        return _answer(cast(Json, found))
    model = cast("CheckFlagResponseData", found)
    is_absent = model.reason == REASON_NOT_FOUND
    return Answer({"flag": model.flag, "reason": model.reason}, None if is_absent else model.value, model)


def _key_of_several(flag_key: str, company: Keys | None, user: Keys | None) -> Hashable:
    for context in (company, user):
        for value in (context or {}).values():
            if value.__class__ is not str:
                return shared_key(flag_key, company, user)
    return flag_key, frozenset((company or {}).items()), frozenset((user or {}).items())


def _data(content: bytes) -> Json | None:
    reply: Any = loads(content)
    data: Any = cast(Json, reply).get("data") if isinstance(reply, dict) else reply
    if data is not None and not isinstance(data, dict):
        raise ValueError("the reply or its data is not an object")
    return cast("Json | None", data)


def _answer(given: object) -> Answer:
    reply = cast(Json, given) if isinstance(given, dict) else {}
    for name, kind in (("flag", str), ("reason", str), ("value", bool)):
        if not isinstance(reply.get(name), kind):
            raise ValueError(f"{name} is missing or not {'a bool' if kind is bool else 'text'}")
    return Answer(reply, None if reply["reason"] == REASON_NOT_FOUND else reply["value"])

"""What the event buffer decides: snapshots, identities, batches, back-off, refusals. Pure: the clock is an argument."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Protocol, cast

from schematic.core import retry
from schematic.core.query import instant
from schematic.events import values
from schematic.events.values import Json, encode, escaped

if TYPE_CHECKING:
    from datetime import datetime

    from schematic.config import IdentifyOptions, TrackOptions

MAX_BATCH = 100  # events in a request; the capture endpoint refuses more with 400
MAX_BATCH_BYTES = 1 << 20  # a request is closed before it grows beyond this, unless a single event is larger
MAX_WAITING = 100_000  # events kept while the endpoint cannot take them
MAX_WAITING_BYTES = 64 << 20
LINGER = 0.08  # seconds that an event waits for others
PERIOD = 5.0  # seconds after which the outbox is looked into for what other processes have left
ENDING_DELAY = 0.5  # seconds
LAST_DOUBLING = 3  # the wait between tries stays at 8 s, so that the end of an outage is noticed soon
SURE_AFTER = 3  # tries of an event alone, after which it is to blame for its failures, if others pass
BASE_SIZE = 800  # bytes of memory that an event takes beside its text, roughly
COMPACT_SIZE = 240  # the same, of an event that is text
PLAIN_SIZE = 480  # the same, of one in parts; most of their text belongs to the program and its companies anyway
LARGE = 400  # characters, from which an event is made text at once
_NUMBER = " " * 40  # stands for a number among the texts, by which the size of an event is told
_PLAIN_DEPTH = 4  # levels of dicts that the short way follows
_MAX_INT = 1 << 53  # whole numbers below this are the same in every JSON reader
_MIN_INT = -_MAX_INT
_dict: Any = dict  # by which type checkers do not narrow, as they would not know of what
_COMPANY_MEMBERS = frozenset({"keys", "name", "traits"})  # none has another name on the wire
_BAD_CONTENT = frozenset({400, 413, 422})

Track = tuple[str, Json | None, int | None, Json | None, Json | None]  # event, company, quantity, traits, user
# Events are plain tuples, because each `track` makes one. What they hold belongs to the buffer alone. The usual event
# is (form, its parts, its number or numbers, bytes of memory); the form takes the parts and the numbers after them. Any
# other is (type, body, whether it has an idempotency key of its own, bytes of memory). A body that is text is the whole
# event as it goes over the wire: so are those that are large, or were converted, and so `compact` makes the rest.
Event = tuple[str, "tuple[str, ...] | Track | Json | str", "tuple[int | str, ...] | int | str | bool", int]
_COMPANY = '"type":"track","body":{"event":%s,"company":{%s:%s}'
_COMPANY_USER = _COMPANY + ',"user":{%s:%s}'
_TRAITLESS = ',"traits":null,"quantity":%s}'
_OF_COMPANY = _COMPANY + ',"user":null' + _TRAITLESS
_OF_USER = _COMPANY_USER + _TRAITLESS
_WITH_TRAIT = _COMPANY_USER + ',"traits":{%s:%s},"quantity":%s}'


class Doubting(Protocol):
    """Is told what is wrong with an event that is sent all the same, as its server may count it."""

    def doubt(self, said: str) -> None: ...


def track(
    event: str,
    company: Any,
    user: Any,
    traits: Any,
    quantity: Any,
    options: TrackOptions | None = None,
    buffer: Doubting | None = None,
) -> Event:
    """A track event: a snapshot, which does not change when the caller's dicts do.

    Raises TypeError and ValueError for what JSON cannot carry; `buffer` is told of what it can, but no server counts.
    The usual event, with one key each and at most one trait, takes the shortest way: joining its parts proves them to
    be text and tells its size; the thread that sends makes JSON of them. Flat dicts of text and small numbers take the
    way after that. Every other event is converted, or refused, by `_careful_track`.
    """
    has_one_trait = type(traits) is _dict and len(traits) == 1
    # `type(x)` costs less than `x.__class__`; a dict of one name is taken apart without a view and a pair.
    if (has_one_trait or traits is None) and type(company) is _dict and len(company) == 1:
        try:
            [key] = company
            form = ""
            parts: tuple[str, ...] = ()
            numbers: tuple[int | str, ...] | int | str = "null" if quantity is None else quantity
            if user is None:
                if traits is None:
                    form, parts = _OF_COMPANY, (event, key, company[key])
            elif type(user) is _dict and len(user) == 1:
                [user_key] = user
                if traits is None:
                    form, parts = _OF_USER, (event, key, company[key], user_key, user[user_key])
                else:
                    [name] = traits
                    value = traits[name]
                    if type(value) is str:
                        form, parts = _WITH_TRAIT, (event, key, company[key], user_key, user[user_key], name, value)
                    elif type(value) is int and _MIN_INT < value < _MAX_INT:
                        form, parts = _WITH_TRAIT, (event, key, company[key], user_key, user[user_key], name)
                        numbers = (value, "null" if quantity is None else quantity)
            joined = "".join(parts)
            if (
                form
                and joined.isascii()
                and event
                and options is None
                and (quantity is None or (type(quantity) is int and 0 < quantity < _MAX_INT))
            ):
                return form, parts, numbers, PLAIN_SIZE + len(joined)
        except (TypeError, ValueError, KeyError, RuntimeError):
            pass  # the careful way says what is wrong, if it is not that another thread has changed a dict meanwhile
    joined = ""
    try:
        # All text in one: that proves it to be text, and gives its size without a call per value.
        joined += event
        if (company is not None and type(company) is not _dict) or (user is not None and type(user) is not _dict):
            return _careful_track(event, company, user, traits, quantity, options, buffer)
        if not company and not user:
            return _careful_track(event, company, user, traits, quantity, options, buffer)
        if company is not None:
            company = company.copy()
            for name, value in company.items():
                joined += name
                joined += value
        if user is not None:
            user = user.copy()
            for name, value in user.items():
                joined += name
                joined += value
        if traits is not None:
            if type(traits) is not _dict:
                return _careful_track(event, company, user, traits, quantity, options, buffer)
            traits = traits.copy()
            for name, value in traits.items():
                joined += name
                kind: type = value.__class__
                if kind is str:
                    joined += value
                elif (kind is int and _MIN_INT < value < _MAX_INT) or _is_plain_number(value, kind):
                    joined += _NUMBER
                else:
                    return _careful_track(event, company, user, traits, quantity, options, buffer)
        is_plain = joined.isascii() and (
            quantity is None or (type(quantity) is int and _MIN_INT < quantity < _MAX_INT and quantity)
        )
    except (TypeError, AttributeError):
        is_plain = False
    if not is_plain or options is not None or not event:
        return _careful_track(event, company, user, traits, quantity, options, buffer)
    made: Event = ("track", (event, company, quantity, traits, user), False, BASE_SIZE + len(joined))
    return compact(made) if len(joined) > LARGE else made


def identify(
    keys: Any,
    company: Any,
    name: Any,
    traits: Any,
    options: IdentifyOptions | None = None,
    buffer: Doubting | None = None,
) -> Event:
    """An identify event; of the company only the members that were given. Raises and doubts as `track` does.

    As there, the usual event takes the shortest way, other dicts of text and small numbers the one after that, and
    everything else the careful one.
    """
    try:
        if options is None and (usual := _usual_identify(keys, company, name, traits)) is not None:
            return usual
        joined = "" if name is None else "" + name
        if keys.__class__ is not dict:
            raise TypeError
        own_keys = keys.copy()
        for key, value in own_keys.items():
            joined += key
            joined += value
        if traits is not None:
            traits, joined = _plain(traits, joined)
        of_company: Json | None = None
        if company is not None:
            of_company = _members_of(company)
            company_keys = of_company["keys"] = of_company["keys"].copy()
            if not company_keys:
                raise TypeError
            for key, value in company_keys.items():
                joined += key
                joined += value
            of_name, of_traits = of_company.get("name"), of_company.get("traits")
            if of_name is not None:
                joined += of_name
            if of_traits is not None:
                of_company["traits"], joined = _plain(of_traits, joined)
        if joined.isascii() and options is None and keys:
            body = {"keys": own_keys, "name": name, "traits": traits, "company": of_company}
            made: Event = ("identify", body, False, BASE_SIZE + len(joined))
            return compact(made) if len(joined) > LARGE else made
    except (TypeError, ValueError, KeyError, AttributeError, RuntimeError):
        pass  # the careful way converts it, or says what is wrong, if no other thread has changed a dict meanwhile
    return _careful_identify(keys, company, name, traits, options, buffer)


def _usual_identify(keys: Any, company: Any, name: Any, traits: Any) -> Event | None:
    """The event of one key, perhaps a company of one key and a name, and at most one trait; None for any other. What is
    no text may raise."""
    if type(keys) is not _dict or len(keys) != 1 or name is None:
        return None
    [key] = keys
    of_company = of_traits = "null"
    numbers: tuple[int, ...] = ()
    parts: tuple[str, ...] = (key, keys[key], name)
    if company is not None:
        # Of a model what pydantic keeps there, without the properties around it.
        is_dict = type(company) is _dict
        names: Collection[str] = company if is_dict else company.__pydantic_fields_set__
        members: Json = company if is_dict else company.__dict__
        if len(names) != 2 or "name" not in names or "keys" not in names:
            return None
        its_keys = members["keys"]
        if type(its_keys) is not _dict or len(its_keys) != 1:
            return None
        [its] = its_keys
        parts = (key, keys[key], name, its, its_keys[its], members["name"])
        of_company = '{"keys":{%s:%s},"name":%s}'
    if traits is not None:
        if type(traits) is not _dict or len(traits) != 1:
            return None
        [trait] = traits
        value = traits[trait]
        if type(value) is str:
            parts += trait, value
            of_traits = "{%s:%s}"
        elif type(value) is int and _MIN_INT < value < _MAX_INT:
            parts += (trait,)
            of_traits = "{%s:%s}"
            numbers = (value,)
        else:
            return None
    joined = "".join(parts)
    form = f'"type":"identify","body":{{"keys":{{%s:%s}},"name":%s,"company":{of_company},"traits":{of_traits}}}'
    return (form, parts, numbers, PLAIN_SIZE + len(joined)) if joined.isascii() else None


def settlement(body: Json, extras: Json) -> Event:
    """The event that settles a hold: a track event's body with one member more."""
    return _on_wire("track", values.own(body, "track_with_reservation"), extras)


def raw(event: object) -> Event:
    """A `CreateEventRequestBody` or an equal dict. Raises TypeError for anything else, ValueError for bad values."""
    members = _dumped(event, "event")
    wire = values.own(cast(Mapping[str, Any], members), "event") if isinstance(members, Mapping) else {}
    kind = wire.get("event_type")
    if not isinstance(kind, str) or not isinstance(wire.get("body"), dict):
        raise TypeError("an event needs event_type and body, as in CreateEventRequestBody")
    extras = {name: value for name, value in wire.items() if name not in ("event_type", "body") and value is not None}
    return _on_wire(kind, wire["body"], extras or None)


def encoded(event: Event, key: str) -> str:
    """The event's members on the wire, without braces and without API key; `key` unless it has one of its own."""
    kind, body, about, _ = event
    if isinstance(body, str):
        wire = body
    elif isinstance(about, bool):
        wire = _wire(kind, body)
    else:
        parts = map(escaped, cast("tuple[str, ...]", body))
        wire = kind % ((*parts, *about) if isinstance(about, tuple) else (*parts, about))
    return wire if about is True else f'{wire},"idempotency_key":"{key}"'


def compact(event: Event) -> Event:
    """The same event as text, if it holds dicts: a quarter of the memory, and nothing for the garbage collector."""
    kind, body, has_key, _ = event
    if isinstance(body, str) or not isinstance(has_key, bool):
        return event
    wire = _wire(kind, body)
    return kind, wire, has_key, COMPACT_SIZE + len(wire)


def kind_of(event: Event) -> str:
    """Its type."""
    return event[0] if isinstance(event[2], bool) else event[0].split('"', 4)[3]


def _wire(kind: str, body: tuple[Any, ...] | Json) -> str:
    if isinstance(body, tuple):
        name, company, quantity, traits, user = body
        return (
            f'"type":"track","body":{{"event":{escaped(name)},"company":{_keys(company)},'
            f'"quantity":{"null" if quantity is None else quantity},'
            f'"traits":{encode(traits) if traits is not None else "null"},"user":{_keys(user)}}}'
        )
    return f'"type":{escaped(kind)},"body":{encode(body)}'


def _keys(keys: Mapping[str, str] | None) -> str:
    """Keys as JSON; one key, the usual case, at half of what the encoder costs."""
    if keys is None:
        return "null"
    if len(keys) == 1:
        for name, value in keys.items():
            return f"{{{escaped(name)}:{escaped(value)}}}"
    return encode(keys)


def hold_identify(items: Sequence[tuple[str, int]]) -> bool:
    """Whether one of these, pairs of an encoded event and its row, is an identify event."""
    for text, _ in items:  # noqa: SIM110  # a generator costs more than what it asks
        if text.startswith('"type":"identify"'):
            return True
    return False


def named(text: str) -> str:
    """An encoded event by type, name and idempotency key, for a log: nothing of what it says of anybody."""
    from json import loads

    event: dict[str, Any] = loads(f"{{{text}}}")
    body: dict[str, Any] = event["body"]
    name = body.get("event") or body.get("flag_key")
    return f"{event['type']}{f' {name!r:.80}' if name else ''}, idempotency key {event['idempotency_key']}"


def payload(parts: Sequence[str], prefix: str) -> bytes:
    """The request for a batch of encoded events; `prefix` is from `prefix_of`."""
    return f'{{"events":[{{{prefix}{f"}},{{{prefix}".join(parts)}}}]}}'.encode("ascii")


def prefix_of(api_key: str) -> str:
    """What each event of a request begins with."""
    return f'"api_key":{escaped(api_key)},'


Verdict = Literal["wait", "hold", "split", "refuse"]


def verdict(
    status: int | None, size: int, tries: int = 1, *, was_sent: bool = False, others_pass: bool = False
) -> Verdict:
    """What to do with a batch of `size` that was not taken; `status` None: no answer came, though it may have arrived
    (`was_sent`).

    A batch whose content is refused is halved (`split`) until the event that is to blame stands alone. An endpoint that
    says it is in trouble, or is not there, is waited for (`wait`). Where the trouble may be the batch's own, 500 or no
    answer to it, it is held back, to be tried again (`hold`); once `others_pass`, it is halved too, and an event alone
    is to blame after SURE_AFTER tries.
    """
    if status in _BAD_CONTENT:
        return "split" if size > 1 else "refuse"
    if status is None:
        is_suspect = was_sent
    elif not retry.is_retried(status):
        return "refuse"
    else:
        is_suspect = status >= 500 and status != 503
    if not is_suspect:
        return "wait"
    if not others_pass:
        return "hold"
    if size > 1:
        return "split"
    return "refuse" if tries >= SURE_AFTER else "hold"


def refused(answer: bytes | None) -> list[tuple[int, str]]:
    """Index and reason of the events that a batch's answer refuses although it took the others."""
    if not answer or b'"refused"' not in answer or b'"refused":[]' in answer:
        return []
    from json import loads

    try:
        listed: Any = loads(answer)["refused"]
        return [(int(one["index"]), str(one.get("error", "no reason given"))) for one in listed]
    except (ValueError, TypeError, KeyError, AttributeError):
        return []  # another server's word, with another meaning


def delay(
    attempt: int, first: float, headers: Mapping[str, str], now: float, chance: float, *, is_ending: bool = False
) -> float:
    """Seconds before the next try: 1, 2, 4, 8, 8 … times `first`, 10 % to either side, or longer if the server asks.

    At most half a second when the client `is_ending`: it has a few seconds in which the endpoint may come back.
    `attempt` counts from 0, `headers` have lower-case names, `now` is Unix seconds, `chance` is uniform in [0, 1).
    """
    wait: float = first * 2 ** min(attempt, LAST_DOUBLING) * (0.9 + 0.2 * chance)
    if is_ending:
        wait = min(wait, ENDING_DELAY)
    if "retry-after" in headers or "retry-after-ms" in headers:
        wait = max(wait, retry.delay(0, headers, now, chance))
    return wait


def _plain(values: Any, joined: str, depth: int = 0) -> tuple[Json, str]:
    """A copy of a dict of text, small numbers and such dicts, and `told` with all its text. Raises TypeError for any
    other."""
    if values.__class__ is not dict or depth > _PLAIN_DEPTH:
        raise TypeError
    own: Json = values.copy()
    for name, value in own.items():
        joined += name
        kind: type = value.__class__
        if kind is str:
            joined += value
        elif kind is dict:
            own[name], joined = _plain(value, joined, depth + 1)
        elif _is_plain_number(value, kind):
            joined += _NUMBER
        else:
            raise TypeError
    return own, joined


def _is_plain_number(value: Any, kind: type) -> bool:
    """Whether every JSON reader takes it as it is: a small whole number, a finite one, a truth value or None."""
    if kind is int:
        is_plain: bool = _MIN_INT < value < _MAX_INT
        return is_plain
    return value is None or kind is bool or (kind is float and value - value == 0.0)


def _careful_track(
    event: str,
    company: Mapping[str, str] | None,
    user: Mapping[str, str] | None,
    traits: Mapping[str, Any] | None,
    quantity: float | None,
    options: TrackOptions | None,
    buffer: Doubting | None,
) -> Event:
    body: Json = {
        "event": values.text(event, "track: event"),
        "company": None if company is None else values.keys(company, "track: company"),
        "quantity": None if quantity is None else values.whole(quantity, "track: quantity"),
        "traits": None if traits is None else values.own(_mapping(traits, "track: traits"), "track: traits"),
        "user": None if user is None else values.keys(user, "track: user"),
    }
    if buffer is not None:
        if not event:
            buffer.doubt("track: event is empty, so it counts for nothing; pass the event's name")
        if body["quantity"] == 0:
            buffer.doubt(f"track: quantity of {event!r:.80} is 0, which counts for nothing; leave it out for 1")
        if not body["company"] and not body["user"]:
            buffer.doubt(f"track: {event!r:.80} has neither company nor user, so it counts for nobody; pass their keys")
    return _on_wire("track", body, None if options is None else _track_extras(options))


def _careful_identify(
    keys: Mapping[str, str],
    company: object,
    name: str | None,
    traits: Mapping[str, Any] | None,
    options: IdentifyOptions | None,
    buffer: Doubting | None,
) -> Event:
    body: Json = {
        "keys": values.keys(keys, "identify: keys"),
        "name": None if name is None else values.text(name, "identify: name"),
        "traits": None if traits is None else values.own(_mapping(traits, "identify: traits"), "identify: traits"),
        "company": None if company is None else _identified_company(_dumped(company, "identify: company")),
    }
    if buffer is not None:
        if not body["keys"] and not body["company"]:
            buffer.doubt("identify: keys is empty, so nobody is identified; pass the user's keys")
        elif body["company"] and not body["company"]["keys"]:
            buffer.doubt("identify: company: keys is empty, so no company is identified; pass its keys")
    key = None if options is None else options.idempotency_key
    return _on_wire("identify", body, None if key is None else {"idempotency_key": _key(key, "identify")})


def _track_extras(options: TrackOptions) -> Json | None:
    """The members of an event beside its body; only those that were given. A naive `sent_at` is local time."""
    extras: Json = {
        "idempotency_key": None if options.idempotency_key is None else _key(options.idempotency_key, "track"),
        "sent_at": None if options.sent_at is None else _instant(options.sent_at),
        "trusted_client_clock": options.trusted_client_clock,
        "backfill": options.backfill,
    }
    return {name: value for name, value in extras.items() if value is not None} or None


def _instant(value: datetime) -> str:
    if not hasattr(value, "astimezone"):
        raise TypeError(f"track: sent_at must be a datetime, not {type(value).__name__}")
    return instant(value)


def _key(key: str, verb: str) -> str:
    return values.text(key, f"{verb}: idempotency_key")


def _on_wire(kind: str, body: Json, extras: Json | None) -> Event:
    wire = _wire(kind, body)
    if extras:
        wire = f"{wire},{encode(extras)[1:-1]}"
    return kind, wire, extras is not None and "idempotency_key" in extras, COMPACT_SIZE + len(wire)


def _mapping(values: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    if not isinstance(values, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # not everybody type-checks
        raise TypeError(f"{path} must be a mapping, not {type(values).__name__}")
    return values


def _members_of(company: Any) -> Json:
    """The members of an identified company that were given, in a dict of their own. Raises for other members."""
    if company.__class__ is dict:
        members: Json = company.copy()
    else:
        members = {name: getattr(company, name) for name in company.model_fields_set}
    if not _COMPANY_MEMBERS.issuperset(members):
        raise TypeError
    return members


def _dumped(value: Any, path: str) -> Any:
    """A model as the members that were given; anything else as it is."""
    return values.members(value, path) if hasattr(value, "model_dump") else value


def _identified_company(company: object) -> Json:
    wire = values.own(cast(Mapping[str, Any], company), "identify: company") if isinstance(company, Mapping) else {}
    if not isinstance(wire.get("keys"), dict):
        raise TypeError("identify: company must be an EventBodyIdentifyCompany or a dict with keys")
    wire["keys"] = values.keys(wire["keys"], "identify: company: keys")
    return wire

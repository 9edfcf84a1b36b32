"""What is said on the socket, and when to connect again. Pure: text in, messages out; the clock and chance are
arguments.

A message is read element by element, and whoever reads it is called in between (`pause`): the list of all flags may
have megabytes, and nothing else of the process runs while one piece of it is decoded.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping
from json import JSONDecoder, dumps
from json.decoder import JSONDecodeError
from re import compile as pattern
from typing import Any, Literal, NamedTuple, cast
from urllib.parse import urlsplit

Entity = Literal["company", "user"]

FLAG, FLAGS = "rulesengine.Flag", "rulesengine.Flags"
COMPANY, COMPANIES = "rulesengine.Company", "rulesengine.Companies"
USER, USERS = "rulesengine.User", "rulesengine.Users"
ENTITIES: dict[str, Entity] = {COMPANY: "company", USER: "user"}
TYPES: dict[Entity, str] = {"company": COMPANY, "user": USER}

MAX_MESSAGE_SIZE = 100 << 20  # bytes
OPEN_WITHIN = 30.0  # seconds for the handshake
WRITE_WITHIN = 10.0  # seconds
PING_EVERY = 30.0  # seconds
PONG_WITHIN = 10.0  # seconds
HEALTHY_AFTER = 30.0  # seconds that a connection lives, after which what failed before is forgotten
FIRST_DELAY, LONGEST_DELAY = 1.0, 30.0  # seconds
REFUSED_DELAY = 60.0  # seconds; a key that was refused may be made valid, but not within a second
REFUSED = 4001  # the close code for a key that is not taken
_PAUSE_EVERY = 16_384  # characters, which take a fraction of a millisecond

_DECODES = 1 << 18  # bytes

_TEXTS = ("message_type", "entity_type", "entity_id", "stream_id")

_decoder = JSONDecoder()
_blank = pattern(r"[ \t\n\r]*").match
_list_first = pattern(r'\s*{\s*"data"\s*:\s*\[').match


class Element(NamedTuple):
    """What a message is about, and the text that says so: "" of a partial, as nobody needs it."""

    value: Any
    text: str


class Message(NamedTuple):
    """One message. `kind`: full, partial, delete, error, reload, or what else a server says. `data`: Elements where it
    is a list, or what was to be made of them, else one Element; None when there is none."""

    kind: str
    entity_type: str
    entity_id: str | None
    stream_id: str | None
    data: list[Any] | Element | None


def address(base_url: str) -> str:
    """Where the stream of the API at `base_url` is. An address that is no http is taken as it is.

    A host whose first label is `api` has `datastream` there instead. Raises ValueError for one without a host.
    """
    parts = urlsplit(base_url)
    if parts.scheme not in ("http", "https"):
        return base_url
    if not parts.hostname:
        raise ValueError(f"base_url must name a host, as in https://schematic.example.com, not {base_url!r}")
    credentials, at, host = parts.netloc.rpartition("@")
    if host.lower().startswith("api."):
        host = f"datastream.{host[4:]}"
    return f"ws{parts.scheme[4:]}://{credentials}{at}{host}/datastream"


def is_loopback(stream_url: str) -> bool:
    """Whether an address is of this machine."""
    host = urlsplit(stream_url).hostname or ""
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.startswith("127.")


def headers(api_key: str, version: str, mode: str = "direct") -> dict[str, str]:
    """Of the handshake."""
    return {
        "X-Schematic-Api-Key": api_key,
        "X-Schematic-Datastream-Mode": mode,
        "X-Schematic-Client": "schematic-python",
        "X-Schematic-Client-Version": version,
    }


def request(entity_type: str, keys: Mapping[str, str] | None = None, *, action: str = "start", since: str = "") -> str:
    """Asks for an entity, or all of a kind, and for what becomes of it later. `since`: the stream id of the last
    message that was applied, to be told only what came after it."""
    data: dict[str, Any] = {"action": action, "entity_type": entity_type}
    if keys is not None:
        data["keys"] = dict(keys)
    if since:
        data["replay_from"] = since
    return dumps({"data": data}, separators=(",", ":"))


def read(
    frame: str | bytes, pause: Callable[[], object] | None = None, make: Callable[[Any, str], Any] = Element
) -> Message:
    """The message in a frame. `make`: of each element of a list and its text, so that a long list is never held as a
    whole. Raises ValueError for what is none; the frame is not in the error."""
    if len(frame) <= _PAUSE_EVERY and (partial := _partial(frame)) is not None:
        return partial
    pieces = iter((frame,)) if isinstance(frame, str) else _decoded(frame, pause)
    text = next(pieces)
    if _list_first(text) is None:
        text += "".join(pieces)
    data: list[Any] | Element | None = None
    members: dict[str, Any] = {}
    place = _after(text, 0, "{")
    while not text.startswith("}", place):
        name, place = _value(text, place)
        place = _after(text, place, ":")
        if name == "data":
            if text.startswith("[", place):
                data, text, place = _elements(text, place + 1, pieces, pause, make)
            else:
                value, end = _value(text, place)
                data, place = None if value is None else Element(value, text[place:end]), end
            # What else there is, is short: it is read at once.
            text += "".join(pieces)
            text, place = "{" + text[_comma(text, place, "}") :], 0
            rest, place = _value(text, place)
            members |= rest
            place -= 1
            break
        if not isinstance(name, str):
            raise ValueError(f"not JSON at character {place}: a name expected")
        members[name], place = _value(text, place)
        place = _comma(text, place, "}")
    if _skip(text, place + 1) != len(text):
        raise ValueError("something follows the message")
    return _message(members, data)


def delay(failures: int, chance: float, *, is_refused: bool = False) -> float:
    """Seconds to wait before connecting again after so many failures in a row; `chance` is uniform in [0, 1)."""
    if is_refused:
        return REFUSED_DELAY * (1 + chance)
    return min(FIRST_DELAY * 2.0 ** (min(failures, 10) - 1), LONGEST_DELAY) + chance


def _partial(frame: str | bytes) -> Message | None:
    """A short partial, in one piece; None for what is not certainly one."""
    text = frame if isinstance(frame, str) else frame.decode()
    if '"partial"' not in text:
        return None
    try:
        whole: Any = _decoder.decode(text)
    except (ValueError, RecursionError):
        return None  # reading it in pieces says what is wrong with it
    if not isinstance(whole, dict):
        return None
    members = cast("dict[str, Any]", whole)
    value = members.get("data")
    is_one = members.get("message_type") == "partial" and isinstance(value, dict)
    return _message(members, Element(value, "")) if is_one else None


def _message(members: dict[str, Any], data: list[Any] | Element | None) -> Message:
    for name in _TEXTS:
        if (value := members.get(name)) is not None and not isinstance(value, str):
            raise ValueError(f"{name} must be text, not {type(value).__name__}")
    kind, entity_type = members.get("message_type") or "", members.get("entity_type") or ""
    return Message(kind, entity_type, members.get("entity_id"), members.get("stream_id"), data)


def _decoded(frame: bytes, pause: Callable[[], object] | None) -> Iterator[str]:
    """A frame as text, in pieces; at least one."""
    if len(frame) <= _DECODES:
        yield frame.decode()
        return
    decoder = getincrementaldecoder("utf-8")()
    for place in range(0, len(frame), _DECODES):
        yield decoder.decode(frame[place : place + _DECODES], final=place + _DECODES >= len(frame))
        if pause is not None:
            pause()


def _elements(
    text: str, place: int, pieces: Iterator[str], pause: Callable[[], object] | None, make: Callable[[Any, str], Any]
) -> tuple[list[Any], str, int]:
    """And the text and the place in it where the list has ended."""
    elements: list[Any] = []
    pause_at = place + _PAUSE_EVERY
    place = _skip(text, place)
    while not text.startswith("]", place):
        try:
            value, end = _value(text, place)
            after = _comma(text, end, "]")
            if after == len(text):
                raise ValueError("a list that does not end")
        except ValueError:
            # It goes on in the next piece, or in so many more that twice as much is looked at each time.
            more = [text[place:]]
            while sum(map(len, more)) <= 2 * len(more[0]) and (piece := next(pieces, None)) is not None:
                more.append(piece)
            if len(more) == 1:
                raise
            text = "".join(more)
            place, pause_at = _skip(text, 0), _PAUSE_EVERY
            continue
        elements.append(make(value, text[place:end]))
        place = after
        if place >= pause_at and pause is not None:
            pause()
            pause_at = place + _PAUSE_EVERY
    return elements, text, place + 1


def _value(text: str, place: int) -> tuple[Any, int]:
    try:
        return _decoder.raw_decode(text, place)
    except JSONDecodeError as error:
        raise ValueError(f"not JSON at character {error.pos}: {error.msg}") from None
    except RecursionError:
        raise ValueError("JSON that is nested too deeply") from None


def _comma(text: str, place: int, closing: str) -> int:
    """Where the next member begins, or the end is."""
    place = _skip(text, place)
    if text.startswith(closing, place):
        return place
    place = _after(text, place, ",")
    if text.startswith(closing, place):
        raise ValueError(f"not JSON at character {place}: a comma before {closing}")
    return place


def _after(text: str, place: int, mark: str) -> int:
    place = _skip(text, place)
    if not text.startswith(mark, place):
        raise ValueError(f"not JSON at character {place}: {mark} expected")
    return _skip(text, place + 1)


def _skip(text: str, place: int) -> int:
    return _blank(text, place).end()  # type: ignore[union-attr]  # it matches everywhere

"""What a stream knows: flags by key, companies and users by id, and whose id a key is.

Reading takes no lock: what is held is replaced as a whole, and nothing in it changes afterwards. Writing takes one.
Documents stay the text they came as until somebody needs more of them: text takes a fraction of the memory, and the
garbage collector passes over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from json import loads
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from schematic.clock import monotonic
from schematic.core import forks
from schematic.datastream import merge
from schematic.datastream.protocol import Entity
from schematic.rules import CompiledCompany, CompiledFlag, CompiledUser, compile_company, compile_flag, compile_user
from schematic.rules.documents import FIGURES, read

if TYPE_CHECKING:
    from schematic.checks.check import Keys
    from schematic.datastream.merge import Document

MAX_ENTITIES = 10_000  # companies, and users; the least recently used go first
KEPT_FOR = 86_400.0  # seconds since a check last asked for it
_FIGURES = frozenset({"id", "metrics", "credit_balances"})


class Conflict(NamedTuple):
    """Keys that name two entities."""

    one: str
    other: str


class Flag:
    """A flag; compiled when it is first checked."""

    __slots__ = ("_compiled", "id", "key", "text")

    def __init__(self, document: Any, text: str) -> None:
        """Raises ValueError for a document without a key."""
        self.key: str = _member(document, "key")
        self.id = document.get("id")
        self.text = text
        self._compiled: CompiledFlag | None = None

    def compiled(self) -> CompiledFlag:
        """Raises ValueError for a document that is no flag."""
        if self._compiled is None:
            self._compiled = compile_flag(loads(self.text))
        return self._compiled


class Held:
    """A company or a user: `text` or `document`. `keys`: its own. `asked`: the keys by which it was asked for.
    `used_at`: when it was last (monotonic)."""

    __slots__ = ("_compiled", "_document", "_places", "asked", "id", "keys", "text", "used_at")

    def __init__(
        self,
        document: Document,
        text: str | None,
        asked: Keys | None,
        used_at: float,
        keys: dict[str, str] | None = None,
    ) -> None:
        """`keys`: where it is known that they are well."""
        self.id: str = _member(document, "id")
        self.keys = _keys(document) if keys is None else keys
        self.text = text
        self._document = document if text is None else None
        self._compiled: CompiledUser | None = None
        self._places: merge.Places | None = None  # of its metrics, once one of them has changed
        self.asked = asked
        self.used_at = used_at

    def document(self) -> Document:
        """Not to be changed."""
        return loads(cast("str", self.text)) if self._document is None else self._document

    def company(self) -> CompiledCompany:
        """Raises ValueError for a document that is none."""
        if self._compiled is None:
            self._compiled = compile_company(self.document())
        return cast("CompiledCompany", self._compiled)

    def user(self) -> CompiledUser:
        """Raises ValueError for a document that is none."""
        if self._compiled is None:
            self._compiled = compile_user(self.document())
        return self._compiled

    def merged(self, partial: Document) -> Held:
        """Another one, with the members of `partial`. Raises ValueError for one of the wrong shape."""
        are_figures = partial.keys() <= _FIGURES
        keys = self.keys if are_figures else None
        before = self.document()
        metrics = before.get("metrics") or ()
        if self._places is None and partial.get("metrics"):
            self._places = merge.places_of(metrics)
        document = merge.merge(before, partial, self._places)
        made = Held(document, None, self.asked, self.used_at, keys)
        if len(document.get("metrics") or ()) == len(metrics):  # none is new, and each stays where it is
            made._places = self._places
        are_listed = not isinstance(partial.get("metrics"), dict)  # the engine reads no single one
        if are_figures and are_listed and isinstance(self._compiled, CompiledCompany):
            # What usage and credits change most often costs no compiling.
            figures = read(FIGURES, partial, "company")
            counted = {merge.window(one): one["value"] for one in figures.get("metrics", ())}
            made._compiled = self._compiled.with_figures(counted, figures.get("credit_balances", {}))
        return made


class Entities:
    """Companies, or users."""

    def __init__(self, kind: Entity) -> None:
        self.kind: Entity = kind
        self.held: dict[str, Held] = {}
        # By key and value, both in lower case; its Schematic id is one by the names by which the server took it.
        self.ids: dict[tuple[str, str], str] = {}

    def find(self, keys: Keys) -> Held | Conflict | None:
        """Whom the keys name; None for nobody that is known."""
        if len(keys) == 1:
            [name] = keys
            pair = name, (value := keys[name])
            return self.held.get(self.ids.get(pair) or self.ids.get((name.lower(), value.lower()), ""))
        found: Held | None = None
        for name, value in keys.items():
            held = self.held.get(self.ids.get((name.lower(), value.lower()), ""))
            if held is None:
                continue
            if found is not None and found.id != held.id:
                return Conflict(found.id, held.id)
            found = held
        return found


class State:
    """`max_entities`: companies, and users, that are held. `kept_for`: seconds that one is held unused."""

    def __init__(self, max_entities: int = MAX_ENTITIES, kept_for: float = KEPT_FOR) -> None:
        self._max = max_entities
        self._kept_for = kept_for
        self.flags: dict[str, Flag] = {}  # by key, in lower case
        self.entities: dict[Entity, Entities] = {"company": Entities("company"), "user": Entities("user")}
        self.after_fork()
        forks.watch(self)

    def after_fork(self) -> None:
        # A thread of the parent may have held it. `track` may interrupt itself, and so come here twice.
        self._writing = RLock()

    def set_flags(self, flags: Iterable[Flag]) -> list[str]:
        """These are all there are; the keys of those that are new, other than they were, or gone."""
        known = self.flags
        made: dict[str, Flag] = {}
        for flag in flags:
            key = flag.key.lower()
            before = known.get(key)
            made[key] = flag if before is None or before.text != flag.text else before
        with self._writing:
            self.flags = made
        changed = [flag.key for key, flag in made.items() if known.get(key) is not flag]
        return changed + [flag.key for key, flag in known.items() if key not in made]

    def set_flag(self, flag: Flag) -> list[str]:
        """Its key, unless it is as it was."""
        with self._writing:
            known = self.flags.get(flag.key.lower())
            if known is not None and known.text == flag.text:
                return []
            self.flags = {**self.flags, flag.key.lower(): flag}
        return [flag.key]

    def delete_flag(self, value: Any, flag_id: str | None) -> list[str]:
        """By its key, else by its id; `value` may hold either."""
        members: Document = cast("Document", value) if isinstance(value, dict) else {}
        key, flag_id = members.get("key"), members.get("id") or flag_id
        with self._writing:
            gone = [
                flag
                for flag in self.flags.values()
                if (flag.key == key if isinstance(key, str) else flag_id is not None and flag.id == flag_id)
            ]
            self.flags = {name: flag for name, flag in self.flags.items() if flag not in gone}
        return [flag.key for flag in gone]

    def put(self, kind: Entity, document: Any, text: str | None, asked: Keys | None = None) -> Held:
        """Take a whole document; `text` is the same as it came. Raises ValueError for what is none."""
        entities = self.entities[kind]
        with self._writing:
            before = entities.held.get(_member(document, "id"))
            used_at = monotonic()
            if before is not None:
                used_at, asked = before.used_at, asked or before.asked
            held = Held(document, text, asked, used_at)
            self._replace(entities, before, held)
        return held

    def hold(self, kind: Entity, held: Held) -> None:
        """Take somebody who was made elsewhere."""
        with self._writing:
            self._replace(self.entities[kind], self.entities[kind].held.get(held.id), held)

    def found(self, kind: Entity, held: Held, keys: Keys) -> None:
        """Note that the server found it by these keys, of which its id may be one."""
        held.asked = keys
        with self._writing:
            for name, value in keys.items():
                if value == held.id:
                    self.entities[kind].ids[name.lower(), value.lower()] = held.id

    def merge(self, kind: Entity, entity_id: str, partial: Any) -> Held | None:
        """Take the members of a document that changed; None when the rest of it is not known. Raises ValueError for
        members of the wrong shape."""
        entities = self.entities[kind]
        if not isinstance(partial, dict):
            raise ValueError("a partial is an object")
        with self._writing:
            before = entities.held.get(entity_id)
            if before is None:
                return None
            held = before.merged(cast("Document", partial))
            self._replace(entities, before, held)
        return held

    def delete(self, kind: Entity, entity_id: str) -> Held | None:
        """Forget it; what was known."""
        entities = self.entities[kind]
        with self._writing:
            held = entities.held.pop(entity_id, None)
            if held is not None:
                _forget_keys(entities, held.keys, held.id, {})
                _forget_keys(entities, held.asked or {}, held.id, {})
        return held

    def use(self, event: str, keys: Keys, quantity: int) -> Held | None:
        """Count use of an event before the server does; the company, if it is known and counts it."""
        entities = self.entities["company"]
        with self._writing:
            before = entities.find(keys)
            if not isinstance(before, Held):
                return None
            counted = merge.used(before.document(), event, quantity)
            return None if counted is None else self.merge("company", before.id, counted)

    def is_crowded(self, kind: Entity) -> bool:
        """Whether more are held than may be."""
        return len(self.entities[kind].held) > self._max

    def drop_unused(self, kind: Entity) -> list[Held]:
        """Forget whoever has not been asked for in a long time, and a tenth of them when there are too many; those."""
        entities = self.entities[kind]
        with self._writing:
            by_use = sorted(entities.held.values(), key=attrgetter("used_at"))
            crowded = len(by_use) - self._max * 9 // 10 if len(by_use) > self._max else 0
            since = monotonic() - self._kept_for
            gone = [held for place, held in enumerate(by_use) if place < crowded or held.used_at < since]
            for held in gone:
                self.delete(kind, held.id)
        return gone

    def _replace(self, entities: Entities, before: Held | None, held: Held) -> None:
        entities.held[held.id] = held
        if before is not None and before.keys is held.keys:
            return
        keys = {(name.lower(), value.lower()): held.id for name, value in held.keys.items()}
        entities.ids.update(keys)
        if before is not None:
            _forget_keys(entities, before.keys, held.id, keys)


def _forget_keys(entities: Entities, keys: Keys, entity_id: str, kept: Mapping[tuple[str, str], str]) -> None:
    for name, value in keys.items():
        pair = name.lower(), value.lower()
        if pair not in kept and entities.ids.get(pair) == entity_id:
            del entities.ids[pair]


def _member(document: Any, name: str) -> str:
    value: Any = cast("Document", document).get(name) if isinstance(document, dict) else None
    if not isinstance(value, str) or not value:
        raise ValueError(f"{name} must be text")
    return value


def _keys(document: Document) -> dict[str, str]:
    keys: Any = document.get("keys") or {}
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in cast("Document", keys).values()):
        raise ValueError("keys must be texts by their names")
    return cast("dict[str, str]", keys)

"""Finding an entity by its keys, creating it when nobody has them, and attaching what the caller knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from schematic_server.changes import Action, Change, CompanyChanged, UserChanged
from schematic_server.domains.companies import keys as key_rules
from schematic_server.domains.companies import store, traits
from schematic_server.domains.companies.keys import EntityType, KeyConflict
from schematic_server.domains.companies.views import company_created
from schematic_server.errors import BadRequest, NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import microseconds

if TYPE_CHECKING:
    from schematic_server.contract.companies import UpsertCompanyRequestBody, UpsertUserRequestBody

    Body: TypeAlias = UpsertCompanyRequestBody | UpsertUserRequestBody


def upsert_company(
    scope: Scope,
    *,
    keys: Mapping[str, str],
    name: str | None = None,
    traits: Mapping[str, Any] | None = None,
    seen_at: datetime | None = None,
) -> str:
    """Update the company that `keys` name or create it; answer its id. Raises KeyConflict."""
    return upsert(scope, "company", {"keys": keys, "name": name, "traits": traits, "last_seen_at": seen_at})


def upsert_user(
    scope: Scope,
    *,
    keys: Mapping[str, str],
    name: str | None = None,
    traits: Mapping[str, Any] | None = None,
    seen_at: datetime | None = None,
) -> str:
    """Update the user that `keys` name or create it; answer its id. Raises KeyConflict."""
    return upsert(scope, "user", {"keys": keys, "name": name, "traits": traits, "last_seen_at": seen_at})


def upsert(scope: Scope, entity_type: EntityType, body: Body, *, must_be_new: bool = False) -> str:
    """Update the entity that its keys name or create it; answers the id.

    Keys that name several entities are refused and nothing changes. With `must_be_new` a key that is taken is refused.
    """
    keys = body["keys"]
    key_rules.check(keys)
    [found] = key_rules.match_many(scope.db, scope.environment_id, entity_type, [keys])
    ids = found.ids
    if (named := body.get("id")) is not None:
        _known(scope, entity_type, named)
        ids = list(dict.fromkeys([*ids, named]))
    if len(ids) > 1:
        raise KeyConflict(entity_type, ids)
    if not ids:
        return _create(scope, entity_type, body)
    if must_be_new:
        raise BadRequest(f"keys: {entity_type} {ids[0]} has one of these keys already; upsert it instead")
    _update(scope, entity_type, ids[0], body, has_keys=found.is_whole)
    return ids[0]


def create_many(scope: Scope, entity_type: EntityType, bodies: Sequence[Body]) -> list[str]:
    """New entities with the `keys`, `name` and `last_seen_at` of `bodies`; answers their ids.

    Keys must have passed `keys.check`, be nobody's yet, and be the key of one entity only.
    """
    # Until somebody tells its name, an entity is called by its first key.
    named = [(body.get("name") or next(iter(body["keys"].values())), body.get("last_seen_at")) for body in bodies]
    ids = store.insert_entities(scope, entity_type, named)
    folded = [{name.lower(): value for name, value in body["keys"].items()} for body in bodies]
    store.insert_keys(
        scope,
        entity_type,
        [(entity_id, *key) for entity_id, keys in zip(ids, folded, strict=True) for key in keys.items()],
    )
    if entity_type == "company":
        new = dict(zip(ids, cast("Sequence[UpsertCompanyRequestBody]", bodies), strict=True))
        for created in company_created if new else ():
            created(scope, new)
    for entity_id in ids:
        scope.emit(_changed(scope, entity_type, entity_id, "created"))
    return ids


def bump_last_seen(scope: Scope, entity_type: EntityType, seen: Mapping[str, int]) -> None:
    """Raise `last_seen_at` of each entity to when it was seen, in microseconds since 1970, where it is earlier."""
    store.bump_last_seen(scope, entity_type, seen)


def _known(scope: Scope, entity_type: EntityType, entity_id: str) -> None:
    if not store.existing_ids(scope.db, scope.environment_id, entity_type, [entity_id]):
        raise NotFound(f"{entity_type} {entity_id} does not exist in this environment")


def _create(scope: Scope, entity_type: EntityType, body: Body) -> str:
    keys = body["keys"]
    if body.get("update_only"):
        raise NotFound(f"no {entity_type} has any of these keys, and update_only forbids creating one")
    if not keys:
        raise BadRequest('keys: a new entity needs at least one key, for example {"id": "42"}')
    [entity_id] = create_many(scope, entity_type, [body])
    traits.write(scope, entity_type, entity_id, body.get("traits") or {})
    return entity_id


def _update(scope: Scope, entity_type: EntityType, entity_id: str, body: Body, *, has_keys: bool) -> None:
    """`has_keys` is whether every given key is the entity's already."""
    is_rekeyed = bool(body.get("remove_keys")) or not has_keys
    has_changed = is_rekeyed and _write_keys(scope, entity_type, entity_id, body)
    traits_were = traits.write(scope, entity_type, entity_id, body.get("traits") or {})
    has_changed = has_changed or bool(traits_were)
    name = body.get("name")
    if name and not has_changed:
        has_changed = name != store.entities(scope, entity_type, [entity_id])[entity_id]["name"]
    if has_changed:
        store.update_entity(scope, entity_type, entity_id, name or None)
        scope.emit(_changed(scope, entity_type, entity_id, "updated", traits_were))
    if (seen_at := body.get("last_seen_at")) is not None:
        store.bump_last_seen(scope, entity_type, {entity_id: microseconds(seen_at)})


def _changed(
    scope: Scope, entity_type: EntityType, entity_id: str, action: Action, traits_were: traits.TraitsWere = ()
) -> Change:
    if entity_type == "user":
        return UserChanged(*scope.here, entity_id, action)
    return CompanyChanged(*scope.here, entity_id, action, traits_were=traits_were)


def _write_keys(scope: Scope, entity_type: EntityType, entity_id: str, body: Body) -> bool:
    current = store.key_values(scope, entity_id)
    # An entity's own Schematic id is not a key of it, even when it was found by it.
    given = {name.lower(): value for name, value in body["keys"].items() if value != entity_id}
    # Values match in any case and keep the spelling they were first written in.
    changed = {name: value for name, value in given.items() if current.get(name, "").lower() != value.lower()}
    remapped = sorted(name for name in changed if name in current)
    if remapped and body.get("prevent_key_remap"):
        raise BadRequest(f"keys.{remapped[0]}: has another value already, and prevent_key_remap forbids changing it")
    removed = [name.lower() for name in body.get("remove_keys") or () if name.lower() in current]
    if removed and not ({*current, *given} - set(removed)):
        raise BadRequest("remove_keys: at least one key must remain")
    store.delete_keys(scope, entity_id, list(changed))
    store.insert_keys(scope, entity_type, [(entity_id, *key) for key in changed.items()])
    store.delete_keys(scope, entity_id, removed)
    return bool(changed or removed)

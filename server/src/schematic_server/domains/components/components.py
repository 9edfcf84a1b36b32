"""Components: layouts that pages embed, each selling from one catalog."""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache
from typing import TYPE_CHECKING, Any

from schematic_server.domains.components import layouts, store, templates
from schematic_server.domains.plans import catalogs
from schematic_server.errors import NotFound
from schematic_server.scope import Scope
from schematic_server.storage.metadata import new_id
from schematic_server.storage.queries import Row

if TYPE_CHECKING:
    from schematic_server.contract.components import (
        ComponentResponseData,
        CreateComponentRequestBody,
        ListComponentsQuery,
        UpdateComponentRequestBody,
    )


def create(scope: Scope, body: CreateComponentRequestBody) -> ComponentResponseData:
    """A draft with the layout that is given, or with none yet; raises BadRequest."""
    ast = body.get("ast")
    content = None if ast is None else layouts.read("ast", ast)
    return _insert(scope, body["name"], body["entity_type"], "draft", content)


def create_ready_made(scope: Scope, name: str, form: templates.Form) -> ComponentResponseData:
    """A live one with a layout made of a form; raises BadRequest naming what does not fit."""
    return _insert(scope, name, "billing", "live", layouts.packed(templates.nodes(form)))


def update(scope: Scope, component_id: str, body: UpdateComponentRequestBody) -> ComponentResponseData:
    """Change what is given; raises NotFound, BadRequest."""
    get_row(scope, component_id)
    changes: dict[str, Any] = {
        member: given for member in ("name", "entity_type", "state") if (given := body.get(member)) is not None
    }
    if (ast := body.get("ast")) is not None:
        changes["ast"] = _stored(layouts.read("ast", ast))
    store.update(scope, component_id, changes)
    return get(scope, component_id)


def bind(scope: Scope, component_id: str, catalog_id: str | None) -> ComponentResponseData:
    """Have it sell from a catalog; without one from whichever is the default. Raises NotFound, BadRequest."""
    get_row(scope, component_id)
    if catalog_id is not None:
        catalogs.named(scope, "catalog_id", catalog_id)
    store.update(scope, component_id, {"catalog_id": catalog_id})
    return get(scope, component_id)


def delete(scope: Scope, component_id: str) -> None:
    """Raises NotFound."""
    get_row(scope, component_id)
    store.delete(scope, component_id)


def get(scope: Scope, component_id: str) -> ComponentResponseData:
    """One component; raises NotFound."""
    return told(get_row(scope, component_id))


def list_(scope: Scope, query: ListComponentsQuery) -> list[ComponentResponseData]:
    """A page, newest first."""
    return [told(row) for row in store.list_(scope, query)]


def get_row(scope: Scope, component_id: str) -> Row:
    row = store.find(scope, component_id)
    if row is None:
        raise NotFound(f"component {component_id} does not exist in this environment")
    return row


def drawn(scope: Scope, component_id: str) -> ComponentResponseData:
    """One component as it is drawn; raises NotFound.

    One that has no layout yet is the ready-made portal: the component library waits for a layout for ever.
    """
    found = get(scope, component_id)
    return found if found.get("ast") else {**found, "ast": layouts.told(_portal())}


@cache
def _portal() -> bytes:
    return layouts.packed(templates.nodes(templates.template("portal")))


def told(row: Row) -> ComponentResponseData:
    return {
        "id": row["id"],
        "name": row["name"],
        "type": row["entity_type"],
        "state": row["state"],
        "ast": None if row["ast"] is None else layouts.told(b64decode(row["ast"])),
        "catalog_id": row["catalog_id"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
    }


def _stored(content: bytes) -> str:
    return b64encode(content).decode()


def _insert(scope: Scope, name: str, entity_type: str, state: str, ast: bytes | None) -> ComponentResponseData:
    values = {
        "id": new_id("cmpn"),
        "name": name,
        "entity_type": entity_type,
        "state": state,
        "ast": None if ast is None else _stored(ast),
        "catalog_id": None,
        "created_at": scope.now,
        "updated_at": scope.now,
    }
    store.insert(scope, values)
    return told(values)

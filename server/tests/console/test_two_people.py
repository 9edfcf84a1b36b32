"""Two people who edit one thing: the second is told, nothing is lost. Of everything that can be edited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from httpx2 import Response

from schematic_server.console.screens import SCREENS

from ..conftest import on_sqlite
from .conftest import SignIn, Visitor


@dataclass(slots=True)
class _Form:
    """A form as a browser would send it."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def with_(self, typed: Mapping[str, str]) -> dict[str, list[str]]:
        """What is sent once these texts were typed, each into the first field of its name."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found | {name: [text, *found.get(name, [""])[1:]] for name, text in typed.items()}


class _Forms(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[_Form] = []
        self._open: _Form | None = None
        self._select: str | None = None
        self._area: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "form" and given.get("method") == "post":
            self._open = _Form(given.get("action") or "")
            self.found.append(self._open)
        if self._open is None:
            return
        is_box = given.get("type") in ("checkbox", "radio")
        if tag == "input" and name and (not is_box or "checked" in given):
            self._open.fields.append((name, "on" if is_box and "value" not in given else value))
        if tag == "textarea" and name:
            self._open.fields.append((name, ""))
            self._area = name
        if tag == "select" and name:
            self._open.fields.append((name, ""))
            self._select = "first"
        if tag == "option" and self._select and (self._select == "first" or "selected" in given):
            self._open.fields[-1] = (self._open.fields[-1][0], value)
            self._select = "selected" if "selected" in given else "other"

    def handle_data(self, data: str) -> None:
        if self._area is not None and self._open is not None:
            self._open.fields[-1] = (self._area, data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if tag == "select":
            self._select = None
        if tag == "textarea":
            self._area = None


# What two people type into each form that changes what there is: by its page and the end of its address, the fields, in
# which `?` stands for what differs, and what that is. Without fields the form is sent as it stands.
_TEXTS, _NUMBERS = ("Mine", "Yours"), ("7", "8")
_NAMED = ({"name": "?"}, _TEXTS)
_PROFILE = {
    "/name": _NAMED,
    "/keys": ({"key_name": "code", "key_value": "?"}, _TEXTS),
    "/traits": ({"trait": "seats", "trait_value": "?"}, _NUMBERS),
}
EDITS: dict[str, dict[str, tuple[dict[str, str], tuple[str, str]]]] = {
    "/companies/{company_id}": {**_PROFILE, "/traits/remove": ({}, _TEXTS)},
    "/companies/{company_id}/overrides/{company_override_id}": {"": ({"note": "?"}, _TEXTS)},
    "/companies/{company_id}/credits/controls/{spend_policy_id}": {"": ({"label": "?"}, _TEXTS)},
    "/users/{user_id}": _PROFILE,
    "/features/{feature_id}/edit": {"": _NAMED},
    "/flags/{flag_id}": {"": _NAMED},
    "/flags/{flag_id}/rules": {"": ({"rules.0.name": "?", "rules.0.value": "true"}, _TEXTS)},
    "/plans/lifecycle": {"/{plan_group_id}": ({"trial_days": "?"}, _NUMBERS)},
    "/plans/{plan_id}/entitlements/{plan_entitlement_id}": {"": ({"value_numeric": "?"}, _NUMBERS)},
    "/plans/{plan_id}/credits/{plan_grant_id}": {"": ({"credit_amount": "?"}, _NUMBERS)},
    "/plans/{plan_id}": {
        "/edit": _NAMED,
        "/traits": ({"trait_value": "?"}, _NUMBERS),
        "/billing": ({"trial_days": "?", "is_trialable": "on"}, _NUMBERS),
    },
    "/plans/{plan_id}/publish": {"": ({"migration_strategy": "leave"}, _TEXTS)},
    "/companies/{company_id}/subscription/terms/{billing_profile_id}": {"": _NAMED},
    "/catalogs/{catalog_id}": {"/edit": _NAMED, "/offer": ({"custom_plan_cta_text": "?"}, _TEXTS)},
    "/components/{component_id}": {"/layout": ({"name": "?", "column.PlanManager": "1"}, _TEXTS)},
    "/credits/bundles/{bundle_id}": {"": ({"bundle_name": "?"}, _TEXTS)},
    "/credits/{credit_id}": {"": _NAMED},
    "/webhooks/{webhook_id}": {"": _NAMED},
    "/settings/environments/{id}": {"": _NAMED},
    "/settings/keys/{api_key_id}": {"": _NAMED},
    "/settings/members/{member_id}": {"": _NAMED},
}
PAGES = [page.path for screens in SCREENS for page in screens.pages]


@pytest.fixture
def found(objects: dict[str, str]) -> dict[str, str]:
    """An id for each parameter that addresses have; there is a draft of the plan, and something of the plan differs."""
    return {
        **dict.fromkeys(re.findall(r"{(\w+)}", " ".join(PAGES)), "none"),
        **objects,
        "id": objects["environment_id"],
        "member_id": objects["account_member_id"],
        "plan_version_id": objects["draft_version_id"],
    }


def _editing(page: str) -> list[_Form]:
    return [one for one in _Forms(page).found if any(name == "updated_at" for name, _ in one.fields)]


def _told(visitor: Visitor, form: _Form, typed: Mapping[str, str]) -> Response:
    return visitor.http.post(form.action, data=form.with_(typed), headers={"Sec-Fetch-Site": "same-origin"})


@on_sqlite
def test_every_form_that_changes_what_there_is_is_tried(admin: Visitor, found: dict[str, str]) -> None:
    tried: dict[str, set[str]] = {}
    for page in PAGES:
        response = admin.get(page.format(**found))
        for form in _editing(response.text) if response.status_code == 200 else ():
            own = f"/console/{admin.environment_id}{page.format(**found)}"
            end = urlsplit(form.action).path.removeprefix(own)
            tried.setdefault(page, set()).add(end.replace(found["plan_group_id"], "{plan_group_id}"))

    assert tried == {page: set(forms) for page, forms in EDITS.items()}


@on_sqlite
@pytest.mark.parametrize("page", EDITS)
def test_whoever_saves_second_is_told_and_keeps_what_was_typed(
    page: str, sign_in: SignIn, found: dict[str, str]
) -> None:
    first, second = sign_in(), sign_in()
    for end, (fields, (mine, yours)) in EDITS[page].items():
        where, action = page.format(**found), f"{page}{end}".format(**found)

        def opened(html: str, action: str = action) -> _Form:
            return next(one for one in _editing(html) if urlsplit(one.action).path.endswith(action))

        both = [opened(one.html(where)) for one in (first, second)]
        typed = [{name: text.replace("?", own) for name, text in fields.items()} for own in (mine, yours)]

        saved, refused = _told(first, both[0], typed[0]), _told(second, both[1], typed[1])

        assert saved.status_code == 303, (action, re.findall(r"<p>[^<]+", saved.text))
        assert refused.status_code == 400, action
        assert "somebody else has changed this meanwhile" in refused.text, action
        if "?" in fields.values():
            assert f'value="{yours}"' in refused.text, action
            again = opened(refused.text)
            assert dict(again.fields)["updated_at"] != dict(both[1].fields)["updated_at"], action
            assert _told(second, again, typed[1]).status_code == 303, action

"""Home, events and webhooks in the console: what arrives, what is told to others, and how an account gets on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from schematic import Schematic
from schematic_server.console.view import PAGE_ROWS

from .. import catalog
from ..asgi import App
from ..conftest import Ahead, Keys, another_environment, on_sqlite
from ..receiver import Receiver, Reply
from ..running_jobs import until
from .conftest import SignIn, Visitor

EVIL = "<img src=x onerror=alert(1)>"
ESCAPED = "&lt;img src=x onerror=alert(1)&gt;"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def _track(api: Schematic, event: str = "flight", **members: Any) -> None:
    body: Any = {"event": event, **members}
    api.events.create_event(event_type="track", body=body)


def _ids(text: str) -> list[str]:
    return re.findall(r'data-id="(evt_\w+)"', text)


def _newest(admin: Visitor, query: str) -> str:
    response = admin.get(f"/events?{query}", **{"HX-Request": "true", "HX-Target": "newest"})
    assert response.status_code == 200
    return response.text


def test_home_tells_how_far_set_up_is_and_what_goes_on(api: Schematic, admin: Visitor) -> None:
    empty = admin.html("/home")
    assert "No company is on a plan yet" in admin.html("/home?counted=1")
    assert "Make sample data" in empty
    assert "The sample data is here" in admin.done("/home/sample", page="/home")
    name = f"miles {EVIL}"
    api.features.create_feature(name=name, description="", feature_type="event", event_subtype="miles")
    _track(api, "miles", company={"id": "acme"}, quantity=7)

    page = admin.html("/home?counted=1")

    assert EVIL not in page
    assert f"miles {ESCAPED}" in page
    assert re.search(r'class="number">7</td><td class="number">0</td>', page)
    assert re.search(r'<th scope="col" class="number">Basic</th>', page)
    assert re.search(r'data-number="1">1</td></tr>\s*</tbody>', page)  # one company on Basic, at the end of this month
    assert "Member 0 wrote quickstart" in page
    assert "Make sample data" not in page
    assert page.count('<li class="complete">') == 4  # all but the first check
    later = admin.get("/home", **{"HX-Request": "true", "HX-Target": "counted"}).text
    assert 'id="companies" href="' in later
    assert 'hx-swap-oob="true"><span class="figure">1</span>' in later
    assert "Count them" in admin.html("/home")
    assert "First steps" not in admin.done("/home/dismiss", page="/home")


def test_events_are_shown_as_they_arrive(api: Schematic, admin: Visitor) -> None:
    assert "No event has arrived yet" in admin.html("/events")
    catalog.metered(api)
    _track(api, company={"id": "acme"}, user={"id": "ada"}, traits={"note": EVIL}, quantity=3)
    _track(api, "landing", company={"id": EVIL})

    page = admin.html("/events")
    landing, flight = _ids(page)
    assert EVIL not in page
    assert ESCAPED in page
    assert _ids(_newest(admin, f"after={landing}")) == []
    _track(api, company={"id": "acme"})
    newer = _newest(admin, f"after={landing}")
    assert len(_ids(newer)) == 1
    assert "<html" not in newer
    assert len(_ids(_newest(admin, f"after={landing}&event_subtype=landing"))) == 0

    company = api.companies.lookup_company(keys={"id": "acme"}).data
    assert flight in _ids(admin.html(f"/events?company_id={company.id}&event_subtype=flight"))
    shown = admin.html(f"/events/{flight}")
    assert EVIL not in shown
    assert ESCAPED in shown
    assert f'/companies/{company.id}">' in shown
    assert re.search(r"<li><a [^>]*>Flights</a></li>|<li>Flights</li>", shown)
    assert "no feature is measured by that" in admin.html(f"/events/{landing}")
    types = admin.html("/events/types")
    assert re.search(r'event_subtype=flight">flight</a></td><td class="number">2</td><td class="number">…<', types)
    assert "events/types?counted=1" in types
    counted = admin.html("/events/types?counted=1")
    assert re.search(r'>flight</a></td><td class="number">2</td><td class="number">1</td>', counted)


@on_sqlite
def test_the_tail_pauses_and_says_when_it_shows_less_than_came(api: Schematic, admin: Visitor) -> None:
    _track(api, user={"id": "ada"})
    (first,) = _ids(admin.html("/events"))
    body: Any = [
        {"event_type": "track", "body": {"event": "flight", "user": {"id": "ada"}}} for _ in range(PAGE_ROWS + 1)
    ]
    api.events.create_event_batch(events=body)

    newer = _newest(admin, f"after={first}")
    assert len(_ids(newer)) == PAGE_ROWS
    assert "More events came than are shown." in newer
    assert "every 600ms" in admin.html("/events")
    paused = admin.html("/events?live=off&event_subtype=flight")
    assert "every 600ms" not in paused
    assert 'events?event_subtype=flight" hx-get' in paused
    older = re.search(r'href="[^"]*/events\?([^"]*)" rel="next"', paused)
    assert older is not None
    assert _ids(admin.html("/events?" + older[1].replace("&amp;", "&")))[-1] == first


def test_what_failed_or_is_of_no_company_says_why_and_is_attached(
    api: Schematic, http: httpx2.Client, admin: Visitor, sign_in: SignIn
) -> None:
    api.companies.create_company(keys={"id": "a"}, name="A")
    api.companies.create_company(keys={"slug": "b"}, name="B")
    _track(api, company={"id": "a", "slug": "b"})
    _track(api, "landing", user={"id": "ada"})
    check: Any = {"flag_key": "f", "value": True, "reason": "r", "req_company": {"id": "new"}}
    api.events.create_event(event_type="flag_check", body=check)
    _track(api, company={"id": "a"})
    (failed,) = _ids(admin.html("/events?status=failed"))
    for odd in ([1], {"event": "flight", "company": [EVIL]}, {"event": EVIL, "company": {"id": 5}}):
        http.post("/batch", json={"events": [{"type": "track", "body": odd}]}).raise_for_status()

    for one in _ids(admin.html("/events?status=failed")):
        page = admin.html(f"/events/{one}")
        assert "It failed:" in page
        assert EVIL not in page
    assert len(_ids(admin.html("/events?status=unattributed"))) == 5
    (checked,) = _ids(admin.html("/events?status=unattributed&event_types=flag_check"))
    refused = admin.send(f"/events/{failed}/attach", {"kind": "company"}, page=f"/events/{failed}")
    assert refused.status_code == 400
    assert 'role="alert"' in refused.text
    assert "names no such keys" in admin.send(f"/events/{failed}/attach", {"kind": "x"}, page=f"/events/{failed}").text

    attached = admin.send(f"/events/{checked}/attach", {"kind": "company", "name": "New"}, page=f"/events/{checked}")
    company = api.companies.lookup_company(keys={"id": "new"}).data
    assert attached.headers["location"].endswith(f"/companies/{company.id}")
    assert company.name == "New"
    assert "Attach:" not in sign_in("member").html(f"/events/{failed}")


def test_an_endpoint_is_made_tested_told_and_told_again(api: Schematic, admin: Visitor, receiver: Receiver) -> None:
    assert "No endpoint is told of events yet" in admin.html("/webhooks")
    fields = {"name": f"Mine {EVIL}", "url": receiver.url, "request_types": ["plan.created", "company.created"]}
    page = admin.done("/webhooks/new", fields)
    (hook,) = api.webhooks.list_webhooks().data
    where = f"/webhooks/{hook.id}"
    assert ESCAPED in page
    assert EVIL not in page
    assert sorted(hook.request_types) == ["company.created", "plan.created"]

    receiver.answer = lambda delivery: Reply(200, body=EVIL.encode())
    tested = admin.send(f"{where}/test", {"request_type": "plan.created"}, page=where)
    assert "plan.created was sent: taken, with 200" in tested.text
    receiver.answer = lambda delivery: Reply(410, body=EVIL.encode())
    catalog.plan(api, f"Plan {EVIL}")
    until(lambda: api.webhooks.get_webhook(hook.id).data.status == "inactive")

    assert "The server switched this endpoint off: it answered 410" in admin.html(where)
    assert "it answered 410" in admin.html("/webhooks")
    log = admin.html(f"/webhooks/deliveries?webhook_id={hook.id}&status=failure")
    (event_id,) = set(re.findall(r"/webhooks/deliveries/(whev_\w+)", log))
    delivery = admin.html(f"/webhooks/deliveries/{event_id}")
    assert "Status 410" in delivery
    assert delivery.count(ESCAPED) >= 2  # in what was sent and in what was answered
    assert EVIL not in delivery
    again = f"/webhooks/deliveries/{event_id}"
    assert "its endpoint is switched off or gone" in admin.send(again).text

    receiver.answer = lambda delivery: Reply()
    admin.done(f"{where}/on", page=where)
    admin.done(again)
    until(lambda: api.webhooks.get_webhook_event(event_id).data.status == "success")
    assert [one.id for one in receiver.wait(3)[1:]] == [event_id, event_id]


@on_sqlite
def test_events_of_a_time_are_sent_again_and_none_of_another_environment(
    app: App, api: Schematic, admin: Visitor, receiver: Receiver, credentials: Keys, clock: Ahead
) -> None:
    hook = api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["plan.created"]).data
    catalog.plan(api, "First")
    until(lambda: len(api.webhooks.list_webhook_events(webhook_id=hook.id).data) == 1)
    until(lambda: api.webhooks.list_webhook_events(webhook_id=hook.id).data[0].status == "success")
    clock.by += timedelta(hours=1)
    second = another_environment(app, credentials)
    stranger = Visitor(admin.http, second.environment_id)

    nothing = stranger.done("/webhooks/deliveries", {"webhook_id": hook.id, "only_failed": ""})
    assert "0 events are sent again" in nothing
    assert stranger.get(f"/webhooks/{hook.id}").status_code == 404
    (event,) = api.webhooks.list_webhook_events(webhook_id=hook.id).data
    assert stranger.get(f"/webhooks/deliveries/{event.id}").status_code == 404
    unsaid = admin.send("/webhooks/deliveries", {})
    assert (unsaid.status_code, "say which events" in unsaid.text) == (400, True)
    since = {"since": "2020-01-01T00:00", "until": "2020-02-01T00:00"}
    assert "0 events are sent again" in admin.done("/webhooks/deliveries", since)
    assert "0 events are sent again" in admin.done("/webhooks/deliveries", {"only_failed": "on"})
    assert "1 events are sent again" in admin.done("/webhooks/deliveries", {"since": "2020-01-01T00:00"})
    assert len(receiver.wait(2)) == 2


@on_sqlite
def test_a_secret_is_shown_to_who_may_see_it_and_the_audit_log_knows(
    api: Schematic, admin: Visitor, sign_in: SignIn, receiver: Receiver, credentials: Keys
) -> None:
    hook = api.webhooks.create_webhook(name="Mine", url=receiver.url, request_types=["plan.created"]).data
    where = f"/webhooks/{hook.id}"
    editor = sign_in("member", {credentials.environment_id: ["webhooks_edit"]})
    for path in ("/webhooks", where, f"{where}?x=1", "/webhooks/deliveries"):
        assert hook.secret not in admin.html(path)

    assert hook.secret in admin.send(f"{where}/reveal", page=where).text
    assert "webhooks_reveal_secret" in editor.html(where)
    refused = editor.send(f"{where}/reveal", page=where)
    assert (refused.status_code, hook.secret in refused.text) == (403, False)
    rotated = editor.done(f"{where}/rotate", {"overlap": "2"}, page=where)
    now = api.webhooks.get_webhook(hook.id).data.secret
    assert now != hook.secret
    assert now not in rotated
    assert "The one before signs as well until" in rotated
    wrong = editor.send(f"{where}/rotate", {"overlap": "721"}, page=where)
    assert "Hours for which the old one signs as well: must be 0 to 720 hours" in wrong.text

    entries = api.accounts.list_audit_logs(limit=250).data
    acts = {one.url.rpartition("/")[2]: one for one in entries if one.url.startswith(f"/webhooks/{hook.id}/")}
    assert {"reveal", "rotate"} <= acts.keys()
    for one in acts.values():
        assert "***" in (api.accounts.get_audit_log(one.id).data.resp_body or "")
    reader = sign_in("member").html(where)
    assert "<button>Send a sample now" not in reader
    assert 'name="url"' not in reader
    assert receiver.url in reader


@on_sqlite
def test_two_who_edit_one_endpoint_and_what_was_chosen_stays(api: Schematic, admin: Visitor) -> None:
    made = admin.send("/webhooks/new", {"name": "x", "url": "ftp://x", "request_types": ["plan.created"]})
    assert made.status_code == 400
    assert re.search(r'value="ftp://x"[^>]*aria-invalid="true"', made.text)
    assert re.search(r'value="plan.created" checked', made.text)
    hook = api.webhooks.create_webhook(name="Mine", url="https://example.com/a", request_types=["plan.created"]).data
    where = f"/webhooks/{hook.id}"
    seen = re.search(r'name="updated_at" value="([^"]+)"', admin.html(where))
    assert seen is not None
    fields = {"updated_at": seen[1], "url": hook.url, "request_types": ["plan.deleted"]}
    admin.done(where, {**fields, "name": "Ours"})

    second = admin.send(where, {**fields, "name": "Theirs"})

    assert second.status_code == 400
    assert "somebody else has changed this" in second.text
    assert 'value="Theirs"' in second.text
    assert api.webhooks.get_webhook(hook.id).data.name == "Ours"

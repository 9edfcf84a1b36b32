"""A Django application that sells reports, in one file: `uvicorn --app-dir examples/django app:application`."""

from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

from schematic import Schematic
from schematic.contrib.django import require

# Without a cache each request sees what the last one used; with it, up to five seconds later.
client = Schematic(cache_providers=[])


def company(request: HttpRequest) -> dict[str, str]:
    """Who is calling; a real application reads it from `request.user`."""
    return {"id": request.headers.get("X-Company", "nobody")}


settings.configure(
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="only for this example",
    MIDDLEWARE=["schematic.contrib.django.SchematicMiddleware"],
    SCHEMATIC={"CLIENT": client, "COMPANY": company},
)


@require("sso")
async def sso(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"sign-on": "ready"})


@require("exports")
def exports(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"export": "everything"})


@require("reports")
def reports(request: Any) -> JsonResponse:
    client.track("report", company=company(request))
    # Counted before the answer; without this, a moment later.
    client.flush()
    entitlement = request.schematic.check_flag_with_entitlement("reports").entitlement
    return JsonResponse({"report": "made", "limit": entitlement.allocation if entitlement else None})


urlpatterns = [path("sso", sso), path("exports", exports), path("reports", reports)]
application = get_asgi_application()

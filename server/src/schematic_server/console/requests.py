"""What requests of browsers have: forms, cookies, where they come from."""

from __future__ import annotations

import base64
import hashlib
from urllib.parse import parse_qsl, quote, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from schematic_server.console.form import Done
from schematic_server.domains.accounts import sessions
from schematic_server.errors import BadRequest, Forbidden
from schematic_server.http.exchange import Exchange

SESSION, SAID = "schematic_session", "schematic_said"  # cookies
MAX_FIELDS = 2000


async def fields(request: Request) -> dict[str, list[str]]:
    """What a form has, without the blanks around it; raises BadRequest."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise BadRequest("a form is sent as application/x-www-form-urlencoded")
    try:
        text = (await exchange(request).body()).decode()
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError:
        raise BadRequest(f"a form has at most {MAX_FIELDS} fields, in UTF-8") from None
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value.replace("\0", "").strip())
    return found


def csrf(token: str) -> str:
    """What every form of a session has in it, and nobody knows who has not seen its pages."""
    return hashlib.sha256(b"form:" + token.encode()).hexdigest()


def signed_in(request: Request, response: Response, token: str) -> Response:
    """`response`, with the session's cookie."""
    keep(request, response, SESSION, token, int(sessions.LIFETIME.total_seconds()))
    return response


def keep(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, seconds, path="/console", secure=secure, httponly=True, samesite="lax")


def redirected(where: str, done: Done) -> Response:
    response = RedirectResponse(where, 303)
    said = base64.urlsafe_b64encode(done.said.encode()).decode()
    response.set_cookie(SAID, said, 60, path="/console", httponly=True, samesite="lax")
    return response


def said(request: Request) -> str:
    """What the form before this page has done."""
    try:
        return base64.urlsafe_b64decode(request.cookies.get(SAID, "")).decode()
    except ValueError:
        return ""


def refuse_others(request: Request) -> None:
    """Raises Forbidden for a form of another site; browsers tell where one is from."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin", "")
    if site != "same-origin" and (site is not None or urlsplit(origin).netloc != request.headers.get("host")):
        raise Forbidden("this form was sent from another site; open the console itself and try again there")


def to_sign_in(request: Request, back: str) -> Response:
    query = f"?{request.url.query}" if back and request.url.query else ""
    where = f"?next={quote(back + query)}" if back else ""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": f"/console/sign-in{where}"})
    return RedirectResponse(f"/console/sign-in{where}", 303)


def exchange(request: Request) -> Exchange:
    found: Exchange = request.scope["exchange"]
    return found

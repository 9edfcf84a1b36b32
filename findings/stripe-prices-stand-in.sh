#!/usr/bin/env bash
# stripe 16.1.0 with localstripe 1.15.10
#
# Behaviour: localstripe speaks the API as it was before prices. Of what the official client asks today, plans, customers and
#   subscriptions answer; prices do not exist (404), an item of a subscription has a `plan` and no `price`, an invoice has no
#   `amount_remaining`, and events say an API version of 2017. A restricted key (`rk_…`), which Stripe advises for programs that
#   only read, is refused with 401.
# Seen: `saw` below.
# Why our users care: an import or a webhook handler that is written for today's Stripe passes none of its tests against this
#   stand-in as it comes, and one that passes them is written for 2017. Either needs a layer between, as ours has.
set -euo pipefail
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install -qq stripe==16.1.0 localstripe==1.15.10 || exit 2

cat >serve.py <<'PY'
# The same application as the program serves, on loopback.
import sys
from aiohttp import web
from localstripe.server import app

web.run_app(app, host="127.0.0.1", port=int(sys.argv[1]), print=None)
PY

cat >look.py <<'PY'
import socket, sys, time
import stripe

port = int(sys.argv[1])
for _ in range(300):
    try:
        socket.create_connection(("127.0.0.1", port)).close()
        break
    except OSError:
        time.sleep(0.1)

def client(key):
    return stripe.StripeClient(key, base_addresses={"api": f"http://127.0.0.1:{port}"}, max_network_retries=0)

def status(ask):
    try:
        ask()
        return 200
    except stripe.StripeError as error:
        return error.http_status

api = client("sk_test_1")
plan = {"id": "gold", "amount": 1000, "currency": "usd", "interval": "month", "product": {"name": "Gold"}}
api.raw_request("post", "/v1/plans", **plan)
customer = api.v1.customers.create({"email": "a@acme.test"})
card = {"type": "card", "card": {"number": "4242424242424242", "exp_month": 12, "exp_year": 2099, "cvc": "123"}}
method = api.v1.payment_methods.create(card)
api.v1.payment_methods.attach(method.id, {"customer": customer.id})
api.v1.customers.update(customer.id, {"invoice_settings": {"default_payment_method": method.id}})
answer = api.raw_request("post", "/v1/subscriptions", customer=customer.id, items=[{"plan": "gold"}])
item = answer.data["items"]["data"][0]
invoice = api.raw_request("get", "/v1/invoices", customer=customer.id).data["data"][0]
saw = {
    "prices": status(lambda: api.v1.prices.list({"limit": 1})),
    "customers": status(lambda: api.v1.customers.list({"limit": 1})),
    "restricted key": status(lambda: client("rk_test_1").v1.customers.list({"limit": 1})),
    "item": [name for name in ("plan", "price") if item.get(name)],
    "amount_remaining": "amount_remaining" in invoice,
}
print(saw)
expected = {"prices": 404, "customers": 200, "restricted key": 401, "item": ["plan"], "amount_remaining": False}
sys.exit(0 if saw == expected else f"changed: {expected} before")
PY

port=$(venv/bin/python -c "import socket; s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1])")
venv/bin/python serve.py "$port" >serve.log 2>&1 &
server=$!
timeout 60 venv/bin/python look.py "$port" || { tail -5 serve.log; exit 1; }

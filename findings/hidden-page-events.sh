#!/usr/bin/env bash
# @schematichq/schematic-js 1.8.0 (in jsdom 29.1.1)
#
# Behaviour: events tracked while `document.hidden` is true go into a queue in memory. The README says that they are
#   sent when the page becomes visible and that the queue holds 100. Nothing listens for the page becoming visible,
#   and these events are not counted against the limit. They leave when a later event fails, with `useWebSocket` after
#   a reconnect too, else when the page is unloaded: each after the answer to the one before and by a fetch without
#   `keepalive`, so that only the first is on its way when the handler of `beforeunload` returns.
# Seen: of 150 events tracked while hidden none was sent within 7 s of the page being visible, focused and online
#   again; an event tracked then arrived at once. `pagehide` sent none. `beforeunload` started one request.
# Why our users care: work that ends in a tab in the background (an export, an upload) is what is metered, and
#   telephones end such pages without `beforeunload`. The usage is lost, or comes hours late. Meter it on the server.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >npm.log
npm install --no-audit --no-fund --ignore-scripts @schematichq/schematic-js@1.8.0 jsdom@29.1.1 >>npm.log 2>&1 \
    || { cat npm.log >&2; exit 2; }

cat >look.mjs <<'JS'
import http from "node:http";
import { JSDOM } from "jsdom";
import sdk from "@schematichq/schematic-js";

const arrived = [];
const server = http.createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  arrived.push(JSON.parse(body).body.event);
  response.end("{}");
});
await new Promise((up) => server.listen(0, "127.0.0.1", up));
const here = `http://127.0.0.1:${server.address().port}`;

const { window } = new JSDOM("", { url: here });
let hidden = false;
Object.defineProperty(window.document, "hidden", { get: () => hidden });
Object.assign(globalThis, { window, document: window.document, localStorage: window.localStorage });
const happens = (name, to = window) => to.dispatchEvent(new window.Event(name));
const turn = (now) => { hidden = now; happens("visibilitychange", document); };
const wait = (ms) => new Promise((then) => setTimeout(then, ms));
const started = [];
const fetch = globalThis.fetch;
globalThis.fetch = (url, init) => { started.push(init.keepalive); return fetch(url, init); };

const client = new sdk.Schematic("api_public", { apiUrl: here, eventUrl: here });
await client.setContext({ company: { id: "acme" } });
turn(true);
for (let n = 1; n <= 150; n++) await client.track({ event: "hidden" });
turn(false);
["focus", "pageshow", "online"].forEach((name) => happens(name));
await client.track({ event: "visible" });
await wait(7000);
const lines = [`visible again for 7 s: arrived ${JSON.stringify(arrived.splice(0))}`];

started.length = 0;
happens("pagehide");
lines.push(`pagehide: requests started ${started.length}`);
happens("beforeunload");
lines.push(`beforeunload: requests started ${started.length}, keepalive ${started[0]}`);
for (let n = 0; n < 100 && arrived.length < 150; n++) await wait(100);
lines.push(`the page staying all the same: arrived ${arrived.length}`);
console.log(lines.join("\n"));

const then = [
  'visible again for 7 s: arrived ["visible"]',
  "pagehide: requests started 0",
  "beforeunload: requests started 1, keepalive undefined",
  "the page staying all the same: arrived 150",
].join("\n");
const same = lines.join("\n") === then;
if (!same) console.error(`changed: it was\n${then}`);
process.exit(same ? 0 : 1);
JS
timeout 60 node look.mjs

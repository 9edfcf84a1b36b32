#!/usr/bin/env bash
# @schematichq/schematic-react 1.8.0, react 19.3.1 (in jsdom 29.1.1)
#
# Behaviour: with `useWebSocket: false`, an option of its provider, setting the context asks for nothing, and the
#   hooks only read what a WebSocket would have brought. `useSchematicFlag` stays at its fallback for ever, and
#   `useSchematicIsPending` turns false as if the answer were in. `checkFlag` and `checkFlags` of the same client ask
#   over HTTP and get the right answer, and the hooks do not learn it.
# Seen: with a server that grants the flag: pending false, hook false, no request; checkFlag true; hook still false;
#   not a line in the console.
# Why our users care: where a proxy lets no WebSocket through this looks like the way to do without one, and then
#   every customer is shown as not having what was paid for. Keep the WebSocket, or the answer of `checkFlags` in a
#   state of your own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >npm.log
npm install --no-audit --no-fund --ignore-scripts @schematichq/schematic-react@1.8.0 react@19.3.1 react-dom@19.3.1 \
    jsdom@29.1.1 >>npm.log 2>&1 || { cat npm.log >&2; exit 2; }

cat >look.mjs <<'JS'
import http from "node:http";
import { JSDOM } from "jsdom";

const asked = [];
const flag = { flag: "exports", value: true, reason: "its plan grants it", company_id: "comp_1" };
const answers = { "/flags/exports/check": { data: flag }, "/flags/check": { data: { flags: [flag] } } };
const server = http.createServer((request, response) => {
  request.resume();
  asked.push(request.url);
  response.end(JSON.stringify(answers[request.url] ?? {}));
});
await new Promise((up) => server.listen(0, "127.0.0.1", up));
const here = `http://127.0.0.1:${server.address().port}`;

const { window } = new JSDOM("<main></main>", { url: here });
Object.assign(globalThis, { window, document: window.document, localStorage: window.localStorage });
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const { default: React } = await import("react");
const { createRoot } = await import("react-dom/client");
const { default: schematic } = await import("@schematichq/schematic-react");

const seen = {}, said = [];
for (const level of ["log", "info", "warn", "error"]) console[level] = (...words) => said.push(words.join(" "));
function Page() {
  const { client } = schematic.useSchematic();
  const { setContext } = schematic.useSchematicContext();
  React.useEffect(() => void setContext({ company: { id: "acme" } }), [setContext]);
  const [hook, pending] = [schematic.useSchematicFlag("exports"), schematic.useSchematicIsPending()];
  Object.assign(seen, { client, hook, pending });
  return null;
}
const settings = { publishableKey: "api_public", apiUrl: here, eventUrl: here, useWebSocket: false };
const page = React.createElement(schematic.SchematicProvider, settings, React.createElement(Page));
const settled = (act) => React.act(async () => { await act(); await new Promise((then) => setTimeout(then, 1500)); });

await settled(() => createRoot(document.querySelector("main")).render(page));
const lines = [`pending ${seen.pending}, hook ${seen.hook}, requests ${asked.length}`];
await settled(async () => lines.push(`checkFlag ${await seen.client.checkFlag({ key: "exports" })}`));
await settled(async () => lines.push(`checkFlags ${JSON.stringify(await seen.client.checkFlags())}`));
lines.push(`hook ${seen.hook}, lines in the console ${said.length}`);
process.stdout.write(lines.join("\n") + "\n");

const then = [
  "pending false, hook false, requests 0",
  "checkFlag true",
  'checkFlags {"exports":true}',
  "hook false, lines in the console 0",
].join("\n");
const same = lines.join("\n") === then;
if (!same) process.stderr.write(`changed: it was\n${then}\n`);
process.exit(same ? 0 : 1);
JS
timeout 60 node look.mjs

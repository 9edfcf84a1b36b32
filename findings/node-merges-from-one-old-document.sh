#!/usr/bin/env bash
# @schematichq/schematic-typescript-node 1.6.2, with a data stream served by ws 8.18.3
#
# Behaviour: in DataStream mode a partial message is merged into the document from the cache, which is read without waiting
#   for the message before it. Of two partials that arrive in one read, both are merged into the same old document, and what
#   the second makes of it stays: what the first said is lost, for good, and nothing is logged.
# Seen: a company is put on a plan (`plan_ids`) and uses something (`metrics`), a partial each. 200 ms apart the flag of
#   that plan is true; written together it stays false, a second later still.
# Why our users care: a process that is busy for some milliseconds reads several messages at once, so this is a matter of
#   load: a paying customer is refused, or one whose override was taken away is let in, until something else of the same
#   member changes. The Python client takes one message after the other. A server can help by telling again.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >npm.log
npm install --no-audit --no-fund --ignore-scripts @schematichq/schematic-typescript-node@1.6.2 ws@8.18.3 >>npm.log 2>&1 ||
    { cat npm.log >&2; exit 2; }

cat >look.mjs <<'JS'
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { SchematicClient } from "@schematichq/schematic-typescript-node";
import { WebSocketServer } from "ws";

const owner = { account_id: "acct_1", environment_id: "env_1" };
const condition = {
  id: "cond_1", ...owner, condition_type: "plan", operator: "eq", resource_ids: ["plan_1"], trait_value: "",
};
const rule = {
  id: "rule_1", ...owner, flag_id: "flag_1", name: "on the plan", rule_type: "standard", priority: 1, value: true,
  conditions: [condition], condition_groups: [],
};
const flag = { id: "flag_1", key: "exports", ...owner, default_value: false, rules: [rule] };
const metric = (value) => ({
  ...owner, company_id: "comp_1", event_subtype: "export", period: "all_time", month_reset: "first_of_month", value,
  created_at: "2026-12-01T00:00:00Z",
});
const company = {
  id: "comp_1", ...owner, keys: { code: "acme" }, traits: [], plan_ids: [], plan_version_ids: [], billing_product_ids: [],
  metrics: [metric(1)], entitlements: [], credit_balances: {}, rules: [],
};

async function seen(apart) {
  const server = http.createServer((request, response) => { request.resume(); response.end("{}"); });
  const sockets = new WebSocketServer({ server });
  let told;
  sockets.on("connection", (socket) => {
    const say = (entity_type, message_type, data, entity_id) =>
      socket.send(JSON.stringify({ entity_type: `rulesengine.${entity_type}`, message_type, data, entity_id }));
    socket.on("message", (text) => {
      const { entity_type } = JSON.parse(text).data;
      if (entity_type === "rulesengine.Flags") say("Flags", "full", [flag]);
      else say("Company", "full", company, company.id);
    });
    told = async () => {
      socket._socket.cork();
      say("Company", "partial", { plan_ids: ["plan_1"] }, company.id);
      if (apart) { socket._socket.uncork(); await pause(200); socket._socket.cork(); }
      say("Company", "partial", { metrics: [metric(2)] }, company.id);
      socket._socket.uncork();
    };
  });
  await new Promise((up) => server.listen(0, "127.0.0.1", up));
  const here = `http://127.0.0.1:${server.address().port}`;
  const quiet = { error() {}, warn() {}, info() {}, debug() {} };
  const client = new SchematicClient({
    apiKey: "sch_dev_1", basePath: here, eventCaptureBaseURL: here, useDataStream: true, logger: quiet,
  });
  const check = () => client.checkFlag({ company: company.keys }, "exports");
  for (let turn = 0; turn < 50 && told === undefined; turn++) await pause(100);
  const before = await check();
  await told();
  await pause(1000);
  const after = await check();
  await client.close();
  sockets.clients.forEach((one) => one.terminate());
  server.close();
  return { before, after };
}

const found = { "200 ms apart": await seen(true), "in one write": await seen(false) };
console.log(JSON.stringify(found));
const expected = { "200 ms apart": { before: false, after: true }, "in one write": { before: false, after: false } };
process.exit(JSON.stringify(found) === JSON.stringify(expected) ? 0 : 1);
JS
node look.mjs

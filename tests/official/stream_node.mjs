// The official Node client in DataStream mode against the server at ADDRESS; as stream_python.py.
import readline from "node:readline";
import { SchematicClient } from "@schematichq/schematic-typescript-node";

const [address, apiKey] = process.argv.slice(2);
const fallbacks = [];
const note = (...told) => {
  const text = told.map(String).join(" ");
  if (/fall(ing)? back/i.test(text)) fallbacks.push(text);
};
const logger = { error: note, warn: note, info() {}, debug: note };
const client = new SchematicClient({
  apiKey,
  basePath: address,
  eventCaptureBaseURL: address,
  logger,
  useDataStream: true,
});
console.log("ready");
for await (const line of readline.createInterface({ input: process.stdin })) {
  const found = [];
  for (const { flag, company, user } of JSON.parse(line)) {
    fallbacks.length = 0;
    const answer = await client.checkFlagWithEntitlement({ company, user }, flag);
    const value = fallbacks.length ? `asked the API: ${fallbacks[0]}` : answer.value;
    const { usage, allocation } = answer.entitlement ?? {};
    found.push({ value, reason: answer.reason, rule_id: answer.ruleId, usage, allocation });
  }
  console.log(JSON.stringify(found));
}
await client.close();

// The official Node verifier over deliveries, one a line as JSON; prints the actions of those that it accepts.
import { createInterface } from "node:readline";
import { verifySignature, WEBHOOK_SIGNATURE_HEADER, WEBHOOK_TIMESTAMP_HEADER } from "@schematichq/schematic-typescript-node";

const accepted = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { headers, body, secret } = JSON.parse(line);
  const [signature, timestamp] = [WEBHOOK_SIGNATURE_HEADER, WEBHOOK_TIMESTAMP_HEADER].map((name) => headers[name]);
  try {
    verifySignature(Buffer.from(body), signature, timestamp, secret);
    accepted.push(JSON.parse(body).action);
  } catch (error) {
    accepted.push(String(error));
  }
}
console.log(JSON.stringify(accepted));

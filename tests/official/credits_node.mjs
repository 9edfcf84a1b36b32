// The official Node client's checks of a flag that draws credits, in MODE; as credits_python.py.
import { SchematicClient } from "@schematichq/schematic-typescript-node";

const [address, apiKey, mode] = process.argv.slice(2);
const WITHIN = 60_000; // milliseconds
const basics = { apiKey, basePath: address, eventCaptureBaseURL: address, eventBufferInterval: 100 };
const acme = { company: { id: "acme" } };
const client = new SchematicClient({
  ...basics,
  useDataStream: mode === "client",
  creditLeases: { mode, defaultLeaseSize: 20, defaultLeaseDuration: 120_000 },
  logger: { error: console.error, warn() {}, info() {}, debug() {} },
});
const company = (await client.companies.lookupCompany({ keys: acme.company })).data;
const pause = () => new Promise((resolve) => setTimeout(resolve, 50));
const check = (usage) => client.check(acme, "chat", { usage });
const balance = async (of = client) => {
  const [one] = (await of.credits.listCompanyCreditBalances({ companyId: company.id })).data;
  return [one.remaining, one.reserved];
};
const until = async (settled) => {
  const endsAt = Date.now() + WITHIN;
  let found;
  do {
    await pause();
    found = await balance();
  } while (found[0] + found[1] !== settled && Date.now() < endsAt);
  return found;
};

const saw = {};
let first = await check(3);
while (mode === "client" && !first.reservation) {
  // Until the stream has told of the company, checks are the server's.
  await pause();
  first = await check(3);
}
const held = first.reservation;
const told = [held.mode ?? "client", held.quantityReserved, held.creditsReserved, held.consumptionRate, held.eventSubtype];
saw.held = [first.allowed, ...told, await balance()];
await client.trackWithReservation(held, 2);
saw.settled = await until(99);
await client.trackWithReservation((await check(4)).reservation, 0);
await client.trackWithReservation((await check(1)).reservation, 8);
saw["used more"] = await until(95);
const denied = await check(1000);
saw.denied = [denied.allowed, denied.reason, denied.reservation ?? null];
const free = await check(0);
saw["asked for nothing"] = [free.allowed, free.reservation ?? null];
await client.close();
const after = new SchematicClient(basics);
saw["after the end"] = await balance(after);
await after.close();
console.log(JSON.stringify(saw));
process.exit(0);

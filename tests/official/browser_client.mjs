// The official browser client, over HTTP, in a page of jsdom; the key is a publishable one. Prints what it saw as JSON.
import { load, page } from "./page.mjs";

const [address, key] = process.argv.slice(2);
page();
const { Schematic } = load("@schematichq/schematic-js");

const client = new Schematic(key, { apiUrl: address, eventUrl: address, useWebSocket: false });
const saw = {};
await client.identify({
  keys: { email: "ada@acme.example" }, name: "Ada", company: { keys: { id: "acme" }, name: "Acme" },
});
await client.track({ event: "export", company: { id: "acme" }, user: { email: "ada@acme.example" } });
saw.check_flag = await client.checkFlag({ key: "exports", context: { company: { id: "acme" } }, fallback: false });
saw.check_flag_of_nobody = await client.checkFlag({ key: "exports", context: { company: { id: "nobody" } }, fallback: true });
saw.check_flags = (await client.checkFlags({ company: { id: "acme" } })).exports;
await client.cleanup();
console.log(JSON.stringify(saw));
process.exit(0);

// The official React provider and hooks, over HTTP, in a page of jsdom. Prints what it saw as JSON.
import { load, page } from "./page.mjs";

const [address, key] = process.argv.slice(2);
const document = page();
const { createElement, useEffect } = load("react");
const { createRoot } = load("react-dom/client");
const { Schematic } = load("@schematichq/schematic-js");
const { SchematicProvider, useSchematic, useSchematicEvents, useSchematicFlag } = load("@schematichq/schematic-react");

const client = new Schematic(key, { apiUrl: address, eventUrl: address, useWebSocket: false });
const saw = {};

function Exports() {
  const { identify, track } = useSchematicEvents();
  const { client } = useSchematic();
  useEffect(() => {
    (async () => {
      await identify({ keys: { email: "ada@acme.example" }, company: { keys: { id: "acme" } } });
      await track({ event: "export", company: { id: "acme" } });
      saw.check_flag = await client.checkFlag({ key: "exports", context: { company: { id: "acme" } }, fallback: false });
      saw.rendered = document.body.textContent;
      console.log(JSON.stringify(saw));
      process.exit(0);
    })();
  }, []);
  return createElement("p", null, useSchematicFlag("exports") ? "may export" : "may not export");
}

createRoot(document.getElementById("root")).render(
  createElement(SchematicProvider, { client }, createElement(Exports)),
);

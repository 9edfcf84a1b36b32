// The official browser client over its socket: the first answer, pushes, another context on the same socket.
import { Schematic } from "@schematichq/schematic-js";

const { address, key } = window.settings;
const client = new Schematic(key, {
  apiUrl: address, eventUrl: address, webSocketUrl: address.replace("http", "ws"), useWebSocket: true,
});
const flag = () => client.getFlagCheck("exports");
const until = (holds) => new Promise((resolve) => {
  const look = () => holds() && (stop(), resolve());
  const stop = client.addFlagCheckListener("exports", look);
  look();
});
const saw = {};

await client.setContext({ company: { id: "acme" } });
saw.first = [flag().value, flag().featureUsage, flag().featureAllocation, client.getPlan().name];
await client.track({ event: "export" });
await until(() => flag().featureUsage === 1);
await window.use(9);
await until(() => flag().featureUsage === 10 && !flag().value);
saw.exceeded = flag().featureUsageExceeded;
await client.setContext({ company: { id: "nobody" } });
saw.nobody = flag().value;
await client.setContext({ company: { id: "acme" } });
await window.use(-4);
await until(() => flag().featureUsage === 6 && flag().value);
await client.cleanup();
window.report(saw);

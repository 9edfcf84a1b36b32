// OpenFeature's web provider by remote evaluation: values, an event of the stream, another context.
import { OFREPWebProvider } from "@openfeature/ofrep-web-provider";
import { OpenFeature, ProviderEvents } from "@openfeature/web-sdk";

const { address, key } = window.settings;
const provider = new OFREPWebProvider({ baseUrl: address, headers: [["Authorization", `Bearer ${key}`]], cacheMode: "disabled" });
const client = OpenFeature.getClient();
const saw = {};
const changed = () => new Promise((resolve) => client.addHandler(ProviderEvents.ConfigurationChanged, resolve));

await OpenFeature.setContext({ targetingKey: "ada", company: "acme" });
await OpenFeature.setProviderAndWait(provider);
const { value, reason, variant, flagMetadata } = client.getBooleanDetails("exports", false);
saw.first = [value, reason, variant, flagMetadata.used, flagMetadata.limit];
const hears = changed();
await window.use(10);
saw.changed = (await hears).flagsChanged;
saw.exceeded = client.getBooleanValue("exports", true);
await OpenFeature.setContext({ targetingKey: "ada", company: "nobody" });
saw.nobody = client.getBooleanDetails("exports", true).reason;
saw.unknown = client.getBooleanDetails("unknown", true).errorCode;
await OpenFeature.close();
window.report(saw);

// The official Node client against the server at ADDRESS; prints what it saw as JSON.
import { SchematicClient } from "@schematichq/schematic-typescript-node";

const [address, apiKey] = process.argv.slice(2);
const client = new SchematicClient({ apiKey, basePath: address, eventCaptureBaseURL: address, eventBufferInterval: 200 });
const saw = {};
const company = (await client.companies.upsertCompany({ keys: { id: "acme" }, name: "Acme", traits: { seats: 5 } })).data;
saw.upsert_company = company.name;
saw.list_companies = (await client.companies.listCompanies({ q: "Acme" })).data.map((one) => one.id === company.id);
saw.list_features = (await client.features.listFeatures()).data.map((one) => one.name);
saw.check_flag = await client.checkFlag({ company: { id: "acme" } }, "exports");
saw.check_flag_of_nobody = await client.checkFlag({ company: { id: "nobody" } }, "exports");
await client.identify({ keys: { email: "ada@acme.example" }, name: "Ada", company: { keys: { id: "acme" } } });
await client.track({ event: "export", company: { id: "acme" }, user: { email: "ada@acme.example" }, quantity: 3 });
const endsAt = Date.now() + 20_000;
do {
  saw.usage = (await client.features.checkFlag("exports", { company: { id: "acme" } })).data.featureUsage;
} while (saw.usage !== 3 && Date.now() < endsAt);
saw.users = (await client.companies.listUsers()).data.map((one) => one.name);
await client.close();
console.log(JSON.stringify(saw));

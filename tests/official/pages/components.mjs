// The official component library, pointed at the server: a public pricing table, or the component with this id.
import { EmbedProvider, PricingTable, SchematicEmbed } from "@schematichq/schematic-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

const { address, key, token, component } = window.settings;
const shown = component
  ? createElement(SchematicEmbed, { accessToken: token, id: component })
  : createElement(PricingTable, { callToActionUrl: "https://air.example/sign-up" });

window.addEventListener("plan-changed", ({ detail }) => (window.changed = detail));
createRoot(document.getElementById("root")).render(
  createElement(EmbedProvider, { apiKey: key, apiConfig: { basePath: address } }, shown),
);

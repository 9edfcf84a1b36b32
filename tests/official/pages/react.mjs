// The official React provider and hooks, as they are used: over the socket.
import { SchematicProvider, useSchematicContext, useSchematicCreditBalance, useSchematicEntitlement, useSchematicEvents,
  useSchematicFlag, useSchematicIsPending, useSchematicPlan } from "@schematichq/schematic-react";
import { createElement, useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";

const { address, key } = window.settings;
const root = document.getElementById("root");

function Exports() {
  const { setContext } = useSchematicContext();
  const { track } = useSchematicEvents();
  const isPending = useSchematicIsPending();
  const may = useSchematicFlag("exports", { fallback: false });
  const { featureUsage, featureAllocation } = useSchematicEntitlement("exports");
  const plan = useSchematicPlan();
  const { balance } = useSchematicCreditBalance("credit");
  const shown = `${isPending ? "pending" : "ready"} ${may ? "may" : "may not"} ${featureUsage}/${featureAllocation} ${plan?.name} ${balance}`;
  const step = useRef(0);
  useEffect(() => {
    setContext({ company: { id: "acme" } });
  }, []);
  useEffect(() => {
    const wanted = ["ready may 0/10 Gold 0", "ready may 1/10 Gold 0", "ready may not 10/10 Gold 0"];
    if (shown !== wanted[step.current]) return;
    const next = [() => track({ event: "export" }), () => window.use(9), () => window.report(root.textContent)];
    next[step.current++]();
  }, [shown]);
  return createElement("p", null, shown);
}

const urls = { apiUrl: address, eventUrl: address, webSocketUrl: address.replace("http", "ws") };
createRoot(root).render(createElement(SchematicProvider, { publishableKey: key, ...urls }, createElement(Exports)));

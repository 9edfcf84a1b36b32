// Draws /openapi.json: a searchable list of operations, and for the chosen one its parameters, body, answers and a form to try it.
const METHODS = ["get", "post", "put", "delete"];
const KEY = "schematic-api-key"; // in the tab's session storage: gone when the tab is closed
let api, operations;

function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

// Text of the contract: `code` in backticks is the only markup it has.
const prose = (text) => text.split("`").map((part, index) => (index % 2 ? el("code", {}, part) : part));

const byId = (id) => document.getElementById(id);
const nameOf = (schema) => schema.$ref?.split("/").pop();
const resolve = (schema) => (schema.$ref ? api.components.schemas[nameOf(schema)] : schema);

// A nullable reference is written as anyOf [reference, null].
function bare(schema) {
  const choices = (schema.anyOf ?? []).filter((one) => one.type !== "null");
  return choices.length === 1 ? choices[0] : schema;
}

function typeOf(schema) {
  const inner = bare(schema);
  if (inner !== schema) return `${typeOf(inner)} or null`;
  const resolved = resolve(schema);
  const orNull = [resolved.type].flat().includes("null") ? " or null" : "";
  if (resolved.enum) return (nameOf(schema) ?? "one of") + ": " + resolved.enum.join(" | ");
  if (resolved.items) return `list of ${typeOf(resolved.items)}${orNull}`;
  if (schema.$ref) return nameOf(schema);
  if (resolved.additionalProperties?.type) return `map of ${typeOf(resolved.additionalProperties)}${orNull}`;
  const type = [resolved.type ?? "any"].flat().join(" or ");
  return resolved.format ? `${type} (${resolved.format})` : type;
}

function limitsOf(schema) {
  const names = { maxItems: "at most {} items", maxLength: "at most {} characters", minLength: "at least {} characters",
    minimum: "from {}", maximum: "to {}", pattern: "pattern {}", default: "default {}" };
  return Object.entries(names).filter(([key]) => schema[key] !== undefined).map(([key, text]) => text.replace("{}", schema[key])).join(", ");
}

function membersOf(schema) {
  const inner = resolve(bare(schema));
  return inner.items ? membersOf(inner.items) : inner.properties ? inner : undefined;
}

function row(name, schema, required) {
  const resolved = resolve(schema);
  const limits = limitsOf(resolved);
  const about = schema.description ?? resolved.description;
  const cell = el("td", {}, el("span", { class: "type" }, typeOf(schema) + (limits ? `; ${limits}` : "")));
  if (about) cell.append(el("div", {}, ...prose(about)));
  const members = membersOf(schema);
  if (members) {
    const inner = el("details", { ontoggle: () => inner.open && !inner.querySelector("table") && inner.append(table(members)) }, el("summary", {}, "members"));
    cell.append(inner);
  }
  return el("tr", {}, el("td", {}, name, required ? el("span", { class: "required" }, "required") : null), cell);
}

function table(schema) {
  const required = new Set(schema.required ?? []);
  const names = Object.keys(schema.properties).sort((a, b) => required.has(b) - required.has(a));
  return el("table", {}, el("tbody", {}, ...names.map((name) => row(name, schema.properties[name], required.has(name)))));
}

// The smallest body that has every required member.
function example(schema, depth = 0) {
  const resolved = resolve(bare(schema));
  if (resolved.default !== undefined) return resolved.default;
  if (resolved.enum) return resolved.enum[0];
  const type = [resolved.type].flat()[0];
  if (type === "array") return [];
  if (type === "object" || resolved.properties) {
    if (!resolved.properties || depth > 4) return resolved.additionalProperties?.type === "string" ? { id: "acme" } : {};
    return Object.fromEntries((resolved.required ?? []).map((name) => [name, example(resolved.properties[name], depth + 1)]));
  }
  if (resolved.format === "date-time") return new Date(Date.now() + 864e5).toISOString();
  return { integer: 1, number: 1, boolean: true }[type] ?? "";
}

function field(parameter) {
  const schema = resolve(parameter.schema);
  const options = schema.enum ?? (schema.type === "boolean" ? ["true", "false"] : undefined);
  const attributes = { name: parameter.name, "data-in": parameter.in, required: parameter.required };
  const control = options
    ? el("select", attributes, el("option", { value: "" }, ""), ...options.map((one) => el("option", {}, one)))
    : el("input", { ...attributes, autocomplete: "off", placeholder: schema.type === "array" ? "a,b,c" : schema.type === "object" ? '{"id": "acme"}' : "" });
  return el("label", {}, el("span", {}, `${parameter.name}${parameter.required ? " *" : ""}`), control);
}

function tryOut(operation) {
  const parameters = operation.raw.parameters ?? [];
  const body = operation.raw.requestBody?.content["application/json"].schema;
  const rare = parameters.filter((one) => !one.required);
  const answer = el("div", { "aria-live": "polite" });
  const key = el("input", { type: "password", autocomplete: "off", placeholder: "sch_dev_…", "aria-label": "API key" });
  key.value = sessionStorage.getItem(KEY) ?? "";
  const text = body && el("textarea", { spellcheck: "false", "aria-label": "Body" });
  if (text) text.value = JSON.stringify(example(body), null, 2);
  const form = el("form", {},
    el("label", {}, el("span", {}, "X-Schematic-Api-Key *"), key),
    ...parameters.filter((one) => one.required).map(field),
    rare.length ? el("details", {}, el("summary", {}, `${rare.length} optional parameters`), ...rare.map(field)) : null,
    text && el("label", {}, el("span", {}, "Body"), text),
    el("div", {}, el("button", {}, "Send")), answer);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    sessionStorage.setItem(KEY, key.value);
    await send(operation, form, key.value, text?.value, answer);
  });
  return form;
}

async function send(operation, form, key, body, answer) {
  let path = operation.path;
  const query = new URLSearchParams();
  for (const control of form.querySelectorAll("[data-in]")) {
    if (control.dataset.in === "path") path = path.replace(`{${control.name}}`, encodeURIComponent(control.value));
    else if (control.value) query.append(control.name, control.value);
  }
  const started = performance.now();
  try {
    const url = path + (query.size ? `?${query}` : "");
    const headers = { "X-Schematic-Api-Key": key, ...(body === undefined ? {} : { "Content-Type": "application/json" }) };
    const response = await fetch(url, { method: operation.method.toUpperCase(), headers, body });
    const content = await response.text();
    let shown = content;
    try { shown = JSON.stringify(JSON.parse(content), null, 2); } catch { /* a file, or nothing */ }
    answer.replaceChildren(
      el("p", {}, el("span", { class: `status ${response.ok ? "ok" : "bad"}` }, `${response.status}`),
        el("span", { class: "quiet" }, ` in ${Math.round(performance.now() - started)} ms, request id ${response.headers.get("x-request-id")}`)),
      shown ? el("pre", {}, shown) : "");
  } catch (error) {
    answer.replaceChildren(el("p", { class: "status bad" }, `No answer: ${error.message}. Is the server still running?`));
  }
}

function show(operation) {
  const { raw } = operation;
  const body = raw.requestBody?.content["application/json"].schema;
  const parameters = raw.parameters ?? [];
  const answers = Object.entries(raw.responses).map(([status, response]) => {
    const schema = Object.values(response.content ?? {})[0]?.schema;
    const cell = el("td", {}, ...prose(response.description ?? ""));
    if (status.startsWith("2") && schema && membersOf(schema)) cell.append(table(membersOf(schema)));
    return el("tr", {}, el("td", { class: "code" }, status), cell);
  });
  const done = raw["x-implemented"];
  byId("main").replaceChildren(
    el("p", { class: "quiet" }, `${operation.tag} · client.${operation.name}() · `,
      el("span", { class: `badge ${done ? "done" : "todo"}` }, done ? "implemented" : "not implemented yet: answers 501")),
    el("h1", {}, ...prose(raw.summary || operation.name)),
    el("p", { class: "path" }, el("span", { class: `method ${operation.method}` }, operation.method.toUpperCase()), " ", operation.path),
    raw.description ? el("p", {}, ...prose(raw.description)) : "",
    ...(parameters.length ? [el("h2", {}, "Parameters"), el("table", {}, el("tbody", {}, ...parameters.map((one) =>
      row(one.name, one.description ? { ...resolve(one.schema), description: one.description } : one.schema, one.required))))] : []),
    ...(body ? [el("h2", {}, "Body"), table(resolve(body))] : []),
    ...(done ? [el("h2", {}, "Try it on this server"), tryOut(operation)] : []),
    el("h2", {}, "Answers"), el("table", {}, el("tbody", {}, ...answers)));
  document.title = `${operation.name} · Schematic API`;
}

function welcome() {
  const done = operations.filter((one) => one.raw["x-implemented"]).length;
  byId("main").replaceChildren(
    el("h1", {}, api.info.title),
    el("p", { class: "quiet" }, `Version ${api.info.version} · ${done} of ${operations.length} operations implemented by this server · `,
      el("a", { href: "/openapi.json" }, "openapi.json")),
    el("p", {}, ...prose(api.info.description ?? "")),
    el("p", {}, ...prose("Choose an operation on the left; implemented ones can be tried with a key. `schematic keys create NAME` makes one.")));
  document.title = "Schematic API";
}

function draw() {
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const only = byId("only").checked;
  const current = location.hash.slice(1);
  const opened = new Set([...document.querySelectorAll("nav details[open]")].map((one) => one.dataset.name));
  const fits = (one) => (!only || one.raw["x-implemented"]) && words.every((word) => one.text.includes(word));
  const groups = api.tags.map(({ name }) => ({ name, all: operations.filter((one) => one.tag === name && fits(one)) })).filter((group) => group.all.length);
  byId("list").replaceChildren(...groups.map(({ name, all }) => el("details",
    { "data-name": name, open: words.length > 0 || opened.has(name) || current.startsWith(name + ".") },
    el("summary", {}, name, el("small", {}, `${all.filter((one) => one.raw["x-implemented"]).length}/${all.length}`)),
    ...all.map((one) => el("a", { href: `#${one.name}`, class: one.raw["x-implemented"] ? "" : "todo", "aria-current": one.name === current ? "page" : undefined,
      title: one.raw["x-implemented"] ? one.path : `${one.path} (not implemented yet)` },
    el("span", { class: `method ${one.method}` }, one.method === "delete" ? "DEL" : one.method.toUpperCase()), one.name.split(".")[1])))));
  if (!groups.length) byId("list").replaceChildren(el("p", { class: "quiet none" }, "No operation matches."));
}

function navigate() {
  const chosen = operations.find((one) => one.name === location.hash.slice(1));
  if (chosen) show(chosen); else welcome();
  draw();
  byId("main").scrollTop = 0;
  document.querySelector("nav a[aria-current]")?.scrollIntoView({ block: "nearest" });
}

async function start() {
  const response = await fetch("/openapi.json");
  api = await response.json();
  operations = Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => {
    const raw = item[method];
    const name = `${raw.tags[0]}.${raw["x-python-name"]}`;
    return { path, method, raw, name, tag: raw.tags[0], text: `${name} ${name.replaceAll("_", " ")} ${path} ${raw.summary}`.toLowerCase() };
  }));
  byId("share").textContent = `(${operations.filter((one) => one.raw["x-implemented"]).length} of ${operations.length})`;
  byId("search").addEventListener("input", draw);
  byId("only").addEventListener("change", draw);
  addEventListener("hashchange", navigate);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, textarea")) { event.preventDefault(); byId("search").focus(); }
  });
  navigate();
}

start().catch((error) => byId("main").replaceChildren(el("p", { class: "status bad" }, `The documentation could not be loaded: ${error.message}`)));

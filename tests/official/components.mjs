// The official component library in pages of Chromium, of another origin than the server's. Takes settings as JSON:
// address, publishable key, token, components by name, steps to do, a folder for pictures. Prints what it saw as JSON.
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { chromium } from "playwright-core";

const { address, key, token, component, steps, pictures, executablePath } = JSON.parse(process.argv[2]);
const { outputFiles } = await build({
  bundle: true,
  define: { "process.env.NODE_ENV": '"production"' },
  entryPoints: [fileURLToPath(new URL("pages/components.mjs", import.meta.url))],
  format: "esm",
  logLevel: "error",
  write: false,
});
const html = "<!doctype html><body style='margin:0'><div id=root></div><script type=module src=/page.js></script>";
const site = createServer((request, response) => {
  const [type, content] = request.url === "/page.js" ? ["text/javascript", outputFiles[0].text] : ["text/html", html];
  response.writeHead(200, { "Content-Type": type }).end(content);
}).listen(0, "127.0.0.1");
await once(site, "listening");
const origin = `http://127.0.0.1:${site.address().port}`;

const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  executablePath,
});
const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
const saw = { asked: [], errors: [], texts: {} };
page.on("pageerror", (error) => saw.errors.push(String(error)));
page.on("response", (answer) => {
  const { pathname } = new URL(answer.url());
  if (answer.url().startsWith(address) && answer.request().method() !== "OPTIONS")
    saw.asked.push([answer.request().method(), pathname, answer.status()]);
});
// Fonts and payment providers are elsewhere; nothing of the sort is needed.
await page.route((url) => ![address, origin].some((own) => url.href.startsWith(own)), (route) => route.abort());
await page.addInitScript((settings) => Object.assign(window, { settings }), { address, key, token, component });
if (pictures) mkdirSync(pictures, { recursive: true });

const settled = () => page.waitForLoadState("networkidle");
const actions = {
  // Waits for a text, wherever it is.
  see: (text) => page.getByText(text, { exact: false }).first().waitFor({ timeout: 20000 }),
  click: async (text) => page.getByRole("button", { name: text }).last().click({ timeout: 20000 }),
  clickText: async (text) => page.getByText(text, { exact: true }).last().click({ timeout: 20000 }),
  choose: async (plan) => {
    const card = page.getByTestId("sch-plan").filter({ hasText: plan }).last();
    await card.getByTestId("sch-plan-cta-button").click({ timeout: 20000 });
  },
  fill: async ([label, text]) => page.locator(label).last().fill(text),
  text: async (name) => (saw.texts[name] = await page.evaluate(() => document.body.innerText)),
  picture: async (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }),
  settle: settled,
  // Waits until the page reads so, over several elements: what it asks for first is asked for after a moment.
  says: (text) => page.waitForFunction((one) => document.body.innerText.includes(one), text, { timeout: 20000 }),
  changed: async () => {
    await page.waitForFunction(() => window.changed !== undefined, undefined, { timeout: 20000 });
    saw.changed = await page.evaluate(() => window.changed);
  },
};

await page.goto(origin);
try {
  for (const [action, argument] of steps) await actions[action](argument);
} catch (error) {
  saw.failed = String(error);
  saw.texts.failed = await page.evaluate(() => document.body.innerText);
  await actions.picture("failed");
}
await browser.close();
site.close();
console.log(JSON.stringify(saw));

// Runs pages/NAME in a page of Chromium, of another origin than the server's; prints what it reports as JSON.
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { chromium } from "playwright-core";

const [name, address, key, secret, executablePath] = process.argv.slice(2);
const { outputFiles } = await build({
  bundle: true,
  define: { "process.env.NODE_ENV": '"production"' },
  entryPoints: [fileURLToPath(new URL(`pages/${name}`, import.meta.url))],
  format: "esm",
  write: false,
});
const html = "<!doctype html><body><div id=root></div><script type=module src=/page.js></script>";
const site = createServer((request, response) => {
  const [type, content] = request.url === "/page.js" ? ["text/javascript", outputFiles[0].text] : ["text/html", html];
  response.writeHead(200, { "Content-Type": type }).end(content);
}).listen(0, "127.0.0.1");

const browser = await chromium.launch({
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  executablePath,
});
const page = await browser.newPage();
page.on("console", (message) => console.log(message.text()));
page.on("pageerror", (error) => console.log(String(error)));
await page.addInitScript((settings) => Object.assign(window, { settings }), { address, key });
await page.exposeFunction("use", async (quantity) => {
  const body = { event: "export", company: { id: "acme" }, quantity };
  const headers = { "Content-Type": "application/json", "X-Schematic-Api-Key": secret };
  await fetch(`${address}/events`, { method: "POST", headers, body: JSON.stringify({ event_type: "track", body }) });
});
const reported = new Promise((resolve) => page.exposeFunction("report", resolve));
await page.goto(`http://127.0.0.1:${site.address().port}/`);
const saw = await reported;
await browser.close();
site.close();
console.log(JSON.stringify(saw));

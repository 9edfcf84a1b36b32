// A page: jsdom's window and document as globals, with fetch of Node, which needs a whole address only.
import { createRequire } from "node:module";

import { JSDOM } from "jsdom";

// The packages' other form is for bundlers: Node cannot load it.
export const load = createRequire(import.meta.url);

export function page() {
  const { window } = new JSDOM("<body><div id=root></div></body>", {
    pretendToBeVisual: true, // a hidden page keeps its events
    url: "http://localhost/",
  });
  for (const name of ["window", "document", "localStorage", "HTMLElement", "location"])
    Object.defineProperty(globalThis, name, { value: name === "window" ? window : window[name], configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
  window.fetch = fetch;
  return window.document;
}

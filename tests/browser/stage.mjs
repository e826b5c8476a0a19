// What does a browser test need? The built page on an address of its own, and a Chromium that watches what it does.
//
// Never reaches another machine: a request to one, or a breach of the content security policy, fails the test.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".ftl": "text/plain; charset=utf-8",
};

// Serves dist/ below /somewhere/, since the page must work under any path; other(path) may answer in its place.
export async function serve(other = () => undefined) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const given = other(path);
    if (given) {
      response.writeHead(given.status ?? 200, { "content-type": given.type ?? "text/html; charset=utf-8" });
      return response.end(given.body ?? "");
    }
    const inside = path.replace(/^\/somewhere\//, "").replace(/^$/, "index.html");
    try {
      const body = await readFile(join(ROOT, "dist", normalize("/" + inside)));
      response.writeHead(200, { "content-type": TYPES[extname(inside)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, page: `${origin}/somewhere/`, close: () => server.close() };
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ],
  });
}

// A page that writes down what it must not do. `complaints` stays empty as long as it does none of that.
export async function open(browser, server, options = {}, prepare = () => {}) {
  const context = await browser.newContext(options);
  const complaints = [];
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== server.origin) complaints.push(`asked for ${url}`);
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.addInitScript(prepare);
  await page.goto(server.page);
  await page.getByRole("heading", { name: "Sayso" }).waitFor();
  return { page, complaints, close: () => context.close() };
}

// Pastes as a person does: through the clipboard's event, not by setting a value.
export async function paste(page, text) {
  await page.getByRole("textbox").focus();
  await page.evaluate((text) => document.execCommand("insertText", false, text), text);
}

export const article = (page) => page.getByRole("article", { name: "The article with its marks" });
export const marks = (page) => article(page).getByRole("button", { name: /^(Attribution|Hedge|Claim),/ });

// Waits until the page says that the text has been read.
export async function whenRead(page) {
  await page.getByRole("status").filter({ hasText: /paragraphs?(\.| read| ?,)/ }).first().waitFor();
}

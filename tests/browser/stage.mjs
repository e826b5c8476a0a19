// What does a browser test need? The built page on an address of its own, a Chromium that watches what it does, and what
// every test asks of a page.
//
// Never reaches another machine: a request to one, or a breach of the content security policy, fails the test.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, beforeEach } from "node:test";
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
};

// Serves dist/ below /somewhere/, since the page must work under any path; other(path) may answer in its place, or keep it waiting.
export async function serve(other = () => undefined) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const given = await other(path);
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
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await context.addInitScript(prepare);
  const tab = async () => {
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(server.page);
    await page.getByRole("heading", { name: "Sayso" }).waitFor();
    return page;
  };
  return { page: await tab(), tab, complaints, close: () => context.close() };
}

// The page of the test that runs, what serves it and what shows it.
export let server, browser, page;
let scene;

// Has every test of a file begin on a page of its own, and fail where that page did what it must not do.
export function setStage(options) {
  before(async () => {
    server = await serve();
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    server.close();
  });
  beforeEach(() => visit(options));
  afterEach(leave);
}

// Begins anew with another page in place of the one that is open.
export async function visit(options, prepare, from = server) {
  await leave();
  scene = await open(browser, from, options, prepare);
  page = scene.page;
}

// Closes the tab and comes back in another one: the browser remembers what is set, and no text.
export async function comeBack() {
  await page.close();
  page = await scene.tab();
}

async function leave() {
  const left = scene;
  scene = undefined;
  await left?.close();
  assert.deepEqual(left?.complaints ?? [], [], "no other origin, no breach of the policy, no error");
}

// Forgives the page what the test brought about itself: complaints that hold these words.
export function forgive(words) {
  scene.complaints.splice(0, scene.complaints.length, ...scene.complaints.filter((line) => !line.includes(words)));
}

// An article with something of every layer.
export const STORM = [
  "The storm may have damaged up to 40 houses, Mayor Lena Orsk said on Friday.",
  "“We have no information about the bridge,” she told reporters 🌊. Police denied reports of looting.",
  "According to the council, allegedly 12 people were hurt.",
].join("\n\n");

// Pastes as a person does: through the clipboard's event, not by setting a value.
export async function paste(text, on = page) {
  await on.getByRole("textbox").focus();
  await on.evaluate((text) => document.execCommand("insertText", false, text), text);
}

// Pastes a text and waits until it has been read, in whatever language the page speaks.
export async function read(text = STORM) {
  await paste(text);
  const done = page.getByRole("button", { name: /^(Done|Fertig)$/ });
  if (await done.isVisible()) await done.click();
  await whenRead();
}

// Waits until the page says that the text has been read.
export async function whenRead() {
  await page.getByRole("status").filter({ hasText: /paragraphs?(\.| read| ?,)|Abs(atz|ätze) gelesen/ }).first().waitFor();
}

export const article = (on = page) => on.getByRole("article", { name: /^(The article with its marks|Der Artikel mit seinen Markierungen)$/ });
export const marks = (name = /^(Attribution|Hedge|Claim|Zuschreibung|Vorbehalt|Aussage)(,| to “| an „)/, on = page) => article(on).getByRole("button", { name });

// What every mark is called by a screen reader.
export const markNames = (on) => marks(undefined, on).evaluateAll((all) => all.map((mark) => mark.getAttribute("aria-label")));

// What has the keyboard, by its name.
export const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// Holds what is on the screen against the rules that a program can check.
export async function isForEverybody(on = page) {
  await on.evaluate(axe);
  const { violations } = await on.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), []);
  const wide = await on.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, "nothing to scroll to the side");
}

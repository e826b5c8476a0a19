// How does the built page feel in a real browser? Prints what it measures in dist/; `cargo xtask bench page` builds that.
//
// Never decides whether that is fast enough.
import { readFile, readdir } from "node:fs/promises";
import { ROOT, launch, marks, open, serve } from "../tests/browser/stage.mjs";

// Notes when something was painted first and when the annotator answered; runs in the page before all else.
function watch() {
  globalThis.seen = { paints: {}, answers: [] };
  new PerformanceObserver((list) => list.getEntries().forEach(({ name, startTime }) => { seen.paints[name] = startTime; }))
    .observe({ type: "paint", buffered: true });
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => seen.answers.push(performance.now()));
    }
  };
}

// What the page's main thread does while something is done: each task's time by the clock, and what it computed of that.
// On a machine that is busy with other things the second one alone says something about the page.
async function during(page, act) {
  await browser.startTracing(page, { categories: ["toplevel"] });
  const given = await act();
  await page.waitForTimeout(300);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const threads = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ tid }) => tid);
  const tasks = traceEvents.filter(({ name, tid }) => name === "ThreadControllerImpl::RunTask" && threads.includes(tid));
  return { given, clock: tasks.map(({ dur = 0 }) => dur / 1000), computing: tasks.map(({ tdur = 0 }) => tdur / 1000) };
}

const ms = (time) => `${time.toFixed(0)} ms`;
const longest = (times) => Math.max(0, ...times);
const middle = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
const tell = (what, figure) => console.log(`  ${what.padEnd(58)} ${figure}`);

function tellOf(what, { clock, computing }) {
  const over = computing.filter((time) => time > 50).length;
  tell(`${what}: the longest task`, `${ms(longest(computing))} of computing (${over} over 50), ${ms(longest(clock))} by the clock`);
}

// The sample articles again and again, each time with other words in every paragraph, so that none is known already.
async function articles(isEnough) {
  const names = (await readdir(`${ROOT}samples`)).filter((name) => name.endsWith(".txt")).sort();
  const samples = await Promise.all(names.map((name) => readFile(`${ROOT}samples/${name}`, "utf8")));
  const lines = samples.join("\n").split("\n").filter((line) => line.trim());
  const text = [];
  for (let round = 1; !isEnough(text); round++) {
    text.push(...lines.map((line) => `${line} That was in week ${round}.`));
  }
  return text.join("\n\n");
}

const words = (lines) => lines.join(" ").split(/\s+/).length;

// What a paste ends in: of a long text, Chromium takes minutes for the pasting itself.
const put = (page, text) => page.getByRole("textbox").evaluate((field, text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}, text);

const isRead = (page) => page.getByRole("status").filter({ hasText: /^\d[\d,]* paragraphs/ }).first().waitFor({ timeout: 300_000 });

async function opening(browser) {
  let release;
  const held = new Promise((released) => { release = released; });
  const server = await serve((path) => path.endsWith("/annotator_bg.wasm") ? held : undefined);
  const { page, close } = await open(browser, server, {}, watch);
  await page.waitForFunction(() => seen.paints["first-contentful-paint"]);
  const { paints } = await page.evaluate(() => seen);
  tell("first paint of the page, while its models are held back", ms(paints["first-contentful-paint"]));
  release();
  await close();
  server.close();
}

const browser = await launch();
const server = await serve();
console.log(`Chromium ${browser.version()}, from a server on this machine`);
await opening(browser);

const { page, close } = await open(browser, server, { viewport: { width: 1280, height: 800 } }, watch);

const article = await articles((lines) => words(lines) >= 10_000);
const count = words([article]);
console.log(`\nAn article of ${count} words`);
const started = Date.now();
const reading = await during(page, async () => {
  await put(page, article);
  await page.getByRole("status").filter({ hasText: "Reading paragraph" }).waitFor();
  const told = Date.now() - started;
  await marks(undefined, page).first().waitFor({ state: "attached" });
  const marked = Date.now() - started;
  await isRead(page);
  return { told, marked };
});
const { told, marked } = reading.given;
tell("progress is told after", ms(told));
tell("the first marks are there after", ms(marked));
tell("all of it is read after", ms(Date.now() - started));
tellOf("while it is read", reading);

await page.getByRole("button", { name: "Edit the text" }).click();
await page.getByRole("textbox").evaluate((field) => field.setSelectionRange(field.value.length / 2, field.value.length / 2));
const typed = await during(page, async () => {
  const waits = [];
  for (const letter of "seaside") {
    await page.evaluate(() => { seen.answers.length = 0; });
    // From the key to the frame after the one paragraph has changed.
    await page.evaluate(() => { seen.painted = new Promise((painted) => {
      let pressed;
      document.addEventListener("keydown", () => { pressed = performance.now(); }, { once: true });
      new MutationObserver((changes, observer) => {
        const answered = seen.answers.at(-1);
        if (!(answered > pressed) || !changes.some(({ target }) => target.parentElement?.closest("article p"))) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => painted([answered - pressed, performance.now() - answered])));
      }).observe(document.querySelector("article"), { subtree: true, childList: true, characterData: true });
    }); });
    await page.keyboard.press(letter);
    waits.push(await page.evaluate(() => seen.painted));
    await page.waitForTimeout(300);
  }
  return waits;
});
tell("from a keystroke in it to the annotator's answer", `${ms(middle(typed.given.map(([answer]) => answer)))}, the middle of seven`);
tell("from the answer to the frame that shows its paragraph", `${ms(middle(typed.given.map(([, frame]) => frame)))}, the middle of seven`);
tellOf("while it is typed", typed);

await page.getByRole("button", { name: "New text" }).click();
await put(page, await articles((lines) => words(lines) >= 40_000));
await page.getByRole("status").filter({ hasText: "Reading paragraph" }).waitFor();
const stopped = Date.now();
await page.getByRole("button", { name: "Stop", exact: true }).click();
await page.getByText("Stopped.").waitFor();
tell("a reading of 40,000 words stops after", ms(Date.now() - stopped));
await page.getByRole("button", { name: "New text" }).click();

const rest = await articles((lines) => words(lines) >= 33_000);
await put(page, rest);
await isRead(page);
const more = page.getByRole("button", { name: "Show more of the text" });
await more.waitFor();
while (await more.count()) await more.click();
// The marks of a long text come in portions.
const drawn = () => marks(undefined, page).count();
for (let before = 0; before < await drawn(); ) {
  before = await drawn();
  await page.waitForTimeout(2000);
}
console.log(`\nA text of ${await drawn()} marks`);
const scrolled = await during(page, () => page.evaluate(() => new Promise((done) => {
  // A screen in four frames, which is faster than anybody reads.
  const step = () => {
    const before = scrollY;
    scrollBy(0, innerHeight / 4);
    if (scrollY > before) requestAnimationFrame(step);
    else done();
  };
  scrollTo(0, 0);
  requestAnimationFrame(step);
})));
tellOf("scrolled through", scrolled);
await page.getByRole("tab", { name: "List" }).click();
const rows = page.getByRole("table", { name: "All marks" }).getByRole("row");
await page.getByRole("button", { name: "Show more marks" }).click();
// Found before the clock runs: looking it up among thousands of buttons is the test's work, not the page's.
const inRow500 = await rows.nth(500).getByRole("button").elementHandle();
for (const [what, act] of [
  ["from the list's row 500 to its mark", () => inRow500.evaluate((button) => button.click())],
  ["from a mark to the next one by key", () => page.keyboard.press("j")],
  ["a layer is switched off", () => page.keyboard.press("2")],
  ["a layer is switched on", () => page.keyboard.press("2")],
]) {
  tellOf(what, await during(page, act));
}
await close();
await browser.close();
server.close();

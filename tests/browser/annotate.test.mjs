// Does `annotate` speak JavaScript's language? Its offsets against the strings and ranges of a real browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ROOT, launch, serve } from "./stage.mjs";

let server, browser, page;

before(async () => {
  server = await serve((path) => path === "/blank" ? { body: "<!doctype html><title>blank</title><p></p>" } : undefined);
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${server.origin}/blank`);
});
after(async () => {
  await browser.close();
  server.close();
});

// Every place that a document names, checked in the browser against the text it was made from.
async function misplaced(texts) {
  return page.evaluate(async ([module, texts]) => {
    const { default: init, annotate } = await import(module);
    await init();
    const paragraph = document.querySelector("p");
    const wrong = [];
    let places = 0;
    for (const text of texts) {
      const reading = annotate(text);
      const whole = text.toWellFormed();
      if (reading.text !== whole || reading.text.length !== text.length) wrong.push(["text", text]);
      paragraph.textContent = whole;
      const named = [
        ...reading.annotations,
        ...reading.annotations.flatMap(({ parts }) => parts),
        ...reading.sentences,
        ...reading.sources.flatMap(({ mentions }) => mentions),
      ];
      for (const { start, end, text: words } of named) {
        places += 1;
        const range = document.createRange();
        if (paragraph.firstChild === null || end > whole.length || start >= end) {
          wrong.push(["outside", text, start, end]);
          continue;
        }
        range.setStart(paragraph.firstChild, start);
        range.setEnd(paragraph.firstChild, end);
        const ranged = range.toString();
        if (ranged !== whole.slice(start, end)) wrong.push(["range", text, start, end]);
        if (words !== undefined && words !== ranged) wrong.push(["words", text, words, ranged]);
        if (!ranged.isWellFormed() || /^\s|\s$/.test(ranged)) wrong.push(["border", text, ranged]);
      }
    }
    return { wrong, places };
  }, [`${server.page}annotator.js`, texts]);
}

// The same numbers on every run.
function* numbers(seed) {
  for (;;) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    yield seed / 2 ** 32;
  }
}

function arbitraryTexts(count) {
  const pieces = [
    "The mayor ", "Orsk ", "said ", "allegedly ", "up to 40 people ", "may ", "have died", ", ", ". ", "“", "”", "\"", "'",
    "according to ", "police", " denied ", "reports of ", "😀", "👩‍👩‍👧", "🇳🇴", "e\u0301", "n\u0303", "\u00a0", "\r\n", "\n\n", "\r", "\u2028",
    "\ud83d", "\ude00", "\ufeff", "\0", "中文", "ﬁ", "\u200b", "…", " – ", "It is unclear whether ",
  ];
  const next = numbers(7);
  const pick = (limit) => Math.floor(next.next().value * limit);
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + pick(40) }, () => pieces[pick(pieces.length)]).join(""));
}

test("offsets are those of the string, past emoji, combining marks, line ends and lone surrogates", async () => {
  const fixed = [
    "",
    "\ud800",
    "😀 “We may close,” Orsk said. 😀 Police allegedly knew.",
    "e\u0301tude\u00a0: the mayor\u00a0said up to\u00a040 people may have died.\r\n\r\n“No,” she said.",
    "A\ud83d lone \ude00 half, police allegedly said.",
  ];
  const { wrong, places } = await misplaced([...fixed, ...arbitraryTexts(300)]);
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.ok(places > 300, `only ${places} places were named`);
});

test("the marks on the page stand where annotate says", async () => {
  const text = "😀 Police\u00a0said 🇳🇴 up to 40 e\u0301tudes may have been lost, allegedly.";
  const other = await browser.newPage();
  await other.goto(server.page);
  await other.getByRole("textbox").fill(text);
  await other.getByRole("status").filter({ hasText: "1 paragraph read." }).waitFor();
  const hedges = await other.getByRole("article").getByRole("button", { name: /^Hedge,/ }).evaluateAll(
    (buttons) => buttons.map((button) => {
      const before = document.createRange();
      before.setStart(button.closest("p"), 0);
      before.setEndBefore(button);
      return before.toString().length;
    }));
  const starts = await page.evaluate(async ([module, text]) => {
    const { default: init, annotate } = await import(module);
    await init();
    return annotate(text, { layers: ["hedge"] }).annotations.map(({ start }) => start);
  }, [`${server.page}annotator.js`, text]);
  assert.deepEqual(hedges, starts);
  assert.ok(starts.length > 1);
  await other.close();
});

// What the command line says of a text, with every mark that the browser can be asked for.
function readNatively(text) {
  const command = ["run", "--quiet", "--locked", "--package", "sayso-cli", "--", "annotate", "--units", "utf16", "--types", TYPES.join(",")];
  return JSON.parse(execFileSync("cargo", command, { cwd: ROOT, input: text, maxBuffer: 2 ** 28 }));
}

const TYPES = ["statement", "thought", "intention"];

test("browser and command line say the same, down to every score", async () => {
  const files = ["samples/council.txt", "samples/ferry.txt", "samples/kelp.txt", "engine/tests/net/check.txt"];
  const texts = files.map((file) => readFileSync(join(ROOT, file), "utf8"));
  const readings = await page.evaluate(async ([module, texts, types]) => {
    const { default: init, annotate } = await import(module);
    await init();
    return texts.map((text) => annotate(text, { types }));
  }, [`${server.page}annotator.js`, texts, TYPES]);
  assert.ok(readings.every(({ annotations }) => annotations.length > 20));
  assert.deepEqual(readings, texts.map(readNatively));
});

test("options that are not of their type are refused", async () => {
  const told = await page.evaluate(async (module) => {
    const { default: init, annotate } = await import(module);
    await init();
    try {
      annotate("Police said so.", { layers: "hedge" });
      return "taken";
    } catch (error) {
      return error instanceof Error ? "refused" : "thrown";
    }
  }, `${server.page}annotator.js`);
  assert.equal(told, "refused");
});

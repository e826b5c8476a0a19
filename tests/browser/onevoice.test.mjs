// Does the page say one thing once, and the same in every place? Cards, ledger, presets, paper, files. By the roles and
// names that a person meets.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { article, focused, marks, markNames, page, read, server, setStage, visit } from "./stage.mjs";

setStage({ acceptDownloads: true });

const CLINIC = [
  "Nurses at the Vell clinic allege that patients were moved at night, and the ministry denied it.",
  "About 1,200 people live near the clinic, said Dr Ines Corvo. She said the lift may have failed.",
  "Police said on Monday that three doors were locked. Experts say the roof could fall.",
].join("\n\n");

const card = () => page.getByRole("dialog");
const preset = (name) => page.getByRole("button", { name, exact: true });

// The heading of every mark's card, by the name of the mark.
async function headings(name) {
  const found = [];
  for (const mark of await marks(name).all()) {
    await mark.press("Enter");
    found.push([await mark.getAttribute("aria-label"), await card().getByRole("heading", { level: 2 }).innerText(), await card().innerText()]);
    await page.keyboard.press("Escape");
  }
  return found;
}

test("a claim is hedged in its card where the preset, the facet and the overview say so", async () => {
  await read(CLINIC);
  const claims = await headings(/^Claim,/);
  const hedged = claims.filter(([, heading]) => /, hedged\b/.test(heading)).map(([name]) => name);
  assert.ok(hedged.length > 0 && hedged.length < claims.length, `${hedged.length} of ${claims.length}`);
  const rough = claims.find(([name]) => name.includes("1,200"));
  assert.match(rough[1], /^Claim made by a named person, with a rough figure$/);
  await page.getByRole("tab", { name: "Overview" }).click();
  const row = page.getByRole("table", { name: "How the claims are made" }).getByRole("row", { name: /^hedged/ });
  assert.equal(await row.getByRole("cell").last().innerText(), String(hedged.length));
  await page.getByRole("tab", { name: "Marks" }).click();
  await preset("Hedged claims").click();
  const left = (await markNames()).filter((name) => name.startsWith("Claim,"));
  assert.deepEqual(left, hedged);
});

test("an attribution is hedged in its card where the ledger says so, and a denial is none", async () => {
  await read(CLINIC);
  const attributions = await headings(/^Attribution to /);
  await page.getByRole("tab", { name: "Sources" }).click();
  const ledger = page.getByRole("table", { name: "Who says how much" });
  const folded = ledger.getByRole("button", { expanded: false });
  while (await folded.count()) await folded.first().click();
  const told = (await ledger.getByRole("listitem").allInnerTexts()).map((line) => line.trim().split(/\s+/).at(-1));
  const inCards = attributions.map(([, heading]) => (/, hedged\b/.test(heading) ? 1 : 0)).reduce((sum, one) => sum + one, 0);
  assert.ok(inCards > 0);
  assert.equal(told.filter((word) => word === "hedged").length, inCards);
  const ministry = await ledger.getByRole("row", { name: /ministry/ }).first().getByRole("cell").allInnerTexts();
  assert.equal(ministry[2], "0%", "it denies");
  const denial = attributions.find(([name]) => name.includes("ministry"));
  assert.doesNotMatch(denial[1], /hedged/);
});

test("a card never calls one source named and nameless", async () => {
  await read(CLINIC);
  for (const [name, heading, text] of await headings(/^Attribution to /)) {
    assert.ok(!(/without a name|unnamed/.test(heading) && /is a named|with a name/.test(text)), `${name}: ${text}`);
  }
  await visit({ locale: "de-DE" });
  await read(CLINIC);
  for (const [name, heading, text] of await headings(/^Zuschreibung an /)) {
    assert.match(heading, /^[A-ZÄÖÜ]/, name);
    assert.ok(!(/ohne Namen|ungenannt/.test(heading) && /(?<!un)genannte|mit Namen/.test(text)), `${name}: ${text}`);
  }
});

test("the name of an attribution begins with who says it", async () => {
  await read(CLINIC);
  const names = (await markNames()).filter((name) => name.startsWith("Attribution"));
  assert.ok(names.some((name) => name.startsWith("Attribution to “Police”, indirect: ")), names.join("\n"));
});

test("shares make up a hundred per cent", async () => {
  await read(CLINIC);
  await page.getByRole("tab", { name: "Overview" }).click();
  for (const name of ["How the claims are made", "Who the sources are, each counted once"]) {
    const rows = page.getByRole("table", { name }).getByRole("row");
    const shares = await rows.evaluateAll((all) => all.slice(1).map((row) => parseInt(row.cells[1].innerText)));
    assert.equal(shares.reduce((sum, share) => sum + share, 0), 100, name);
  }
});

test("what is undone leads back to the mark, and is said", async () => {
  await read(CLINIC);
  const mark = marks(/^Hedge, modal: may/).first();
  await mark.press("Enter");
  await page.getByText("Is this mark wrong?").click();
  await page.getByRole("button", { name: "Not at this place" }).press("Enter");
  await page.getByText(/^Put away: 1 mark\./).waitFor();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await page.getByRole("status").filter({ hasText: "Shown again." }).waitFor();
  await page.waitForFunction(() => /^Hedge, modal: may/.test(document.activeElement.getAttribute("aria-label") ?? ""));
  await card().filter({ hasText: "Hedge modal" }).waitFor();
});

test("the list of what was put away shows each mark in its sentence, as it is written, and outlives a reset", async () => {
  await read(CLINIC);
  for (const [mark, button] of [[/^Attribution to “Police”/, "Not at this place"], [/^Hedge, modal: may/, /^Not this cue/]]) {
    await marks(mark).first().press("Enter");
    await page.getByText("Is this mark wrong?").click();
    await page.getByRole("button", { name: button }).press("Enter");
    await page.getByText(/^Put away: \d+ mark/).waitFor();
  }
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("button", { name: "Reset all settings" }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save this list" }).click()]);
  const saved = await readFile(await file.path(), "utf8");
  assert.match(saved, /- “.*\[Police said on Monday that three doors were locked\]\. Experts/);
  assert.match(saved, /- The cue “may”, Hedge, as in “.*She said the lift \[may\] have failed\./);
});

test("a preset pressed on an opened source leaves the keyboard in the page", async () => {
  await read(CLINIC);
  for (const preset of ["4", "5", "6", "7"]) {
    await page.keyboard.press("q");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press(preset);
    await page.getByText(/^Filtered: /).first().waitFor({ state: "attached" });
    await page.waitForTimeout(50);
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", `after ${preset}`);
    await page.keyboard.press(preset);
  }
});

test("a filter says what it holds back, and hides figures without a mark when words are looked for", async () => {
  await read(CLINIC);
  await page.getByRole("switch", { name: "Hedge" }).press("Space");
  await page.getByText("Search and score").click();
  await page.getByRole("searchbox").fill("zzz");
  await page.getByText(/^Filtered: 0 of \d+ marks \(without Hedge; “zzz”\)/).waitFor();
  await page.getByRole("tab", { name: "Figures" }).click();
  assert.equal(await page.getByText(/^Other figures/).count(), 0);
});

test("heads of the list stand clear of one another in German", async () => {
  for (const width of [1280, 1024]) {
    await visit({ locale: "de-DE", viewport: { width, height: 800 } });
    await read(CLINIC);
    await page.getByRole("tab", { name: "Liste" }).click();
    const heads = await page.getByRole("columnheader").evaluateAll((all) => all.map((head) => {
      const { left, right } = head.firstElementChild.getBoundingClientRect();
      return [left, right];
    }));
    for (let at = 1; at < heads.length; at++) {
      assert.ok(heads[at - 1][1] <= heads[at][0] + 0.5, `${width} px: ${heads.map((head) => head.map(Math.round))}`);
    }
    const table = await page.getByRole("table").boundingBox();
    assert.ok(heads.at(-1)[1] <= table.x + table.width + 0.5, `${width} px`);
  }
});

test("the classroom shows what is revealed, counts no single word as a claim, and decides the rest at once", async () => {
  await page.goto(`${server.page}#classroom`);
  await page.getByRole("textbox", { name: "The article’s text" }).fill(CLINIC);
  await page.getByRole("button", { name: "Start marking" }).click();
  const word = page.getByRole("option", { name: "doors", exact: true });
  await word.click();
  const ground = (of) => of.evaluate((word) => getComputedStyle(word).backgroundColor);
  const hovered = await ground(word);
  await page.mouse.move(0, 0);
  assert.equal(await ground(word), hovered, "a chosen word looks chosen under the pointer");
  await page.getByRole("button", { name: "Claim 3" }).click();
  await page.getByRole("button", { name: "Reveal Sayso’s marks" }).click();
  await page.waitForFunction(() => document.activeElement.textContent === "Sayso’s marks");
  const heading = await page.getByRole("heading", { name: "Sayso’s marks", exact: true }).boundingBox();
  assert.ok(heading.y >= 0 && heading.y < page.viewportSize().height / 2, "what is revealed is in sight");
  const agreement = page.getByRole("region", { name: "Your marks and Sayso’s" });
  assert.match(await agreement.getByRole("row", { name: /^Claim/ }).innerText(), /Claim\s+0\s+1\s+\d/);
  await page.getByRole("button", { name: "Agree with Sayso on the rest" }).click();
  const answers = await agreement.getByRole("combobox").evaluateAll((all) => all.map((one) => one.value));
  assert.ok(answers.length > 1 && answers.every((answer) => answer === "sayso"), answers.join());
});

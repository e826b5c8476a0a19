// Is what a comparison says true, and does one get about in it? Two texts of our own that contradict each other.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isForEverybody, page, read, server, setStage } from "./stage.mjs";

const ONE = [
  "At least 12 killed as grain silo collapses in Harnmouth",
  "The mayor, Ilse Brandt, said 12 bodies had been found. The union’s chairman, Tom Arle, put the number of dead at 21.",
  "The warning was allegedly ignored by managers at Corvel Grain. In 2009 a crane fell on the same quay and killed three men.",
].join("\n\n");
const TWO = [
  "Fifteen people died, the harbour police said. The union’s chairman, Tom Arle, said that 21 workers were dead.",
  "Managers at Corvel Grain ignored no warning, said its director, Anders Voll.",
  "Ilse Brandt said the quay would stay closed, and that the harbour would be searched for a week.",
].join("\n\n");

setStage();

const button = (name) => page.getByRole("button", { name });
const findings = () => page.getByRole("region", { name: "What differs" });
const field = (name) => page.getByRole("textbox", { name });
const text = (which) => page.getByRole("article", { name: `The ${which} text with its marks` });
const isIn = (place) => place.evaluate((place) => place.contains(document.activeElement));

async function compare() {
  await page.goto(`${server.page}#compare`);
  await field("First text").fill(ONE);
  await field("Second text").fill(TWO);
  await button("Compare").click();
  await findings().waitFor();
}

describe("figures", () => {
  test("say of each which ones of the other text suit it", async () => {
    await compare();
    const rows = await findings().getByRole("table", { name: /killed/i }).getByRole("row").allInnerTexts();
    const row = (words) => rows.find((row) => row.replace(/^(First|Second) text\s*/, "").startsWith(words)) ?? rows.join("\n");
    assert.match(row("21\n"), /fits “21” of the other text, differs from “Fifteen”/);
    assert.match(row("12\n"), /differs from the other text/);
    assert.match(row("Fifteen"), /fits “At least 12” of the other text, differs from “12, 21”/);
    assert.ok(!rows.some((row) => /three/.test(row)), "another accident");
  });

  test("of workers and of people contradict each other in one text", async () => {
    await read(TWO);
    await page.getByRole("tab", { name: "Figures" }).click();
    const told = await page.getByRole("table", { name: /killed/i }).getByRole("row").allInnerTexts();
    assert.ok(told.some((row) => /^Fifteen/.test(row)) && told.some((row) => /^21/.test(row)), told.join("\n"));
  });

  test("that agree with a disputed one stand beside it, and a filter is not taken for the text", async () => {
    await read(ONE);
    await page.getByRole("tab", { name: "Figures" }).click();
    const told = await page.getByRole("table", { name: /killed/i }).getByRole("rowheader").allInnerTexts();
    assert.deepEqual(told.map((words) => words.split("\n")[0]), ["At least 12", "12", "21"]);
    await page.getByRole("tab").first().click();
    await button("Hedged claims").click();
    await page.getByRole("tab", { name: "Figures" }).click();
    const none = page.getByRole("tabpanel").getByText(/contradict each other|hides all figures/);
    assert.match(await none.innerText(), /the filter/i);
  });
});

test("a claim and its opposite are no pair", async () => {
  await compare();
  assert.ok(!(await findings().getByRole("listitem").allInnerTexts()).some((pair) => /ignored no warning/.test(pair)));
});

describe("getting about", () => {
  for (const width of [390, 1280]) {
    test(`leads to a place and back to where one was: ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 844 });
      await compare();
      const entry = findings().getByRole("button", { name: /^Anders Voll|^its director, Anders Voll/ });
      for (const back of ["key", "button"]) {
        await entry.focus();
        await entry.press("Enter");
        await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("Attribution"));
        assert.ok(await isIn(text("second")));
        if (back === "key") await page.keyboard.press("Escape");
        else await button("Back to what differs").click();
        assert.ok(await entry.evaluate((entry) => entry === document.activeElement), back);
        const box = await entry.boundingBox();
        assert.ok(box.y > 0 && box.y < 844, `${back}: ${box.y}`);
        assert.equal(await button("Back to what differs").count(), 0, "one is there");
      }
    });
  }

  test("knows the page’s keys, and lists those that it knows", async () => {
    await compare();
    await page.keyboard.press("j");
    assert.ok(await isIn(text("first")));
    const first = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    await page.keyboard.press("j");
    assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), first);
    await page.keyboard.press("k");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), first);
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keys" });
    await keys.waitFor();
    assert.match(await keys.innerText(), /back to what differs[^]*Esc/);
    assert.match(await keys.innerText(), /settings/i);
    assert.doesNotMatch(await keys.innerText(), /attributions on or off/);
    await page.keyboard.press("Escape");
    await keys.waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), first, "back at the mark");
    await page.keyboard.press("Escape");
    assert.ok(await isIn(findings()) , "and then at what differs");
  });

  test("tells the whole of what a mark is", async () => {
    await page.setViewportSize({ width: 1024, height: 800 });
    await compare();
    for (let at = 0; at < 4; at++) await page.keyboard.press("j");
    const line = page.getByText(/^(Attribution|Claim|Hedge): /).first();
    await line.waitFor();
    assert.ok(await line.evaluate((line) => line.scrollWidth <= line.clientWidth), await line.innerText());
  });

  test("begins in the field that is still empty", async () => {
    await read(ONE);
    await page.getByRole("link", { name: "Compare with another text" }).click();
    await field("Second text").waitFor();
    await page.waitForFunction(() => document.activeElement?.id === document.querySelectorAll("textarea")[1].id);
    assert.equal(await field("First text").inputValue(), ONE);
  });

  test("keeps both texts when the page is loaded anew, in this tab alone", async () => {
    await compare();
    await page.reload();
    assert.equal(await field("First text").inputValue(), ONE);
    assert.equal(await field("Second text").inputValue(), TWO);
    const stays = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    assert.ok(!stays.includes("Harnmouth"), stays);
  });
});

for (const scheme of ["light", "dark"]) {
  for (const width of [390, 1280]) {
    test(`the way back and the keys are for everybody: ${scheme}, ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: scheme });
      await compare();
      await page.keyboard.press("j");
      await isForEverybody();
      await page.keyboard.press("?");
      await page.getByRole("dialog", { name: "Keys" }).waitFor();
      await isForEverybody();
    });
  }
}

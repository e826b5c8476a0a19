// Does the page keep what a careful reader trusts it with: whole marks, the keyboard's place, what paper says, what a
// narrow screen shows? By the roles and names that a person meets.
import assert from "node:assert/strict";
import { test } from "node:test";
import { article, comeBack, focused, marks, page, read, setStage, visit, whenRead } from "./stage.mjs";

setStage();

const NESTED = "The union claims the operator admitted that engineers had warned that the wall might, reportedly, fall.";

test("lines below a paragraph's last line are not cut off", async () => {
  await read(NESTED);
  // A paragraph that is not drawn out of sight cuts off what reaches below its box.
  const deepest = await article().locator("p").evaluate((paragraph) => {
    const lanes = [...paragraph.querySelectorAll("span")].map((lane) => {
      const { textUnderlineOffset, textDecorationThickness, textDecorationLine } = getComputedStyle(lane);
      if (textDecorationLine !== "underline") return 0;
      const range = document.createRange();
      range.selectNodeContents(lane);
      const box = [...range.getClientRects()].at(-1);
      // Half a line's leading lies below the baseline's descent; the offset counts from the baseline.
      const baseline = box.bottom - parseFloat(getComputedStyle(lane).fontSize) * 0.28;
      return baseline + parseFloat(textUnderlineOffset) + parseFloat(textDecorationThickness);
    });
    return Math.max(...lanes) - paragraph.getBoundingClientRect().bottom;
  });
  assert.ok(deepest <= 0, `the deepest line reaches ${deepest} px below its paragraph`);
});

test("paper says what is filtered, and shows no buttons", async () => {
  await read();
  const all = await marks().count();
  await page.getByRole("button", { name: "Direct and mixed quotations" }).click();
  const left = await marks().count();
  for (const panel of ["Marks", "List"]) {
    await page.getByRole("tab", { name: panel }).click();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByText(`Filtered: ${left} of ${all} marks (Direct and mixed quotations)`).isVisible(), panel);
    assert.ok(await page.getByText("What the lines mean").isVisible());
    for (const button of [/^Show everything/, /^Edit/, /^Dismiss/, /^Close/]) {
      assert.equal(await page.getByRole("button", { name: button }).count(), 0, `${button} on paper`);
    }
    assert.equal(await page.getByRole("link").count(), 0);
    await page.emulateMedia({ media: "screen" });
  }
});

test("nothing is to be scrolled for to the side at four times the size, in either language", async () => {
  for (const [locale, settings, change] of [["en", "Settings", "Change the keys"], ["de-DE", "Einstellungen", "Tasten ändern"]]) {
    await visit({ viewport: { width: 320, height: 640 }, locale });
    await read();
    const isInside = async (what) => {
      const over = await page.evaluate(() => [...document.querySelectorAll("button, select, input, td, th, dt, dd")]
        .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > innerWidth + 1)
        .map((part) => part.textContent));
      assert.deepEqual(over, [], `${what}, ${locale}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${what}, ${locale}`);
    };
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await isInside(await tab.innerText());
    }
    await page.getByRole("button", { name: settings }).click();
    await page.getByText(change).click();
    await isInside(settings);
  }
});

const BODY = () => page.evaluate(() => document.activeElement === document.body);

test("the keyboard keeps its place where layers come and go and buttons vanish", async () => {
  await read();
  await marks(/^Claim,/).first().focus();
  const here = await focused();
  for (const key of ["2", "2", "1", "1"]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), here, `after ${key}`);
  }
  await page.keyboard.press("3");
  await marks(/^Claim,/).first().waitFor({ state: "detached" });
  assert.match(await focused(), /^(Hedge|Attribution)(,| to )/, "the next mark has it");
  await page.getByRole("button", { name: "Show everything" }).press("Enter");
  await marks(/^Claim,/).first().waitFor({ state: "attached" });
  assert.equal(await BODY(), false);
});

test("a mark is put away at its place alone, and the counts say so", async () => {
  await read("The mayor may go. The union may stay. Police may come.");
  const may = marks(/^Hedge, modal: may$/);
  const before = await may.count();
  assert.equal(before, 3);
  await may.nth(1).press("Enter");
  await page.getByText("Is this mark wrong?").click();
  await page.getByRole("button", { name: "Not at this place" }).press("Enter");
  await page.getByText(/^Put away: 1 mark\./).waitFor();
  assert.equal(await may.count(), 2);
  const drawn = await marks().count();
  assert.ok(await page.getByText(`${drawn} marks, 1 put away`).isVisible());
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByText(`All ${drawn} marks`).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await page.waitForFunction(() => document.activeElement !== document.body);
  assert.equal(await may.count(), 3);
});

test("a preset is for one visit", async () => {
  await read();
  const all = await marks().count();
  await page.getByRole("button", { name: "Hedged claims" }).click();
  await comeBack();
  await read();
  assert.equal(await marks().count(), all);
});

test("a card says in plain words what a mark is, who says it and how sure Sayso is", async () => {
  await read();
  await marks(/^Attribution to “Mayor Lena Orsk”,/).first().press("Enter");
  const card = page.getByRole("dialog", { name: /^Attributed to a named person, hedged / });
  await card.waitFor();
  assert.match(await card.innerText(), /The text cites this source (once|twice|\d+ times)\./);
  assert.match(await card.innerText(), /Sayso is .*sure of this mark\. Score: 0\.\d/);
  await page.keyboard.press("Escape");
  await marks(/^Claim, .*40 houses/).first().press("Enter");
  await page.getByRole("dialog", { name: /^Claim made by a named person, hedged once$/ }).waitFor();
});

test("tables say in words what their bars and columns mean", async () => {
  await read();
  await page.getByRole("tab", { name: "Overview" }).click();
  const rows = page.getByRole("table", { name: "How the claims are made" }).getByRole("row");
  const shares = await rows.evaluateAll((all) => all.slice(1).map((row) => row.cells[1].innerText));
  assert.ok(shares.every((share) => /^\d+%$/.test(share)), shares.join());
  await page.getByRole("tab", { name: "Sources" }).click();
  assert.ok(await page.getByText("Hedged: the share of the statements").isVisible());
});

test("the way back leads out of a window, then out of a card, and the text stays", async () => {
  await read();
  await marks().first().press("Enter");
  await page.getByRole("dialog").waitFor();
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("dialog", { name: "Export" }).waitFor();
  await page.goBack();
  await page.getByRole("dialog", { name: "Export" }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("dialog").count(), 1, "the card is still there");
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.ok(await marks().count() > 0);
  const steps = await page.evaluate(() => history.length);
  for (let time = 0; time < 3; time += 1) {
    await marks().first().press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  assert.equal(await page.evaluate(() => history.length), steps, "what is closed by hand leaves no step behind");
});

test("every screen has a title, and the way back from a comparison leads to the text", async () => {
  await read();
  const text = await article().innerText();
  await page.getByRole("link", { name: "Compare with another text" }).click();
  await page.getByRole("heading", { name: "Two texts on the same event" }).waitFor();
  assert.equal(await page.title(), "Two texts on the same event – Sayso");
  await page.goBack();
  await whenRead();
  assert.equal(await article().innerText(), text);
  assert.equal(await page.title(), "Sayso");
});

test("words that a word processor shows as deleted are not read", async () => {
  await page.getByRole("textbox").evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", "<p>The council has <del>not</del> <ins>now</ins> agreed, Lena Orsk said.</p>");
    field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  });
  await whenRead();
  assert.equal((await article().locator("p").first().innerText()).trim(), "The council has now agreed, Lena Orsk said.");
});

// Can what a visitor did be had again, and be had where they are? A text that was replaced, marks made by hand, what is put away.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STORM, article, focused, isForEverybody, markNames, marks, page, paste, read, server, setStage, whenRead } from "./stage.mjs";

setStage();

const OTHER = "The quay is closed, the mayor said.";
const button = (name) => page.getByRole("button", { name, exact: true });
const undo = () => button("Undo");
const shown = async () => (await article().locator("p").allTextContents()).join("\n\n");
const link = (name) => page.getByRole("link", { name }).click();

describe("a text that is replaced", () => {
  test("comes back with its marks, its filter and what is put away, from an empty page", async () => {
    await read();
    await page.getByRole("button", { name: "Hedged claims" }).click();
    const before = await markNames();
    await button("New text").click();
    const told = page.getByText("The text that stood here is gone.");
    await told.waitFor();
    assert.equal(await told.getAttribute("aria-live"), "polite");
    assert.equal(await page.getByRole("dialog").count(), 0, "nobody is asked anything");
    await undo().click();
    await article().waitFor();
    assert.equal(await shown(), STORM);
    assert.deepEqual(await markNames(), before);
    assert.equal(await page.getByRole("button", { name: "Hedged claims" }).getAttribute("aria-pressed"), "true");
    assert.equal(await undo().count(), 0);
  });

  test("comes back in place of another one, which comes back too, by keyboard alone", async () => {
    await read();
    await page.getByRole("button", { name: "Ferry accident" }).click();
    await whenRead();
    await undo().waitFor();
    await page.keyboard.press("u");
    assert.equal(await shown(), STORM);
    assert.notEqual(await focused(), "BODY");
    await page.keyboard.press("u");
    await article().getByText(/ferry/i).first().waitFor();
    await button("Dismiss").click();
    assert.equal(await undo().count(), 0);
  });

  test("is offered after a paste into the page that it left empty", async () => {
    await read();
    await button("New text").click();
    await paste(OTHER);
    await whenRead();
    assert.equal(await shown(), OTHER);
    await undo().press("Enter");
    await whenRead();
    assert.equal(await shown(), STORM);
  });

  test("leaves no filter to the next one, but the layers that are switched off", async () => {
    await read();
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    await page.getByRole("button", { name: "Direct and mixed quotations" }).click();
    await page.getByText("Search and score").click();
    await page.getByRole("searchbox").fill("council");
    await button("New text").click();
    await read(OTHER);
    assert.equal(await page.getByRole("button", { name: "Direct and mixed quotations" }).getAttribute("aria-pressed"), "false");
    assert.ok(!(await page.getByRole("switch", { name: "Hedge" }).isChecked()));
    assert.ok(await page.getByRole("switch", { name: "Claim" }).isChecked());
    assert.ok(await marks(/^Attribution/).count() > 0);
  });

  for (const scheme of ["light", "dark"]) {
    test(`everybody can have it back: ${scheme}`, async () => {
      await page.emulateMedia({ colorScheme: scheme });
      await read();
      await button("New text").click();
      await undo().waitFor();
      await isForEverybody();
    });
  }
});

test("the line about a mark goes with Esc, and comes with the next mark", async () => {
  await read();
  const line = page.getByText(/^Hedge: modal/);
  await marks(/^Hedge, modal/).first().focus();
  await line.waitFor();
  await page.keyboard.press("Escape");
  await line.waitFor({ state: "hidden" });
  await marks(/^Claim/).last().focus();
  await page.getByText(/^Claim: /).waitFor();
});

describe("the classroom", () => {
  const word = (name) => page.getByRole("option", { name, exact: true });
  const count = (number) => page.getByText(new RegExp(`^${number} marks? so far`)).waitFor();

  async function practise() {
    await read();
    await link("Practise on this text");
    await button("Start marking").click();
    await word("may").click();
    await page.keyboard.press("2");
    await count(1);
  }

  test("has the marks again after a reload, after a look at the reading, and once they are revealed", async () => {
    await practise();
    await page.reload();
    await count(1);
    await link("Back to reading");
    await whenRead();
    await link("Practise on this text");
    await count(1);
    await button("Reveal Sayso’s marks").click();
    const answer = page.getByRole("combobox").first();
    await answer.selectOption({ label: "it is open" });
    const table = await page.getByRole("table").innerText();
    await page.reload();
    await page.getByRole("table").waitFor();
    assert.equal(await page.getByRole("table").innerText(), table);
    assert.equal(await answer.inputValue(), "open");
    await link("Back to reading");
    await whenRead();
    await button("New text").click();
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /hedge|storm/i);
  });

  test("marks by keys that are listed, can be changed and be switched off", async () => {
    await practise();
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keys" });
    assert.match(await keys.innerText(), /mark as a hedge\s*2/);
    await page.keyboard.press("Escape");
    await button("Settings").click();
    await page.getByText("Change the keys").click();
    await page.getByRole("textbox", { name: "hedges on or off" }).fill("h");
    await page.keyboard.press("Escape");
    await button("Hedge h").waitFor();
    await word("damaged").click();
    await page.keyboard.press("2");
    await page.keyboard.press("h");
    await count(2);
    await button("Settings").click();
    await page.getByRole("checkbox", { name: "Letters and digits are shortcuts" }).press("Space");
    await page.keyboard.press("Escape");
    await button("Hedge").waitFor();
    await word("houses").click();
    await page.keyboard.press("h");
    await page.keyboard.press("Delete");
    await count(2);
  });
});

test("what is put away is not compared, until it is wanted again", async () => {
  await read();
  await marks(/^Claim/).first().press("Enter");
  await page.getByText("Is this mark wrong?").click();
  await button("Not this rule: put away all its marks").click();
  await link("Compare with another text");
  await page.getByRole("textbox", { name: "Second text" }).fill(OTHER);
  await button("Compare").click();
  await page.getByText(/Both texts are read\. \d+ marks? (is|are) put away\./).waitFor();
  const told = () => page.getByRole("heading", { name: "What differs" }).locator("..").innerText();
  const before = await told();
  await button("Settings").click();
  await button("Show again").click();
  await page.keyboard.press("Escape");
  await page.getByText("Both texts are read.", { exact: true }).waitFor();
  assert.notEqual(await told(), before);
});

test("a rule leads to its layer’s whole page", async () => {
  await read();
  await marks(/^Hedge, modal/).first().press("Enter");
  await page.getByText("About this rule").click();
  const [whole] = await Promise.all([page.context().waitForEvent("page"), link(/Its layer’s whole page/)]);
  await whole.getByRole("heading", { level: 1, name: "Hedge" }).waitFor();
  assert.equal(new URL(whole.url()).hash, "#modal");
  assert.ok(await whole.getByRole("heading", { name: /^modal/ }).isVisible());
  assert.ok(await whole.getByText("Known miss").count() > 0);
  assert.match(await whole.getByRole("figure", { name: /Words/ }).first().innerText(), /allegedly/);
  for (const layer of ["attribution", "claim", "figure", "hedge"]) {
    for (const scheme of ["light", "dark"]) {
      await whole.emulateMedia({ colorScheme: scheme });
      await whole.goto(`${server.page}layers/${layer}.html`);
      await isForEverybody(whole);
    }
  }
  await whole.close();
});

describe("on a phone", () => {
  for (const width of [390, 320]) {
    test(`the text begins high, no word of the list is broken, and a plot says what is drawn: ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 844 });
      await page.getByRole("button", { name: "Ferry accident" }).click();
      await whenRead();
      const top = await article().evaluate((text) => text.getBoundingClientRect().top + scrollY);
      assert.ok(top < (width === 390 ? 400 : 500), `it begins at ${top}`);
      await page.getByRole("tab", { name: "List" }).click();
      const table = page.getByRole("table", { name: "All marks" });
      await table.getByRole("rowheader").nth(60).waitFor();
      const broken = await table.evaluate((table) => {
        const [range, texts, broken] = [new Range(), document.createTreeWalker(table, NodeFilter.SHOW_TEXT), []];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1) broken.push(word);
          }
        }
        return broken;
      });
      assert.deepEqual(broken, []);
      await page.getByRole("tab", { name: "Figures" }).click();
      await page.getByText("just that number").waitFor();
      const edge = await page.getByRole("img", { name: /figures on one scale/ }).first()
        .evaluate((plot) => Math.max(...[...plot.querySelectorAll("text")].map((label) => label.getBoundingClientRect().right)));
      assert.ok(edge <= width, `the plot's words reach to ${edge}`);
      await isForEverybody();
    });
  }
});

// What does a tab keep of a reading, and when does it forget? As a person sees it who loads the page anew.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { STORM, article, comeBack, markNames, marks, page, read, setStage, visit, whenRead } from "./stage.mjs";

setStage({ permissions: ["clipboard-read", "clipboard-write"] });

const LONG = Array.from({ length: 40 }, (_, day) => `On day ${day + 1} the mayor said that the bridge may stay closed. Nobody was hurt.`).join("\n\n");

const button = (name) => page.getByRole("button", { name, exact: true });
const shown = async () => (await article().locator("p").allTextContents()).join("\n\n");
const empty = () => page.getByRole("textbox", { name: "Paste a news article" });

async function address() {
  await button("Share").click();
  const field = page.getByRole("textbox", { name: "Address" });
  await field.waitFor();
  const address = await field.inputValue();
  await page.keyboard.press("Escape");
  return address;
}

describe("a page that is loaded anew", () => {
  test("has the text, the filter and the open card", async () => {
    await read();
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    await marks(/^Claim,/).last().press("Enter");
    const card = await page.getByRole("dialog").innerText();
    const names = await markNames();
    await page.reload();
    await whenRead();
    assert.equal(await shown(), STORM);
    await page.getByRole("dialog").waitFor();
    assert.equal(await page.getByRole("dialog").innerText(), card);
    assert.deepEqual(await markNames(), names);
    assert.ok(!(await page.getByRole("switch", { name: "Hedge" }).isChecked()));
  });

  test("is where it was in the text", async () => {
    await read(LONG);
    const there = article().getByText("On day 31 ").first();
    const top = () => there.evaluate((words) => words.getBoundingClientRect().top);
    await there.evaluate((words) => words.scrollIntoView({ block: "center" }));
    await page.waitForTimeout(200);
    await page.reload();
    await whenRead();
    await page.waitForFunction(() => scrollY > 0);
    const now = await top();
    assert.ok(now > 200 && now < 600, `the place is at ${now}`);
  });

  test("has what was typed last", async () => {
    await read();
    await button("Edit the text").click();
    await page.getByRole("textbox").fill("The quay is closed, the mayor said.");
    await page.reload();
    await whenRead();
    assert.equal(await shown(), "The quay is closed, the mayor said.");
  });

  test("has the text still after a look at another screen", async () => {
    await read();
    await page.getByRole("switch", { name: "Claim" }).press("Space");
    await page.getByRole("link", { name: "Practise on this text" }).click();
    await page.getByRole("heading", { name: "Mark it yourself" }).waitFor();
    await page.getByRole("link", { name: "Back to reading" }).click();
    await whenRead();
    assert.equal(await shown(), STORM);
    assert.ok(!(await page.getByRole("switch", { name: "Claim" }).isChecked()));
  });

  test("is empty after New text", async () => {
    await read();
    await page.reload();
    await whenRead();
    await button("New text").click();
    await page.reload();
    await empty().waitFor();
    assert.equal(await article().count(), 0);
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage })), /storm|houses/i);
  });

  test("is empty in another tab", async () => {
    await read();
    await comeBack();
    await empty().waitFor();
    assert.equal(await article().count(), 0);
    assert.match(await page.getByRole("contentinfo").innerText(), /this tab keeps it until you close the tab or take a new text/);
  });
});

describe("a shared address", () => {
  test("wins over what the tab keeps, and is taken up once", async () => {
    await read("The quay is closed, the mayor said.");
    const shared = await address();
    await button("New text").click();
    await read();
    await page.goto("about:blank");
    await page.goto(shared);
    await whenRead();
    assert.equal(await shown(), "The quay is closed, the mayor said.");
    await button("Edit the text").click();
    await page.getByRole("textbox").fill("The quay is open, the mayor said.");
    await page.reload();
    await whenRead();
    assert.equal(await shown(), "The quay is open, the mayor said.", "what was changed since is not lost");
    await button("New text").click();
    await page.reload();
    await empty().waitFor();
    await page.goBack();
    await whenRead();
    assert.equal(await shown(), "The quay is closed, the mayor said.");
  });
});

describe("storage", () => {
  test("that is refused costs nothing but the text on a reload", async () => {
    await visit({}, () => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
      }
    });
    await read();
    assert.equal(await shown(), STORM);
    await page.reload();
    await empty().waitFor();
    await read();
    await button("New text").click();
    await empty().waitFor();
  });

  test("that is full keeps nothing, and nothing that was kept before comes back", async () => {
    await read();
    await page.reload();
    await whenRead();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    });
    await page.reload();
    await empty().waitFor();
  });

  test("with something else in it is no reading", async () => {
    for (const kept of ["", "nonsense", " {", " null", " {}", ' {"text":7}']) {
      await comeBack();
      // What is kept is written on leaving, so that this is laid down behind it.
      await page.evaluate((kept) => {
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name) { setItem.call(this, name, kept); };
      }, kept);
      await page.reload();
      await empty().waitFor();
      assert.equal(await article().count(), 0, kept);
    }
  });
});

describe("keys", () => {
  const pressed = (name) => page.getByRole("group", { name: "Show only" }).getByRole("button", { name }).getAttribute("aria-pressed");

  test("show only what a preset shows, and everything again", async () => {
    await read();
    const all = await markNames();
    for (const [key, name] of [["4", "Unattributed claims"], ["5", "Unnamed sources"], ["6", "Hedged claims"], ["7", "Direct and mixed quotations"]]) {
      await page.keyboard.press(key);
      await page.getByText(/^Filtered: /).waitFor();
      assert.equal(await pressed(name), "true");
      await page.keyboard.press(key);
      await page.getByText(/^Filtered: /).waitFor({ state: "detached" });
      assert.deepEqual(await markNames(), all);
    }
  });

  test("turn to every tab, with the keyboard on it, and are listed", async () => {
    await read();
    for (const [key, name] of [["q", "Sources"], ["f", "Figures"], ["o", "Overview"], ["l", "List"], ["m", "Marks"]]) {
      await page.keyboard.press(key);
      await page.getByRole("tab", { name, selected: true }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), name);
    }
    await page.keyboard.press("?");
    const told = await page.getByRole("dialog", { name: "Keys" }).getByRole("definition").allInnerTexts();
    for (const key of "4567mqfol") assert.ok(told.includes(key), `${key} is listed`);
  });

  test("that were set when there were fewer stay as they are", async () => {
    await page.evaluate(() => localStorage.setItem("keys", "+wkmN123les,?"));
    await comeBack();
    await read();
    await page.keyboard.press("m");
    await page.waitForTimeout(200);
    await page.getByRole("tab", { name: "Marks", selected: true }).waitFor();
    await page.keyboard.press("w");
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    await page.keyboard.press("5");
    await page.getByText(/^Filtered: /).waitFor();
  });
});

describe("the first stop of the Tab key", () => {
  const first = async () => {
    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.click(2, 2);
    await page.keyboard.press("Tab");
    return page.getByRole("link", { name: "To the text" });
  };
  const hasKeyboard = (locator) => locator.evaluate((element) => element === document.activeElement);

  test("leads to the text, and from there arrow keys go from mark to mark, as is said only then", async () => {
    const hint = page.getByText(/arrow keys go from mark to mark/);
    await read();
    assert.ok(!(await hint.isVisible()), "not where it is not so");
    const height = await page.evaluate(() => document.querySelector("aside").scrollHeight);
    const skip = await first();
    assert.ok(await hasKeyboard(skip));
    const box = await skip.boundingBox();
    assert.ok(box.y >= 0 && box.height >= 24, "it is in sight");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    assert.ok(await hint.isVisible());
    assert.equal(await page.evaluate(() => document.querySelector("aside").scrollHeight), height, "nothing moves under a pointer");
    const here = await page.evaluate(() => document.activeElement.id);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((here) => document.activeElement.matches("[data-mark]") && document.activeElement.id !== here, here);
    assert.ok(!page.url().includes("#"), "the address stays as it is");
  });

  test("leads to the text field where there is no text, and on a phone away from a panel", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await (await first()).press("Enter");
    assert.ok(await hasKeyboard(page.getByRole("textbox")));
    await read("The mayor allegedly left.");
    await page.getByRole("tab", { name: "Figures" }).click();
    await (await first()).press("Enter");
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    assert.ok(await article().isVisible());
  });
});

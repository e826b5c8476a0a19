// Does everything that is drawn with the text stay out of its way, and in sight where it is looked at?
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { article, marks, page, read, setStage, whenRead } from "./stage.mjs";

setStage();

const hasMark = () => page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
const line = () => page.getByText(/^(Attribution|Hedge|Claim): .*“|^(Attribution|Hedge|Claim): /).last();

// The lines of the text, as far as they lie in the window, and what a person points at there.
const covered = () => page.evaluate(() => {
  const lines = [...document.querySelectorAll("article p")].flatMap((paragraph) => [...paragraph.getClientRects()]);
  const strip = [...document.querySelectorAll("p")].find((one) => getComputedStyle(one).position === "sticky" && one.closest("article") === null);
  const { top } = strip.getBoundingClientRect();
  const beside = lines.find(({ left, bottom }) => bottom > 0)?.left ?? 0;
  return { foot: innerHeight - top, seen: document.elementFromPoint(beside + 5, top - 30)?.closest("article") !== null };
});

async function readSample() {
  await page.getByRole("button", { name: "Ferry accident" }).click();
  await whenRead();
}

for (const width of [390, 1280]) {
  describe(`the line about a mark, ${width} pixels`, () => {
    test("has the same room at the window's foot whether it says something or not", async () => {
      await page.setViewportSize({ width, height: 800 });
      await readSample();
      const before = await covered();
      assert.ok(before.foot > 20 && before.foot < 60 && before.seen, JSON.stringify(before));
      await marks().nth(3).focus();
      await line().waitFor();
      assert.deepEqual(await covered(), before);
    });

    test("says nothing more once a card is closed", async () => {
      await page.setViewportSize({ width, height: 800 });
      await readSample();
      for (const close of [
        () => page.keyboard.press("Escape"),
        () => page.getByRole("dialog").getByRole("button", { name: "Close" }).click(),
      ]) {
        await marks().nth(5).press("Enter");
        await page.getByRole("dialog").waitFor();
        await close();
        await hasMark();
        await page.mouse.move(1, 1);
        assert.equal(await page.getByRole("dialog").count(), 0);
        assert.equal(await page.locator("p:empty").filter({ visible: true }).count() > 0 || !(await line().isVisible()), true);
        assert.equal(await page.getByText(/^(Attribution|Hedge|Claim): /).count(), 0);
      }
    });
  });
}

describe("the card", () => {
  for (const width of [390, 1280]) {
    test(`of the last mark stands in the window with its mark, ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await readSample();
      await marks().last().press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.waitForTimeout(200);
      const card = await page.getByRole("dialog").boundingBox();
      const close = await page.getByRole("dialog").getByRole("button", { name: "Close" }).boundingBox();
      assert.ok(card.y >= 0 && close.y >= 0 && close.y < 900, `the card begins at ${card.y}`);
      const mark = await marks().last().evaluate((mark) => mark.getBoundingClientRect().bottom);
      assert.ok(mark > 0 && mark < (width < 800 ? card.y : 900), `the mark ends at ${mark}`);
    });
  }
});

describe("the frame around the mark that has the keyboard", () => {
  const framed = () => article().evaluate((article) => {
    const isFramed = (element) => getComputedStyle(element).boxShadow !== "none" || getComputedStyle(element).outlineStyle !== "none";
    return [...article.querySelectorAll("span")].filter(isFramed).map((one) => one.textContent).join("");
  });

  test("holds all of it, however many pieces it is in", async () => {
    await read("The mayor said on Friday that the old bridge may allegedly have been closed.");
    const claim = marks(/^Claim,/).first();
    const words = (await claim.getAttribute("aria-label")).replace(/^[^:]+: /, "");
    await marks().first().focus();
    for (let at = 0; at < 12 && !(await claim.evaluate((one) => one === document.activeElement)); at += 1) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(60);
    }
    assert.match(words, /allegedly/, "there is a mark in the mark");
    assert.equal(await framed(), words);
    await page.emulateMedia({ forcedColors: "active" });
    assert.equal(await framed(), words);
    await page.emulateMedia({ forcedColors: "none" });
    await page.getByRole("tab", { name: "Marks" }).focus();
    assert.equal(await framed(), "");
  });
});

describe("beside the text field", () => {
  test("the reading goes where the caret goes", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await read(Array.from({ length: 40 }, (_, day) => `On day ${day + 1} the mayor said that the bridge may stay closed.`).join("\n\n"));
    await page.getByRole("button", { name: "Edit the text" }).click();
    const field = page.getByRole("textbox");
    await field.focus();
    await page.keyboard.press("Control+End");
    const isSeen = (words) => page.waitForFunction((words) => {
      const paragraph = [...document.querySelectorAll("article p")].find((one) => one.textContent.includes(words));
      const { top, bottom } = paragraph?.getBoundingClientRect() ?? { top: -1 };
      return top >= 0 && bottom <= innerHeight;
    }, words);
    await isSeen("On day 40 ");
    assert.ok((await field.boundingBox()).y >= 0, "the text field stays");
    await page.keyboard.press("Control+Home");
    await isSeen("On day 1 ");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("\n\nThe quay, they said, is shut.");
    await isSeen("The quay, they said, is shut.");
  });

  test("on a phone nothing takes the text field away", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await read(Array.from({ length: 40 }, (_, day) => `On day ${day + 1} the mayor said that the bridge may stay closed.`).join("\n\n"));
    await page.getByRole("button", { name: "Edit the text" }).click();
    const field = page.getByRole("textbox");
    await field.focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" So.");
    await page.waitForTimeout(600);
    const { y, height } = await field.boundingBox();
    assert.ok(y + height > 0 && y < 800, `the field is at ${y}`);
  });
});

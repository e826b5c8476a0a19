// Can a person compare two texts, and mark one? What they see and do, by the roles and names that they meet.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { browser, focused, isForEverybody, marks, open, page, read, serve, server, setStage, whenRead } from "./stage.mjs";

const FIRM = [
  "The harbour wall at Orrin Bay fell on Monday. Harbour master Mara Lind said 12 people were killed.",
  "Police said the quay would stay closed.",
].join("\n\n");
const CAREFUL = [
  "The harbour wall at Orrin Bay may have fallen on Monday. Ms Lind said that 30 people were killed.",
  "Dan Orme, a fisherman, said nobody had been warned.",
].join("\n\n");

setStage();

const button = (name) => page.getByRole("button", { name });

async function goTo(screen) {
  await page.goto(`${server.page}#${screen}`);
  await page.getByRole("heading", { level: 2 }).first().waitFor();
}

describe("the way to the other screens", () => {
  test("is there before there is a text", async () => {
    await page.getByRole("link", { name: "Two texts on the same event" }).click();
    await page.getByRole("textbox", { name: "First text" }).waitFor();
    await page.getByRole("link", { name: "Back to reading" }).click();
    await page.getByRole("link", { name: "Mark it yourself" }).click();
    await page.getByRole("textbox", { name: "The article’s text" }).waitFor();
  });

  test("takes the text along, and back", async () => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").at(-1)));
    await read(FIRM);
    assert.ok(!asked.some((name) => name.startsWith("desk")), "the reading page fetches nothing of the desk");
    await page.getByRole("link", { name: "Compare with another text" }).click();
    await page.getByRole("heading", { name: "Two texts on the same event" }).waitFor();
    assert.equal(await page.getByRole("textbox", { name: "First text" }).inputValue(), FIRM);
    assert.ok(asked.includes("desk_bg.wasm"));
    await page.getByRole("link", { name: "Back to reading" }).click();
    await page.getByRole("article", { name: "The article with its marks" }).waitFor();
    await whenRead();
    await page.getByRole("link", { name: "Practise on this text" }).click();
    assert.equal(await page.getByRole("textbox", { name: "The article’s text" }).inputValue(), FIRM);
  });
});

describe("two texts", () => {
  async function compare() {
    await goTo("compare");
    await page.getByRole("textbox", { name: "First text" }).fill(FIRM);
    await page.getByRole("textbox", { name: "Second text" }).fill(CAREFUL);
    await button("Compare").click();
    await page.getByRole("heading", { name: "What differs" }).waitFor();
  }

  test("are both needed", async () => {
    await goTo("compare");
    await button("Compare").click();
    await page.getByRole("status").filter({ hasText: "Both texts are needed" }).waitFor();
  });

  test("stand side by side with what they differ in", async () => {
    await compare();
    const findings = page.getByRole("region", { name: "What differs" });
    const figures = await findings.getByRole("table", { name: /killed/ }).getByRole("row").allInnerTexts();
    assert.ok(figures.some((row) => /\b12\b/.test(row) && /differs from the other text/.test(row)), figures.join("\n"));
    assert.ok(figures.some((row) => /\b30\b/.test(row) && /Lind/.test(row)), figures.join("\n"));
    const wall = findings.getByRole("listitem").filter({ hasText: "harbour wall" });
    assert.match(await wall.innerText(), /asserted by the writer[^]*hedged/);
    const alone = await findings.innerText();
    assert.match(alone, /Dan Orme/);
    assert.match(alone, /Mara Lind/);
    const words = await findings.getByRole("row", { name: /^words/ }).innerText();
    assert.match(words, /\d+\s+\d+/);
    const texts = page.getByRole("article");
    assert.deepEqual((await texts.nth(1).locator("p").allTextContents()).join("\n\n"), CAREFUL);
  });

  test("are gone through from finding to place", async () => {
    await compare();
    await button("The harbour wall at Orrin Bay may have fallen on Monday.").press("Enter");
    await page.waitForFunction(() => /^Claim, .*harbour wall/.test(document.activeElement?.getAttribute("aria-label") ?? ""));
    const second = page.getByRole("article", { name: "The second text with its marks" });
    assert.ok(await second.evaluate((text) => text.contains(document.activeElement)));
  });

  test("can be changed again", async () => {
    await compare();
    await button("Other texts").click();
    assert.equal(await page.getByRole("textbox", { name: "Second text" }).inputValue(), CAREFUL);
  });

  test("must both be English", async () => {
    await goTo("compare");
    await page.getByRole("textbox", { name: "First text" }).fill(FIRM);
    await page.getByRole("textbox", { name: "Second text" }).fill(
      "Der Bürgermeister hat am Freitag gesagt, dass die Brücke wegen des Sturms noch lange gesperrt bleiben wird. Die Polizei wollte sich dazu nicht äußern.",
    );
    await button("Compare").click();
    await page.getByRole("status").filter({ hasText: "second text does not look English" }).waitFor();
  });

  test("that cannot be read say so", async () => {
    const broken = await serve((path) => path.endsWith("/annotator_bg.wasm") ? { status: 404 } : undefined);
    const other = await open(browser, broken);
    await other.page.goto(`${broken.page}#compare`);
    await other.page.getByRole("button", { name: "Try it with two of ours" }).click();
    await other.page.getByRole("button", { name: "Compare" }).click();
    await other.page.getByRole("status").filter({ hasText: "could not be started" }).waitFor();
    await other.close();
    broken.close();
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`are for everybody: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        await goTo("compare");
        await isForEverybody();
        await button("Try it with two of ours").click();
        await button("Compare").click();
        await page.getByRole("heading", { name: "What differs" }).waitFor();
        await isForEverybody();
      });
    }
  }
});

describe("the classroom", () => {
  const text = () => page.getByRole("listbox", { name: "The text to mark, word by word" });
  const word = (name) => text().getByRole("option", { name, exact: true });
  const status = () => page.getByRole("status");

  async function practise(given = CAREFUL) {
    await goTo("classroom");
    await page.getByRole("textbox", { name: "The article’s text" }).fill(given);
    await button("Start marking").click();
    await text().waitFor();
  }

  test("shows no mark of the annotator’s before they are revealed", async () => {
    await practise();
    await button("Reveal Sayso’s marks").waitFor();
    assert.equal(await page.getByRole("button", { name: /^(Attribution|Hedge|Claim)(,| to )/ }).count(), 0);
    assert.equal((await text().locator("p").allTextContents()).join("\n\n"), CAREFUL, "the text is as it was");
  });

  test("is gone through by keyboard alone", async () => {
    await practise();
    for (let at = 0; at < 6; at++) await page.keyboard.press("ArrowRight");
    assert.equal(await focused(), "may");
    await page.keyboard.press("2");
    await word("may, marked: Hedge").waitFor();
    await page.keyboard.press("Home");
    await page.keyboard.down("Shift");
    for (let at = 0; at < 5; at++) await page.keyboard.press("ArrowRight");
    await page.keyboard.up("Shift");
    await status().filter({ hasText: "Chosen: “The harbour wall at Orrin Bay”" }).waitFor();
    await page.keyboard.press("1");
    await status().filter({ hasText: "2 marks" }).waitFor();
    await page.keyboard.press("Delete");
    await status().filter({ hasText: "1 mark so far" }).waitFor();
    await button("Reveal Sayso’s marks").press("Enter");
    const agreement = page.getByRole("region", { name: "Your marks and Sayso’s" });
    await agreement.waitFor();
    const row = await agreement.getByRole("row", { name: /^Hedge/ }).innerText();
    assert.match(row, /Hedge\s+1\s+0\s+\d/);
    assert.match(await agreement.innerText(), /share at least half the words of the longer/);
  });

  test("takes words that are dragged over, and words that are tapped", async () => {
    await practise();
    const from = await word("harbour").first().boundingBox();
    const to = await word("Bay").first().boundingBox();
    await page.mouse.move(from.x + 1, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 5 });
    await page.mouse.up();
    await status().filter({ hasText: "Chosen: “harbour wall at Orrin Bay”" }).waitFor();
    await word("Monday").first().click();
    await status().filter({ hasText: "Chosen: “Monday”" }).waitFor();
    await button("One word more").click();
    await button("Claim 3").click();
    await status().filter({ hasText: "1 mark so far" }).waitFor();
  });

  test("asks who is right about every difference, and gives the result as files", async () => {
    await practise();
    await word("fisherman").click();
    await button("Hedge 2").click();
    await button("Reveal Sayso’s marks").click();
    const agreement = page.getByRole("region", { name: "Your marks and Sayso’s" });
    const mine = agreement.getByRole("listitem").filter({ hasText: "You marked this as Hedge, Sayso did not." });
    await mine.getByRole("combobox", { name: "Who is right?" }).selectOption({ label: "Sayso is" });
    const missed = agreement.getByRole("listitem").filter({ hasText: "Sayso marked this as Hedge (modal), you did not." });
    assert.match(await missed.innerText(), /This says that something may be so/);
    await missed.getByRole("button").press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Hedge, modal: may");
    await page.getByRole("textbox", { name: /Your name/ }).fill("Ada");
    const saved = async (name) => {
      const [download] = await Promise.all([page.waitForEvent("download"), button(name).click()]);
      return [download.suggestedFilename(), await readFile(await download.path(), "utf8")];
    };
    const [dataName, data] = await saved("Save as data (JSON)");
    assert.equal(dataName, "practice-Ada.json");
    const result = JSON.parse(data);
    assert.deepEqual([result.schema, result.name, result.units], ["sayso-practice/1", "Ada", "utf16"]);
    for (const mark of result.marks) assert.equal(result.text.slice(mark.start, mark.end), mark.text);
    const own = result.marks.find(({ found_by }) => found_by === "you");
    assert.deepEqual([own.text, own.layer, own.right], ["fisherman", "hedge", "sayso"]);
    const [, read] = await saved("Save to read (Markdown)");
    assert.match(read, /^# Your marks and Sayso’s: Ada\n/);
    assert.match(read, /“fisherman”: You marked this as Hedge, Sayso did not. Who is right\? Sayso is\./);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.ok(!kept.includes("Ada"), "the name stays nowhere");
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`is for everybody: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        await goTo("classroom");
        await isForEverybody();
        await button("Library vote").click();
        await text().waitFor();
        await page.keyboard.press("Shift+ArrowRight");
        await page.keyboard.press("3");
        await isForEverybody();
        await button("Reveal Sayso’s marks").click();
        await page.getByRole("region", { name: "Your marks and Sayso’s" }).waitFor();
        await isForEverybody();
      });
    }
  }
});

describe("a browser that keeps nothing", () => {
  test("has both screens, and the text is pasted again", async () => {
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });
      }
    });
    await page.reload();
    await read(FIRM);
    await page.getByRole("link", { name: "Compare with another text" }).click();
    const first = page.getByRole("textbox", { name: "First text" });
    await first.waitFor();
    assert.equal(await first.inputValue(), "");
    await first.fill(FIRM);
    await page.getByRole("textbox", { name: "Second text" }).fill(CAREFUL);
    await button("Compare").click();
    await page.getByRole("heading", { name: "What differs" }).waitFor();
  });
});

// Does everything obey the filter? What is shown of an article by layer, facet, score and words; and its marks as a list.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { beforeEach, describe, test } from "node:test";
import { article, isForEverybody, markNames, marks, page, paste, read, setStage, whenRead } from "./stage.mjs";

setStage();

async function readSample() {
  await page.getByRole("button", { name: "Ferry accident" }).click();
  await whenRead();
}

const preset = (name) => page.getByRole("group", { name: "Show only" }).getByRole("button", { name });
const reset = () => page.getByRole("button", { name: "Show everything" });
const tab = (name) => page.getByRole("tab", { name });
const facets = (layer) => page.locator("summary").filter({ hasText: new RegExp(`^${layer} by`) });
const box = (group, name) => page.getByRole("group", { name: group }).getByRole("checkbox", { name });
const rows = () => page.getByRole("table", { name: "All marks" }).locator("tbody").getByRole("row");

// Turns to the list, and waits for all of its rows: they come in portions.
async function openList() {
  const count = await marks().count();
  await tab("List").click();
  await rows().nth(count - 1).waitFor();
}

// The two numbers of the line that says how much is shown.
async function filtered() {
  const line = await page.getByText(/^Filtered: \d+ of \d+ marks \(/).innerText();
  return line.match(/\d+/g).slice(0, 2).map(Number);
}

describe("a preset", () => {
  for (const [name, only] of [
    ["Unattributed claims", /^Claim,/],
    ["Unnamed sources", /^(Attribution( to |,)|Hedge, vague source:)/],
    ["Hedged claims", /^(Claim|Hedge),/],
    ["Direct and mixed quotations", /^Attribution( to “.*”)?, (direct|mixed):/],
  ]) {
    test(`shows ${name.toLowerCase()} alone, and everything again`, async () => {
      await readSample();
      const all = await markNames();
      await preset(name).click();
      assert.equal(await preset(name).getAttribute("aria-pressed"), "true");
      const left = await markNames();
      assert.ok(left.length > 0 && left.length < all.length, `${left.length} of ${all.length}`);
      assert.deepEqual(left.filter((mark) => !only.test(mark)), []);
      assert.deepEqual(await filtered(), [left.length, all.length]);
      await reset().click();
      assert.deepEqual(await markNames(), all);
      assert.equal(await reset().count(), 0);
    });
  }

  test("of unnamed sources leaves nobody with a name in the ledger", async () => {
    await readSample();
    await preset("Unnamed sources").click();
    await tab("Sources").click();
    const told = await page.getByRole("table", { name: "Who says how much" }).locator("tbody").getByRole("row").allInnerTexts();
    assert.ok(told.length > 0);
    assert.deepEqual(told.filter((row) => /Valdarra|Maren Lines|The writer/.test(row)), []);
    await page.getByText(/^Filtered: /).waitFor();
  });

  test("of hedged claims shows the hedges that make them so, and a file has just those", async () => {
    await readSample();
    await preset("Hedged claims").click();
    const left = await markNames();
    const hedges = left.filter((mark) => mark.startsWith("Hedge,"));
    assert.ok(hedges.length > 0 && hedges.length < left.length);
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("radio", { name: /^JSON/ }).check();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
    assert.match(file.suggestedFilename(), /-filtered\.json$/);
    const { annotations } = JSON.parse(await readFile(await file.path(), "utf8"));
    assert.equal(annotations.length, left.length);
    const claims = new Set(annotations.filter(({ layer }) => layer === "claim").map(({ id }) => id));
    const tied = annotations.filter(({ layer }) => layer === "hedge").map(({ links }) => links.filter(({ role, to }) => role === "hedges" && claims.has(to)));
    assert.equal(tied.length, hedges.length);
    assert.ok(tied.every((links) => links.length > 0), "each stands over a claim that is shown");
  });

  test("of hedged claims leaves whose claims they are", async () => {
    await readSample();
    await preset("Hedged claims").click();
    await tab("Sources").click();
    const ledger = page.getByRole("table", { name: "Who says how much" });
    assert.ok(await ledger.getByRole("row", { name: /100%/ }).count() > 1, "claims that are not the writer's stay with their source");
    const claims = (await markNames()).filter((name) => name.startsWith("Claim,")).length;
    const said = await ledger.locator("tbody").getByRole("row").evaluateAll((all) => all.map((row) => Number(row.cells[1].innerText)));
    assert.equal(said.reduce((sum, one) => sum + one, 0), claims);
  });
});

describe("a facet", () => {
  test("takes away as many marks as it counts, and gives them back", async () => {
    await readSample();
    const all = await marks().count();
    for (const [layer, group, name] of [
      ["Attribution", "Form", /^indirect/],
      ["Attribution", "Source", /^person/],
      ["Hedge", "Kind", /^modal/],
      ["Hedge", "Strength", /^strong/],
      ["Claim", "Certainty", /^hedged/],
      ["Claim", "Whose words", /writer/],
    ]) {
      await facets(layer).click();
      const value = box(group, name);
      const count = Number((await value.locator("xpath=..").innerText()).match(/(\d+)\s*$/)[1]);
      assert.ok(count > 0, `${layer}, ${group}`);
      await value.press("Space");
      assert.deepEqual(await filtered(), [all - count, all]);
      assert.equal(await marks().count(), all - count);
      await value.press("Space");
      assert.equal(await marks().count(), all);
      await facets(layer).click();
    }
  });

  test("stays listed where a newer text has none of it", async () => {
    await readSample();
    await facets("Hedge").click();
    await box("Kind", /^modal/).press("Space");
    await page.getByRole("button", { name: "Edit the text" }).click();
    await page.getByRole("textbox").fill("The quay is closed, the mayor said.");
    await page.getByText(/^Filtered: /).waitFor();
    await box("Kind", /^modal/).press("Space");
    assert.equal(await reset().count(), 0);
  });
});

describe("by score and by words", () => {
  beforeEach(async () => {
    await readSample();
    await page.getByText("Search and score").click();
  });

  test("the threshold hides what is less sure, with a live count", async () => {
    const slider = page.getByRole("slider", { name: "Hide marks less sure than" });
    assert.equal(await slider.inputValue(), "0", "nothing is hidden at first");
    await openList();
    const all = await rows().count();
    const sure = await rows().evaluateAll((all) => all.filter((row) => Number(row.cells[4].innerText) >= 0.9).length);
    assert.ok(sure > 0 && sure < all, `${sure} of ${all}`);
    await tab("Marks").click();
    await page.getByText("Search and score").click();
    await slider.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.9");
    assert.deepEqual(await filtered(), [sure, all]);
  });

  test("the search keeps the marks that hold the words", async () => {
    await page.getByRole("searchbox", { name: "Find in the marks" }).fill("NURSE");
    const left = await markNames();
    assert.ok(left.length > 0);
    await openList();
    for (const row of await rows().allInnerTexts()) assert.match(row, /nurse|…/i);
    await tab("Marks").click();
    await reset().click();
    await page.getByText("Search and score").click();
    assert.equal(await page.getByRole("searchbox").inputValue(), "");
  });
});

describe("the list", () => {
  beforeEach(async () => {
    await readSample();
    await openList();
  });

  test("has a row for every mark, and any column puts them in order", async () => {
    assert.equal(await rows().count(), await marks().count());
    const column = (index) => rows().evaluateAll((all, index) => all.map((row) => row.cells[index].innerText), index);
    const score = page.getByRole("columnheader", { name: "Score" });
    await score.getByRole("button").click();
    assert.equal(await score.getAttribute("aria-sort"), "ascending");
    const rising = (await column(4)).map(Number);
    assert.deepEqual(rising, rising.toSorted((a, b) => a - b));
    await score.getByRole("button").press("Enter");
    assert.equal(await score.getAttribute("aria-sort"), "descending");
    assert.deepEqual((await column(4)).map(Number), rising.toReversed());
    await page.getByRole("columnheader", { name: "What it is" }).getByRole("button").click();
    assert.equal(await score.getAttribute("aria-sort"), null);
    const sorts = await column(1);
    assert.match(sorts[0], /^Attribution/);
    assert.match(sorts.at(-1), /^Hedge/);
    for (const name of ["Words", "Source", "How sure", "Paragraph"]) {
      await page.getByRole("columnheader", { name }).getByRole("button").click();
      assert.equal(await page.getByRole("columnheader", { name }).getAttribute("aria-sort"), "ascending", name);
    }
    const paragraphs = (await column(5)).map(Number);
    assert.deepEqual(paragraphs, paragraphs.toSorted((a, b) => a - b));
  });

  test("leads to the mark in the text and says why it is there", async () => {
    const last = rows().last().getByRole("button");
    const words = (await last.innerText()).slice(0, 12);
    await last.press("Enter");
    const card = page.getByRole("dialog");
    assert.ok((await card.innerText()).includes(words), words);
    assert.ok(await article().isVisible());
    const lit = await marks().last().evaluate((mark) => mark.getBoundingClientRect().top);
    assert.ok(lit > 0 && lit < 800, `the mark is at ${lit}`);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^(Attribution|Hedge|Claim),/);
  });

  test("on a phone leads from the list to the text", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    assert.ok(!(await article().isVisible()));
    await rows().nth(5).getByRole("button").click();
    await page.getByRole("dialog").waitFor();
    assert.ok(await article().isVisible());
  });

  test("obeys the filter", async () => {
    await tab("Marks").click();
    await preset("Direct and mixed quotations").click();
    await openList();
    assert.equal(await rows().count(), (await filtered())[0]);
    for (const row of await rows().all()) assert.match(await row.innerText(), /Attribution, (direct|mixed)/);
  });
});

describe("a long text", () => {
  const long = (times) => Array.from({ length: times }, (_, day) =>
    `On day ${day} the coastguard said that up to ${day + 2} boats may have been lost. The mayor allegedly left.`).join("\n\n");

  test("has its rows in portions", async () => {
    await read(long(120));
    await tab("List").click();
    await rows().nth(299).waitFor();
    assert.equal(await rows().count(), 300);
    await page.getByRole("button", { name: "Show more marks" }).click();
    await rows().nth(300).waitFor();
  });

  test("has every source and every figure in its tab, the writer last", async () => {
    const days = Array.from({ length: 130 }, (_, day) => day + 1);
    await read(days.map((day) => `Mayor Lena Orsk${"abcdefghijklm"[day % 13]}${"aeiou"[day % 5]}n said on Friday that ${day + 20} boats were lost. The pier is shut.`).join("\n\n"));
    await tab("Sources").click();
    const ledger = page.getByRole("table", { name: "Who says how much" }).locator("tbody").getByRole("row");
    await ledger.filter({ hasText: "The writer" }).waitFor();
    const voices = await ledger.allInnerTexts();
    assert.ok(voices.length > 60, `${voices.length} sources`);
    assert.match(voices.at(-1), /^The writer/);
    assert.equal(new Set(voices).size, voices.length, "each once");
    await tab("Figures").click();
    // Most of them are folded up.
    await page.waitForFunction(() => document.querySelectorAll("tbody tr").length >= 130);
  });

  test("can be stopped, and what had been read stays", async () => {
    // What a paste ends in: of a text as long as this, Chromium takes minutes for what `paste` does.
    await page.getByRole("textbox").evaluate((field, text) => {
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }, long(6000));
    const stop = page.getByRole("button", { name: "Stop" });
    await page.getByRole("status").filter({ hasText: /Reading paragraph [\d,]+ of 6,000/ }).waitFor();
    await marks().first().waitFor({ state: "attached" });
    await stop.click();
    await page.getByText("Stopped. What had been read is marked.").waitFor();
    assert.equal(await stop.count(), 0);
    assert.ok(await marks().count() > 0);
    await page.getByRole("button", { name: "New text" }).click();
    await paste("The mayor allegedly left.");
    await page.getByText("1 paragraph read.").waitFor();
    assert.ok(await marks().count() > 0, "another text is read as if nothing had been");
  });
});

describe("a mark", () => {
  const TEXT = [
    "The coastguard said on Monday that the ferry sank near the island of Quell.",
    "The ferry sank on Monday. The pilot may have been asleep, the harbour office said. Police denied that the pilot was drunk.",
  ].join("\n\n");
  test("is told in a line when it is pointed at and when it has the keyboard", async () => {
    await read("The mayor allegedly left.");
    const told = page.getByText(/Hedge: evidential · strong hedge/);
    assert.equal(await told.count(), 0);
    await article().getByText("allegedly", { exact: true }).hover();
    await told.waitFor();
    await page.mouse.move(1, 1);
    await told.waitFor({ state: "detached" });
    await marks().first().focus();
    for (let left = await marks().count(); left > 1 && !(await told.count()); left -= 1) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(50);
    }
    await told.waitFor();
  });

  // How the words of each sort of mark are drawn: by a line, its style and strength, a frame, or the weight of the letters.
  const drawn = () => page.evaluate(() => Object.fromEntries(
    [".lane-hedge", ".lane-source.starts", ".lane-cue", ".lane-content", ".lane-claim.is-asserted", ".lane-claim.is-hedged", ".lane-claim.is-denied"]
      .map((sort) => {
        const mark = document.querySelector(`article ${sort}`);
        if (!mark) return [sort, null];
        const style = getComputedStyle(mark);
        const parts = [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness, style.borderTopStyle, style.fontWeight];
        return [sort, parts.join(" ")];
      })));

  for (const [name, media] of [
    ["in colour", {}],
    ["in the colours that a person forces", { forcedColors: "active" }],
    ["on paper", { media: "print" }],
    ["in the dark", { colorScheme: "dark" }],
  ]) {
    test(`has a shape of its own ${name}`, async () => {
      await read(TEXT);
      await page.emulateMedia(media);
      const shapes = await drawn();
      for (const [sort, shape] of Object.entries(shapes)) {
        assert.ok(shape, `${sort} is in the text`);
        assert.ok(!/^none \S+ \S+ none 400$/.test(shape), `${sort} is marked: ${shape}`);
      }
      assert.equal(new Set(Object.values(shapes)).size, Object.keys(shapes).length, JSON.stringify(shapes, null, 1));
    });
  }

  test("is explained on paper, where nothing can be pressed", async () => {
    await read(TEXT);
    const key = page.getByRole("heading", { name: "What the lines mean" });
    assert.ok(!(await key.isVisible()));
    await page.emulateMedia({ media: "print" });
    assert.ok(await key.isVisible());
    assert.equal(await page.getByRole("tab").first().isVisible(), false);
    assert.equal(await page.getByRole("switch").first().isVisible(), false);
    assert.ok(await article().isVisible());
  });
});

describe("everybody can use it", () => {
  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`axe finds nothing: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        await readSample();
        const states = [
          async () => {
            for (const layer of ["Attribution", "Hedge", "Claim"]) await facets(layer).click();
            await page.getByText("Search and score").click();
          },
          async () => {
            await preset("Unnamed sources").click();
          },
          async () => {
            await tab("List").click();
            await page.getByRole("columnheader", { name: "Words" }).getByRole("button").click();
          },
          async () => {
            await tab("Marks").click();
            await marks().first().focus();
          },
        ];
        for (const enter of states) {
          await enter();
          await isForEverybody();
          const small = await page.locator("button:visible, summary:visible").evaluateAll((all) => all
            .map((target) => [target.innerText || target.ariaLabel, target.getBoundingClientRect()])
            .filter(([, { width, height }]) => Math.min(width, height) < 24)
            .map(([name]) => name));
          assert.deepEqual(small, [], "every target is 24 pixels high and wide");
        }
      });
    }
  }
});

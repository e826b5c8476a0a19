// Can a person read an article on the page? What they see and do, by the roles and names that they meet.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { ROOT, STORM, article, browser, focused, forgive, isForEverybody, marks, open, page, paste, read, serve, setStage, whenRead } from "./stage.mjs";

const sample = (name) => readFile(`${ROOT}samples/${name}.txt`, "utf8");

setStage();

const status = () => page.getByRole("status").first();

describe("a pasted article", () => {
  test("is shown as it was, with its marks", async () => {
    await read();
    const shown = await article().locator("p").allTextContents();
    assert.equal(shown.join("\n\n"), STORM);
    const copied = await article().evaluate((article) => {
      getSelection().selectAllChildren(article);
      return getSelection().toString();
    });
    assert.equal(copied.trim(), STORM, "what is copied is the text alone");
    const hedge = marks().filter({ has: page.locator(":scope[aria-label*='allegedly']") });
    assert.ok(await hedge.count() > 0, "allegedly is a hedge");
  });

  test("is counted: as many marks in the legend as in the text", async () => {
    await read();
    for (const layer of ["Attribution", "Hedge", "Claim"]) {
      const row = page.getByRole("switch", { name: layer });
      const counted = Number((await row.locator("xpath=..").innerText()).match(/(\d+)\s*$/)[1]);
      const marked = await article().getByRole("button", { name: new RegExp(`^${layer}(,| to )`) }).count();
      assert.equal(marked, counted, layer);
    }
  });

  test("loses the marks of a layer that is switched off, and gets them back", async () => {
    await read();
    const hedges = article().getByRole("button", { name: /^Hedge,/ });
    const before = await hedges.count();
    assert.ok(before > 0);
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    assert.equal(await hedges.count(), 0);
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    assert.equal(await hedges.count(), before);
  });

  test("says why a mark is there, by keyboard alone", async () => {
    await read();
    const first = marks().first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const second = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.notEqual(second, await first.getAttribute("aria-label"));
    await page.keyboard.press("Enter");
    const card = page.getByRole("dialog");
    await card.waitFor();
    assert.match(await card.innerText(), /Why it is marked/);
    assert.match(await card.innerText(), new RegExp(second.match(/^(\w+)/)[1]));
    assert.match(await card.innerText(), /About this rule (attribution|hedge|claim)\.\w+/);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    const back = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    assert.equal(back, second, "the keyboard is where it was");
  });

  test("opens the card of the word that is clicked", async () => {
    await read();
    await article().getByText("allegedly", { exact: true }).click();
    assert.match(await page.getByRole("dialog").innerText(), /Hedge evidential/);
  });

  test("shows on a phone the words that its card is about, above the card", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole("button", { name: "Ferry accident" }).click();
    await whenRead();
    await marks().nth(30).press("Enter");
    const card = await page.getByRole("dialog").boundingBox();
    const mark = await marks().nth(30).evaluate((mark) => mark.getBoundingClientRect().bottom);
    assert.ok(mark > 0 && mark <= card.y, `the words end at ${mark}, the card begins at ${card.y}`);
  });
});

describe("beside the text", () => {
  const DISPUTE = [
    "31 people were killed in the fire, the coastguard said on Friday.",
    "A nurse said 47 people were killed. Officials who asked not to be named said 40 people may have been killed.",
    "The quay is closed.",
  ].join("\n\n");
  const tab = (name) => page.getByRole("tab", { name });

  test("the tabs are gone through by arrow keys", async () => {
    await read();
    await tab("Marks").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Sources", selected: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Sources");
    assert.ok(await page.getByRole("tabpanel", { name: "Sources" }).isVisible());
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "Marks", selected: true }).waitFor();
  });

  test("a source's row opens to what it says, which leads to the mark", async () => {
    await read();
    await tab("Sources").click();
    const mayor = page.getByRole("table", { name: "Who says how much" }).getByRole("button", { name: /Lena Orsk/ });
    assert.equal(await mayor.getAttribute("aria-expanded"), "false");
    await mayor.press("Enter");
    const said = page.getByRole("listitem").getByRole("button", { name: /damaged up to 40 houses/ });
    await said.press("Enter");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("damaged up to 40"));
    const writer = page.getByRole("row", { name: /The writer/ });
    assert.ok(await writer.count() <= 1);
  });

  test("every claim and attribution is in somebody's account", async () => {
    await read(DISPUTE);
    await tab("Sources").click();
    const rows = await page.getByRole("table", { name: "Who says how much" }).getByRole("row").allInnerTexts();
    assert.ok(rows.some((row) => /not named/.test(row)), rows.join("\n"));
    assert.ok(rows.some((row) => /The writer/.test(row)), rows.join("\n"));
  });

  test("figures that differ stand in one plot and one table, and lead to their place", async () => {
    await read(DISPUTE);
    await tab("Figures").click();
    await page.getByRole("img", { name: /3 figures on one scale/ }).waitFor();
    const rows = await page.getByRole("row").allInnerTexts();
    for (const [figure, voice] of [["31", "coastguard"], ["47", "nurse"], ["40", "Officials"]]) {
      assert.ok(rows.some((row) => row.includes(figure) && row.includes(voice)), `${figure} by ${voice}: ${rows}`);
    }
    await page.getByRole("row", { name: /47/ }).getByRole("button").click();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("47"));
  });

  test("on a phone a panel takes the text's place, and gives it back to whom it leads there", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await read(DISPUTE);
    await tab("Figures").click();
    assert.ok(!(await article().isVisible()));
    await page.getByRole("row", { name: /47/ }).getByRole("button").click();
    await article().waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("47"));
  });
});

describe("the keyboard", () => {
  test("has a place after a sample is taken and after the text field is left", async () => {
    await page.getByRole("button", { name: "Ferry accident" }).press("Enter");
    await whenRead();
    assert.equal(await focused(), "Edit the text");
    await page.getByRole("button", { name: "Edit the text" }).press("Enter");
    await page.getByRole("textbox").press("Escape");
    await page.getByRole("button", { name: "Edit the text" }).waitFor();
    assert.equal(await focused(), "Edit the text");
  });
});

describe("another language", () => {
  test("is named, and nothing else is said of the marks that are missing", async () => {
    await read("Der Bürgermeister hat am Freitag gesagt, dass die Brücke wegen des Sturms noch lange gesperrt bleiben wird. Die Polizei wollte sich dazu nicht äußern.");
    await page.getByText("does not look English").waitFor();
    assert.equal(await page.getByText("Nothing to mark").count(), 0);
  });
});

describe("typing", () => {
  test("has only the changed paragraph read again", async () => {
    await read();
    assert.match(await status().innerText(), /^3 paragraphs read\.$/);
    await page.getByRole("button", { name: "Edit the text" }).click();
    const field = page.getByRole("textbox");
    await field.press("Control+End");
    await field.pressSequentially("!");
    await status().filter({ hasText: "3 paragraphs, 1 of them read again." }).waitFor();
    await field.press("Enter");
    await status().filter({ hasText: "3 paragraphs. Nothing had to be read again." }).waitFor();
  });

  test("shows the newest text's reading alone", async () => {
    const field = page.getByRole("textbox");
    await field.fill(Array.from({ length: 100 }, (_, day) => `On day ${day} ${STORM}`).join("\n\n"));
    await field.fill("Police said the road is closed.");
    await status().filter({ hasText: "1 paragraph read." }).waitFor();
    await article().filter({ hasText: /^Police said the road is closed\.$/ }).waitFor();
  });
});

describe("the annotator", () => {
  test("is started again when it fails, and the page says so quietly", async () => {
    await read();
    await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error("killed by the test"); }));
    await page.getByText("The reader stopped and was started again.").waitFor();
    await page.getByRole("button", { name: "Edit the text" }).click();
    await page.getByRole("textbox").fill("The mayor allegedly left.");
    await status().filter({ hasText: "1 paragraph read." }).waitFor();
    assert.ok(await marks().count() > 0);
    forgive("killed by the test");
  });

  test("is started again when it falls silent", async () => {
    await read();
    await page.workers()[0].evaluate(() => { onmessage = null; });
    await page.getByRole("button", { name: "Edit the text" }).click();
    await page.getByRole("textbox").fill("The mayor allegedly left.");
    await page.getByText("The reader stopped and was started again.").waitFor({ timeout: 15_000 });
    await status().filter({ hasText: "1 paragraph read." }).waitFor();
  });

  test("that cannot start leaves the text and says so", async () => {
    const broken = await serve((path) => path.endsWith("/annotator_bg.wasm") ? { status: 404 } : undefined);
    const other = await open(browser, broken);
    await paste(STORM, other.page);
    await other.page.getByRole("alert").filter({ hasText: "could not be started" }).waitFor();
    assert.equal(await other.page.getByRole("textbox").inputValue(), STORM);
    await other.close();
    broken.close();
  });
});

describe("the page's program", () => {
  test("and its script call one another by short names", async () => {
    const names = await page.evaluate(async () => {
      const program = await WebAssembly.compileStreaming(fetch("page_bg.wasm"));
      return [...WebAssembly.Module.imports(program), ...WebAssembly.Module.exports(program)].map(({ name }) => name);
    });
    assert.ok(names.length > 100, `${names.length} names`);
    assert.deepEqual(names.filter((name) => /bindgen|__wb/.test(name)), []);
  });
});

describe("the samples", () => {
  for (const [name, file] of [["Ferry accident", "ferry"], ["Kelp study", "kelp"], ["Library vote", "council"]]) {
    test(`${name} is read`, async () => {
      await page.getByRole("button", { name }).click();
      await whenRead();
      const lines = (await sample(file)).split("\n").filter((line) => line.trim());
      assert.deepEqual(await article().locator("p").allTextContents(), lines);
      assert.ok(await marks().count() > 20);
    });
  }
});

describe("everybody can use it", () => {
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        const states = [
          async () => {},
          async () => {
            await page.getByRole("button", { name: "Ferry accident" }).click();
            await whenRead();
          },
          async () => {
            await page.getByRole("tab", { name: "Figures" }).click();
          },
          async () => {
            await page.getByRole("tab", { name: "Sources" }).click();
            await page.getByRole("table").getByRole("button").first().click();
          },
          async () => {
            await page.getByRole("tab", { name: "Marks" }).click();
            await marks().nth(4).press("Enter");
            await page.getByRole("dialog").waitFor();
          },
          async () => {
            await page.keyboard.press("Escape");
            await page.getByRole("button", { name: "Edit the text" }).click();
          },
        ];
        for (const enter of states) {
          await enter();
          await isForEverybody();
        }
      });
    }
  }

  test("colours that are chosen stay chosen", async () => {
    await page.getByRole("radio", { name: "Dark" }).check({ force: true });
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.reload();
    await page.getByRole("radio", { name: "Dark", checked: true }).waitFor({ state: "attached" });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), dark);
  });
});

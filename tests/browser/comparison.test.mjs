// Does a mark say why it is there where texts are compared or practised on, and does a comparison leave and come back whole?
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { focused, isForEverybody, page, server, setStage } from "./stage.mjs";

const ONE = [
  "The harbour wall at Orrin Bay fell on Monday. Harbour master Mara Lind said 12 people were killed.",
  "“It was an accident,” Lind said. Police said the quay would stay closed.",
].join("\n\n");
const TWO = [
  "The harbour wall at Orrin Bay may have fallen on Monday. Ms Lind said that 30 people were killed.",
  "Dan Orme, a fisherman, said nobody had been warned – “=not one”, he said.",
].join("\n\n");

setStage({ permissions: ["clipboard-read", "clipboard-write"] });

const button = (name) => page.getByRole("button", { name, exact: true });
const field = (name) => page.getByRole("textbox", { name });
const findings = () => page.getByRole("region", { name: "What differs" });
const text = (which) => page.getByRole("article", { name: `The ${which} text with its marks` });
const card = () => page.getByRole("dialog", { name: /^(Attributed|Claim|.* hedge)/ });
const status = (words) => page.getByRole("status").filter({ hasText: words });
const says = (words) => page.getByText(words).first().waitFor();
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

async function compare(one = ONE, two = TWO) {
  await page.goto(`${server.page}#compare`);
  await field("First text").fill(one);
  await field("Second text").fill(two);
  await button("Compare").click();
  await findings().waitFor();
}

async function practise() {
  await page.goto(`${server.page}#classroom`);
  await field("The article’s text").fill(TWO);
  await button("Start marking").click();
  await button("Reveal Sayso’s marks").click();
  await page.getByRole("region", { name: "Your marks and Sayso’s" }).waitFor();
}

async function download(act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function exported(format) {
  await page.getByRole("radio", { name: format }).check();
  return download(() => button("Download").click());
}

// A file as a person chooses it.
async function choose(name, content) {
  const chooser = page.waitForEvent("filechooser");
  await button("Open a file").click();
  await (await chooser).setFiles({ name, mimeType: "", buffer: Buffer.from(content) });
}

describe("a mark’s card", () => {
  test("opens by a key in either text, leads to what the mark is tied to, and gives the keyboard back", async () => {
    await compare();
    const mark = text("second").getByRole("button", { name: /^Attribution to “.*Ms Lind said/ });
    await mark.press("Enter");
    await card().waitFor();
    assert.ok(await card().evaluate((card) => card === document.activeElement), "it has the keyboard");
    const told = await card().innerText();
    assert.match(told, /Ms Lind[^]*said[^]*Why/);
    assert.match(told, /Rule[^]*attribution\./i);
    assert.doesNotMatch(told, /Not right/i, "nothing is put away here");
    const rule = card().getByText(/attribution\./).first();
    await rule.click();
    assert.ok((await card().innerText()).length > told.length + 40, "what its layer’s page says");
    await card().getByRole("button", { name: /30 people were killed/ }).first().press("Enter");
    await page.getByRole("dialog", { name: /^Claim/ }).waitFor();
    await page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    assert.match(await focused(), /^Claim, quantity: 30 people were killed/);
    assert.ok(await text("second").evaluate((text) => text.contains(document.activeElement)), "in the same text");
    await page.keyboard.press("Escape");
    assert.ok(await findings().evaluate((place) => place.contains(document.activeElement)), "and then at what differs");
  });

  test("opens by a click, goes along from mark to mark, and copies the words with their sentence", async () => {
    await compare();
    await text("first").getByText("12 people were killed").click();
    await page.getByRole("dialog", { name: /^Claim/ }).waitFor();
    await button("Copy with context").click();
    await says("Copied.");
    assert.match(await clipboard(), /12 people were killed[^]*Harbour master Mara Lind said 12 people were killed\./);
    const first = await card().innerText();
    await page.keyboard.press("j");
    await page.waitForFunction((first) => !document.body.innerText.includes(first), first.split("\n")[0]);
    assert.ok(await text("first").evaluate((text) => text.contains(document.activeElement)));
    await card().getByRole("button", { name: "Close" }).click();
    await card().waitFor({ state: "detached" });
  });

  test("opens in the classroom once the marks are revealed", async () => {
    await practise();
    const hedge = page.getByRole("button", { name: "Hedge, modal: may" });
    await hedge.press("Enter");
    await page.getByRole("dialog", { name: "Medium hedge" }).waitFor();
    assert.match(await card().innerText(), /may be so[^]*hedges/);
    await page.keyboard.press("Escape");
    await card().waitFor({ state: "detached" });
    assert.ok(await hedge.evaluate((hedge) => hedge === document.activeElement));
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1000, 1280]) {
      test(`is for everybody: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme: scheme });
        await compare();
        const mark = text("second").getByRole("button", { name: /^Attribution to “.*Dan Orme/ }).first();
        await mark.press("Enter");
        await card().waitFor();
        await isForEverybody();
        const [shown, about] = [await mark.evaluate((mark) => mark.nextElementSibling.getBoundingClientRect().toJSON()), await card().boundingBox()];
        const covered = shown.left < about.x + about.width && about.x < shown.right && shown.top < about.y + about.height && about.y < shown.bottom;
        assert.ok(!covered && shown.top >= 0 && shown.bottom <= 844, "the mark is in sight beside its card");
        await practise();
        await page.getByRole("button", { name: "Hedge, modal: may" }).press("Enter");
        await card().waitFor();
        await isForEverybody();
      });
    }
  }
});

describe("a comparison as a file", () => {
  test("is a page to read that stands alone", async () => {
    await compare();
    await button("Export").click();
    const { name, text } = await exported("HTML");
    assert.equal(name, "comparison.html");
    await says("Saved as comparison.html.");
    await page.keyboard.press("Escape");
    assert.doesNotMatch(text, /<script|<link|src=|href=|url\(/, "it asks for nothing");
    const saved = await page.context().newPage();
    await saved.route("**/saved.html", (route) => route.fulfill({ contentType: "text/html", body: text }));
    await saved.goto(`${server.page}saved.html`);
    const killed = await saved.getByRole("table", { name: /killed/i }).getByRole("row").allInnerTexts();
    assert.match(killed.join("\n"), /12[^]*Mara Lind[^]*30[^]*Ms Lind/);
    assert.match(await saved.getByRole("row").filter({ hasText: "may have fallen" }).innerText(), /asserted by the writer[^]*hedged/);
    for (const paragraph of [...ONE.split("\n\n"), ...TWO.split("\n\n")]) await saved.getByText(paragraph, { exact: true }).waitFor();
    await saved.close();
  });

  test("is a table of what differs", async () => {
    await compare();
    await page.keyboard.press("e");
    const { name, text } = await exported("CSV");
    assert.equal(name, "comparison.csv");
    const [head, ...rows] = text.trimEnd().split("\r\n");
    assert.equal(head, "difference,about,what,text,words,source,certainty,fits,differs,sentence");
    assert.ok(rows.some((row) => /^1,figure,.*first,12,.*Mara Lind,attributed,,30,/.test(row)), text);
    assert.ok(rows.some((row) => /^\d+,claim,,second,.*hedged,/.test(row)), text);
    assert.ok(rows.some((row) => /^\d+,source,person.*,second,"?Dan Orme/.test(row)), text);
    assert.ok(!rows.some((row) => /(^|,)"?=/.test(row)), "no cell computes");
    await button("Copy").click();
    await says("Copied.");
    assert.equal(await clipboard(), text);
  });

  test("is data that opens here again", async () => {
    await compare();
    await button("Export").click();
    const { name, text: data } = await exported("JSON");
    assert.equal(name, "comparison.json");
    const { schema, units, texts, figures, claims } = JSON.parse(data);
    assert.deepEqual([schema, units, texts], ["sayso-comparison/1", "utf16", [ONE, TWO]]);
    const places = [...figures.flatMap(({ figures }) => figures.map((figure) => [figure, figure.text === "first" ? 0 : 1])),
      ...claims.flatMap((pair) => pair.map((claim, at) => [claim, at]))];
    assert.ok(places.length > 3);
    for (const [{ start, end, words, sentence }, at] of places) {
      assert.ok(texts[at].slice(start, end).includes(words) && texts[at].includes(sentence), words);
    }
    await page.keyboard.press("Escape");
    await button("Other texts").click();
    for (const name of ["First text", "Second text"]) await field(name).fill("");
    await choose("comparison.json", data);
    await findings().waitFor();
    assert.deepEqual((await text("second").locator("p").allTextContents()).join("\n\n"), TWO);
    await page.goto(server.page);
    await choose("comparison.json", data);
    await says("The file holds a comparison.");
  });

  test("is on paper too", async () => {
    await compare();
    await page.evaluate(() => { window.print = () => { window.printed = true; }; });
    await button("Export").click();
    await button("Print").click();
    await page.waitForFunction(() => window.printed);
    await page.emulateMedia({ media: "print" });
    assert.ok(await findings().isVisible() && await text("second").isVisible());
    assert.ok(!(await button("Export").isVisible()));
  });
});

describe("a comparison as an address", () => {
  const shared = async () => {
    await button("Share").click();
    return page.getByRole("textbox", { name: "Address" }).inputValue();
  };

  test("holds both texts, and compares them where it is opened", async () => {
    await compare();
    const address = await shared();
    assert.match(address, /#compare&sayso=1\./);
    await button("Copy").click();
    await says("Copied.");
    assert.equal(await clipboard(), address);
    const other = await page.context().newPage();
    await other.goto(address);
    await other.getByRole("region", { name: "What differs" }).waitFor();
    for (const [which, whole] of [["first", ONE], ["second", TWO]]) {
      const article = other.getByRole("article", { name: `The ${which} text with its marks` });
      assert.equal((await article.locator("p").allTextContents()).join("\n\n"), whole);
    }
    await other.close();
  });

  test("that is damaged says so and changes nothing", async () => {
    await compare();
    const address = await shared();
    await page.keyboard.press("Escape");
    const middle = address.length - 40;
    const spoilt = address.slice(0, middle) + (address[middle] === "A" ? "B" : "A") + address.slice(middle + 1);
    for (const damaged of [address.slice(0, -5), spoilt]) {
      await page.evaluate((address) => { location.href = address; }, damaged);
      await says("This address is damaged");
      assert.ok(await findings().isVisible());
      await button("Dismiss").click();
    }
  });

  test("that is too long becomes a file", async () => {
    let state = 7;
    const word = () => Array.from({ length: 6 }, () => String.fromCharCode(97 + ((state = (state * 1103515245 + 12345) % 2 ** 31) >> 16) % 26)).join("");
    await compare(`${ONE} ${Array.from({ length: 8000 }, word).join(" ")}.`);
    await button("Share").click();
    await says("too long to travel in an address");
    const file = await download(() => button("Download the file").click());
    assert.deepEqual([file.name, JSON.parse(file.text).schema], ["comparison.json", "sayso-comparison/1"]);
  });
});

describe("texts that come in", () => {
  test("fill the field that is still empty, be they opened or dropped", async () => {
    await page.goto(`${server.page}#compare`);
    await choose("one.txt", ONE);
    await page.waitForFunction((one) => document.querySelector("textarea").value === one, ONE);
    await page.evaluate((two) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([two], "two.md"));
      for (const type of ["dragover", "drop"]) {
        document.querySelector("main").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }
    }, TWO);
    await page.waitForFunction(() => document.querySelectorAll("textarea")[1].value);
    assert.deepEqual([await field("First text").inputValue(), await field("Second text").inputValue()], [ONE, TWO]);
    await choose("picture.png", "no text");
    await says("picture.png is none of the files that can be opened");
  });

  test("are opened in the classroom too", async () => {
    await page.goto(`${server.page}#classroom`);
    await choose("one.txt", ONE);
    await page.waitForFunction((one) => document.querySelector("textarea").value === one, ONE);
  });
});

describe("the settings", () => {
  test("are at hand where two texts are compared, and nothing is lost with another language", async () => {
    await compare();
    await page.keyboard.press(",");
    const settings = page.getByRole("dialog", { name: "Settings" });
    await settings.getByRole("combobox", { name: "Size of the text" }).selectOption("huge");
    await page.waitForFunction(() => document.documentElement.dataset.size === "huge");
    await settings.getByRole("combobox", { name: "Language of this page" }).selectOption("de");
    const german = page.getByRole("dialog", { name: "Einstellungen" });
    await german.waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "Was sich unterscheidet" }).waitFor();
    await page.getByRole("article", { name: "Der zweite Text mit seinen Markierungen" }).waitFor();
    await page.goto(server.page);
    await page.getByRole("button", { name: "Einstellungen" }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.size), "huge");
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [390, 1280]) {
      test(`and all windows are for everybody: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 844 });
        await page.emulateMedia({ colorScheme: scheme });
        await compare();
        for (const name of ["Settings", "Keys", "Export", "Share"]) {
          await button(name).click();
          await page.getByRole("dialog", { name }).waitFor();
          if (name === "Share") await page.getByRole("textbox", { name: "Address" }).waitFor();
          await isForEverybody();
          await page.keyboard.press("Escape");
          await page.getByRole("dialog", { name }).waitFor({ state: "detached" });
          assert.equal(await focused(), name, "the keyboard is back where it was");
        }
      });
    }
  }
});

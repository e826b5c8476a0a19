// Does the page keep to what its visitor wants: language, looks, keys, and what is put away?
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { article, comeBack, focused, forgive, isForEverybody, marks, page, read, serve, setStage, visit } from "./stage.mjs";

// Two hedges of one kind, so that keys can lead from the one to the other.
const BRIDGE = [
  "The storm may have damaged up to 40 houses, Mayor Lena Orsk said on Friday.",
  "Police said the bridge may be closed. According to the council, allegedly 12 people were hurt.",
].join("\n\n");

setStage();

const dialog = (name) => page.getByRole("dialog", { name });

async function settings() {
  await page.getByRole("button", { name: /^(Settings|Einstellungen)$/ }).click();
  await dialog(/^(Settings|Einstellungen)$/).waitFor();
}

describe("the language", () => {
  test("is German where the browser asks for it, from the empty page to a card", async () => {
    await visit({ locale: "de-AT" });
    assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
    await page.getByRole("textbox", { name: "Einen Artikel einfügen" }).waitFor();
    await read(BRIDGE);
    assert.equal(await article().getByText("allegedly", { exact: true }).evaluate((word) => word.closest("[lang]").lang), "en");
    await marks(/^Vorbehalt, Möglichkeit: may/).first().press("Enter");
    const card = page.getByRole("dialog");
    assert.match(await card.innerText(), /Warum es markiert ist\s+Das sagt, dass etwas so sein kann/);
    assert.match(await card.textContent(), /Trefferwert: 0,\d/);
    await page.keyboard.press("Escape");
    for (const [tab, told] of [["Quellen", "Wer wie viel sagt"], ["Überblick", "Wie die Aussagen gemacht werden"]]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.getByRole("table", { name: told }).waitFor();
    }
  });

  test("can be chosen, leaves text and marks where they are, and stays chosen", async () => {
    await read(BRIDGE);
    const before = await marks().count();
    await settings();
    await page.getByRole("combobox", { name: "Language of this page" }).selectOption("Deutsch");
    const window = dialog("Einstellungen");
    await window.waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.labels?.[0].textContent), "Sprache dieser Seite");
    await window.getByRole("button", { name: "Schließen" }).click();
    assert.equal(await article().locator("p").allTextContents().then((all) => all.join("\n\n")), BRIDGE);
    assert.equal(await marks().count(), before);
    await comeBack();
    await page.getByRole("textbox", { name: "Einen Artikel einfügen" }).waitFor();
  });

  test("is English where the browser asks for none that is there", async () => {
    await visit({ locale: "fr" });
    await page.getByRole("textbox", { name: "Paste a news article" }).waitFor();
  });

  test("stays as it is where another one cannot be fetched", async () => {
    const broken = await serve((path) => (path.endsWith("de.json") ? { status: 404 } : undefined));
    await visit({}, undefined, broken);
    await settings();
    await page.getByRole("combobox", { name: "Language of this page" }).selectOption("Deutsch");
    await page.waitForTimeout(300);
    await dialog("Settings").waitFor();
    broken.close();
    forgive("404");
  });
});

describe("what is set", () => {
  const looks = () => page.evaluate(() => {
    const text = getComputedStyle(document.querySelector("article"));
    return [text.fontSize, text.lineHeight, getComputedStyle(document.documentElement).getPropertyValue("--claim")].join();
  });

  test("changes how the page looks, is there on the next visit, and can be reset", async () => {
    await read(BRIDGE);
    const usual = await looks();
    await settings();
    for (const [name, option] of [
      ["Light or dark", "Dark"],
      ["Colours of the marks", "Orange, blue, grey"],
      ["Size of the text", "Very large"],
      ["Space between lines", "Wide"],
    ]) {
      await page.getByRole("combobox", { name }).selectOption(option);
    }
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "Settings", "the keyboard is where it was");
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    const set = await looks();
    assert.notEqual(set, usual);
    await comeBack();
    await read(BRIDGE);
    assert.equal(await looks(), set);
    assert.equal(await marks(/^Hedge,/).count(), 0, "a layer that is off stays off");
    await settings();
    await page.getByRole("button", { name: "Reset all settings" }).click();
    await page.keyboard.press("Escape");
    assert.equal(await looks(), usual);
    assert.ok((await marks(/^Hedge,/).count()) > 0);
    await comeBack();
    await read(BRIDGE);
    assert.equal(await looks(), usual);
  });

  test("works for the visit where the browser remembers nothing", async () => {
    await visit({}, () => {
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    });
    await read(BRIDGE);
    const usual = await looks();
    await settings();
    await page.getByRole("combobox", { name: "Size of the text" }).selectOption("Small");
    await page.keyboard.press("Escape");
    await page.waitForFunction((usual) => getComputedStyle(document.querySelector("article")).fontSize !== usual, usual.split(",")[0]);
    await comeBack();
    await read(BRIDGE);
    assert.equal(await looks(), usual);
  });
});

describe("keys", () => {
  test("lead from mark to mark and from kind to kind, and say which one it is", async () => {
    await read(BRIDGE);
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    await page.keyboard.press("j");
    await page.getByText(/^Mark 2 of \d+$/).waitFor({ state: "attached" });
    await page.keyboard.press("k");
    await page.getByText(/^Mark 1 of \d+$/).waitFor({ state: "attached" });
    const [first, second] = await marks(/^Hedge, modal/).evaluateAll((all) => all.map((mark) => mark.id));
    await marks(/^Hedge, modal/).first().press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.waitForFunction((id) => document.activeElement.id === id, second);
    await page.keyboard.press("Shift+N");
    await page.waitForFunction((id) => document.activeElement.id === id, first);
    assert.match(await focused(), /^Hedge, modal/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    assert.match(await focused(), /^Hedge, modal/);
  });

  test("switch layers, open the list and the windows, and list themselves", async () => {
    await read(BRIDGE);
    for (const [key, name] of [["1", /^Attribution( to |,)/], ["2", /^Hedge,/], ["3", /^Claim,/]]) {
      const before = await marks(name).count();
      await page.keyboard.press(key);
      await marks(name).first().waitFor({ state: "detached" });
      await page.keyboard.press(key);
      await marks(name).first().waitFor({ state: "attached" });
      assert.equal(await marks(name).count(), before);
    }
    await page.keyboard.press("l");
    await page.getByRole("tab", { name: "List", selected: true }).waitFor();
    for (const [key, name] of [["e", "Export"], ["s", "Share"], [",", "Settings"], ["?", "Keys"]]) {
      await page.keyboard.press(key);
      await dialog(name).waitFor();
      await page.keyboard.press("j");
      await page.keyboard.press("Escape");
      await dialog(name).waitFor({ state: "detached" });
    }
    await page.getByRole("button", { name: "Edit the text" }).click();
    const field = page.getByRole("textbox");
    await field.press("End");
    await field.press("l");
    assert.ok((await field.inputValue()).includes("l"), "in a field a key is a letter");
    assert.equal(await page.getByRole("dialog").count(), 0);
  });

  test("count right after Esc, before the browser has told of the window that it closed", async () => {
    await read(BRIDGE);
    await page.keyboard.press("e");
    await dialog("Export").waitFor();
    for (const [key, name] of [["s", "Share"], ["s", "Share"], [",", "Settings"], ["?", "Keys"], ["e", "Export"]]) {
      await Promise.all([page.keyboard.press("Escape"), page.keyboard.press(key)]);
      await dialog(name).waitFor();
      await page.evaluate(() => new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))));
      assert.equal(await dialog(name).count(), 1, `${name} stays`);
    }
  });

  test("can be changed, but none is had twice, and all can be switched off", async () => {
    await read(BRIDGE);
    await settings();
    await page.getByText("Change the keys").click();
    const field = page.getByRole("textbox", { name: "next mark", exact: true });
    await field.fill("k");
    await page.getByRole("alert").filter({ hasText: "That key is taken: mark before." }).waitFor();
    await field.fill("w");
    await page.getByRole("alert").filter({ hasText: "taken" }).waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await comeBack();
    await read(BRIDGE);
    await page.keyboard.press("w");
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    await settings();
    await page.getByRole("checkbox", { name: "Letters and digits are shortcuts" }).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.keyboard.press("2");
    await page.waitForTimeout(200);
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.ok((await marks(/^Hedge,/).count()) > 0);
  });
});

describe("what is put away", () => {
  async function putAway(button) {
    await marks(/^Hedge, modal/).first().press("Enter");
    await page.getByText("Is this mark wrong?").click();
    await page.getByRole("dialog").getByRole("button", { name: button }).click();
  }

  test("goes, leaves the keyboard at the next mark, and comes back", async () => {
    await read(BRIDGE);
    const before = await marks(/^Hedge, modal/).count();
    assert.ok(before >= 2);
    await putAway("Not this cue, “may”");
    await page.getByText(/^Put away: \d+ marks\./).waitFor();
    assert.equal(await marks(/^Hedge, modal/).count(), 0);
    await page.waitForFunction(() => document.activeElement.matches("[data-mark]"));
    await page.getByRole("button", { name: "Undo" }).click();
    await marks(/^Hedge, modal/).first().waitFor({ state: "attached" });
    assert.equal(await marks(/^Hedge, modal/).count(), before);
  });

  test("stays away on the next visit, is listed, saved as a file, and shown again from there", async () => {
    await read(BRIDGE);
    const before = await marks(/^Hedge, modal/).count();
    await putAway("Not this rule");
    await comeBack();
    await read(BRIDGE);
    assert.equal(await marks(/^Hedge, modal/).count(), 0);
    await settings();
    const entry = page.getByRole("listitem").filter({ hasText: /^The rule hedge\./ });
    await entry.waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save this list" }).click(),
    ]);
    assert.equal(file.suggestedFilename(), "sayso.md");
    assert.match(await readFile(await file.path(), "utf8"), /^# What I put away in Sayso [\d.]+\n\n- The rule hedge\./);
    const [data] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as data (JSON)" }).click(),
    ]);
    const { schema, put_away } = JSON.parse(await readFile(await data.path(), "utf8"));
    assert.deepEqual([schema, put_away.length, put_away[0].about], ["sayso-put-away/1", 1, "rule"]);
    assert.match(put_away[0].of, /^hedge\./);
    await entry.getByRole("button", { name: "Show again" }).click();
    await page.getByText(/^Nothing\. A mark’s card/).waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await marks(/^Hedge, modal/).count(), before);
  });
});

describe("everybody can use it", () => {
  for (const [scheme, locale] of [["light", "de"], ["dark", "en"]]) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing: ${scheme}, ${width} pixels, ${locale}`, async () => {
        await visit({ locale, colorScheme: scheme, viewport: { width, height: 800 } });
        await read(BRIDGE);
        await marks().first().press("Enter");
        await page.locator("summary").filter({ hasText: /^(Is this mark wrong|Ist diese Markierung falsch)/ }).click();
        await isForEverybody();
        await page.getByRole("button", { name: /Not this rule|Diese Regel nicht/ }).click();
        await settings();
        await page.locator("summary").filter({ hasText: /^(Change the keys|Tasten ändern)/ }).click();
        await page.getByRole("textbox", { name: /^(next mark|nächste Markierung)$/ }).fill("k");
        await isForEverybody();
        for (const palette of ["distinct", "grey"]) {
          await page.getByRole("combobox", { name: /^(Colours of the marks|Farben der Markierungen)$/ }).selectOption(palette);
          await page.keyboard.press("Escape");
          await isForEverybody();
          await settings();
        }
        await page.keyboard.press("Escape");
        await dialog(/./).waitFor({ state: "detached" });
        await page.keyboard.press("?");
        await dialog(/^(Keys|Tasten)$/).waitFor();
        await isForEverybody();
      });
    }
  }
});

// Does a text come in whole, and a reading go out whole? Real files, real downloads, a real clipboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { docx, pdf } from "./files/make.mjs";
import { ROOT, STORM, article, browser, isForEverybody, markNames, marks, page, read, server, setStage, whenRead } from "./stage.mjs";

setStage({ permissions: ["clipboard-read", "clipboard-write"] });

const button = (name) => page.getByRole("button", { name, exact: true });
const paragraphs = () => article().locator("p").allTextContents();
const says = (words) => page.getByText(words).first().waitFor();
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());

// A file as a person chooses it.
async function choose(name, buffer, mimeType = "") {
  const chooser = page.waitForEvent("filechooser");
  await button("Open a file").click();
  await (await chooser).setFiles({ name, mimeType, buffer: Buffer.from(buffer) });
}

// Something that is dropped on the page.
const drop = (data, files = []) => page.evaluate(([data, files]) => {
  const transfer = new DataTransfer();
  for (const [type, text] of Object.entries(data)) transfer.setData(type, text);
  for (const [name, text] of files) transfer.items.add(new File([text], name));
  const target = document.querySelector("main");
  for (const type of ["dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }
}, [data, files]);

// Something that is pasted into the text field, in all its forms.
async function pasteAs(forms) {
  await page.evaluate(async (forms) => {
    const blobs = Object.entries(forms).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }, forms);
  await page.getByRole("textbox").focus();
  await page.keyboard.press("Control+V");
}

async function download(act) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function exported(format) {
  await page.getByRole("radio", { name: format }).check();
  return download(() => button("Download").click());
}

const byCommand = (text, ...options) =>
  execFileSync(`${ROOT}target/debug/sayso`, ["annotate", ...options], { input: text, encoding: "utf8" });

describe("what goes out", () => {
  const FORMATS = {
    "JSON": ["json", "json"], "brat": ["brat", "ann"], "Carets": ["carets", "carets"], "W3C": ["w3c", "jsonld"],
    "CoNLL-U": ["conll", "conllup"], "CSV": ["csv", "csv"], "TEI": ["tei", "xml"], "Markdown": ["markdown", "md"],
    "HTML": ["html", "html"], "spaCy": ["jsonl-spacy", "jsonl"], "doccano": ["jsonl-doccano", "jsonl"],
    "Label Studio": ["jsonl-labelstudio", "jsonl"],
  };

  test("is what the command line writes, in every format", async () => {
    await read();
    await button("Export").click();
    await page.getByRole("dialog", { name: "Export" }).waitFor();
    const shown = page.getByRole("dialog").getByRole("radio");
    await shown.first().waitFor();
    assert.equal(await shown.count(), Object.keys(FORMATS).length, "each has its row");
    for (const [title, [format, ending]] of Object.entries(FORMATS)) {
      const isRead = ["html", "markdown"].includes(format);
      const file = await exported(new RegExp(`^${title}${isRead ? "" : ".*Offsets: "}`, "i"));
      assert.equal(file.name, `the-storm-may-have-damaged-up.${ending}`);
      assert.equal(file.text, byCommand(STORM, "--format", format), format);
    }
    await says("Saved as the-storm-may-have-damaged-up.jsonl.");
    const units = page.getByRole("combobox", { name: "Offsets count" });
    assert.equal(await units.count(), 0, "spaCy leaves no choice");
    await page.getByRole("radio", { name: /^CSV/ }).check();
    await units.selectOption({ label: "UTF-16 code units (JavaScript, Java)" });
    assert.equal((await exported(/^CSV/)).text, byCommand(STORM, "--format", "csv", "--units", "utf16"));
  });

  test("stands in two groups, what people read before what programs do", async () => {
    await read();
    await button("Export").click();
    const group = (name) => page.getByRole("group", { name });
    await page.getByRole("radio", { name: /^HTML/ }).waitFor();
    const names = (name) => group(name).getByRole("radio").evaluateAll((all) => all.map((one) => one.parentElement.querySelector("b").textContent));
    assert.deepEqual(await names("To read, print and pass on"), ["HTML page", "Markdown report", "CSV table"]);
    assert.deepEqual((await names("For other programs")).filter((name) => /HTML|Markdown|CSV/.test(name)), []);
    assert.equal(await page.getByRole("radio", { name: /^HTML/ }).isChecked(), true);
    assert.equal(await page.getByRole("radio", { name: /^(HTML|Markdown).*Offsets/ }).count(), 0, "nobody who reads it counts");
    assert.equal(await page.getByRole("combobox", { name: "Offsets count" }).count(), 0);
  });

  test("leaves out what is switched off, and says so", async () => {
    await read();
    const all = await marks().count();
    await page.getByRole("switch", { name: "Hedge" }).press("Space");
    await page.getByRole("switch", { name: "Claim" }).press("Space");
    const kept = await marks().count();
    await button("Export").click();
    await says(new RegExp(`^${kept} of ${all} marks`));
    const file = await exported(/^CSV/);
    assert.equal(file.name, "the-storm-may-have-damaged-up-filtered.csv");
    assert.equal(file.text, byCommand(STORM, "--format", "csv", "--layers", "attribution"));
  });

  test("can be copied and is closed by Esc, the keyboard back where it was", async () => {
    await read();
    await button("Export").press("Enter");
    await page.getByRole("radio", { name: /^Markdown/ }).check();
    await button("Copy").press("Enter");
    await says("Copied.");
    assert.equal((await clipboard()).replaceAll("\r\n", "\n"), byCommand(STORM, "--format", "markdown"));
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Export");
  });

  test("can be printed, without the window", async () => {
    await page.evaluate(() => { window.print = () => { window.printed = document.querySelector("dialog") === null; }; });
    await read();
    await button("Export").click();
    await button("Print").click();
    assert.equal(await page.waitForFunction(() => window.printed).then((handle) => handle.jsonValue()), true);
  });

  test("is a mark with its sentence, too", async () => {
    await read();
    await article().getByText("allegedly", { exact: true }).click();
    await button("Copy with context").click();
    await says("Copied.");
    const copied = await clipboard();
    for (const part of ["allegedly", "According to the council, allegedly 12 people were hurt.", "as marked by Sayso"]) {
      assert.ok(copied.includes(part), copied);
    }
  });
});

describe("what comes back", () => {
  for (const [title, ending] of [["JSON", "json"], ["W3C", "jsonld"]]) {
    test(`${title} shows its own marks, and an edit reads anew`, async () => {
      await read();
      const before = await markNames();
      await button("Export").click();
      const { text } = await exported(new RegExp(`^${title}`));
      await page.keyboard.press("Escape");
      // A mark of somebody else's shows that nothing was read anew.
      const changed = text.replaceAll(title === "JSON" ? '"kind":"evidential"' : "hedge: evidential", title === "JSON" ? '"kind":"omen"' : "hedge: omen");
      assert.notEqual(changed, text);
      await button("New text").click();
      await choose(`reading.${ending}`, changed);
      await says("These marks came with the file");
      assert.deepEqual(await paragraphs(), STORM.split("\n\n"));
      const shown = await markNames();
      assert.deepEqual(shown.map((mark) => mark.replace("omen", "evidential")), before);
      assert.ok(shown.some((mark) => /^Hedge, omen/.test(mark)));
      await button("Edit the text").click();
      await page.getByRole("textbox").press("Control+End");
      await page.getByRole("textbox").pressSequentially(" ");
      await article().getByRole("button", { name: /^Hedge, evidential/ }).first().waitFor({ state: "attached" });
      assert.equal(await page.getByText("These marks came with the file").count(), 0);
    });
  }

  test("damaged is refused with the reason, and nothing is lost", async () => {
    await read();
    const before = await markNames();
    const text = byCommand(STORM, "--format", "json");
    for (const [damaged, reason] of [
      [text.slice(0, -20), /this is not JSON/],
      [text.replace(/"end":\d+/, '"end":99999'), /which is behind the end of the text/],
      [text.replace("sayso/1", "sayso/7"), /this program reads "sayso\/1"/],
      ['{"a":1}', /its schema is missing/],
    ]) {
      await choose("reading.json", damaged);
      await says(reason);
      assert.deepEqual(await markNames(), before);
    }
  });
});

describe("what comes in", () => {
  const LINES = STORM.split("\n\n");

  test("as text, in every encoding that names itself", async () => {
    const utf16 = Buffer.from(`\ufeff${STORM}`, "utf16le");
    for (const bytes of [Buffer.from(STORM), Buffer.from(`\ufeff${STORM}`), utf16, Buffer.from(utf16).swap16()]) {
      await choose("storm.txt", bytes);
      await whenRead();
      assert.deepEqual(await paragraphs(), LINES);
      await button("New text").click();
    }
    await choose("storm.txt", Buffer.from("Caf\xe9 closed", "latin1"));
    await says("not text in UTF-8 or UTF-16");
  });

  test("as Markdown, its marks gone", async () => {
    await choose("storm.md", `# The *storm*\n\n${STORM.replace("storm", "[storm](https://example.org)").replaceAll("\n\n", "\n\n- ")}`);
    await whenRead();
    assert.deepEqual(await paragraphs(), ["The storm", ...LINES]);
  });

  test("as a Word document", async () => {
    await choose("storm.docx", docx(LINES));
    await whenRead();
    assert.deepEqual(await paragraphs(), LINES);
  });

  test("as a PDF: lines joined, words mended, page after page", async () => {
    const first = [
      [72, 0, "Storm report"],
      [72, 40, "The storm may have damaged up to 40 houses, Mayor Lena Orsk said on Fri-"],
      [72, 14, "day. Police denied reports of looting (\"nothing of the kind\"), and the council did"],
      [72, 14, "not answer."],
      [72, 28, "The bridge is shut. An engineer who has seen it told reporters that it would stay so"],
    ];
    const second = [[72, 0, "until the piles are mended, which may take until May."], [72, 60, "Page 2"]];
    await choose("storm.pdf", pdf([first, second]));
    await whenRead();
    assert.deepEqual(await paragraphs(), [
      "Storm report",
      "The storm may have damaged up to 40 houses, Mayor Lena Orsk said on Friday. Police denied reports of looting (\"nothing of the kind\"), and the council did not answer.",
      "The bridge is shut. An engineer who has seen it told reporters that it would stay so until the piles are mended, which may take until May.",
      "Page 2",
    ]);
  });

  test("damaged, empty or of another kind is refused, and nothing is lost", async () => {
    await read();
    for (const [name, bytes, reason] of [
      ["storm.pdf", "%PDF-1.4 and then nothing", "storm.pdf could not be read: it is damaged"],
      ["storm.pdf", pdf([[]]), "There is no text in storm.pdf; perhaps"],
      ["storm.docx", "no zip", "storm.docx could not be read: it is damaged"],
      ["storm.txt", " \n", "There is no text in storm.txt."],
      ["storm.xls", "x", "storm.xls is none of the files that can be opened"],
      ["storm.txt", Buffer.alloc(10_000_001, "a"), "The file is larger than 10 MB."],
    ]) {
      await choose(name, bytes);
      await says(reason);
      assert.deepEqual(await paragraphs(), LINES);
    }
  });

  test("a long PDF can be stopped, and nothing is lost", async () => {
    await read();
    const long = Array.from({ length: 400 }, (_, page) => Array.from({ length: 50 }, (_, line) => [72, 14, `Line ${line} of page ${page} says that nothing has happened there.`]));
    await choose("long.pdf", pdf(long));
    await says(/Opening long\.pdf: [1-9]/);
    await button("Stop").click();
    await says("Stopped. Nothing was changed.");
    assert.deepEqual(await paragraphs(), LINES);
  });

  const HOSTILE = `
    <head><title>Site</title><style>p { color: red }</style></head>
    <nav><a href="https://example.org">Home</a></nav>
    <script>globalThis.hacked = "script"</script>
    <img src="https://example.org/pixel.gif" onerror="globalThis.hacked = 'image'">
    <svg onload="globalThis.hacked = 'svg'"><text>drawn</text></svg>
    <iframe src="https://example.org/frame" srcdoc="<script>parent.hacked = 1</script>">framed</iframe>
    <link rel="stylesheet" href="https://example.org/style.css"><base href="https://example.org/">
    <meta http-equiv="refresh" content="0;url=https://example.org/">
    <article><h1>The <em>storm</em></h1>
    <p>${LINES[0].replace("Mayor", "<b onclick='hacked=1'>Mayor</b>").replaceAll(" ", "\n  ")}</p>
    <p hidden>hidden words</p><p style="color: red; display : none">unseen words</p><p aria-hidden="true">silent words</p>
    <template><p>template words</p></template><noscript>no script words</noscript>
    <div>${LINES[1]}<br>${LINES[2]}</div><ul><li>One&shy;way</li><li>Two</li></ul>
    <form><textarea>field words</textarea><button>Subscribe</button></form>
    <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hacked=1&gt;"></math>
    </article><footer role="contentinfo">Imprint</footer>`;
  const SEEN = ["The storm", ...LINES, "Oneway", "Two"];

  test("as HTML that is opened: the article's words and paragraphs, and nothing else of it", async () => {
    await choose("storm.html", HOSTILE);
    await whenRead();
    assert.deepEqual(await paragraphs(), SEEN);
    assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  });

  test("as HTML that is pasted or dropped", async () => {
    // Straight to the page: what goes through Chromium's clipboard is cleaned there already.
    await page.getByRole("textbox").evaluate((field, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
    }, HOSTILE);
    await whenRead();
    assert.deepEqual(await paragraphs(), SEEN);
    await button("New text").click();
    await drop({ "text/html": HOSTILE, "text/plain": STORM });
    await whenRead();
    assert.deepEqual(await paragraphs(), SEEN);
    assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
    await button("Edit the text").click();
    await page.getByRole("textbox").press("Control+Home");
    await pasteAs({ "text/html": "<p>First words.</p><p>Second words.</p>", "text/plain": "x" });
    const field = await page.getByRole("textbox");
    await page.waitForFunction(() => document.querySelector("textarea").value.startsWith("First words.\n\nSecond words."));
    await field.press("Control+Z");
    assert.ok((await field.inputValue()).startsWith("The storm"), "it can be undone");
  });

  test("as a file or text that is dropped anywhere", async () => {
    await drop({}, [["storm.txt", STORM]]);
    await whenRead();
    assert.deepEqual(await paragraphs(), LINES);
    await drop({ "text/plain": LINES[2] });
    await page.waitForFunction(() => document.querySelectorAll("article p").length === 1);
  });

  test("an address is not fetched, and it is said why", async () => {
    await pasteAs({ "text/plain": "https://example.org/article" });
    await says("Sayso does not fetch addresses");
    assert.equal(await page.getByRole("textbox").inputValue(), "");
    await button("Dismiss").click();
    await drop({ "text/uri-list": "https://example.org/article", "text/plain": "https://example.org/article" });
    await says("Sayso does not fetch addresses");
  });
});

describe("an address that holds a text", () => {
  const shared = async () => {
    await button("Share").click();
    const field = page.getByRole("textbox", { name: "Address" });
    await field.waitFor();
    return field.inputValue();
  };

  test("brings text, switches and card to somebody else", async () => {
    await read();
    await page.getByRole("switch", { name: "Claim" }).press("Space");
    await article().getByText("allegedly", { exact: true }).click();
    const before = await markNames();
    const address = await shared();
    await says(`${address.length} characters.`);
    await says("the address opens on no other one");
    await button("Copy").click();
    await says("Copied.");
    assert.equal(await clipboard(), address);
    assert.ok(address.startsWith(server.page) && address.length < 1000, address);
    const other = await browser.newPage();
    await other.goto(address);
    await other.getByRole("dialog").filter({ hasText: "allegedly" }).waitFor();
    assert.deepEqual(await article(other).locator("p").allTextContents(), STORM.split("\n\n"));
    assert.deepEqual(await markNames(other), before);
    assert.ok(!(await other.getByRole("switch", { name: "Claim" }).isChecked()));
    await other.close();
  });

  test("that is damaged says so and changes nothing", async () => {
    await read();
    const address = await shared();
    await page.keyboard.press("Escape");
    const middle = address.length - 100;
    const spoilt = address[middle] === "A" ? "B" : "A";
    for (const damaged of [address.slice(0, -7), address.slice(0, middle) + spoilt + address.slice(middle + 1), `${server.page}#sayso=1.`, `${server.page}#sayso=9.AAAAAAAA`]) {
      await page.evaluate((address) => { location.href = address; }, damaged);
      await says("This address is damaged");
      assert.deepEqual(await paragraphs(), STORM.split("\n\n"));
      await button("Dismiss").click();
    }
  });

  test("that came whole but holds something else says so and changes nothing", async () => {
    await read();
    const visit = async (payload) => {
      const bytes = Buffer.from(JSON.stringify(payload));
      const checksum = Buffer.alloc(4);
      checksum.writeUInt32BE(crc32(bytes));
      const address = `${server.page}#sayso=1.${Buffer.concat([checksum, deflateRawSync(bytes)]).toString("base64url")}`;
      await page.evaluate((address) => { location.href = address; }, address);
    };
    const whole = { text: "Lena Orsk may go, aides said.", off: ["claim"], least: 5, words: "go", mark: ["hedge", 10, 13] };
    for (const other of [
      null, [], "text", {}, { ...whole, text: 7 }, { ...whole, off: "claim" }, { ...whole, off: [1] }, { ...whole, least: "5" },
      { ...whole, least: 400 }, { ...whole, words: undefined }, { ...whole, mark: "hedge" }, { ...whole, mark: ["hedge", 10] },
      { ...whole, mark: ["hedge", -1, 3] }, { ...whole, mark: { layer: "hedge" } },
    ]) {
      await visit(other);
      await says("This address is damaged");
      assert.deepEqual(await paragraphs(), STORM.split("\n\n"), JSON.stringify(other));
      await button("Dismiss").click();
    }
    await visit(whole);
    await article().getByText(whole.text).waitFor();
  });

  test("that is long is warned of, and one that is too long becomes a file", async () => {
    // Words that hardly pack.
    let state = 7;
    const word = () => Array.from({ length: 6 }, () => String.fromCharCode(97 + ((state = (state * 1103515245 + 12345) % 2 ** 31) >> 16) % 26)).join("");
    const text = (words) => Array.from({ length: words }, word).join(" ") + ".";
    await read(text(1200));
    const address = await shared();
    assert.ok(address.length > 4000 && address.length < 30000, `${address.length}`);
    await says("Some mail and chat programs cut an address of this length.");
    await page.keyboard.press("Escape");
    await button("New text").click();
    await read(text(8000));
    await button("Share").click();
    await says("too long to travel in an address");
    const file = await download(() => button("Download the file").click());
    assert.match(file.name, /\.json$/);
    assert.equal(JSON.parse(file.text).schema, "sayso/1");
  });
});

describe("everybody can use it", () => {
  for (const scheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      test(`axe finds nothing: ${scheme}, ${width} pixels`, async () => {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme: scheme });
        await read();
        const states = [
          async () => {
            await button("Export").click();
            await page.getByRole("radio").first().waitFor();
            await button("Copy").click();
            await says("Copied.");
          },
          async () => {
            await page.keyboard.press("Escape");
            await button("Share").click();
            await page.getByRole("textbox", { name: "Address" }).waitFor();
          },
          async () => {
            await page.keyboard.press("Escape");
            await choose("storm.xls", "x");
            await says("none of the files");
          },
        ];
        for (const enter of states) {
          await enter();
          await isForEverybody();
          const small = await page.getByRole("dialog").getByRole("button").evaluateAll((buttons) =>
            buttons.filter((button) => Math.min(button.clientHeight, button.clientWidth) < 24).map((button) => button.textContent));
          assert.deepEqual(small, [], "targets of 24 pixels");
        }
      });
    }
  }
});

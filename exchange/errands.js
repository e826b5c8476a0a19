// Does the page's errands at its doors: writes readings down, reads files, makes and opens addresses.
//
// Never decides what is shown: it tells the page what came of an errand, and the page is as it was until then.
import init, * as formats from "../formats.js";
import { say } from "../words.js";

const started = init();

// The file that is being read. A newer one, or the visitor's word, ends it.
let reading;

export async function run(errand, tell) {
  await started;
  const [name, what] = typeof errand === "string" ? [errand] : Object.entries(errand)[0];
  await errands[name](what, tell);
}

const errands = {
  Formats: (_, tell) => tell({ Formats: formats.formats() }),

  Write: async ({ text, document, kept, format, units, copied }, tell) => {
    const written = formats.write(JSON.stringify({ ...document, text }), kept ?? undefined, format, units);
    if (copied) return copy(written, tell);
    const all = formats.formats();
    const [, type, extension] = all.slice(all.indexOf(format));
    const file = `${firstWords(text)}${kept ? `-${say("filtered")}` : ""}.${extension}`;
    save(written, type, file);
    tell(told("saved", file));
  },

  Copy: copy,

  Save: ([text, file], tell) => {
    save(text, "text/markdown", file);
    tell(told("saved", file));
  },

  // A line for each thing that was put away: whether a mark, a cue or a rule, of which rule or layer, its words, and where the mark stands that was pointed at.
  PutAway: ([lines, version], tell) => {
    const entry = (line) => {
      const [about, of, words, place] = line.split("\t");
      return { about, of, words, place };
    };
    const list = { schema: "sayso-put-away/1", version, put_away: lines.trimEnd().split("\n").map(entry) };
    save(`${JSON.stringify(list, null, 2)}\n`, "application/json", "sayso.json");
    tell(told("saved", "sayso.json"));
  },

  Share: async (payload, tell) => {
    const { addressOf } = await import("./link.js");
    tell({ Address: await addressOf(payload, formats) });
  },

  Visit: async (fragment, tell) => {
    const { payloadOf } = await import("./link.js");
    const payload = await payloadOf(fragment, formats);
    if (!payload || isComparing() !== Boolean(payload.texts)) return tell(told("link"));
    tell(payload.texts ? { Both: payload.texts } : { Shared: payload });
  },

  Insert: async ({ html, plain, field }, tell) => {
    const { textOf } = await import("./html.js");
    const text = textOf(html, false) || plain;
    if (!field) return tell({ Text: text });
    field.focus();
    if (field.value) return document.execCommand("insertText", false, text);
    // Into an empty field a text comes as a whole, as if the browser had pasted it.
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  },

  Take: async (file, tell) => {
    reading?.abort();
    const { signal } = (reading = new AbortController());
    const progress = (percent) => signal.aborted || tell({ Coming: { name: file.name, percent } });
    try {
      progress(0);
      const { Refusal, textIn } = await import("./files.js");
      const found = await textIn(file, formats, progress, signal);
      if (found.Both && !isComparing()) throw new Refusal("comparison");
      if (!signal.aborted) tell(found);
    } catch (error) {
      if (!signal.aborted) tell(told(error.code ?? "damaged", error.detail ?? file.name));
    }
  },

  Cancel: (_, tell) => {
    reading?.abort();
    tell(told("cancelled"));
  },
};

// Whether the screen is the one that holds two texts.
const isComparing = () => location.hash.startsWith("#compare");

const told = (code, detail = "") => ({ Told: { code, detail } });

// What a file of a text is called.
function firstWords(text) {
  const words = text.slice(0, 400).match(/[\p{L}\p{N}]+/gu) ?? ["sayso"];
  return words.slice(0, 6).join("-").toLowerCase().slice(0, 60);
}

async function copy(text, tell) {
  try {
    await navigator.clipboard.writeText(text);
    tell(told("copied"));
  } catch {
    tell(told("clipboard"));
  }
}

function save(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser needs it until the download has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

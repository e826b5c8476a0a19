// Which text, or which reading, is in a file?
//
// Never changes the page: it gives what is to be shown, or throws a refusal, a code that the page has words for.

const MEGABYTE = 1_000_000;
const MOST = { pdf: 50 * MEGABYTE, docx: 50 * MEGABYTE, text: 10 * MEGABYTE };

// What a file is, by the end of its name, or by its type where the name says nothing.
const KINDS = {
  txt: "text", text: "text", md: "markdown", markdown: "markdown", html: "html", htm: "html", xhtml: "html",
  docx: "docx", pdf: "pdf", json: "reading", jsonld: "reading",
  "text/plain": "text", "text/markdown": "markdown", "text/html": "html", "application/pdf": "pdf",
  "application/json": "reading", "application/ld+json": "reading",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

export class Refusal extends Error {
  constructor(code, detail = "") {
    super(code);
    Object.assign(this, { code, detail });
  }
}

// What the page is told of a file: { Text }, { Reading }, or { Both } texts of a comparison.
export async function textIn(file, formats, progress, signal) {
  const ending = file.name.toLowerCase().split(".").pop();
  const kind = KINDS[ending] ?? KINDS[file.type.split(";")[0]];
  if (!kind) throw new Refusal("kind", file.name);
  const most = MOST[kind] ?? MOST.text;
  if (file.size > most) throw new Refusal("large", String(most / MEGABYTE));
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (kind === "reading") {
    const json = decoded(bytes, formats);
    const texts = comparedIn(json);
    return texts ? { Both: texts } : { Reading: reading(json, formats) };
  }
  const text = await readers[kind](bytes, formats, progress, signal);
  if (!text.trim()) throw new Refusal(kind === "pdf" ? "pictures" : "empty", file.name);
  return { Text: text };
}

const readers = {
  text: (bytes, formats) => decoded(bytes, formats),
  markdown: (bytes, formats) => formats.unmark(decoded(bytes, formats)),
  html: async (bytes, formats) => (await import("./html.js")).textOf(decoded(bytes, formats), true),
  docx: async (bytes) => (await import("./docx.js")).textOf(bytes),
  pdf: async (bytes, formats, progress, signal) =>
    (await import("./pdf.js")).textOf(bytes, formats, progress, signal),
};

function decoded(bytes, formats) {
  const text = formats.decode(bytes);
  if (text === undefined) throw new Refusal("encoding");
  return text;
}

// The two texts of a comparison of ours; nothing where the file is something else.
function comparedIn(json) {
  try {
    const { schema, texts } = JSON.parse(json);
    return schema === "sayso-comparison/1" && arePair(texts) ? texts : undefined;
  } catch {
    return undefined;
  }
}

// Whether these are two texts.
export const arePair = (texts) => Array.isArray(texts) && texts.length === 2 && texts.every((text) => typeof text === "string");

function reading(file, formats) {
  try {
    return formats.bring(file);
  } catch (error) {
    throw new Refusal("reading", error.message);
  }
}

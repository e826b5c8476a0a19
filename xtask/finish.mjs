// How does the built site become as small as it goes? Each program and its script call one another by short names, our
// scripts lose what only a reader of them needs, and the messages are parsed here, so that no visitor fetches a parser.
// The layers' pages come along as pages for a browser.
//
// Never touches a program that others call by its names: one with TypeScript's declarations beside it.
import { access, mkdir, readFile, readdir, unlink, writeFile } from "node:fs/promises";
import { FluentResource } from "@fluent/bundle";
import { build } from "esbuild";
import { layerPage } from "./layers.mjs";

const STAGE = "dist/.stage/";
const LAYERS = "engine/src/find/";

// The sections of a wasm file whose names are meant for a script, and those that nobody needs to run it.
const [CUSTOM, IMPORTS, EXPORTS] = [0, 2, 7];
const FUNCTION = 0;

for (const program of await readdir(STAGE)) {
  const name = program.match(/^(.+)_bg\.wasm$/)?.[1];
  if (name && !(await exists(`${STAGE}${name}.d.ts`))) await shorten(`${STAGE}${program}`, `${STAGE}${name}.js`);
}
for (const file of await readdir(`${STAGE}i18n`)) {
  const { body } = new FluentResource(await readFile(`${STAGE}i18n/${file}`, "utf8"));
  await writeFile(`${STAGE}i18n/${file.replace(".ftl", ".json")}`, JSON.stringify(body));
  await unlink(`${STAGE}i18n/${file}`);
}
await mkdir(`${STAGE}layers`, { recursive: true });
const layers = (await readdir(LAYERS)).filter((file) => file.endsWith(".md")).map((file) => file.replace(".md", "")).sort();
for (const layer of layers) {
  const page = layerPage(await readFile(`${LAYERS}${layer}.md`, "utf8"), layer, layers);
  await writeFile(`${STAGE}layers/${layer}.html`, page);
}
// The libraries in exchange/ are small as they come.
await build({
  entryPoints: [`${STAGE}*.js`, `${STAGE}exchange/*.js`],
  outdir: STAGE,
  outbase: STAGE,
  minify: true,
  allowOverwrite: true,
  logLevel: "error",
});

// Gives what wasm-bindgen has named, `__wbg_addEventListener_` and sixteen digits, a short name on both sides.
async function shorten(wasm, js) {
  const names = new Map();
  const short = (name) => {
    if (!/^(__wb|wasm_bindgen__)/.test(name)) return name;
    if (!names.has(name)) names.set(name, `$${names.size.toString(36)}`);
    return names.get(name);
  };
  await writeFile(wasm, renamed(await readFile(wasm), short));
  const script = await readFile(js, "utf8");
  await writeFile(js, script.replace(/\b(__wb|wasm_bindgen__)\w+/g, (name) => names.get(name) ?? name));
}

// The same program, its imported and exported functions under other names.
function renamed(wasm, short) {
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const bytes = (count) => wasm.subarray(at, (at += count));
  const text = () => bytes(number()).toString();
  const kindAndIndex = () => {
    const start = at++;
    number();
    return wasm.subarray(start, at);
  };
  const imported = () => {
    const names = [written(text()), written(short(text()))];
    if (wasm[at] !== FUNCTION) throw new Error("something is imported that is no function");
    return [...names, kindAndIndex()];
  };
  const exported = () => [written(short(text())), kindAndIndex()];
  const each = (one) => {
    const count = number();
    return Buffer.concat([leb(count), ...Array.from({ length: count }, one).flat()]);
  };
  const sections = [wasm.subarray(0, 8)];
  while (at < wasm.length) {
    const kind = wasm[at++];
    const size = number();
    if (kind === CUSTOM) {
      at += size;
      continue;
    }
    const inside = kind === IMPORTS ? each(imported) : kind === EXPORTS ? each(exported) : bytes(size);
    sections.push(Buffer.from([kind]), leb(inside.length), inside);
  }
  return Buffer.concat(sections);
}

function written(text) {
  return Buffer.concat([leb(Buffer.byteLength(text)), Buffer.from(text)]);
}

// A number as WebAssembly writes it: seven bits a byte, the lowest first.
function leb(number) {
  const bytes = [];
  for (; number > 0x7f; number = Math.floor(number / 0x80)) bytes.push((number % 0x80) | 0x80);
  return Buffer.from([...bytes, number]);
}

async function exists(path) {
  return access(path).then(() => true, () => false);
}

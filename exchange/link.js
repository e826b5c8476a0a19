// Which address holds a text, and which text does an address hold?
//
// Never sends it anywhere: what stands behind the number sign stays in the browser.

import { arePair } from "./files.js";

// More than any article; what claims to be more is damaged, or meant to fill the memory.
const MOST_BYTES = 20_000_000;

export async function addressOf(payload, formats) {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  const packed = await all(through(bytes, new CompressionStream("deflate-raw")));
  const address = new URL(location.href);
  address.hash = (payload.texts ? "compare&" : "") + formats.fragment(bytes, packed);
  return address.href;
}

// What was shared, or nothing where the address is damaged.
export async function payloadOf(fragment, formats) {
  const packed = formats.packed(fragment);
  if (!packed) return undefined;
  try {
    const bytes = await all(through(packed, new DecompressionStream("deflate-raw")));
    if (!formats.is_whole(fragment, bytes)) return undefined;
    const payload = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isShared(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

// Whether this is what `addressOf` packs, a text or two: a right checksum only says that it came as it was sent.
function isShared({ texts, text, off, least, words, mark }) {
  if (texts) return arePair(texts);
  const areStrings = (all) => all.every((one) => typeof one === "string");
  const isIndex = (number) => Number.isSafeInteger(number) && number >= 0;
  const isMark = ([layer, ...span]) => areStrings([layer]) && span.length === 2 && span.every(isIndex);
  return areStrings([text, words]) && areStrings(off) && isIndex(least) && least <= 100 && (mark === null || isMark(mark));
}

const through = (bytes, stream) => new Blob([bytes]).stream().pipeThrough(stream);

async function all(stream) {
  const chunks = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

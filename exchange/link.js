// Which address holds a text, and which text does an address hold?
//
// Never sends it anywhere: what stands behind the number sign stays in the browser.

// More than any article; what claims to be more is damaged, or meant to fill the memory.
const MOST_BYTES = 20_000_000;

export async function addressOf(payload, formats) {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  const packed = await all(through(bytes, new CompressionStream("deflate-raw")));
  const address = new URL(location.href);
  address.hash = formats.fragment(bytes, packed);
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
    return typeof payload.text === "string" ? payload : undefined;
  } catch {
    return undefined;
  }
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

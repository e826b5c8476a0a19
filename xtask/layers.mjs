// How does a layer's page, such as engine/src/find/hedge.md, look in a browser? The Markdown that such pages are written
// in becomes a page of its own: headings, prose, and in frames the words that are looked for and the cases.
//
// Never leaves anything out: what the engine reads and tests is what a visitor reads.

// What stands above a frame, by how its fence begins.
const FRAMES = { lexicon: "Words", case: "Example", "case known-miss": "Known miss" };

const ABOUT =
  "The rules of this layer are read from this page: what they mark, the words they look for, and examples that are tested. " +
  "A known miss is what they get wrong as yet. Under an example stand the marks of its words.";

// The page of one layer, which links to the others by their files' names.
export function layerPage(markdown, name, names) {
  const [heading, ...rest] = blocks(markdown);
  const title = markdown.match(/^# (.+)/)[1];
  const rules = [...markdown.matchAll(/^## (\S+)/gm)].map(([, rule]) => `<li><a href="#${rule}">${rule}</a></li>`);
  const others = names
    .map((other) => `<li><a href="${other}.html"${other === name ? ' aria-current="page"' : ""}>${other}</a></li>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} – Sayso</title>
    <link rel="icon" href="../icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="../page.css">
    <link rel="stylesheet" href="../layer.css">
  </head>
  <body>
    <div class="page layer">
      <nav aria-label="Layers"><ul>${others.join("")}</ul></nav>
      <main>
${heading}
<p class="hint">${ABOUT}</p>
<nav aria-label="Rules"><ul>${rules.join("")}</ul></nav>
${rest.join("\n")}
      </main>
    </div>
  </body>
</html>
`;
}

function blocks(markdown) {
  const html = [];
  for (const [, fence, inside, heading, prose] of markdown.matchAll(
    /^```(.*)\n([^]*?)^```$|^(#+ .+)$|((?:^(?!```|#).+\n?)+)/gm,
  )) {
    if (heading) html.push(headed(heading));
    else if (prose) html.push(`<p>${inline(prose.trim())}</p>`);
    else html.push(framed(fence, inside));
  }
  return html;
}

// A rule's heading leads with its name, which its marks carry and addresses end in.
function headed(heading) {
  const [, level, words] = heading.match(/^(#+) (.+)/);
  const id = level.length === 2 ? ` id="${words.split(" ")[0]}"` : "";
  return `<h${level.length}${id}>${inline(words)}</h${level.length}>`;
}

// An example keeps its lines, be they wider than the window: the keyboard can move to it and through it.
function framed(fence, inside) {
  const [kind, ...set] = FRAMES[fence] ? [fence] : fence.split(" ");
  const caption = [FRAMES[kind], ...set].join(", ");
  const stop = kind === "lexicon" ? "" : ' tabindex="0"';
  return `<figure class="${kind}"><figcaption>${escaped(caption)}</figcaption><pre${stop}>${escaped(inside)}</pre></figure>`;
}

function inline(text) {
  return escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>");
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

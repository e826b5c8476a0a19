// Which text does HTML show?
//
// Never runs or fetches anything of it: it is parsed into a document that has no window, and only its text is taken.

// What stands on a page and is not its text.
const LEFT_OUT = [
  "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
  "del", "nav", "button", "select", "datalist", "input", "textarea", "dialog", "menu", "head", "title",
  "[hidden]", "[aria-hidden=true]", "[role=navigation]", "[role=banner]", "[role=contentinfo]", "[role=search]",
].join();

const PARAGRAPHS = new Set([
  "P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "BLOCKQUOTE", "UL", "OL", "DL", "DT", "DD", "FIGURE", "FIGCAPTION",
  "PRE", "TABLE", "TR", "HR", "ARTICLE", "SECTION", "HEADER", "FOOTER", "MAIN", "ASIDE", "ADDRESS", "DIV", "DETAILS",
  "SUMMARY", "CAPTION", "BODY",
]);

// The text of a page or of a piece of one, a blank line between paragraphs. Of a whole page the article alone is taken,
// where it says which that is.
export function textOf(html, isPage) {
  const page = new DOMParser().parseFromString(quiet(html), "text/html");
  const articles = page.querySelectorAll("article");
  const article = articles.length === 1 ? articles[0] : page.querySelector("main, [role=main]");
  return written(isPage && article?.textContent.trim() ? article : page.body);
}

// HTML in which nothing asks to be styled or run. Nothing would be, in such a document, but the browser would report each
// attempt as a breach of the page's policy.
function quiet(html) {
  return html.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
    tag
      .replace(/^(<\/?)style\b/i, "$1template")
      .replace(/^<base\b/i, "<meta")
      .replace(/\s(style|on[a-z]+)\s*=/gi, " data-$1="));
}

function written(root) {
  let text = "";
  let gap = "";
  const add = (words) => {
    if (!words.trim()) {
      gap ||= words && text ? " " : "";
      return;
    }
    const starts = /^\s/.test(words) && text && !gap ? " " : "";
    text += gap + starts + words.trim().replace(/\s+/g, " ");
    gap = /\s$/.test(words) ? " " : "";
  };
  const visit = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        // White space that holds words together stays.
        add(child.data.replaceAll("\u00ad", ""));
      } else if (child.nodeType === Node.ELEMENT_NODE && !isLeftOut(child)) {
        const parts = PARAGRAPHS.has(child.tagName);
        if (parts && text) gap = "\n\n";
        if (child.tagName === "BR" && text && gap !== "\n\n") gap = "\n";
        if (/^T[DH]$/.test(child.tagName) && text && gap !== "\n\n") gap = " ";
        visit(child);
        if (parts && text) gap = "\n\n";
      }
    }
  };
  visit(root);
  return text;
}

function isLeftOut(element) {
  const style = (element.dataset?.style ?? "").replace(/\s/g, "").toLowerCase();
  return element.matches(LEFT_OUT) || /display:none|visibility:hidden/.test(style);
}

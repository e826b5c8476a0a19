// Which text is in a Word document?
//
// Never looks at its looks: mammoth finds the paragraphs, and nothing else of them is taken.
import "./mammoth/mammoth.browser.min.js";

export async function textOf(bytes) {
  const { value } = await mammoth.extractRawText({ arrayBuffer: bytes.buffer });
  return value.replace(/\n{3,}/g, "\n\n").trim();
}

// Which text is in a PDF?
//
// Never draws it: PDF.js finds the pieces of text and where they stand, and `formats` sets them in paragraphs.
import { GlobalWorkerOptions, getDocument } from "./pdfjs/pdf.min.mjs";
import { Refusal } from "./files.js";

GlobalWorkerOptions.workerSrc = new URL("./pdfjs/pdf.worker.min.mjs", import.meta.url).href;

const MOST_PAGES = 500;

export async function textOf(bytes, formats, progress, signal) {
  const task = getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, verbosity: 0 });
  signal.addEventListener("abort", () => task.destroy());
  try {
    const document = await task.promise;
    if (document.numPages > MOST_PAGES) throw new Refusal("pages", String(MOST_PAGES));
    const [pieces, places] = [[], []];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      for (const { str, transform, width, height } of (await page.getTextContent()).items) {
        const [, , slant, upright, x, y] = transform;
        pieces.push(str);
        places.push(number, x, y, width, Math.hypot(slant, upright) || height);
      }
      page.cleanup();
      // In tens: a screen reader reads each of them out.
      progress(10 * Math.floor((10 * number) / document.numPages));
    }
    return formats.set_in_paragraphs(pieces, new Float64Array(places));
  } catch (error) {
    if (error.name === "PasswordException") throw new Refusal("password");
    throw error;
  } finally {
    task.destroy();
  }
}

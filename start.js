// Starts the page in the visitor's language, or says why it cannot start.
import init from "./page.js";
import { speak } from "./words.js";

try {
  // The program comes while the messages do.
  const program = fetch(new URL("page_bg.wasm", import.meta.url));
  await speak(navigator.languages);
  await init({ module_or_path: program });
} catch (error) {
  document.getElementById("cannot-start").hidden = false;
  throw error;
}

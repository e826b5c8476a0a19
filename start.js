// Starts the program of the screen that the address names, in the visitor's language, or says why it cannot start.
import { speak } from "./words.js";

const screenOf = (address) => /#(compare|classroom)$/.exec(address)?.[1];

// Another screen begins anew; whatever else a fragment says is for the program that is there.
addEventListener("hashchange", ({ oldURL, newURL }) => {
  if (screenOf(oldURL) !== screenOf(newURL)) location.reload();
});

try {
  const name = screenOf(location.href) ? "desk" : "page";
  // The program comes while the messages do.
  const program = fetch(new URL(`${name}_bg.wasm`, import.meta.url));
  const [{ default: init }] = await Promise.all([import(`./${name}.js`), speak(navigator.languages)]);
  await init({ module_or_path: program });
} catch (error) {
  document.getElementById("cannot-start").hidden = false;
  throw error;
}

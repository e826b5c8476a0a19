// Starts the program of the screen that the address names, as its visitor left it, in their language and their colours,
// or says why it cannot start.
import { speak } from "./words.js";

const screenOf = (address) => /#(compare|classroom)\b/.exec(address)?.[1];

// Another screen begins anew; whatever else a fragment says is for the program that is there.
addEventListener("hashchange", ({ oldURL, newURL }) => {
  if (screenOf(oldURL) !== screenOf(newURL)) location.reload();
});

try {
  const name = screenOf(location.href) ? "desk" : "page";
  // The program comes while the messages do.
  const program = fetch(new URL(`${name}_bg.wasm`, import.meta.url));
  for (const set of ["theme", "palette", "lines", "size", "spacing", "measure"]) {
    document.documentElement.setAttribute(`data-${set}`, remembered(set) ?? "");
  }
  const [{ default: init }] = await Promise.all([import(`./${name}.js`), speak(remembered("language"))]);
  await init({ module_or_path: program });
} catch (error) {
  document.getElementById("cannot-start").hidden = false;
  throw error;
}

// What was set on an earlier visit, where the browser lets us remember.
function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// What does the page say, in the visitor's language? Fills in the messages of i18n/, which src/words.rs asks for.
//
// Never looks beyond the page's own origin, and never parses a message: xtask/finish.mjs has.
import { FluentBundle } from "@fluent/bundle";

// The first is spoken to those who understand none of them.
const LANGUAGES = ["en", "de"];

let bundle;
let values = {};

// Speaks the language that is set, else the first of the visitor's own that it knows, once its messages are there.
export async function speak(set) {
  const known = [set, ...navigator.languages].map((tag) => tag?.split("-")[0]).find((tag) => LANGUAGES.includes(tag));
  const language = known ?? LANGUAGES[0];
  if (bundle?.locales[0] === language) return;
  const answer = await fetch(new URL(`i18n/${language}.json`, import.meta.url));
  if (!answer.ok) throw new Error(`The messages in "${language}" are not there.`);
  // The article and the interface are both written from left to right, so that nothing needs to be isolated.
  bundle = new FluentBundle(language, { useIsolating: false });
  bundle.addResource({ body: await answer.json() });
  document.documentElement.lang = language;
}

// Speaks another language and calls back. Where its messages cannot be fetched the one that is spoken stays.
export function change(set, changed) {
  speak(set).then(changed, console.warn);
}

export function text(variable, value) {
  values[variable] = value;
}

export const number = text;

export function say(name) {
  const filled = values;
  values = {};
  return bundle.formatPattern(bundle.getMessage(name).value, filled, []);
}

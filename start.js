// Starts the program of the screen that the address names, as its visitor left it, in their language and their colours,
// or says why it cannot start; keeps the keyboard's place where what has it is drawn anew; has the way back lead out of a
// window first; and has Esc take away the line about a mark.
import { say, speak } from "./words.js";

const screenOf = (address) => /#(compare|classroom)\b/.exec(address)?.[1];

// Another screen begins anew; whatever else a fragment says is for the program that is there.
addEventListener("hashchange", ({ oldURL, newURL }) => {
  if (screenOf(oldURL) !== screenOf(newURL)) location.reload();
});

// What has the keyboard may be drawn anew, or go: then it goes on at what took its place, at the text's next mark, or at
// the first thing that can have it in what stood around.
const KEEPERS = 'button, a[href], input, select, textarea, summary, [tabindex="0"]';
let held = [];
addEventListener("focusin", ({ target }) => {
  held = [];
  for (let at = target; at; at = at.parentElement) held.push(at);
});
addEventListener("pointerdown", () => (held = []), true);
function passOn() {
  if (document.activeElement !== document.body || !held.length) return;
  const [lost, ...around] = held;
  // What was put elsewhere lost the keyboard on the way.
  if (lost.isConnected) return lost.focus({ preventScroll: true });
  const left = around.filter((one) => one.isConnected);
  const heir = lost.dataset.mark && left[0].closest("article")?.querySelector('[tabindex="0"]');
  const next = document.getElementById(lost.id) ?? heir ?? left.map((one) => one.querySelector(KEEPERS)).find(Boolean);
  next?.focus({ preventScroll: true });
}

// The way back leads out of a window or a card before it leads away from the page: while one is open there is a step for it.
const OPEN = "open";
const over = () => document.getElementById("window") ?? document.getElementById("card");
let [hasStep, isLeaving] = [history.state === OPEN, false];
function step() {
  if (isLeaving || Boolean(over()) === hasStep) return;
  hasStep = !hasStep;
  if (hasStep) {
    // To go back is not to scroll.
    history.scrollRestoration = "manual";
    history.pushState(OPEN, "");
  } else if (history.state === OPEN) {
    isLeaving = true;
    history.back();
  }
}
addEventListener("popstate", () => {
  if (isLeaving) {
    isLeaving = false;
    step();
  } else if (hasStep) {
    hasStep = false;
    const asked = over()?.matches("dialog") ? new Event("cancel") : new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
    over()?.dispatchEvent(asked);
  }
});

new MutationObserver(() => {
  passOn();
  step();
}).observe(document.body, { childList: true, subtree: true });

// Esc takes the line about a mark away until another mark is pointed at or gets the keyboard.
const { dataset } = document.documentElement;
addEventListener("keydown", ({ key }) => {
  if (key === "Escape") dataset.hushed = "";
});
for (const come of ["pointerover", "focusin"]) {
  addEventListener(come, ({ target }) => {
    if (target.closest?.("[data-mark]")) delete dataset.hushed;
  });
}

try {
  const screen = screenOf(location.href);
  const name = screen ? "desk" : "page";
  // The program comes while the messages do.
  const program = fetch(new URL(`${name}_bg.wasm`, import.meta.url));
  for (const set of ["theme", "palette", "lines", "size", "spacing", "measure"]) {
    dataset[set] = remembered(set) ?? "";
  }
  const [{ default: init }] = await Promise.all([import(`./${name}.js`), speak(remembered("language"))]);
  // The messages of the screens' headings have the screens' names.
  if (screen) document.title = `${say(screen)} – ${document.title}`;
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

// Stands at the page's doors: what is pasted, dropped or opened comes in here, and what leaves goes out here. The
// programs that do it are fetched when they are first needed.
//
// Never asks another machine for anything: an address that is pasted or dropped is refused with the reason.
let tell = () => {};

// Has an errand done, most by the programs behind the door. What goes wrong there is told, never thrown.
async function send(errand) {
  try {
    if (errand.Sample) return tell({ Text: await sample(errand.Sample) });
    const { run } = await import("./exchange/errands.js");
    await run(errand, tell);
  } catch (error) {
    tell({ Told: { code: "failed", detail: String(error?.message ?? error) } });
  }
}

// Tells the page what comes in from now on, by `listener`, and what its address holds, where the page wants that.
export function attend(listener, visits) {
  tell = listener;
  document.addEventListener("paste", pasted);
  document.addEventListener("dragstart", () => { ours = true; });
  document.addEventListener("dragend", () => { ours = false; });
  document.addEventListener("dragover", draggedOver);
  document.addEventListener("drop", dropped);
  addEventListener("hashchange", visit);
  if (visits) visit();
}

async function sample(file) {
  const answer = await fetch(new URL(`samples/${file}`, import.meta.url));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.text();
}

// Does what the page asks.
export function ask(errand) {
  if (errand === "Open") choose();
  // The window over the page is taken away first.
  else if (errand === "Print") setTimeout(() => print(), 50);
  else send(errand);
}

// What is shared by an address stands behind its number sign, two texts behind the name of their screen.
function visit() {
  const shared = /^#(compare&)?(sayso=.*)/.exec(location.hash);
  if (shared) send({ Visit: shared[2] });
}

function choose() {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = ".txt,.md,.markdown,.html,.htm,.docx,.pdf,.json,.jsonld";
  field.addEventListener("change", () => field.files[0] && send({ Take: field.files[0] }));
  field.click();
}

// Whether what is dragged is the page's own.
let ours = false;
let held;

// Shows, as long as something is held over the page, that it can be dropped.
function draggedOver(event) {
  if (ours || (isField(event.target) && !event.dataTransfer.types.includes("Files"))) return;
  event.preventDefault();
  const root = document.documentElement;
  root.dataset.held = "";
  clearTimeout(held);
  held = setTimeout(() => delete root.dataset.held, 400);
}

function pasted(event) {
  const field = event.target;
  if (!isField(field)) return;
  take(event, event.clipboardData, field);
}

function dropped(event) {
  if (ours) return;
  const [file] = event.dataTransfer.files;
  if (file) {
    event.preventDefault();
    send({ Take: file });
  } else if (!isField(event.target)) {
    event.preventDefault();
    take(event, event.dataTransfer);
  }
}

// Takes what the browser would not take as we want it: HTML with its paragraphs, addresses with an explanation, and
// whatever is dropped beside the text field.
function take(event, data, field) {
  const [html, plain] = [data.getData("text/html"), data.getData("text/plain")];
  if (isAddress(plain || data.getData("text/uri-list")) && !field?.value) {
    event.preventDefault();
    tell({ Told: { code: "address", detail: "" } });
  } else if (html) {
    event.preventDefault();
    send({ Insert: { html, plain, field } });
  } else if (!field && plain) {
    tell({ Text: plain });
  }
}

const isField = (target) => target instanceof HTMLTextAreaElement;
const isAddress = (text) => /^\s*(https?:\/\/|www\.)\S+\s*$/i.test(text);

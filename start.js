// Starts the page, or says why it cannot start.
import init from "./page.js";

try {
  await init();
} catch (error) {
  document.getElementById("cannot-start").hidden = false;
  throw error;
}

// Starts the annotator in its Web Worker.
import init, { serve } from "./annotator.js";

try {
  await init();
  serve();
} catch (error) {
  // A refusal inside a module would stay unheard; thrown from a task it reaches the page as the worker's error.
  setTimeout(() => { throw error; });
}

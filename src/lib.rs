//! The browser side of Sayso: the page, and the annotator that runs in a Web Worker.

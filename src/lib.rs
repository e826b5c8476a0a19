//! The browser side of Sayso: the page, and the annotator that runs in a Web Worker.
//!
//! Nothing in here ever sends the text anywhere: it goes from the page to the page's own worker and back.
#![forbid(unsafe_code)]

pub mod annotator;
pub mod browser;
pub mod client;
pub mod desk;
pub mod digest;
pub mod dismissals;
pub mod errands;
pub mod exchange;
pub mod keys;
pub mod page;
pub mod question;
pub mod settings;
pub mod sift;
pub mod state;
pub mod views;
pub mod wire;
pub mod words;

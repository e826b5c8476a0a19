//! What is on the screen? Views: properties in, HTML out.
//!
//! A view never touches the browser or the engine's functions.

pub mod agreement;
pub mod card;
pub mod compared;
pub mod dialog;
pub mod exchange;
pub mod figures;
pub mod frame;
pub mod lanes;
pub mod leaving;
pub mod legend;
pub mod list;
pub mod overview;
mod portions;
pub mod practice;
pub mod reading;
pub mod settings;
pub mod sources;
pub mod tabs;
pub mod tag;

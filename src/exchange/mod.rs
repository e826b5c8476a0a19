//! What becomes of a file that comes in, and of a reading that goes out? What the program `formats` does, without the
//! browser around it.
//!
//! It never annotates: a text that came in is read by the annotator, as if it had been typed.

pub mod link;
pub mod markdown;
pub mod plain;
pub mod printed;
pub mod reading;

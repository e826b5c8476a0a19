//! How good is the annotator? Measures it on the texts beside the project.
//!
//! It never changes a file.

mod reading;
mod treebank;

use std::path::Path;

use anyhow::Result;

/// Prints every table.
pub fn run(data: &Path) -> Result<()> {
    print!("{}", reading::report(data)?);
    Ok(())
}

//! What does the text do? One finder for each layer, one file each, with its page beside it.

pub mod attribution;
pub mod claim;
pub mod figure;
pub mod hedge;
pub mod quote;

use crate::layer::{Finder, PageError};

/// Every layer's finder, in the order in which they read: a later one sees what the earlier ones marked.
pub fn finders() -> Result<Vec<Box<dyn Finder>>, PageError> {
    Ok(vec![
        Box::new(attribution::Attribution::new()?),
        Box::new(hedge::Hedge::new()?),
        Box::new(claim::Claim::new()?),
    ])
}

//! Where does a quotation begin and end?
//!
//! It never asks who speaks.

use crate::document::{Quotation, Token, Warning};

/// The quotations of a paragraph, outer before inner, and for each token the innermost one that holds it.
pub fn quotations(_text: &str, tokens: &[Token]) -> (Vec<Quotation>, Vec<Option<usize>>) {
    (Vec::new(), vec![None; tokens.len()])
}

/// A warning for each quotation that is never closed.
pub fn warnings(quotations: &[Quotation]) -> Vec<Warning> {
    quotations
        .iter()
        .filter(|quotation| !quotation.closed)
        .map(|quotation| Warning {
            code: "unclosed-quote".into(),
            span: quotation.span,
            message: "This quotation is opened but not closed in its paragraph.".to_owned(),
        })
        .collect()
}

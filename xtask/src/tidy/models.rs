//! Do the models belong together?
//!
//! It never asks whether they are any good: `eval` does.

use std::fs;

use sayso::net::weights::Weights;

use super::Complaint;
use crate::digest::sha256;
use crate::tree::{self, READER, Tree};

/// Weights that were learnt on a network's states stand beside that very network.
pub fn know_their_reader(tree: &Tree) -> Vec<Complaint> {
    let Ok(reader) = fs::read(tree::root().join(READER)) else {
        return vec![Complaint::new(READER, 1, "the network belongs to the repository")];
    };
    let reader = sha256(&reader);
    let models = tree.paths.iter().filter(|path| path.ends_with(".safetensors"));
    let complaint = |path: &String| match fs::read(tree::root().join(path)) {
        Ok(file) => is_foreign(&file, &reader)
            .then(|| Complaint::new(path, 1, "it was learnt on another network: run again what makes it")),
        Err(error) => Some(Complaint::new(path, 1, error.to_string())),
    };
    models.filter_map(complaint).collect()
}

/// Whether a file was learnt on another network than the one with this digest. One that names none stands by itself.
fn is_foreign(file: &[u8], reader: &str) -> bool {
    Weights::open(file)
        .map_or(true, |weights| weights.remark("reader").is_ok_and(|learnt_on| learnt_on != reader))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(remarks: &str) -> Vec<u8> {
        let header = format!(r#"{{"__metadata__":{remarks}}}"#);
        [&(header.len() as u64).to_le_bytes(), header.as_bytes()].concat()
    }

    #[test]
    fn a_model_that_names_a_network_names_the_one_that_is_here() {
        assert!(!is_foreign(&model(r#"{"reader":"abc"}"#), "abc"));
        assert!(is_foreign(&model(r#"{"reader":"abc"}"#), "abd"));
        assert!(!is_foreign(&model("{}"), "abc"));
        assert!(is_foreign(b"not a model", "abc"));
    }
}

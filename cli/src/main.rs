//! The command `sayso`: who said what, how sure they are, and what could be checked, in files and streams.
//!
//! This file is where errors end: nothing below it prints one or decides on an exit status.
#![forbid(unsafe_code)]

mod annotate;
mod explain;
mod input;
mod options;
mod pool;
mod tokens;

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;
use options::{Command, Options};

/// What the command ends with where anything could not be read: the same as for a bad option.
const BAD_INPUT: u8 = 2;

fn main() -> ExitCode {
    match run(Options::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(BAD_INPUT),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(BAD_INPUT)
        }
    }
}

/// Does what was asked for; whether every input could be read.
fn run(options: Options) -> anyhow::Result<bool> {
    let annotator = || sayso::Annotator::new().context("the layer pages");
    match options.command {
        Command::Annotate(options) => annotate::run(annotator()?, options),
        Command::Explain(options) => explain::explain(&annotator()?, &options),
        Command::Lexicon => explain::lexicon(&annotator()?),
        Command::Tokens(options) => tokens::run(options),
    }
}

/// One line on standard error.
fn complain(error: &anyhow::Error) {
    // Nobody is left to tell where standard error is closed.
    let _ = writeln!(io::stderr(), "sayso: {error:#}");
}

/// Whether whoever read our output has gone, as `head` does: no fault of anybody's.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

//! Which piece of the workshop does `cargo xtask NAME` start?
//!
//! It never does the work itself, and nothing that ships depends on this crate.
#![forbid(unsafe_code)]

mod bench;
mod digest;
mod dist;
mod eval;
mod process;
mod serve;
mod setup;
mod sizes;
mod test;
mod tidy;
mod train;
mod tree;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask NAME

  setup            finds or installs what building and testing need, and says what it did
  serve            builds the page, serves it here, opens it where there is a desktop, rebuilds it on change
                     --port N   the first port to try (8080)
                     --no-open  do not open the page in a browser
                     --dev      build quickly instead of building for speed
  test             sets up, then runs every test and check there is
  dist             builds the page and the annotator into dist/
  eval             measures the annotator on the texts beside the project
                     --data DIR   where they are (../shared)
                     --only SET   reading (tokens and sentences), gold or polnear
                     --errors     show what was missed, and what was marked wrongly
                     --check      fail where a figure is more than 0.5 below the one that was kept
                     --keep       keep the figures
  train            makes the network's weights anew; needs the data beside the project
                     --data DIR   where it is (../shared)
                     -- …         what training/train.py is told besides
  bench PART       measures how fast a part is, built for speed
                     net             the network, natively and in WebAssembly
                     page            the built page, in a browser
                     reading         texts of many kinds
                     --megabytes N   how much text of each kind (1)
  sizes            weighs dist/ and holds it against its budgets
  tidy             checks the rules that the compiler cannot
  help             this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", &[][..]),
    };
    match start(name, rest) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(name: &str, rest: &[String]) -> Result<ExitCode> {
    if rest
        .iter()
        .take_while(|argument| *argument != "--")
        .any(|argument| matches!(&**argument, "--help" | "-h"))
    {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    }
    if !matches!(name, "serve" | "eval" | "bench" | "train")
        && let Some(surplus) = rest.first()
    {
        bail!("it takes no argument, but {surplus} was given");
    }
    match name {
        "setup" => setup::everything().map(|_| ExitCode::SUCCESS),
        "serve" => serve::serve(&serve::Options::parse(rest)?),
        "test" => test::test(),
        "dist" => dist::build(&setup::for_building()?).map(|()| ExitCode::SUCCESS),
        "bench" => bench::run(&bench::Options::parse(rest)?).map(|()| ExitCode::SUCCESS),
        "eval" => eval::run(&eval::Options::parse(rest)?).map(|()| ExitCode::SUCCESS),
        "sizes" => sizes::report(),
        "train" => train::run(&train::Options::parse(rest)?).map(|()| ExitCode::SUCCESS),
        "tidy" => tidy::report(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        _ => bail!("there is no such command; `cargo xtask help` lists them"),
    }
}

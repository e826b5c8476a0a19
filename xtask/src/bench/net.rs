//! How fast is the network, as a native program and in WebAssembly, and do the two agree?
//!
//! It never measures anything itself: `bench/` does, in both worlds.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::setup::{self, Tools};
use crate::{process, tree};

/// Prints the figures of both worlds. Fails where they do not agree on every bit of every score.
pub fn run() -> Result<()> {
    let tools = setup::for_building()?;
    let folder = tree::root().join("target/bench");
    build(&tools, &folder)?;
    println!("\nnative\n{}", sayso_bench::network());
    println!(
        "WebAssembly, Node {}\n{}",
        ask(&tools, &folder, "process.version")?,
        ask(&tools, &folder, "bench.network()")?
    );
    let (native, wasm) = (sayso_bench::scores(), ask(&tools, &folder, "bench.scores()")?);
    ensure!(native == wasm, "the scores differ: {native} natively, {wasm} in WebAssembly");
    println!("Both give the same scores to the bit: {native}");
    Ok(())
}

/// Builds what is measured as the annotator is built.
fn build(tools: &Tools, folder: &Path) -> Result<()> {
    let root = tree::root();
    let target = "wasm32-unknown-unknown";
    let mut cargo = tools.for_wasm("cargo");
    cargo.args([
        "build",
        "--package",
        "sayso-bench",
        "--lib",
        "--locked",
        "--profile",
        "web",
        "--target",
        target,
    ]);
    process::run_or_fail("compiling to WebAssembly", cargo.current_dir(&root))?;
    let mut bindgen = tools.command("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(folder);
    bindgen.arg(root.join("target").join(target).join("web/sayso_bench.wasm"));
    process::run_or_fail("wasm-bindgen", &mut bindgen)?;
    // The repository's own package.json says that scripts are modules; these are none.
    fs::write(folder.join("package.json"), r#"{ "type": "commonjs" }"#)?;
    let wasm = folder.join("sayso_bench_bg.wasm");
    let page = fs::read_to_string(root.join("index.html"))?;
    let mut optimiser = tools.command("wasm-opt");
    optimiser.args(annotator_options(&page).context("index.html says how the annotator is made small")?);
    process::run_or_fail("wasm-opt", optimiser.arg(&wasm).arg("--output").arg(&wasm))?;
    Ok(())
}

/// What index.html has trunk tell wasm-opt about the annotator.
fn annotator_options(page: &str) -> Option<Vec<String>> {
    let link = page.lines().find(|line| line.contains(r#"data-bin="annotator""#))?;
    let value = |name: &str| Some(link.split_once(&format!("{name}=\""))?.1.split_once('"')?.0);
    let level = format!("-O{}", value("data-wasm-opt")?);
    Some(
        [level.as_str()]
            .into_iter()
            .chain(value("data-wasm-opt-params")?.split(' '))
            .map(str::to_owned)
            .collect(),
    )
}

/// What an expression of JavaScript gives, with the WebAssembly at hand as `bench`.
fn ask(tools: &Tools, folder: &Path, expression: &str) -> Result<String> {
    let script = format!("const bench = require('./sayso_bench.js'); console.log({expression})");
    let mut node: Command = tools.command("node");
    process::answer(node.args(["--eval", &script]).current_dir(folder))
        .context("node cannot run the WebAssembly")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_options_are_those_of_the_annotator() {
        let page = "<link data-bin=\"page\" data-wasm-opt=\"z\">\n\
                    <link data-bin=\"annotator\" data-wasm-opt=\"3\" data-wasm-opt-params=\"--one --two\">";
        assert_eq!(annotator_options(page).unwrap(), ["-O3", "--one", "--two"]);
        assert_eq!(annotator_options("<link>"), None);
    }
}

//! How many bytes does a reader's browser fetch?
//!
//! It never counts what stays in the repository: only `dist/` as it is served, and the models inside it.
//!
//! The annotator is weighed in three: its models (the weights of its networks), its words (the data section without
//! the models: layer pages, lists of words, tables) and its code (everything else, JavaScript included).

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::test::Count;
use crate::tree;

/// What files of `dist/` may weigh together, compressed as servers do it.
struct Budget {
    name: &'static str,
    /// How the names of its files begin; only programs count, that is `.js` and `.wasm`.
    prefixes: &'static [&'static str],
    part: Part,
    /// The most bytes in brotli.
    bytes: usize,
}

/// What of a program is weighed.
#[derive(Clone, Copy)]
enum Part {
    All,
    /// Everything but the data section of its wasm.
    Code,
    /// The data section without the models in it: the layer pages and all other words that the program knows.
    Words,
}

const BUDGETS: [Budget; 5] = [
    // What every visit fetches before it can paint. What few visits need is fetched when asked for.
    Budget {
        name: "page",
        prefixes: &["page", "start", "words", "exchange"],
        part: Part::All,
        bytes: 150_000,
    },
    // Fetched in place of the page and only by those who compare or practise: all that the page has but its panels, and
    // two screens more, which obey what was put away and keep what was marked.
    Budget { name: "desk", prefixes: &["desk"], part: Part::All, bytes: 168_000 },
    Budget { name: "annotator, its code", prefixes: &["annotator"], part: Part::Code, bytes: 204_000 },
    Budget { name: "annotator, its words", prefixes: &["annotator"], part: Part::Words, bytes: 76_000 },
    // Who exports waits for it once.
    Budget { name: "formats", prefixes: &["formats"], part: Part::All, bytes: 110_500 },
];

/// A file and what it weighs, in bytes.
struct Weighed {
    name: String,
    raw: usize,
    brotli: usize,
    /// What of it is the data section of wasm, in brotli.
    data: usize,
}

/// Prints what every file weighs, and whether the budgets hold.
pub fn report() -> Result<ExitCode> {
    let (count, table) = count()?;
    print!("{table}");
    Ok(if count.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many budgets hold, and the table that shows it.
pub fn count() -> Result<(Count, String)> {
    let dist = tree::root().join("dist");
    ensure!(dist.is_dir(), "there is no dist/ yet: `cargo xtask dist` builds it");
    let served = weigh_all(&dist)?;
    let models = weigh_models(&tree::root().join("engine/models"), &dist)?;
    let mut table = String::from("         raw     brotli\n");
    for file in served.iter().chain(&models) {
        table.push_str(&format!("  {:>10} {:>10}  {}\n", file.raw, file.brotli, file.name));
    }
    let in_models: usize = models.iter().map(|model| model.brotli).sum();
    let mut count = Count::default();
    for budget in &BUDGETS {
        let programs = || served.iter().filter(|file| budget.weighs(&file.name));
        let all: usize = programs().map(|file| file.brotli).sum();
        let data: usize = programs().map(|file| file.data).sum();
        let weight = match budget.part {
            Part::All => all,
            Part::Code => all - data,
            // The models are data too; weights hardly compress, so their own weight can be taken off.
            Part::Words => data.saturating_sub(in_models),
        };
        let holds = all > 0 && weight <= budget.bytes;
        let verdict = match (all, holds) {
            (0, _) => "MISSING: it is not in dist/",
            (_, true) => "ok",
            (_, false) => "OVER: make it smaller, or argue for a larger budget in xtask/src/sizes.rs",
        };
        table.push_str(&format!(
            "  {}: {weight} of {} bytes in brotli, {verdict}\n",
            budget.name, budget.bytes
        ));
        if holds { count.passed += 1 } else { count.failed += 1 }
    }
    Ok((count, table))
}

impl Budget {
    fn weighs(&self, name: &str) -> bool {
        let is_code = name.ends_with(".js") || name.ends_with(".wasm");
        let begins =
            |prefix: &&str| name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(['.', '-', '_']));
        is_code && self.prefixes.iter().any(begins)
    }
}

fn weigh_all(folder: &Path) -> Result<Vec<Weighed>> {
    let weighed = paths(folder)?.into_iter().map(|path| {
        let bytes = fs::read(&path).with_context(|| format!("{} is read", path.display()))?;
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        let data = if name.ends_with(".wasm") { data_section(&bytes)? } else { &[] };
        let (raw, brotli) = (bytes.len(), compressed_len(&bytes));
        Ok(Weighed { name, raw, brotli, data: compressed_len(data).min(brotli) })
    });
    weighed.collect()
}

/// The weights in a folder that a program in `dist/` carries inside; cards are no weights.
fn weigh_models(folder: &Path, dist: &Path) -> Result<Vec<Weighed>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let is_program = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "wasm");
    let programs =
        paths(dist)?.into_iter().filter(is_program).map(fs::read).collect::<Result<Vec<_>, _>>()?;
    let mut models = Vec::new();
    for path in paths(folder)?.into_iter().filter(|path| path.extension().is_none_or(|ending| ending != "md"))
    {
        let bytes = fs::read(&path)?;
        if programs.iter().any(|program| carries(program, &bytes)) {
            let name = format!("(model inside) {}", path.file_name().unwrap_or_default().display());
            models.push(Weighed { name, raw: bytes.len(), brotli: compressed_len(&bytes), data: 0 });
        }
    }
    Ok(models)
}

/// The data section of a wasm file; nothing where it has none.
fn data_section(wasm: &[u8]) -> Result<&[u8]> {
    const DATA: u8 = 11;
    let mut rest = wasm.strip_prefix(b"\0asm\x01\0\0\0").context("this is no wasm")?;
    while let Some((&kind, length_on)) = rest.split_first() {
        let (mut length, mut bytes) = (0, 0);
        for byte in length_on.iter().take(4) {
            length |= usize::from(byte & 0x7f) << (7 * bytes);
            bytes += 1;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (section, further) =
            length_on[bytes..].split_at_checked(length).context("a section of the wasm is cut off")?;
        if kind == DATA {
            return Ok(section);
        }
        rest = further;
    }
    Ok(&[])
}

/// Whether a program holds a stretch from the middle of a model.
fn carries(program: &[u8], model: &[u8]) -> bool {
    let from = model.len() / 2;
    let stretch = &model[from..model.len().min(from + 64)];
    !stretch.is_empty() && program.windows(stretch.len()).any(|window| window == stretch)
}

/// Every file below a folder, sorted.
fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} is listed", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(paths(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn compressed_len(bytes: &[u8]) -> usize {
    let (quality, window) = (11, 22);
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    writer.write_all(bytes).expect("a vector takes every byte");
    writer.into_inner().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_weighs_the_code_of_its_own_program_alone() {
        let page = &BUDGETS[0];
        assert!(page.weighs("page-1a2b3c_bg.wasm") && page.weighs("page.js") && page.weighs("words.js"));
        assert!(page.weighs("exchange.js") && !page.weighs("exchange/errands.js"));
        assert!(!page.weighs("pages.js") && !page.weighs("annotator.js") && !page.weighs("page.css"));
    }

    #[test]
    fn the_data_section_is_found_behind_others() {
        let other = [&[10, 0x81, 0x01][..], &[7; 129]].concat();
        let wasm = [b"\0asm\x01\0\0\0", &other[..], &[11, 3, 1, 2, 3], &[0, 1, 9]].concat();
        assert_eq!(data_section(&wasm).unwrap(), [1, 2, 3]);
        assert_eq!(data_section(&wasm[..8 + other.len()]).unwrap(), [0_u8; 0]);
        assert!(data_section(&wasm[..60]).is_err() && data_section(b"wasm").is_err());
    }

    #[test]
    fn only_a_model_that_is_inside_counts_as_inside() {
        let model: Vec<u8> = (0..=255).collect();
        let program = [&[9; 50], &model[..], &[9; 50]].concat();
        assert!(carries(&program, &model));
        assert!(!carries(&program[..100], &model));
        assert!(!carries(&program, &[]));
    }

    #[test]
    fn repetition_compresses_and_noise_hardly_does() {
        assert!(compressed_len(&[7; 10_000]) < 100);
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..10_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        assert!(compressed_len(&noise) > 9_500);
    }
}

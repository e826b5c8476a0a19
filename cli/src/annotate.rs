//! `sayso annotate`: texts in, readings out.
//!
//! It never writes a reading out of the order in which the texts came.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow, bail, ensure};
use sayso::Annotator;
use sayso::layer::Finder;
use sayso::select::Selection;
use sayso::write::{self, Format};
use serde_json::{Map, Value};

use crate::complain;
use crate::input::{Input, Line, inputs};
use crate::options::Annotate;
use crate::pool::in_order;

/// What is done with every text.
struct Reading {
    annotator: Annotator,
    selection: Selection,
    format: &'static Format,
    options: write::Options,
}

impl Reading {
    fn of(&self, text: &str) -> String {
        let document = self.annotator.read(text).selected(&self.selection);
        (self.format.write)(&document, self.options)
    }
}

/// Annotates what the options name; whether every text could be read.
pub fn run(annotator: Annotator, options: Annotate) -> anyhow::Result<bool> {
    for layer in &options.layers {
        let known: Vec<&str> = annotator.finders().map(Finder::layer).collect();
        ensure!(known.contains(&layer.as_str()), "no such layer: {layer} (there are: {})", known.join(", "));
    }
    let reading = Reading {
        annotator,
        selection: options.selection(),
        format: options.format,
        options: write::Options { units: options.units, with_text: !options.no_text },
    };
    let inputs = inputs(&options.files)?;
    let name = reading.format.name;
    ensure!(!options.jsonl || name == "json", "--jsonl writes JSON, not {name}");
    if options.lines || options.jsonl {
        ensure!(
            reading.format.is_line,
            "--lines needs a format that is one line a text, which {name} is not"
        );
        let lines = inputs.into_iter().flat_map(Input::lines);
        return match options.jsonl {
            true => stream(lines, move |line| with_reading(&line, &options.field, &reading)),
            false => stream(lines, move |line| Ok(reading.of(&line.text))),
        };
    }
    match &options.out {
        Some(folder) => into_folder(inputs, folder, reading),
        None => {
            ensure!(
                reading.format.is_line || inputs.len() == 1,
                "several files as {name} need --out DIR to be written to"
            );
            to_stdout(inputs, reading)
        }
    }
}

/// Writes one line for each line, as they come in. The first line that cannot be read ends the stream.
fn stream(
    lines: impl Iterator<Item = anyhow::Result<Line>> + Send + 'static,
    work: impl Fn(Line) -> anyhow::Result<String> + Send + Sync + 'static,
) -> anyhow::Result<bool> {
    for written in in_order(lines, move |line| work(line?)) {
        print(written?)?;
    }
    Ok(true)
}

/// The JSON object of a line with its reading added, otherwise as it stands, to the byte.
fn with_reading(line: &Line, field: &str, reading: &Reading) -> anyhow::Result<String> {
    let object = object(line)?;
    let text = text_in(&object, field, line)?;
    ensure!(!object.contains_key("sayso"), "{}: there is a field \"sayso\" already", line.place);
    let object = line.text.trim_end();
    let open = object.strip_suffix('}').unwrap_or(object);
    Ok(format!("{open},\"sayso\":{}}}", reading.of(text)))
}

/// The JSON object that a line holds.
pub fn object(line: &Line) -> anyhow::Result<Map<String, Value>> {
    serde_json::from_str(&line.text).map_err(|error| anyhow!("{}: not a JSON object: {error}", line.place))
}

/// The text in a line's object.
pub fn text_in<'a>(object: &'a Map<String, Value>, field: &str, line: &Line) -> anyhow::Result<&'a str> {
    match object.get(field) {
        Some(Value::String(text)) => Ok(text),
        Some(_) => bail!("{}: the field {field:?} is not a string", line.place),
        None => bail!("{}: no field {field:?}", line.place),
    }
}

fn to_stdout(inputs: Vec<Input>, reading: Reading) -> anyhow::Result<bool> {
    let mut all_well = true;
    for written in in_order(inputs.into_iter(), move |input| Ok(reading.of(&input.text()?))) {
        match written {
            Ok(written) => print(written)?,
            Err(error) => {
                complain(&error);
                all_well = false;
            }
        }
    }
    Ok(all_well)
}

fn into_folder(inputs: Vec<Input>, folder: &Path, reading: Reading) -> anyhow::Result<bool> {
    let files = named_after(&inputs, folder, reading.format.extension)?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let mut all_well = true;
    let work = move |(input, file): (Input, PathBuf)| {
        let written = reading.of(&input.text()?);
        fs::write(&file, write::ending_its_line(written)).with_context(|| file.display().to_string())
    };
    for written in in_order(inputs.into_iter().zip(files), work) {
        if let Err(error) = written {
            complain(&error);
            all_well = false;
        }
    }
    Ok(all_well)
}

/// The file in the folder for each input: its name with the format's extension. No two may be the same.
fn named_after(inputs: &[Input], folder: &Path, extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut taken = HashSet::new();
    inputs
        .iter()
        .map(|input| {
            let Input::File(path) = input else { bail!("--out needs files that have names") };
            let stem = path.file_stem().with_context(|| path.display().to_string())?;
            let file = folder.join(format!("{}.{extension}", stem.to_string_lossy()));
            ensure!(taken.insert(file.clone()), "{input}: {} is another input's already", file.display());
            Ok(file)
        })
        .collect()
}

/// Puts a reading on standard output at once, so that whoever reads it need not wait.
pub fn print(written: String) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(write::ending_its_line(written).as_bytes())?;
    stdout.flush()
}

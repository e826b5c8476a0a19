//! What exactly does each format write? The sample document of `tests/formats/sample.json`, beside it in every format.
//!
//! After a change that is meant, `SAYSO_GOLDEN=write cargo test -p sayso --test golden` writes the files anew; the
//! difference is then for people to read.

use std::fs;
use std::path::Path;

use sayso::read_back;
use sayso::write::json::ENGINE;
use sayso::write::units::Units;
use sayso::write::{FORMATS, Format, Options};

/// What a format makes of the sample. The day of the models is not the format's business.
fn written(format: &Format, sample: &str) -> String {
    let document = read_back::document(sample, None).unwrap();
    let options = Options { units: Units::Codepoint, with_text: true };
    let written = (format.write)(&document, options);
    let written = written.replace(&format!(r#""models":"{}""#, ENGINE.models), r#""models":"none""#);
    if written.ends_with('\n') { written } else { written + "\n" }
}

#[test]
fn every_format_writes_the_sample_as_it_always_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let sample = fs::read_to_string(folder.join("sample.json")).unwrap();
    for format in FORMATS {
        let written = written(format, &sample);
        let name = match format.name.strip_prefix("jsonl-") {
            Some(tool) => format!("sample.{tool}.jsonl"),
            None => format!("sample.{}", format.extension),
        };
        let file = folder.join(&name);
        if std::env::var("SAYSO_GOLDEN").is_ok_and(|wish| wish == "write") {
            fs::write(&file, &written).unwrap();
        }
        let golden = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(written == golden, "{name} has changed:\n{written}");
    }
}

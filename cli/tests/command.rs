//! Does the command keep its promises? Runs the real program: exit status, output, streams.
//!
//! It never asks whether a reading is right, beyond one hedge that serves to look at offsets.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

fn sayso(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command to its end with this on standard input.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = sayso(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    // The command may end without reading everything.
    let feeder = thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    output
}

/// What it wrote, where all went well.
fn written(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).unwrap()
}

fn documents(arguments: &[&str], input: impl AsRef<[u8]>) -> Vec<Value> {
    written(arguments, input).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn document(arguments: &[&str], input: impl AsRef<[u8]>) -> Value {
    let [document] = documents(arguments, input).try_into().unwrap();
    document
}

/// The one line on standard error of a command that ended with status 2.
fn complaint(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    let complaint = String::from_utf8(output.stderr).unwrap();
    assert_eq!(complaint.matches('\n').count(), 1, "{complaint}");
    complaint
}

/// A fresh folder with these files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// Where the word stands in the marks of a document.
fn places<'a>(document: &'a Value, word: &'a str) -> Vec<(usize, usize)> {
    let annotations = document["annotations"].as_array().unwrap().iter();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    annotations
        .filter(|annotation| annotation["text"] == word)
        .map(|annotation| (number(&annotation["start"]), number(&annotation["end"])))
        .collect()
}

#[test]
fn a_document_has_the_documented_shape() {
    let document = document(&["annotate"], "The crew was reportedly safe.\n");
    let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
    let documented = [
        "annotations",
        "engine",
        "figures",
        "lang",
        "schema",
        "sentences",
        "sources",
        "text",
        "units",
        "warnings",
    ];
    assert_eq!(keys, documented);
    assert_eq!(document["schema"], "sayso/1");
    assert_eq!(document["units"], "codepoint");
    assert_eq!(document["text"], "The crew was reportedly safe.\n");
    assert_eq!(document["sentences"][0]["end"], 29);
    let hedge = document["annotations"].as_array().unwrap().iter().find(|found| found["layer"] == "hedge");
    let keys: Vec<&String> = hedge.unwrap().as_object().unwrap().keys().collect();
    let documented =
        ["attributes", "end", "id", "kind", "layer", "links", "parts", "rule", "score", "start", "text"];
    assert_eq!(keys, documented);
}

#[test]
fn the_text_stays_away_where_it_is_not_wanted() {
    let document = document(&["annotate", "--no-text"], "Rain fell.");
    assert_eq!(document.get("text"), None);
}

#[test]
fn offsets_count_what_was_asked_for() {
    let text = "😀 Café\r\n\r\nThe crew was reportedly safe.";
    for (units, start) in [("codepoint", 23), ("utf16", 24), ("utf8", 27)] {
        let document = document(&["annotate", "--units", units], text);
        assert_eq!(document["units"], units);
        assert_eq!(places(&document, "reportedly"), [(start, start + 10)], "{units}");
    }
    let brat = written(&["annotate", "--format", "brat", "--units", "utf8"], text);
    assert!(brat.contains("\tHedge 23 33\treportedly\n"), "{brat}");
}

#[test]
fn a_byte_order_mark_is_a_character_of_the_text_and_changes_no_mark() {
    let text = "Reportedly the crew was safe.";
    let plain = document(&["annotate"], text);
    let marked = document(&["annotate"], format!("\u{feff}{text}"));
    assert_eq!(places(&plain, "Reportedly"), [(0, 10)]);
    assert_eq!(places(&marked, "Reportedly"), [(1, 11)]);
}

#[test]
fn nothing_is_a_text_too() {
    let document = document(&["annotate"], "");
    assert_eq!((&document["text"], &document["annotations"]), (&json!(""), &json!([])));
    assert_eq!(written(&["annotate", "--format", "brat"], ""), "");
    assert_eq!(written(&["annotate", "--lines"], ""), "");
}

#[test]
fn a_megabyte_on_one_line_is_read() {
    let text = "The crew was reportedly safe, “they said” in May. ".repeat(20_000);
    let document = document(&["annotate", "--no-text"], text);
    assert_eq!(places(&document, "reportedly").len(), 20_000);
}

#[test]
fn layers_and_scores_that_are_not_wanted_are_left_out() {
    let text =
        "“About thirty of the crew may be safe,” the owner said. It was reportedly an engine that failed.";
    let found = |arguments: &[&str]| match &document(arguments, text)["annotations"] {
        Value::Array(annotations) => annotations.clone(),
        other => panic!("{other}"),
    };
    let all = found(&["annotate"]);
    let of = |keep: &dyn Fn(&Value) -> bool| all.iter().filter(|found| keep(found)).count();
    let hedges = found(&["annotate", "--layers", "hedge"]);
    assert_eq!(hedges.len(), of(&|found| found["layer"] == "hedge"));
    assert!(!hedges.is_empty());
    for least in ["0.333", "0.777", "0.999"] {
        let sure = found(&["annotate", "--min-score", least]);
        let least: f64 = least.parse().unwrap();
        assert_eq!(sure.len(), of(&|found| found["score"].as_f64() >= Some(least)), "{least}");
    }
    let complaint = complaint(&["annotate", "--layers", "hegde"], text);
    assert!(complaint.starts_with("sayso: no such layer: hegde (there are: "), "{complaint}");
}

#[test]
fn several_files_give_a_line_each_in_their_order() {
    let names: Vec<String> = (0..60).map(|number| format!("{number:02}.txt")).collect();
    let texts: Vec<String> = (0..60).map(|number| "word ".repeat(1 + number * 7 % 60 * 20)).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder("several", &files);
    fs::write(folder.join("notes.md"), "not a text").unwrap();
    let found = documents(&["annotate", folder.to_str().unwrap()], "");
    assert_eq!(found.iter().map(|document| document["text"].as_str().unwrap()).collect::<Vec<_>>(), texts);
}

#[test]
fn a_folder_of_files_takes_the_readings() {
    let folder = folder("out", &[("one.txt", b"It was reportedly so."), ("two.txt", b"Rain.")]);
    let out = path(&folder, "marks");
    let files = [path(&folder, "one.txt"), path(&folder, "two.txt")];
    assert_eq!(written(&["annotate", "--format", "brat", "--out", &out, &files[0], &files[1]], ""), "");
    assert!(fs::read_to_string(folder.join("marks/one.ann")).unwrap().contains("Hedge 7 17\treportedly\n"));
    assert_eq!(fs::read_to_string(folder.join("marks/two.ann")).unwrap().matches("Hedge").count(), 0);

    let complaint = complaint(&["annotate", "--out", &out, &files[0], &files[0]], "");
    assert!(complaint.ends_with("one.json is another input's already\n"), "{complaint}");
}

#[test]
fn files_that_cannot_be_read_are_named_and_the_others_are_read() {
    let folder =
        folder("bad", &[("good.txt", b"Rain."), ("latin.txt", b"Caf\xe9 shut."), ("late.txt", b"Sun.")]);
    let [good, latin, late, none] =
        ["good.txt", "latin.txt", "late.txt", "none.txt"].map(|name| path(&folder, name));
    let output = run(&["annotate", &good, &latin, &none, &late], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!("sayso: {latin}: not UTF-8 at byte 3\nsayso: {none}: no such file or directory\n")
    );
}

#[test]
fn what_cannot_be_done_is_said_in_a_line() {
    let folder = folder("nothing", &[]);
    let path = folder.to_str().unwrap();
    for (arguments, said) in [
        (&["annotate"][..], "sayso: standard input: not UTF-8 at byte 4\n".to_owned()),
        (&["annotate", "--lines"], "sayso: standard input: not UTF-8 at byte 4 (line 2)\n".to_owned()),
        (&["annotate", "--jsonl"], "sayso: standard input, line 1: not a JSON object: ".to_owned()),
        (
            &["annotate", "--lines", "--format", "brat"],
            "sayso: --lines needs a format that is one line a text".to_owned(),
        ),
        (&["annotate", "--jsonl", "--format", "w3c"], "sayso: --jsonl writes JSON, not w3c\n".to_owned()),
        (
            &["annotate", "--format", "brat", "a", "b"],
            "sayso: several files as brat need --out DIR".to_owned(),
        ),
        (&["annotate", "--out", path], "sayso: --out needs files that have names\n".to_owned()),
        (&["annotate", path], format!("sayso: {path}: no .txt file in this folder\n")),
        (&["explain", "hedge.nothing"], "sayso: no such rule or layer: hedge.nothing".to_owned()),
    ] {
        let complaint = complaint(arguments, b"one\n\xff");
        assert!(complaint.starts_with(&said), "{arguments:?}: {complaint}");
    }
}

#[test]
fn options_that_are_not_understood_end_with_status_2() {
    for arguments in [
        &["annotate", "--format", "docx"][..],
        &["annotate", "--units", "bytes"],
        &["annotate", "--min-score", "2"],
        &["annotate", "--min-score", "NaN"],
        &["annotate", "--types", "statement,opinion"],
        &["annotate", "--field", "body"],
        &["annotate", "--lines", "--jsonl"],
        &["anotate"],
        &[],
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(output.stdout, b"", "{arguments:?}");
    }
}

#[test]
fn each_line_is_a_text_of_its_own() {
    let input = "The first.\r\n\nThe third, reportedly.\nThe last";
    let found = documents(&["annotate", "--lines"], input);
    let texts: Vec<&str> = found.iter().map(|document| document["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["The first.", "", "The third, reportedly.", "The last"]);
    assert_eq!(places(&found[2], "reportedly"), [(11, 21)]);
}

#[test]
fn lines_keep_their_order_on_all_cores() {
    let lines: Vec<String> =
        (0..500).map(|number| format!("{number} {}", "so ".repeat(number * 31 % 97))).collect();
    let found = documents(&["annotate", "--lines"], lines.join("\n"));
    assert_eq!(found.iter().map(|document| document["text"].as_str().unwrap()).collect::<Vec<_>>(), lines);
}

#[test]
fn lines_are_answered_as_they_come_in() {
    let mut child = sayso(&["annotate", "--lines"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    let (answer, answers) = channel();
    let reader = thread::spawn(move || stdout.lines().try_for_each(|line| answer.send(line.unwrap())));
    for number in 0..5 {
        writeln!(stdin, "Line {number} came in.").unwrap();
        let answer = answers.recv_timeout(Duration::from_secs(60)).expect("an answer before the input's end");
        assert!(answer.contains(&format!("Line {number} came in.")), "{answer}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
    reader.join().unwrap().unwrap();
}

#[test]
fn a_bad_line_ends_the_stream_after_the_lines_before_it() {
    let output = run(&["annotate", "--lines"], b"One.\nTwo.\n\xff\nFour.\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 2);
}

#[test]
fn whoever_stops_listening_is_left_in_peace() {
    let mut child = sayso(&["annotate", "--lines"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    // Input without an end: the command must end because nobody listens.
    let feeder = thread::spawn(move || while writeln!(stdin, "It goes on.").is_ok() {});
    stdout.read_line(&mut String::new()).unwrap();
    drop(stdout);
    assert_eq!(child.wait().unwrap().code(), Some(0));
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!(complaint, "");
    feeder.join().unwrap();
}

#[test]
fn json_lines_keep_every_byte_and_get_their_reading() {
    let line = r#"{ "id": 1.50, "body": "It was \u00fcber, reportedly.", "z": [1, {}] }"#;
    let answer = written(&["annotate", "--jsonl", "--field", "body", "--no-text"], format!("{line}  \r\n"));
    let kept = line.strip_suffix('}').unwrap();
    let added = answer.strip_prefix(kept).unwrap_or_else(|| panic!("{answer}"));
    assert!(added.starts_with(r#","sayso":{"schema":"sayso/1","#), "{added}");
    let object: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(places(&object["sayso"], "reportedly"), [(13, 23)]);
}

#[test]
fn json_lines_that_cannot_be_used_are_named() {
    for (line, said) in [
        ("[1]", "line 1: not a JSON object: "),
        ("{\"text\":1}", "line 1: the field \"text\" is not a string"),
        ("{\"body\":\"x\"}", "line 1: no field \"text\""),
        ("{\"text\":\"x\",\"sayso\":1}", "line 1: there is a field \"sayso\" already"),
        ("{\"text\":\"x\"", "line 1: not a JSON object: "),
    ] {
        let complaint = complaint(&["annotate", "--jsonl"], line);
        assert!(complaint.starts_with(&format!("sayso: standard input, {said}")), "{complaint}");
    }
}

#[test]
fn every_rule_that_is_listed_is_explained() {
    let rules = written(&["explain"], "");
    assert!(rules.lines().any(|line| line.starts_with("hedge.evidential ")), "{rules}");
    for rule in rules.lines().filter_map(|line| line.split_whitespace().next()) {
        let explained = written(&["explain", rule], "");
        assert!(explained.starts_with("## "), "{rule}: {explained}");
    }
    assert!(written(&["explain", "hedge"], "").starts_with("# Hedge\n"));
    assert!(written(&["lexicon"], "").lines().all(|line| line.split('\t').count() >= 2));
}

#[test]
fn a_reading_in_carets_stands_under_its_text() {
    let carets = written(&["annotate", "--format", "carets", "--layers", "hedge"], "It was reportedly so.");
    assert_eq!(carets, "It was reportedly so.\n       ^^^^^^^^^^ hedge evidential tier=1\n");
}

#[test]
fn help_and_version_are_for_people() {
    assert!(written(&["annotate", "--help"], "").contains("Examples:"));
    assert_eq!(written(&["--version"], ""), format!("sayso {}\n", env!("CARGO_PKG_VERSION")));
}

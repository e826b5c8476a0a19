//! Do all formats take every document? Writes readings of plain and of unruly texts.
//!
//! It never asks whether a reading is right.

use base64::Engine as _;
use sayso::Annotator;
use sayso::document::Document;
use sayso::write::units::Units;
use sayso::write::{FORMATS, Options, format};
use serde_json::Value;
use sha2::Digest as _;

const TEXTS: &[&str] = &[
    "",
    " \r\n\t ",
    "\u{feff}Officials reportedly said “the bridge may be shut. Nobody knows.",
    "Officials reportedly said:\r\n\r\n“The bridge 🌉 may be shut.\r“It is not clear why,” they said.\u{2028}Rain.",
    "e\u{301}\u{200d}🇺🇸\0 said “’‘\" 'perhaps’ \u{85} up to 300\u{a0}people.",
    "So the owner maintained",
    "T1\tHedge 0 2\tmay, it is believed \\ ^^^^ & <b>",
];

#[test]
fn every_format_takes_every_text_in_every_unit() {
    let annotator = Annotator::new().unwrap();
    for text in TEXTS {
        let document = annotator.read(text);
        for format in FORMATS {
            for units in Units::ALL {
                for with_text in [true, false] {
                    let written = (format.write)(&document, Options { units, with_text });
                    assert_eq!(
                        written,
                        (format.write)(&document, Options { units, with_text }),
                        "{}",
                        format.name
                    );
                }
            }
        }
    }
}

#[test]
fn a_format_is_found_by_its_name_and_has_one_of_its_own() {
    for each in FORMATS {
        assert_eq!(format(each.name).map(|found| found.extension), Some(each.extension));
        assert_eq!(FORMATS.iter().filter(|other| other.name == each.name).count(), 1);
    }
    assert!(format("docx").is_none());
}

/// Every line of a brat file is one that brat reads, and its offsets give the words that stand behind them.
#[test]
fn brat_lines_quote_the_text_that_they_point_at() {
    let annotator = Annotator::new().unwrap();
    let brat = format("brat").unwrap();
    for text in TEXTS {
        let letters: Vec<char> = text.chars().collect();
        let options = Options { units: Units::Codepoint, with_text: false };
        for line in (brat.write)(&annotator.read(text), options).lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            match (columns[0].chars().next(), columns.as_slice()) {
                (Some('T'), [_, place, quoted]) => {
                    let (_, offsets) = place.split_once(' ').unwrap();
                    let fragments = offsets.split(';').map(|fragment| {
                        let (start, end) = fragment.split_once(' ').unwrap();
                        letters[start.parse().unwrap()..end.parse().unwrap()].iter().collect::<String>()
                    });
                    let words = fragments.collect::<Vec<_>>().join(" ");
                    let plain = |words: &str| words.replace(|c: char| c.is_control() || c == '\u{2028}', " ");
                    assert_eq!(plain(quoted), plain(&words), "{line}");
                }
                (Some('E' | 'A' | 'R'), [_, _]) | (Some('#'), [_, _, _]) => {}
                _ => panic!("{line:?} in {text:?}"),
            }
        }
    }
}

/// The unruly texts, read, with every control character and some that XML has no place for.
fn documents() -> Vec<Document> {
    let annotator = Annotator::new().unwrap();
    let controls: String =
        (0..0x20).filter_map(char::from_u32).chain(['\u{7f}', '\u{85}', '\u{ffff}']).collect();
    let controls = format!("{controls}=Sum(A1), Mara “{controls}” Lind said the boats may have sunk.");
    TEXTS.iter().copied().chain([controls.as_str()]).map(|text| annotator.read(text)).collect()
}

fn written(name: &str, document: &Document) -> String {
    (format(name).unwrap().write)(document, Options { units: Units::Codepoint, with_text: true })
}

/// What XML makes of a text: the same number of characters.
fn in_xml(text: &str) -> String {
    let forbidden =
        |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if forbidden(c) { '\u{fffd}' } else { c }).collect()
}

#[test]
fn tei_is_well_formed_and_points_into_its_text() {
    for document in documents() {
        let written = written("tei", &document);
        let xml = roxmltree::Document::parse(&written).unwrap();
        let named = |name: &'static str| xml.descendants().filter(move |node| node.has_tag_name(name));
        let text = named("ab").next().unwrap().text().unwrap_or("");
        assert_eq!(text, in_xml(&document.text));
        let letters: Vec<char> = text.chars().collect();
        let groups: Vec<_> = named("spanGrp").collect();
        assert_eq!(groups.len(), document.annotations.len() + document.sources.len());
        for (group, mark) in groups.iter().zip(&document.annotations) {
            let mut spans = vec![mark.span];
            spans.extend(mark.parts.iter().map(|part| part.span));
            for (node, span) in group.children().filter(roxmltree::Node::is_element).zip(spans) {
                let target = node.attribute("target").unwrap();
                let place = target.strip_prefix("#string-range(text,").unwrap().strip_suffix(')').unwrap();
                let (start, length) = place.split_once(',').unwrap();
                let start: usize = start.parse().unwrap();
                let words: String = letters[start..start + length.parse::<usize>().unwrap()].iter().collect();
                assert_eq!(words, in_xml(span.of(&document.text)));
            }
        }
    }
}

#[test]
fn a_page_is_well_formed_and_shows_the_text_without_a_change() {
    for document in documents() {
        let written = written("html", &document);
        let allowed = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let xml = roxmltree::Document::parse_with_options(&written, allowed).unwrap();
        let text = xml.descendants().find(|node| node.attribute("class") == Some("text")).unwrap();
        let shown = text.descendants().filter(|node| {
            node.is_text() && node.parent().is_none_or(|parent| parent.attribute("class") != Some("ref"))
        });
        let shown: String = shown.filter_map(|node| node.text()).collect();
        assert_eq!(shown, in_xml(&document.text));
        assert!(xml.descendants().all(|node| !node.has_tag_name("script")));
        let ids: Vec<&str> = xml.descendants().filter_map(|node| node.attribute("id")).collect();
        for link in xml.descendants().filter_map(|node| node.attribute("href")) {
            assert!(ids.contains(&link.strip_prefix('#').unwrap()), "{link} leads nowhere");
        }
    }
}

/// The policy in a page allows the style sheet that is in it: whoever changes one sees the hash for the other.
#[test]
fn a_page_allows_its_own_style_sheet_and_no_other() {
    let written = written("html", &Document::default());
    let css = written.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(css));
    let policy =
        format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    assert!(written.contains(&policy), "the policy should be: {policy}");
}

#[test]
fn a_table_has_a_row_for_each_mark_and_no_formula() {
    for document in documents() {
        let written = written("csv", &document);
        let mut table = csv::Reader::from_reader(written.as_bytes());
        assert_eq!(table.headers().unwrap().len(), 16);
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), document.annotations.len());
        for (row, mark) in rows.iter().zip(&document.annotations) {
            assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            assert_eq!(&row[0], mark.id);
            assert_eq!(row[6].trim_start_matches('\''), mark.span.of(&document.text));
        }
    }
}

#[test]
fn conll_has_a_label_for_every_token_in_every_column() {
    for document in documents() {
        let written = written("conll", &document);
        let columns = written.lines().next().unwrap().split_once(" = ").unwrap().1.split(' ').count();
        let mut tokens = document.tokens.iter();
        // A control character such as U+001C is a line's end for nobody here but a line feed.
        for line in written.split('\n').filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), columns, "{line:?}");
            let letters = document.text.chars().skip(cells[2].parse().unwrap());
            let length = cells[3].parse::<usize>().unwrap() - cells[2].parse::<usize>().unwrap();
            let token = tokens.next().unwrap().span.of(&document.text);
            assert_eq!(letters.take(length).collect::<String>(), token);
            let labels = cells[4..].iter().flat_map(|cell| cell.split('|'));
            assert!(
                labels
                    .into_iter()
                    .all(|label| label == "O" || label.starts_with("B-") || label.starts_with("I-"))
            );
        }
        assert_eq!(tokens.next(), None);
    }
}

#[test]
fn a_line_for_a_tool_is_one_line_of_json_with_places_in_its_text() {
    for document in documents() {
        let letters: Vec<char> = document.text.chars().collect();
        let wide: Vec<u16> = document.text.encode_utf16().collect();
        let json = |name: &str| -> Value {
            let written = written(name, &document);
            assert!(!written.contains('\n'));
            serde_json::from_str(&written).unwrap()
        };
        let range = |value: &Value, start: &str, end: &str| {
            let number = |name: &str| usize::try_from(value[name].as_u64().unwrap()).unwrap();
            number(start)..number(end)
        };

        let spacy = json("jsonl-spacy");
        assert_eq!(spacy["text"], document.text.as_str());
        let tokens = spacy["tokens"].as_array().unwrap().iter().map(|token| range(token, "start", "end"));
        // Every character is in a token or is the one space behind it.
        let mut end = 0;
        for token in tokens {
            let gap: String = letters[end..token.start].iter().collect();
            assert!(gap.is_empty() || gap == " " && end > 0, "{gap:?}");
            end = token.end;
        }
        assert!(matches!(&letters[end..], [] | [' ']));

        let labelled = json("jsonl-labelstudio");
        for region in labelled["predictions"][0]["result"].as_array().unwrap() {
            if region["type"] == "labels" {
                let words: String = letters[range(&region["value"], "start", "end")].iter().collect();
                assert_eq!(region["value"]["text"], words.as_str());
            }
        }

        let doccano = json("jsonl-doccano");
        let entities = doccano["entities"].as_array().unwrap();
        let parts: usize = document.annotations.iter().map(|mark| 1 + mark.parts.len()).sum();
        assert_eq!(entities.len(), parts);
        for entity in entities {
            assert!(String::from_utf16(&wide[range(entity, "start_offset", "end_offset")]).is_ok());
        }
        for relation in doccano["relations"].as_array().unwrap() {
            assert!(range(relation, "from_id", "to_id").end < entities.len());
        }
    }
}

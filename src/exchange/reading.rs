//! How does a reading leave the page, and how does one come back?
//!
//! It never changes a mark. A document that leaves crosses from the page as our own JSON, and is checked like any file.

use std::collections::HashSet;

use sayso::document::Document;
use sayso::read_back;
use sayso::write::units::Units;
use sayso::write::{self, Options, json};

use crate::wire::packed::packed_document;

/// The file that a reading makes, as the command line writes it: `document` in JSON with its text, `kept` the ids of the
/// marks to write, all where there are none given.
///
/// # Errors
/// Says why the document, the format or the units are none.
pub fn written(
    document: &str,
    kept: Option<Vec<String>>,
    format: &str,
    units: &str,
) -> Result<String, String> {
    let format = write::format(format).ok_or_else(|| format!("no such format: {format}"))?;
    let options = Options { units: units.parse::<Units>()?, with_text: true };
    let document = read_back::document(document, None).map_err(|refusal| refusal.to_string())?;
    let document = match kept {
        Some(kept) => {
            let kept: HashSet<String> = kept.into_iter().collect();
            document.filtered(|mark| kept.contains(&mark.id))
        }
        None => document,
    };
    Ok(write::ending_its_line((format.write)(&document, options)))
}

/// The reading in a file of ours or in Web Annotations, its text in it, as the page unpacks it.
///
/// # Errors
/// Says what is wrong with the file.
pub fn brought(file: &str) -> Result<Vec<u8>, String> {
    let document: Document = read_back::document(file, None).map_err(|refusal| refusal.to_string())?;
    Ok(packed_document(&json::view(&document, Units::Utf8, true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::packed;
    use sayso::Annotator;
    use sayso::select::Selection;

    const TEXTS: [&str; 5] = [
        include_str!("../../samples/ferry.txt"),
        include_str!("../../samples/kelp.txt"),
        include_str!("../../samples/council.txt"),
        "“The caf\u{e9} 🦀 is reportedly shut,” Zo\u{eb}\u{a0}Lund said.\r\n\r\nAbout 40 guests may have left, police said.",
        "",
    ];

    fn read(text: &str) -> Document {
        Annotator::new().unwrap().read(text).selected(&Selection::default())
    }

    #[test]
    fn a_reading_that_crossed_from_the_page_is_written_as_the_command_line_writes_it() {
        for text in TEXTS {
            let document = read(text);
            let crossed = json::write(&document, Units::Utf8, true);
            for format in write::FORMATS {
                for units in Units::ALL {
                    let options = Options { units, with_text: true };
                    let direct = write::ending_its_line((format.write)(&document, options));
                    let written = written(&crossed, None, format.name, units.name()).unwrap();
                    assert!(written == direct, "{} in {units}:\n{written}\n{direct}", format.name);
                }
            }
        }
    }

    #[test]
    fn what_we_wrote_comes_back_with_the_same_marks() {
        for text in TEXTS {
            let document = read(text);
            let crossed = json::write(&document, Units::Utf8, true);
            let view = json::view(&document, Units::Utf8, true);
            for units in Units::ALL {
                let file = written(&crossed, None, "json", units.name()).unwrap();
                assert_eq!(packed::document(&brought(&file).unwrap()), view);
            }
            let file = written(&crossed, None, "w3c", "codepoint").unwrap();
            assert_eq!(packed::document(&brought(&file).unwrap()).annotations, view.annotations);
        }
    }

    #[test]
    fn only_the_marks_that_are_kept_are_written_and_nothing_leads_to_the_others() {
        let document = read(TEXTS[0]);
        let crossed = json::write(&document, Units::Utf8, true);
        let hedges: Vec<String> = document
            .annotations
            .iter()
            .filter(|mark| mark.layer == "hedge")
            .map(|mark| mark.id.clone())
            .collect();
        let layer = Selection { layers: Some(vec!["hedge".into()]), ..Selection::default() };
        let direct = json::write(&document.selected(&layer), Units::Codepoint, true) + "\n";
        assert_eq!(written(&crossed, Some(hedges), "json", "codepoint").unwrap(), direct);
        let none = written(&crossed, Some(Vec::new()), "csv", "utf16").unwrap();
        assert_eq!(none.lines().count(), 1, "the head alone: {none}");
    }

    #[test]
    fn what_cannot_be_done_is_said() {
        let crossed = json::write(&read("A text."), Units::Utf8, true);
        assert_eq!(written(&crossed, None, "docx", "utf8").unwrap_err(), "no such format: docx");
        assert!(written(&crossed, None, "csv", "inches").unwrap_err().starts_with("no such unit: inches"));
        assert!(written("{}", None, "csv", "utf8").is_err());
        assert!(brought("no JSON").unwrap_err().starts_with("this is not JSON"));
    }
}

//! What are the marks, one by one, in rows that can be put in any order?
//!
//! It never leaves out a mark that is shown.

use std::collections::HashMap;

use sayso::order;
use sayso::write::json::{Annotation, Document};

use super::{Voice, attribute, by_id, linked, names, tier, voice_of};

/// A mark as a row tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its layer.
    pub layer: String,
    /// Its kind.
    pub kind: String,
    /// Its words.
    pub words: String,
    /// Who speaks in it; nothing of a mark that could not be anybody's.
    pub voice: Option<Voice>,
    /// A claim's certainty, a hedge's tier, the stance of a cue that is not neutral; empty of others.
    pub sure: String,
    /// How sure the annotator is, 0 to 1.
    pub score: f64,
    /// The byte at which it begins.
    pub start: usize,
}

/// What the rows can be put in order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Column {
    Words,
    Sort,
    Voice,
    Sure,
    Score,
    Place,
}

impl Column {
    /// All of them, as they stand side by side.
    pub const ALL: [Column; 6] =
        [Column::Words, Column::Sort, Column::Voice, Column::Sure, Column::Score, Column::Place];

    /// The name that style sheets and words know.
    pub fn name(self) -> &'static str {
        match self {
            Column::Words => "words",
            Column::Sort => "sort",
            Column::Voice => "voice",
            Column::Sure => "sure",
            Column::Score => "score",
            Column::Place => "place",
        }
    }
}

/// The row of the mark with this id.
pub fn row(whole: &Document<'_>, id: &str) -> Option<Row> {
    let mark = whole.annotations.iter().find(|mark| mark.id == id)?;
    let is_tied = |other: &&Annotation<'_>| mark.links.iter().any(|link| link.to == other.id);
    let tied = whole.annotations.iter().filter(is_tied).map(|other| (&*other.id, other));
    Some(Teller { marks: tied.collect(), names: names(whole) }.row(mark))
}

/// What tells of a mark all that a row says.
struct Teller<'a> {
    /// The marks that the one to be told of may be tied to.
    marks: HashMap<&'a str, &'a Annotation<'a>>,
    names: HashMap<&'a str, &'a str>,
}

impl Teller<'_> {
    fn row(&self, mark: &Annotation<'_>) -> Row {
        let said_in = |role| linked(mark, role).and_then(|id| self.marks.get(id).copied());
        let (voice, sure) = match &*mark.layer {
            "attribution" => {
                let stance = attribute(mark, "stance");
                (Some(voice_of(Some(mark), &self.names)), if stance == "neutral" { "" } else { stance })
            }
            "hedge" => {
                let tier = ["", "1", "2", "3"].get(tier(mark) as usize).copied();
                (Some(voice_of(said_in("holder"), &self.names)), tier.unwrap_or(""))
            }
            "claim" => (Some(voice_of(said_in("attributed_to"), &self.names)), attribute(mark, "certainty")),
            _ => (None, ""),
        };
        Row {
            id: mark.id.to_string(),
            layer: mark.layer.to_string(),
            kind: mark.kind.to_string(),
            words: mark.text.to_string(),
            voice,
            sure: sure.to_owned(),
            score: mark.score,
            start: mark.start,
        }
    }
}

/// The rows of the marks that are shown, in the order of a column; equal ones stay in the text's.
pub fn rows(whole: &Document<'_>, shown: &Document<'_>, by: Column, falling: bool) -> Vec<Row> {
    let teller = Teller { marks: by_id(whole), names: names(whole) };
    let rows = shown.annotations.iter().filter_map(|mark| teller.marks.get(&*mark.id));
    let rows = rows.map(|mark| teller.row(mark));
    let mut rows: Vec<(String, f64, Row)> = rows.map(|row| keyed(row, by)).collect();
    order::sort_by(&mut rows, |one, other| {
        let (one, other) = if falling { (other, one) } else { (one, other) };
        one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
    });
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// A row with what it is ordered by.
fn keyed(row: Row, by: Column) -> (String, f64, Row) {
    let key = match by {
        Column::Words => row.words.to_ascii_lowercase(),
        Column::Sort => [&*row.layer, &*row.kind].join(" "),
        Column::Voice => match &row.voice {
            Some(Voice::Source(name)) => name.to_ascii_lowercase(),
            // Before and after all names.
            Some(Voice::Nobody) => String::new(),
            Some(Voice::Writer) | None => char::MAX.to_string(),
        },
        Column::Sure => row.sure.clone(),
        Column::Score => return (String::new(), row.score, row),
        Column::Place => return (String::new(), row.start as f64, row),
    };
    (key, 0.0, row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::document::Source;
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
Up to 30 boats may be lost, Mara Lind said. The quay is shut, it is believed.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect stance=neutral source->s1
^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 content
                            ^^^^^^^^^ a1 source
                                      ^^^^ a1 cue
^^^^^^^^^^^^^^^^^^^^^^^^^^ c1 claim quantity certainty=hedged attributed_to->a1
               ^^^ h1 hedge modal tier=2 holder->a1
                                            ^^^^^^^^^^^^^^^^^ c2 claim state certainty=asserted
                                                              ^^^^^^^^^^^^^^ a2 attribution indirect stance=distancing
                                                              ^^^^^^^^^^^^^^ a2 cue
";

    fn ids(hidden: &str, by: Column, falling: bool) -> String {
        let mut document = notation::parse(READING).unwrap();
        for (mark, score) in document.annotations.iter_mut().zip([0.9, 0.5, 0.7, 0.5, 0.6]) {
            mark.score = score;
        }
        document.sources.push(Source {
            id: "s1".to_owned(),
            name: "Mara Lind".to_owned(),
            kind: "person".into(),
            named: true,
            mentions: Vec::new(),
            attributions: vec!["a1".to_owned()],
        });
        let whole = view(&document, Units::Utf8, false);
        let mut shown = whole.clone();
        shown.annotations.retain(|mark| mark.id != hidden);
        let rows = rows(&whole, &shown, by, falling);
        rows.iter().map(|row| [&*row.id, &*row.sure].concat()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_are_put_in_order_by_any_column_and_back() {
        for (by, rising, falling) in [
            (
                Column::Place,
                "a1 c1hedged h12 c2asserted a2distancing",
                "a2distancing c2asserted h12 a1 c1hedged",
            ),
            (
                Column::Words,
                "a2distancing h12 c2asserted c1hedged a1",
                "a1 c1hedged c2asserted h12 a2distancing",
            ),
            (
                Column::Sort,
                "a1 a2distancing c1hedged c2asserted h12",
                "h12 c2asserted c1hedged a1 a2distancing",
            ),
            (
                Column::Voice,
                "a2distancing a1 c1hedged h12 c2asserted",
                "c2asserted a1 c1hedged h12 a2distancing",
            ),
            (
                Column::Sure,
                "a1 h12 c2asserted a2distancing c1hedged",
                "c1hedged a2distancing c2asserted h12 a1",
            ),
            (
                Column::Score,
                "c1hedged c2asserted a2distancing h12 a1",
                "a1 h12 a2distancing c1hedged c2asserted",
            ),
        ] {
            assert_eq!(ids("", by, false), rising, "by {by:?}");
            assert_eq!(ids("", by, true), falling, "by {by:?}, falling");
        }
    }

    #[test]
    fn who_speaks_is_known_where_the_attribution_is_not_shown() {
        assert_eq!(ids("a1", Column::Voice, false), "a2distancing c1hedged h12 c2asserted");
    }
}

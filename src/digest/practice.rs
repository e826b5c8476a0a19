//! Where do a student's marks and the annotator's meet, and where do they part?
//!
//! It never says whose mark is right.

use sayso::document::Span;
use sayso::write::json::Document;

use super::in_order;

/// The layers that are practised, in the order of their keys.
pub const LAYERS: [&str; 3] = ["attribution", "hedge", "claim"];

/// The words of a passage: what stands between spaces, without the punctuation around it. Counted from the text's start.
pub fn words(text: &str, passage: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = passage.start;
    for piece in passage.of(text).split_inclusive(char::is_whitespace) {
        let is_outside = |letter: char| !letter.is_alphanumeric();
        // A currency or a share is a part of its number.
        let is_before = |letter: char| is_outside(letter) && !matches!(letter, '$' | '£' | '€');
        let is_behind = |letter: char| is_outside(letter) && letter != '%';
        let from = piece.find(|letter| !is_before(letter)).unwrap_or(piece.len());
        let to = piece.trim_end_matches(is_behind).len();
        if from < to && piece.contains(char::is_alphanumeric) {
            words.push(Span::new(start + from, start + to));
        }
        start += piece.len();
    }
    words
}

/// What a student marked: a row of words, the last one included, by their numbers in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// One of [`LAYERS`].
    pub layer: &'static str,
    /// The first word.
    pub from: usize,
    /// The last word.
    pub to: usize,
}

impl Mark {
    /// Whether a word is in it.
    pub fn holds(&self, word: usize) -> bool {
        (self.from..=self.to).contains(&word)
    }

    /// How many words it shares with another row of words.
    fn shares(&self, from: usize, to: usize) -> usize {
        (self.to.min(to) + 1).saturating_sub(self.from.max(from))
    }
}

/// A mark of the student's, of the annotator's, or of both.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// One of [`LAYERS`].
    pub layer: &'static str,
    /// The student's, by its number.
    pub yours: Option<usize>,
    /// The annotator's, by its id.
    pub theirs: Option<String>,
    /// The bytes that it stands in: those of the student's where both have it.
    pub span: Span,
}

/// All marks of both, in the text's order. A mark of the one is a mark of the other where both are of one layer and share
/// at least half the words of the longer, or where it is an attribution and the student's holds its source and its cue;
/// each has one partner at most, the most alike first.
pub fn findings(words: &[Span], marks: &[Mark], document: &Document<'_>) -> Vec<Finding> {
    let theirs = document.annotations.iter().filter_map(|theirs| {
        let layer = LAYERS.into_iter().find(|layer| *layer == theirs.layer)?;
        let from = |start| words.partition_point(|word| word.end <= start);
        let to = |end| words.partition_point(|word| word.start < end);
        let (first, last) = (from(theirs.start), to(theirs.end));
        let part = |role| theirs.parts.iter().find(|part| part.role == role);
        let frame = part("source").zip(part("cue")).map(|(source, cue)| {
            (from(source.start.min(cue.start)), to(source.end.max(cue.end)).saturating_sub(1))
        });
        (first < last).then_some((layer, first, last - 1, frame, theirs))
    });
    let theirs: Vec<_> = theirs.collect();
    let mut alike = Vec::new();
    for (yours, mark) in marks.iter().enumerate() {
        for (place, (layer, from, to, frame, _)) in theirs.iter().enumerate() {
            let (length, other) = (mark.to - mark.from + 1, to - from + 1);
            let shared = mark.shares(*from, *to);
            let holds_frame = frame.is_some_and(|(first, last)| mark.holds(first) && mark.holds(last));
            if mark.layer == *layer && (holds_frame || 2 * shared >= length.max(other)) {
                let all = (length + other - shared) as f64;
                alike.push((yours, place, [-(shared as f64) / all, mark.from as f64]));
            }
        }
    }
    let mut partner = (vec![None; marks.len()], vec![None; theirs.len()]);
    for (yours, place, _) in in_order(alike, |(_, _, key)| *key) {
        if partner.0[yours].is_none() && partner.1[place].is_none() {
            partner.0[yours] = Some(place);
            partner.1[place] = Some(yours);
        }
    }
    let of_student = marks.iter().enumerate().map(|(yours, mark)| Finding {
        layer: mark.layer,
        yours: Some(yours),
        theirs: partner.0[yours].map(|place: usize| theirs[place].4.id.to_string()),
        span: Span::new(words[mark.from].start, words[mark.to].end),
    });
    let lone = theirs.iter().enumerate().filter(|(place, _)| partner.1[*place].is_none());
    let of_annotator = lone.map(|(_, (layer, _, _, _, mark))| Finding {
        layer,
        yours: None,
        theirs: Some(mark.id.to_string()),
        span: Span::new(mark.start, mark.end),
    });
    in_order(of_student.chain(of_annotator).collect(), |finding| {
        [finding.span.start as f64, -(finding.span.end as f64)]
    })
}

/// How many marks of a layer both found, only the student, only the annotator.
pub fn tally(findings: &[Finding], layer: &str) -> [usize; 3] {
    let of_layer = || findings.iter().filter(|finding| finding.layer == layer);
    let count = |yours, theirs| {
        of_layer().filter(|found| found.yours.is_some() == yours && found.theirs.is_some() == theirs).count()
    };
    [count(true, true), count(true, false), count(false, true)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
“The quay may be shut,” Mara Lind said. It cost £3m, or 5%.
 ^^^^^^^^^^^^^^^^^^^^ claim state certainty=hedged
          ^^^ hedge modal tier=2
                        ^^^^^^^^^^^^^^ a1 attribution indirect stance=neutral
                        ^^^^^^^^^ a1 source
                                  ^^^^ a1 cue
                                        ^^^^^^^^^^^ claim quantity certainty=asserted
";

    #[test]
    fn words_stand_without_the_marks_around_them() {
        let text = "“The quay may be shut,” — it cost £3m,\nor 5%.";
        let words: Vec<&str> =
            words(text, Span::new(0, text.len())).into_iter().map(|word| word.of(text)).collect();
        assert_eq!(words, ["The", "quay", "may", "be", "shut", "it", "cost", "£3m", "or", "5%"]);
    }

    fn found(marks: &[Mark]) -> (Vec<Finding>, String) {
        let document = notation::parse(READING).unwrap();
        let document = view(&document, Units::Utf8, true);
        let text = document.text.clone().unwrap().into_owned();
        let words = words(&text, Span::new(0, text.len()));
        (findings(&words, marks, &document), text)
    }

    fn mark(layer: &'static str, from: usize, to: usize) -> Mark {
        Mark { layer, from, to }
    }

    #[test]
    fn a_mark_meets_its_partner_where_they_share_half_of_the_longer() {
        // *quay may be*, *may*, *Lind said*, *It cost*, and *It cost £3m or 5%* as a hedge.
        let marks = [
            mark("claim", 1, 3),
            mark("hedge", 2, 2),
            mark("attribution", 6, 7),
            mark("claim", 8, 9),
            mark("hedge", 8, 12),
        ];
        let (findings, _) = found(&marks);
        let tallies = LAYERS.map(|layer| tally(&findings, layer));
        assert_eq!(tallies, [[1, 0, 0], [1, 1, 0], [2, 0, 0]]);
        assert!(findings.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start));
    }

    #[test]
    fn one_word_of_a_claim_is_not_the_claim() {
        let (findings, _) = found(&[mark("claim", 1, 1), mark("claim", 8, 8)]);
        assert_eq!(tally(&findings, "claim"), [0, 2, 2]);
    }

    #[test]
    fn who_says_it_and_by_which_word_is_an_attribution() {
        let reading = "\
Nobody was warned about any of it, Mara Lind said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect
                                   ^^^^^^^^^ a1 source
                                             ^^^^ a1 cue
";
        let document = notation::parse(reading).unwrap();
        let text = document.text.clone();
        let words = words(&text, Span::new(0, text.len()));
        let view = view(&document, Units::Utf8, false);
        let tally =
            |from, to| tally(&findings(&words, &[mark("attribution", from, to)], &view), "attribution");
        assert_eq!([tally(7, 9), tally(8, 9), tally(9, 9)], [[1, 0, 0], [0, 1, 1], [0, 1, 1]]);
    }

    #[test]
    fn one_mark_over_everything_is_one_mark() {
        let (findings, text) = found(&[mark("claim", 0, 12)]);
        assert_eq!(tally(&findings, "claim"), [0, 1, 2], "it is longer than twice either of them");
        assert_eq!(tally(&findings, "hedge"), [0, 0, 1]);
        let lone = findings.iter().find(|finding| finding.layer == "hedge").unwrap();
        assert_eq!(lone.span.of(&text), "may");
    }

    #[test]
    fn a_mark_that_shares_less_than_half_is_another_one() {
        let (findings, _) = found(&[mark("hedge", 3, 4)]);
        assert_eq!(tally(&findings, "hedge"), [0, 1, 1]);
    }
}

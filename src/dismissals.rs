//! What does the visitor not want to see again, in this text or any other?
//!
//! It never forgets what it holds back: everything in it is listed, and can be taken out again.

use sayso::write::json::Annotation;

/// What a dismissal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// One mark: its rule, its words and the place where they stand.
    Mark,
    /// A cue: its layer and the words that gave the mark away.
    Cue,
    /// A rule.
    Rule,
}

impl About {
    /// All of them, the narrowest first.
    pub const ALL: [About; 3] = [About::Mark, About::Cue, About::Rule];

    /// The name that the browser's memory and the words of the page know.
    pub fn name(self) -> &'static str {
        ["mark", "cue", "rule"][self as usize]
    }
}

/// Something that is not to be seen again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dismissal {
    /// What it is about.
    pub about: About,
    /// The rule, or the cue's layer.
    pub of: String,
    /// The words, with single spaces; none for a rule.
    pub words: String,
    /// Where the mark stands that was pointed at: its words between brackets and some of those around it, with single
    /// spaces. For a cue and a rule it is an example.
    pub place: String,
}

impl Dismissal {
    /// What it takes not to see this mark of a text again; nothing for a mark without a cue, where it is to be about that.
    pub fn of(mark: &Annotation<'_>, text: &str, about: About) -> Option<Dismissal> {
        let (of, words) = match about {
            About::Mark => (&mark.rule, simple(&mark.text)),
            About::Cue => (&mark.layer, cue(mark)),
            About::Rule => (&mark.rule, String::new()),
        };
        let dismissal = Dismissal { about, of: of.to_string(), words, place: place(mark, text) };
        (about != About::Cue || !dismissal.words.is_empty()).then_some(dismissal)
    }

    /// Whether a mark of a text is not to be seen because of it.
    pub fn hides(&self, mark: &Annotation<'_>, text: &str) -> bool {
        match self.about {
            About::Mark => mark.rule == self.of && self.is_at(mark, text),
            About::Cue => mark.layer == self.of && cue(mark).eq_ignore_ascii_case(&self.words),
            About::Rule => mark.rule == self.of,
        }
    }

    /// Whether a mark of a text stands where the one did that was pointed at.
    pub fn is_at(&self, mark: &Annotation<'_>, text: &str) -> bool {
        place(mark, text) == self.place
    }
}

/// The words that gave a mark away: a hedge's own, an attribution's cue. A claim has none.
fn cue(mark: &Annotation<'_>) -> String {
    match &*mark.layer {
        "hedge" => simple(&mark.text),
        "attribution" => {
            let cues = mark.parts.iter().filter(|part| part.role == "cue").map(|part| &*part.text);
            simple(&cues.collect::<Vec<_>>().join(" "))
        }
        _ => String::new(),
    }
}

/// Where a mark stands: its words between brackets, and whole words before and behind it.
fn place(mark: &Annotation<'_>, text: &str) -> String {
    const NEAR: usize = 80;
    let before = text.get(..mark.start).unwrap_or_default();
    let behind = text.get(mark.end..).unwrap_or_default();
    let from = before.floor_char_boundary(before.len().saturating_sub(NEAR));
    let to = behind.floor_char_boundary(NEAR);
    // A word that is cut is left out.
    let from =
        if from == 0 { 0 } else { before[from..].find(' ').map_or(before.len(), |space| from + space) };
    let to = if to == behind.len() { to } else { behind[..to].rfind(' ').unwrap_or(0) };
    simple(&[&before[from..], "[", &mark.text, "]", &behind[..to]].concat())
}

/// Words with single spaces.
fn simple(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All that is not to be seen again, in the order in which it was dismissed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dismissals(pub Vec<Dismissal>);

impl Dismissals {
    /// Whether a mark of a text is not to be seen.
    pub fn hide(&self, mark: &Annotation<'_>, text: &str) -> bool {
        self.0.iter().any(|dismissal| dismissal.hides(mark, text))
    }

    /// Adds one, once.
    pub fn add(&mut self, dismissal: Dismissal) {
        if !self.0.contains(&dismissal) {
            self.0.push(dismissal);
        }
    }

    /// Takes one out again, by its place.
    pub fn remove(&mut self, at: usize) {
        if at < self.0.len() {
            self.0.remove(at);
        }
    }

    /// As they are remembered: a line each, its fields between tabs. Words have neither.
    pub fn in_writing(&self) -> String {
        let line = |Dismissal { about, of, words, place }: &Dismissal| {
            [about.name(), "\t", of, "\t", words, "\t", place].concat().trim_end().to_owned() + "\n"
        };
        self.0.iter().map(line).collect()
    }

    /// What was remembered. Lines that are none of ours are left out.
    pub fn from_writing(writing: &str) -> Dismissals {
        let dismissal = |line: &str| {
            let mut fields = line.split('\t');
            let (about, of) = (fields.next()?, fields.next()?);
            let about = About::ALL.into_iter().find(|known| known.name() == about)?;
            let mut field = || fields.next().unwrap_or_default().to_owned();
            Some(Dismissal { about, of: of.to_owned(), words: field(), place: field() })
        };
        Dismissals(writing.lines().filter_map(dismissal).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
Mara Lind reportedly said boats may leave. Boats may sink.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect
^^^^^^^^^ a1 source
                     ^^^^ a1 cue
                          ^^^^^^^^^^^^^^^ a1 content
          ^^^^^^^^^^ h1 hedge evidential
                          ^^^^^^^^^^^^^^^ c1 claim event
                                ^^^ h2 hedge modal
                                                 ^^^ h3 hedge modal
                                           ^^^^^^^^^^^^^^ c2 claim event
";

    /// The ids of the marks that are hidden once this one is dismissed.
    fn hidden(id: &str, about: About) -> String {
        let read = notation::parse(READING).unwrap();
        let document = view(&read, Units::Utf8, false);
        let mark = document.annotations.iter().find(|mark| mark.id == id).unwrap();
        let text = &*read.text;
        let dismissals = Dismissals(Dismissal::of(mark, text, about).into_iter().collect());
        let dismissals = Dismissals::from_writing(&dismissals.in_writing());
        let hidden = document.annotations.iter().filter(|mark| dismissals.hide(mark, text));
        hidden.map(|mark| &*mark.id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_mark_a_cue_and_a_rule_hide_more_and_more() {
        assert_eq!(hidden("c1", About::Mark), "c1");
        assert_eq!(hidden("h2", About::Mark), "h2", "the same words stand elsewhere too");
        assert_eq!(hidden("h2", About::Cue), "h2 h3");
        assert_eq!(hidden("a1", About::Cue), "a1");
        assert_eq!(hidden("c1", About::Cue), "", "a claim has no cue");
        assert_eq!(hidden("h1", About::Rule), hidden("c1", About::Rule), "one rule made them all here");
    }

    #[test]
    fn a_place_shows_the_mark_in_its_sentence_as_it_is_written() {
        let text = "The Quay of  Sandholm may be shut.";
        let read = notation::parse(&[text, "\n                      ^^^ h1 hedge modal\n"].concat()).unwrap();
        let document = view(&read, Units::Utf8, false);
        let rule = Dismissal::of(&document.annotations[0], text, About::Rule).unwrap();
        assert_eq!(rule.place, "The Quay of Sandholm [may] be shut.");
    }

    #[test]
    fn a_line_that_is_none_of_ours_is_left_out() {
        let kept = Dismissals::from_writing("mark\n\ncue\thedge\tmay\nfoo\tbar\tbaz\n");
        assert_eq!(kept.in_writing(), "cue\thedge\tmay\n");
        let mut again = kept.clone();
        again.add(kept.0[0].clone());
        assert_eq!(again, kept);
    }
}

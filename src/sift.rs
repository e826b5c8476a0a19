//! Which of the marks does the visitor want to see?
//!
//! It never changes a mark that it lets through, but for its links to what is gone.

use std::collections::{BTreeMap, HashMap, HashSet};

use sayso::write::json::{Annotation, Document, Link, Source};

use crate::digest::{attribute, figures_shown, linked, tier};
use crate::dismissals::Dismissals;

/// What the visitor does not want to see. Everything is shown where nothing is in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sift {
    /// What is switched off: layers such as `hedge`, and facets such as `hedge/kind/modal`.
    pub off: Vec<String>,
    /// The least score that is shown, in hundredths.
    pub least: u8,
    /// The words that a mark must hold, in any case of letters.
    pub words: String,
    /// What the visitor does not want to see again.
    pub dismissed: Dismissals,
}

/// What the marks of a layer can be told apart by, in the order in which that is offered. A mark may have none of it.
/// Values that have an order of their own stand beside it.
pub const FACETS: [(&str, &[&str]); 7] = [
    ("kind", &[]),
    ("source_kind", &[]),
    ("tier", &[]),
    ("over", &["hedged", "other"]),
    ("certainty", &["asserted", "attributed", "hedged", "denied"]),
    ("voice", &[]),
    ("priority", &["high", "medium", "low"]),
];

/// The sifts that are worth a button each: a name, and what is switched off.
pub const PRESETS: [(&str, &[&str]); 4] = [
    ("unattributed", &["attribution", "hedge", "claim/voice/source"]),
    (
        "unnamed",
        // *Two people familiar with the matter* are no source of their own where somebody cites them: a hedge marks them.
        &[
            "claim",
            "hedge/kind/approximator",
            "hedge/kind/claim_verb",
            "hedge/kind/condition",
            "hedge/kind/doubt",
            "hedge/kind/epistemic",
            "hedge/kind/evidential",
            "hedge/kind/modal",
            "hedge/kind/no_evidence",
            "hedge/kind/report_noun",
            "hedge/kind/shield",
            "hedge/kind/unconfirmed",
            "attribution/source_kind/document",
            "attribution/source_kind/organization",
            "attribution/source_kind/person",
            "attribution/source_kind/pronoun",
            "attribution/source_kind/writer",
        ],
    ),
    (
        "hedged",
        // The hedges that make the claims so are what one looks for.
        &[
            "attribution",
            "hedge/over/other",
            "claim/certainty/asserted",
            "claim/certainty/attributed",
            "claim/certainty/denied",
        ],
    ),
    ("quotations", &["hedge", "claim", "attribution/kind/indirect"]),
];

impl Sift {
    /// Whether the visitor holds something back for now: what is put away for good does not count.
    pub fn is_on(&self) -> bool {
        !self.off.is_empty() || self.least > 0 || !self.words.trim().is_empty()
    }

    /// The same sift with a preset's switches, or with none where it has them already.
    pub fn switched_to(&self, preset: &[&str]) -> Sift {
        let preset = if self.has(preset) { &[] } else { preset };
        Sift { off: preset.iter().map(|&key| key.to_owned()).collect(), ..self.clone() }
    }

    /// Whether a layer or a facet is switched off, by its key.
    pub fn is_off(&self, key: &str) -> bool {
        self.off.iter().any(|off| off == key)
    }

    /// Whether its switches are those of a preset.
    pub fn has(&self, preset: &[&str]) -> bool {
        self.off.len() == preset.len() && preset.iter().all(|key| self.is_off(key))
    }

    /// What of it is wanted for other texts as well: the layers and the threshold.
    pub fn lasting(&self) -> Sift {
        let layers = self.off.iter().filter(|key| !key.contains('/'));
        Sift { off: layers.cloned().collect(), least: self.least, ..Sift::default() }
    }

    /// The sift that holds nothing back, but for what the visitor has dismissed for good.
    pub fn reset(&self) -> Sift {
        Sift { dismissed: self.dismissed.clone(), ..Sift::default() }
    }

    /// What is shown of a document.
    pub fn sifted<'a>(&self, document: &Document<'a>) -> Document<'a> {
        let facets = Facets::of(document);
        let words = self.words.trim().to_ascii_lowercase();
        // A figure without a mark has no score, and no words that could be looked for in a mark.
        let free_figures = !self.is_off("claim") && self.least == 0 && words.is_empty();
        only(document, free_figures, &|mark| self.shows(mark, &facets, &words))
    }

    fn shows(&self, mark: &Annotation<'_>, facets: &Facets<'_>, words: &str) -> bool {
        let switched_off = |key: &String| {
            let mut key = key.split('/');
            key.next() == Some(&*mark.layer)
                && key.next().is_none_or(|facet| key.next() == Some(facets.value(mark, facet)))
        };
        hundredths(mark.score) >= self.least
            && (words.is_empty() || mark.text.to_ascii_lowercase().contains(words))
            && !self.off.iter().any(switched_off)
    }
}

/// What there is of the document of a text without what is put away.
pub fn without<'a>(dismissed: &Dismissals, text: &str, document: &Document<'a>) -> Document<'a> {
    only(document, true, &|mark| !dismissed.hide(mark, text))
}

/// A document with these marks only. Links, sources and figures forget those that are gone; a source that is left
/// with nothing to say is gone too, and so is a figure whose marks are; those that never had one stay where they are wanted.
fn only<'a>(
    document: &Document<'a>,
    free_figures: bool,
    stays: &dyn Fn(&Annotation<'_>) -> bool,
) -> Document<'a> {
    let marks = document.annotations.iter().filter(|mark| stays(mark));
    let mut ids: HashSet<&str> = marks.map(|mark| &*mark.id).collect();
    let mut shown = document.clone();
    shown.annotations.retain(|mark| ids.contains(&*mark.id));
    for source in &mut shown.sources {
        source.attributions.retain(|id| ids.contains(&**id));
    }
    shown.sources.retain(|source| !source.attributions.is_empty());
    shown.figures.retain_mut(|figure| {
        let free = figure.claim.is_none() && figure.said_by.is_none();
        figure.claim.take_if(|id| !ids.contains(&**id));
        figure.said_by.take_if(|id| !ids.contains(&**id));
        if free { free_figures } else { figure.claim.is_some() || figure.said_by.is_some() }
    });
    for source in &document.sources {
        if source.attributions.iter().any(|id| ids.contains(&**id)) {
            ids.insert(&source.id);
        }
    }
    for mark in &mut shown.annotations {
        mark.links.retain(|link| ids.contains(&*link.to));
    }
    let figures: HashSet<&str> = figures_shown(document, &shown).iter().map(|figure| &*figure.id).collect();
    for figure in &mut shown.figures {
        figure.conflicts_with.retain(|id| figures.contains(&**id));
        figure.agrees_with.retain(|id| figures.contains(&**id));
    }
    shown
}

/// A score in hundredths, rounded as it is shown.
fn hundredths(score: f64) -> u8 {
    (score * 100.0).round() as u8
}

/// How many marks there are of each layer and facet, by the keys of [`Sift::off`]. What is switched off is counted as
/// well, and listed even where no mark has it.
pub fn counts(document: &Document<'_>, off: &[String]) -> BTreeMap<String, usize> {
    let facets = Facets::of(document);
    let mut counts = BTreeMap::new();
    for key in off {
        counts.insert(key.clone(), 0);
    }
    // One string serves all keys: a long text has tens of thousands to count.
    let mut key = String::new();
    for mark in &document.annotations {
        key.clear();
        key.push_str(&mark.layer);
        count(&mut counts, &key);
        for (facet, _) in FACETS {
            let value = facets.value(mark, facet);
            if !value.is_empty() {
                key.truncate(mark.layer.len());
                key.extend(["/", facet, "/", value]);
                count(&mut counts, &key);
            }
        }
    }
    counts
}

fn count(counts: &mut BTreeMap<String, usize>, key: &str) {
    match counts.get_mut(key) {
        Some(count) => *count += 1,
        None => drop(counts.insert(key.to_owned(), 1)),
    }
}

/// What can be told of a mark with its document at hand.
struct Facets<'a> {
    /// What sort of source somebody is, by attribution.
    source_kinds: HashMap<&'a str, &'a str>,
    /// The claims that are hedged.
    hedged: HashSet<&'a str>,
}

impl<'a> Facets<'a> {
    fn of(document: &'a Document<'_>) -> Facets<'a> {
        let said = |source: &'a Source<'_>| source.attributions.iter().map(|id| (&**id, &*source.kind));
        let hedged = document.annotations.iter().filter(|mark| attribute(mark, "certainty") == "hedged");
        Facets {
            source_kinds: document.sources.iter().flat_map(said).collect(),
            hedged: hedged.map(|mark| &*mark.id).collect(),
        }
    }

    /// What a mark has of a facet; nothing where it has none of it.
    fn value(&self, mark: &'a Annotation<'_>, facet: &str) -> &'a str {
        match facet {
            "kind" => &mark.kind,
            "tier" => ["", "1", "2", "3"].get(tier(mark) as usize).copied().unwrap_or(""),
            // Whether a hedge is one of those that make a claim a hedged one.
            "over" if mark.layer == "hedge" => {
                let makes = |link: &Link<'_>| link.role == "hedges" && self.hedged.contains(&*link.to);
                if mark.links.iter().any(makes) { "hedged" } else { "other" }
            }
            // Whose words a claim or a hedge is: somebody's whom the text names or does not, or the writer's.
            "voice" => {
                let role = match &*mark.layer {
                    "claim" => "attributed_to",
                    "hedge" => "holder",
                    _ => return "",
                };
                if linked(mark, role).is_some() { "source" } else { "writer" }
            }
            // A pronoun is as good as the name that it stands for.
            "source_kind" => match (attribute(mark, facet), self.source_kinds.get(&*mark.id)) {
                ("pronoun", Some(&kind)) if kind != "unresolved" => kind,
                (kind, _) => kind,
            },
            other => attribute(mark, other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::document::{Document as Read, Figure, Source, Span};
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
Up to 30 boats may be lost, Mara Lind said. She denied a leak. The quay is shut.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect source_kind=person
^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 content
                            ^^^^^^^^^ a1 source
                                      ^^^^ a1 cue
^^^^^^^^^^^^^^^^^^^^^^^^^^ c1 claim quantity certainty=hedged attributed_to->a1
^^^^^ h1 hedge approximator tier=3 hedges->c1 holder->a1
               ^^^ h2 hedge modal tier=2 hedges->c1 holder->a1
                                            ^^^^^^^^^^^^^^^^^ a2 attribution direct source_kind=pronoun
                                            ^^^ a2 source
                                                ^^^^^^ a2 cue
                                                       ^^^^^^ a2 content
                                                               ^^^^^^^^^^^^^^^^ c2 claim state certainty=asserted priority=low
";

    /// A reading in which the scores fall from 0.9 by tenths.
    fn read() -> Read {
        let mut document = notation::parse(READING).unwrap();
        document.sources = [("s1", "a1"), ("s2", "a2")]
            .map(|(id, said)| Source {
                id: id.to_owned(),
                name: "Mara Lind".to_owned(),
                kind: "person".into(),
                named: true,
                mentions: Vec::new(),
                attributions: vec![said.to_owned()],
            })
            .into();
        let figure = |id: &str, claim: Option<&str>, against: &str| Figure {
            id: id.to_owned(),
            what: "boats lost".to_owned(),
            unit: None,
            value: (30.0, 30.0),
            bound: "up to".into(),
            time: None,
            claim: claim.map(str::to_owned),
            said_by: claim.map(|_| "a1".to_owned()),
            span: Span::new(0, 14),
            conflicts_with: vec![against.to_owned()],
            agrees_with: Vec::new(),
        };
        document.figures = vec![figure("f1", Some("c1"), "f2"), figure("f2", None, "f1")];
        for (at, mark) in document.annotations.iter_mut().enumerate() {
            mark.score = 0.9 - at as f32 / 10.0;
        }
        document
    }

    /// The ids of the marks that a sift shows of that reading.
    fn shown(sift: &Sift) -> String {
        let read = read();
        let shown = sift.sifted(&view(&read, Units::Utf8, false));
        shown.annotations.iter().map(|mark| &*mark.id).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn nothing_is_held_back_until_the_visitor_says_so() {
        let read = read();
        let document = view(&read, Units::Utf8, false);
        assert!(!Sift::default().is_on());
        assert_eq!(Sift::default().sifted(&document), document);
        let dismissed = Sift { dismissed: Dismissals::from_writing("rule\tany\t"), ..Sift::default() };
        assert!(!dismissed.is_on());
        assert!(!Sift { words: " ".to_owned(), ..Sift::default() }.is_on());
    }

    #[test]
    fn every_facet_can_be_switched_off() {
        assert_eq!(shown(&Sift::default()), "a1 c1 h1 h2 a2 c2");
        for (off, left) in [
            ("hedge", "a1 c1 a2 c2"),
            ("hedge/kind/modal", "a1 c1 h1 a2 c2"),
            ("hedge/tier/3", "a1 c1 h2 a2 c2"),
            ("hedge/voice/source", "a1 c1 a2 c2"),
            ("hedge/over/hedged", "a1 c1 a2 c2"),
            ("hedge/over/other", "a1 c1 h1 h2 a2 c2"),
            ("hedge/voice/writer", "a1 c1 h1 h2 a2 c2"),
            ("attribution/kind/direct", "a1 c1 h1 h2 c2"),
            ("attribution/source_kind/person", "c1 h1 h2 c2"),
            ("attribution/source_kind/pronoun", "a1 c1 h1 h2 a2 c2"),
            ("claim/certainty/hedged", "a1 h1 h2 a2 c2"),
            ("claim/voice/writer", "a1 c1 h1 h2 a2"),
            ("claim/priority/low", "a1 c1 h1 h2 a2"),
            ("nothing/of/this/sort", "a1 c1 h1 h2 a2 c2"),
        ] {
            assert_eq!(shown(&Sift::default().switched_to(&[off])), left, "without {off}");
        }
    }

    #[test]
    fn what_is_less_sure_holds_other_words_or_comes_of_a_dismissed_rule_is_held_back() {
        assert_eq!(shown(&Sift { least: 70, ..Sift::default() }), "a1 c1 h1");
        assert_eq!(shown(&Sift { least: 100, ..Sift::default() }), "");
        assert_eq!(shown(&Sift { words: " UP to ".to_owned(), ..Sift::default() }), "a1 c1 h1");
        assert_eq!(shown(&Sift { words: "nowhere".to_owned(), ..Sift::default() }), "");
        let read = read();
        let rule = read.annotations[0].rule.to_string();
        let dismissed = Dismissals::from_writing(&["rule\t", &rule].concat());
        let without = without(&dismissed, &read.text, &view(&read, Units::Utf8, false));
        assert!(without.annotations.is_empty() && without.sources.is_empty());
    }

    #[test]
    fn nothing_leads_to_what_is_gone() {
        let read = read();
        let without =
            |off: &[&str]| Sift::default().switched_to(off).sifted(&view(&read, Units::Utf8, false));
        let shown = without(&["attribution/kind/indirect"]);
        assert_eq!(shown.sources.len(), 1);
        assert!(shown.annotations.iter().flat_map(|mark| &mark.links).all(|link| link.to == "c1"));
        let figure = &shown.figures[0];
        assert_eq!((figure.claim.as_deref(), figure.said_by.as_deref()), (Some("c1"), None));
        assert_eq!(figure.conflicts_with, ["f2"]);

        let shown = without(&["claim/certainty/hedged", "attribution/kind/indirect"]);
        assert_eq!(shown.figures.len(), 1, "its claim and its attribution are gone");
        assert!(shown.figures[0].conflicts_with.is_empty());
        assert!(without(&["claim", "attribution"]).figures.is_empty());
    }

    #[test]
    fn every_value_is_counted_and_so_is_what_is_switched_off() {
        let read = read();
        let off = ["claim".to_owned(), "claim/kind/causal".to_owned()];
        let counts = counts(&view(&read, Units::Utf8, false), &off);
        for (key, count) in [
            ("attribution", 2),
            ("attribution/source_kind/person", 2),
            ("hedge/tier/2", 1),
            ("claim", 2),
            ("claim/voice/writer", 1),
            ("claim/kind/causal", 0),
        ] {
            assert_eq!(counts.get(key), Some(&count), "{key}");
        }
        assert!(!counts.contains_key("attribution/tier/"), "an attribution has no tier");
    }

    #[test]
    fn a_preset_is_taken_up_and_laid_down() {
        for ((name, preset), left) in PRESETS.into_iter().zip(["c2", "", "c1 h1 h2", "a2"]) {
            let sift = Sift::default().switched_to(preset);
            assert!(sift.has(preset) && sift.is_on());
            assert_eq!(shown(&sift), left, "{name}");
            assert_eq!(sift.switched_to(preset), Sift::default());
            assert_eq!(sift.reset(), Sift::default());
        }
    }

    #[test]
    fn who_is_unnamed_without_being_a_source_is_shown_with_the_unnamed_sources() {
        let read = notation::parse(
            "The Herald said so, citing insiders. It may be.\n                           ^^^^^^^^ h1 hedge \
             vague_source tier=1\n                                        ^^^ h2 hedge modal tier=2\n",
        );
        let (document, sift) = (read.unwrap(), Sift::default().switched_to(PRESETS[1].1));
        let shown = sift.sifted(&view(&document, Units::Utf8, false));
        assert_eq!(shown.annotations.iter().map(|mark| &*mark.id).collect::<Vec<_>>(), ["h1"]);
    }
}

//! Who says how much in a text, and how firmly? The say-so ledger: an account for everybody who speaks.
//!
//! It never joins two sources: who is the same as whom, the engine has said.

use std::collections::{HashMap, HashSet};

use sayso::write::json::{Annotation, Document, Figure};
use sayso::write::report::is_pointer;

use super::firmness::certainties;
use super::{Voice, by_id, figures_shown, in_order, linked, words_in};

/// All that one voice says.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// Its id, unique in the ledger.
    pub id: String,
    /// Whose it is.
    pub voice: Voice,
    /// `person`, `organization`, `document`, `unnamed`, `unresolved`; `none` where the text names nobody; `writer`.
    pub kind: String,
    /// Whether the text gives it a proper name.
    pub named: bool,
    /// What it says, in the text's order.
    pub statements: Vec<Statement>,
    /// How many words of the text it says.
    pub words: usize,
    /// How many figures it gives.
    pub figures: usize,
}

/// One thing that somebody says.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The mark: an attribution, or a claim of the writer's.
    pub mark: String,
    /// Its words; those of the whole mark where they only point at what stands elsewhere, as in *he said it*.
    pub text: String,
    /// `asserted`, `attributed`, `hedged` or `denied`.
    pub certainty: &'static str,
}

impl Account {
    /// How many of its statements are hedged. A denial is none of them.
    pub fn hedged(&self) -> usize {
        self.statements.iter().filter(|statement| statement.certainty == "hedged").count()
    }
}

/// The accounts of a text: those who say most first, then what nobody is named for, and the writer last.
///
/// Who says what and how firmly is taken from the whole of the document; what is told is what is shown of it. In the
/// place of an attribution that is not shown stand those of its claims that are.
pub fn ledger(text: &str, whole: &Document<'_>, shown: &Document<'_>) -> Vec<Account> {
    let is_shown = by_id(shown);
    let certainty = certainties(whole);
    let mut said: HashMap<&str, Vec<&Annotation<'_>>> = HashMap::new();
    let mut writer: Vec<&Annotation<'_>> = Vec::new();
    for mark in whole.annotations.iter().filter(|mark| is_shown.contains_key(&*mark.id)) {
        match (&*mark.layer, linked(mark, "attributed_to")) {
            ("attribution", _) => said.entry(&mark.id).or_default().push(mark),
            ("claim", None) => writer.push(mark),
            ("claim", Some(by)) if !is_shown.contains_key(by) => said.entry(by).or_default().push(mark),
            _ => {}
        }
    }
    let said_in = |id: &str| said.get(id).cloned().unwrap_or_default();
    let mut accounts: Vec<Account> = Vec::new();
    let mut owned: HashSet<&str> = HashSet::new();
    for source in &whole.sources {
        owned.extend(source.attributions.iter().map(|id| &**id));
        let said = source.attributions.iter().flat_map(|id| said_in(id)).collect();
        if source.kind == "writer" {
            writer.extend::<Vec<_>>(said);
            continue;
        }
        let kind = if source.kind == "pronoun" { "unresolved" } else { &*source.kind };
        let voice = Voice::Source(source.name.to_string());
        let account = account(text, &source.id, voice, kind, said, &certainty);
        accounts.push(Account { named: source.named, ..account });
    }
    let mut accounts = in_order(accounts, |account| [-(account.statements.len() as f64), 0.0]);
    let nobody = whole.annotations.iter().filter(|mark| !owned.contains(&*mark.id));
    let nobody = nobody.filter(|mark| mark.layer == "attribution").flat_map(|mark| said_in(&mark.id));
    accounts.push(account(text, "nobody", Voice::Nobody, "none", nobody.collect(), &certainty));
    accounts.push(account(text, "writer", Voice::Writer, "writer", writer, &certainty));
    count_figures(&mut accounts, &figures_shown(whole, shown));
    accounts.retain(|account| !account.statements.is_empty());
    accounts
}

fn account(
    text: &str,
    id: &str,
    voice: Voice,
    kind: &str,
    said: Vec<&Annotation<'_>>,
    certainty: &HashMap<&str, &'static str>,
) -> Account {
    let said = in_order(said, |mark| [mark.start as f64, 0.0]);
    let spans = said.iter().flat_map(|mark| contents(mark));
    let statement = |mark: &&Annotation<'_>| Statement {
        mark: mark.id.to_string(),
        text: telling(text, mark),
        certainty: certainty.get(&*mark.id).copied().unwrap_or("attributed"),
    };
    Account {
        id: id.to_owned(),
        voice,
        kind: kind.to_owned(),
        named: false,
        words: words_in(text, spans.collect()),
        statements: said.iter().map(statement).collect(),
        figures: 0,
    }
}

/// Where the words stand that a mark hands to somebody: its contents, or the whole of a mark without any.
fn contents(mark: &Annotation<'_>) -> impl Iterator<Item = (usize, usize)> {
    let is_content = |role: &str| role == "content";
    let whole = !mark.parts.iter().any(|part| is_content(&part.role));
    let parts = mark.parts.iter().filter(move |part| is_content(&part.role));
    parts.map(|part| (part.start, part.end)).chain(whole.then_some((mark.start, mark.end)))
}

/// The words that tell what was said, as the reports for people have them.
fn telling(text: &str, mark: &Annotation<'_>) -> String {
    let contents: Vec<&str> = contents(mark).map(|(start, end)| &text[start..end]).collect();
    if contents.iter().all(|content| is_pointer(content)) {
        text[mark.start..mark.end].to_owned()
    } else {
        contents.join(" … ")
    }
}

/// A figure is given by whom its attribution or, where that is not shown, its claim belongs to, or else by the writer.
fn count_figures(accounts: &mut [Account], figures: &[&Figure<'_>]) {
    let mut given_by: HashMap<String, usize> = HashMap::new();
    for (at, account) in accounts.iter().enumerate() {
        given_by.insert(account.id.clone(), at);
        given_by.extend(account.statements.iter().map(|statement| (statement.mark.clone(), at)));
    }
    let writer = accounts.len() - 1;
    for figure in figures {
        let at = [&figure.said_by, &figure.claim].into_iter().flatten().find_map(|id| given_by.get(&**id));
        accounts[at.copied().unwrap_or(writer)].figures += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::document::{Figure, Source};
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const READING: &str = "\
Up to 30 boats may be lost, Mara Lind said. She denied a leak. The quay is shut.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect stance=neutral
^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 content
                            ^^^^^^^^^ a1 source
                                      ^^^^ a1 cue
^^^^^^^^^^^^^^^^^^^^^^^^^^ c1 claim quantity certainty=hedged attributed_to->a1
^^^^^ h1 hedge approximator tier=3 hedges->c1
               ^^^ h2 hedge modal tier=2 hedges->c1
                                            ^^^^^^^^^^^^^^^^^ a2 attribution indirect stance=denying
                                            ^^^ a2 source
                                                ^^^^^^ a2 cue
                                                       ^^^^^^ a2 content
                                                               ^^^^^^^^^^^^^^^^ c2 claim state certainty=asserted
";

    fn accounts(sources: &[(&'static str, &[&str])], hidden: &[&str]) -> Vec<Account> {
        let mut document = notation::parse(READING).unwrap();
        let named = |(at, (kind, said)): (usize, &(&'static str, &[&str]))| Source {
            id: format!("s{}", at + 1),
            name: "Mara Lind".to_owned(),
            kind: (*kind).into(),
            named: true,
            mentions: Vec::new(),
            attributions: said.iter().map(|&id| id.to_owned()).collect(),
        };
        document.sources = sources.iter().enumerate().map(named).collect();
        document.figures.push(Figure {
            claim: Some("c1".to_owned()),
            said_by: Some("a1".to_owned()),
            ..Figure::default()
        });
        let whole = view(&document, Units::Utf8, false);
        let mut shown = whole.clone();
        shown.annotations.retain(|mark| !hidden.contains(&&*mark.id));
        ledger(&document.text, &whole, &shown)
    }

    /// Kind, statements, hedged ones, words, figures.
    fn in_short(accounts: &[Account]) -> Vec<(&str, usize, usize, usize, usize)> {
        let row = |account: &'_ Account| {
            (account.statements.len(), account.hedged(), account.words, account.figures)
        };
        let rows = accounts.iter().map(|account| (account, row(account)));
        rows.map(|(account, (said, hedged, words, figures))| (&*account.kind, said, hedged, words, figures))
            .collect()
    }

    #[test]
    fn a_source_s_account_holds_all_that_it_says_and_the_writer_s_the_rest() {
        let accounts = accounts(&[("person", &["a1", "a2"])], &[]);
        assert_eq!(
            in_short(&accounts),
            [("person", 2, 1, 9, 1), ("writer", 1, 0, 4, 0)],
            "a denial is no hedge"
        );
        assert_eq!(accounts[0].statements[1].text, "a leak");
        assert_eq!(accounts[0].statements[1].certainty, "denied");
        assert_eq!(accounts[1].statements[0].mark, "c2");
    }

    #[test]
    fn what_only_points_is_told_with_the_words_around_it() {
        let said = |reading: &str| {
            let document = notation::parse(reading).unwrap();
            let whole = view(&document, Units::Utf8, false);
            let accounts = ledger(&document.text, &whole, &whole);
            (accounts[0].statements[0].text.clone(), accounts[0].words)
        };
        let reading = "\
The quay is shut. Mara Lind said it on Friday.
                  ^^^^^^^^^^^^^^^^^ a1 attribution indirect stance=neutral
                  ^^^^^^^^^ a1 source
                            ^^^^ a1 cue
                                 ^^ a1 content
";
        assert_eq!(said(reading), ("Mara Lind said it".to_owned(), 1), "one word is hers all the same");
        let reading = reading
            .replace("said it on Friday.", "said so often.")
            .replace("^ a1 content", "^^^^^^^ a1 content");
        assert_eq!(said(&reading).0, "so often");
    }

    #[test]
    fn what_nobody_is_named_for_has_an_account_and_a_pronoun_is_unresolved() {
        let accounts = accounts(&[("pronoun", &["a2"])], &[]);
        let kinds: Vec<&str> = accounts.iter().map(|account| &*account.kind).collect();
        assert_eq!(kinds, ["unresolved", "none", "writer"]);
        assert_eq!(accounts[1].figures, 1);
    }

    #[test]
    fn what_the_writer_says_as_i_is_the_writer_s() {
        let accounts = accounts(&[("writer", &["a2"]), ("person", &["a1"])], &[]);
        assert_eq!(in_short(&accounts), [("person", 1, 1, 7, 1), ("writer", 2, 0, 6, 0)]);
    }

    #[test]
    fn what_is_held_back_is_not_told_and_changes_nothing_of_the_rest() {
        let sources: &[(&'static str, &[&str])] = &[("person", &["a1", "a2"])];
        let claims = accounts(sources, &["a1", "a2", "h1", "h2"]);
        assert_eq!(in_short(&claims), [("person", 1, 1, 7, 1), ("writer", 1, 0, 4, 0)]);
        assert_eq!(claims[0].statements[0].mark, "c1", "the claim that Mara Lind makes is not the writer's");
        let first = accounts(sources, &["a2", "c1", "c2", "h2"]);
        assert_eq!(in_short(&first), [("person", 1, 1, 7, 1)]);
    }
}

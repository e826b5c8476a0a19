//! How firmly is something said? One answer for cards, ledger and counts: hedged is what a strong or medium hedge stands
//! over. A light one makes a number rough, or is about a word, and leaves the statement as firm as it was.
//!
//! It never says how firmly somebody should have said it.

use std::collections::HashMap;

use sayso::write::json::{Annotation, Document};

use super::{attribute, linked, tier};

/// How certain every claim and every attribution is. Of a claim the document says so. An attribution is denied where its
/// source denies, hedged where a strong or medium hedge or a hedged claim belongs to it, and else not in here.
pub fn certainties<'a>(document: &'a Document<'_>) -> HashMap<&'a str, &'static str> {
    let mut certainty: HashMap<&str, &'static str> = HashMap::new();
    for mark in &document.annotations {
        match &*mark.layer {
            "hedge" if is_strong(mark) => {
                for link in &mark.links {
                    certainty.entry(&link.to).or_insert("hedged");
                }
            }
            "attribution" if attribute(mark, "stance") == "denying" => {
                certainty.insert(&mark.id, "denied");
            }
            _ => {}
        }
    }
    for claim in document.annotations.iter().filter(|mark| mark.layer == "claim") {
        let sure = match attribute(claim, "certainty") {
            "hedged" => "hedged",
            "denied" => "denied",
            "asserted" => "asserted",
            _ => "attributed",
        };
        if let (Some(said_in), "hedged") = (linked(claim, "attributed_to"), sure) {
            certainty.entry(said_in).or_insert("hedged");
        }
        certainty.insert(&claim.id, sure);
    }
    certainty
}

/// What is to be said of how firm a claim or an attribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Firmness {
    /// Nothing: it is as firm as the one who says it.
    Plain,
    /// It is firm but for a number in it.
    Rough,
    /// So many strong and medium hedges belong to it. It may be hedged by what stands over all of its sentence, and so by
    /// none of its own.
    Hedged(usize),
}

/// How firm a claim or an attribution is. The hedges of its claims are those of an attribution.
pub fn firmness(document: &Document<'_>, mark: &Annotation<'_>) -> Firmness {
    let certainty = certainties(document).get(&*mark.id).copied();
    let claims: Vec<&str> = document
        .annotations
        .iter()
        .filter(|claim| linked(claim, "attributed_to") == Some(&*mark.id))
        .map(|claim| &*claim.id)
        .collect();
    let belongs = |hedge: &&Annotation<'_>| {
        hedge.layer == "hedge"
            && hedge.links.iter().any(|link| link.to == mark.id || claims.contains(&&*link.to))
    };
    let hedges = || document.annotations.iter().filter(belongs);
    match certainty {
        Some("hedged") => Firmness::Hedged(hedges().filter(|hedge| is_strong(hedge)).count()),
        Some("denied") => Firmness::Plain,
        _ if hedges().any(|hedge| hedge.kind == "approximator") => Firmness::Rough,
        _ => Firmness::Plain,
    }
}

/// Whether what a hedge stands over is hedged by it.
fn is_strong(hedge: &Annotation<'_>) -> bool {
    (1..=2).contains(&tier(hedge))
}

#[cfg(test)]
mod tests {
    use sayso::notation;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    use super::*;

    const READING: &str = "\
Residents allege that about 12 boats may have sunk. About 30 left, Mara Lind said. She denied it.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a1 attribution indirect
          ^^^^^^ h1 hedge claim_verb tier=2 hedges->c1
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ c1 claim event certainty=hedged attributed_to->a1
                      ^^^^^ h2 hedge approximator tier=3 hedges->c1 holder->a1
                                     ^^^ h3 hedge modal tier=2 hedges->c1 holder->a1
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a2 attribution indirect
                                                    ^^^^^^^^^^^^^ c2 claim quantity certainty=attributed attributed_to->a2
                                                    ^^^^^ h4 hedge approximator tier=3 hedges->c2 holder->a2
                                                                                   ^^^^^^^^^^^^^ a3 attribution indirect stance=denying
";

    #[test]
    fn an_attribution_is_as_firm_as_its_claim_and_a_rough_number_hedges_neither() {
        let read = notation::parse(READING).unwrap();
        let document = view(&read, Units::Utf8, false);
        let mark = |id: &str| document.annotations.iter().find(|mark| mark.id == id).unwrap();
        let firmness = |id: &str| firmness(&document, mark(id));
        assert_eq!([firmness("a1"), firmness("c1")], [Firmness::Hedged(2); 2]);
        assert_eq!([firmness("a2"), firmness("c2")], [Firmness::Rough; 2]);
        assert_eq!([firmness("a3"), firmness("h1")], [Firmness::Plain; 2]);
        assert_eq!(certainties(&document).get("a2"), None, "as firm as the one who says it");
        assert_eq!(certainties(&document)["a3"], "denied");
    }
}

//! Which of the marks does the reader want? Keeps some layers, types and scores and leaves no link that leads nowhere.
//!
//! It never changes a mark that it keeps, except for the links to what is gone.

use std::collections::{HashMap, HashSet};

use crate::document::{Annotation, Document, Name, Span, Warning};

/// The code of the warning that marks were left out.
const FILTERED: &str = "filtered";

/// What to keep of a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The layers to keep; all where there is none.
    pub layers: Option<Vec<Name>>,
    /// The values of the attribute `type` to keep; all where there is none. A mark without a type is kept.
    pub types: Option<Vec<Name>>,
    /// The least score to keep, 0 to 1.
    pub min_score: f32,
}

impl Default for Selection {
    /// Every layer and score, and the types of the guidelines: `statement` and `thought`, not `intention`.
    fn default() -> Selection {
        Selection {
            layers: None,
            types: Some(vec![Name::from("statement"), Name::from("thought")]),
            min_score: 0.0,
        }
    }
}

impl Selection {
    /// Whether a mark is kept.
    pub fn keeps(&self, annotation: &Annotation) -> bool {
        let layer = self.layers.as_ref().is_none_or(|layers| layers.contains(&annotation.layer));
        layer && self.has_type(annotation) && annotation.score >= self.min_score
    }

    fn has_type(&self, annotation: &Annotation) -> bool {
        let kind = annotation.attribute("type").and_then(|value| value.text());
        kind.zip(self.types.as_ref()).is_none_or(|(kind, types)| types.iter().any(|t| t == kind))
    }
}

impl Warning {
    /// Whether it says that a filter left marks out.
    pub fn is_of_filter(&self) -> bool {
        self.code == FILTERED
    }
}

impl Document {
    /// The same document with the selected marks alone. It says so where layers or scores were chosen.
    pub fn selected(self, selection: &Selection) -> Document {
        self.keeping(|annotation| selection.has_type(annotation)).filtered(|mark| selection.keeps(mark))
    }

    /// The same document with some of its marks, as [`keeping`](Document::keeping) leaves it, and a warning that says so
    /// where some are left out.
    pub fn filtered(self, keeps: impl Fn(&Annotation) -> bool) -> Document {
        let all = self.annotations.len();
        let mut document = self.keeping(keeps);
        let shown = document.annotations.len();
        if shown < all {
            let message = format!("Filtered: {shown} of {all} marks, the others are left out");
            document.warnings.insert(0, Warning { code: FILTERED.into(), message, span: Span::new(0, 0) });
        }
        document
    }

    /// Whether a filter has left out some of its marks.
    pub fn is_filtered(&self) -> bool {
        self.warnings.iter().any(Warning::is_of_filter)
    }

    /// The same document with some of its marks. Ids stay as they are; links, sources and figures forget the marks that
    /// are gone. What led to an attribution that is gone leads to its source, and a source that nothing leads to is gone
    /// too; so is a figure that somebody gives of whom nothing is left.
    fn keeping(mut self, keeps: impl Fn(&Annotation) -> bool) -> Document {
        let source_of = |mark: &Annotation| Some((mark.id.clone(), mark.linked("source")?.to_owned()));
        let gone = self.annotations.iter().filter(|mark| !keeps(mark));
        let sources_of_gone: HashMap<String, String> = gone.filter_map(source_of).collect();
        self.annotations.retain(keeps);
        for link in self.annotations.iter_mut().flat_map(|mark| &mut mark.links) {
            if matches!(&*link.role, "attributed_to" | "holder")
                && let Some(source) = sources_of_gone.get(&link.to)
            {
                link.to.clone_from(source);
            }
        }
        let marks: HashSet<String> =
            self.annotations.iter().map(|annotation| annotation.id.clone()).collect();
        self.figures.retain_mut(|figure| {
            figure.claim.take_if(|id| !marks.contains(id));
            let Some(said_by) = figure.said_by.as_mut().filter(|id| !marks.contains(*id)) else {
                return true;
            };
            let source = sources_of_gone.get(said_by);
            source.is_some_and(|source| {
                said_by.clone_from(source);
                true
            })
        });
        let figures: HashSet<String> = self.figures.iter().map(|figure| figure.id.clone()).collect();
        for figure in &mut self.figures {
            figure.conflicts_with.retain(|id| figures.contains(id));
            figure.agrees_with.retain(|id| figures.contains(id));
        }
        for source in &mut self.sources {
            source.attributions.retain(|id| marks.contains(id));
        }
        let links = self.annotations.iter().flat_map(|mark| &mark.links);
        let given_by = self.figures.iter().filter_map(|figure| figure.said_by.as_deref());
        let led_to: HashSet<&str> = links.map(|link| link.to.as_str()).chain(given_by).collect();
        self.sources.retain(|source| led_to.contains(source.id.as_str()));
        let sources: HashSet<&str> = self.sources.iter().map(|source| source.id.as_str()).collect();
        for annotation in &mut self.annotations {
            annotation.links.retain(|link| marks.contains(&link.to) || sources.contains(link.to.as_str()));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Figure, Link, Source};

    fn mark(id: &str, layer: &'static str, score: f32, links: &[(&'static str, &str)]) -> Annotation {
        Annotation {
            id: id.to_owned(),
            layer: layer.into(),
            kind: "any".into(),
            span: Span::new(0, 4),
            score,
            rule: "any".into(),
            parts: Vec::new(),
            attributes: Vec::new(),
            links: links
                .iter()
                .map(|(role, to)| Link { role: (*role).into(), to: (*to).to_owned() })
                .collect(),
        }
    }

    fn document() -> Document {
        let mut plan = mark("a2", "attribution", 0.9, &[("source", "s2")]);
        plan.set("type", "intention");
        let mut said = mark("a1", "attribution", 0.9, &[("source", "s1")]);
        said.set("type", "statement");
        let source = |id: &str, attribution: &str| Source {
            id: id.to_owned(),
            name: id.to_owned(),
            kind: "person".into(),
            named: true,
            mentions: Vec::new(),
            attributions: vec![attribution.to_owned()],
        };
        Document {
            text: "Text".to_owned(),
            annotations: vec![
                said,
                plan,
                mark("h1", "hedge", 0.4, &[("hedges", "c1"), ("holder", "a2")]),
                mark("c1", "claim", 0.7, &[("attributed_to", "a1")]),
            ],
            sources: vec![source("s1", "a1"), source("s2", "a2")],
            ..Document::default()
        }
    }

    fn ids(document: &Document) -> Vec<&str> {
        document.annotations.iter().map(|annotation| annotation.id.as_str()).collect()
    }

    #[test]
    fn intentions_are_left_out_unless_asked_for() {
        let some = document().selected(&Selection::default());
        assert_eq!(ids(&some), ["a1", "h1", "c1"]);
        assert_eq!(some.sources.len(), 2);
        assert_eq!(some.annotation("h1").and_then(|hedge| hedge.linked("holder")), Some("s2"));
        assert_eq!(some.annotation("h1").and_then(|hedge| hedge.linked("hedges")), Some("c1"));
        let all = document().selected(&Selection { types: None, ..Selection::default() });
        assert_eq!(all, document());
    }

    #[test]
    fn links_to_marks_that_are_gone_lead_to_their_sources_or_go_too() {
        let claims = Selection { layers: Some(vec!["claim".into()]), ..Selection::default() };
        let claims = document().selected(&claims);
        assert_eq!(ids(&claims), ["c1"]);
        assert_eq!(claims.annotations[0].linked("attributed_to"), Some("s1"));
        let sources = claims.sources.iter().map(|source| (&*source.id, source.attributions.len()));
        assert_eq!(sources.collect::<Vec<_>>(), [("s1", 0)]);
        let hedges = Selection { layers: Some(vec!["hedge".into()]), ..Selection::default() };
        assert_eq!(document().selected(&hedges).annotations[0].linked("hedges"), None);
    }

    #[test]
    fn what_is_filtered_says_so_and_what_is_whole_does_not() {
        assert!(!document().selected(&Selection::default()).is_filtered());
        let hedges = Selection { layers: Some(vec!["hedge".into()]), ..Selection::default() };
        let hedges = document().selected(&hedges);
        assert_eq!(hedges.warnings[0].message, "Filtered: 1 of 3 marks, the others are left out");
    }

    #[test]
    fn a_figure_stays_its_givers() {
        let figure = |id: &str, said_by: &str| Figure {
            id: id.to_owned(),
            said_by: Some(said_by.to_owned()),
            conflicts_with: vec![if id == "f1" { "f2" } else { "f1" }.to_owned()],
            ..Figure::default()
        };
        let mut document = document();
        document.annotations.push(mark("a3", "attribution", 0.9, &[]));
        document.figures = vec![figure("f1", "a1"), figure("f2", "a3")];
        let claims = document.filtered(|mark| mark.layer == "claim");
        assert_eq!(claims.figures[0].said_by.as_deref(), Some("s1"));
        assert_eq!(claims.figures.len(), 1, "nothing is left of who gives the other one");
        assert_eq!(claims.figures[0].conflicts_with, [""; 0]);
        assert!(claims.sources.iter().any(|source| source.id == "s1"));
    }

    #[test]
    fn a_low_score_is_left_out() {
        let sure = document().selected(&Selection { min_score: 0.5, ..Selection::default() });
        assert_eq!(ids(&sure), ["a1", "c1"]);
    }
}

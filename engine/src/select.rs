//! Which of the marks does the reader want? Keeps some layers, types and scores and leaves no link that leads nowhere.
//!
//! It never changes a mark that it keeps, except for the links to what is gone.

use std::collections::{HashMap, HashSet};

use crate::document::{Annotation, Document, Name};

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
        let kind = annotation.attribute("type").and_then(|value| value.text());
        let kind = kind.zip(self.types.as_ref()).is_none_or(|(kind, types)| types.iter().any(|t| t == kind));
        layer && kind && annotation.score >= self.min_score
    }
}

impl Document {
    /// The same document with the selected marks alone.
    pub fn selected(self, selection: &Selection) -> Document {
        self.keeping(|annotation| selection.keeps(annotation))
    }

    /// The same document with some of its marks. Ids stay as they are; links, sources and figures forget the marks that
    /// are gone. What led to an attribution that is gone leads to its source, and a source that nothing leads to is gone
    /// too.
    pub fn keeping(mut self, keeps: impl Fn(&Annotation) -> bool) -> Document {
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
        for source in &mut self.sources {
            source.attributions.retain(|id| marks.contains(id));
        }
        let links = self.annotations.iter().flat_map(|mark| &mark.links);
        let led_to: HashSet<&str> = links.map(|link| link.to.as_str()).collect();
        self.sources.retain(|source| led_to.contains(source.id.as_str()));
        let sources: HashSet<&str> = self.sources.iter().map(|source| source.id.as_str()).collect();
        for annotation in &mut self.annotations {
            annotation.links.retain(|link| marks.contains(&link.to) || sources.contains(link.to.as_str()));
        }
        for figure in &mut self.figures {
            figure.claim.take_if(|id| !marks.contains(id));
            figure.said_by.take_if(|id| !marks.contains(id));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Link, Source, Span};

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
    fn a_low_score_is_left_out() {
        let sure = document().selected(&Selection { min_score: 0.5, ..Selection::default() });
        assert_eq!(ids(&sure), ["a1", "c1"]);
    }
}

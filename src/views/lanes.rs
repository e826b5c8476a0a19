//! How are marks that overlap drawn apart? A text is cut into runs that the same marks cover; in each run every mark
//! keeps a lane of its own.
//!
//! It never decides what a lane looks like: the style sheet does.

use sayso::document::Span;
use sayso::order;
use sayso::write::json::Annotation;

/// One mark's share in a run: a role of a part (`source`, `cue`, `content`), or the layer for the mark as a whole.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lane {
    /// How far from the text it is drawn: the last stands nearest.
    order: u8,
    /// How many of its own sort stand around it.
    pub depth: u8,
    /// The mark, as an index into the marks.
    pub mark: usize,
    /// The layer or role.
    pub sort: String,
    /// Whether it begins with this run.
    pub starts: bool,
    /// Whether it ends with it.
    pub ends: bool,
}

/// A stretch of the text that the same marks cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands, in bytes from the start of the passage.
    pub span: Span,
    /// What covers it, the outermost first.
    pub lanes: Vec<Lane>,
}

/// The deepest lane that is drawn apart from those around it.
const DEEPEST: u8 = 3;

/// Cuts the passage `within` into runs. `marks` and `within` count from the same place, and the runs from `within`.
pub fn runs(within: Span, marks: &[Annotation<'_>]) -> Vec<Run> {
    let pieces = pieces(within, marks);
    let mut borders: Vec<usize> = pieces.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    borders.extend([within.start, within.end]);
    borders.extend(
        marks.iter().map(|mark| mark.start).filter(|start| within.start <= *start && *start < within.end),
    );
    order::sort_by_key(&mut borders, |&border| border);
    borders.dedup();
    let mut open: Vec<&(Span, Lane)> = Vec::new();
    let mut coming = pieces.iter().peekable();
    let mut runs = Vec::new();
    for border in borders.windows(2) {
        let span = Span::new(border[0], border[1]);
        open.retain(|(piece, _)| piece.end > span.start);
        while let Some(piece) = coming.next_if(|(piece, _)| piece.start <= span.start) {
            open.push(piece);
        }
        let mut lanes: Vec<Lane> = open
            .iter()
            .map(|(piece, lane)| Lane {
                starts: lane.starts && piece.start == span.start,
                ends: lane.ends && piece.end == span.end,
                ..lane.clone()
            })
            .collect();
        order::sort_by(&mut lanes, Ord::cmp);
        count_depths(&mut lanes);
        runs.push(Run { span: Span::new(span.start - within.start, span.end - within.start), lanes });
    }
    runs
}

/// Every stretch that is drawn, in the order of their starts; whether it starts and ends here or in another passage.
fn pieces(within: Span, marks: &[Annotation<'_>]) -> Vec<(Span, Lane)> {
    let mut pieces = Vec::new();
    let mut add = |start: usize, end: usize, mark: usize, sort: &str| {
        let (from, to) = (start.max(within.start), end.min(within.end));
        if from < to {
            let (starts, ends) = (from == start, to == end);
            let lane = Lane { order: order(sort), depth: 0, mark, sort: sort.to_owned(), starts, ends };
            pieces.push((Span::new(from, to), lane));
        }
    };
    for (index, mark) in marks.iter().enumerate() {
        if mark.parts.is_empty() {
            add(mark.start, mark.end, index, &mark.layer);
        }
        for part in &mark.parts {
            add(part.start, part.end, index, &part.role);
        }
    }
    order::sort_by_key(&mut pieces, |(span, lane)| (span.start, lane.mark));
    pieces
}

/// Whole marks lie outside, then what is said, then who says it and the words that tie the two, hedges nearest.
fn order(sort: &str) -> u8 {
    match sort {
        "content" => 0,
        "claim" => 1,
        "source" => 3,
        "cue" => 4,
        "hedge" => 5,
        _ => 2,
    }
}

fn count_depths(lanes: &mut [Lane]) {
    for index in 1..lanes.len() {
        if lanes[index].sort == lanes[index - 1].sort {
            lanes[index].depth = (lanes[index - 1].depth + 1).min(DEEPEST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso::write::json::Part;

    fn mark(layer: &'static str, start: usize, end: usize) -> Annotation<'static> {
        Annotation {
            id: "x".into(),
            layer: layer.into(),
            kind: "any".into(),
            start,
            end,
            text: "any".into(),
            score: 1.0,
            rule: "any".into(),
            parts: Vec::new(),
            attributes: Default::default(),
            links: Vec::new(),
        }
    }

    /// The runs as text: where each stands and what covers it, the outermost first.
    fn drawn(within: Span, marks: &[Annotation<'_>]) -> Vec<String> {
        let lane = |lane: &Lane| {
            let (starts, ends) = (if lane.starts { "[" } else { "" }, if lane.ends { "]" } else { "" });
            format!(" {starts}{}{}{ends}", lane.sort, "+".repeat(lane.depth.into()))
        };
        let run = |run: &Run| {
            let lanes: String = run.lanes.iter().map(lane).collect();
            format!("{}-{}{lanes}", run.span.start, run.span.end)
        };
        runs(within, marks).iter().map(run).collect()
    }

    #[test]
    fn marks_that_interleave_share_a_run() {
        let marks = [mark("claim", 0, 6), mark("hedge", 4, 9)];
        let expected = ["0-4 [claim", "4-6 claim] [hedge", "6-9 hedge]", "9-10"];
        assert_eq!(drawn(Span::new(0, 10), &marks), expected);
    }

    #[test]
    fn marks_of_one_sort_lie_at_different_depths() {
        let marks = [mark("claim", 0, 9), mark("claim", 2, 4)];
        assert_eq!(drawn(Span::new(0, 9), &marks), ["0-2 [claim", "2-4 claim [claim+]", "4-9 claim]"]);
    }

    #[test]
    fn an_attribution_is_drawn_by_its_parts() {
        let part =
            |role: &'static str, start, end| Part { role: role.into(), start, end, text: "any".into() };
        let mut said = mark("attribution", 0, 12);
        said.parts = vec![part("source", 0, 3), part("cue", 4, 6), part("content", 7, 12)];
        let expected = ["0-3 [source]", "3-4", "4-6 [cue]", "6-7", "7-12 [content]"];
        assert_eq!(drawn(Span::new(0, 12), &[said]), expected);
    }

    #[test]
    fn a_mark_over_several_paragraphs_shows_its_share_in_each() {
        assert_eq!(drawn(Span::new(10, 20), &[mark("content", 5, 14)]), ["0-4 content]", "4-10"]);
        assert_eq!(drawn(Span::new(10, 20), &[mark("content", 5, 30)]), ["0-10 content"]);
    }

    #[test]
    fn runs_tile_the_passage() {
        let marks = [mark("claim", 0, 6), mark("content", 1, 3), mark("hedge", 3, 9), mark("hedge", 8, 9)];
        let runs = runs(Span::new(0, 10), &marks);
        assert_eq!(runs.first().map(|run| run.span.start), Some(0));
        assert_eq!(runs.last().map(|run| run.span.end), Some(10));
        assert!(runs.windows(2).all(|pair| pair[0].span.end == pair[1].span.start));
    }
}

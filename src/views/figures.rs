//! Which figures count the same thing and differ? Side by side on one scale, with who says so, and again as a table.
//!
//! It never says which figure is right.

use yew::prelude::*;

use super::portions::use_portions;
use super::tag::{Row, Tag, all, button, tag};
use crate::digest::Spot;
use crate::digest::figures::{Entry, Figures, Group, Scale, figures};
use crate::state::Reading;
use crate::words;

/// What the figures need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// The visitor wants to see a figure in the text.
    pub on_go: Callback<Spot>,
}

/// The figures that differ, thing by thing, and the others.
#[component]
pub fn FiguresPanel(props: &Props) -> Html {
    let figures =
        use_memo(props.reading.clone(), |reading| figures(&reading.text, &reading.whole, &reading.document));
    let Figures { disputed, others } = &*figures;
    let mut drawn =
        use_portions(&props.reading, String::new(), disputed.len() + others.len(), &|at| match disputed
            .get(at)
        {
            Some(group) => dispute(group, &props.on_go).key(at).into(),
            None => row(&others[at - disputed.len()], true, &props.on_go).key(at).into(),
        });
    let rows = drawn.split_off(disputed.len().min(drawn.len()));
    let none =
        || tag("p").class("none").with(words::no_dispute(others.len(), props.reading.whole.figures.len()));
    let folded = || {
        let summary = tag("summary").with(words::other_figures(others.len()));
        let title = words::OTHER_FIGURES.to_string();
        tag("details").class("others").with(summary).with(table(title, rows))
    };
    Row::default()
        .with(disputed.is_empty().then(none))
        .with((!disputed.is_empty()).then(|| tag("p").class("hint").with(words::PLOT_KEY)))
        .with(all(drawn))
        .with((!others.is_empty()).then(folded))
        .into()
}

fn dispute(group: &Group, on_go: &Callback<Spot>) -> Tag {
    let title = words::counted(&group.what, group.unit.as_deref());
    let rows = group.entries.iter().map(|entry| row(entry, false, on_go).into()).collect();
    tag("section")
        .class("dispute")
        .with(tag("h2").with(title.clone()))
        .with(plot(&title, group))
        .with(table(title, rows))
}

/// How high a figure's row in the plot is, in pixels, and how many letters of its words go into each of two lines.
const ROW: usize = 34;
const LETTERS: usize = 17;

/// A row for each figure: its words, and beside them where it lies on the scale.
fn plot(title: &str, group: &Group) -> Tag {
    let count = group.entries.len();
    let bottom = count * ROW;
    let ticks = group.scale.ticks.iter().map(|&tick| {
        let x = across(&group.scale, tick);
        let label = text("label", x.clone(), bottom + 14);
        let line = line("tick", [x.clone(), x], [0, bottom]);
        Row::default().with(line).with(label.set("text-anchor", "middle").with(words::number(tick)))
    });
    let rows = group.entries.iter().enumerate().map(|(at, entry)| {
        let y = at * ROW + ROW / 2;
        let (first, rest) = in_two(&entry.words);
        let line = |y, words: &str| text("words", "0".to_owned(), y).with(words::shortened(words, LETTERS));
        let (above, below) = if rest.is_empty() { (y + 4, None) } else { (y - 3, Some(line(y + 12, rest))) };
        Row::default().with(line(above, first)).with(below).with(figure(&group.scale, entry, y))
    });
    tag("svg")
        .class("plot")
        .set("role", "img")
        .set("aria-label", words::plot_of(title, count))
        .set("width", "100%")
        .set("height", (bottom + 20).to_string())
        .each(ticks)
        .each(rows)
}

/// Words in two lines, the first one as full as it gets.
fn in_two(words: &str) -> (&str, &str) {
    let spaces = words.char_indices().enumerate().filter(|(_, (_, letter))| *letter == ' ');
    let fits = spaces.take_while(|(letters, _)| *letters <= LETTERS).last();
    match fits.filter(|_| words.chars().nth(LETTERS).is_some()) {
        Some((_, (space, _))) => (&words[..space], &words[space + 1..]),
        None => (words, ""),
    }
}

/// A line of words in the plot.
fn text(class: &'static str, x: String, y: usize) -> Tag {
    tag("text").class(class).set("x", x).set("y", y.to_string())
}

/// A line of the plot, from one end to the other.
fn line(class: &'static str, [x1, x2]: [String; 2], [y1, y2]: [usize; 2]) -> Tag {
    let line = tag("line").class(class).set("x1", x1).set("x2", x2);
    line.set("y1", y1.to_string()).set("y2", y2.to_string())
}

/// Where a value lies across the plot. The first third is for the figures' words, and the last tick needs room.
fn across(scale: &Scale, value: f64) -> String {
    format!("{}%", (36.0 + 54.0 * scale.at(value)).round() as usize)
}

/// A dot for one number, a bar for a range, an open end with a stop where the figure is a limit.
fn figure(scale: &Scale, entry: &Entry, y: usize) -> Row {
    let [low, high] = entry.value.map(|value| across(scale, value));
    let ends = match &*entry.bound {
        "at least" => Some([low.clone(), "94%".to_owned()]),
        "up to" => Some(["36%".to_owned(), high.clone()]),
        _ => None,
    };
    let value = if low == high {
        let class = if entry.bound == "exact" { "dot" } else { "dot rough" };
        tag("circle").class(class).set("cx", low).set("cy", y.to_string()).set("r", "5")
    } else {
        line("bar", [low, high], [y, y])
    };
    Row::default().with(ends.map(|ends| line("open-end", ends, [y, y]))).with(value)
}

/// A figure again: its words lead to their place.
fn row(entry: &Entry, with_what: bool, on_go: &Callback<Spot>) -> Tag {
    let what = |words: &String| tag("span").class("what").with(words.clone());
    let spot = entry.spot.clone();
    let go = button(on_go.reform(move |()| spot.clone())).class("go").with(entry.words.clone());
    let name = tag("th")
        .set("scope", "row")
        .with(go)
        .with(with_what.then(|| what(&entry.what)))
        .with(entry.time.as_ref().map(what));
    tag("tr")
        .with(name)
        .with(tag("td").with(words::voice(&entry.voice)))
        .with(tag("td").with(words::figure_certainty(&entry.certainty, &entry.bound)))
}

/// The figures as a table.
fn table(title: String, rows: Vec<Html>) -> Tag {
    let heads = words::FIGURE_COLUMNS.map(|name| tag("th").set("scope", "col").with(name));
    tag("table")
        .class("figures")
        .with(tag("caption").with(title))
        .with(tag("thead").with(tag("tr").each(heads)))
        .with(tag("tbody").each(rows))
}

#[cfg(test)]
mod tests {
    use super::in_two;

    #[test]
    fn a_figure_s_words_stand_in_two_lines_where_one_is_too_short() {
        assert_eq!(in_two("196"), ("196", ""));
        assert_eq!(in_two("between 100 and 600 people"), ("between 100 and", "600 people"));
        assert_eq!(in_two("exactly seventeen"), ("exactly seventeen", ""));
        assert_eq!(in_two("exactly seventeen boats"), ("exactly seventeen", "boats"));
        assert_eq!(in_two("unimaginably-many-of-them here"), ("unimaginably-many-of-them here", ""));
    }
}

//! Which words are a source, a cue, a content, a hedge, a claim? The whole network, from a paragraph's features to spans.
//!
//! It never decides which source said what: spans are tied together by whoever asked for them.

use std::collections::HashMap;
use std::ops::Range;

use sayso_kernels::{Chain, Linear, Lstm, Pair, Pool, States, Tagged, Windows, append_scaled, pairs};

use super::features::{Features, HASH_ROWS};
use super::weights::{ModelError, Rows, Weights};
use crate::document::{Guess, Name};
use crate::order;

/// How many tokens the network sees at once. Longer paragraphs are read in pieces.
const PIECE: usize = 192;
/// How many tokens on each side of a piece are read with it and then forgotten.
const OVERLAP: usize = 32;
/// How many pieces are read side by side, so that a weight is loaded once for many.
const TOGETHER: usize = 8;

/// How likely a span must be to be guessed beside the best ones.
const LIKELY: f32 = 0.05;

/// A network with its weights. Loading takes a few milliseconds; keep it.
#[derive(Clone, Debug)]
pub struct Tagger {
    words: Words,
    /// Words, suffixes, prefixes, shapes, quotation.
    tables: [Rows; 5],
    layers: Vec<[Lstm; 2]>,
    /// A row for each label of each head.
    output: Linear,
    heads: Vec<Head>,
}

/// What one task makes of its labels.
#[derive(Clone, Debug)]
struct Head {
    task: Name,
    roles: Vec<Name>,
    /// Its rows of the last layer.
    rows: Range<usize>,
    chain: Chain,
}

/// The words that have a row of their own.
#[derive(Clone, Debug)]
struct Words {
    /// Sorted, a line each.
    list: String,
    starts: Vec<u32>,
}

impl Tagger {
    /// A tagger from a model file, with every head that the file has.
    ///
    /// # Errors
    /// When the file is not such a model.
    pub fn new(file: &[u8]) -> Result<Tagger, ModelError> {
        let weights = Weights::open(file)?;
        let words = Words::new(weights.bytes("words")?)?;
        let mut tables = Vec::new();
        let hashed = HASH_ROWS as usize + 1;
        let sizes = [
            ("word", words.starts.len() + 1),
            ("suffix", hashed),
            ("prefix", hashed),
            ("shape", 7),
            ("quotation", 5),
        ];
        for (name, count) in sizes {
            let table = weights.rows(name)?;
            if table.scales.len() != count {
                return Err(ModelError::new(format!("the table {name} should have {count} rows")));
            }
            tables.push(table);
        }
        let tables: [Rows; 5] =
            tables.try_into().map_err(|_| ModelError::new("there should be five tables"))?;
        let mut width = tables.iter().map(|table| table.width).sum::<usize>();
        let mut layers = Vec::new();
        for number in 0..2 {
            let layer = ["forward", "backward"]
                .map(|direction| lstm(&weights, &format!("lstm.{number}.{direction}"), width));
            let [forward, backward] = layer;
            layers.push([forward?, backward?]);
            width = layers[number].iter().map(|lstm| 2 * lstm.width()).sum();
        }
        let (output, heads) = heads(&weights, width)?;
        Ok(Tagger { words, tables, layers, output, heads })
    }

    /// The same network with the heads of another file, which were learnt on it.
    ///
    /// # Errors
    /// When the file does not hold heads for this network.
    pub fn with_heads(self, file: &[u8]) -> Result<Tagger, ModelError> {
        let (output, heads) = heads(&Weights::open(file)?, self.width())?;
        Ok(Tagger { output, heads, ..self })
    }

    /// The spans of each paragraph's best labels, head after head in the file's order, without overlap in one head.
    pub fn spans(&self, paragraphs: &[&[Features<'_>]]) -> Vec<Vec<Vec<Tagged>>> {
        self.of_heads(paragraphs, |head, emissions| head.chain.spans(emissions), &mut |_, _| {})
    }

    /// The best label of each token of a paragraph, head after head.
    pub fn labels(&self, paragraph: &[Features<'_>]) -> Vec<(&str, Vec<usize>)> {
        let labels =
            self.of_heads(&[paragraph], |head, emissions| head.chain.best(emissions), &mut |_, _| {});
        self.heads.iter().map(|head| &*head.task).zip(labels.into_iter().flatten()).collect()
    }

    /// The spans of a paragraph's best labels, and all others that are likely enough to be worth a look; and what the
    /// states come to in each of `stretches`, ranges of tokens that stand one behind the other.
    pub fn read(&self, paragraph: &[Features<'_>], stretches: &[Range<usize>]) -> (Vec<Guess>, Vec<Pool>) {
        let mut pools = vec![Pool::new(self.width()); stretches.len()];
        let found = self.of_heads(&[paragraph], Head::guesses, &mut |token, state| {
            let at = stretches.partition_point(|stretch| stretch.end <= token);
            if stretches.get(at).is_some_and(|stretch| stretch.contains(&token)) {
                pools[at].add(state);
            }
        });
        let mut guesses: Vec<Guess> = found.into_iter().flatten().flatten().collect();
        order::sort_by_key(&mut guesses, |guess| (guess.tokens.start, guess.tokens.end, !guess.best));
        (guesses, pools)
    }

    /// How many numbers a token's state has.
    pub fn width(&self) -> usize {
        self.layers.last().map_or(0, |layer| layer.iter().map(|lstm| 2 * lstm.width()).sum())
    }

    /// For each paragraph what `read` makes of the scores that each head gives to each token's labels. `look` gets each
    /// token with its state, paragraph by paragraph in no certain order.
    fn of_heads<R>(
        &self,
        paragraphs: &[&[Features<'_>]],
        read: impl Fn(&Head, &[f32]) -> R,
        look: &mut dyn FnMut(usize, &[Pair]),
    ) -> Vec<Vec<R>> {
        let labels = self.output.outputs();
        let of_paragraph = |emissions: Vec<f32>| {
            self.heads
                .iter()
                .map(|head| {
                    let own = emissions.chunks_exact(labels).flat_map(|token| &token[head.rows.clone()]);
                    read(head, &own.copied().collect::<Vec<f32>>())
                })
                .collect()
        };
        self.emissions(paragraphs, look).into_iter().map(of_paragraph).collect()
    }

    /// For each paragraph each token's score for each label of every head.
    fn emissions(
        &self,
        paragraphs: &[&[Features<'_>]],
        look: &mut dyn FnMut(usize, &[Pair]),
    ) -> Vec<Vec<f32>> {
        let mut pieces: Vec<Piece<'_>> = paragraphs
            .iter()
            .enumerate()
            .flat_map(|(number, paragraph)| Piece::of(number, paragraph))
            .collect();
        // Pieces that are read together should be of one length; which ones stand together changes no score.
        order::sort_by_key(&mut pieces, |piece| std::cmp::Reverse(piece.tokens.len()));
        let labels = self.output.outputs();
        let mut emissions: Vec<Vec<f32>> =
            paragraphs.iter().map(|paragraph| vec![0.0; paragraph.len() * labels]).collect();
        for pieces in pieces.chunks(TOGETHER) {
            let states = self.states(pieces);
            let scores = self.output.read(&states);
            let mut start = 0;
            for piece in pieces {
                let first = start + piece.skipped;
                let kept = &scores[first * labels..][..piece.kept.len() * labels];
                emissions[piece.paragraph][piece.kept.start * labels..piece.kept.end * labels]
                    .copy_from_slice(kept);
                let states = states.chunks_exact(self.width() / 2).skip(first);
                piece.kept.clone().zip(states).for_each(|(token, state)| look(token, state));
                start += piece.tokens.len();
            }
        }
        emissions
    }

    /// Every place's state, piece after piece; the longest piece comes first.
    fn states(&self, pieces: &[Piece<'_>]) -> Vec<Pair> {
        let lengths: Vec<usize> = pieces.iter().map(|piece| piece.tokens.len()).collect();
        let starts: Vec<usize> =
            lengths.iter().scan(0, |end, length| Some(std::mem::replace(end, *end + length))).collect();
        let places: usize = lengths.iter().sum();
        let mut embedded = Vec::new();
        pieces.iter().flat_map(|piece| piece.tokens).for_each(|token| self.embed(token, &mut embedded));
        let mut values = pairs(&embedded);
        for [forward, backward] in &self.layers {
            let stride = forward.width() + backward.width();
            let mut states = vec![0; places * stride];
            let windows = Windows { inputs: &values, starts: &starts, lengths: &lengths };
            let split = forward.width();
            forward.read(&windows, false, &mut States { pairs: &mut states, stride, at: 0 });
            backward.read(&windows, true, &mut States { pairs: &mut states, stride, at: split });
            values = states;
        }
        values
    }

    /// Puts the values that a token enters the first layer with behind `values`.
    fn embed(&self, token: &Features<'_>, values: &mut Vec<f32>) {
        let rows = [
            self.words.row(&token.word),
            token.suffix as usize,
            token.prefix as usize,
            token.shape as usize,
            token.quotation as usize,
        ];
        for (table, row) in self.tables.iter().zip(rows) {
            append_scaled(table.row(row), table.scales[row], values);
        }
    }
}

impl Head {
    fn guesses(&self, emissions: &[f32]) -> Vec<Guess> {
        let (best, likely) = self.chain.spans_and_likely(emissions, LIKELY);
        let begins: HashMap<usize, &Tagged> = best.iter().map(|span| (span.tokens.start, span)).collect();
        let is_best = |span: &Tagged| {
            begins
                .get(&span.tokens.start)
                .is_some_and(|best| best.role == span.role && best.tokens == span.tokens)
        };
        let others = likely.iter().filter(|span| !is_best(span)).map(|span| self.guess(span, false));
        others.chain(best.iter().map(|span| self.guess(span, true))).collect()
    }

    fn guess(&self, span: &Tagged, best: bool) -> Guess {
        Guess {
            task: self.task.clone(),
            role: self.roles[span.role].clone(),
            tokens: span.tokens.clone(),
            probability: span.probability,
            best,
        }
    }
}

/// The heads of a model whose last layer gives `width` values, and the layer that they share.
fn heads(weights: &Weights<'_>, width: usize) -> Result<(Linear, Vec<Head>), ModelError> {
    let mut rows = Rows { weights: Vec::new(), width, scales: Vec::new() };
    let mut biases = Vec::new();
    let mut heads = Vec::new();
    for task in weights.remark("tasks")?.split(' ') {
        let roles: Vec<Name> =
            weights.remark(&format!("{task}.roles"))?.split(' ').map(|role| role.to_owned().into()).collect();
        let labels = 2 * roles.len() + 1;
        let own = weights.rows(task)?;
        if own.width != width || own.scales.len() != labels {
            return Err(ModelError::new(format!("the head {task} should be {labels} × {width}")));
        }
        let first = biases.len();
        rows.weights.extend(own.weights);
        rows.scales.extend(own.scales);
        biases.extend(weights.floats(&format!("{task}.biases"), labels)?);
        let chain = Chain::new(
            weights.floats(&format!("{task}.follow"), labels * labels)?,
            weights.floats(&format!("{task}.begin"), labels)?,
        );
        heads.push(Head { task: task.to_owned().into(), roles, rows: first..biases.len(), chain });
    }
    Ok((Linear::new(width, &rows.weights, &rows.scales, biases), heads))
}

fn lstm(weights: &Weights<'_>, name: &str, inputs: usize) -> Result<Lstm, ModelError> {
    let rows = weights.rows(name)?;
    let gates = rows.scales.len();
    if !gates.is_multiple_of(16) || rows.width != inputs + gates / 4 || !inputs.is_multiple_of(2) {
        return Err(ModelError::new(format!(
            "the layer {name} should take {inputs} inputs and its own state"
        )));
    }
    let biases = weights.floats(&format!("{name}.biases"), gates)?;
    Ok(Lstm::new(inputs, &rows.weights, &rows.scales, &biases))
}

/// A stretch of a paragraph that is read at once.
struct Piece<'a> {
    paragraph: usize,
    tokens: &'a [Features<'a>],
    /// How many tokens at the start are only context.
    skipped: usize,
    /// The tokens of the paragraph whose scores are kept.
    kept: Range<usize>,
}

impl<'a> Piece<'a> {
    /// The pieces of a paragraph: their kept tokens tile it.
    fn of(paragraph: usize, tokens: &'a [Features<'a>]) -> impl Iterator<Item = Piece<'a>> {
        let whole = tokens.len() <= PIECE;
        let kept = if whole { PIECE } else { PIECE - 2 * OVERLAP };
        (0..tokens.len()).step_by(kept).map(move |start| {
            let end = tokens.len().min(start + kept);
            let from = start.saturating_sub(OVERLAP);
            let to = tokens.len().min(end + OVERLAP);
            Piece { paragraph, tokens: &tokens[from..to], skipped: start - from, kept: start..end }
        })
    }
}

impl Words {
    /// Words from a sorted list, a line each.
    fn new(list: &[u8]) -> Result<Words, ModelError> {
        let list =
            std::str::from_utf8(list).map_err(|_| ModelError::new("the list of words is not UTF-8"))?;
        let ends = list.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        let words = Words { list: list.to_owned(), starts: std::iter::once(0).chain(ends).collect() };
        if !list.ends_with('\n') || !list.lines().is_sorted() {
            return Err(ModelError::new("the list of words is not sorted"));
        }
        Ok(words)
    }

    /// The row of a word: 0 for one without a row of its own, 1 is the border's, then the list's.
    fn row(&self, word: &str) -> usize {
        let line =
            |number: usize| &self.list[self.starts[number] as usize..self.starts[number + 1] as usize - 1];
        let (mut low, mut high) = (0, self.starts.len() - 1);
        while low < high {
            let middle = usize::midpoint(low, high);
            match line(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return middle + 2,
            }
        }
        0
    }
}

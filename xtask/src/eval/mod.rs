//! How good are the marks? Scores the program's readings against what people marked.
//!
//! It never trains, and nothing that it reads is copied into the repository.

mod checkworthy;
mod errors;
mod gold;
mod letters;
mod own;
mod polnear;
mod ratchet;
mod reading;
mod score;
mod sources;
mod treebank;
mod uncertain;

use std::fs;
use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, bail, ensure};
use sayso::Annotator;
use sayso::net::tagger::Tagger;
use sayso::select::Selection;
use sayso::write::brat;

use crate::test::Count;
use crate::tree;
use gold::Marks;
use ratchet::Figures;
use score::Scores;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    data: PathBuf,
    errors: bool,
    only: Option<String>,
    check: bool,
    keep: bool,
}

impl Default for Options {
    fn default() -> Options {
        let data = tree::root().join("../shared");
        Options { data, errors: false, only: None, check: false, keep: false }
    }
}

impl Options {
    /// Reads `--data DIR`, `--only SET`, `--errors`, `--check` and `--keep`.
    pub fn parse(arguments: &[String]) -> Result<Options> {
        let mut options = Options::default();
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--data" => options.data = rest.next().context("--data needs a folder")?.into(),
                "--only" => options.only = Some(rest.next().context("--only needs a set's name")?.clone()),
                "--errors" => options.errors = true,
                "--check" => options.check = true,
                "--keep" => options.keep = true,
                _ => bail!("eval knows --data DIR, --only SET, --errors, --check and --keep, not {argument}"),
            }
        }
        Ok(options)
    }
}

/// An article and what people marked in it.
pub struct Article {
    name: String,
    text: String,
    gold: Marks,
}

/// Articles to measure with, and which marks of the program count there.
struct Set {
    name: &'static str,
    articles: fn(&Path) -> Result<Vec<Article>>,
    selection: fn() -> Selection,
}

/// The name of the measurement of tokens and sentences.
const READING: &str = "reading";

const SETS: &[Set] = &[
    Set {
        name: "gold",
        articles: |data| gold_articles(&data.join("gold/dev")),
        selection: Selection::default,
    },
    Set {
        name: "polnear",
        articles: |data| polnear::articles(&data.join("data/attribution/polnear/dev")),
        // PolNeAR marks plans and wishes too, so all types count.
        selection: || Selection { types: None, ..Selection::default() },
    },
    // Our own development articles, which no rule was developed on and nothing was learnt from.
    Set { name: "own", articles: own::articles, selection: Selection::default },
    Set {
        name: "gold+own",
        articles: |data| {
            Ok([gold_articles(&data.join("gold/dev"))?, own::articles(data)?].into_iter().flatten().collect())
        },
        selection: Selection::default,
    },
];

/// Prints the scores on each set, and the errors behind them where they were asked for.
pub fn run(options: &Options) -> Result<()> {
    let wanted = |name: &str| options.only.as_ref().is_none_or(|only| only == name);
    let others = [READING, sources::SOURCES, checkworthy::CLAIMBUSTER, uncertain::SZEGED];
    let names: Vec<&str> = others.into_iter().chain(SETS.iter().map(|set| set.name)).collect();
    ensure!(names.iter().any(|name| wanted(name)), "there is no such set; there are: {}", names.join(", "));
    let mut out = io::stdout().lock();
    if wanted(READING) {
        writeln!(out, "{}", reading::report(&options.data)?)?;
    }
    let annotator = Annotator::new()?;
    if wanted(sources::SOURCES) {
        writeln!(out, "{}", sources::report(&annotator, &options.data, options.errors)?)?;
    }
    let mut figures = Figures::default();
    if wanted(checkworthy::CLAIMBUSTER) {
        let (precision, sentences) = checkworthy::average_precision(&options.data)?;
        let name = "checkworthy.average-precision";
        writeln!(
            out,
            "{}: {sentences} sentences\n  {name:36}{:7.1}\n",
            checkworthy::CLAIMBUSTER,
            100.0 * precision
        )?;
        figures.set(checkworthy::CLAIMBUSTER, name, precision);
    }
    if wanted(uncertain::SZEGED) {
        let uncertain::Scores { articles, cue, kind } = uncertain::scores(&options.data)?;
        writeln!(out, "{}: {articles} articles that were held out\n{}", uncertain::SZEGED, score::HEADING)?;
        writeln!(out, "  {:22}{cue}\n  {:22}{kind}\n", "cue", "kind")?;
        figures.set(uncertain::SZEGED, "cue", cue.f1());
        figures.set(uncertain::SZEGED, "kind", kind.share());
    }
    for set in SETS.iter().filter(|set| wanted(set.name)) {
        let articles = (set.articles)(&options.data)?;
        let system = readings(&annotator, &articles, &(set.selection)())?;
        if options.errors {
            for (article, system) in articles.iter().zip(&system) {
                write!(out, "{}", errors::of(article, system))?;
            }
        }
        let scores = scores(&articles, &system);
        writeln!(out, "{}: {} articles\n{scores}", set.name, articles.len())?;
        figures.add(set.name, &scores);
    }
    if options.keep {
        figures.keep()?;
    }
    let (count, fallen) = figures.against(&Figures::kept()?);
    if options.check && count.failed > 0 {
        bail!("figures have fallen:\n{fallen}");
    }
    Ok(())
}

/// How many of the kept figures hold, and which do not; nothing where the data is not beside the checkout.
pub fn count() -> Result<Option<(Count, String)>> {
    let options = Options::default();
    if !options.data.join("gold/dev").is_dir() || !options.data.join("data/attribution/polnear/dev").is_dir()
    {
        return Ok(None);
    }
    let annotator = Annotator::new()?;
    let mut figures = Figures::default();
    for set in SETS {
        let articles = (set.articles)(&options.data)?;
        let system = readings(&annotator, &articles, &(set.selection)())?;
        figures.add(set.name, &scores(&articles, &system));
    }
    Ok(Some(figures.against(&Figures::kept()?)))
}

fn scores(articles: &[Article], system: &[Marks]) -> Scores {
    let mut scores = Scores::default();
    for (article, system) in articles.iter().zip(system) {
        scores.add(&article.gold, system);
    }
    scores
}

/// What the program marks in each article, by way of the files that it writes, on all cores.
fn readings(annotator: &Annotator, articles: &[Article], selection: &Selection) -> Result<Vec<Marks>> {
    let read = |article: &Article| {
        gold::marks(&brat_file(annotator, article, selection)).with_context(|| article.name.clone())
    };
    on_all_cores(articles, read).into_iter().collect()
}

/// The network that is shipped.
fn tagger() -> Result<Tagger> {
    let file = fs::read(tree::root().join(tree::READER)).context(tree::READER)?;
    Ok(Tagger::new(&file)?)
}

/// What `read` makes of each thing, in their order.
fn on_all_cores<T: Sync, R: Send>(things: &[T], read: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            while let at = next.fetch_add(1, Ordering::Relaxed)
                && let Some(thing) = things.get(at)
            {
                done.push((at, read(thing)));
            }
            done
        };
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("reading does not panic")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The program's marks in an article, as the command line writes them.
fn brat_file(annotator: &Annotator, article: &Article, selection: &Selection) -> String {
    brat::write(&annotator.read(&article.text).selected(selection))
}

/// The articles of a folder: each `.ann` with its `.txt`.
fn gold_articles(folder: &Path) -> Result<Vec<Article>> {
    files_in(folder, "ann")?
        .into_iter()
        .map(|path| {
            let file = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let gold = gold::marks(&file).with_context(|| path.display().to_string())?;
            let text = path.with_extension("txt");
            let text = fs::read_to_string(&text).with_context(|| text.display().to_string())?;
            Ok(Article { name: stem(&path), text, gold })
        })
        .collect()
}

/// The files of a folder with this extension, in the order of their names.
fn files_in(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("{}: the data is missing; --data DIR says where it is", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::process::Command;

    use serde_json::{Value, json};

    use super::*;

    /// The scores in the shape and with the rounding in which the reference scorer prints them.
    fn report(scores: &Scores) -> BTreeMap<String, Value> {
        let percent = |share: f64| format!("{:.1}", 100.0 * share).parse::<f64>().unwrap();
        let counts = scores.counts().map(|(name, counts)| {
            let [p, r, f1] = [counts.precision(), counts.recall(), counts.f1()].map(percent);
            (name, json!({ "p": p, "r": r, "f1": f1, "gold": counts.gold, "system": counts.system }))
        });
        let accuracies = scores.accuracies().map(|(name, accuracy)| {
            (name, json!({ "accuracy": percent(accuracy.share()), "of": accuracy.of }))
        });
        counts.into_iter().chain(accuracies).map(|(name, value)| (name.to_owned(), value)).collect()
    }

    fn fixture(path: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/eval").join(path)
    }

    /// The figures that the reference scorer, `score_gold.py` beside the data, gave for the fixture.
    #[test]
    fn the_fixture_scores_as_the_reference_scorer_scores_it() {
        let articles = gold_articles(&fixture("gold")).unwrap();
        let system = fs::read_to_string(fixture("system/bridge.ann")).unwrap();
        let mut scores = Scores::default();
        scores.add(&articles[0].gold, &gold::marks(&system).unwrap());
        let recorded = json!({
            "attribution.linked": { "p": 62.5, "r": 71.4, "f1": 66.7, "gold": 7, "system": 8 },
            "attribution.source": { "p": 57.1, "r": 57.1, "f1": 57.1, "gold": 7, "system": 7 },
            "attribution.cue": { "p": 75.0, "r": 85.7, "f1": 80.0, "gold": 7, "system": 8 },
            "attribution.content": { "p": 66.7, "r": 66.7, "f1": 66.7, "gold": 9, "system": 9 },
            "hedge.tier12": { "p": 83.3, "r": 71.4, "f1": 76.9, "gold": 7, "system": 6 },
            "hedge.all": { "p": 66.7, "r": 75.0, "f1": 70.6, "gold": 8, "system": 9 },
            "claim.span": { "p": 75.0, "r": 85.7, "f1": 80.0, "gold": 7, "system": 8 },
            "hedge.kind": { "accuracy": 83.3, "of": 6 },
            "claim.kind": { "accuracy": 83.3, "of": 6 },
            "claim.attributed": { "accuracy": 66.7, "of": 6 },
        });
        assert_eq!(json!(report(&scores)), recorded);
    }

    /// Where the data lies beside the checkout, runs the reference scorer on what the program marks there.
    #[test]
    fn the_articles_score_as_the_reference_scorer_scores_them() {
        let data = tree::root().join("../shared");
        let tools = data.join("tools");
        if !tools.join("score_gold.py").exists() {
            println!("no {}: nothing to compare with", tools.display());
            return;
        }
        let folder = std::env::temp_dir().join(format!("sayso-eval-{}", std::process::id()));
        let split = data.join("data/attribution/polnear/dev");
        python(&[&tools.join("polnear_gold.py"), &split, &folder.join("polnear")]);
        for (set, gold) in SETS.iter().zip([data.join("gold/dev"), folder.join("polnear")]) {
            let system = folder.join("system").join(set.name);
            fs::create_dir_all(&system).unwrap();
            let scores = written_and_scored(set, &data, &system);
            let printed = python(&[&tools.join("score_gold.py"), &gold, &system]);
            let reference: Value = serde_json::from_slice(&printed).unwrap();
            assert_eq!(json!(report(&scores)), reference, "{}", set.name);
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    /// The scores of a set, and the program's files for it in a folder.
    fn written_and_scored(set: &Set, data: &Path, folder: &Path) -> Scores {
        let mut scores = Scores::default();
        let annotator = Annotator::new().unwrap();
        for article in (set.articles)(data).unwrap() {
            let file = brat_file(&annotator, &article, &(set.selection)());
            fs::write(folder.join(format!("{}.ann", article.name)), &file).unwrap();
            scores.add(&article.gold, &gold::marks(&file).unwrap());
        }
        scores
    }

    fn python(arguments: &[&Path]) -> Vec<u8> {
        let output = Command::new("python3").args(arguments).output().expect("python3 is there");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }
}

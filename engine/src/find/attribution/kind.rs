//! What kind of source is a noun phrase: a person, an organization, a document, somebody unnamed, a pronoun?
//!
//! It never looks outside the phrase, but for the sentence that it opens, and knows no names of people.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Reading;
use crate::read::phrase::Class;

/// `person`, `organization`, `document`, `unnamed`, `pronoun`.
pub fn source_kind(reading: &Reading<'_>, source: Range<usize>) -> &'static str {
    let class = |at: usize| reading.phrases.class(at);
    let pronoun =
        matches!(class(source.start), Class::Pronoun | Class::Object | Class::Relative | Class::Possessive);
    if source.len() == 1 && pronoun {
        return "pronoun";
    }
    let ends = |at: &usize| {
        matches!(class(*at), Class::Comma | Class::Break | Class::Relative | Class::That | Class::Open)
    };
    let end = source.clone().skip(1).find(ends).unwrap_or(source.end);
    let kind = Phrase { reading, range: source.start..end }.kind();
    // *his lawyer, Dario Penn*, *an operator, Maren Lines*: the apposition has the name.
    if kind != "unnamed" {
        return kind;
    }
    let Some(comma) = (end..source.end).find(|&at| class(at) == Class::Comma) else { return kind };
    let next = (comma + 1..source.end).find(ends).unwrap_or(source.end);
    let apposition = Phrase { reading, range: comma + 1..next };
    if next > comma + 1 && apposition.is_full_name() { apposition.kind() } else { kind }
}

/// A noun phrase without its appositions and relative clauses.
struct Phrase<'a> {
    reading: &'a Reading<'a>,
    range: Range<usize>,
}

impl Phrase<'_> {
    fn class(&self, at: usize) -> Class {
        self.reading.phrases.class(at)
    }

    fn word(&self, at: usize) -> &str {
        self.reading.passage.word(at)
    }

    fn kind(&self) -> &'static str {
        let first = self.word(self.range.start);
        let head = self.head(self.range.clone());
        let noun = singular(self.word(head));
        let plural = self.word(head) != noun;
        let named = self.is_name(head);
        if !named && is_document_noun(noun) {
            return "document";
        }
        if self.range.clone().any(|at| TITLES.contains(self.word(at))) {
            return "person";
        }
        let row = self.row(self.range.end - 1);
        // *The consumer watchdog* is no consumer.
        let body = ORGANIZATIONS.contains(noun)
            && (!named || head > self.range.start && self.class(head - 1) == Class::Possessive);
        // *The local Resistance Committees* are no locals.
        let person = |&at: &usize| PEOPLE.contains(self.word(at)) && (self.word(at) != "local" || at == head);
        let part = self.range.clone().find(person).filter(|_| !body);
        if named && plural && PEOPLE.contains(noun) {
            return "unnamed";
        }
        // *Ann Reed of Leeds University*: the name at the head decides.
        let names = self.row(head);
        if names.len() >= 2 && !names.clone().any(|at| self.is_body(at)) {
            let before = names.start.checked_sub(1).filter(|&at| at >= self.range.start);
            return match before {
                Some(before) if ORGANIZATIONS.contains(self.word(before)) => "organization",
                Some(before)
                    if self.class(before) == Class::Determiner
                        && !names.clone().any(|at| PEOPLE.contains(self.word(at))) =>
                {
                    "organization"
                }
                _ => "person",
            };
        }
        if let Some(part) = part {
            // *Ministry of Health spokesman Ann Reed* has a name of her own, and *the Labour leader* is but one.
            let follows = row.end == self.range.end && !row.is_empty() && row.end - 1 > part;
            let before_row =
                if row.start > self.range.start { self.class(row.start - 1) } else { Class::Stop };
            let own = follows
                && !self.is_body(row.end - 1)
                && (before_row != Class::Preposition || row.len() >= 3)
                && before_row != Class::Determiner;
            let office = first == "the" && (self.range.start..part).any(|at| self.is_name(at));
            return if own || office { "person" } else { "unnamed" };
        }
        if !named && (plural || !is_definite(first) || !body) {
            let named_body = body && self.range.clone().any(|at| self.is_name(at));
            return if named_body && !plural { "organization" } else { "unnamed" };
        }
        let organized = !named || names.clone().any(|at| self.is_body(at)) || first == "the";
        if organized { "organization" } else { "person" }
    }

    /// Whether a word is a name, and no common noun with a capital only because it opens the sentence.
    fn is_name(&self, at: usize) -> bool {
        let capital = self.reading.passage.token(at).chars().next().is_some_and(char::is_uppercase);
        capital && self.class(at) == Class::Name && !self.is_opening_noun(at)
    }

    /// Whether the phrase is a name and nothing else: *Dario Penn*, *Prince Omar bin Salim*, *Ann Reed-Vane*.
    fn is_full_name(&self) -> bool {
        let last = self.range.end - 1;
        let particle = |word: &str| {
            let particles = "al bin bint da das de del della den der di dos du el ibn la le ten van von";
            particles.split(' ').any(|particle| particle == word)
        };
        let inner = |at: usize| self.class(at) == Class::Joint || particle(self.word(at));
        let named = |at: usize| self.is_name(at) || at > self.range.start && at < last && inner(at);
        self.range.clone().all(named)
    }

    /// *Residents said*, *Shareholders who*.
    fn is_opening_noun(&self, at: usize) -> bool {
        let passage = self.reading.passage;
        let opens = passage.sentence_of(at).tokens.start == at
            || at > 0 && passage.quoted[at - 1] != passage.quoted[at];
        let word = self.word(at);
        let noun = singular(word);
        // Few names are so long and end so.
        let trade = word.len() >= 9
            && ["ers", "ors", "ists", "ians", "ants", "ents"].iter().any(|end| word.ends_with(end));
        opens
            && self.class(at + 1) != Class::Name
            && (PEOPLE.contains(noun)
                || is_document_noun(noun)
                || noun != word && noun != "reuter" && ORGANIZATIONS.contains(noun)
                || trade
                || noun != word && self.word(at + 1) == "who")
    }

    /// Whether a word with a capital ends the name of a body or is one.
    fn is_body(&self, at: usize) -> bool {
        let token = self.reading.passage.token(at);
        let honour = matches!(token, "KC" | "QC" | "SC" | "MP" | "MEP" | "CBE" | "OBE" | "MBE" | "MD");
        let acronym = !honour
            && token.len() >= 2
            && token.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let word = self.word(at);
        // *Resistance Committees*, but not *Ann Banks*.
        let several = word.len() > 7 && ORGANIZATIONS.contains(singular(word));
        acronym
            || is_compound(token)
            || several
            || ORGANIZATIONS.contains(word)
            || COMPANIES.contains(word)
            || STATES.contains(word)
    }

    /// The names in a row that end with the word at `last`.
    fn row(&self, last: usize) -> Range<usize> {
        let start = (self.range.start..=last).rev().take_while(|&at| self.is_name(at)).last();
        start.unwrap_or(last + 1)..last + 1
    }

    /// The noun that the phrase is about: the last word before its first preposition, participle or time.
    fn head(&self, range: Range<usize>) -> usize {
        let end = range.clone().skip(1).find(|&at| {
            matches!(self.class(at), Class::Preposition | Class::To)
                || matches!(self.class(at), Class::Word | Class::Verb)
                    && (self.word(at).ends_with("ed")
                        || matches!(self.word(at), "seen" | "sent" | "made" | "written" | "held"))
                    && !matches!(self.class(at + 1), Class::Word | Class::Name)
                    && at + 1 < range.end
        });
        let end = end.unwrap_or(range.end);
        // *one of the candidates*, *a number of reports*: the noun behind *of*.
        let counts = matches!(
            self.word(end - 1),
            "one" | "number" | "some" | "many" | "several" | "group" | "series" | "two" | "most" | "all"
        );
        if counts && self.word(end) == "of" && end + 1 < range.end {
            return self.head(end + 1..range.end);
        }
        // *a review last year*
        let mut last = end - 1;
        while last > range.start + 1
            && (matches!(self.class(last), Class::Time | Class::Adverb) || self.word(last) == "last")
        {
            last -= 1;
        }
        // *a study published last year*
        if last > range.start + 1 && last + 1 < end && self.word(last).ends_with("ed") {
            last - 1
        } else {
            last
        }
    }
}

/// Whether a noun, in lower case and the singular as `singular` makes it, is one for what can be read: *study*, *studie*.
fn is_document_noun(noun: &str) -> bool {
    let stem = noun.strip_suffix("ie");
    DOCUMENTS.contains(noun) || stem.is_some_and(|stem| DOCUMENTS.contains(&*[stem, "y"].concat()))
}

/// Whether a noun, in lower case and the singular, is one for bodies: *ministry*, *maker*.
pub fn is_body_noun(noun: &str) -> bool {
    ORGANIZATIONS.contains(noun)
}

/// Whether a noun, in lower case and the singular, is one for a person's part: *spokesman*, *resident*.
pub fn is_person_noun(noun: &str) -> bool {
    PEOPLE.contains(noun)
}

/// Whether a noun is a word for one person's part or for several people's.
pub fn is_people_noun(noun: &str) -> bool {
    PEOPLE.contains(singular(noun))
}

/// Whether a name is written together out of two, as companies do: *SouthLine*, but not *McAdam* or *DiSanto*.
fn is_compound(token: &str) -> bool {
    let Some(second) = token.char_indices().skip(1).find(|(_, letter)| letter.is_uppercase()) else {
        return false;
    };
    let (first, rest) = token.split_at(second.0);
    let joined = first.ends_with(char::is_lowercase) && rest.chars().nth(1).is_some_and(char::is_lowercase);
    joined
        && !matches!(
            first,
            "Mc" | "Mac" | "Fitz" | "De" | "Di" | "Da" | "Du" | "La" | "Le" | "Van" | "Von" | "St" | "Al"
        )
}

/// Whether a phrase that begins so means a certain one.
fn is_definite(first: &str) -> bool {
    !matches!(first, "a" | "an" | "some" | "several" | "many" | "one" | "two" | "other" | "another" | "any")
}

fn singular(word: &str) -> &str {
    // *Witnesses*, *coaches*.
    let long =
        word.strip_suffix("es").filter(|stem| ["ss", "ch", "sh", "x"].iter().any(|end| stem.ends_with(end)));
    // Not *analysis*, *census*.
    let short = word.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'i', 'u']));
    long.or(short).unwrap_or(word)
}

type Words = LazyLock<HashSet<&'static str>>;

/// Titles before a name.
static TITLES: Words = LazyLock::new(|| {
    "mr mr. mrs mrs. ms ms. dr dr. gen. sen. rep. gov. prof. sir lord lady col. lt. sgt. capt. rev. judge pope"
    .split_whitespace()
    .collect()
});

/// Words for a person's part, singular.
static PEOPLE: Words = LazyLock::new(|| {
    "spokesman spokeswoman spokesperson president minister secretary senator governor mayor director chief \
     leader professor coach manager founder co-founder chairman chairwoman chair editor analyst commentator \
     expert critic official officer teacher resident witness source observer researcher scientist author lawyer \
     attorney prosecutor adviser advisor aide strategist candidate nominee voter supporter activist man woman \
     boy girl people person student worker farmer member ambassador commander general representative councillor \
     councilman councilwoman lawmaker executive owner neighbour neighbor mother father brother sister son \
     daughter wife husband friend driver doctor nurse judge reporter journalist pollster host rival opponent \
     democrat republican american individual colleague economist historian engineer soldier veteran parent \
     premier chancellor king queen congressman congresswoman speaker undersecretary detective sheriff captain \
     others some many commissioner treasurer investigator inspector passenger survivor campaigner relative \
     protester organiser organizer villager islander tenant customer shareholder investor consumer patient \
     commuter traveller traveler tourist migrant refugee fisherman firefighter paramedic medic rescuer diver \
     sailor pilot guard inmate prisoner defendant victim plaintiff juror barrister solicitor counsel magistrate \
     coroner clerk planner developer trader broker banker operative insider whistleblower negotiator diplomat \
     envoy delegate loyalist rebel fan player striker goalkeeper midfielder skipper referee trainer rider jockey \
     winner runner-up swimmer biologist physicist chemist biogeochemist ecologist geologist oceanographer \
     epidemiologist climatologist sociologist psychologist statistician mathematician archaeologist \
     anthropologist meteorologist demonstrator marcher picket unionist volunteer pensioner child teenager adult \
     family kid local mourner worshipper bystander onlooker passer-by shopper shopkeeper householder homeowner \
     landlord employee employer staffer boss vice-chancellor vice-president principal headteacher head-teacher \
     rector dean bishop archbishop priest imam rabbi writer novelist poet artist singer actor actress filmmaker \
     musician designer architect curator publisher blogger columnist correspondent photographer pundit \
     forecaster trustee auditor accountant surveyor backbencher politician legislator peer baroness baron prince \
     princess duke duchess consul constable sergeant lieutenant colonel major admiral corporal superintendent \
     chairperson colonist settler user subscriber viewer reader listener coordinator co-ordinator convener \
     convenor rapporteur cleric ayatollah scholar participant claimant pathologist psychiatrist nutritionist \
     dietitian cardiologist virologist immunologist oncologist neurologist seismologist volcanologist zoologist \
     botanist astronomer surgeon midwife vet dentist pharmacist deputy ranger warden lecturer"
    .split_whitespace()
    .collect()
});

/// Nouns for what can be read, seen or counted, singular.
static DOCUMENTS: Words = LazyLock::new(|| {
    "report post poll survey study statement document letter recording email e-mail tweet article book filing \
     lawsuit memo data figure photo photograph video image footage petition sentence ruling law bill audit \
     analysis release record paper story website transcript message editorial column dossier indictment review \
     index headline caption sign banner statistic result finding research ad advertisement affidavit complaint \
     text map tape evidence chart estimate platform manifesto memoir resolution note file list average model \
     preprint thesis questionnaire census judgment judgement verdict draft briefing brochure leaflet poster \
     placard inscription diary contract warrant summons forecast projection simulation experiment investigation \
     inspection polling testimony tally count trial"
    .split_whitespace()
    .collect()
});

/// Nouns and last names of bodies, singular.
static ORGANIZATIONS: Words = LazyLock::new(|| {
    "ministry department kremlin pentagon government police court company agency hospice committee council university \
     church party times post news journal herald reuter reuters bank inc inc. corp corp. ltd ltd. group \
     association union house senate congress commission army military navy campaign institute centre center fund \
     foundation authority office bureau league federation society board administration parliament cabinet \
     embassy hospital school college organization organisation firm network team club trust service force \
     coalition alliance magazine newspaper tribune gazette guardian mail press politico bloomberg facebook \
     twitter google state city county town outlet channel station militia movement nation country tribunal \
     watchdog regulator charity airline brigade coastguard opposition prosecution defence defense operator \
     manufacturer carrier retailer supplier contractor broadcaster tabloid broadsheet daily weekly television radio media insurer utility startup start-up maker lender \
     consortium syndicate secretariat presidency judiciary legislature assembly treasury ombudsman inquiry inquest panel \
     taskforce think-tank lobby ngo nonprofit programme program studio museum library clinic academy faculty \
     laboratory lab unit garrison squadron regiment battalion fleet republic kingdom emirate province \
     municipality borough district chamber regime junta"
    .split_whitespace()
    .collect()
});

/// Words that end the names of companies and clubs, and are common nouns without a capital.
static COMPANIES: Words = LazyLock::new(|| {
    "lines airlines airways motors industries holdings partners systems technologies energy pharmaceuticals \
     pharma capital media united rovers wanderers railways railway foods steel electric electronics network networks oil gas \
     shipping ferries logistics insurance television tv radio international associates solutions plc llc gmbh ag \
     brothers studios entertainment software telecom communications aerospace aviation chemicals properties \
     stores markets securities resources mining petroleum rail water labs works co co. sons limited incorporated \
     corporation enterprises ventures street forces care homes housing healthcare retail hotels airport \
     construction developments estates trading therapeutics biosciences"
    .split_whitespace()
    .collect()
});

/// Names of states and capitals that speak for their governments, and of outlets that are no common nouns.
static STATES: Words = LazyLock::new(|| {
    "russia china iran israel ukraine france germany britain turkey syria iraq japan india pakistan canada \
     australia mexico brazil egypt italy spain poland washington moscow beijing tehran kyiv brussels ankara \
     america taiwan labour whitehall westminster unicef nato wikileaks isis hamas hezbollah rasmussen gallup quinnipiac breitbart buzzfeed"
        .split_whitespace()
        .collect()
});

//! Which single key asks for what?
//!
//! It never takes a key for two things, and none at all where the visitor has switched single keys off.

/// What a key can ask for, in the order in which keys are remembered: what is new comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// The mark after this one.
    Next,
    /// The mark before it.
    Previous,
    /// The next mark of the same kind.
    NextAlike,
    /// The one before of the same kind.
    PreviousAlike,
    /// Attributions on or off.
    Attributions,
    /// Hedges on or off.
    Hedges,
    /// Claims on or off.
    Claims,
    /// The list of all marks.
    List,
    /// The window for what leaves as a file.
    Export,
    /// The window for what leaves as an address.
    Share,
    /// The settings.
    Settings,
    /// The list of the keys.
    Keys,
    /// Claims without a source alone, or everything.
    Unattributed,
    /// Unnamed sources alone, or everything.
    Unnamed,
    /// Hedged claims alone, or everything.
    Hedged,
    /// Direct quotations alone, or everything.
    Quotations,
    /// The legend.
    Marks,
    /// Who says how much.
    Sources,
    /// Which figures differ.
    Figures,
    /// What the text consists of.
    Overview,
    /// What was done last to the text or its marks, undone.
    Undo,
}

/// How many commands there are, and how many there were at first.
const COUNT: usize = 21;
const OLDEST: usize = 12;

impl Command {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Command; COUNT] = [
        Command::Next,
        Command::Previous,
        Command::NextAlike,
        Command::PreviousAlike,
        Command::Attributions,
        Command::Hedges,
        Command::Claims,
        Command::Unattributed,
        Command::Unnamed,
        Command::Hedged,
        Command::Quotations,
        Command::Marks,
        Command::Sources,
        Command::Figures,
        Command::Overview,
        Command::List,
        Command::Undo,
        Command::Export,
        Command::Share,
        Command::Settings,
        Command::Keys,
    ];

    /// The name that the words of the page know.
    pub fn name(self) -> &'static str {
        const NAMES: [&str; COUNT] = [
            "next",
            "previous",
            "next-alike",
            "previous-alike",
            "attributions",
            "hedges",
            "claims",
            "list",
            "export",
            "share",
            "settings",
            "keys",
            "unattributed",
            "unnamed",
            "hedged",
            "quotations",
            "marks",
            "sources",
            "figures",
            "overview",
            "undo",
        ];
        NAMES[self as usize]
    }
}

/// Why a key cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It asks for something else already.
    Taken(Command),
    /// It is not one letter, digit or sign.
    NotOne,
}

/// The keys as the visitor has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Whether single keys do anything.
    pub on: bool,
    /// A key for each command, in the order in which they are remembered.
    keys: [char; COUNT],
}

impl Default for Keys {
    fn default() -> Keys {
        let keys = [
            'j', 'k', 'n', 'N', '1', '2', '3', 'l', 'e', 's', ',', '?', '4', '5', '6', '7', 'm', 'q', 'f',
            'o', 'u',
        ];
        Keys { on: true, keys }
    }
}

impl Keys {
    /// The key of a command.
    pub fn key(&self, command: Command) -> char {
        self.keys[command as usize]
    }

    /// What a key asks for, by the name that the browser has for it.
    pub fn command(&self, key: &str) -> Option<Command> {
        let key = one(key).filter(|_| self.on)?;
        self.taken(key)
    }

    /// The same keys, but for one.
    ///
    /// # Errors
    /// Where that is no key, or one that asks for something else.
    pub fn with(&self, command: Command, key: &str) -> Result<Keys, Refusal> {
        let key = one(key).ok_or(Refusal::NotOne)?;
        if let Some(other) = self.taken(key).filter(|other| *other != command) {
            return Err(Refusal::Taken(other));
        }
        let mut keys = self.clone();
        keys.keys[command as usize] = key;
        Ok(keys)
    }

    /// As they are remembered: whether they are on, and the keys one after the other.
    pub fn in_writing(&self) -> String {
        let on = if self.on { '+' } else { '-' };
        std::iter::once(on).chain(self.keys).collect()
    }

    /// What was remembered; the usual keys where that is no such writing.
    pub fn from_writing(writing: &str) -> Keys {
        let mut letters = writing.chars();
        let mut keys = Keys { on: letters.next() != Some('-'), ..Keys::default() };
        let mut written: Vec<char> = letters.filter(|letter| is_key(*letter)).collect();
        // What was remembered when there were fewer commands goes for those; the others have their usual keys, or others
        // that are free.
        if written.len() >= OLDEST {
            for usual in keys.keys.into_iter().skip(written.len()) {
                let key = [usual].into_iter().chain('A'..='Z').find(|key| !written.contains(key));
                written.extend(key);
            }
        }
        let twice = (1..written.len()).any(|at| written[..at].contains(&written[at]));
        if let (Ok(written), false) = (written.try_into(), twice) {
            keys.keys = written;
        }
        keys
    }

    fn taken(&self, key: char) -> Option<Command> {
        Command::ALL.into_iter().find(|command| self.key(*command) == key)
    }
}

/// The letter, digit or sign that a text is.
fn one(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|letter| is_key(*letter) && letters.next().is_none())
}

fn is_key(letter: char) -> bool {
    !letter.is_whitespace() && !letter.is_control()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_command_has_its_key_and_its_place() {
        let keys = Keys::default();
        let places: HashSet<usize> = Command::ALL.into_iter().map(|command| command as usize).collect();
        assert_eq!(places.len(), COUNT);
        for command in Command::ALL {
            assert_eq!(keys.command(&keys.key(command).to_string()), Some(command));
        }
        assert_eq!([keys.command("Enter"), keys.command("z"), keys.command("")], [None; 3]);
    }

    #[test]
    fn keys_that_are_off_ask_for_nothing() {
        let off = Keys { on: false, ..Keys::default() };
        assert!(Command::ALL.into_iter().all(|command| off.command(&off.key(command).to_string()).is_none()));
    }

    #[test]
    fn a_key_can_be_moved_but_not_taken_away_from_another_command() {
        let moved = Keys::default().with(Command::Next, "w").unwrap();
        assert_eq!((moved.command("w"), moved.command("j")), (Some(Command::Next), None));
        assert_eq!(moved.with(Command::Next, "k"), Err(Refusal::Taken(Command::Previous)));
        assert_eq!(moved.with(Command::Next, "w").as_ref(), Ok(&moved), "its own key is no other's");
        for none in ["", " ", "ab", "\n"] {
            assert_eq!(moved.with(Command::Next, none), Err(Refusal::NotOne), "{none:?}");
        }
    }

    #[test]
    fn keys_come_back_as_they_were_written_or_as_usual() {
        let keys = Keys { on: false, ..Keys::default().with(Command::Keys, "ß").unwrap() };
        assert_eq!(Keys::from_writing(&keys.in_writing()), keys);
        for damaged in ["", "+", "+abc", "+jjnN123les,?", "jk", "+jknN123les,?4567mqfoxyz"] {
            assert_eq!(Keys::from_writing(damaged), Keys::default(), "{damaged:?}");
        }
    }

    #[test]
    fn keys_that_were_remembered_before_there_were_others_stay_as_they_were() {
        let keys = Keys::from_writing("-wkmN123les,?");
        assert!(!keys.on);
        assert_eq!(keys.in_writing(), "-wkmN123les,?4567Aqfou");
    }
}

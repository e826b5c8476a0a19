//! What comes in and goes out just now, and what is the visitor told of it?
//!
//! It never reads or writes anything: that happens at the page's doors.

use std::rc::Rc;

use sayso::write::units::Units;

use crate::wire::{Coming, Delivery, Told};

/// The address from which on many programs cut it, in characters.
pub const LONG_ADDRESS: usize = 4_000;
/// The address from which on a file is offered in its place, in characters.
pub const LONGEST_ADDRESS: usize = 30_000;

/// What a window over the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The reading leaves as a file.
    Export,
    /// The text leaves as an address.
    Share,
    /// How the visitor wants the page.
    Settings,
    /// Which keys there are.
    Keys,
}

impl Dialog {
    /// The id of the button that opens it.
    pub fn opener(self) -> &'static str {
        match self {
            Dialog::Export => "open-export",
            Dialog::Share => "open-share",
            Dialog::Settings => "open-settings",
            Dialog::Keys => "open-keys",
        }
    }
}

/// A way to write a reading down, as the menu shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Format {
    /// Its name: `brat`.
    pub name: String,
    /// What it is good for.
    pub description: String,
    /// What its offsets count.
    pub offsets: String,
}

/// What the page knows about its doors.
#[derive(Clone, Debug, PartialEq)]
pub struct Exchange {
    /// The formats, once they were asked for.
    pub formats: Rc<[Format]>,
    /// The one that is chosen.
    pub format: Rc<str>,
    /// What offsets count, where the format leaves that open.
    pub units: Units,
    /// The address that holds the text, once it was asked for.
    pub address: Option<Rc<str>>,
    /// The file that is coming in.
    pub coming: Option<Coming>,
    /// How the last errand ended.
    pub told: Option<Told>,
}

impl Exchange {
    /// Nothing has come or gone yet.
    pub fn new() -> Exchange {
        Exchange {
            formats: Rc::default(),
            format: "html".into(),
            units: Units::Codepoint,
            address: None,
            coming: None,
            told: None,
        }
    }

    /// Takes in what is told at the doors. A text or reading is not kept here.
    pub fn hear(&mut self, delivery: Delivery) {
        match delivery {
            Delivery::Formats(strings) => {
                let format = |five: &[String]| Format {
                    name: five[0].clone(),
                    description: five[3].clone(),
                    offsets: five[4].clone(),
                };
                self.formats = strings.chunks_exact(5).map(format).collect();
            }
            Delivery::Told(told) => {
                self.coming = None;
                self.told = Some(told);
            }
            Delivery::Coming(coming) => {
                self.told = None;
                self.coming = Some(coming);
            }
            Delivery::Address(address) => self.address = Some(address.into()),
            Delivery::Text(_) | Delivery::Reading(_) | Delivery::Shared(_) => drop(self.forget()),
        }
    }

    /// Forgets what was said of an errand that is over. Gives whether there was something.
    pub fn forget(&mut self) -> bool {
        self.address = None;
        self.coming.take().is_some() | self.told.take().is_some()
    }
}

impl Default for Exchange {
    fn default() -> Exchange {
        Exchange::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Delivery {
        Delivery::Told(Told { code: code.to_owned(), detail: String::new() })
    }

    #[test]
    fn what_is_told_ends_what_was_coming_and_what_comes_ends_what_was_told() {
        let coming = || Delivery::Coming(Coming { name: "a.pdf".to_owned(), percent: 40 });
        let mut exchange = Exchange::new();
        exchange.hear(told("copied"));
        exchange.hear(coming());
        assert_eq!((exchange.told.is_some(), exchange.coming.is_some()), (false, true));
        exchange.hear(told("damaged"));
        assert_eq!((exchange.told.is_some(), exchange.coming.is_some()), (true, false));
        exchange.hear(coming());
        exchange.hear(Delivery::Text("A text.".to_owned()));
        assert_eq!(exchange, Exchange::new(), "the text itself says that it has come");
    }

    #[test]
    fn formats_are_told_five_strings_each() {
        let strings = ["a", "text/a", "a", "For a.", "bytes", "b", "text/b", "b", "For b.", "letters"];
        let mut exchange = Exchange::new();
        exchange.hear(Delivery::Formats(strings.map(str::to_owned).to_vec()));
        let told: Vec<[&str; 3]> =
            exchange.formats.iter().map(|one| [&*one.name, &*one.description, &*one.offsets]).collect();
        assert_eq!(told, [["a", "For a.", "bytes"], ["b", "For b.", "letters"]]);
    }
}

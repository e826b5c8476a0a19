//! How does the visitor want the page?
//!
//! It never stores anything: it says what is to be remembered, and makes the best of what was.

use crate::keys::Keys;

/// Something that can be set, and the ways in which it can.
#[derive(Debug)]
pub struct Choice {
    /// The name that the browser's memory, the style sheets and the words of the page know.
    pub name: &'static str,
    /// The names of the ways, the usual one first.
    pub options: &'static [&'static str],
}

/// Where the language stands in [`CHOICES`].
pub const LANGUAGE: usize = 0;
/// Where the theme stands there.
pub const THEME: usize = 1;

/// Everything that can be set by a choice.
pub const CHOICES: [Choice; 7] = [
    Choice { name: "language", options: &["auto", "en", "de"] },
    Choice { name: "theme", options: &["device", "light", "dark"] },
    Choice { name: "palette", options: &["usual", "distinct", "grey"] },
    Choice { name: "lines", options: &["fine", "strong"] },
    Choice { name: "size", options: &["medium", "small", "large", "huge"] },
    Choice { name: "spacing", options: &["usual", "wide"] },
    Choice { name: "measure", options: &["usual", "narrow", "full"] },
];

/// The name under which the keys are remembered.
const KEYS: &str = "keys";

/// What is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The option of each choice.
    chosen: [usize; CHOICES.len()],
    /// What single keys do.
    pub keys: Keys,
}

impl Settings {
    /// What was remembered, by its name. What is not known, or not any more, is as usual.
    pub fn remembered(memory: impl Fn(&str) -> Option<String>) -> Settings {
        let mut settings = Settings::default();
        for (chosen, choice) in settings.chosen.iter_mut().zip(&CHOICES) {
            let option = memory(choice.name);
            *chosen = choice.options.iter().position(|name| option.as_deref() == Some(name)).unwrap_or(0);
        }
        if let Some(keys) = memory(KEYS) {
            settings.keys = Keys::from_writing(&keys);
        }
        settings
    }

    /// What is to be remembered: names and values.
    pub fn to_remember(&self) -> Vec<(&'static str, String)> {
        let choices =
            CHOICES.iter().enumerate().map(|(at, choice)| (choice.name, self.option(at).to_owned()));
        choices.chain([(KEYS, self.keys.in_writing())]).collect()
    }

    /// The option that is chosen, by the choice's place.
    pub fn option(&self, choice: usize) -> &'static str {
        CHOICES[choice].options[self.chosen[choice]]
    }

    /// Chooses the option of this name.
    pub fn choose(&mut self, choice: usize, option: &str) {
        let at = CHOICES[choice].options.iter().position(|name| *name == option);
        self.chosen[choice] = at.unwrap_or(self.chosen[choice]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_comes_back() {
        let mut settings = Settings::default();
        for (at, choice) in CHOICES.iter().enumerate() {
            settings.choose(at, choice.options.last().unwrap());
        }
        settings.keys.on = false;
        let memory = settings.to_remember();
        let read =
            |name: &str| memory.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
        assert_eq!(Settings::remembered(read), settings);
        assert_eq!(Settings::remembered(|_| None), Settings::default());
        assert_eq!(Settings::remembered(|_| Some("nonsense".to_owned())).option(THEME), "device");
    }

    #[test]
    fn what_is_no_option_changes_nothing() {
        let mut settings = Settings::default();
        settings.choose(THEME, "dark");
        settings.choose(THEME, "purple");
        assert_eq!(settings.option(THEME), "dark");
    }
}

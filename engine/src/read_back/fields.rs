//! What does a JSON object say in a field? Asks one field after another, and says which one is wrong.
//!
//! It never guesses: a field of another type than was asked for is refused.

use serde_json::{Map, Value};

use super::Refusal;

/// The fields of an object, and what a person would call it.
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    whose: String,
}

impl<'a> Fields<'a> {
    /// The fields of a value, which must be an object.
    pub fn of(value: &'a Value, whose: &str) -> Result<Fields<'a>, Refusal> {
        match value {
            Value::Object(object) => Ok(Fields { object, whose: whose.to_owned() }),
            _ => Err(Refusal(format!("{whose} is not a JSON object"))),
        }
    }

    /// The same with another name for people.
    pub fn called(self, whose: String) -> Fields<'a> {
        Fields { whose, ..self }
    }

    /// What a person would call what stands in a field.
    pub fn name_of(&self, field: &str) -> String {
        [self.whose.as_str(), ", ", field].concat()
    }

    /// Why a field is not taken.
    pub fn refuse(&self, field: &str, reason: &str) -> Refusal {
        Refusal(format!("{}: its {field} {reason}", self.whose))
    }

    /// Whether there is such a field.
    pub fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    /// A field of any type, which must be there.
    pub fn value(&self, name: &str) -> Result<&'a Value, Refusal> {
        self.object.get(name).ok_or_else(|| self.refuse(name, "is missing"))
    }

    /// A string.
    pub fn text(&self, name: &str) -> Result<&'a str, Refusal> {
        self.value(name)?.as_str().ok_or_else(|| self.refuse(name, "is not a string"))
    }

    /// A string that may be missing.
    pub fn optional_text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        if self.has(name) { self.text(name).map(Some) } else { Ok(None) }
    }

    /// A whole number from 0 on.
    pub fn offset(&self, name: &str) -> Result<usize, Refusal> {
        let number = self.value(name)?.as_u64().and_then(|number| usize::try_from(number).ok());
        number.ok_or_else(|| self.refuse(name, "is not a whole number from 0 on"))
    }

    /// A number.
    pub fn number(&self, name: &str) -> Result<f64, Refusal> {
        self.value(name)?.as_f64().ok_or_else(|| self.refuse(name, "is not a number"))
    }

    /// Yes or no.
    pub fn truth(&self, name: &str) -> Result<bool, Refusal> {
        self.value(name)?.as_bool().ok_or_else(|| self.refuse(name, "is neither true nor false"))
    }

    /// A list.
    pub fn list(&self, name: &str) -> Result<&'a [Value], Refusal> {
        match self.value(name)? {
            Value::Array(list) => Ok(list),
            _ => Err(self.refuse(name, "is not a list")),
        }
    }

    /// A list of objects.
    pub fn objects(&self, name: &str) -> Result<impl Iterator<Item = Result<Fields<'a>, Refusal>>, Refusal> {
        let whose = self.name_of(name);
        let each = move |(at, value)| Fields::of(value, &format!("{whose} {}", at + 1));
        Ok(self.list(name)?.iter().enumerate().map(each))
    }

    /// A list of strings.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, Refusal> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let texts: Option<Vec<String>> = self.list(name)?.iter().map(text).collect();
        texts.ok_or_else(|| self.refuse(name, "is not a list of strings"))
    }

    /// An object, field by field.
    pub fn entries(&self, name: &str) -> Result<&'a Map<String, Value>, Refusal> {
        self.value(name)?.as_object().ok_or_else(|| self.refuse(name, "is not a JSON object"))
    }
}

//! The vocabulary of the rules: a value at its path, and the checks one can make of it.
//!
//! A check notes what is wrong and answers the value only if it is right. A missing value and `null` pass every check
//! but [`Field::require`]. Knows JSON and Discord's error codes, but no field by name beside those of an emoji, which several things have.

use std::cell::RefCell;
use std::fmt::Display;
use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::Value;
use url::Url;

use super::FormError;

/// A value of a request body, where it stands, and the list its faults are noted in.
#[derive(Clone)]
pub(super) struct Field<'a> {
    value: Option<&'a Value>,
    path: Vec<String>,
    found: &'a RefCell<FormError>,
}

impl<'a> Field<'a> {
    /// The whole body, which must be there.
    pub fn root(value: &'a Value, found: &'a RefCell<FormError>) -> Self {
        Self { value: Some(value), path: Vec::new(), found }.required()
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Self {
        self.child(self.value.and_then(|value| value.get(key)), key)
    }

    /// The value, unless it is missing or `null`.
    pub fn given(&self) -> Option<&'a Value> {
        self.value.filter(|value| !value.is_null())
    }

    /// Whether the key is there, be it with `null`.
    pub fn is_named(&self) -> bool {
        self.value.is_some()
    }

    /// Whether this is more than nothing: see [`says_something`].
    pub fn says_something(&self) -> bool {
        says_something(self.value)
    }

    /// Notes a fault here.
    pub fn wrong(&self, code: &str, message: impl AsRef<str>) {
        self.found.borrow_mut().add(&self.path, code, message.as_ref());
    }

    /// An emoji, as a button or an option of a menu has it: a custom one by id, or a Unicode one by name.
    pub fn emoji(&self) {
        if !self.object() {
            return;
        }
        let custom = self.get("id").snowflake().is_some();
        self.get("animated").boolean();
        let name = self.get("name").required();
        if name.text(1..=32).is_some_and(|name| !custom && name.is_ascii()) {
            name.wrong("BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        }
    }

    /// Refuses a missing value and `null`.
    pub fn require(&self) {
        if self.given().is_none() {
            self.wrong("BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    /// This value, which must be there.
    pub fn required(self) -> Self {
        self.require();
        self
    }

    /// Whether this is an object.
    pub fn object(&self) -> bool {
        let given = self.given();
        if given.is_some_and(|value| !value.is_object()) {
            self.wrong("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        }
        given.is_some_and(Value::is_object)
    }

    /// The entries of an object.
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        match self.given() {
            Some(Value::Object(map)) => {
                map.iter().map(|(key, value)| (key.as_str(), self.child(Some(value), key))).collect()
            }
            Some(_) => {
                self.wrong("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// The items of a list with `count` items, none of them `null`; nothing when the count is wrong.
    pub fn items(&self, count: RangeInclusive<usize>) -> Vec<Self> {
        match self.given() {
            Some(Value::Array(items)) if self.has_length(items.len(), &count) => items
                .iter()
                .enumerate()
                .map(|(index, item)| self.child(Some(item), &index.to_string()).required())
                .collect(),
            None | Some(Value::Array(_)) => Vec::new(),
            Some(_) => {
                self.wrong("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
                Vec::new()
            }
        }
    }

    /// A text with `length` code points.
    pub fn text(&self, length: RangeInclusive<usize>) -> Option<&'a str> {
        let Value::String(text) = self.given()? else {
            self.wrong("STRING_TYPE_CONVERT", format!("Could not interpret \"{}\" as string.", self.shown()));
            return None;
        };
        self.has_length(text.chars().count(), &length).then_some(text.as_str())
    }

    /// A text that is more than blanks, with at most `longest` code points.
    pub fn words(&self, longest: usize) -> Option<&'a str> {
        let text = self.text(0..=longest)?;
        if text.trim().is_empty() {
            self.wrong("BASE_TYPE_REQUIRED", "This field is required");
            return None;
        }
        Some(text)
    }

    /// A whole number.
    pub fn integer(&self, range: RangeInclusive<i64>) -> Option<i64> {
        let Some(number) = self.given()?.as_i64() else {
            self.not_a("int");
            return None;
        };
        self.in_range("int", number, &range)
    }

    /// A number.
    pub fn number(&self, range: RangeInclusive<f64>) -> Option<f64> {
        let Some(number) = self.given()?.as_f64() else {
            self.not_a("float");
            return None;
        };
        self.in_range("float", number, &range)
    }

    /// A set of flags.
    pub fn bits(&self, allowed: u64) -> Option<u64> {
        let Some(bits) = self.given()?.as_u64() else {
            self.not_a("int");
            return None;
        };
        if bits & !allowed != 0 {
            self.wrong("BASE_TYPE_CHOICES", format!("The flags {} cannot be set here.", bits & !allowed));
            return None;
        }
        Some(bits)
    }

    /// True or false.
    pub fn boolean(&self) -> Option<bool> {
        let value = self.given()?;
        if !value.is_boolean() {
            self.wrong("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
        value.as_bool()
    }

    /// One of some numbers.
    pub fn one_of(&self, choices: &[i64]) -> Option<i64> {
        let number = self.integer(i64::MIN..=i64::MAX)?;
        if !choices.contains(&number) {
            self.wrong("BASE_TYPE_CHOICES", format!("Value must be one of {{{}}}.", joined(choices)));
            return None;
        }
        Some(number)
    }

    /// One of some words.
    pub fn word_of(&self, choices: &[&str]) -> Option<&'a str> {
        let word = self.text(0..=usize::MAX)?;
        if !choices.contains(&word) {
            self.wrong("BASE_TYPE_CHOICES", format!("Value must be one of {{'{}'}}.", choices.join("', '")));
            return None;
        }
        Some(word)
    }

    /// The `type` of an object that may be one of several kinds.
    pub fn kind(&self, choices: &[i64]) -> Option<i64> {
        if !self.object() {
            return None;
        }
        let kind = self.get("type").required();
        kind.given()?;
        let number = kind.given().and_then(Value::as_i64).filter(|number| choices.contains(number));
        if number.is_none() {
            self.wrong("UNION_TYPE_CHOICES", format!("Value of field \"type\" must be one of ({}).", joined(choices)));
        }
        number
    }

    /// An id.
    pub fn snowflake(&self) -> Option<u64> {
        let id = self.given()?.as_str().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let id = id.filter(|text| *text == "0" || !text.starts_with('0')).and_then(|text| text.parse().ok());
        if id.is_none() {
            self.not_a("snowflake");
        }
        id
    }

    /// A link with one of the `schemes`.
    pub fn url(&self, longest: usize, schemes: &[&str]) -> Option<&'a str> {
        let text = self.text(0..=longest)?;
        let (scheme, rest) = text.split_once("://").unwrap_or(("", ""));
        let web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
        if rest.is_empty()
            || text.contains(|c: char| c.is_whitespace() || c.is_control())
            || (web && Url::parse(text).is_err())
        {
            self.wrong("URL_TYPE_INVALID_URL", "Not a well formed URL.");
            return None;
        }
        if !schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
            let known = schemes.join("', '");
            self.wrong(
                "URL_TYPE_INVALID_SCHEME",
                format!("Scheme \"{scheme}\" is not supported. Scheme must be one of ('{known}')."),
            );
            return None;
        }
        Some(text)
    }

    /// A date and time as ISO 8601 writes it, with or without an offset.
    pub fn instant(&self) -> Option<Timestamp> {
        let text = self.text(0..=64)?;
        let shaped = text.bytes().all(|byte| byte.is_ascii_digit() || b"-:T .,+Z".contains(&byte));
        let dated =
            matches!(text.as_bytes().get(10), Some(b'T' | b' ')) && text.starts_with(|c: char| c.is_ascii_digit());
        let in_utc = |local: DateTime| local.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
        let parsed = text.parse::<Timestamp>().ok().or_else(|| in_utc(text.parse().ok()?));
        let leap_second = text.get(16..19) == Some(":60");
        if !shaped || !dated || parsed.is_none() || leap_second {
            self.wrong("DATE_TIME_TYPE_PARSE", format!("Could not parse {text}. Should be ISO8601."));
            return None;
        }
        parsed
    }

    fn child(&self, value: Option<&'a Value>, key: &str) -> Self {
        let mut path = self.path.clone();
        path.push(key.to_owned());
        Self { value, path, found: self.found }
    }

    fn has_length(&self, length: usize, allowed: &RangeInclusive<usize>) -> bool {
        let (least, most) = (*allowed.start(), *allowed.end());
        if !allowed.contains(&length) && least == 0 {
            self.wrong("BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
        } else if !allowed.contains(&length) {
            self.wrong("BASE_TYPE_BAD_LENGTH", format!("Must be between {least} and {most} in length."));
        }
        allowed.contains(&length)
    }

    fn in_range<N: PartialOrd + Display>(&self, name: &str, number: N, range: &RangeInclusive<N>) -> Option<N> {
        if &number < range.start() {
            self.wrong(
                "NUMBER_TYPE_MIN",
                format!("{name} value should be greater than or equal to {}.", range.start()),
            );
        } else if &number > range.end() {
            self.wrong("NUMBER_TYPE_MAX", format!("{name} value should be less than or equal to {}.", range.end()));
        }
        range.contains(&number).then_some(number)
    }

    fn not_a(&self, name: &str) {
        self.wrong("NUMBER_TYPE_COERCE", format!("Value \"{}\" is not {name}.", self.shown()));
    }

    /// The value as an error message quotes it.
    fn shown(&self) -> String {
        match self.value {
            Some(Value::String(text)) => text.chars().take(100).collect(),
            Some(value) => value.to_string().chars().take(100).collect(),
            None => String::new(),
        }
    }
}

/// Whether a value is more than nothing: not missing, `null`, `false`, `0`, `""`, `[]`, `{}` or only blanks.
pub(super) fn says_something(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Bool(truth)) => *truth,
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(map)) => !map.is_empty(),
    }
}

fn joined(numbers: &[i64]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

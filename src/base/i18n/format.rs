//! Numbers, lists and months as each language writes them: the rules of Unicode CLDR, compiled in.

use icu_calendar::Date;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMDE};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::{Locale, locale};

use super::Language;

/// How one language writes numbers, lists and months.
struct Formats {
    number: DecimalFormatter,
    list: ListFormatter,
    month: DateTimeFormatter<YM>,
    day: DateTimeFormatter<YMDE>,
}

thread_local! {
    /// In the order of [`Language::ALL`]. One set for each thread, since they can't be shared.
    static FORMATS: [Formats; 4] =
        [locale!("en-GB"), locale!("es"), locale!("pt-BR"), locale!("fr")].map(|locale| Formats::of(&locale));
}

impl Formats {
    fn of(locale: &Locale) -> Self {
        const COMPILED_IN: &str = "the data of the four languages are compiled in";
        Self {
            number: DecimalFormatter::try_new(locale.into(), icu_decimal::options::DecimalFormatterOptions::default())
                .expect(COMPILED_IN),
            list: ListFormatter::try_new_and(locale.into(), icu_list::options::ListFormatterOptions::default())
                .expect(COMPILED_IN),
            month: DateTimeFormatter::try_new(locale.into(), YM::long()).expect(COMPILED_IN),
            day: DateTimeFormatter::try_new(locale.into(), YMDE::medium()).expect(COMPILED_IN),
        }
    }
}

fn with<T>(language: Language, write: impl FnOnce(&Formats) -> T) -> T {
    let index = Language::ALL.iter().position(|each| *each == language).unwrap_or_default();
    FORMATS.with(|formats| write(&formats[index]))
}

/// A whole number: `12,345`, `12.345`, `12 345`.
pub fn number(language: Language, value: i64) -> String {
    with(language, |formats| formats.number.format_to_string(&Decimal::from(value)))
}

/// `a, b and c`.
pub fn list(language: Language, items: &[String]) -> String {
    with(language, |formats| formats.list.format_to_string(items.iter()))
}

/// `2021` as it is, `2021-11` as `November 2021`; what is neither stays as it is.
pub fn month(language: Language, text: &str) -> String {
    let date = text
        .split_once('-')
        .and_then(|(year, month)| Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, 1).ok());
    date.map_or_else(|| text.to_owned(), |date| with(language, |formats| formats.month.format(&date).to_string()))
}

/// `Wed, 20 Jan 2027`, as short as a weekday allows.
pub fn day(language: Language, year: i16, month: i8, day: i8) -> String {
    let date = u8::try_from(month).ok().zip(u8::try_from(day).ok());
    let date = date.and_then(|(month, day)| Date::try_new_iso(i32::from(year), month, day).ok());
    date.map_or_else(String::new, |date| with(language, |formats| formats.day.format(&date).to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_numbers_lists_and_months_in_its_own_way() {
        let three = ["a", "b", "c"].map(str::to_owned);
        for (language, thousands, listed, november) in [
            (Language::En, "12,345", "a, b and c", "November 2021"),
            (Language::Es, "12.345", "a, b y c", "noviembre de 2021"),
            (Language::Pt, "12.345", "a, b e c", "novembro de 2021"),
            (Language::Fr, "12\u{202f}345", "a, b et c", "novembre 2021"),
        ] {
            assert_eq!(number(language, 12_345), thousands);
            assert_eq!(list(language, &three), listed);
            assert_eq!(month(language, "2021-11"), november);
            assert_eq!(month(language, "2021"), "2021");
        }
        assert_eq!(list(Language::Es, &["agua", "industria"].map(str::to_owned)), "agua e industria");
    }
}

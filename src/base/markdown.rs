//! What a member typed, to stand among Discord's markdown.

/// What a member typed, made safe for a card: no mention, no masked link, no formatting, no invisible direction marks.
/// Links stay as they are, so that they can be followed.
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 16);
    for (index, line) in text.trim().lines().enumerate() {
        if index > 0 {
            safe.push('\n');
        }
        for (index, word) in line.split(char::is_whitespace).enumerate() {
            if index > 0 {
                safe.push(' ');
            }
            let link = ["https://", "http://"].iter().filter_map(|scheme| word.find(scheme)).min();
            let (before, link) = word.split_at(link.unwrap_or(word.len()));
            // Discord's links end here: what follows would be formatting again.
            let (link, after) =
                link.split_at(link.find(['<', '>', '`', '|', '*', '~', '[', ']']).unwrap_or(link.len()));
            escape(before, &mut safe);
            safe.extend(link.chars().filter(|c| !is_invisible(*c)));
            escape(after, &mut safe);
        }
    }
    safe
}

/// What a member typed, made safe for a card as [`plain`] does, on one line.
pub fn plain_line(text: &str) -> String {
    plain(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn escape(word: &str, into: &mut String) {
    for (index, c) in word.chars().enumerate() {
        match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' | '>' | '@' => into.extend(['\\', c]),
            '#' if index == 0 => into.extend(['\\', c]),
            '-' if index == 0 && word.starts_with("-#") => into.extend(['\\', c]),
            c if is_invisible(c) => {}
            c => into.push(c),
        }
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_member_typed_can_neither_ping_nor_format_nor_mask() {
        for (typed, shown) in [
            ("@everyone read", r"\@everyone read"),
            ("<@1> <#2> <t:0:R>", r"\<\@1\> \<#2\> \<t:0:R\>"),
            ("[bank](https://evil.example)", r"\[bank\](https://evil.example)"),
            ("see https://a.example/x_y_z now", "see https://a.example/x_y_z now"),
            ("# Big", r"\# Big"),
            ("-# small", r"\-# small"),
            ("**bold** `code`", r"\*\*bold\*\* \`code\`"),
            ("abc\u{202E}def", "abcdef"),
            ("a\tb", "a b"),
            ("(https://gov.example/heat_policy)", "(https://gov.example/heat_policy)"),
            (
                "https://a.example/<[Report\u{A0}of](https://evil.example)",
                r"https://a.example/\<\[Report of\](https://evil.example)",
            ),
            ("https://a.example<@1> https://b.example<```", r"https://a.example\<\@1\> https://b.example\<\`\`\`"),
            ("one\ntwo", "one\ntwo"),
            ("GBSC0004 (80 % – 2021)", "GBSC0004 (80 % – 2021)"),
        ] {
            assert_eq!(plain(typed), shown, "{typed}");
        }
    }
}

//! Discord's markdown as trees of nodes, which the page turns into elements: it never parses a text itself.
//!
//! comrak parses, with just the extensions that Discord has too. Discord's dialect goes line by line where `CommonMark`
//! does not, has no HTML and no entities, and has marks of its own: [`prepared`] and [`marks`] see to that.

use std::collections::BTreeSet;

use comrak::{
    Arena, Options,
    nodes::{ListType, Node, NodeValue},
    parse_document,
};
use serde_json::{Value, json};
use url::Url;

/// How deep nodes may stand in each other; what is deeper is shown as plain text.
const DEEPEST: usize = 12;

/// Stand-ins for characters that mean something to `CommonMark` and nothing to Discord. Unicode has these for internal use.
const AMPERSAND: char = '\u{FDD0}';
const LESS_THAN: char = '\u{FDD1}';
const COLON: char = '\u{FDD2}';

/// Puts a tree beside every text of a message or form that Discord renders as markdown: `content_nodes` beside `content`.
pub fn add_trees(shown: &mut Value) {
    // A form's content is in its text displays, a message's own content is no component's.
    if shown["type"] == 10 || shown.get("author").is_some() {
        add(shown, "content", blocks);
    }
    for embed in shown["embeds"].as_array_mut().into_iter().flatten() {
        add(embed, "title", inline);
        add(embed, "description", blocks);
        for field in embed["fields"].as_array_mut().into_iter().flatten() {
            add(field, "name", inline);
            add(field, "value", blocks);
        }
    }
    for part in shown["components"].as_array_mut().into_iter().flatten() {
        add_trees(part);
    }
    if let Some(inner) = shown.get_mut("component") {
        add_trees(inner);
    }
}

/// Puts a tree beside one text, such as the description of an event.
pub fn add_tree(holder: &mut Value, key: &str) {
    add(holder, key, blocks);
}

fn add(holder: &mut Value, key: &str, parse: fn(&str) -> Vec<Value>) {
    if let Some(text) = holder[key].as_str().filter(|text| !text.is_empty()) {
        holder[format!("{key}_nodes")] = json!(parse(text));
    }
}

/// A text of lines, headings, lists, quotes and code.
fn blocks(text: &str) -> Vec<Value> {
    let (source, made) = prepared(text);
    let lines: Vec<&str> = source.lines().collect();
    let arena = Arena::new();
    children(parse_document(&arena, &source, &options()), 0, &Lines { lines, made })
}

/// A text of one line, such as a title: what would be a block stays as it is written.
fn inline(text: &str) -> Vec<Value> {
    match blocks(text).as_slice() {
        [only] if only["t"] == "lines" => only["c"].as_array().cloned().unwrap_or_default(),
        _ => vec![json!(text)],
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.autolink = true;
    extension.greentext = true;
    extension.spoiler = true;
    extension.strikethrough = true;
    extension.subtext = true;
    extension.underline = true;
    // Takes the single tildes, which are text in Discord.
    extension.subscript = true;
    options.parse.ignore_setext = true;
    options.parse.relaxed_autolinks = true;
    options
}

/// The lines that were parsed, for the empty ones between blocks.
struct Lines<'a> {
    lines: Vec<&'a str>,
    /// The numbers of those that nobody wrote.
    made: BTreeSet<usize>,
}

impl Lines<'_> {
    /// How many empty lines were written before line `number`, which counts from 1.
    fn empty_before(&self, number: usize) -> usize {
        let is_empty = |number: &usize| self.lines[number - 1].trim_matches(['>', ' ', '\t']).is_empty();
        (1..number).rev().take_while(is_empty).filter(|number| !self.made.contains(number)).count()
    }
}

/// What a line begins with.
#[derive(Clone, Copy, PartialEq)]
enum Begin {
    Nothing,
    Text,
    Item,
    Quote,
}

/// The text as comrak is to read it, and the numbers of lines that were added: a block ends with its line in Discord,
/// and what only `CommonMark` gives a meaning loses it.
fn prepared(text: &str) -> (String, BTreeSet<usize>) {
    let mut lines: Vec<String> = Vec::new();
    let mut made = BTreeSet::new();
    let mut before = Begin::Nothing;
    let mut quoted_to_the_end = false;
    let mut in_code = false;
    for line in without_html(text).lines() {
        let fence = line.trim_start().starts_with("```") && !line.trim_start()[3..].contains('`');
        if fence || in_code {
            in_code ^= fence;
            before = Begin::Nothing;
            lines.push(line.to_owned());
            continue;
        }
        let first_of_quote = !quoted_to_the_end && line.starts_with(">>> ");
        quoted_to_the_end |= first_of_quote;
        let line = if first_of_quote { &line[4..] } else { line };
        let quoted = if quoted_to_the_end { Some(line) } else { line.strip_prefix("> ") };
        let (begin, line) = match quoted {
            Some(rest) => (Begin::Quote, format!("> {}", line_within(rest.trim_start_matches([' ', '>'])).1)),
            None => line_within(line),
        };
        let ends = match before {
            Begin::Nothing => false,
            Begin::Text => begin == Begin::Item,
            Begin::Quote => begin != Begin::Quote,
            Begin::Item => begin == Begin::Text && !line.starts_with(' ') || begin == Begin::Quote,
        };
        if ends && begin != Begin::Nothing {
            lines.push(String::new());
            made.insert(lines.len());
        }
        // An indented line goes on with its item.
        before = if before == Begin::Item && line.starts_with(' ') { Begin::Item } else { begin };
        lines.push(line);
    }
    (lines.join("\n"), made)
}

/// What an unquoted line is, with a backslash before what Discord does not know: rules, six kinds of heading, `+` and
/// `1)` items, code by indentation or between tildes.
fn line_within(line: &str) -> (Begin, String) {
    let rest = line.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let is_item = rest.starts_with("- ")
        || rest.starts_with("* ")
        || digits > 0 && digits < 10 && rest[digits..].starts_with(". ");
    let is_rule = ["-", "*", "_"].iter().any(|mark| {
        let marks: String = rest.split_whitespace().collect();
        marks.len() > 2 && marks.trim_matches(&mark.chars().collect::<Vec<_>>()[..]).is_empty()
    });
    if rest.is_empty() {
        (Begin::Nothing, String::new())
    } else if is_rule || ["####", "~~~", "+ "].iter().any(|mark| rest.starts_with(mark)) {
        (Begin::Text, format!("\\{rest}"))
    } else if digits > 0 && rest[digits..].starts_with(')') {
        (Begin::Text, format!("{}\\{}", &rest[..digits], &rest[digits..]))
    } else if is_item {
        (Begin::Item, line.to_owned())
    } else {
        let indent = if line.len() - rest.len() > 1 { "  " } else { "" };
        (Begin::Text, format!("{indent}{rest}"))
    }
}

/// Neither tags nor entities nor definitions of links are anything but text; `<https://…>` stays a link.
fn without_html(text: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        replaced.push(match character {
            '&' => AMPERSAND,
            '<' if before != '\\' && !text[at + 1..].starts_with("http") => LESS_THAN,
            ':' if before == ']' => COLON,
            other => other,
        });
        before = character;
    }
    replaced
}

/// The characters that stood for others, as they were written.
fn restored(text: &str) -> String {
    text.replace(AMPERSAND, "&").replace(LESS_THAN, "<").replace(COLON, ":")
}

/// The nodes in `parent`; texts that follow each other are one.
fn children(parent: Node<'_>, depth: usize, lines: &Lines<'_>) -> Vec<Value> {
    let mut nodes = Vec::new();
    let mut text = String::new();
    for child in parent.children() {
        let data = child.data();
        match &data.value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            value => {
                nodes.extend(marks(&std::mem::take(&mut text)));
                if value.block() && !nodes.is_empty() && depth < 2 {
                    let gap = lines.empty_before(data.sourcepos.start.line);
                    nodes.extend(std::iter::repeat_n(json!({ "t": "gap" }), gap));
                }
                if depth == DEEPEST {
                    nodes.push(json!(plain(child)));
                } else {
                    nodes.extend(node(child, value, depth + 1, lines));
                }
            }
        }
    }
    nodes.extend(marks(&text));
    nodes
}

fn node(node: Node<'_>, value: &NodeValue, depth: usize, lines: &Lines<'_>) -> Vec<Value> {
    let inside = || children(node, depth, lines);
    let with = |kind: &str| vec![json!({ "t": kind, "c": inside() })];
    match value {
        NodeValue::Paragraph => with("lines"),
        NodeValue::Strong => with("strong"),
        NodeValue::Emph => with("em"),
        NodeValue::Underline => with("u"),
        NodeValue::Strikethrough => with("s"),
        NodeValue::SpoileredText => with("spoiler"),
        NodeValue::Subtext => with("small"),
        NodeValue::BlockQuote => with("quote"),
        NodeValue::Item(_) => with("item"),
        NodeValue::List(list) => {
            let start = (list.list_type == ListType::Ordered).then_some(list.start);
            vec![json!({ "t": "list", "start": start, "c": inside() })]
        }
        NodeValue::Heading(heading) => vec![json!({ "t": "heading", "level": heading.level, "c": inside() })],
        NodeValue::Code(code) => vec![json!({ "t": "code", "text": restored(&code.literal) })],
        NodeValue::CodeBlock(code) => {
            vec![json!({ "t": "pre", "text": restored(code.literal.trim_end_matches('\n')) })]
        }
        NodeValue::Link(link) => linked(&restored(&link.url), inside()),
        // Discord shows no pictures in a text: an exclamation mark and a link.
        NodeValue::Image(link) => [vec![json!("!")], linked(&restored(&link.url), inside())].concat(),
        // A pair of something that is a mark only when doubled.
        NodeValue::EscapedTag(mark) => [vec![json!(mark)], inside(), vec![json!(mark)]].concat(),
        NodeValue::Subscript => [vec![json!("~")], inside(), vec![json!("~")]].concat(),
        // Without `<` there is no HTML but what a backslash before it makes look so.
        NodeValue::HtmlInline(text) => vec![json!(restored(text))],
        NodeValue::HtmlBlock(block) => vec![json!(restored(&block.literal))],
        _ => inside(),
    }
}

/// A link to the web; what leads elsewhere is text, as it was written.
fn linked(address: &str, inside: Vec<Value>) -> Vec<Value> {
    // comrak also finds `www.` and e-mail addresses, and names what they lead to.
    let is_found = |scheme: &str| inside.first().is_some_and(|text| json!(address.strip_prefix(scheme)) == *text);
    match Url::parse(address) {
        _ if is_found("") && !address.starts_with("http") || is_found("http://") || is_found("mailto:") => inside,
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
            vec![json!({ "t": "link", "url": url.as_str(), "host": url.host_str(), "c": inside })]
        }
        _ => [vec![json!("[")], inside, vec![json!(format!("]({address})"))]].concat(),
    }
}

/// All the text in a node, however deep.
fn plain(node: Node<'_>) -> String {
    let texts = node.descendants().filter_map(|inner| match &inner.data().value {
        NodeValue::Text(text) => Some(text.to_string()),
        NodeValue::Code(code) => Some(code.literal.clone()),
        NodeValue::SoftBreak | NodeValue::LineBreak => Some("\n".to_owned()),
        _ => None,
    });
    restored(&texts.collect::<String>())
}

/// Splits a text at Discord's own marks: people, roles, channels, commands, instants, emoji, everyone.
fn marks(text: &str) -> Vec<Value> {
    let mut nodes = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find([LESS_THAN, '@']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = everyone(rest).or_else(|| {
            let inner = rest.strip_prefix(LESS_THAN)?;
            let end = inner.find('>')?;
            Some((mark(&inner[..end])?, &inner[end + 1..]))
        });
        if let Some((node, after)) = found {
            if !plain.is_empty() {
                nodes.push(json!(restored(&std::mem::take(&mut plain))));
            }
            nodes.push(node);
            rest = after;
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            plain.push_str(&rest[..first]);
            rest = &rest[first..];
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        nodes.push(json!(restored(&plain)));
    }
    nodes
}

fn everyone(text: &str) -> Option<(Value, &str)> {
    let name = ["@everyone", "@here"].into_iter().find(|name| text.starts_with(name))?;
    Some((json!({ "t": "everyone", "text": name }), &text[name.len()..]))
}

/// What stands between `<` and `>`, if it is a mark.
fn mark(text: &str) -> Option<Value> {
    let id = |id: &str| id.parse::<u64>().ok().map(|id| id.to_string());
    if let Some(person) = text.strip_prefix("@!").or_else(|| text.strip_prefix('@')) {
        return match person.strip_prefix(AMPERSAND) {
            Some(role) => Some(json!({ "t": "role", "id": id(role)? })),
            None => Some(json!({ "t": "user", "id": id(person)? })),
        };
    }
    if let Some(channel) = text.strip_prefix('#') {
        return Some(json!({ "t": "channel", "id": id(channel)? }));
    }
    if let Some(command) = text.strip_prefix('/') {
        let (name, command) = command.rsplit_once(':')?;
        return Some(json!({ "t": "command", "name": name, "id": id(command)? }));
    }
    if let Some(instant) = text.strip_prefix("t:") {
        let (seconds, style) = instant.split_once(':').unwrap_or((instant, "f"));
        let is_known = ["t", "T", "d", "D", "f", "F", "R", "s", "S"].contains(&style);
        let seconds: i64 = seconds.parse().ok().filter(|seconds: &i64| seconds.abs() <= 8_640_000_000_000)?;
        return is_known.then(|| json!({ "t": "time", "seconds": seconds, "style": style }));
    }
    let (name, emoji) = text.strip_prefix("a:").or_else(|| text.strip_prefix(':'))?.split_once(':')?;
    id(emoji)?;
    Some(json!(format!(":{name}:")))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    /// The tree as one would write it by hand: `strong(…)`.
    fn shown(text: &str) -> String {
        let mut told = String::new();
        tell(&mut told, &blocks(text));
        told
    }

    fn tell(told: &mut String, nodes: &[Value]) {
        for node in nodes {
            if let Some(text) = node.as_str() {
                told.push_str(text);
                continue;
            }
            let details = ["level", "start", "url", "name", "id", "seconds", "style", "text"];
            let details: Vec<String> = details
                .iter()
                .filter(|key| !node[**key].is_null())
                .map(|key| node[*key].as_str().map_or_else(|| node[*key].to_string(), str::to_owned))
                .collect();
            write!(told, "{}{}", node["t"].as_str().unwrap(), if details.is_empty() { "" } else { ":" }).unwrap();
            told.push_str(&details.join(","));
            if let Some(inside) = node["c"].as_array() {
                told.push('(');
                tell(told, inside);
                told.push(')');
            }
        }
    }

    #[test]
    fn what_discord_has_becomes_nodes() {
        for (text, wanted) in [
            ("**a** *b* _c_ __d__ ~~e~~ ||f||", "lines(strong(a) em(b) em(c) u(d) s(e) spoiler(f))"),
            ("***a*** `b & <c>`", "lines(em(strong(a)) code:b & <c>)"),
            ("one\ntwo\n\nthree", "lines(one\ntwo)gaplines(three)"),
            ("one\n\n\n\ntwo", "lines(one)gapgapgaplines(two)"),
            ("# a\n## b\n### c\ntext", "heading:1(a)heading:2(b)heading:3(c)lines(text)"),
            ("-# small", "small(small)"),
            ("- a\n  - b\nafter", "list(item(lines(a)list(item(lines(b)))))lines(after)"),
            ("text\n2. b\n3. c", "lines(text)list:2(item(lines(b))item(lines(c)))"),
            ("> a\n> b\nc", "quote(lines(a\nb))lines(c)"),
            (">>> a\nb\n\nc", "quote(lines(a\nb)gaplines(c))"),
            ("```rust\nlet a = \"<b>\" & 1;\n```", "pre:let a = \"<b>\" & 1;"),
            ("snake_case_word, 2 * 3 * 4", "lines(snake_case_word, 2 * 3 * 4)"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn discord_s_marks_become_nodes() {
        for (text, wanted) in [
            ("<@1> <@!2> <@&3> <#4>", "lines(user:1 user:2 role:3 channel:4)"),
            ("</writeup share:5> <t:6:R> <t:7>", "lines(command:writeup share,5 time:6,R time:7,f)"),
            ("<:a_b_c:8> <a:d:9> @everyone", "lines(:a_b_c: :d: everyone:@everyone)"),
            ("**<@1>** `<@1>` \\<@1>", "lines(strong(user:1) code:<@1> <@1>)"),
            ("<t:99999999999999999:R> <@x> < 3 a@b.org", "lines(<t:99999999999999999:R> <@x> < 3 a@b.org)"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_only_commonmark_knows_stays_text() {
        for text in [
            "#### four",
            "+ plus",
            "1) one",
            "---",
            "***",
            "~~~\na\n~~~",
            "[1]: /example",
            "| a | b |\n|---|---|\n| c | d |",
            "a\n===",
            "~a~",
            "#tag >now",
        ] {
            assert_eq!(shown(text), format!("lines({text})"), "{text}");
        }
        assert_eq!(shown("    four spaces"), "lines(four spaces)");
        assert_eq!(shown("![a](https://b.org/c.png)"), "lines(!link:https://b.org/c.png(a))");
    }

    #[test]
    fn links_lead_to_the_web_or_nowhere() {
        for (text, wanted) in [
            ("https://a.org/b.", "lines(link:https://a.org/b(https://a.org/b).)"),
            ("(https://a.org/?b&c=1)", "lines((link:https://a.org/?b&c=1(https://a.org/?b&c=1)))"),
            ("<https://a.org>", "lines(link:https://a.org/(https://a.org))"),
            ("[b](https://a.org)", "lines(link:https://a.org/(b))"),
            ("[b](<https://a.org>)", "lines(link:https://a.org/(b))"),
            ("[b](javascript:alert)", "lines([b](javascript:alert))"),
            ("[b](JaVaScRiPt:alert%281%29)", "lines([b](JaVaScRiPt:alert%281%29))"),
            ("[b](data:text/html;x)", "lines([b](data:text/html;x))"),
            ("javascript://a.org/%0aalert", "lines(javascript://a.org/%0aalert)"),
            ("[b](mailto:c@d.org)", "lines([b](mailto:c@d.org))"),
            ("[b](//a.org) www.a.org", "lines([b](//a.org) www.a.org)"),
        ] {
            assert_eq!(shown(text), wanted, "{text}");
        }
    }

    #[test]
    fn html_and_entities_are_text() {
        for text in [
            "<script>alert(1)</script>",
            "<div>\n*",
            "<!-- a -->",
            "<img src=x onerror=alert(1)>",
            "&lt;@1&gt; &amp; &#60;",
            "<a href=\"https://b.org",
        ] {
            let expected = format!("lines({text})");
            assert_eq!(shown(text).replace("link:https://b.org/(https://b.org)", "https://b.org"), expected, "{text}");
        }
        assert_eq!(shown("[a](https&#58;//b.org)"), "lines([a](https&#58;//b.org))");
        assert_eq!(shown("\\<script>"), "lines(<script>)");
    }

    #[test]
    fn depth_is_bounded() {
        for mark in ["> ", ">", "- ", "*", "_", "**a ", "[", "![", "||", "~~", "`", "1. ", "<", "(", "-# "] {
            let text = mark.repeat(10_000);
            let tree = json!(blocks(&format!("{text}a")));
            assert!(serde_json::from_str::<Value>(&tree.to_string()).is_ok(), "{mark}");
        }
        assert!(shown(&"> - ".repeat(3000)).len() < 100_000);
    }

    #[test]
    fn trees_stand_beside_their_texts() {
        let text = json!({ "type": 10, "content": "*c*" });
        let mut message = json!({
            "author": {}, "content": "*a*",
            "embeds": [{ "title": "# t", "description": "*d*", "fields": [{ "name": "*n*", "value": "v" }] }],
            "components": [{ "type": 17, "components": [text] }],
        });
        add_trees(&mut message);
        let inner = |key: &str| json!([{ "t": "lines", "c": [{ "t": "em", "c": [key] }] }]);
        assert_eq!(message["content_nodes"], inner("a"));
        assert_eq!(message["embeds"][0]["title_nodes"], json!(["# t"]));
        assert_eq!(message["embeds"][0]["description_nodes"], inner("d"));
        assert_eq!(message["embeds"][0]["fields"][0]["name_nodes"], json!([{ "t": "em", "c": ["n"] }]));
        assert_eq!(message["components"][0]["components"][0]["content_nodes"], inner("c"));
    }
}

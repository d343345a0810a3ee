//! What a source file names: every path in it, wherever it stands, as seen from the root of its crate.
//!
//! Read with `syn`, so that grouped, nested and renamed imports, imports inside functions and tests, paths in types,
//! expressions and attributes, and those in the tokens of macros are all seen; comments and strings are not.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// One thing that a file names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Its segments from the root of the crate, without `crate`; of another crate with that one's name first
    pub path: Vec<String>,
    /// Whether it is one of this crate
    pub is_own: bool,
    /// Whether only tests name it
    pub in_tests: bool,
}

impl Name {
    /// As it would be written in full.
    pub fn text(&self) -> String {
        if self.is_own { format!("crate::{}", self.path.join("::")) } else { self.path.join("::") }
    }

    /// Whether it is this, or lies in it.
    pub fn is_in(&self, prefix: &str) -> bool {
        let text = self.text();
        text == prefix || text.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("::"))
    }

    /// Whether it ends with these segments.
    pub fn ends_with(&self, end: &[&str]) -> bool {
        self.path.iter().rev().zip(end.iter().rev()).filter(|(own, wanted)| own == wanted).count() == end.len()
    }
}

/// What one file says.
#[derive(Debug, Default)]
pub struct File {
    /// What it names
    pub names: BTreeSet<Name>,
    /// Whether it has a function that waits
    pub has_async: bool,
    /// The macros it uses, by their last segments
    pub macros: BTreeSet<String>,
    /// The fields whose methods or fields are used: `http` of `ctx.http.get(…)`
    pub used_fields: BTreeSet<String>,
}

/// Reads a file that is the module `module`, given as its path from the root of its crate, such as `["base", "text"]`.
pub fn read(source: &str, module: &[String], is_test_file: bool) -> File {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{module:?} can't be read: {error}"));
    let mut reader = Reader { module: module.to_vec(), tests: usize::from(is_test_file), ..Reader::default() };
    reader.visit_file(&file);
    reader.finish()
}

/// A path as it is written, and where.
struct Written {
    segments: Vec<String>,
    module: Vec<String>,
    in_tests: bool,
}

#[derive(Default)]
struct Reader {
    module: Vec<String>,
    /// How many enclosing items are for tests alone
    tests: usize,
    written: Vec<Written>,
    /// What a name stands for in this file: what was imported under it, and modules that it declares
    aliases: BTreeMap<String, BTreeSet<Vec<String>>>,
    file: File,
}

impl Reader {
    fn note(&mut self, segments: Vec<String>) {
        let (module, in_tests) = (self.module.clone(), self.tests > 0);
        self.written.push(Written { segments, module, in_tests });
    }

    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let and = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &and(&path.ident)),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before);
                }
            }
            UseTree::Glob(_) => self.note(before.to_vec()),
            UseTree::Name(name) if name.ident == "self" => self.imported(before.last().cloned(), before.to_vec()),
            UseTree::Name(name) => self.imported(Some(name.ident.to_string()), and(&name.ident)),
            UseTree::Rename(name) if name.ident == "self" => {
                self.imported(Some(name.rename.to_string()), before.to_vec());
            }
            UseTree::Rename(name) => self.imported(Some(name.rename.to_string()), and(&name.ident)),
        }
    }

    fn imported(&mut self, alias: Option<String>, path: Vec<String>) {
        if let Some(alias) =
            alias.filter(|alias| alias != "_" && Some(alias) != path.first().filter(|_| path.len() == 1))
        {
            let full = absolute(&path, &self.module);
            self.aliases.entry(alias).or_default().insert(full);
        }
        self.note(path);
    }

    /// The paths among the tokens of a macro.
    fn tokens(&mut self, tokens: TokenStream, before: &[String]) {
        let mut path: Vec<String> = before.to_vec();
        let mut colons = if before.is_empty() { 0 } else { 2 };
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.end(&mut path);
                        path = before.to_vec();
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    let goes_on = colons == 2 && group.delimiter() == Delimiter::Brace;
                    let inner = if goes_on { std::mem::take(&mut path) } else { Vec::new() };
                    self.end(&mut path);
                    self.tokens(group.stream(), &inner);
                    (path, colons) = (before.to_vec(), 0);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    self.end(&mut path);
                    path = before.to_vec();
                    colons = if before.is_empty() { 0 } else { 2 };
                }
            }
        }
        self.end(&mut path);
    }

    fn end(&mut self, path: &mut Vec<String>) {
        let path = std::mem::take(path);
        if path.len() > 1 {
            self.note(path);
        }
    }

    /// Resolves what was written by what was imported.
    fn finish(mut self) -> File {
        for written in std::mem::take(&mut self.written) {
            let full = absolute(&written.segments, &written.module);
            for path in self.resolved(full, 0) {
                let is_own = path.first().is_some_and(|first| first == "crate");
                let mut path = if is_own { path[1..].to_vec() } else { path };
                // All of the crate, as by `use crate::*`: no layer has that below it.
                if path.is_empty() {
                    path.push("*".to_owned());
                }
                self.file.names.insert(Name { path, is_own, in_tests: written.in_tests });
            }
        }
        self.file
    }

    fn resolved(&self, path: Vec<String>, depth: usize) -> Vec<Vec<String>> {
        let Some(all) = path.first().and_then(|first| self.aliases.get(first)).filter(|_| depth < 4) else {
            return vec![path];
        };
        let follow = |full: &Vec<String>| {
            let is_itself = full.len() == 1 && full.first() == path.first();
            let path = [full.as_slice(), &path[1..]].concat();
            if is_itself { vec![path] } else { self.resolved(path, depth + 1) }
        };
        all.iter().flat_map(follow).collect()
    }
}

/// A path from the root: `crate`, `self` and `super` are led back to where they are written.
fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let mut at: Option<Vec<String>> = None;
    let mut rest = path;
    while let [first, more @ ..] = rest {
        at = match (first.as_str(), at) {
            ("crate", None) => Some(Vec::new()),
            ("self", None) => Some(module.to_vec()),
            ("super", at) => at.or_else(|| Some(module.to_vec())).map(|mut at| {
                at.pop();
                at
            }),
            (_, at) => {
                let Some(at) = at else { return path.to_vec() };
                return [&["crate".to_owned()], at.as_slice(), rest].concat();
            }
        };
        rest = more;
    }
    [vec!["crate".to_owned()], at.unwrap_or_default()].concat()
}

/// Whether something is compiled for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let last = attribute.path().segments.last().map(|segment| segment.ident.to_string());
        match last.as_deref() {
            Some("test") => true,
            Some("cfg") => attribute.meta.require_list().is_ok_and(|list| {
                let words: Vec<String> = list.tokens.clone().into_iter().map(|token| token.to_string()).collect();
                matches!(words.as_slice(), [word] if word == "test")
                    || matches!(words.as_slice(), [all, among] if all == "all" && among.starts_with("(test ,"))
            }),
            _ => false,
        }
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        Item::ExternCrate(it) => &it.attrs,
        Item::Fn(it) => &it.attrs,
        Item::Impl(it) => &it.attrs,
        Item::Macro(it) => &it.attrs,
        Item::Mod(it) => &it.attrs,
        Item::Static(it) => &it.attrs,
        Item::Struct(it) => &it.attrs,
        Item::Trait(it) => &it.attrs,
        Item::Type(it) => &it.attrs,
        Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let is_test = usize::from(is_for_tests(attributes(item)));
        self.tests += is_test;
        visit::visit_item(self, item);
        self.tests -= is_test;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let is_test = usize::from(is_for_tests(&item.attrs));
        self.tests += is_test;
        visit::visit_impl_item_fn(self, item);
        self.tests -= is_test;
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let name = item.ident.to_string();
        let full = [&["crate".to_owned()], self.module.as_slice(), std::slice::from_ref(&name)].concat();
        self.aliases.entry(name.clone()).or_default().insert(full);
        self.module.push(name);
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.note(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, it: &'ast syn::Macro) {
        self.file.macros.extend(it.path.segments.last().map(|segment| segment.ident.to_string()));
        self.tokens(it.tokens.clone(), &[]);
        visit::visit_macro(self, it);
    }

    /// `pub(super)` names nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, it: &'ast Attribute) {
        if let syn::Meta::List(list) = &it.meta {
            self.tokens(list.tokens.clone(), &[]);
        }
        visit::visit_attribute(self, it);
    }

    fn visit_signature(&mut self, it: &'ast syn::Signature) {
        self.file.has_async |= it.asyncness.is_some() && self.tests == 0;
        visit::visit_signature(self, it);
    }

    fn visit_expr_method_call(&mut self, it: &'ast syn::ExprMethodCall) {
        self.used(&it.receiver);
        visit::visit_expr_method_call(self, it);
    }

    fn visit_expr_field(&mut self, it: &'ast syn::ExprField) {
        self.used(&it.base);
        visit::visit_expr_field(self, it);
    }
}

impl Reader {
    fn used(&mut self, receiver: &syn::Expr) {
        if let syn::Expr::Field(field) = receiver
            && let syn::Member::Named(name) = &field.member
        {
            self.file.used_fields.insert(name.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str, module: &str) -> Vec<String> {
        let module: Vec<String> = module.split("::").map(str::to_owned).collect();
        read(source, &module, false).names.iter().filter(|name| name.is_own).map(Name::text).collect()
    }

    #[test]
    fn imports_are_seen_grouped_nested_renamed_and_relative() {
        for (source, module, seen) in [
            ("use crate::{app, outbox};", "base::text", vec!["crate::app", "crate::outbox"]),
            (
                "use crate::features::{self as f, places::{store, model}};",
                "features::review",
                vec!["crate::features", "crate::features::places::model", "crate::features::places::store"],
            ),
            ("use super::super::app;", "base::text", vec!["crate::app"]),
            ("use super::super::super::app::{self};", "base::i18n::format", vec!["crate::app"]),
            ("use self::inner::it;", "base::text", vec!["crate::base::text::inner::it"]),
            ("use crate::app::*;", "base::text", vec!["crate::app"]),
            ("fn it() { use crate::outbox as letters; }", "base::text", vec!["crate::outbox"]),
            ("mod tests { use super::super::app; }", "base", vec!["crate::app"]),
            ("pub(crate) use crate::app;", "base", vec!["crate::app"]),
        ] {
            let found = names(source, module);
            for wanted in seen {
                assert!(found.iter().any(|name| name == wanted), "{source}: {found:?}");
            }
        }
    }

    #[test]
    fn paths_are_seen_in_code_types_attributes_and_macros() {
        for (source, wanted) in [
            ("fn it() { crate::app::run() }", "crate::app::run"),
            ("fn it(_: Option<crate::app::App>) {}", "crate::app::App"),
            ("impl crate::app::Asks for It {}", "crate::app::Asks"),
            ("use crate::features as f; fn it() { f::places::store::get() }", "crate::features::places::store::get"),
            (
                "use crate::features; use features::places; fn it() { places::store::get() }",
                "crate::features::places::store::get",
            ),
            ("fn it() { println!(\"{}\", 1 + crate::app::count(2)) }", "crate::app::count"),
            ("macro_rules! it { () => { use crate::{app, outbox::{model}}; } }", "crate::outbox::model"),
            ("fn it() { vec![super::super::app::it()]; }", "crate::app::it"),
            ("#[derive(crate::app::Made)] struct It;", "crate::app::Made"),
            ("mod store; fn it() { store::get() }", "crate::base::text::store::get"),
            ("fn it() { say!(words, \"key\", at = crate::app::at()) }", "crate::app::at"),
        ] {
            let found = names(source, "base::text");
            assert!(found.iter().any(|name| name == wanted), "{source}: {found:?}");
        }
    }

    #[test]
    fn comments_and_strings_name_nothing() {
        let source = "//! See crate::app.\n/// And crate::outbox.\nfn it() -> &'static str { \"crate::app\" }";
        assert_eq!(names(source, "base::text"), Vec::<String>::new());
    }

    #[test]
    fn what_only_tests_name_is_known() {
        let source =
            "use crate::one; #[cfg(test)] mod tests { use crate::two; } #[test] fn it() { crate::three::it() }";
        let file = read(source, &["base".to_owned()], false);
        for (name, in_tests) in [("crate::one", false), ("crate::two", true), ("crate::three::it", true)] {
            let found = file.names.iter().find(|each| each.text() == name);
            assert_eq!(found.map(|each| each.in_tests), Some(in_tests), "{name}");
        }
    }

    #[test]
    fn names_of_other_crates_functions_that_wait_and_fields_are_seen() {
        let source = "use serenity::model::{id as discord, user}; async fn it(it: It) { it.http.get(discord::of(1)) }";
        let file = read(source, &["base".to_owned()], false);
        assert!(file.has_async && file.used_fields.contains("http"));
        assert!(file.names.iter().any(|name| name.is_in("serenity::model::id") && name.ends_with(&["id", "of"])));
    }
}

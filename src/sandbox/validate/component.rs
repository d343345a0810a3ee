//! The components of a message: action rows, and with Components V2 the rest of the layout.

use std::collections::HashSet;

use super::field::Field;
use super::select;

const ROW: i64 = 1;
const BUTTON: i64 = 2;
const SECTION: i64 = 9;
const TEXT: i64 = 10;
const THUMBNAIL: i64 = 11;
const GALLERY: i64 = 12;
const FILE: i64 = 13;
const SEPARATOR: i64 = 14;
const CONTAINER: i64 = 17;

const IN_ROW: &[i64] = &[BUTTON, 3, 5, 6, 7, 8];
const IN_CONTAINER: &[i64] = &[ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR];
const TOP_LEVEL: &[i64] = &[ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER];

const ROWS: usize = 5;
/// Components of a message with Components V2, nested ones included.
const TOTAL: usize = 40;
/// Code points over all text displays of a message.
const TOTAL_TEXT: usize = 4000;

/// Checks the components of a message; `files` are the names that `attachment://` may refer to, if they can be known.
pub(super) fn of_message(components: &Field<'_>, components_v2: bool, files: Option<&HashSet<&str>>) {
    let mut tree = Tree { files, total: 0, text: 0, known: Known::default() };
    if !components_v2 {
        for row in components.items(0..=ROWS) {
            tree.component(&row, &[ROW]);
        }
        return;
    }
    for component in components.items(0..=TOTAL) {
        tree.component(&component, TOP_LEVEL);
    }
    if tree.total > TOTAL {
        components.wrong("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed 40.");
    }
    if tree.text > TOTAL_TEXT {
        let text = "The displayable text size of a component exceeds maximum size of 4000";
        components.wrong("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text);
    }
}

/// The ids that may be in a message or modal only once.
#[derive(Default)]
pub(super) struct Known<'a> {
    custom_ids: HashSet<&'a str>,
    ids: HashSet<i64>,
}

impl<'a> Known<'a> {
    /// Checks the `id` every component may have; 0 counts as none.
    pub fn id(&mut self, component: &Field<'a>) {
        let field = component.get("id");
        let id = field.integer(0..=i64::from(i32::MAX)).unwrap_or_default();
        if id != 0 && !self.ids.insert(id) {
            field.wrong("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
    }

    /// Checks the `custom_id` of a component that must have one.
    pub fn custom_id(&mut self, component: &Field<'a>) {
        let field = component.get("custom_id").required();
        if let Some(custom_id) = field.text(1..=100)
            && !self.custom_ids.insert(custom_id)
        {
            field.wrong("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }
}

/// What is counted over all components of a message.
struct Tree<'a, 'f> {
    files: Option<&'f HashSet<&'f str>>,
    total: usize,
    text: usize,
    known: Known<'a>,
}

impl<'a> Tree<'a, '_> {
    fn component(&mut self, component: &Field<'a>, allowed: &[i64]) {
        let Some(kind) = component.kind(allowed) else { return };
        self.total += 1;
        self.known.id(component);
        match kind {
            ROW => self.row(component),
            BUTTON => self.button(component),
            SECTION => self.section(component),
            TEXT => self.text += text_display(component),
            THUMBNAIL => self.picture(component),
            GALLERY => {
                for item in component.get("items").required().items(1..=10) {
                    if item.object() {
                        self.picture(&item);
                    }
                }
            }
            FILE => {
                component.get("spoiler").boolean();
                self.media(&component.get("file"), &["attachment"]);
            }
            SEPARATOR => {
                component.get("divider").boolean();
                component.get("spacing").one_of(&[1, 2]);
            }
            CONTAINER => self.container(component),
            select => {
                self.known.custom_id(component);
                select::check(component, select);
            }
        }
    }

    fn row(&mut self, row: &Field<'a>) {
        let components = row.get("components").required().items(1..=5);
        let selects = components.iter().filter(|component| is_select(component)).count();
        if selects > 0 && components.len() > 1 {
            row.get("components")
                .wrong("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
        for component in components {
            self.component(&component, IN_ROW);
        }
    }

    fn button(&mut self, button: &Field<'a>) {
        let style = button.get("style").required().one_of(&[1, 2, 3, 4, 5, 6]);
        button.get("label").text(0..=80);
        button.get("url").url(512, &["http", "https", "discord"]);
        button.get("sku_id").snowflake();
        button.get("disabled").boolean();
        button.get("emoji").emoji();

        let Some(style) = style else { return };
        let (needed, excluded): (&str, &[&str]) = match style {
            5 => ("url", &["custom_id", "sku_id"]),
            6 => ("sku_id", &["custom_id", "url", "label", "emoji"]),
            _ => ("custom_id", &["url", "sku_id"]),
        };
        if needed == "custom_id" {
            self.known.custom_id(button);
        } else {
            button.get(needed).require();
        }
        for key in excluded {
            let field = button.get(key);
            if field.given().is_some() {
                field.wrong(
                    "BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
                    format!("A button of style {style} cannot have {key}"),
                );
            }
        }
        if style != 6 && !button.get("label").says_something() && button.get("emoji").given().is_none() {
            button.wrong("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required");
        }
    }

    fn section(&mut self, section: &Field<'a>) {
        for text in section.get("components").required().items(1..=3) {
            self.component(&text, &[TEXT]);
        }
        self.component(&section.get("accessory").required(), &[BUTTON, THUMBNAIL]);
    }

    fn container(&mut self, container: &Field<'a>) {
        container.get("accent_color").integer(0..=0xFF_FFFF);
        container.get("spoiler").boolean();
        for component in container.get("components").required().items(1..=TOTAL) {
            self.component(&component, IN_CONTAINER);
        }
    }

    /// A thumbnail or an item of a gallery.
    fn picture(&self, picture: &Field<'_>) {
        picture.get("description").text(1..=1024);
        picture.get("spoiler").boolean();
        self.media(&picture.get("media"), &["http", "https", "attachment"]);
    }

    fn media(&self, media: &Field<'_>, schemes: &[&str]) {
        let media = media.clone().required();
        if !media.object() {
            return;
        }
        let url = media.get("url").required();
        let file = url.url(2048, schemes).and_then(|url| url.strip_prefix("attachment://"));
        if let (Some(file), Some(files)) = (file, self.files)
            && !files.contains(file)
        {
            let text = format!("The referenced attachment \"{file}\" was not found");
            url.wrong("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", text);
        }
    }
}

/// Checks the content of a text display and answers its length.
pub(super) fn text_display(component: &Field<'_>) -> usize {
    component.get("content").required().text(1..=TOTAL_TEXT).map_or(0, |text| text.chars().count())
}

fn is_select(component: &Field<'_>) -> bool {
    component.get("type").given().and_then(serde_json::Value::as_i64).is_some_and(|kind| kind != BUTTON)
}

//! Modals: action rows with one text input each, or labels around the newer kinds of input.

use super::component::{Known, text_display};
use super::field::Field;
use super::select;

const ROW: i64 = 1;
const TEXT_INPUT: i64 = 4;
const TEXT: i64 = 10;
const LABEL: i64 = 18;
const FILE_UPLOAD: i64 = 19;
const RADIO_GROUP: i64 = 21;
const CHECKBOX_GROUP: i64 = 22;
const CHECKBOX: i64 = 23;

const IN_LABEL: &[i64] = &[3, TEXT_INPUT, 5, 6, 7, 8, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX];
/// Code points of what is typed into a text input.
const TYPED: i64 = 4000;

/// Checks the data of a modal.
pub(super) fn check(modal: &Field<'_>) {
    if !modal.object() {
        return;
    }
    modal.get("custom_id").required().text(1..=100);
    modal.get("title").required().text(1..=45);
    let mut known = Known::default();
    for component in modal.get("components").required().items(1..=5) {
        top_level(&component, &mut known);
    }
}

fn top_level<'a>(component: &Field<'a>, known: &mut Known<'a>) {
    let Some(kind) = component.kind(&[ROW, TEXT, LABEL]) else { return };
    known.id(component);
    match kind {
        ROW => {
            for input in component.get("components").required().items(1..=1) {
                if input.kind(&[TEXT_INPUT]).is_some() {
                    known.id(&input);
                    known.custom_id(&input);
                    input.get("label").required().text(1..=45);
                    text_input(&input);
                }
            }
        }
        LABEL => label(component, known),
        _ => {
            text_display(component);
        }
    }
}

fn label<'a>(label: &Field<'a>, known: &mut Known<'a>) {
    label.get("label").required().text(1..=45);
    label.get("description").text(1..=100);
    let input = label.get("component").required();
    let Some(kind) = input.kind(IN_LABEL) else { return };
    known.id(&input);
    known.custom_id(&input);
    if input.get("disabled").boolean() == Some(true) {
        input.get("disabled").wrong("COMPONENT_DISABLED_NOT_ALLOWED", "A component of a modal cannot be disabled");
    }
    match kind {
        TEXT_INPUT => {
            let own = input.get("label");
            if own.given().is_some() {
                own.wrong("COMPONENT_LABEL_NOT_ALLOWED", "A text input inside a label cannot have a label of its own");
            }
            text_input(&input);
        }
        FILE_UPLOAD => {
            select::values(&input, 10, 1);
            file_types(&input.get("file_types"));
            least_fits_required(&input);
        }
        RADIO_GROUP => {
            let chosen = select::options(&input.get("options"), 2..=10, false);
            select::refuse_too_many_defaults(&input.get("options"), chosen, 1);
            input.get("required").boolean();
        }
        CHECKBOX_GROUP => {
            let (_, most) = select::values(&input, 10, 10);
            let chosen = select::options(&input.get("options"), 1..=10, false);
            select::refuse_too_many_defaults(&input.get("options"), chosen, most);
            least_fits_required(&input);
        }
        CHECKBOX => {
            input.get("default").boolean();
        }
        select => {
            select::check(&input, select);
            least_fits_required(&input);
        }
    }
}

fn text_input(input: &Field<'_>) {
    input.get("style").required().one_of(&[1, 2]);
    input.get("placeholder").text(0..=100);
    input.get("required").boolean();
    let least = input.get("min_length").integer(0..=TYPED).unwrap_or(0);
    let most = input.get("max_length").integer(1..=TYPED).unwrap_or(TYPED);
    if least > most {
        input
            .get("min_length")
            .wrong("TEXT_INPUT_MIN_LENGTH_EXCEEDS_MAX_LENGTH", "min_length must be at most max_length");
    }
    input.get("value").text(0..=usize::try_from(most).unwrap_or_default());
}

/// What must be filled in needs at least one value.
fn least_fits_required(input: &Field<'_>) {
    let required = input.get("required").boolean() != Some(false);
    let least = input.get("min_values");
    if required && least.given().and_then(serde_json::Value::as_i64) == Some(0) {
        least.wrong("NUMBER_TYPE_MIN", "int value should be greater than or equal to 1.");
    }
}

/// Checks a list of file types: `image`, `video`, `audio` or an extension.
pub(super) fn file_types(list: &Field<'_>) {
    for item in list.items(0..=10) {
        if let Some(text) = item.text(1..=32)
            && !["image", "video", "audio"].contains(&text)
            && !text.starts_with('.')
        {
            item.wrong("BASE_TYPE_CHOICES", "Value must be one of {'image', 'video', 'audio'} or an extension.");
        }
    }
}

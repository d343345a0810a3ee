//! Embeds and components as Discord shows them: what was left out has its default, every component an id.
//!
//! Pure; whether they are valid was checked before.

use serde_json::{Value, json};

use super::without_nulls;

/// The kinds of component that the stand-in treats apart.
pub mod kind {
    pub const ACTION_ROW: u64 = 1;
    pub const BUTTON: u64 = 2;
    pub const STRING_SELECT: u64 = 3;
    pub const TEXT_INPUT: u64 = 4;
    pub const USER_SELECT: u64 = 5;
    pub const ROLE_SELECT: u64 = 6;
    pub const MENTIONABLE_SELECT: u64 = 7;
    pub const CHANNEL_SELECT: u64 = 8;
    pub const TEXT_DISPLAY: u64 = 10;
    pub const THUMBNAIL: u64 = 11;
    pub const MEDIA_GALLERY: u64 = 12;
    pub const FILE: u64 = 13;
    pub const SEPARATOR: u64 = 14;
    pub const CONTAINER: u64 = 17;
    pub const LABEL: u64 = 18;
    pub const FILE_UPLOAD: u64 = 19;
    pub const RADIO_GROUP: u64 = 21;
    pub const CHECKBOX_GROUP: u64 = 22;
    pub const CHECKBOX: u64 = 23;
}

/// Where a component holds another one beside its list: a section its accessory, a label its input.
const SINGLE_CHILDREN: [&str; 2] = ["accessory", "component"];

/// Embeds with their type, without what was sent as null, and with the addresses of attached files.
pub fn embeds_shown(embeds: &Value, attachments: &Value) -> Value {
    let shown = embeds.as_array().into_iter().flatten().map(|embed| {
        let mut embed = without_nulls(embed);
        embed["type"] = json!("rich");
        for field in embed.get_mut("fields").and_then(Value::as_array_mut).into_iter().flatten() {
            field["inline"] = json!(field["inline"].as_bool().unwrap_or(false));
        }
        for (part, key) in [("image", "url"), ("thumbnail", "url"), ("footer", "icon_url"), ("author", "icon_url")] {
            if let Some(url) = embed.get(part).and_then(|part| part[key].as_str()) {
                embed[part][key] = json!(address(url, attachments));
            }
        }
        if embed.get("fields").is_some_and(|fields| fields == &json!([])) {
            embed.as_object_mut().map(|embed| embed.remove("fields"));
        }
        embed
    });
    shown.collect()
}

/// Components with ids and defaults.
pub fn shown(components: &Value, attachments: &Value) -> Value {
    let mut next_id = 1;
    let list = components.as_array().into_iter().flatten();
    list.map(|component| component_shown(component, attachments, &mut next_id)).collect()
}

/// Every text of a message that can mention someone: the content, or the text displays.
pub fn texts(message: &Value) -> Vec<String> {
    let mut texts = vec![message["content"].as_str().unwrap_or("").to_owned()];
    for component in each(&message["components"]) {
        if component["type"] == kind::TEXT_DISPLAY {
            texts.push(component["content"].as_str().unwrap_or("").to_owned());
        }
    }
    texts
}

/// Every component of a list, parents before children.
pub fn each(components: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    for component in components.as_array().into_iter().flatten() {
        found.push(component);
        found.extend(each(&component["components"]));
        found.extend(SINGLE_CHILDREN.iter().map(|single| &component[*single]).filter(|child| child.is_object()));
    }
    found
}

fn component_shown(component: &Value, attachments: &Value, next_id: &mut u64) -> Value {
    let mut shown = without_nulls(component);
    let id = component["id"].as_u64().filter(|id| *id > 0).unwrap_or(*next_id);
    *next_id = id.max(*next_id) + 1;
    shown["id"] = json!(id);
    if let Some(children) = component["components"].as_array() {
        shown["components"] = children.iter().map(|child| component_shown(child, attachments, next_id)).collect();
    }
    for single in SINGLE_CHILDREN {
        if component[single].is_object() {
            shown[single] = component_shown(&component[single], attachments, next_id);
        }
    }
    match component["type"].as_u64().unwrap_or(0) {
        kind::STRING_SELECT..=kind::CHANNEL_SELECT if component["type"] != kind::TEXT_INPUT => {
            set_default(&mut shown, "min_values", json!(1));
            set_default(&mut shown, "max_values", json!(1));
        }
        kind::CONTAINER => {
            set_default(&mut shown, "accent_color", Value::Null);
            set_default(&mut shown, "spoiler", json!(false));
        }
        kind::SEPARATOR => {
            set_default(&mut shown, "divider", json!(true));
            set_default(&mut shown, "spacing", json!(1));
        }
        kind::THUMBNAIL => media_shown(&mut shown, "media", attachments, id),
        kind::MEDIA_GALLERY => {
            for item in shown.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
                media_shown(item, "media", attachments, id);
            }
        }
        kind::FILE => {
            media_shown(&mut shown, "file", attachments, id);
            set_default(&mut shown, "name", Value::Null);
            set_default(&mut shown, "size", Value::Null);
        }
        _ => {}
    }
    shown
}

fn media_shown(holder: &mut Value, key: &str, attachments: &Value, id: u64) {
    let url = address(holder[key]["url"].as_str().unwrap_or(""), attachments);
    holder[key] = json!({ "id": id.to_string(), "url": url, "proxy_url": url });
    set_default(holder, "spoiler", json!(false));
    if key == "media" {
        set_default(holder, "description", Value::Null);
    }
}

/// Where `attachment://name` is found; any other address as it is.
fn address(url: &str, attachments: &Value) -> String {
    let Some(name) = url.strip_prefix("attachment://") else { return url.to_owned() };
    let attached = attachments.as_array().into_iter().flatten().find(|attachment| attachment["filename"] == name);
    attached.and_then(|attachment| attachment["url"].as_str()).unwrap_or(url).to_owned()
}

fn set_default(object: &mut Value, key: &str, value: Value) {
    if object.get(key).is_none() {
        object[key] = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_get_ids_and_defaults() {
        let sent = json!([{ "type": 17, "accent_color": null, "components": [
            { "type": 10, "content": "hello", "id": 7 },
            { "type": 1, "components": [{ "type": 3, "custom_id": "a", "options": [{ "label": "x", "value": "x" }] }] },
        ] }]);
        let shown = shown(&sent, &json!([]));
        assert_eq!(shown[0]["id"], 1);
        assert_eq!(shown[0]["accent_color"], Value::Null);
        assert_eq!(shown[0]["components"][0]["id"], 7);
        assert_eq!(shown[0]["components"][1]["id"], 8);
        assert_eq!(shown[0]["components"][1]["components"][0]["max_values"], 1);
    }

    #[test]
    fn an_attached_picture_is_shown_by_its_address() {
        let attachments = json!([{ "filename": "map.png", "url": "http://127.0.0.1:1/cdn/attachments/1/2/map.png" }]);
        let embeds = embeds_shown(&json!([{ "image": { "url": "attachment://map.png" } }]), &attachments);
        assert_eq!(embeds[0]["image"]["url"], "http://127.0.0.1:1/cdn/attachments/1/2/map.png");
        assert_eq!(embeds[0]["type"], "rich");
    }
}

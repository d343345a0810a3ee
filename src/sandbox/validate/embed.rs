//! The embeds of a message.

use super::field::Field;

const EMBEDS: usize = 10;
const FIELDS: usize = 25;
/// Code points over all embeds of a message.
const TOTAL: usize = 6000;
const COLOURS: std::ops::RangeInclusive<i64> = 0..=0xFF_FFFF;
const URL: usize = 2048;
const LINKS: &[&str] = &["http", "https"];
const PICTURES: &[&str] = &["http", "https", "attachment"];

/// Checks the embeds of a message, each alone and all together.
pub(super) fn list(embeds: &Field<'_>) {
    let mut total = 0;
    for embed in embeds.items(0..=EMBEDS) {
        total += check(&embed);
    }
    if total > TOTAL {
        embeds.wrong("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }
}

/// Checks one embed and answers the number of code points that count.
fn check(embed: &Field<'_>) -> usize {
    if !embed.object() {
        return 0;
    }
    embed.get("type").text(0..=152_133);
    embed.get("url").url(URL, LINKS);
    embed.get("color").integer(COLOURS);
    embed.get("timestamp").instant();
    for key in ["image", "thumbnail", "video"] {
        picture(&embed.get(key));
    }
    let size = length(embed.get("title").text(0..=256))
        + length(embed.get("description").text(0..=4096))
        + author(&embed.get("author"))
        + footer(&embed.get("footer"))
        + embed.get("fields").items(0..=FIELDS).iter().map(row).sum::<usize>();
    provider(&embed.get("provider"));
    if !SHOWN.iter().any(|key| embed.get(key).says_something()) {
        embed.get("description").wrong("BASE_TYPE_REQUIRED", "This field is required");
    }
    size
}

/// An embed with none of these has nothing to show.
const SHOWN: &[&str] =
    &["title", "description", "author", "footer", "fields", "image", "thumbnail", "video", "provider"];

fn author(author: &Field<'_>) -> usize {
    if !author.object() {
        return 0;
    }
    author.get("url").url(URL, LINKS);
    author.get("icon_url").url(URL, PICTURES);
    length(author.get("name").required().words(256))
}

fn footer(footer: &Field<'_>) -> usize {
    if !footer.object() {
        return 0;
    }
    footer.get("icon_url").url(URL, PICTURES);
    length(footer.get("text").required().words(2048))
}

fn row(field: &Field<'_>) -> usize {
    if !field.object() {
        return 0;
    }
    field.get("inline").boolean();
    length(field.get("name").required().words(256)) + length(field.get("value").required().words(1024))
}

fn picture(picture: &Field<'_>) {
    if picture.object() {
        picture.get("url").required().url(URL, PICTURES);
        picture.get("width").integer(i64::MIN..=i64::MAX);
        picture.get("height").integer(i64::MIN..=i64::MAX);
        picture.get("placeholder").text(0..=64);
        picture.get("placeholder_version").integer(0..=i64::from(i32::MAX));
        picture.get("is_animated").boolean();
        picture.get("description").text(0..=4096);
    }
}

fn provider(provider: &Field<'_>) {
    if provider.object() {
        provider.get("name").text(0..=256);
        provider.get("url").url(URL, LINKS);
    }
}

fn length(text: Option<&str>) -> usize {
    text.map_or(0, |text| text.chars().count())
}

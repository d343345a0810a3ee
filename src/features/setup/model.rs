//! The list: which points there are, and which of them are met.

use crate::base::i18n::Language;
use crate::base::ids::ChannelId;
use crate::discord::permissions::{Channel, Permission, Standing};
use crate::features::servers::Server;

/// What a channel is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Published write-ups and gatherings are announced
    Announcements,
    /// Write-ups wait for review
    Reviews,
}

/// What the bot does in a channel for announcements, and for reviews.
const IN_CHANNEL: [Permission; 4] =
    [Permission::ViewChannels, Permission::SendMessages, Permission::EmbedLinks, Permission::ReadHistory];
/// What gatherings need beyond that, where they are announced.
const FOR_GATHERINGS: [Permission; 3] = [Permission::CreateThreads, Permission::SendInThreads, Permission::AttachFiles];

/// One point of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// Whether the server is part of the network
    Admitted(bool),
    /// The language of public posts
    Language(Language),
    /// No channel was chosen
    NoChannel {
        /// What it would be for
        what: Use,
        /// Whether somewhere else in the network has one, so that nothing is missing
        elsewhere: bool,
    },
    /// The chosen channel is not there any more
    ChannelGone(Use, ChannelId),
    /// A chosen channel, and the permissions that the bot lacks there
    Channel(Use, ChannelId, String, Vec<Permission>),
    /// Nothing is chosen yet, and in no channel the bot may do what it must: what it lacks where it may most
    Nowhere(Vec<Permission>),
    /// Everyone in the server can read what waits for review
    OpenReviews(ChannelId, String),
    /// The permissions that gatherings still need in this server
    Gatherings(Vec<Permission>),
    /// How many have the role of moderator
    Moderators(i64),
}

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// As it should be
    Met,
    /// May stay so
    Open,
    /// Something will not work
    Missing,
}

impl Point {
    /// How it stands.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::NoChannel { what: Use::Reviews, elsewhere: true } | Self::OpenReviews(..) => Verdict::Open,
            Self::Language(_) | Self::Admitted(true) => Verdict::Met,
            Self::Channel(_, _, _, missing) | Self::Gatherings(missing) if missing.is_empty() => Verdict::Met,
            Self::Moderators(count) if *count > 0 => Verdict::Met,
            Self::NoChannel { .. }
            | Self::Admitted(false)
            | Self::ChannelGone(..)
            | Self::Channel(..)
            | Self::Nowhere(_)
            | Self::Gatherings(_)
            | Self::Moderators(_) => Verdict::Missing,
        }
    }
}

/// The list for one server, in the order in which things are best done.
pub fn points(server: &Server, standing: &Standing, moderators: i64, reviewed_somewhere: bool) -> Vec<Point> {
    let channel = |what: Use, id: Option<ChannelId>| match id {
        None => Point::NoChannel { what, elsewhere: reviewed_somewhere },
        Some(id) => match standing.channels.get(&id) {
            Some(Channel::There(name, granted)) => {
                Point::Channel(what, id, name.clone(), lacking(&IN_CHANNEL, *granted))
            }
            Some(Channel::Hidden) => Point::Channel(what, id, String::new(), vec![Permission::ViewChannels]),
            Some(Channel::Gone) | None => Point::ChannelGone(what, id),
        },
    };
    let in_announcements = match server.announcement_channel.and_then(|id| standing.channels.get(&id)) {
        Some(Channel::There(_, granted)) => *granted,
        _ => standing.granted,
    };
    let mut for_gatherings = lacking(&FOR_GATHERINGS, in_announcements);
    for_gatherings.extend(lacking(&[Permission::CreateEvents], standing.granted));
    let open_reviews =
        server.review_channel.filter(|id| standing.open.contains(id)).and_then(|id| match standing.channels.get(&id) {
            Some(Channel::There(name, _)) => Some(Point::OpenReviews(id, name.clone())),
            _ => None,
        });
    let mut points = vec![
        Point::Admitted(server.admitted_at.is_some()),
        Point::Moderators(moderators),
        Point::Language(server.language),
        channel(Use::Announcements, server.announcement_channel),
        channel(Use::Reviews, server.review_channel),
    ];
    points.extend(open_reviews);
    points.push(Point::Gatherings(for_gatherings));
    points
}

/// What keeps the bot from doing anything in a server in which nothing is chosen yet: its permissions in the server, and those
/// in the channel where it has most.
pub fn points_before(granted: u64, in_best_channel: u64) -> Vec<Point> {
    let nowhere = lacking(&IN_CHANNEL, in_best_channel);
    let mut for_gatherings = lacking(&FOR_GATHERINGS, in_best_channel);
    for_gatherings.extend(lacking(&[Permission::CreateEvents], granted));
    let nowhere = (!nowhere.is_empty()).then_some(Point::Nowhere(nowhere));
    let for_gatherings = (!for_gatherings.is_empty()).then_some(Point::Gatherings(for_gatherings));
    nowhere.into_iter().chain(for_gatherings).collect()
}

fn lacking(needed: &[Permission], granted: u64) -> Vec<Permission> {
    needed.iter().copied().filter(|permission| granted & permission.bit() == 0).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use tertulia_clock::Moment;

    use super::*;
    use crate::base::ids::ServerId;
    use crate::discord::permissions::asked_permissions;

    fn server() -> Server {
        Server {
            id: ServerId(1),
            admitted_at: Some(Moment(0)),
            language: Language::En,
            announcement_channel: Some(ChannelId(5)),
            review_channel: None,
        }
    }

    fn standing(granted: u64) -> Standing {
        let channels = HashMap::from([(ChannelId(5), Channel::There("library".to_owned(), granted))]);
        Standing { name: "Commons".to_owned(), granted: asked_permissions(), channels, open: Vec::new() }
    }

    fn missing(points: &[Point]) -> Vec<&Point> {
        points.iter().filter(|point| point.verdict() == Verdict::Missing).collect()
    }

    #[test]
    fn nothing_is_missing_where_everything_was_granted_and_another_server_reviews() {
        let points = points(&server(), &standing(asked_permissions()), 1, true);
        assert_eq!(missing(&points), Vec::<&Point>::new());
        assert!(points.iter().any(|point| point.verdict() == Verdict::Open), "no review channel here: {points:?}");
    }

    #[test]
    fn a_review_channel_that_everyone_can_read_is_told_but_may_stay_so() {
        let server = Server { review_channel: Some(ChannelId(5)), ..server() };
        let told = Point::OpenReviews(ChannelId(5), "library".to_owned());
        let closed = standing(asked_permissions());
        assert!(!points(&server, &closed, 1, true).contains(&told));
        let open = Standing { open: vec![ChannelId(5)], ..closed };
        let found = points(&server, &open, 1, true);
        assert!(found.contains(&told), "{found:?}");
        assert_eq!(missing(&found), Vec::<&Point>::new());
    }

    #[test]
    fn before_anything_is_chosen_only_what_is_missing_is_named() {
        let all = asked_permissions();
        assert_eq!(points_before(all, all), []);
        let nothing = points_before(0, 0);
        assert_eq!(nothing[0], Point::Nowhere(IN_CHANNEL.to_vec()));
        assert!(nothing.iter().all(|point| point.verdict() == Verdict::Missing) && nothing.len() == 2);
        let silent = all & !Permission::SendMessages.bit();
        assert_eq!(points_before(all, silent), [Point::Nowhere(vec![Permission::SendMessages])]);
    }

    #[test]
    fn each_thing_that_is_missing_is_named() {
        let few = Permission::ViewChannels.bit() | Permission::ReadHistory.bit();
        let found = points(&server(), &standing(few), 0, false);
        assert_eq!(
            missing(&found),
            [
                &Point::Moderators(0),
                &Point::Channel(
                    Use::Announcements,
                    ChannelId(5),
                    "library".to_owned(),
                    vec![Permission::SendMessages, Permission::EmbedLinks]
                ),
                &Point::NoChannel { what: Use::Reviews, elsewhere: false },
                &Point::Gatherings(vec![Permission::CreateThreads, Permission::SendInThreads, Permission::AttachFiles]),
            ]
        );
        let gone = points(&server(), &Standing::default(), 1, true);
        assert!(gone.contains(&Point::ChannelGone(Use::Announcements, ChannelId(5))));
    }
}

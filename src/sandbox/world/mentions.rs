//! Who a message mentions: `<@1>`, `<@&2>`, `@everyone` and `@here`, as far as `allowed_mentions` lets them.
//!
//! Pure; whether the mentioned exist and may be mentioned is for the world to say.

use serde_json::Value;

use super::id_in;

/// Who was found.
#[derive(Debug, Default, PartialEq)]
pub struct Mentions {
    pub users: Vec<u64>,
    pub roles: Vec<u64>,
    pub everyone: bool,
}

/// What may be mentioned.
pub struct Allowed {
    users: Which,
    roles: Which,
    everyone: bool,
}

enum Which {
    All,
    Only(Vec<u64>),
}

impl Which {
    fn includes(&self, id: u64) -> bool {
        match self {
            Self::All => true,
            Self::Only(ids) => ids.contains(&id),
        }
    }
}

impl Allowed {
    /// Reads `allowed_mentions`. Without it a bot's message mentions all, an interaction's answer users only.
    pub fn from_body(allowed: Option<&Value>, answers_interaction: bool) -> Self {
        let Some(allowed) = allowed.filter(|allowed| allowed.is_object()) else {
            let roles = if answers_interaction { Which::Only(Vec::new()) } else { Which::All };
            return Self { users: Which::All, roles, everyone: !answers_interaction };
        };
        let parse = |kind: &str| allowed["parse"].as_array().into_iter().flatten().any(|parsed| parsed == kind);
        let listed = |key: &str| {
            if parse(key) {
                return Which::All;
            }
            Which::Only(allowed[key].as_array().into_iter().flatten().filter_map(id_in).collect())
        };
        Self { users: listed("users"), roles: listed("roles"), everyone: parse("everyone") }
    }
}

/// The mentions in some texts, each once, in the order met.
pub fn find(texts: &[String], allowed: &Allowed) -> Mentions {
    let mut mentions = Mentions::default();
    for text in texts {
        mentions.everyone |= allowed.everyone && (text.contains("@everyone") || text.contains("@here"));
        for piece in text.split("<@").skip(1) {
            let Some((inside, _)) = piece.split_once('>') else { continue };
            let (found, which, id) = match inside.strip_prefix('&') {
                Some(role) => (&mut mentions.roles, &allowed.roles, role),
                None => (&mut mentions.users, &allowed.users, inside.trim_start_matches('!')),
            };
            if let Ok(id) = id.parse()
                && which.includes(id)
                && !found.contains(&id)
            {
                found.push(id);
            }
        }
    }
    mentions
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(text: &str, allowed: Option<&Value>, answers_interaction: bool) -> (Vec<u64>, Vec<u64>, bool) {
        let mentions = find(&[text.to_owned()], &Allowed::from_body(allowed, answers_interaction));
        (mentions.users, mentions.roles, mentions.everyone)
    }

    #[test]
    fn a_plain_message_mentions_all_and_an_answer_users_only() {
        let text = "@everyone <@1> <@!2> <@&3> <@1> <@x>";
        assert_eq!(found(text, None, false), (vec![1, 2], vec![3], true));
        assert_eq!(found(text, None, true), (vec![1, 2], vec![], false));
    }

    #[test]
    fn allowed_mentions_narrow_it() {
        let text = "@here <@1> <@2> <@&3>";
        assert_eq!(found(text, Some(&json!({ "parse": [] })), false), (vec![], vec![], false));
        assert_eq!(found(text, Some(&json!({ "users": ["2"] })), false), (vec![2], vec![], false));
        assert_eq!(found(text, Some(&json!({ "parse": ["roles", "everyone"] })), true), (vec![], vec![3], true));
    }
}

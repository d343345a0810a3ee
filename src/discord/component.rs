//! Buttons, menus and forms as data: how their custom ids begin, who may use them, and what answers.

use futures_util::future::BoxFuture;

use crate::base::error::Result;
use crate::discord::command::{Access, Effect, Reply};
use crate::discord::context::Ctx;

/// What answers a button, a menu or a form; it is handed the whole custom id.
pub type ComponentHandler = for<'a> fn(&'a Ctx, &'a str) -> BoxFuture<'a, Result<Reply>>;

/// A button, menu or form. Custom ids that were posted once never change, nor do these beginnings.
#[derive(Clone, Copy, Debug)]
pub struct Component {
    /// How its custom ids begin, up to a slash: `gathering/show/`
    pub prefix: &'static str,
    /// Who may use it
    pub access: Access,
    /// What it does, as far as that decides when it may be used
    pub effect: Effect,
    /// What answers a press of the button, or a choice in the menu; none where there is only a form
    pub on_press: Option<ComponentHandler>,
    /// What answers the form; none where there is none
    pub on_submit: Option<ComponentHandler>,
}

impl Component {
    /// A button or menu.
    pub const fn button(prefix: &'static str, access: Access, effect: Effect, on_press: ComponentHandler) -> Self {
        Self { prefix, access, effect, on_press: Some(on_press), on_submit: None }
    }

    /// A form.
    pub const fn form(prefix: &'static str, access: Access, effect: Effect, on_submit: ComponentHandler) -> Self {
        Self { prefix, access, effect, on_press: None, on_submit: Some(on_submit) }
    }

    /// This button, which opens a form of its own custom id.
    #[must_use]
    pub const fn opening(self, on_submit: ComponentHandler) -> Self {
        Self { on_submit: Some(on_submit), ..self }
    }
}

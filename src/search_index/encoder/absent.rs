//! What stands for the model in a build without the feature `encoder`: a type that has no value.

use std::borrow::Cow;

use super::ModelFault;

/// No value: nobody ever holds one, and so its methods never run.
pub(super) enum Model {}

/// No model is part of this binary.
pub(super) fn built_in() -> Option<&'static [u8]> {
    None
}

impl Model {
    pub(super) fn read(_: Cow<'static, [u8]>) -> Result<Self, ModelFault> {
        Err(ModelFault::LeftOut)
    }

    pub(super) fn name(&self) -> &str {
        match *self {}
    }

    pub(super) fn embed(&self, _: &[&str]) -> Vec<Vec<f32>> {
        match *self {}
    }

    pub(super) fn word(&self, _: &str) -> Option<String> {
        match *self {}
    }

    pub(super) fn nearest(&self, _: &str) -> Option<String> {
        match *self {}
    }

    pub(super) fn rarity(&self, _: &str) -> f32 {
        match *self {}
    }

    pub(super) fn words(&self) -> Vec<&str> {
        match *self {}
    }

    pub(super) fn known(&self, _: &str) -> f32 {
        match *self {}
    }
}

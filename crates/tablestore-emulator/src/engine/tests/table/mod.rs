pub(super) mod lifecycle;
mod schemas;
mod settings;

use super::*;

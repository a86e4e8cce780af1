//! The messages that are checked before prost decodes them: those that have a required field, or a list
//! of messages, at any depth.
//!
//! prost decodes a message that lacks a required field, and makes a large element of two bytes of a list.
//! So every generated message comes with a table of its required fields, of its lists of messages, and of
//! the messages in which there are some.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Item, Path};

use super::attribute;
use super::field::{Field, Kind, Label};
use crate::Result;

/// The names of a module or a type, from the root of the generated code.
type FullPath = Vec<String>;

/// The messages of all packages that have required fields or lists of messages, at any depth.
#[derive(Default)]
pub(crate) struct Checked(BTreeSet<FullPath>);

impl Checked {
    /// Finds them in prost-build's code of some modules.
    pub(crate) fn find<'a>(
        modules: impl IntoIterator<Item = (FullPath, &'a [Item])>,
    ) -> Result<Self> {
        let mut messages = BTreeMap::new();
        for (module, items) in modules {
            collect(&module, items, &mut messages)?;
        }
        let mut checked = Self::default();
        loop {
            let before = checked.0.len();
            for (path, message) in &messages {
                if message.is_checked || message.nested.iter().any(|it| checked.0.contains(it)) {
                    checked.0.insert(path.clone());
                }
            }
            if checked.0.len() == before {
                return Ok(checked);
            }
        }
    }

    /// Writes the table of a message in this module.
    pub(super) fn table(
        &self,
        module: &[String],
        name: &Ident,
        fields: &[Field],
    ) -> Result<TokenStream> {
        let is_checked = |path: &Path| self.0.contains(&resolve(module, path));
        let mut required = Vec::new();
        let mut nested = Vec::new();
        for field in fields {
            let (of_field, in_field) = (field.required(), field.nested(is_checked));
            // The check keeps a bit for each number, except of a list, which needs none.
            let needs_bit = of_field.is_some()
                || (in_field.is_some() && !matches!(field.label, Label::Repeated));
            if field.number > 63 && needs_bit {
                return Err(format!(
                    "message {name}, field {}: a required field with a number above 63 is not \
                     supported",
                    field.name
                )
                .into());
            }
            required.extend(of_field);
            nested.extend(in_field);
        }
        let table = if required.is_empty() && nested.is_empty() {
            quote!(crate::proto::required::NONE)
        } else {
            let message = name.to_string();
            quote! {
                &crate::proto::required::Table::new(
                    #message,
                    &[#(crate::proto::required::#required),*],
                    &[#(crate::proto::required::#nested),*],
                )
            }
        };
        Ok(quote! {
            impl crate::proto::RequiredFields for #name {
                const TABLE: &'static crate::proto::required::Table = #table;
            }
        })
    }
}

struct Message {
    /// Whether it has a required field or a list of messages itself.
    is_checked: bool,
    /// The messages in it.
    nested: Vec<FullPath>,
}

fn collect(
    module: &[String],
    items: &[Item],
    messages: &mut BTreeMap<FullPath, Message>,
) -> Result<()> {
    for item in items {
        match item {
            Item::Struct(item) => {
                let mut message = Message {
                    is_checked: false,
                    nested: Vec::new(),
                };
                for field in &item.fields {
                    let field = attribute::take(&mut field.clone())
                        .map_err(|error| format!("message {}, {error}", item.ident))?;
                    message.is_checked |= matches!(field.label, Label::Required);
                    if let Kind::Message(path) = &field.kind {
                        message.is_checked |= matches!(field.label, Label::Repeated);
                        message.nested.push(resolve(module, path));
                    }
                }
                messages.insert(within(module, &item.ident), message);
            }
            Item::Mod(item) => {
                let items = item.content.as_ref();
                let items = items.map_or(&[][..], |(_, items)| items);
                collect(&within(module, &item.ident), items, messages)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The full path of a name in a module.
pub(super) fn within(module: &[String], name: &Ident) -> FullPath {
    module.iter().cloned().chain([name.to_string()]).collect()
}

/// The full path that a path in a module leads to.
fn resolve(module: &[String], path: &Path) -> FullPath {
    let mut full = module.to_vec();
    for segment in &path.segments {
        if segment.ident == "super" {
            full.pop();
        } else {
            full.push(segment.ident.to_string());
        }
    }
    full
}

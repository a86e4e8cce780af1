//! Expands prost's derive macros.
//!
//! prost-build gives every type a derive macro and every field attributes for it. Each build of each
//! application would compile the crate of the macros and its dependencies, only to produce the code that
//! is written here once.

mod attribute;
mod enumeration;
mod field;
mod message;
mod required;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, ImplItem, Item, Path, Token, parse_quote};

pub(crate) use required::Checked;

use crate::Result;

/// Expands the derive macros in prost-build's code of a module.
pub(crate) fn expand(module: &[String], items: &[Item], checked: &Checked) -> Result<String> {
    let expanded = expand_items(module, items, checked)?;
    Ok(prettyplease::unparse(&syn::parse2(expanded)?))
}

fn expand_items(module: &[String], items: &[Item], checked: &Checked) -> Result<TokenStream> {
    items
        .iter()
        .map(|item| expand_item(module, item, checked))
        .collect()
}

fn expand_item(module: &[String], item: &Item, checked: &Checked) -> Result<TokenStream> {
    match item {
        Item::Struct(item) => message::expand(module, item.clone(), checked),
        Item::Enum(item) => enumeration::expand(item.clone()),
        Item::Mod(item) => {
            let (attributes, name) = (&item.attrs, &item.ident);
            let content = item.content.as_ref().map_or(&[][..], |(_, items)| items);
            let content = expand_items(&required::within(module, name), content, checked)?;
            Ok(quote!(#(#attributes)* pub mod #name { #content }))
        }
        Item::Impl(item) => {
            let mut item = item.clone();
            // Enums are never parsed from their names.
            item.items
                .retain(|it| !matches!(it, ImplItem::Fn(it) if it.sig.ident == "from_str_name"));
            Ok(quote!(#item))
        }
        other => Ok(quote!(#other)),
    }
}

/// Replaces prost's macro, which is the one with a path, by these. Removes orders and hashes, which nothing
/// uses, so that they are not compiled.
fn replace_derive(attributes: &mut [Attribute], by: &[&str]) -> Result<()> {
    let derives = |attribute: &&mut Attribute| attribute.path().is_ident("derive");
    for attribute in attributes.iter_mut().filter(derives) {
        let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated)?;
        let is_unused = |path: &Path| {
            let unused = ["Hash", "PartialOrd", "Ord"];
            path.get_ident()
                .is_some_and(|name| unused.iter().any(|it| name == it))
        };
        let is_kept = |path: &&Path| path.leading_colon.is_none() && !is_unused(path);
        let kept = paths.iter().filter(is_kept);
        let by = by.iter().map(|name| format_ident!("{name}"));
        *attribute = parse_quote!(#[derive(#(#kept,)* #(#by),*)]);
    }
    Ok(())
}

#[cfg(test)]
mod tests;

//! Writes out in full what prost's derive macros stand for.
//!
//! prost-build gives every type a derive macro and every field attributes for it. Each build of each
//! application would compile the crate of the macros and those that it is made of, only to arrive at
//! the code that is written here once.

mod attribute;
mod enumeration;
mod field;
mod message;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Path, Token, parse_quote};

use crate::Result;

/// Expands the derive macros in prost-build's code.
pub(crate) fn expand(code: &str) -> Result<String> {
    let expanded = expand_items(&syn::parse_file(code)?.items)?;
    Ok(prettyplease::unparse(&syn::parse2(expanded)?))
}

fn expand_items(items: &[Item]) -> Result<TokenStream> {
    items.iter().map(expand_item).collect()
}

fn expand_item(item: &Item) -> Result<TokenStream> {
    match item {
        Item::Struct(item) => message::expand(item.clone()),
        Item::Enum(item) => enumeration::expand(item.clone()),
        Item::Mod(module) => {
            let (attributes, name) = (&module.attrs, &module.ident);
            let content = module.content.as_ref();
            let content = expand_items(content.map_or(&[], |(_, items)| items))?;
            Ok(quote!(#(#attributes)* pub mod #name { #content }))
        }
        other => Ok(quote!(#other)),
    }
}

/// Derives these in place of prost's macro, which is the one that has a path.
fn replace_derive(attributes: &mut [Attribute], by: &[&str]) -> Result<()> {
    let derives = |attribute: &&mut Attribute| attribute.path().is_ident("derive");
    for attribute in attributes.iter_mut().filter(derives) {
        let paths = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated)?;
        let kept = paths.iter().filter(|path| path.leading_colon.is_none());
        let by = by.iter().map(|name| format_ident!("{name}"));
        *attribute = parse_quote!(#[derive(#(#kept,)* #(#by),*)]);
    }
    Ok(())
}

#[cfg(test)]
mod tests;

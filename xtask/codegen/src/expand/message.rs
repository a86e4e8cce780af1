//! A message: its wire format, required fields, default, `Debug`, and accessors of its fields.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, ItemStruct};

use super::field::Field;
use super::{Checked, attribute, replace_derive};
use crate::Result;

pub(super) fn expand(
    module: &[String],
    mut item: ItemStruct,
    checked: &Checked,
) -> Result<TokenStream> {
    let name = item.ident.clone();
    let mut fields = Vec::new();
    for field in &mut item.fields {
        fields.push(attribute::take(field).map_err(|error| format!("message {name}, {error}"))?);
    }
    let mut expanded = TokenStream::new();
    if fields.iter().any(Field::is_enumeration) {
        // The standard derives treat an enum's value as a number: they would show it as one, and default
        // to 0, which may not be a value.
        replace_derive(&mut item.attrs, &[])?;
        expanded.extend([default(&name, &fields), debug(&name, &fields)]);
    } else {
        replace_derive(&mut item.attrs, &["Debug", "Default"])?;
    }
    expanded.extend(accessors(&name, &fields));
    // Fields are encoded in the order of their numbers.
    fields.sort_by_key(|field| field.number);
    expanded.extend(message(&name, &fields));
    expanded.extend(checked.table(module, &name, &fields)?);
    Ok(quote!(#item #expanded))
}

// Functions that are not generic are `#[inline]`: they are compiled where they are used, or not at all.

fn message(name: &Ident, fields: &[Field]) -> TokenStream {
    let encode = fields.iter().map(Field::encode);
    let merge = merge(name, fields);
    let encoded_len = encoded_len(fields);
    quote! {
        impl ::prost::Message for #name {
            fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
                #(#encode)*
            }

            fn merge_field(
                &mut self,
                number: u32,
                wire_type: ::prost::encoding::WireType,
                buf: &mut impl ::prost::bytes::Buf,
                ctx: ::prost::encoding::DecodeContext,
            ) -> ::core::result::Result<(), ::prost::DecodeError> {
                #merge
            }

            #[inline]
            fn encoded_len(&self) -> usize {
                #encoded_len
            }

            #[inline]
            fn clear(&mut self) {
                *self = Self::default();
            }
        }
    }
}

fn merge(name: &Ident, fields: &[Field]) -> TokenStream {
    let skip = quote!(::prost::encoding::skip_field(wire_type, number, buf, ctx));
    if fields.is_empty() {
        return skip;
    }
    let merge = fields.iter().map(Field::merge);
    let names = fields.iter().map(Field::entry);
    let message = name.to_string();
    quote! {
        let merged = match number {
            #(#merge,)*
            _ => #skip,
        };
        merged.map_err(|error| {
            crate::proto::field::at(error, number, #message, &[#(#names),*])
        })
    }
}

fn encoded_len(fields: &[Field]) -> TokenStream {
    if fields.is_empty() {
        return quote!(0);
    }
    let encoded_len = fields.iter().map(Field::encoded_len);
    quote! {
        let mut len = 0;
        #(#encoded_len)*
        len
    }
}

fn default(name: &Ident, fields: &[Field]) -> TokenStream {
    let values = fields.iter().map(Field::default);
    quote! {
        impl ::core::default::Default for #name {
            #[inline]
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

fn debug(name: &Ident, fields: &[Field]) -> TokenStream {
    let message = name.to_string();
    let fields = fields.iter().map(Field::debug);
    quote! {
        impl ::core::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#message)#(#fields)*.finish()
            }
        }
    }
}

fn accessors(name: &Ident, fields: &[Field]) -> Option<TokenStream> {
    let accessors: Vec<_> = fields.iter().filter_map(Field::accessors).collect();
    (!accessors.is_empty()).then(|| quote!(impl #name { #(#accessors)* }))
}

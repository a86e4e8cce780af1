//! An enum: its default, and the numbers of its values.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, ItemEnum, Variant, parse_quote};

use super::replace_derive;
use crate::Result;

pub(super) fn expand(mut item: ItemEnum) -> Result<TokenStream> {
    replace_derive(&mut item.attrs, &["Default"])?;
    // protobuf's rule for proto2.
    if let Some(first) = item.variants.first_mut() {
        first.attrs.push(parse_quote!(#[default]));
    }
    let name = &item.ident;
    let numbers: Vec<&Expr> = item.variants.iter().map(number).collect::<Result<_>>()?;
    let variants = item.variants.iter().map(|variant| &variant.ident);
    Ok(quote! {
        #item

        impl #name {
            /// Whether this is the number of a value.
            pub const fn is_valid(number: i32) -> bool {
                matches!(number, #(#numbers)|*)
            }
        }

        impl ::core::convert::From<#name> for i32 {
            fn from(value: #name) -> Self {
                value as Self
            }
        }

        impl ::core::convert::TryFrom<i32> for #name {
            type Error = ::prost::UnknownEnumValue;

            fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
                match number {
                    #(#numbers => Ok(Self::#variants),)*
                    _ => Err(::prost::UnknownEnumValue(number)),
                }
            }
        }
    })
}

fn number(variant: &Variant) -> Result<&Expr> {
    match &variant.discriminant {
        Some((_, number)) => Ok(number),
        None => Err(format!("`{}` is not a value of an enum", variant.ident).into()),
    }
}

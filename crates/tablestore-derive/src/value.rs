use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DataEnum, DeriveInput, Fields, Path, Type};

use crate::attributes::{ContainerAttributes, variant_name};
use crate::case::Case;

/// Expands `TableValue`.
pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let container = ContainerAttributes::parse(&input.attrs)?;
    let krate = &container.krate;
    let ident = &input.ident;
    if let Some(parameter) = input.generics.params.first() {
        let message = "TableValue is for types without parameters";
        return Err(syn::Error::new_spanned(parameter, message));
    }
    let conversions = match &input.data {
        Data::Enum(data) => of_enum(input, data, &container)?,
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                of_newtype(ident, &fields.unnamed[0].ty, krate)
            }
            _ => return Err(unsupported(input)),
        },
        Data::Union(_) => return Err(unsupported(input)),
    };
    Ok(quote! {
        #conversions

        #[automatically_derived]
        impl ::core::convert::From<#ident> for #krate::Value {
            fn from(value: #ident) -> Self {
                #krate::typed::ToValue::to_value(&value)
            }
        }
    })
}

fn unsupported(input: &DeriveInput) -> syn::Error {
    let message = "TableValue is for enums without fields and structs of one unnamed field";
    syn::Error::new(input.ident.span(), message)
}

fn of_enum(
    input: &DeriveInput,
    data: &DataEnum,
    container: &ContainerAttributes,
) -> syn::Result<TokenStream> {
    let krate = &container.krate;
    let ident = &input.ident;
    let case = container.rename_all.unwrap_or(Case::Snake);
    let mut variants = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for variant in &data.variants {
        if !variant.fields.is_empty() {
            let message = "a variant with fields is not a string: use #[table(json)] for the field";
            return Err(syn::Error::new(variant.ident.span(), message));
        }
        let name = variant_name(&variant.attrs)?;
        let name = name.unwrap_or_else(|| case.apply(&variant.ident.to_string()));
        if names.contains(&name) {
            let message = format!("two variants are the string {name:?}");
            return Err(syn::Error::new(variant.ident.span(), message));
        }
        names.push(name);
        variants.push(&variant.ident);
    }
    if variants.is_empty() {
        return Err(unsupported(input));
    }
    let quoted: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
    let none_of = format!(", which is none of {}", quoted.join(", "));
    Ok(quote! {
        #[automatically_derived]
        impl #krate::typed::ToValue for #ident {
            const TYPE: ::core::option::Option<#krate::typed::ValueType> =
                ::core::option::Option::Some(#krate::typed::ValueType::String);

            fn to_value(&self) -> #krate::Value {
                #krate::Value::String(#krate::Str::from_static(match self {
                    #(Self::#variants => #names,)*
                }))
            }
        }

        #[automatically_derived]
        impl ::core::convert::From<#ident> for #krate::PrimaryKeyValue {
            fn from(value: #ident) -> Self {
                #krate::typed::any_key_value(#krate::typed::ToValue::to_value(&value), false)
            }
        }

        #[automatically_derived]
        impl #krate::FromValue<'_> for #ident {
            fn from_value(
                value: #krate::ValueRef<'_>,
            ) -> ::core::result::Result<Self, #krate::Mismatch> {
                match <&str as #krate::FromValue<'_>>::from_value(value)? {
                    #(#names => ::core::result::Result::Ok(Self::#variants),)*
                    other => ::core::result::Result::Err(#krate::Mismatch::new(
                        ::std::format!("holds {other:?}{}", #none_of),
                    )),
                }
            }
        }
    })
}

fn of_newtype(ident: &syn::Ident, ty: &Type, krate: &Path) -> TokenStream {
    quote! {
        #[automatically_derived]
        impl #krate::typed::ToValue for #ident {
            const TYPE: ::core::option::Option<#krate::typed::ValueType> =
                <#ty as #krate::typed::ToValue>::TYPE;

            fn to_value(&self) -> #krate::Value {
                #krate::typed::ToValue::to_value(&self.0)
            }
        }

        #[automatically_derived]
        impl #krate::FromValue<'_> for #ident {
            fn from_value(
                value: #krate::ValueRef<'_>,
            ) -> ::core::result::Result<Self, #krate::Mismatch> {
                <#ty as #krate::FromValue<'_>>::from_value(value).map(Self)
            }
        }
    }
}

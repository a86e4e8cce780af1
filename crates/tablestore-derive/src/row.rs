use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::DeriveInput;

use crate::attributes::ContainerAttributes;
use crate::case::Case;
use crate::columns::expand_fields;
use crate::field::{Field, KeyParameter, fields};

/// Expands `TableRow`.
pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let container = ContainerAttributes::parse(&input.attrs)?;
    let fields = fields(input, &container)?;
    let keys = keys(input, &fields)?;
    let columns = expand_fields(input, &container, &fields);

    let krate = &container.krate;
    let (ident, visibility) = (&input.ident, &input.vis);
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();
    let table = container.name.clone();
    let table = table.unwrap_or_else(|| Case::Snake.apply(&ident.to_string()));
    let names: Vec<_> = keys.iter().map(|key| &key.column).collect();
    let schema = keys.iter().map(|key| {
        let (column, ty, auto_increment) = (&key.column, key.ty, key.attributes.auto_increment);
        let key_type = quote_spanned! {key.type_span()=>
            const { #krate::typed::key_type(<#ty as #krate::typed::ToValue>::TYPE) }
        };
        quote!(#krate::typed::key_column(#column, #key_type, #auto_increment))
    });
    let values = keys.iter().map(|key| {
        let (name, description) = (key.ident, &key.description);
        let auto_increment = key.attributes.auto_increment;
        let value = quote!(#krate::typed::ToValue::to_value(&self.#name));
        quote!(#krate::typed::key_value(#value, #auto_increment, #description)?)
    });
    let parameters = keys.iter().map(|key| {
        let (name, ty) = (key.ident, key.ty);
        match KeyParameter::of(ty) {
            KeyParameter::Text => quote!(#name: impl ::core::convert::AsRef<str>),
            KeyParameter::Bytes => quote!(#name: impl ::core::convert::AsRef<[u8]>),
            KeyParameter::Exact => quote!(#name: #ty),
        }
    });
    let arguments = keys.iter().map(|key| {
        let (name, auto_increment) = (key.ident, key.attributes.auto_increment);
        let value = match KeyParameter::of(key.ty) {
            KeyParameter::Text | KeyParameter::Bytes => quote!(#name.as_ref()),
            KeyParameter::Exact => quote!(#name),
        };
        let value = quote!(#krate::typed::ToValue::to_value(&#value));
        quote!(#krate::typed::any_key_value(#value, #auto_increment))
    });
    let documentation = format!("Returns the primary key of a row of the table `{table}`.");
    Ok(quote! {
        #columns

        #[automatically_derived]
        impl #impl_generics #krate::typed::TableRow for #ident #type_generics #where_clause {
            const TABLE: &'static str = #table;
            const KEY: &'static [&'static str] = &[#(#names),*];

            fn key_schema() -> ::std::vec::Vec<#krate::table::PrimaryKeyColumnSchema> {
                ::std::vec![#(#schema),*]
            }

            fn primary_key(&self) -> #krate::Result<#krate::PrimaryKey> {
                let mut key = #krate::PrimaryKey::default();
                #(key = key.and(#krate::Str::from_static(#names), #values);)*
                ::core::result::Result::Ok(key)
            }
        }

        impl #impl_generics #ident #type_generics #where_clause {
            #[doc = #documentation]
            #[allow(dead_code)]
            #visibility fn key(#(#parameters),*) -> #krate::PrimaryKey {
                let mut __primary_key = #krate::PrimaryKey::default();
                #(__primary_key = __primary_key.and(#krate::Str::from_static(#names), #arguments);)*
                __primary_key
            }
        }
    })
}

/// Returns the key columns, in their order.
fn keys<'a>(input: &DeriveInput, fields: &'a [Field<'a>]) -> syn::Result<Vec<&'a Field<'a>>> {
    let mut keys: Vec<_> = fields
        .iter()
        .filter(|field| field.attributes.key.is_some())
        .collect();
    let error = |message: &str| Err(syn::Error::new(input.ident.span(), message));
    if keys.is_empty() {
        return error(
            "a row has a primary key: mark one to four fields with #[table(key)], or derive \
             TableColumns for a part of a row",
        );
    }
    if keys.len() > 4 {
        return error("a primary key has one to four columns");
    }
    let position = |key: &&Field<'_>| key.attributes.key.flatten();
    let positions = keys.iter().filter(|key| position(key).is_some()).count();
    if positions != 0 {
        keys.sort_by_key(position);
        let is_in_order = |(index, key)| position(key) == Some(index + 1);
        if !keys.iter().enumerate().all(is_in_order) {
            return error("positions of key columns are 1, 2 and so on, for all or none of them");
        }
    }
    if keys[0].attributes.auto_increment {
        return error("the first key column cannot be auto_increment");
    }
    Ok(keys)
}

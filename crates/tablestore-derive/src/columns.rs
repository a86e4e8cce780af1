use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, GenericParam, Lifetime, LifetimeParam};

use crate::attributes::ContainerAttributes;
use crate::field::{Field, fields};

/// Expands `TableColumns`.
pub(crate) fn expand(input: &DeriveInput) -> syn::Result<TokenStream> {
    let container = ContainerAttributes::parse(&input.attrs)?;
    let fields = fields(input, &container)?;
    for field in &fields {
        if field.attributes.key.is_some() || field.attributes.timestamp.is_some() {
            let message =
                "TableColumns has no keys and timestamps: derive TableRow for a whole row";
            return Err(syn::Error::new(field.ident.span(), message));
        }
    }
    Ok(expand_fields(input, &container, &fields))
}

/// Expands the columns of a row or a part of one, in both directions.
pub(crate) fn expand_fields(
    input: &DeriveInput,
    container: &ContainerAttributes,
    fields: &[Field<'_>],
) -> TokenStream {
    let krate = &container.krate;
    let ident = &input.ident;
    let (impl_generics, type_generics, where_clause) = input.generics.split_for_impl();

    let is_key = |field: &&Field<'_>| field.attributes.key.is_some();
    let keys = fields.iter().filter(is_key).map(|field| &field.column);
    let own = fields
        .iter()
        .filter(|field| !is_key(field) && !field.is_not_a_column());
    let names = own.clone().map(|field| &field.column);
    let flattened = fields.iter().filter(|field| field.attributes.flatten);
    let flattened: Vec<_> = flattened.map(|field| field.ty).collect();
    let defined = own.filter(|field| field.attributes.defined).map(|field| {
        let (column, ty) = (&field.column, field.ty);
        quote! {
            const { #krate::typed::defined_column_type(<#ty as #krate::typed::ToValue>::TYPE) },
            #column
        }
    });
    let defined =
        defined.map(|defined| quote!(columns.push(#krate::typed::defined_column(#defined));));
    let write = fields.iter().map(|field| field.write(krate));
    let timestamps = fields.iter().filter_map(|field| {
        let column = field.attributes.timestamp.as_ref()?;
        let (field, column) = (
            field.ident,
            match column {
                Some(column) => quote!(::core::option::Option::Some(#column)),
                None => quote!(::core::option::Option::None),
            },
        );
        Some(quote!(#krate::typed::set_timestamps(&mut columns[first..], #column, &self.#field);))
    });
    let read = fields.iter().map(|field| {
        let (name, read) = (field.ident, field.read(krate));
        quote!(#name: #read)
    });

    // The row outlives what is borrowed of it.
    let mut read_generics = input.generics.clone();
    let lifetime = match input.generics.lifetimes().next() {
        Some(parameter) => parameter.lifetime.clone(),
        None => {
            let lifetime = Lifetime::new("'row", proc_macro2::Span::call_site());
            let parameter = GenericParam::Lifetime(LifetimeParam::new(lifetime.clone()));
            read_generics.params.insert(0, parameter);
            lifetime
        }
    };
    let (read_generics, _, _) = read_generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics #krate::typed::TableColumns for #ident #type_generics #where_clause {
            fn column_names(names: &mut ::std::vec::Vec<&'static str>) {
                #(names.push(#names);)*
                #(<#flattened as #krate::typed::TableColumns>::column_names(names);)*
            }

            fn defined_columns(columns: &mut ::std::vec::Vec<#krate::table::DefinedColumn>) {
                #(#defined)*
                #(<#flattened as #krate::typed::TableColumns>::defined_columns(columns);)*
            }

            fn add_columns(
                &self,
                columns: &mut ::std::vec::Vec<#krate::Column>,
            ) -> #krate::Result<()> {
                #[allow(unused_variables)]
                let first = columns.len();
                #(#write)*
                #(#timestamps)*
                ::core::result::Result::Ok(())
            }
        }

        #[automatically_derived]
        impl #read_generics #krate::typed::FromRow<#lifetime> for #ident #type_generics #where_clause {
            fn from_row(row: &#lifetime #krate::Row) -> #krate::Result<Self> {
                ::core::result::Result::Ok(Self { #(#read,)* })
            }

            fn columns_to_get() -> ::std::vec::Vec<&'static str> {
                let mut names = ::std::vec![#(#keys),*];
                <Self as #krate::typed::TableColumns>::column_names(&mut names);
                names
            }
        }
    }
}

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Fields, GenericArgument, Ident, PathArguments, Type};

use crate::attributes::{ContainerAttributes, FieldAttributes};
use crate::case::Case;

/// A field of a row.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) column: String,
    pub(crate) attributes: FieldAttributes,
    /// A value that describes the field in errors.
    pub(crate) description: TokenStream,
}

/// Returns the fields of a struct.
pub(crate) fn fields<'a>(
    input: &'a DeriveInput,
    container: &ContainerAttributes,
) -> syn::Result<Vec<Field<'a>>> {
    let Data::Struct(data) = &input.data else {
        let message = "a row is a struct with named fields; an enum can be a column by TableValue";
        return Err(syn::Error::new(input.ident.span(), message));
    };
    let Fields::Named(named) = &data.fields else {
        let message = "a row is a struct with named fields";
        return Err(syn::Error::new(input.ident.span(), message));
    };
    let case = container.rename_all.unwrap_or(Case::AsItIs);
    let krate = &container.krate;
    let row = input.ident.to_string();
    let mut fields = Vec::new();
    for field in &named.named {
        let attributes = FieldAttributes::parse(&field.attrs)?;
        let Some(ident) = &field.ident else { continue };
        let plain = ident.to_string();
        let plain = plain.strip_prefix("r#").unwrap_or(&plain);
        let column = attributes
            .rename
            .clone()
            .unwrap_or_else(|| case.apply(plain));
        let ty = &field.ty;
        let rust_type = type_text(ty);
        fields.push(Field {
            ident,
            ty,
            description: quote! {
                &#krate::typed::Field {
                    row: #row,
                    name: #plain,
                    column: #column,
                    rust_type: #rust_type,
                }
            },
            column,
            attributes,
        });
    }
    for (index, field) in fields.iter().enumerate() {
        field.check()?;
        let is_column = |field: &Field<'_>| !field.is_not_a_column();
        let same = |other: &&Field<'_>| is_column(other) && other.column == field.column;
        if is_column(field) && fields[..index].iter().any(|other| same(&other)) {
            let message = format!("two fields are the column {:?}", field.column);
            return Err(syn::Error::new(field.ident.span(), message));
        }
    }
    Ok(fields)
}

impl Field<'_> {
    /// Whether the field has no column of its own.
    pub(crate) fn is_not_a_column(&self) -> bool {
        let attributes = &self.attributes;
        attributes.skip || attributes.flatten || attributes.timestamp.is_some()
    }

    /// Checks that the attributes fit each other.
    fn check(&self) -> syn::Result<()> {
        let attributes = &self.attributes;
        let kinds = [
            ("skip", attributes.skip),
            ("flatten", attributes.flatten),
            ("json", attributes.json),
            ("with", attributes.with.is_some()),
            ("timestamp", attributes.timestamp.is_some()),
            ("key", attributes.key.is_some()),
        ];
        let mut kinds = kinds.iter().filter(|(_, is_set)| *is_set);
        let error = |message: String| Err(syn::Error::new(self.ident.span(), message));
        if let (Some((one, _)), Some((other, _))) = (kinds.next(), kinds.next()) {
            return error(format!("a field is {one} or {other}, not both"));
        }
        if attributes.auto_increment && attributes.key.is_none() {
            return error("auto_increment is for a key column".to_owned());
        }
        if attributes.default && attributes.key.is_some() {
            return error("a key column has no default: every row has its key".to_owned());
        }
        if attributes.defined && (self.is_not_a_column() || attributes.key.is_some()) {
            return error("defined is for an attribute column".to_owned());
        }
        if attributes.rename.is_some() && self.is_not_a_column() {
            return error("rename is for a field that is a column".to_owned());
        }
        Ok(())
    }

    /// Returns the expression that reads the field from `row`.
    pub(crate) fn read(&self, krate: &syn::Path) -> TokenStream {
        let (ty, description) = (self.ty, &self.description);
        let attributes = &self.attributes;
        if attributes.skip {
            return quote!(::core::default::Default::default());
        }
        if attributes.flatten {
            return quote!(<#ty as #krate::typed::FromRow<'_>>::from_row(row)?);
        }
        if let Some(column) = &attributes.timestamp {
            let column = match column {
                Some(column) => quote!(::core::option::Option::Some(#column)),
                None => quote!(::core::option::Option::None),
            };
            return quote!(#krate::typed::read_timestamp(row, #description, #column)?);
        }
        if let Some(owned) = option_content(ty).and_then(static_cow) {
            return quote! {
                #krate::typed::read_if_present::<#owned>(row, #description)?.map(::std::borrow::Cow::Owned)
            };
        }
        let read = if attributes.json {
            quote!(#krate::typed::read_with(row, #description, #krate::typed::json::from_value)?)
        } else if let Some(path) = &attributes.with {
            quote!(#krate::typed::read_with(row, #description, #path::from_value)?)
        } else if attributes.key.is_some() {
            let read = quote!(#krate::typed::read_key);
            return match static_cow(ty) {
                Some(owned) => quote! {
                    ::std::borrow::Cow::Owned(#read::<#owned>(row, #description)?)
                },
                None => quote!(#read(row, #description)?),
            };
        } else if let Some(owned) = static_cow(ty) {
            quote! {
                #krate::typed::read_if_present::<#owned>(row, #description)?.map(::std::borrow::Cow::Owned)
            }
        } else {
            if !attributes.default {
                return quote!(#krate::typed::read(row, #description)?);
            }
            quote!(#krate::typed::read_if_present(row, #description)?)
        };
        // An option of the field's value.
        if attributes.default {
            quote!(#read.unwrap_or_default())
        } else if is_option(ty) {
            quote!(#read.unwrap_or(::core::option::Option::None))
        } else {
            quote!(#krate::typed::present(#read, row, #description)?)
        }
    }

    /// Returns the statement that adds the field's columns to `columns`.
    pub(crate) fn write(&self, krate: &syn::Path) -> TokenStream {
        let (ident, ty, description) = (self.ident, self.ty, &self.description);
        let attributes = &self.attributes;
        if attributes.skip || attributes.key.is_some() || attributes.timestamp.is_some() {
            return TokenStream::new();
        }
        if attributes.flatten {
            return quote!(<#ty as #krate::typed::TableColumns>::add_columns(&self.#ident, columns)?;);
        }
        let value = if attributes.json {
            quote!(#krate::typed::json::to_value(&self.#ident))
        } else if let Some(path) = &attributes.with {
            quote!(#path::to_value(&self.#ident))
        } else {
            quote!(#krate::typed::ToValue::to_value(&self.#ident))
        };
        quote!(#krate::typed::add_column(columns, #description, #value)?;)
    }

    /// Returns the span for errors about the field's type.
    pub(crate) fn type_span(&self) -> proc_macro2::Span {
        self.ty.span()
    }
}

/// The last segment of a path type.
fn last_segment(ty: &Type) -> Option<&syn::PathSegment> {
    match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    }
}

fn is_option(ty: &Type) -> bool {
    option_content(ty).is_some()
}

/// Returns the `T` of an `Option<T>`.
fn option_content(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    match arguments.args.first()? {
        GenericArgument::Type(content) => Some(content),
        _ => None,
    }
}

/// The text of a type, without the blanks between its tokens.
fn type_text(ty: &Type) -> String {
    let text = quote!(#ty).to_string();
    let mut compact = String::new();
    let mut characters = text.chars().peekable();
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    while let Some(character) = characters.next() {
        let is_needed =
            compact.ends_with(is_word) && characters.peek().is_some_and(|it| is_word(*it));
        if character != ' ' || is_needed {
            compact.push(character);
        }
    }
    compact
}

/// Returns the owned type behind a `Cow<'static, T>`, which is read as owned.
fn static_cow(ty: &Type) -> Option<TokenStream> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Cow")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        return None;
    };
    let mut arguments = arguments.args.iter();
    match arguments.next()? {
        GenericArgument::Lifetime(lifetime) if lifetime.ident == "static" => {}
        _ => return None,
    }
    match arguments.next()? {
        GenericArgument::Type(borrowed) => {
            Some(quote!(<#borrowed as ::std::borrow::ToOwned>::Owned))
        }
        _ => None,
    }
}

/// The parameter of a field in the function that creates keys.
pub(crate) enum KeyParameter {
    /// Anything that is a string: `impl AsRef<str>`.
    Text,
    /// Anything that is bytes.
    Bytes,
    /// The type of the field itself.
    Exact,
}

impl KeyParameter {
    pub(crate) fn of(ty: &Type) -> Self {
        let ty = match ty {
            Type::Reference(reference) => &*reference.elem,
            ty => ty,
        };
        let text = quote!(#ty).to_string().replace(' ', "");
        let holds = |content: &str| {
            ["Box", "Arc", "Rc", "Cow"].iter().any(|holder| {
                let Some(segment) = last_segment(ty) else {
                    return false;
                };
                segment.ident == holder && text.ends_with(&format!("{content}>"))
            })
        };
        let name = last_segment(ty).map(|segment| segment.ident.to_string());
        match name.as_deref() {
            Some("String" | "str" | "Str") => Self::Text,
            _ if holds("str") => Self::Text,
            Some("Bytes") => Self::Bytes,
            Some("Vec") if text.ends_with("Vec<u8>") => Self::Bytes,
            _ if holds("[u8]") || matches!(ty, Type::Slice(_)) => Self::Bytes,
            _ => Self::Exact,
        }
    }
}

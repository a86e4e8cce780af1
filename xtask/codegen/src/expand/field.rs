//! A field of a message: its part of the message's implementations.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{Ident, Path};

pub(super) struct Field {
    pub(super) name: Ident,
    pub(super) number: u32,
    pub(super) label: Label,
    pub(super) kind: Kind,
    /// The module of `prost::encoding` that reads and writes it.
    pub(super) encoding: Ident,
    /// The default in the `.proto` file, which an absent field is read as.
    pub(super) default: Option<TokenStream>,
}

pub(super) enum Label {
    Required,
    Optional,
    Repeated,
}

pub(super) enum Kind {
    /// A number or a bool, of this type; accessors copy it.
    Copied(TokenStream),
    /// A string or bytes; accessors borrow it as this type.
    Lent(TokenStream),
    Enumeration(Path),
    /// A message of this type.
    Message(Path),
}

impl Field {
    pub(super) fn is_enumeration(&self) -> bool {
        matches!(self.kind, Kind::Enumeration(_))
    }

    /// Its entry in the table of numbers and names.
    pub(super) fn entry(&self) -> TokenStream {
        let (number, name) = (self.literal(), self.text());
        quote!((#number, #name))
    }

    /// The statement that writes it.
    pub(super) fn encode(&self) -> TokenStream {
        let encode = self.encoding("encode");
        let (name, number) = (&self.name, self.literal());
        match self.label {
            Label::Optional => quote! {
                if let Some(value) = &self.#name {
                    #encode(#number, value, buf);
                }
            },
            Label::Required | Label::Repeated => quote!(#encode(#number, &self.#name, buf);),
        }
    }

    /// The statement that adds its encoded length.
    pub(super) fn encoded_len(&self) -> TokenStream {
        let encoded_len = self.encoding("encoded_len");
        let (name, number) = (&self.name, self.literal());
        match self.label {
            Label::Optional => quote! {
                if let Some(value) = &self.#name {
                    len += #encoded_len(#number, value);
                }
            },
            Label::Required | Label::Repeated => {
                quote!(len += #encoded_len(#number, &self.#name);)
            }
        }
    }

    /// The arm that reads it.
    pub(super) fn merge(&self) -> TokenStream {
        let merge = self.encoding("merge");
        let (name, number) = (&self.name, self.literal());
        let value = match self.label {
            Label::Optional => quote!(self.#name.get_or_insert_default()),
            Label::Required | Label::Repeated => quote!(&mut self.#name),
        };
        quote!(#number => #merge(wire_type, #value, buf, ctx))
    }

    /// Its entry in the table of required fields, if it is one.
    pub(super) fn required(&self) -> Option<TokenStream> {
        let (number, name) = (self.literal(), self.text());
        match (&self.label, &self.kind) {
            (Label::Required, Kind::Enumeration(path)) => {
                Some(quote!(required_enum(#number, #name, #path::is_valid)))
            }
            (Label::Required, _) => Some(quote!(required(#number, #name))),
            _ => None,
        }
    }

    /// Its entry in the table of messages that are checked: any list is, any other if `is_checked` says so.
    pub(super) fn nested(&self, is_checked: impl Fn(&Path) -> bool) -> Option<TokenStream> {
        let Kind::Message(path) = &self.kind else {
            return None;
        };
        let (number, name) = (self.literal(), self.text());
        let (function, is_entry) = match self.label {
            Label::Repeated => ("repeated", true),
            Label::Required | Label::Optional => ("single", is_checked(path)),
        };
        let function = format_ident!("{function}");
        is_entry.then(|| quote!(#function::<#path>(#number, #name)))
    }

    /// Its part of the message's default.
    pub(super) fn default(&self) -> TokenStream {
        let name = &self.name;
        match (&self.kind, &self.label) {
            (Kind::Enumeration(path), Label::Required) => quote!(#name: #path::default().into()),
            _ => quote!(#name: ::core::default::Default::default()),
        }
    }

    /// Its part of the message's `Debug`.
    pub(super) fn debug(&self) -> TokenStream {
        let (name, text) = (&self.name, self.text());
        let value = match (&self.kind, &self.label) {
            (Kind::Enumeration(path), Label::Required) => {
                quote!(crate::proto::field::named::<#path>(self.#name))
            }
            (Kind::Enumeration(path), _) => {
                quote!(self.#name.map(crate::proto::field::named::<#path>))
            }
            _ => quote!(self.#name),
        };
        quote!(.field(#text, &#value))
    }

    /// The methods that read an optional field, and read and set a field of an enum's type.
    pub(super) fn accessors(&self) -> Option<TokenStream> {
        let name = &self.name;
        let or_default = match &self.default {
            Some(default) => quote!(unwrap_or(#default)),
            None => quote!(unwrap_or_default()),
        };
        let (ty, value) = match (&self.kind, &self.label) {
            (Kind::Copied(ty), Label::Optional) => (quote!(#ty), quote!(self.#name)),
            (Kind::Lent(ty), Label::Optional) => (quote!(&#ty), quote!(self.#name.as_deref())),
            (Kind::Enumeration(ty), Label::Required) => {
                (quote!(#ty), quote!(#ty::try_from(self.#name)))
            }
            (Kind::Enumeration(ty), _) => {
                let value = quote!(self.#name.and_then(|number| number.try_into().ok()));
                (quote!(#ty), value)
            }
            _ => return None,
        };
        let setter = self.setter();
        Some(quote! {
            /// Returns the value, or the default if it is absent or unknown.
            #[inline]
            pub fn #name(&self) -> #ty {
                #value.#or_default
            }
            #setter
        })
    }

    fn setter(&self) -> Option<TokenStream> {
        let Kind::Enumeration(ty) = &self.kind else {
            return None;
        };
        let name = &self.name;
        let set = format_ident!("set_{}", self.text());
        let number = match self.label {
            Label::Optional => quote!(Some(value.into())),
            Label::Required | Label::Repeated => quote!(value.into()),
        };
        Some(quote! {
            /// Sets the value.
            #[inline]
            pub fn #set(&mut self, value: #ty) {
                self.#name = #number;
            }
        })
    }

    /// A function of the module that reads and writes such fields.
    fn encoding(&self, function: &str) -> TokenStream {
        let module = &self.encoding;
        let function = match self.label {
            Label::Required | Label::Optional => format_ident!("{function}"),
            Label::Repeated => format_ident!("{function}_repeated"),
        };
        quote!(::prost::encoding::#module::#function)
    }

    /// Its name without the `r#` of a keyword.
    fn text(&self) -> String {
        self.name.unraw().to_string()
    }

    /// Its number without the suffix of a type.
    fn literal(&self) -> Literal {
        Literal::u32_unsuffixed(self.number)
    }
}

//! The `#[prost(...)]` attribute of a field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::meta::ParseNestedMeta;
use syn::{GenericArgument, Ident, LitBool, LitStr, Path, PathArguments, Type, parse_str};

use super::field::{Field, Kind, Label};
use crate::Result;

/// Removes the attribute from a field and parses it.
pub(super) fn take(field: &mut syn::Field) -> Result<Field> {
    let name = field.ident.clone().ok_or("a field without a name")?;
    let mut attribute = Attribute {
        message: message(&field.ty),
        ..Attribute::default()
    };
    for it in field.attrs.extract_if(.., |it| it.path().is_ident("prost")) {
        it.parse_nested_meta(|word| attribute.read(&word))
            .map_err(|error| format!("field {name}: {error}"))?;
    }
    let field = attribute.field(name.clone());
    field.map_err(|error| format!("field {name}: {error}").into())
}

#[derive(Default)]
struct Attribute {
    /// The type of the field's message, if it is one.
    message: Option<Path>,
    number: Option<u32>,
    label: Option<Label>,
    kind: Option<(Kind, Ident)>,
    default: Option<String>,
}

impl Attribute {
    fn read(&mut self, word: &ParseNestedMeta<'_>) -> syn::Result<()> {
        let name = word.path.require_ident()?.clone();
        let value = || -> syn::Result<LitStr> { word.value()?.parse() };
        match name.to_string().as_str() {
            "tag" => self.number = Some(value()?.parse::<syn::LitInt>()?.base10_parse()?),
            "default" => self.default = Some(value()?.value()),
            "required" => self.label = Some(Label::Required),
            "optional" => self.label = Some(Label::Optional),
            "repeated" => self.label = Some(Label::Repeated),
            // In proto2 lists are not packed unless they say so; both forms are read.
            "packed" if !value()?.parse::<LitBool>()?.value => {}
            "bool" => self.kind = Some((Kind::Copied(quote!(bool)), name)),
            "int32" => self.kind = Some((Kind::Copied(quote!(i32)), name)),
            "int64" | "sint64" => self.kind = Some((Kind::Copied(quote!(i64)), name)),
            "uint32" => self.kind = Some((Kind::Copied(quote!(u32)), name)),
            "uint64" => self.kind = Some((Kind::Copied(quote!(u64)), name)),
            "float" => self.kind = Some((Kind::Copied(quote!(f32)), name)),
            "double" => self.kind = Some((Kind::Copied(quote!(f64)), name)),
            "string" => self.kind = Some((Kind::Lent(quote!(str)), name)),
            "bytes" if value()?.value() == "bytes" => {
                self.kind = Some((Kind::Lent(quote!([u8])), name));
            }
            "enumeration" => {
                let path = value()?.parse()?;
                self.kind = Some((Kind::Enumeration(path), format_ident!("int32")));
            }
            "message" => {
                let path = self.message.clone();
                let path = path.ok_or_else(|| word.error("the type is not a path"))?;
                self.kind = Some((Kind::Message(path), name));
            }
            other => return Err(word.error(format!("`{other}` is not supported"))),
        }
        Ok(())
    }

    fn field(self, name: Ident) -> Result<Field> {
        let label = self
            .label
            .ok_or("neither required, optional nor repeated")?;
        let (kind, encoding) = self.kind.ok_or("no supported type")?;
        if matches!((&label, &kind), (Label::Repeated, Kind::Enumeration(_))) {
            return Err("a list of an enum's values is not supported".into());
        }
        let default = match (&self.default, &label) {
            (None, _) => None,
            (Some(text), Label::Optional) => Some(default(&kind, text)?),
            (Some(_), _) => return Err("only an optional field may have a default".into()),
        };
        Ok(Field {
            name,
            number: self.number.ok_or("no number")?,
            label,
            kind,
            encoding,
            default,
        })
    }
}

/// The type of a value, without the `Option` or `Vec` around it.
fn message(ty: &Type) -> Option<Path> {
    let Type::Path(ty) = ty else { return None };
    let last = ty.path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else {
        return Some(ty.path.clone());
    };
    match arguments.args.first()? {
        GenericArgument::Type(inner) => message(inner),
        _ => None,
    }
}

/// The expression of a default that a `.proto` file gives.
fn default(kind: &Kind, text: &str) -> Result<TokenStream> {
    match kind {
        Kind::Copied(_) => Ok(parse_str(text)?),
        Kind::Enumeration(path) => {
            let variant: Ident = parse_str(text)?;
            Ok(quote!(#path::#variant))
        }
        Kind::Lent(_) | Kind::Message(_) => Err("its default is not supported".into()),
    }
}

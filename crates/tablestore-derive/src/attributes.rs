use syn::meta::ParseNestedMeta;
use syn::{Attribute, Ident, LitInt, LitStr, Path};

use crate::case::Case;

/// The attributes of a struct or an enum.
pub(crate) struct ContainerAttributes {
    pub(crate) name: Option<String>,
    pub(crate) rename_all: Option<Case>,
    /// The path of the crate `tablestore`.
    pub(crate) krate: Path,
}

impl ContainerAttributes {
    pub(crate) fn parse(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut parsed = Self {
            name: None,
            rename_all: None,
            krate: syn::parse_quote!(::tablestore),
        };
        each(attributes, |meta| {
            if meta.path.is_ident("name") {
                let name: LitStr = meta.value()?.parse()?;
                parsed.name = Some(name.value());
            } else if meta.path.is_ident("rename_all") {
                parsed.rename_all = Some(Case::parse(&meta.value()?.parse()?)?);
            } else if meta.path.is_ident("crate") {
                let path: LitStr = meta.value()?.parse()?;
                parsed.krate = path.parse()?;
            } else {
                return Err(meta.error("unknown attribute: allowed are name, rename_all, crate"));
            }
            Ok(())
        })?;
        Ok(parsed)
    }
}

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    /// A column of the primary key, with its position, if that is given.
    pub(crate) key: Option<Option<usize>>,
    pub(crate) auto_increment: bool,
    pub(crate) rename: Option<String>,
    pub(crate) default: bool,
    pub(crate) skip: bool,
    pub(crate) flatten: bool,
    pub(crate) json: bool,
    pub(crate) with: Option<Path>,
    /// A timestamp, of one column or of all.
    pub(crate) timestamp: Option<Option<String>>,
    pub(crate) defined: bool,
}

impl FieldAttributes {
    pub(crate) fn parse(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut parsed = Self::default();
        each(attributes, |meta| {
            let flag = match meta.path.get_ident().map(Ident::to_string).as_deref() {
                Some("auto_increment") => &mut parsed.auto_increment,
                Some("default") => &mut parsed.default,
                Some("skip") => &mut parsed.skip,
                Some("flatten") => &mut parsed.flatten,
                Some("json") => &mut parsed.json,
                Some("defined") => &mut parsed.defined,
                Some("key") => {
                    let position: Option<LitInt> = optional(&meta)?;
                    let position = position.map(|number| match number.base10_parse() {
                        Ok(position @ 1..=4) => Ok(position),
                        _ => Err(syn::Error::new(
                            number.span(),
                            "a key column is 1, 2, 3 or 4",
                        )),
                    });
                    parsed.key = Some(position.transpose()?);
                    return Ok(());
                }
                Some("timestamp") => {
                    let column: Option<LitStr> = optional(&meta)?;
                    parsed.timestamp = Some(column.map(|column| column.value()));
                    return Ok(());
                }
                Some("rename") => {
                    let name: LitStr = meta.value()?.parse()?;
                    parsed.rename = Some(name.value());
                    return Ok(());
                }
                Some("with") => {
                    let path: LitStr = meta.value()?.parse()?;
                    parsed.with = Some(path.parse()?);
                    return Ok(());
                }
                _ => {
                    return Err(meta.error(
                        "unknown attribute: allowed are key, auto_increment, rename, default, skip, \
                         flatten, json, with, timestamp, defined",
                    ));
                }
            };
            *flag = true;
            Ok(())
        })?;
        Ok(parsed)
    }
}

/// Returns the name of a variant, if one is given.
pub(crate) fn variant_name(attributes: &[Attribute]) -> syn::Result<Option<String>> {
    let mut name = None;
    each(attributes, |meta| {
        if !meta.path.is_ident("rename") {
            return Err(meta.error("unknown attribute: allowed is rename"));
        }
        let text: LitStr = meta.value()?.parse()?;
        name = Some(text.value());
        Ok(())
    })?;
    Ok(name)
}

fn each(
    attributes: &[Attribute],
    mut read: impl FnMut(ParseNestedMeta<'_>) -> syn::Result<()>,
) -> syn::Result<()> {
    let ours = attributes.iter().filter(|it| it.path().is_ident("table"));
    for attribute in ours {
        attribute.parse_nested_meta(&mut read)?;
    }
    Ok(())
}

/// Returns the value after `=`, if there is one.
fn optional<T: syn::parse::Parse>(meta: &ParseNestedMeta<'_>) -> syn::Result<Option<T>> {
    let has_value = meta.input.peek(syn::Token![=]);
    has_value.then(|| meta.value()?.parse()).transpose()
}

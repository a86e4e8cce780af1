use syn::LitStr;

/// The cases into which names are changed.
#[derive(Clone, Copy)]
pub(crate) enum Case {
    AsItIs,
    Snake,
    ScreamingSnake,
    Kebab,
    Camel,
    Pascal,
    Lower,
    Upper,
}

const CASES: &[(&str, Case)] = &[
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("camelCase", Case::Camel),
    ("PascalCase", Case::Pascal),
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
];

impl Case {
    pub(crate) fn parse(text: &LitStr) -> syn::Result<Self> {
        let value = text.value();
        let found = CASES.iter().find(|(name, _)| *name == value);
        found.map(|(_, case)| *case).ok_or_else(|| {
            let names: Vec<_> = CASES.iter().map(|(name, _)| *name).collect();
            let message = format!("unknown case: allowed are {}", names.join(", "));
            syn::Error::new(text.span(), message)
        })
    }

    /// Changes a name, of either a field or a variant.
    pub(crate) fn apply(self, name: &str) -> String {
        let words = words(name);
        let joined = |separator: &str| words.join(separator);
        let capitalized =
            |words: &[String]| -> String { words.iter().map(|word| capitalize(word)).collect() };
        match self {
            Self::AsItIs => name.to_owned(),
            Self::Snake => joined("_"),
            Self::ScreamingSnake => joined("_").to_uppercase(),
            Self::Kebab => joined("-"),
            Self::Camel => match words.split_first() {
                Some((first, rest)) => first.clone() + &capitalized(rest),
                None => String::new(),
            },
            Self::Pascal => capitalized(&words),
            Self::Lower => joined(""),
            Self::Upper => joined("").to_uppercase(),
        }
    }
}

/// The words of a name, in lower case: an underscore or a capital letter after another letter starts one.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut starts_word = true;
    let mut is_after_lower = false;
    for character in name.chars() {
        if character == '_' {
            starts_word = true;
            continue;
        }
        if starts_word || character.is_uppercase() && is_after_lower {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
        starts_word = false;
        is_after_lower = !character.is_uppercase();
    }
    words
}

fn capitalize(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fields_and_variants_change_their_case() {
        for (case, field, variant) in [
            (Case::AsItIs, "paid_at", "InTransit"),
            (Case::Snake, "paid_at", "in_transit"),
            (Case::ScreamingSnake, "PAID_AT", "IN_TRANSIT"),
            (Case::Kebab, "paid-at", "in-transit"),
            (Case::Camel, "paidAt", "inTransit"),
            (Case::Pascal, "PaidAt", "InTransit"),
            (Case::Lower, "paidat", "intransit"),
            (Case::Upper, "PAIDAT", "INTRANSIT"),
        ] {
            assert_eq!(case.apply("paid_at"), field);
            assert_eq!(case.apply("InTransit"), variant);
        }
        assert_eq!(Case::Snake.apply("HTTPLog2"), "httplog2");
        assert_eq!(Case::Camel.apply("_x"), "x");
    }
}

//! Shapes that are rejected, and those that no message of the service has yet. The expanded code is tested
//! in `tablestore-protocol`.

use super::Checked;

/// Expands the code of a module without a name.
fn expand(code: &str) -> crate::Result<String> {
    let items = syn::parse_file(code)?.items;
    let checked = Checked::find([(Vec::new(), &items[..])])?;
    super::expand(&[], &items, &checked)
}

/// A message `M` with these fields, as prost-build writes it, expanded.
fn message(fields: &str) -> crate::Result<String> {
    expand(&format!(
        "#[derive(Clone, PartialEq, ::prost::Message)] pub struct M {{ {fields} }}"
    ))
}

#[test]
fn unsupported_fields_are_rejected_by_name() {
    for (field, reason) in [
        (
            r#"sfixed32, optional, tag = "1""#,
            "`sfixed32` is not supported",
        ),
        (
            r#"bytes = "vec", required, tag = "1""#,
            "`bytes` is not supported",
        ),
        (
            r#"oneof = "m::O", tags = "1, 2""#,
            "`oneof` is not supported",
        ),
        (
            r#"map = "string, int32", tag = "1""#,
            "`map` is not supported",
        ),
        (
            r#"message, optional, boxed, tag = "1""#,
            "`boxed` is not supported",
        ),
        (r#"int32, repeated, packed, tag = "1""#, "expected `=`"),
        (
            r#"enumeration = "E", repeated, packed = "false", tag = "1""#,
            "a list of an enum's values is not supported",
        ),
        (
            r#"int32, tag = "1""#,
            "neither required, optional nor repeated",
        ),
        (
            r#"int32, required, tag = "1", default = "5""#,
            "only an optional field may have a default",
        ),
        (
            r#"string, optional, tag = "1", default = "a""#,
            "its default is not supported",
        ),
    ] {
        let error = message(&format!("#[prost({field})] pub f: T")).unwrap_err();
        assert_eq!(error.to_string(), format!("message M, field f: {reason}"));
    }
}

#[test]
fn a_oneof_is_refused() {
    let error = expand("#[derive(::prost::Oneof)] pub enum O { A(i32) }").unwrap_err();
    assert_eq!(error.to_string(), "`A` is not a value of an enum");
}

#[test]
fn fields_are_encoded_in_the_order_of_their_numbers_and_shown_as_they_are_declared() {
    let code = message(
        r#"
        #[prost(enumeration = "E", required, tag = "2")] pub later: i32,
        #[prost(bool, required, tag = "1")] pub earlier: bool,
        "#,
    )
    .unwrap();
    let position = |text: &str| code.find(text).unwrap_or_else(|| panic!("{text}: {code}"));
    assert!(position("bool::encode(1, &self.earlier") < position("int32::encode(2, &self.later"));
    assert!(position("\"later\",") < position("\"earlier\","));
}

#[test]
fn a_message_has_a_table_of_its_required_fields_its_lists_and_the_messages_with_some() {
    let code = expand(
        r#"
        #[derive(Clone, ::prost::Message)]
        pub struct Outer {
            #[prost(message, repeated, tag = "3")] pub deep: Vec<inner::Deep>,
            #[prost(message, optional, tag = "2")] pub plain: Option<Plain>,
            #[prost(string, required, tag = "1")] pub name: String,
            #[prost(message, repeated, tag = "64")] pub far: Vec<Plain>,
        }
        #[derive(Clone, ::prost::Message)]
        pub struct Plain { #[prost(bool, optional, tag = "1")] pub f: Option<bool> }
        pub mod inner {
            #[derive(Clone, ::prost::Message)]
            pub struct Deep { #[prost(message, optional, tag = "1")] pub f: Option<super::Inner> }
        }
        #[derive(Clone, ::prost::Message)]
        pub struct Inner { #[prost(enumeration = "E", required, tag = "1")] pub f: i32 }
        "#,
    )
    .unwrap();
    let code: String = code.split_whitespace().collect();
    for table in [
        r#"Table::new("Outer",&[crate::proto::required::required(1,"name")],&[crate::proto::required::repeated::<inner::Deep>(3,"deep"),crate::proto::required::repeated::<Plain>(64,"far"),],)"#,
        r#"Table=crate::proto::required::NONE;"#,
        r#"Table::new("Deep",&[],&[crate::proto::required::single::<super::Inner>(1,"f")],)"#,
        r#"Table::new("Inner",&[crate::proto::required::required_enum(1,"f",E::is_valid)],&[],)"#,
    ] {
        assert!(code.contains(table), "{table}: {code}");
    }
}

#[test]
fn a_required_field_of_a_high_number_is_refused() {
    let error = message(r#"#[prost(bool, required, tag = "64")] pub f: bool"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "message M, field f: a required field with a number above 63 is not supported"
    );
}

#[test]
fn nothing_of_the_macros_is_left() {
    let code = expand(
        r#"
        /// Outer.
        pub mod outer {
            /// Kept.
            #[derive(Clone, ::prost::Message)]
            pub struct M { #[prost(bool, required, tag = "1")] pub f: bool }
            #[derive(Clone, Debug, Hash, PartialOrd, Ord, ::prost::Enumeration)]
            #[repr(i32)]
            pub enum E { A = 1 }
        }
        "#,
    )
    .unwrap();
    assert!(
        !code.contains("#[prost") && !code.contains("::prost::Enumeration"),
        "{code}"
    );
    assert!(code.contains("#[derive(Clone, Debug, Default)]"), "{code}");
    assert!(!code.contains("Hash") && !code.contains("Ord"), "{code}");
    assert!(
        code.contains("/// Outer.") && code.contains("/// Kept."),
        "{code}"
    );
}

/// An enum that messages have as a number.
pub(crate) trait WireEnum {
    /// Returns the number.
    fn to_proto(self) -> i32;

    /// Returns the value of a number.
    fn from_proto(number: i32) -> Self;
}

/// Defines an enum with the values of an enum of the messages, and the conversion in both directions.
macro_rules! wire_enum {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $proto:expr;)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// A value that this version does not know, by its number.
            Other(i32),
        }

        impl $crate::call::wire_enum::WireEnum for $name {
            fn to_proto(self) -> i32 {
                match self {
                    $(Self::$variant => $proto.into(),)*
                    Self::Other(number) => number,
                }
            }

            fn from_proto(number: i32) -> Self {
                $(
                    if number == i32::from($proto) {
                        return Self::$variant;
                    }
                )*
                Self::Other(number)
            }
        }
    };
}
pub(crate) use wire_enum;

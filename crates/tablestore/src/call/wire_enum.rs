/// An enum that is a number on the wire.
pub(crate) trait WireEnum {
    /// The number.
    fn to_proto(self) -> i32;

    /// What the number stands for.
    fn from_proto(number: i32) -> Self;
}

/// A type that is the same on the wire and here, in both directions.
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
            /// One that this version does not know, by its number on the wire.
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

//! Types of other crates as columns, by a feature for each crate.

/// Implements both conversions of a type that is a string.
#[cfg(any(feature = "chrono", feature = "time", feature = "uuid"))]
macro_rules! as_string {
    ($type:ty: $wanted:literal, |$it:ident| $to_text:expr, |$text:ident| $parse:expr) => {
        impl crate::ToValue for $type {
            const TYPE: Option<crate::ValueType> = Some(crate::ValueType::String);

            fn to_value(&self) -> crate::Value {
                let $it = self;
                crate::Value::from($to_text)
            }
        }

        impl crate::FromValue<'_> for $type {
            fn from_value(value: crate::ValueRef<'_>) -> Result<Self, crate::Mismatch> {
                let $text = <&str as crate::FromValue<'_>>::from_value(value)?;
                let parsed: Option<Self> = $parse;
                parsed.ok_or_else(|| {
                    crate::Mismatch::new(format!("holds {:?}, which is not {}", $text, $wanted))
                })
            }
        }
    };
}

/// Points in time are strings of RFC 3339 in UTC with nine digits of a second: they are sorted by time.
#[cfg(feature = "chrono")]
mod chrono_types {
    use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat, Utc};

    as_string!(
        DateTime<Utc>: "a point in time such as 2024-01-31T07:08:09Z",
        |time| time.to_rfc3339_opts(SecondsFormat::Nanos, true),
        |text| DateTime::parse_from_rfc3339(text).ok().map(|time| time.with_timezone(&Utc))
    );
    as_string!(
        NaiveDateTime: "a date and time such as 2024-01-31T07:08:09",
        |time| time.format("%Y-%m-%dT%H:%M:%S%.9f").to_string(),
        |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()
    );
    as_string!(
        NaiveDate: "a date such as 2024-01-31",
        |date| date.format("%Y-%m-%d").to_string(),
        |text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
    );
}

/// Points in time are strings of RFC 3339 in UTC with nine digits of a second: they are sorted by time.
#[cfg(feature = "time")]
mod time_types {
    use time::format_description::well_known::Rfc3339;
    use time::{Date, Month, OffsetDateTime, UtcOffset};

    as_string!(
        OffsetDateTime: "a point in time such as 2024-01-31T07:08:09Z",
        |time| {
            let time = time.to_offset(UtcOffset::UTC);
            let (hour, minute, second, nanosecond) = time.to_hms_nano();
            let date = date_text(time.date());
            format!("{date}T{hour:02}:{minute:02}:{second:02}.{nanosecond:09}Z")
        },
        |text| OffsetDateTime::parse(text, &Rfc3339).ok()
    );
    as_string!(
        Date: "a date such as 2024-01-31",
        |date| date_text(*date),
        |text| parse_date(text)
    );

    fn date_text(date: Date) -> String {
        let (year, month, day) = date.to_calendar_date();
        format!("{year:04}-{:02}-{day:02}", u8::from(month))
    }

    fn parse_date(text: &str) -> Option<Date> {
        let mut parts = text.rsplitn(3, '-');
        let day = parts.next()?.parse().ok()?;
        let month: u8 = parts.next()?.parse().ok()?;
        let year = parts.next()?.parse().ok()?;
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
    }
}

#[cfg(feature = "uuid")]
mod uuid_types {
    use uuid::Uuid;

    as_string!(
        Uuid: "a UUID",
        |uuid| uuid.as_hyphenated().to_string(),
        |text| Uuid::parse_str(text).ok()
    );
}

#[cfg(test)]
#[cfg(all(feature = "chrono", feature = "time", feature = "uuid"))]
mod tests {
    use crate::{FromValue, ToValue, Value};

    fn check<T>(text: &str, other: &str)
    where
        T: ToValue + PartialEq + std::fmt::Debug,
        for<'a> T: FromValue<'a>,
    {
        let column = Value::from(text);
        let value = T::from_value(column.as_ref()).unwrap();
        assert_eq!(value.to_value(), column);
        assert_eq!(T::from_value(Value::from(other).as_ref()).unwrap(), value);
        let error = T::from_value(Value::from("x").as_ref()).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("holds \"x\", which is not a ")
        );
        assert!(T::from_value(Value::from(1).as_ref()).is_err());
    }

    #[test]
    fn points_in_time_and_uuids_are_strings() {
        let (text, other) = (
            "2024-01-31T07:08:09.000000001Z",
            "2024-01-31T09:08:09.000000001+02:00",
        );
        check::<chrono::DateTime<chrono::Utc>>(text, other);
        check::<time::OffsetDateTime>(text, other);
        check::<chrono::NaiveDateTime>("2024-01-31T07:08:09.500000000", "2024-01-31T07:08:09.5");
        check::<chrono::NaiveDate>("2024-02-29", "2024-02-29");
        check::<time::Date>("2024-02-29", "2024-02-29");
        check::<uuid::Uuid>(
            "67e55044-10b1-426f-9247-bb680e5fe0c8",
            "67E5504410B1426F9247BB680E5FE0C8",
        );
    }
}

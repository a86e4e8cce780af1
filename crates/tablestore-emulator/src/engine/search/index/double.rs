//! Doubles as integers of the same order.

/// An integer that sorts as a double does. Both zeros are one.
pub(crate) fn from_double(double: f64) -> i64 {
    let bits = (double + 0.0).to_bits().cast_signed();
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

/// The double of an integer that sorts as it does.
pub(crate) fn to_double(number: i64) -> f64 {
    let bits = number ^ ((number >> 63).cast_unsigned() >> 1).cast_signed();
    f64::from_bits(bits.cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_keep_their_order() {
        let doubles = [
            f64::NEG_INFINITY,
            -1.5,
            -f64::MIN_POSITIVE,
            0.0,
            f64::MIN_POSITIVE,
            1.0,
            f64::INFINITY,
        ];
        assert!(doubles.map(from_double).is_sorted());
        assert_eq!(doubles.map(from_double).map(to_double), doubles);
        assert_eq!(from_double(-0.0), from_double(0.0));
    }
}

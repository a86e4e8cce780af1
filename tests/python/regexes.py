"""Filters that compare a part of a column's text."""

from tablestore import CastType, ComparatorType, RegexRule, SingleColumnRegexCondition

import witness

INTEGER, DOUBLE, STRING = CastType.VT_INTEGER, CastType.VT_DOUBLE, CastType.VT_STRING


class Regexes(witness.Case):
    def setUp(self):
        super().setUp()
        self.create()

    def passes(self, text, regex, cast, value, comparator=ComparatorType.EQUAL):
        self.put("a", [("c", text)])
        rule = RegexRule(regex, cast)
        condition = SingleColumnRegexCondition("c", comparator, value, rule)
        return self.get("a", column_filter=condition) is not None

    def test_the_first_group_is_compared(self):
        text = "t1:15,t2:3"
        self.assertTrue(self.passes(text, "t1:([0-9]+),", INTEGER, 15))
        self.assertTrue(self.passes(text, "t1:([0-9]+),", STRING, "15"))
        self.assertTrue(self.passes(text, "t1:([0-9]+),", DOUBLE, 15.0))
        self.assertFalse(self.passes(text, "t1:([0-9]+),", INTEGER, 3))
        less = ComparatorType.LESS_THAN
        self.assertTrue(self.passes(text, "t2:([0-9]+)", INTEGER, 10, less))

    def test_a_full_match_is_compared_whole(self):
        self.assertTrue(self.passes("15", "([0-9])5", INTEGER, 15))

    def test_what_does_not_match_does_not_pass(self):
        self.assertFalse(self.passes("abc", "([0-9]+)", INTEGER, 0))
        self.assertFalse(self.passes("x:1.5", "x:(.*)y?", INTEGER, 1))

    def test_expressions_have_up_to_256_bytes(self):
        self.assertTrue(self.passes("x" * 256, "x" * 256, STRING, "x" * 256))
        with self.invalid():
            self.passes("a", "x" * 257, STRING, "a")
        with self.invalid():
            self.passes("a", "(", STRING, "a")


if __name__ == "__main__":
    witness.main()

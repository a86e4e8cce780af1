use prost::Message;

use super::*;
use crate::search::field;

/// A schema with every setting.
fn full() -> IndexSchema {
    IndexSchema::new()
        .field(
            FieldSchema::keyword("k")
                .index(true)
                .sort_and_agg(true)
                .store(false)
                .array(true)
                .index_options(IndexOptions::Docs),
        )
        .field(
            FieldSchema::text("t")
                .analyzer(SplitAnalyzer::new().delimiter("|").case_sensitive(true))
                .highlighting(true)
                .text_similarity(TextSimilarity::ShortText),
        )
        .field(FieldSchema::text("u").analyzer(FuzzyAnalyzer::new().min_chars(2).max_chars(4)))
        .field(FieldSchema::text("w").analyzer(SingleWordAnalyzer::new().delimit_word(true)))
        .field(FieldSchema::text("x").analyzer(Analyzer::MinWord))
        .field(FieldSchema::date("d", ["yyyy-MM-dd", "epoch_millis"]))
        .field(FieldSchema::vector("v", 2, VectorMetric::Cosine))
        .field(FieldSchema::long("n").source("k"))
        .field(FieldSchema::nested(
            "o",
            [FieldSchema::geo_point("p"), FieldSchema::ip("i")],
        ))
        .field(FieldSchema::json(
            "j",
            JsonType::Nested,
            [FieldSchema::boolean("b")],
        ))
        .routing_field("pk")
        .index_sort(field("k").descending())
        .index_sort(Sorter::primary_key())
        .custom_column_version(true)
}

#[test]
fn a_schema_is_read_back_as_it_was_sent() {
    let sent = full();
    let bytes = sent.to_proto().unwrap().encode_to_vec();
    let message = proto::IndexSchema::decode(bytes.as_slice()).unwrap();
    assert_eq!(IndexSchema::from_proto(message).unwrap(), sent);
}

#[test]
fn settings_that_are_not_set_are_not_sent() {
    let field = FieldSchema::keyword("k").to_proto();
    assert_eq!(field.encode_to_vec(), b"\x0a\x01k\x10\x04");
    let text = FieldSchema::text("t").analyzer(SingleWordAnalyzer::new());
    assert_eq!(text.to_proto().analyzer_parameter, None);
}

#[test]
fn parameters_of_another_analyzer_are_ignored() {
    let parameter = proto::FuzzyAnalyzerParameter {
        min_chars: Some(2),
        ..proto::FuzzyAnalyzerParameter::default()
    };
    let parameter = parameter.encode_to_vec().into();
    let analyzer = Analyzer::decode("split".to_owned(), Some(parameter));
    assert_eq!(analyzer, Analyzer::Split(SplitAnalyzer::new()));
}

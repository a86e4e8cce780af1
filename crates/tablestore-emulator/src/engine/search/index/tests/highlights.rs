//! Highlights and inner hits.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::request::{
    By, Highlight, HighlightedField, InnerHits, Query, Request, Sorter,
};
use crate::engine::search::index::schema::Field;
use crate::engine::search::index::search::Found;
use tablestore_protocol::Value;

fn highlight(field: &str, fragments: usize, size: usize, tag: &str, is_html: bool) -> Highlight {
    Highlight {
        fields: vec![HighlightedField {
            field: field.to_owned(),
            fragments,
            fragment_size: size,
            pre_tag: format!("<{tag}>"),
            post_tag: format!("</{tag}>"),
            is_by_score: false,
        }],
        is_html,
    }
}

fn fragments(found: &Found) -> Vec<Vec<String>> {
    let hits = found.hits.iter().map(|hit| {
        let highlighted = hit.highlighted.iter();
        highlighted.flat_map(|it| it.fragments.clone()).collect()
    });
    hits.collect()
}

#[test]
fn highlights_mark_what_was_sought() {
    let data = b();
    let request = Request {
        sort: by_score(),
        highlight: Some(highlight("title", 1, 18, "b", false)),
        ..Request::new(Query::FunctionScore {
            query: Box::new(matches("title", "花茶")),
            field: "pv".to_owned(),
        })
    };
    assert_eq!(
        fragments(&data.search(&request).unwrap()),
        [
            ["菊<b>花茶</b>是一款大部分人都适合的经典<b>花茶</b>"],
            ["秋天最适合饮用的几种<b>花茶</b>"],
            ["求推荐几款菊<b>花茶</b>店铺"],
        ]
    );
    let refused = Request {
        highlight: Some(highlight("author", 1, 18, "b", false)),
        ..request
    };
    assert_eq!(
        data.search(&refused).unwrap_err().message(),
        "highlighting is not supported for field[author]"
    );
}

#[test]
fn highlights_are_written_as_html_on_request() {
    let fields = [Field {
        can_highlight: true,
        ..field("t", text())
    }];
    let cells = vec![("t", Value::from("dengcai <em>street</em>"))];
    let data = Data::new(&fields, [("1".to_owned(), cells)]);
    let of = |is_html, tag: &str| {
        let request = Request {
            highlight: Some(highlight("t", 5, 100, tag, is_html)),
            ..Request::new(matches("t", "dengcai"))
        };
        fragments(&data.search(&request).unwrap())
    };
    assert_eq!(
        of(true, "em"),
        [["<em>dengcai</em> &lt;em&gt;street&lt;&#x2F;em&gt;"]]
    );
    assert_eq!(of(false, "b"), [["<b>dengcai</b> <em>street</em>"]]);
}

#[test]
fn long_texts_are_cut_into_fragments() {
    let fields = [Field {
        can_highlight: true,
        ..field("t", text())
    }];
    let long = "one two three four five one six seven eight nine nine ten one, one";
    let data = Data::new(&fields, [("1".to_owned(), vec![("t", Value::from(long))])]);
    let of = |query: Query, fragments_wanted, is_by_score| {
        let mut highlight = highlight("t", fragments_wanted, 18, "b", false);
        highlight.fields[0].is_by_score = is_by_score;
        let request = Request {
            highlight: Some(highlight),
            ..Request::new(query)
        };
        fragments(&data.search(&request).unwrap()).concat()
    };
    let marked = "ten <b>one</b>, <b>one</b>";
    assert_eq!(
        of(matches("t", "one"), 9, false),
        [
            "<b>one</b> two three four",
            "five <b>one</b> six seven",
            marked
        ]
    );
    assert_eq!(of(matches("t", "one"), 1, false), [marked]);
    assert_eq!(of(matches("t", "one"), 9, true)[0], marked);
    for query in [
        prefix("t", "si"),
        wildcard("t", "s?x"),
        term("t", string("six")),
    ] {
        assert_eq!(of(query, 9, false), ["five one <b>six</b> seven"]);
    }
    assert_eq!(
        of(phrase("t", "five one"), 9, false),
        ["<b>five</b> <b>one</b> six seven"]
    );
}

#[test]
fn inner_hits_are_the_objects_that_match() {
    let data = a(true);
    let hits = InnerHits {
        sort: None,
        offset: 0,
        limit: 3,
        highlight: None,
    };
    let query = with_inner_hits(nested("n", term("n.nl", int(7))), hits.clone());
    let found = data.search(&Request::new(query)).unwrap();
    let inner = &found.hits[0].inner_hits[0];
    assert_eq!(inner.path, "n");
    assert_eq!(inner.hits[0].offset, 0);

    let data = c();
    let level2 = with_inner_hits(
        nested(
            "col_nested.level1_col2_nested",
            matches("col_nested.level1_col2_nested.level2_col1_text", "hangzhou"),
        ),
        hits.clone(),
    );
    let query = with_inner_hits(nested("col_nested", level2), hits);
    let found = data.search(&Request::new(query)).unwrap();
    assert_eq!(found.total.unwrap(), 3);
    let level1 = &found.hits[0].inner_hits[0];
    let mut offsets: Vec<u32> = level1.hits.iter().map(|hit| hit.offset).collect();
    offsets.sort_unstable();
    assert_eq!(offsets, [0, 1]);
    assert_eq!(
        level1.hits[0].inner_hits[0].path,
        "col_nested.level1_col2_nested"
    );
    assert_eq!(level1.hits[0].inner_hits[0].hits[0].offset, 0);
}

#[test]
fn nested_texts_are_highlighted_with_their_inner_hits() {
    let fields = [nested_field(
        "n",
        vec![Field {
            can_highlight: true,
            ..field("t", text())
        }],
    )];
    let json = r#"[{"t":"nothing"},{"t":"some tea"},{"t":"more tea"}]"#;
    let data = Data::new(&fields, [("1".to_owned(), vec![("n", Value::from(json))])]);
    let hits = InnerHits {
        sort: sorted(vec![Sorter {
            by: By::Doc,
            is_descending: true,
        }]),
        offset: 0,
        limit: 3,
        highlight: Some(highlight("n.t", 1, 100, "b", false)),
    };
    let query = with_inner_hits(nested("n", matches("n.t", "tea")), hits);
    let found = data.search(&Request::new(query)).unwrap();
    let inner = &found.hits[0].inner_hits[0].hits;
    assert_eq!(
        inner.iter().map(|hit| hit.offset).collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(inner[1].highlighted[0].fragments, ["some <b>tea</b>"]);
    assert_eq!(inner[1].highlighted[0].field, "n.t");
}

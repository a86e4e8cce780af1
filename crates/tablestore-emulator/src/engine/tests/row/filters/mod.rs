mod comparisons;
mod expressions;
mod rejections;

use tablestore_protocol::plainbuffer::encode_value;
use tablestore_protocol::proto::table::{
    ColumnPaginationFilter, ComparatorType, CompositeColumnValueFilter, Filter, FilterType,
    LogicalOperator, SingleColumnValueFilter, ValueTransferRule, VariantType,
};

use super::*;
use crate::engine::shared::work::WorkLimit;

/// A filter that lets rows without the column pass, and checks the newest version alone.
fn compare(name: &str, comparator: ComparatorType, value: impl Into<Value>) -> Filter {
    single(&comparison(name, comparator, value))
}

fn comparison(
    name: &str,
    comparator: ComparatorType,
    value: impl Into<Value>,
) -> SingleColumnValueFilter {
    SingleColumnValueFilter {
        comparator: comparator as i32,
        column_name: name.into(),
        column_value: encode_value(&value.into()),
        filter_if_missing: false,
        latest_version_only: true,
        value_trans_rule: None,
    }
}

fn single(filter: &SingleColumnValueFilter) -> Filter {
    Filter {
        r#type: FilterType::FtSingleColumnValue as i32,
        filter: filter.encode_to_vec().into(),
    }
}

fn composite(combinator: LogicalOperator, sub_filters: Vec<Filter>) -> Filter {
    let filter = CompositeColumnValueFilter {
        combinator: combinator as i32,
        sub_filters,
    };
    Filter {
        r#type: FilterType::FtCompositeColumnValue as i32,
        filter: filter.encode_to_vec().into(),
    }
}

fn page(offset: i32, limit: i32) -> Filter {
    Filter {
        r#type: FilterType::FtColumnPagination as i32,
        filter: ColumnPaginationFilter { offset, limit }
            .encode_to_vec()
            .into(),
    }
}

/// A column condition that every row of these tests passes.
pub(in crate::engine::tests) fn some_condition() -> Bytes {
    compare("none", ComparatorType::CtEqual, 1)
        .encode_to_vec()
        .into()
}

/// Whether a part of the column `a` equals a value.
fn transferred(regex: &str, cast: VariantType, value: impl Into<Value>) -> Filter {
    single(&SingleColumnValueFilter {
        value_trans_rule: Some(ValueTransferRule {
            regex: regex.into(),
            cast_type: Some(cast as i32),
        }),
        ..comparison("a", ComparatorType::CtEqual, value)
    })
}

impl Service {
    fn filtered(&self, filter: &Filter) -> Result<Option<Row>, ServiceError> {
        self.get(&GetRowRequest {
            filter: Some(filter.encode_to_vec().into()),
            ..get_row(&id("1"))
        })
    }

    #[track_caller]
    fn assert_passes(&self, filter: &Filter, passes: bool) {
        assert_eq!(self.filtered(filter).unwrap().is_some(), passes);
        // A column condition is the same language.
        let condition = Condition {
            column_condition: Some(filter.encode_to_vec().into()),
            ..ignore()
        };
        let touch = [ColumnUpdate::DeleteAllVersions {
            name: "none".into(),
        }];
        assert_eq!(self.update(&id("1"), &touch, condition).is_ok(), passes);
    }
}

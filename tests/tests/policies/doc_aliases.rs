//! Readers who know the service's messages or DynamoDB find each thing by the word that they know.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Words of the service and of its official clients.
const SERVICE: &[&str] = &[
    "ColumnPaginationFilter",
    "CompositeColumnValueFilter",
    "RowExistenceExpectation",
    "RT_AFTER_MODIFY",
    "RT_PK",
    "SingleColumnValueFilter",
    "columns_to_get",
    "delete_index",
];

/// Words of DynamoDB, which have no equivalent of the same name.
const DYNAMODB: &[&str] = &[
    "AttributesToGet",
    "BatchGetItem",
    "BatchWriteItem",
    "ConditionExpression",
    "DeleteItem",
    "ExclusiveStartKey",
    "FilterExpression",
    "GetItem",
    "GetRecords",
    "GlobalSecondaryIndexes",
    "KeyConditionExpression",
    "KeySchema",
    "LastEvaluatedKey",
    "ListStreams",
    "ListTables",
    "ProjectionExpression",
    "ProvisionedThroughput",
    "PutItem",
    "Query",
    "ReturnValues",
    "Scan",
    "ScanIndexForward",
    "StreamSpecification",
    "TTL",
    "TotalSegments",
    "TransactGetItems",
    "TransactWriteItems",
    "UnprocessedItems",
    "UpdateItem",
    "begins_with",
];

#[test]
fn every_word_is_an_alias_in_the_documentation_of_the_client() {
    let mut aliases = BTreeSet::new();
    collect(Path::new("../crates/tablestore/src"), &mut aliases);
    let words = SERVICE.iter().chain(DYNAMODB);
    let missing: Vec<_> = words.filter(|word| !aliases.contains(**word)).collect();
    assert!(missing.is_empty(), "no #[doc(alias)] for {missing:?}");
}

/// Reads the strings of every `#[doc(alias …)]` below a folder.
fn collect(folder: &Path, aliases: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, aliases);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for (start, _) in text.match_indices("#[doc(alias") {
            let attribute = text[start..].split(")]").next().unwrap();
            aliases.extend(attribute.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
}

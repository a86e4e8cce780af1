use tablestore_protocol::proto::search::{
    DeleteSearchIndexRequest, DeleteSearchIndexResponse, IndexStatusEnum, ListSearchIndexRequest,
    ListSearchIndexResponse, QueryFlowWeight, SyncPhase, UpdateSearchIndexRequest,
    UpdateSearchIndexResponse,
};
use tablestore_protocol::proto::table::{
    DeleteTableRequest, DeleteTableResponse, UpdateTableRequest, UpdateTableResponse,
};

use super::*;

impl Service {
    fn delete_search_index(&self, name: &str) -> Result<(), ServiceError> {
        let request = DeleteSearchIndexRequest {
            table_name: Some("t".into()),
            index_name: Some(name.to_owned()),
        };
        self.call::<DeleteSearchIndexResponse>("DeleteSearchIndex", &request)?;
        Ok(())
    }

    fn update_search_index(&self, request: UpdateSearchIndexRequest) -> Result<(), ServiceError> {
        let request = UpdateSearchIndexRequest {
            table_name: Some("t".into()),
            index_name: Some("i".into()),
            ..request
        };
        self.call::<UpdateSearchIndexResponse>("UpdateSearchIndex", &request)?;
        Ok(())
    }

    fn search_indexes(&self) -> Vec<String> {
        let request = ListSearchIndexRequest { table_name: None };
        let response: ListSearchIndexResponse = self.call("ListSearchIndex", &request).unwrap();
        let indexes = response.indices.into_iter();
        indexes.map(|index| index.index_name.unwrap()).collect()
    }
}

#[test]
fn an_index_is_listed_described_and_deleted() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        assert_eq!(service.search_indexes(), ["i"]);
        let described = service.describe_search_index("i").unwrap();
        let schema = described.schema.as_ref().unwrap();
        assert_eq!(schema.field_schemas[0].is_array, Some(false));
        assert_eq!(schema.field_schemas[1].sort_and_agg, Some(false));
        assert!(schema.index_setting.is_some());
        let sort = schema.index_sort.as_ref().unwrap();
        assert!(sort.sorter[0].pk_sort.is_some());
        assert_eq!(described.time_to_live, Some(-1));
        assert_eq!(described.sync_stat.unwrap().sync_phase(), SyncPhase::Incr);
        assert_eq!(
            described.index_status.unwrap().status(),
            IndexStatusEnum::Running
        );

        let again = service.create_search_index(&index());
        assert_error(
            again,
            409,
            "OTSObjectAlreadyExist",
            "search index [i] already exists",
        );
        let delete = DeleteTableRequest {
            table_name: "t".into(),
        };
        assert_invalid(
            service.call::<DeleteTableResponse>("DeleteTable", &delete),
            "Table[t] who has at least one search index cannot be deleted",
        );
        service.delete_search_index("i").unwrap();
        assert_error(
            service.delete_search_index("i"),
            404,
            "OTSObjectNotExist",
            "search index [i] does not exist",
        );
        service
            .call::<DeleteTableResponse>("DeleteTable", &delete)
            .unwrap();
    });
}

#[test]
fn a_table_with_expiring_rows_and_updates_has_no_index() {
    on_each_store(|service| {
        let expiring = TableOptions {
            time_to_live: Some(100_000),
            ..TableOptions::default()
        };
        service.create(expiring);
        let refused = "operation is denied as table TTL exists";
        assert_invalid(service.create_search_index(&index()), refused);
        let update = |options| {
            let request = UpdateTableRequest {
                table_name: "t".into(),
                table_options: Some(options),
                ..UpdateTableRequest::default()
            };
            service.call::<UpdateTableResponse>("UpdateTable", &request)
        };
        let options = |time_to_live, allow_update| TableOptions {
            time_to_live: Some(time_to_live),
            allow_update: Some(allow_update),
            ..TableOptions::default()
        };
        update(options(-1, true)).unwrap();
        service.create_search_index(&index()).unwrap();
        assert_invalid(update(options(100_000, true)), refused);
        update(options(100_000, false)).unwrap();
    });
}

#[test]
fn an_index_is_replaced_by_its_reindex() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        service.put_text("1", "red tea");
        let reindex = |name: &str| CreateSearchIndexRequest {
            index_name: name.into(),
            source_index_name: Some("i".into()),
            schema: Some(IndexSchema {
                field_schemas: vec![field("text", FieldType::Keyword)],
                ..IndexSchema::default()
            }),
            ..index()
        };
        service.create_search_index(&reindex("other")).unwrap_err();
        service.create_search_index(&reindex("i_reindex")).unwrap();
        let described = service.describe_search_index("i").unwrap();
        assert_eq!(described.brother_index_name.as_deref(), Some("i_reindex"));

        let weights = |one, other| UpdateSearchIndexRequest {
            query_flow_weight: [("i", one), ("i_reindex", other)]
                .map(|(name, weight)| QueryFlowWeight {
                    index_name: Some(name.into()),
                    weight: Some(weight),
                })
                .to_vec(),
            ..UpdateSearchIndexRequest::default()
        };
        assert!(service.update_search_index(weights(50, 60)).is_err());
        // By the new schema the text is one keyword.
        assert_eq!(service.with_word("tea"), ["1"]);
        service.update_search_index(weights(0, 100)).unwrap();
        assert_eq!(service.with_word("tea"), [""; 0]);
        service.update_search_index(weights(100, 0)).unwrap();
        assert_eq!(service.with_word("tea"), ["1"]);

        let switch = || UpdateSearchIndexRequest {
            switch_index_name: Some("i_reindex".into()),
            ..UpdateSearchIndexRequest::default()
        };
        service.update_search_index(switch()).unwrap();
        let fields = |name| {
            let described = service.describe_search_index(name).unwrap();
            described.schema.unwrap().field_schemas.len()
        };
        assert_eq!((fields("i"), fields("i_reindex")), (1, 3));
        assert_eq!(service.with_word("red tea"), ["1"]);
        service.update_search_index(switch()).unwrap();
        assert_eq!((fields("i"), fields("i_reindex")), (3, 1));
        service.delete_search_index("i_reindex").unwrap();
        assert!(service.update_search_index(switch()).is_err());
        assert_eq!(service.with_word("tea"), ["1"]);
    });
}

#[test]
fn fields_are_added_to_a_living_index() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        let columns = [Column::new("text", "tea"), Column::new("more", "x")];
        service.put(&id("1"), &columns, ignore()).unwrap();
        assert_eq!(service.with_word("tea"), ["1"]);
        let exists = || {
            let body = proto::ExistsQuery {
                field_name: Some("more".into()),
            };
            service.search(&counted(query(QueryType::ExistsQuery, &body)))
        };
        assert!(exists().is_err());
        let added = UpdateSearchIndexRequest {
            added_field_schemas: vec![field("more", FieldType::Keyword)],
            ..UpdateSearchIndexRequest::default()
        };
        service.update_search_index(added).unwrap();
        assert_eq!(exists().unwrap().total_hits, Some(1));
    });
}

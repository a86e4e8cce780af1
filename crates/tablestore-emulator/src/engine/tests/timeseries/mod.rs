//! Time series tables, their points, metadata and indexes.

mod data_table;
mod get_data;
mod lastpoint;
mod metadata;
mod metadata_queries;
mod own_keys;
mod put_data;
mod put_data_golden;
mod scans;
mod stores;
mod tables;

use tablestore_protocol::proto::timeseries::*;
use tablestore_protocol::timeseries_rows::{
    TimeseriesKey as Key, TimeseriesRow as Point, checksum, decode_read_rows, encode_rows,
};

use super::*;

const VERSION: Option<i64> = Some(1);

fn table_meta(name: &str) -> TimeseriesTableMeta {
    TimeseriesTableMeta {
        table_name: name.into(),
        ..TimeseriesTableMeta::default()
    }
}

fn new_timeseries_table(name: &str) -> CreateTimeseriesTableRequest {
    CreateTimeseriesTableRequest {
        table_meta: table_meta(name),
        enable_analytical_store: Some(false),
        ..CreateTimeseriesTableRequest::default()
    }
}

fn key(measurement: &str, source: &str, tags: &[(&str, &str)]) -> Key {
    let key = Key::new(measurement, source);
    let tags = tags.iter();
    tags.fold(key, |key, (name, value)| key.tag(*name, *value))
}

/// A key in the form of a request.
fn wire_key(key: &Key) -> TimeseriesKey {
    let tags = key.tags().iter().map(|(name, value)| TimeseriesTag {
        name: name.as_str().into(),
        value: value.as_str().into(),
    });
    TimeseriesKey {
        measurement: Some(key.measurement.as_str().into()),
        source: Some(key.source.as_str().into()),
        tags: None,
        tag_list: tags.collect(),
    }
}

fn put_request(points: &[Point]) -> PutTimeseriesDataRequest {
    let rows_data = encode_rows(points).unwrap();
    PutTimeseriesDataRequest {
        table_name: "t".into(),
        rows_data: TimeseriesRows {
            r#type: RowsSerializeType::RstFlatBuffer as i32,
            flatbuffer_crc32c: Some(checksum(&rows_data)),
            rows_data,
        },
        meta_update_mode: None,
        supported_table_version: VERSION,
    }
}

fn get_request(key: &Key) -> GetTimeseriesDataRequest {
    GetTimeseriesDataRequest {
        table_name: "t".into(),
        time_series_key: wire_key(key),
        supported_table_version: VERSION,
        ..GetTimeseriesDataRequest::default()
    }
}

fn query_request(condition: Option<MetaQueryCondition>) -> QueryTimeseriesMetaRequest {
    QueryTimeseriesMetaRequest {
        table_name: "t".into(),
        condition,
        get_total_hit: Some(true),
        supported_table_version: VERSION,
        ..QueryTimeseriesMetaRequest::default()
    }
}

fn update_request(metas: &[(&Key, &str)]) -> UpdateTimeseriesMetaRequest {
    let metas = metas.iter().map(|(key, attributes)| TimeseriesMeta {
        time_series_key: wire_key(key),
        attributes: (!attributes.is_empty()).then(|| (*attributes).to_owned()),
        update_time: None,
    });
    UpdateTimeseriesMetaRequest {
        table_name: "t".into(),
        timeseries_meta: metas.collect(),
        supported_table_version: VERSION,
    }
}

fn delete_request(keys: &[Key]) -> DeleteTimeseriesMetaRequest {
    DeleteTimeseriesMetaRequest {
        table_name: "t".into(),
        timeseries_key: keys.iter().map(wire_key).collect(),
        supported_table_version: VERSION,
    }
}

impl Service {
    fn create_timeseries(
        &self,
        request: &CreateTimeseriesTableRequest,
    ) -> Result<(), ServiceError> {
        self.call::<CreateTimeseriesTableResponse>("CreateTimeseriesTable", request)?;
        Ok(())
    }

    /// Creates the table `t` with defaults.
    fn create_default_timeseries(&self) {
        self.create_timeseries(&new_timeseries_table("t")).unwrap();
    }

    fn describe_timeseries(
        &self,
        name: &str,
    ) -> Result<DescribeTimeseriesTableResponse, ServiceError> {
        let request = DescribeTimeseriesTableRequest {
            table_name: name.into(),
        };
        self.call("DescribeTimeseriesTable", &request)
    }

    fn put_points(&self, points: &[Point]) -> Result<PutTimeseriesDataResponse, ServiceError> {
        self.call("PutTimeseriesData", &put_request(points))
    }

    /// Writes points, all of which have to be written.
    fn put_all(&self, points: &[Point]) {
        for points in points.chunks(200) {
            let response = self.put_points(points).unwrap();
            assert_eq!(response.failed_rows, []);
        }
    }

    fn get_points(
        &self,
        request: &GetTimeseriesDataRequest,
    ) -> Result<(Vec<Point>, Option<Bytes>), ServiceError> {
        let response: GetTimeseriesDataResponse = self.call("GetTimeseriesData", request)?;
        let points = decode_read_rows(&response.rows_data).unwrap();
        Ok((points, response.next_token))
    }

    /// All points of a series.
    fn points(&self, key: &Key) -> Vec<Point> {
        let (points, token) = self.get_points(&get_request(key)).unwrap();
        assert_eq!(token, None);
        points
    }

    fn query(
        &self,
        request: &QueryTimeseriesMetaRequest,
    ) -> Result<QueryTimeseriesMetaResponse, ServiceError> {
        self.call("QueryTimeseriesMeta", request)
    }

    /// The keys that match, as `measurement,source,tags`.
    fn matching(&self, condition: Option<MetaQueryCondition>) -> Vec<String> {
        let response = self.query(&query_request(condition)).unwrap();
        let metas = response.timeseries_metas;
        assert_eq!(response.total_hit, Some(metas.len() as i64));
        metas.iter().map(shown_key).collect()
    }

    fn update_meta(
        &self,
        request: &UpdateTimeseriesMetaRequest,
    ) -> Result<UpdateTimeseriesMetaResponse, ServiceError> {
        self.call("UpdateTimeseriesMeta", request)
    }

    fn delete_meta(&self, keys: &[Key]) -> Result<DeleteTimeseriesMetaResponse, ServiceError> {
        self.call("DeleteTimeseriesMeta", &delete_request(keys))
    }
}

fn shown_key(meta: &TimeseriesMeta) -> String {
    let key = &meta.time_series_key;
    let part = |part: &Option<String>| part.clone().unwrap();
    let shown = [&key.measurement, &key.source, &key.tags].map(part);
    shown.join(",")
}

fn condition(kind: MetaQueryConditionType, data: &impl Message) -> MetaQueryCondition {
    MetaQueryCondition {
        r#type: kind as i32,
        proto_data: data.encode_to_vec().into(),
    }
}

use MetaQuerySingleOperator as Op;

fn measurement(op: Op, value: &str) -> MetaQueryCondition {
    let data = MetaQueryMeasurementCondition {
        op: op as i32,
        value: value.into(),
    };
    condition(MetaQueryConditionType::MeasurementCondition, &data)
}

fn source(op: Op, value: &str) -> MetaQueryCondition {
    let data = MetaQuerySourceCondition {
        op: op as i32,
        value: value.into(),
    };
    condition(MetaQueryConditionType::SourceCondition, &data)
}

fn tag(name: &str, op: Op, value: &str) -> MetaQueryCondition {
    let data = MetaQueryTagCondition {
        op: op as i32,
        tag_name: name.into(),
        value: value.into(),
    };
    condition(MetaQueryConditionType::TagCondition, &data)
}

fn attribute(name: &str, op: Op, value: &str) -> MetaQueryCondition {
    let data = MetaQueryAttributeCondition {
        op: op as i32,
        attr_name: name.into(),
        value: value.into(),
    };
    condition(MetaQueryConditionType::AttributeCondition, &data)
}

fn updated(op: Op, value: i64) -> MetaQueryCondition {
    let data = MetaQueryUpdateTimeCondition {
        op: op as i32,
        value,
    };
    condition(MetaQueryConditionType::UpdateTimeCondition, &data)
}

fn composite(op: MetaQueryCompositeOperator, of: Vec<MetaQueryCondition>) -> MetaQueryCondition {
    let data = MetaQueryCompositeCondition {
        op: op as i32,
        sub_conditions: of,
    };
    condition(MetaQueryConditionType::CompositeCondition, &data)
}

fn and(of: Vec<MetaQueryCondition>) -> MetaQueryCondition {
    composite(MetaQueryCompositeOperator::OpAnd, of)
}

fn or(of: Vec<MetaQueryCondition>) -> MetaQueryCondition {
    composite(MetaQueryCompositeOperator::OpOr, of)
}

fn not(of: Vec<MetaQueryCondition>) -> MetaQueryCondition {
    composite(MetaQueryCompositeOperator::OpNot, of)
}

/// Runs a test, and another part of it after a restart of the service on disk.
fn over_a_restart<T>(before: impl Fn(&Service) -> T, after: impl Fn(&Service, T)) {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    let state = before(&service);
    drop(service);
    after(&open(), state);
}

/// 100 series test_measure/source0..99 with ten tags.
fn create_with_series(service: &Service) {
    service.create_default_timeseries();
    let tags: Vec<_> = (0..10)
        .map(|index| (format!("tag{index}"), format!("value{index}")))
        .collect();
    let tags: Vec<_> = tags
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let point = |index: i64| {
        Point::new(key("test_measure", &format!("source{index}"), &tags), index).field("v", 1)
    };
    service.put_all(&(0..100).map(point).collect::<Vec<_>>());
}

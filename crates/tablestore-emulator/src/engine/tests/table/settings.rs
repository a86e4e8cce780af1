use tablestore_protocol::proto::table::{
    SseKeyType, SseSpecification, StreamDetails, StreamSpecification, UpdateTableRequest,
};

use super::lifecycle::change_of_throughput;
use super::*;

const STRING: PrimaryKeyType = PrimaryKeyType::String;

fn with_options(options: TableOptions) -> CreateTableRequest {
    CreateTableRequest {
        table_options: Some(options),
        ..new_table("t", &[("id", STRING)])
    }
}

fn change_of_options(options: TableOptions) -> UpdateTableRequest {
    UpdateTableRequest {
        table_name: "t".into(),
        table_options: Some(options),
        ..UpdateTableRequest::default()
    }
}

#[test]
fn options_are_checked_when_a_table_is_created_and_changed() {
    let cases = [
        (
            TableOptions {
                time_to_live: Some(0),
                ..TableOptions::default()
            },
            "TimeToLive cannot be 0 or less than -1.",
        ),
        (
            TableOptions {
                time_to_live: Some(-2),
                ..TableOptions::default()
            },
            "TimeToLive cannot be 0 or less than -1.",
        ),
        (
            TableOptions {
                max_versions: Some(0),
                ..TableOptions::default()
            },
            "The maximum versions cannot be less than or equal to 0",
        ),
        (
            TableOptions {
                deviation_cell_version_in_sec: Some(-1),
                ..TableOptions::default()
            },
            "The maximum deviation must be in range [0, INT64_MAX/1000000].",
        ),
        (
            TableOptions {
                deviation_cell_version_in_sec: Some(i64::MAX / 1_000_000 + 1),
                ..TableOptions::default()
            },
            "The maximum deviation must be in range [0, INT64_MAX/1000000].",
        ),
    ];
    on_each_store(|service| {
        for (options, message) in cases {
            assert_invalid(service.create_table(&with_options(options)), message);
        }
        service
            .create_table(&with_options(any_time(i32::MAX)))
            .unwrap();
        for (options, message) in cases {
            assert_invalid(service.update_table(&change_of_options(options)), message);
        }
    });
}

#[test]
fn a_change_is_checked_before_the_table_is_looked_up() {
    on_each_store(|service| {
        let options = TableOptions {
            max_versions: Some(0),
            ..TableOptions::default()
        };
        assert_invalid(
            service.update_table(&change_of_options(options)),
            "The maximum versions cannot be less than or equal to 0",
        );
        assert_invalid(
            service.update_table(&change_of_throughput(-1, -1)),
            "Invalid Capacity Unit for UpdateTable: Either read(-1) or write(-1) should be \
             non-negative.",
        );
        let stream = UpdateTableRequest {
            table_name: "t".into(),
            stream_spec: Some(StreamSpecification {
                enable_stream: true,
                expiration_time: Some(0),
                ..StreamSpecification::default()
            }),
            ..UpdateTableRequest::default()
        };
        assert_invalid(
            service.update_table(&stream),
            "Invalid stream expiration time: 0. Expiration time must be in range: [1, 168].",
        );
    });
}

#[test]
fn a_change_of_options_keeps_the_others() {
    on_each_store(|service| {
        service.create_table(&with_options(any_time(2))).unwrap();
        let options = TableOptions {
            time_to_live: Some(1_200_000),
            allow_update: Some(false),
            ..TableOptions::default()
        };
        let response = service.update_table(&change_of_options(options)).unwrap();
        let expected = TableOptions {
            time_to_live: Some(1_200_000),
            allow_update: Some(false),
            update_full_row: Some(false),
            ..any_time(2)
        };
        assert_eq!(response.table_options, expected);
        assert_eq!(service.describe("t").unwrap().table_options, expected);

        assert_invalid(
            service.update_table(&change_of_options(TableOptions::default())),
            "No parameter is specified in table options.",
        );
        for full_row in [true, false] {
            let options = TableOptions {
                update_full_row: Some(full_row),
                ..TableOptions::default()
            };
            let outcome = service.update_table(&change_of_options(options));
            assert!(
                outcome
                    .unwrap_err()
                    .message()
                    .contains("contain updateFullRow")
            );
        }
        let nothing = UpdateTableRequest {
            table_name: "t".into(),
            ..UpdateTableRequest::default()
        };
        assert_invalid(
            service.update_table(&nothing),
            "No parameter is specified in table options.",
        );
    });
}

#[test]
fn reserved_throughput_is_remembered_with_its_times() {
    on_each_store(|service| {
        let created = service.now() / 1000;
        let mut request = new_table("t", &[("id", STRING)]);
        request.reserved_throughput = reserved(-1, 0);
        assert_invalid(
            service.create_table(&request),
            "Invalid Capacity Unit:-1 . Capacity Unit must be nonnegative.",
        );
        request.reserved_throughput.capacity_unit = CapacityUnit {
            read: Some(1),
            write: None,
        };
        assert_invalid(
            service.create_table(&request),
            "Both read and write capacity unit are required to create table.",
        );
        request.reserved_throughput = reserved(5, 5);
        service.create_table(&request).unwrap();

        service.advance(Duration::from_secs(1));
        let response = service.update_table(&change_of_throughput(4, -1)).unwrap();
        let details = response.reserved_throughput_details;
        assert_eq!(details.capacity_unit, reserved(4, 5).capacity_unit);
        assert_eq!(details.last_increase_time, created);
        assert_eq!(details.last_decrease_time, Some(created + 1));

        service.advance(Duration::from_secs(1));
        service.update_table(&change_of_throughput(9, 9)).unwrap();
        let details = service.describe("t").unwrap().reserved_throughput_details;
        assert_eq!(details.capacity_unit, reserved(9, 9).capacity_unit);
        assert_eq!(details.last_increase_time, created + 2);
        assert_eq!(details.last_decrease_time, Some(created + 1));

        assert_invalid(
            service.update_table(&change_of_throughput(-1, -1)),
            "Invalid Capacity Unit for UpdateTable: Either read(-1) or write(-1) should be \
             non-negative.",
        );
    });
}

#[test]
fn streams_and_encryption_are_described() {
    let stream = |hours, columns: &[&str]| StreamSpecification {
        enable_stream: true,
        expiration_time: Some(hours),
        columns_to_get: columns.iter().map(|name| (*name).into()).collect(),
        ..StreamSpecification::default()
    };
    on_each_store(|service| {
        let mut request = new_table("t", &[("id", STRING)]);
        request.stream_spec = Some(stream(169, &[]));
        assert_invalid(
            service.create_table(&request),
            "Invalid stream expiration time: 169. Expiration time must be in range: [1, 168].",
        );
        request.stream_spec = Some(stream(168, &["a"]));
        request.sse_spec = Some(SseSpecification {
            enable: true,
            ..SseSpecification::default()
        });
        service.create_table(&request).unwrap();
        let table = service.describe("t").unwrap();
        let enabled = service.now() * 1000;
        let details = table.stream_details.unwrap();
        assert_eq!(details.stream_id, Some(format!("t_{enabled}")));
        assert_eq!(details.last_enable_time, Some(enabled));
        assert_eq!(details.expiration_time, Some(168));
        let encryption = table.sse_details.unwrap();
        assert_eq!(encryption.key_type, Some(SseKeyType::SseKmsService as i32));

        service.advance(Duration::from_secs(1));
        let change = |spec| UpdateTableRequest {
            table_name: "t".into(),
            stream_spec: Some(spec),
            ..UpdateTableRequest::default()
        };
        let response = service
            .update_table(&change(stream(24, &["b", "a"])))
            .unwrap();
        let details = response.stream_details.unwrap();
        assert_eq!(details.column_to_get, ["a", "b"]);
        assert_eq!(details.expiration_time, Some(24));
        assert_eq!(details.last_enable_time, Some(enabled));

        let response = service
            .update_table(&change(StreamSpecification::default()))
            .unwrap();
        let disabled = StreamDetails {
            last_enable_time: Some(0),
            ..StreamDetails::default()
        };
        assert_eq!(response.stream_details, Some(disabled));
    });
}

#[test]
fn changes_of_throughput_can_be_limited() {
    let settings = Settings {
        limit_throughput_adjustments: true,
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        let change = change_of_throughput(1, 1);
        let assert_too_frequent = || {
            assert_error(
                service.update_table(&change),
                403,
                "OTSTooFrequentReservedThroughputAdjustment",
                "Reserved throughput adjustment is too frequent.",
            );
        };
        assert_too_frequent();
        service.advance(Duration::from_secs(120));
        service.update_table(&change).unwrap();
        service.advance(Duration::from_secs(119));
        assert_too_frequent();
        service.advance(Duration::from_secs(1));
        service.update_table(&change).unwrap();
    });
}

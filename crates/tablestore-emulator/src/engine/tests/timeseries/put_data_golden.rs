//! Requests of the official Python client, byte for byte.

use super::*;

const PLAIN: &str = "0400000076ffffff0400000001000000100000000c00140010000c00080004000c00000028000000140000001800000004000000010000006d0000000100000001000000010000006000000001000000140000001000140010000c000000080000000400100000002000000028000000080000000c0000000000000000000000000000000000000000000000000006000800040006000000040000000100000001000000000000000100000076000000";
const PLAIN_CHECKSUM: i32 = 1_047_581_479;

const TAGGED: &str = "0400000082feffff0400000001000000100000000c00140010000c00080004000c0000003c000000140000001c000000040000000300000063707500050000000105040203000000050000005401000048010000200100000c010000fc000000010000001400000010001c00180014000800100000000400100000002c00000000401e18240a060084000000080000000c000000000000000000000006000000686f73745f300000020000003000000004000000e0ffffff080000000c00000002000000687a000006000000726567696f6e000008000c0008000400080000000800000010000000060000005562756e74750000020000006f73000000000e001800140010000c00080004000e00000014000000180000001c000000280000002c0000000100000060000000010000003c0000000100000000000000000025400000000001000000010000000100000003000000000000000500000075736167650000000200000075700000020000006f6b0000060000007374617475730000000006000800040006000000040000000200000001020000030000007261770003000000636e7400";
const TAGGED_CHECKSUM: i32 = 2_048_058_808;

fn bytes(hex: &str) -> Bytes {
    let digits = (0..hex.len()).step_by(2);
    let bytes = digits.map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
    bytes.collect()
}

fn put(service: &Service, hex: &str, checksum: i32) -> Result<(), ServiceError> {
    let mut request = put_request(&[]);
    request.rows_data.rows_data = bytes(hex);
    request.rows_data.flatbuffer_crc32c = Some(checksum);
    let response: PutTimeseriesDataResponse = service.call("PutTimeseriesData", &request)?;
    assert_eq!(response.failed_rows, []);
    Ok(())
}

#[test]
fn rows_of_the_official_client_are_written_and_read() {
    on_each_store(|service| {
        service.create_default_timeseries();
        put(service, PLAIN, PLAIN_CHECKSUM).unwrap();
        put(service, TAGGED, TAGGED_CHECKSUM).unwrap();
        let plain = Point::new(key("m", "", &[]), 0).field("v", 1);
        assert_eq!(service.points(&plain.key), std::slice::from_ref(&plain));
        let tagged = key("cpu", "host_0", &[("os", "Ubuntu"), ("region", "hz")]);
        let tagged = Point::new(tagged, 1_700_000_000_000_000)
            .field("cnt", 3)
            .field("raw", [1, 2])
            .field("status", "ok")
            .field("up", true)
            .field("usage", 10.5);
        assert_eq!(service.points(&tagged.key), std::slice::from_ref(&tagged));
        assert_invalid(
            put(service, TAGGED, TAGGED_CHECKSUM + 1),
            "Mismatch between crc32c value of timeseries rows and flatbuffer_crc32c.",
        );
    });
}

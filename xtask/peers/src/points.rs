//! Other clients encode and decode points of time series, by commands on the standard input: `encode RUNS`
//! or `decode RUNS` on a line, and in response the seconds of CPU time of one run.

use std::hint::black_box;
use std::io::{BufRead, Write};

use aliyun_tablestore_rs::protos::timeseries::{
    GetTimeseriesDataResponse as ResponseMessage, PutTimeseriesDataRequest as RequestMessage,
};
use aliyun_tablestore_rs::timeseries_data::{GetTimeseriesDataResponse, PutTimeseriesDataRequest};
use aliyun_tablestore_rs::timeseries_model::TimeseriesRow;
use prost_013::Message;
use serde_json::json;
use tempfile::NamedTempFile;

use crate::Result;
use crate::clients;
use crate::cpu::cpu_time;
use crate::shared_points::{self as points, MEASUREMENT, PAGE, Sample, TABLE, TAGS};

const PROGRAM: &str = include_str!("points.py");

/// Says `ready`, and encodes and decodes until its input ends.
pub(crate) fn serve(client: &str) -> Result<()> {
    match client {
        "aliyun-tablestore-rs" => serve_rust(),
        _ => serve_python(client),
    }
}

fn serve_rust() -> Result<()> {
    let rows: Vec<TimeseriesRow> = points::written().map(|point| row(&point)).collect();
    let page = points::page().map_err(|error| error.to_string())?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (work, runs) = line.split_once(' ').ok_or("no number of runs")?;
        let runs: u32 = runs.parse()?;
        let seconds = match work {
            "encode" => encode(&rows, runs),
            "decode" => decode(&page, runs)?,
            _ => return Err("points are encoded or decoded".into()),
        };
        println!("{seconds:.9}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// The requests are made before the clock starts: a client consumes them.
fn encode(rows: &[TimeseriesRow], runs: u32) -> f64 {
    let request = PutTimeseriesDataRequest::new(TABLE).rows(rows.to_vec());
    let requests = vec![request; runs as usize];
    let start = cpu_time();
    for request in requests {
        black_box(RequestMessage::from(request).encode_to_vec());
    }
    (cpu_time() - start).as_secs_f64() / f64::from(runs)
}

fn decode(page: &[u8], runs: u32) -> Result<f64> {
    let start = cpu_time();
    for _ in 0..runs {
        let response = GetTimeseriesDataResponse::try_from(ResponseMessage::decode(page)?)?;
        if black_box(response.rows).len() as u64 != PAGE {
            return Err("rows of a page are missing".into());
        }
    }
    Ok((cpu_time() - start).as_secs_f64() / f64::from(runs))
}

fn row(point: &Sample) -> TimeseriesRow {
    TimeseriesRow::new()
        .measurement_name(MEASUREMENT)
        .datasource(&point.source)
        .tags(TAGS.into_iter().zip(&point.tags))
        .timestamp_us(point.time.cast_unsigned())
        .field_integer("cores", point.cores)
        .field_double("load", point.load)
        .field_string("status", point.status)
        .field_bool("throttled", point.throttled)
        .field_double("usage", point.usage)
}

/// The program in Python inherits the input and the output.
fn serve_python(client: &str) -> Result<()> {
    let mut page = NamedTempFile::new()?;
    page.write_all(&points::page().map_err(|error| error.to_string())?)?;
    let rows = points::written().map(|point| {
        json!({
            "source": point.source,
            "tags": TAGS.into_iter().zip(point.tags).collect::<std::collections::HashMap<_, _>>(),
            "time": point.time,
            "fields": {
                "cores": point.cores,
                "load": point.load,
                "status": point.status,
                "throttled": point.throttled,
                "usage": point.usage,
            },
        })
    });
    let job = json!({
        "table": TABLE,
        "measurement": MEASUREMENT,
        "page": page.path(),
        "page_rows": PAGE,
        "rows": rows.collect::<Vec<_>>(),
    });
    let ended = clients::python(client)?
        .args(["-c", PROGRAM, &job.to_string()])
        .status()?;
    match ended.success() {
        true => Ok(()),
        false => Err(format!("Python {ended}").into()),
    }
}

//! Other clients decode the body of a response to SQLQuery, by commands on the standard input: `decode RUNS` on a
//! line, and in response the seconds of CPU time of one run.

use std::fs;
use std::hint::black_box;
use std::io::{BufRead, Write};

use aliyun_tablestore_rs::model::Row;
use aliyun_tablestore_rs::protos::SqlQueryResponse as ResponseMessage;
use aliyun_tablestore_rs::sql::SqlQueryResponse;
use prost_013::Message;

use crate::Result;
use crate::clients;
use crate::cpu::cpu_time;

const PROGRAM: &str = include_str!("results.py");

/// Says `ready`, and decodes the body in a file until its input ends.
pub(crate) fn serve(client: &str, file: &str, rows: usize) -> Result<()> {
    match client {
        "aliyun-tablestore-rs" => serve_rust(&fs::read(file)?, rows),
        _ => serve_python(client, file, rows),
    }
}

fn serve_rust(body: &[u8], rows: usize) -> Result<()> {
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let runs = line.strip_prefix("decode ");
        let runs: u32 = runs.ok_or("results are decoded")?.parse()?;
        let start = cpu_time();
        for _ in 0..runs {
            let response = SqlQueryResponse::<Row>::try_from(ResponseMessage::decode(body)?)?;
            if black_box(response.rows).len() != rows {
                return Err("rows of a result are missing".into());
            }
        }
        let seconds = (cpu_time() - start).as_secs_f64() / f64::from(runs);
        println!("{seconds:.9}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// The program in Python inherits the input and the output.
fn serve_python(client: &str, file: &str, rows: usize) -> Result<()> {
    let mut python = clients::python(client)?;
    python.args(["-c", PROGRAM, file, &rows.to_string()]);
    let ended = python.status()?;
    match ended.success() {
        true => Ok(()),
        false => Err(format!("Python {ended}").into()),
    }
}

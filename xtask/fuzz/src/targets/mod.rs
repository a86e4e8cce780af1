//! The targets.

mod client;
mod codec;
mod heads;
mod messages;
mod service;
mod stored;
mod text;

use crate::{Form, Target};

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// Every target.
pub const TARGETS: &[Target] = &[
    Target {
        name: "plainbuffer",
        form: Form::Bytes,
        memory: (16 * KIB, 400),
        seeds: codec::plainbuffer_seeds,
        run: codec::plainbuffer,
    },
    Target {
        name: "row_matrix",
        form: Form::Bytes,
        memory: (16 * KIB, 400),
        seeds: codec::row_matrix_seeds,
        run: codec::row_matrix,
    },
    Target {
        name: "timeseries_rows",
        form: Form::Bytes,
        memory: (16 * KIB, 400),
        seeds: codec::timeseries_rows_seeds,
        run: codec::timeseries_rows,
    },
    Target {
        name: "sql_rows",
        form: Form::Bytes,
        memory: (16 * KIB, 500),
        seeds: codec::sql_rows_seeds,
        run: codec::sql_rows,
    },
    Target {
        name: "zlib",
        form: Form::Bytes,
        memory: (512 * KIB, 4 * 1032),
        seeds: codec::zlib_seeds,
        run: codec::zlib,
    },
    Target {
        name: "messages",
        form: Form::Call,
        memory: (16 * KIB, 400),
        seeds: messages::seeds,
        run: messages::run,
    },
    Target {
        name: "service_errors",
        form: Form::Call,
        memory: (64 * KIB, 100),
        seeds: text::service_error_seeds,
        run: text::service_error,
    },
    Target {
        name: "endpoints",
        form: Form::Text,
        memory: (16 * KIB, 100),
        seeds: text::endpoint_seeds,
        run: text::endpoint,
    },
    Target {
        name: "key_texts",
        form: Form::Text,
        memory: (16 * KIB, 400),
        seeds: text::key_seeds,
        run: text::key,
    },
    Target {
        name: "profiles",
        form: Form::Text,
        memory: (512 * KIB, 400),
        seeds: text::profile_seeds,
        run: text::profile,
    },
    Target {
        name: "request_heads",
        form: Form::Text,
        memory: (64 * KIB, 100),
        seeds: heads::request_seeds,
        run: heads::request,
    },
    Target {
        name: "response_heads",
        form: Form::Text,
        memory: (64 * KIB, 100),
        seeds: heads::response_seeds,
        run: heads::response,
    },
    Target {
        name: "requests",
        form: Form::Call,
        memory: (64 * MIB, 4 * KIB),
        seeds: service::request_seeds,
        run: service::request,
    },
    Target {
        name: "filters",
        form: Form::Protobuf,
        memory: (MIB, 4 * KIB),
        seeds: service::filter_seeds,
        run: service::filter,
    },
    Target {
        name: "search_queries",
        form: Form::Protobuf,
        memory: (64 * MIB, 4 * KIB),
        seeds: service::search_query_seeds,
        run: service::search_query,
    },
    Target {
        name: "statements",
        form: Form::Text,
        memory: (64 * MIB, 4 * KIB),
        seeds: service::statement_seeds,
        run: service::statement,
    },
    Target {
        name: "compressed_bodies",
        form: Form::Bytes,
        memory: (8 * MIB, 4 * 1032),
        seeds: service::compressed_seeds,
        run: service::compressed,
    },
    Target {
        name: "connections",
        form: Form::Bytes,
        memory: (4 * MIB, 400),
        seeds: service::connection_seeds,
        run: service::connection,
    },
    Target {
        name: "responses",
        form: Form::Call,
        memory: (4 * MIB, 8 * KIB),
        seeds: client::seeds,
        run: client::run,
    },
    Target {
        name: "stored_files",
        form: Form::Bytes,
        memory: (512 * MIB, 4 * KIB),
        seeds: stored::file_seeds,
        run: stored::file,
    },
    Target {
        name: "stored_records",
        form: Form::Bytes,
        memory: (512 * MIB, 4 * KIB),
        seeds: stored::record_seeds,
        run: stored::record,
    },
];

/// Compares two descriptions of the same value. Doubles that are not numbers are equal by these.
fn same(read: &str, written: &str) -> Result<(), String> {
    if read == written {
        return Ok(());
    }
    Err(format!("written back as {written} instead of {read}"))
}

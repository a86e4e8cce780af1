//! The text of `--help`.

use tablestore_core::local;

pub(crate) fn help() -> String {
    let (id, secret, port) = (local::ACCESS_KEY_ID, local::ACCESS_KEY_SECRET, local::PORT);
    format!(
        "\
A local Tablestore service that speaks the protocol of the real one, so that clients in any
language can use it.

Usage: tablestore-emulator [OPTION]...

      --listen ADDRESS               Address to listen on, host:port. With port 0 the system chooses
                                     one, which the first line on standard output names.
                                     Default: 127.0.0.1:{port}
      --access-key-id ID             Access key that clients sign with; both parts or neither.
      --access-key-secret SECRET     Default: {id}
                                     and {secret}
      --access-key-secret-file FILE  File that contains the secret, instead of
                                     --access-key-secret
      --data-dir DIR                 Directory to keep the data in; it is created if it does not
                                     exist. Default: in memory, lost at exit
      --table-start-up SECONDS       Time for which a new table returns OTSTableNotReady. Default: 0
      --table-operations-per-second N
                                     Number of operations on an instance's tables (create, list,
                                     describe, update, delete) per second before OTSQuotaExhausted;
                                     10 in the real service. Default: no limit
      --limit-throughput-adjustments
                                     Accept one change of a table's reserved throughput in 2
                                     minutes, as the real service does. Default: any number
      --local-transactions           Allow local transactions on every table, not only on those
                                     created for them
      --global-index-lag SECONDS     Time until global secondary indexes show a write. Default: 0
      --search-index-lag SECONDS     Time until search indexes show a write. Default: 0
      --timeseries-meta-lag SECONDS  Time until metadata queries show a new time series. Default: 0
      --search-index-segments N      Number of parts of a search index that each return their
                                     nearest vectors. Default: 1
      --search-index-splits N        Number of workers that can scan a search index in parallel.
                                     Default: 1
      --search-words FILE            File of the words that the analyzers min_word and max_word
                                     know, one a line. Default: those of the cargo feature
                                     chinese-words; without it, each Chinese character is a
                                     word
      --stream-shards N              Number of shards that the stream of a new table starts with,
                                     1 to 64, or \"partitions\": one for each partition of
                                     CreateTable. Default: 1
      --stream-reshard-interval SECONDS
                                     Time after which the shards of a stream are split or merged
                                     again while a tunnel is read. Default: never
      --tunnel-start-up SECONDS      Time for which a new tunnel has no channels. Default: 0
      --tunnel-ids-in-errors         Name the tunnel in errors about it, in a field that some
                                     clients cannot decode
      --log                          Write one line for each request to standard error
      --fault KIND=RATE              Share of the requests, 0 to 1, that meet a fault; can be given
                                     several times. KIND is one of
                                       delay:SECONDS      executed, response delayed
                                       error-before:CODE  not executed, responds with an error
                                       error-after:CODE   executed, responds with an error
                                       drop-request       not executed, no response
                                       drop-response      executed, no response
                                       reset              connection reset within the response
                                       truncate           connection closed within the response
                                       wrong-md5          response with a wrong MD5
                                       wrong-signature    response with a wrong signature
                                       bad-gateway        HTML response with status 502
                                     CODE is an error code such as OTSServerBusy.
      --fault-seed N                 Seed of the faults: the same requests in the same order meet
                                     the same faults. Default: a random seed, which is written to
                                     standard error
  -h, --help                         Print this text
  -V, --version                      Print the version

Each option can be set by an environment variable, which the option itself overrides: the option's
name in capitals after TABLESTORE_EMULATOR_, with underscores for hyphens. Options without a value
take true or false, and faults have commas between them:
TABLESTORE_EMULATOR_LISTEN=0.0.0.0:{port}
TABLESTORE_EMULATOR_LOG=true
TABLESTORE_EMULATOR_FAULT=reset=0.1,delay:2=0.05

Any instance name is valid. GET /health returns status 200, or 503 while the data directory cannot
be used. GET /stats returns JSON: numbers of executed operations and of faults.
SIGTERM and Ctrl-C stop the service once requests in flight are finished, after 5 seconds at most.

The Tablestore SDK for Rust connects to this service when its environment has
TABLESTORE_EMULATOR_HOST=127.0.0.1:{port}
"
    )
}

pub(crate) fn version() -> String {
    format!("tablestore-emulator {}\n", env!("CARGO_PKG_VERSION"))
}

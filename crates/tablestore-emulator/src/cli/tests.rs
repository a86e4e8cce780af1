use std::time::Duration;

use tablestore_core::local;
use tablestore_emulator::StreamShards;

use super::*;

fn read_with(
    arguments: &[&str],
    variables: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> Result<Command, String> {
    let environment = Environment::from_iter(variables);
    parse(arguments.iter().map(OsString::from), &environment).map_err(|error| error.to_string())
}

fn read(arguments: &[&str]) -> Result<Command, String> {
    read_with(arguments, [])
}

#[track_caller]
fn options_with(
    arguments: &[&str],
    variables: impl IntoIterator<Item = (&'static str, &'static str)>,
) -> Options {
    match read_with(arguments, variables) {
        Ok(Command::Serve(options)) => *options,
        other => panic!("{arguments:?} gave {other:?}"),
    }
}

#[track_caller]
fn options(arguments: &[&str]) -> Options {
    options_with(arguments, [])
}

#[test]
fn without_arguments_all_is_default() {
    let options = options(&[]);
    assert_eq!(options.listen, "127.0.0.1:8087");
    assert_eq!(options.credentials.access_key_id(), local::ACCESS_KEY_ID);
    assert!(options.has_built_in_key);
    assert_eq!(options.data_dir, None);
    assert!(!options.log);
    assert_eq!(options.drawn_fault_seed, None);
}

#[test]
fn a_seed_is_drawn_where_faults_have_none() {
    let drawn = |arguments| options(arguments).drawn_fault_seed;
    assert_ne!(drawn(&["--fault", "reset=0.1"]), None);
    assert_eq!(drawn(&["--fault", "reset=0.1", "--fault-seed", "7"]), None);
    assert_eq!(drawn(&["--fault-seed", "7"]), None);
}

#[track_caller]
fn assert_every_option(options: &Options) {
    assert_eq!(options.listen, "[::1]:0");
    assert_eq!(options.credentials.access_key_id(), "an-id");
    assert_eq!(options.credentials.access_key_secret(), "a-secret");
    assert!(!options.has_built_in_key);
    assert_eq!(options.data_dir, Some("data".into()));
    let settings = &options.settings;
    assert_eq!(settings.table_start_up_delay, Duration::from_millis(500));
    assert_eq!(settings.table_operations_per_second, Some(10));
    assert!(settings.limit_throughput_adjustments);
    assert!(settings.local_transactions_on_every_table);
    assert_eq!(settings.global_index_lag, Duration::from_secs(2));
    assert_eq!(settings.search_index_lag, Duration::from_secs(3));
    assert_eq!(settings.timeseries_meta_lag, Duration::from_secs(4));
    assert_eq!(settings.search_index_segments, Some(16));
    assert_eq!(settings.search_index_splits, Some(4));
    assert_eq!(settings.stream_shards, StreamShards::Number(8));
    let interval = settings.stream_reshard_interval;
    assert_eq!(interval, Some(Duration::from_secs(60)));
    assert_eq!(settings.tunnel_start_up_delay, Duration::from_secs(5));
    assert!(settings.tunnel_ids_in_errors);
    assert!(options.log);
    let faults = format!("{:?}", options.faults);
    assert!(faults.contains("[(ErrorBefore(ServerBusy), 0.25), (Delay(500ms), 0.75)]"));
    assert_eq!(options.drawn_fault_seed, None);
}

const EVERY_VARIABLE: [(&str, &str); 20] = [
    ("TABLESTORE_EMULATOR_LISTEN", "[::1]:0"),
    ("TABLESTORE_EMULATOR_ACCESS_KEY_ID", "an-id"),
    ("TABLESTORE_EMULATOR_ACCESS_KEY_SECRET", "a-secret"),
    ("TABLESTORE_EMULATOR_DATA_DIR", "data"),
    ("TABLESTORE_EMULATOR_TABLE_START_UP", "0.5"),
    ("TABLESTORE_EMULATOR_TABLE_OPERATIONS_PER_SECOND", "10"),
    ("TABLESTORE_EMULATOR_LIMIT_THROUGHPUT_ADJUSTMENTS", "true"),
    ("TABLESTORE_EMULATOR_LOCAL_TRANSACTIONS", "true"),
    ("TABLESTORE_EMULATOR_GLOBAL_INDEX_LAG", "2"),
    ("TABLESTORE_EMULATOR_SEARCH_INDEX_LAG", "3"),
    ("TABLESTORE_EMULATOR_TIMESERIES_META_LAG", "4"),
    ("TABLESTORE_EMULATOR_SEARCH_INDEX_SEGMENTS", "16"),
    ("TABLESTORE_EMULATOR_SEARCH_INDEX_SPLITS", "4"),
    ("TABLESTORE_EMULATOR_STREAM_SHARDS", "8"),
    ("TABLESTORE_EMULATOR_STREAM_RESHARD_INTERVAL", "60"),
    ("TABLESTORE_EMULATOR_TUNNEL_START_UP", "5"),
    ("TABLESTORE_EMULATOR_TUNNEL_IDS_IN_ERRORS", "true"),
    ("TABLESTORE_EMULATOR_LOG", "1"),
    (
        "TABLESTORE_EMULATOR_FAULT",
        "error-before:OTSServerBusy=0.25, delay:0.5=0.75",
    ),
    ("TABLESTORE_EMULATOR_FAULT_SEED", "18446744073709551615"),
];

#[test]
fn every_option_is_read() {
    let arguments = [
        "--listen=[::1]:0",
        "--access-key-id",
        "an-id",
        "--access-key-secret=a-secret",
        "--data-dir",
        "data",
        "--table-start-up",
        "0.5",
        "--table-operations-per-second",
        "10",
        "--limit-throughput-adjustments",
        "--local-transactions",
        "--global-index-lag=2",
        "--search-index-lag=3",
        "--timeseries-meta-lag=4",
        "--search-index-segments=16",
        "--search-index-splits=4",
        "--stream-shards=8",
        "--stream-reshard-interval=60",
        "--tunnel-start-up=5",
        "--tunnel-ids-in-errors",
        "--log",
        "--fault",
        "error-before:OTSServerBusy=0.25",
        "--fault=delay:0.5=0.75",
        "--fault-seed",
        "18446744073709551615",
    ];
    assert_every_option(&options(&arguments));
    assert_every_option(&options_with(&[], EVERY_VARIABLE));
    for option in OPTIONS {
        let (name, variable) = (format!("--{} ", option.name), option.variable());
        assert!(help().replace('\n', " \n").contains(&name), "{name}");
        let is_file = ["access-key-secret-file", "search-words"].contains(&option.name);
        assert!(is_file || EVERY_VARIABLE.iter().any(|(name, _)| *name == variable));
    }
}

#[test]
fn options_win_over_variables() {
    let options = options_with(
        &[
            "--listen=localhost:1",
            "--access-key-id=another-id",
            "--access-key-secret=another-secret",
            "--fault=reset=0.5",
        ],
        EVERY_VARIABLE,
    );
    assert_eq!(options.listen, "localhost:1");
    assert_eq!(options.credentials.access_key_id(), "another-id");
    assert_eq!(options.credentials.access_key_secret(), "another-secret");
    assert_eq!(options.data_dir, Some("data".into()));
    let faults = format!("{:?}", options.faults);
    assert!(faults.contains("[(Reset, 0.5)]"), "{faults}");

    // Not half of a key from each.
    let error = read_with(&["--access-key-id=another-id"], EVERY_VARIABLE).unwrap_err();
    assert!(error.contains("--access-key-secret is missing"), "{error}");
}

#[test]
fn variables_that_are_empty_or_of_others_are_ignored() {
    let options = options_with(
        &[],
        [
            ("TABLESTORE_EMULATOR_DATA_DIR", ""),
            ("TABLESTORE_EMULATOR_LOG", "false"),
            // Of clients, and of a cluster that runs it under this name.
            ("TABLESTORE_EMULATOR_HOST", "127.0.0.1:8087"),
            ("TABLESTORE_EMULATOR_PORT", "tcp://10.0.0.1:8087"),
        ],
    );
    assert_eq!(options.listen, "127.0.0.1:8087");
    assert_eq!(options.data_dir, None);
    assert!(!options.log);
}

#[test]
fn a_secret_can_be_in_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("secret");
    std::fs::write(&path, "from-a-file\r\n").unwrap();
    let path = path.to_str().unwrap();
    let given = ["--access-key-id=an-id", "--access-key-secret-file", path];
    let credentials = options(&given).credentials;
    assert_eq!(credentials.access_key_secret(), "from-a-file");

    let variables = [
        ("TABLESTORE_EMULATOR_ACCESS_KEY_ID", "an-id"),
        (
            "TABLESTORE_EMULATOR_ACCESS_KEY_SECRET_FILE",
            String::leak(path.to_owned()),
        ),
    ];
    let credentials = options_with(&[], variables).credentials;
    assert_eq!(credentials.access_key_secret(), "from-a-file");

    let twice = [&given[..], &["--access-key-secret=another"]].concat();
    let error = read(&twice).unwrap_err();
    assert!(
        error.starts_with("--access-key-secret gives a second access key secret"),
        "{error}"
    );
    let missing = [
        "--access-key-id=an-id",
        "--access-key-secret-file=/nowhere/secret",
    ];
    let error = read(&missing).unwrap_err();
    let expected = "--access-key-secret-file \"/nowhere/secret\" cannot be read: ";
    assert!(error.starts_with(expected), "{error}");

    std::fs::write(path, "two words\n").unwrap();
    let error = read(&given).unwrap_err();
    assert!(
        !error.contains("two") && !error.contains("words"),
        "{error}"
    );
}

#[test]
fn words_are_read_from_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("words");
    std::fs::write(&path, "菊花\n花茶\n").unwrap();
    let words = options(&["--search-words", path.to_str().unwrap()]);
    assert_eq!(words.settings.search_words.as_deref(), Some("菊花\n花茶\n"));
    let error = read(&["--search-words", "/nowhere/words"]).unwrap_err();
    let expected = "--search-words \"/nowhere/words\" cannot be read: ";
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn a_stream_can_have_a_shard_for_each_partition() {
    let shards = options(&["--stream-shards", "partitions"])
        .settings
        .stream_shards;
    assert_eq!(shards, StreamShards::Partitions);
    assert_eq!(options(&[]).settings.stream_shards, StreamShards::One);
}

#[test]
fn names_and_addresses_can_be_listened_on() {
    for address in [
        "localhost:0",
        "0.0.0.0:8087",
        "[::]:65535",
        "a-host.local:1",
    ] {
        assert_eq!(options(&["--listen", address]).listen, address);
    }
}

#[test]
fn help_and_version_win_over_what_follows() {
    assert!(matches!(read(&["-h"]), Ok(Command::Help)));
    assert!(matches!(read(&["--help", "--nonsense"]), Ok(Command::Help)));
    assert!(matches!(read(&["--version"]), Ok(Command::Version)));
    assert!(help().contains(local::ACCESS_KEY_ID) && help().contains(local::ACCESS_KEY_SECRET));
    assert!(help().lines().all(|line| line.len() <= 100));
}

#[test]
fn errors_name_the_argument() {
    for (arguments, expected) in [
        (&["--nonsense"][..], "invalid option '--nonsense'"),
        (&["nonsense"], "unexpected argument \"nonsense\""),
        (&["--log=yes"], "unexpected argument for option '--log'"),
        (
            &["--stream-shards=65"],
            "allowed are 1 to 64 and partitions",
        ),
        (&["--listen"], "missing argument for option '--listen'"),
        (&["--listen", ""], "--listen \"\" is not valid"),
        (&["--listen", "garbage"], "allowed are host:port"),
        (&["--listen", "127.0.0.1"], "such as 127.0.0.1:0"),
        (&["--listen", "127.0.0.1:99999"], "with a port to 65535"),
        (&["--listen", "127.0.0.1:http"], "with a port to 65535"),
        (&["--listen", ":8087"], "--listen \":8087\" is not valid"),
        (&["--listen", "::1:8087"], "or [::1]:8087"),
        (&["--data-dir", ""], "--data-dir \"\" is not valid"),
        (&["--data-dir="], "allowed is a path"),
        (&["--access-key-id", "a"], "--access-key-secret is missing"),
        (&["--access-key-secret", "a"], "--access-key-id is missing"),
        (
            &["--access-key-id", "a", "--access-key-secret", "b c"],
            "access key secret has a character at byte 1",
        ),
        (
            &["--table-start-up", "-1"],
            "--table-start-up \"-1\" is not valid",
        ),
        (&["--table-start-up", "inf"], "seconds, such as 2 or 0.5"),
        (
            &["--table-operations-per-second", "0"],
            "whole numbers from 1",
        ),
        (&["--fault", "reset"], "KIND=RATE, such as reset=0.1"),
        (&["--fault", "reset=often"], "KIND=RATE, such as reset=0.1"),
        (&["--fault", "resets=0.1"], "fault \"resets\" is not valid"),
        (
            &["--fault", "reset=2"],
            "rate 2 of fault reset is not valid",
        ),
        (
            &["--fault", "reset=0.6", "--fault", "truncate=0.6"],
            "at most 1 for all faults together",
        ),
        (&["--fault-seed", "-1"], "whole numbers from 0"),
    ] {
        let error = read(arguments).unwrap_err();
        assert!(error.contains(expected), "{arguments:?}: {error}");
        assert!(error.ends_with("; --help lists the options"));
    }
}

#[test]
fn errors_name_the_variable() {
    for (name, value, expected) in [
        (
            "TABLESTORE_EMULATOR_LISTEN",
            "here",
            "\"here\" is not valid: allowed are host:port",
        ),
        (
            "TABLESTORE_EMULATOR_LOG",
            "yes",
            "\"yes\" is not valid: allowed are true and false",
        ),
        (
            "TABLESTORE_EMULATOR_FAULT_SEED",
            "-1",
            "\"-1\" is not valid",
        ),
        (
            "TABLESTORE_EMULATOR_FAULT",
            "reset=0.1,reset",
            "\"reset\" is not valid",
        ),
    ] {
        let error = read_with(&[], [(name, value)]).unwrap_err();
        assert!(error.starts_with(&format!("{name} {expected}")), "{error}");
    }
}

use super::*;
use std::time::Instant;

fn measure(name: &str, n: u32, mut f: impl FnMut(u32)) {
    let mut times = Vec::new();
    for i in 0..n {
        let s = Instant::now();
        f(i);
        times.push(s.elapsed().as_nanos());
    }
    times.sort_unstable();
    println!(
        "{name}: median {} ns p99 {} ns",
        times[times.len() / 2],
        times[times.len() * 99 / 100]
    );
}

#[test]
#[ignore]
fn bench() {
    use crate::engine::{Engine, Operation, Request};
    use crate::store::MemoryStore;
    let engine = Engine::new(Settings::default());
    let store = MemoryStore::default();
    let instance = Instance::new("shop").unwrap();
    let run = |op: &str, body: Bytes| {
        let request = Request {
            instance: instance.clone(),
            body,
            now: SystemTime::UNIX_EPOCH + Duration::from_secs(START),
        };
        match Operation::find(op).unwrap() {
            Operation::Read(run) => engine.read(run, &store.read(), &request),
            Operation::Write(run) => {
                let mut t = store.write();
                let a = engine.write(run, &mut t, &request)?;
                t.commit();
                Ok(a)
            }
        }
    };
    run(
        "CreateTable",
        new_table("t", &[("id", PrimaryKeyType::String)])
            .encode_to_vec()
            .into(),
    )
    .unwrap();
    let columns: Vec<Column> = (0..10)
        .map(|i| {
            if i % 2 == 0 {
                Column::new(format!("column{i}"), i)
            } else {
                Column::new(
                    format!("column{i}"),
                    "some text of fifty bytes, more or less as it comes",
                )
            }
        })
        .collect();
    let puts: Vec<Bytes> = (0..10000)
        .map(|i| {
            Bytes::from(
                PutRowRequest {
                    table_name: "t".into(),
                    row: encode_row(&id(&format!("user{i}")), &columns),
                    condition: ignore(),
                    ..Default::default()
                }
                .encode_to_vec(),
            )
        })
        .collect();
    let gets: Vec<Bytes> = (0..10000)
        .map(|i| Bytes::from(get_row(&id(&format!("user{i}"))).encode_to_vec()))
        .collect();
    let updates: Vec<Bytes> = (0..10000)
        .map(|i| {
            Bytes::from(
                UpdateRowRequest {
                    table_name: "t".into(),
                    row_change: encode_update_row(
                        &id(&format!("user{i}")),
                        &[ColumnUpdate::Increment {
                            name: "column0".into(),
                            by: 1,
                        }],
                    ),
                    condition: ignore(),
                    ..Default::default()
                }
                .encode_to_vec(),
            )
        })
        .collect();
    measure("put", 10000, |i| {
        run("PutRow", puts[i as usize].clone()).unwrap();
    });
    measure("put again", 10000, |i| {
        run("PutRow", puts[i as usize].clone()).unwrap();
    });
    measure("get", 10000, |i| {
        run("GetRow", gets[i as usize].clone()).unwrap();
    });
    measure("update", 10000, |i| {
        run("UpdateRow", updates[i as usize].clone()).unwrap();
    });
    let range: Bytes = get_range(
        &PrimaryKey::new("id", PrimaryKeyValue::InfMin),
        &PrimaryKey::new("id", PrimaryKeyValue::InfMax),
    )
    .encode_to_vec()
    .into();
    measure("range of 5000", 20, |_| {
        run("GetRange", range.clone()).unwrap();
    });
}

#[test]
#[ignore]
fn disk() {
    let directory = tempfile::tempdir_in("/work").unwrap();
    let database =
        std::sync::Arc::new(Database::open(directory.path(), Settings::default()).unwrap());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build()
        .unwrap();
    let columns: Vec<Column> = (0..10)
        .map(|i| Column::new(format!("column{i}"), i))
        .collect();
    let call = |database: std::sync::Arc<Database>, op: &'static str, body: Bytes| async move {
        database
            .call(Call {
                instance: &Instance::new("shop").unwrap(),
                operation: op,
                body,
                now: SystemTime::UNIX_EPOCH + Duration::from_secs(START),
            })
            .await
            .unwrap()
    };
    runtime.block_on(call(
        database.clone(),
        "CreateTable",
        new_table("t", &[("id", PrimaryKeyType::String)])
            .encode_to_vec()
            .into(),
    ));
    for callers in [1, 64, 256] {
        let start = Instant::now();
        let per = 2000 / callers + 20;
        runtime.block_on(async {
            let mut tasks = Vec::new();
            for c in 0..callers {
                let database = database.clone();
                let columns = columns.clone();
                tasks.push(tokio::spawn(async move {
                    for i in 0..per {
                        let body: Bytes = PutRowRequest {
                            table_name: "t".into(),
                            row: encode_row(&id(&format!("user{c}-{i}")), &columns),
                            condition: ignore(),
                            ..Default::default()
                        }
                        .encode_to_vec()
                        .into();
                        call(database.clone(), "PutRow", body).await;
                    }
                }));
            }
            for t in tasks {
                t.await.unwrap();
            }
        });
        println!(
            "{callers} callers: {:.0} puts/s",
            f64::from(callers * per) / start.elapsed().as_secs_f64()
        );
    }
    let get: Bytes = get_row(&id("user3-7")).encode_to_vec().into();
    measure("disk get", 10000, |_| {
        runtime.block_on(call(database.clone(), "GetRow", get.clone()));
    });
}

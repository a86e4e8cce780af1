use tokio::sync::mpsc;

use crate::orders::{amount, create_table, put};
use crate::program::{Program, assert_rejected, command};

#[tokio::test]
async fn acknowledged_rows_outlive_kill_9() {
    let directory = tempfile::tempdir().unwrap();
    let data_dir = ["--data-dir", directory.path().to_str().unwrap()];

    let program = Program::start(&data_dir);
    create_table(&mut program.connect().await).await;

    // Several write at once, so that it dies in the middle of something.
    let (acknowledge, mut acknowledged) = mpsc::unbounded_channel();
    for writer in 0..4 {
        let mut client = program.connect().await;
        let acknowledge = acknowledge.clone();
        tokio::spawn(async move {
            for id in (writer..).step_by(4) {
                match put(&mut client, id).await {
                    Some(()) => acknowledge.send(id).unwrap(),
                    None => break,
                }
            }
        });
    }
    drop(acknowledge);
    let mut ids = Vec::new();
    while ids.len() < 40 {
        ids.push(acknowledged.recv().await.unwrap());
    }
    program.signal("-KILL");
    while let Some(id) = acknowledged.recv().await {
        ids.push(id);
    }
    let (status, _, _) = program.wait();
    assert_eq!(status.code(), None);

    let program = Program::start(&data_dir);
    let mut client = program.connect().await;
    for id in ids {
        assert_eq!(amount(&mut client, id).await, id * 10);
    }
}

#[test]
fn killed_during_its_first_start_the_program_starts_again() {
    for round in 0..30 {
        let directory = tempfile::tempdir().unwrap();
        let data_dir = ["--data-dir", directory.path().to_str().unwrap()];
        let mut child = command()
            .args(["--listen", "127.0.0.1:0"])
            .args(data_dir)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        // At any moment from before its first step to after its last.
        std::thread::sleep(std::time::Duration::from_micros(round * 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        let program = Program::start(&data_dir);
        program.signal("-TERM");
        assert_eq!(program.wait().0.code(), Some(0));
    }
}

#[test]
fn a_second_process_is_rejected_with_one_line_and_exit_code_1() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    let first = Program::start(&["--data-dir", path]);
    let second = ["--listen", "127.0.0.1:0", "--data-dir", path];
    assert_rejected(&second, 1, "in use by another process");
    assert_rejected(&second, 1, path);

    first.signal("-TERM");
    assert_eq!(first.wait().0.code(), Some(0));
    Program::start(&["--data-dir", path]);
}

#[test]
fn a_file_of_another_format_is_rejected_with_one_line_and_exit_code_1() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().to_str().unwrap();
    let data_dir = ["--listen", "127.0.0.1:0", "--data-dir", path];

    let file = redb::Database::create(directory.path().join("tablestore.redb")).unwrap();
    let about = redb::TableDefinition::<&str, u64>::new("about");
    let transaction = file.begin_write().unwrap();
    let mut table = transaction.open_table(about).unwrap();
    table.insert("format", 1000).unwrap();
    drop(table);
    transaction.commit().unwrap();
    drop(file);
    assert_rejected(&data_dir, 1, "was written by another version");

    std::fs::write(directory.path().join("tablestore.redb"), "something else").unwrap();
    assert_rejected(&data_dir, 1, path);
}

#[tokio::test]
async fn a_damaged_file_is_rejected_with_one_line_and_exit_code_1() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("tablestore.redb");
    let data_dir = ["--data-dir", directory.path().to_str().unwrap()];
    let program = Program::start(&data_dir);
    let mut client = program.connect().await;
    create_table(&mut client).await;
    put(&mut client, 1).await.unwrap();
    program.signal("-TERM");
    assert_eq!(program.wait().0.code(), Some(0));

    let mut file = std::fs::read(&path).unwrap();
    fastrand::Rng::with_seed(1).fill(&mut file[512..]);
    std::fs::write(&path, &file).unwrap();
    let message = format!("data in {} is damaged", path.display());
    let arguments = [&["--listen", "127.0.0.1:0"], &data_dir[..]].concat();
    assert_rejected(&arguments, 1, &message);
    // Nor is it changed by that.
    assert_eq!(std::fs::read(&path).unwrap(), file);
}

use tablestore_protocol::proto::search::{
    ComputeSplitsRequest, ComputeSplitsResponse, ParallelScanRequest, ParallelScanResponse,
    ScanQuery, SearchIndexSplitsOptions,
};

use super::*;

impl Service {
    fn compute_splits(&self) -> ComputeSplitsResponse {
        let request = ComputeSplitsRequest {
            table_name: Some("t".into()),
            search_index_splits_options: Some(SearchIndexSplitsOptions {
                index_name: Some("i".into()),
            }),
        };
        self.call("ComputeSplits", &request).unwrap()
    }

    fn scan(
        &self,
        session: Option<&Bytes>,
        scan: ScanQuery,
    ) -> Result<ParallelScanResponse, ServiceError> {
        let request = ParallelScanRequest {
            table_name: Some("t".into()),
            index_name: Some("i".into()),
            session_id: session.cloned(),
            scan_query: Some(ScanQuery {
                query: Some(match_all()),
                ..scan
            }),
            ..ParallelScanRequest::default()
        };
        self.call("ParallelScan", &request)
    }

    /// Reads one worker's part, until a page is empty.
    fn scan_all(&self, session: Option<&Bytes>, worker: i32, workers: i32) -> Vec<String> {
        let mut read = Vec::new();
        let mut token = None;
        loop {
            let scan = ScanQuery {
                limit: Some(7),
                token,
                current_parallel_id: Some(worker),
                max_parallel: Some(workers),
                ..ScanQuery::default()
            };
            let page = self.scan(session, scan).unwrap();
            let rows = page.rows.iter();
            read.extend(rows.map(|row| key_of(&decode_row(row).unwrap().unwrap())));
            assert_eq!(page.next_token.is_some(), !page.rows.is_empty());
            token = page.next_token;
            if token.is_none() {
                return read;
            }
        }
    }
}

fn fill(service: &Service, rows: usize) {
    service.create(TableOptions::default());
    service.create_search_index(&index()).unwrap();
    for number in 0..rows {
        service.put_text(&format!("{number:02}"), "tea");
    }
}

#[test]
fn workers_read_every_row_once() {
    let settings = Settings {
        search_index_splits: Some(3),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        fill(service, 50);
        let splits = service.compute_splits();
        assert_eq!(splits.splits_size, Some(3));
        let session = splits.session_id.unwrap();
        assert!(session.is_ascii());
        let expected: Vec<_> = (0..50).map(|it| format!("{it:02}")).collect();
        for (session, workers) in [(Some(&session), 3), (Some(&session), 2), (None, 1)] {
            let mut read = Vec::new();
            for worker in 0..workers {
                read.extend(service.scan_all(session, worker, workers));
            }
            read.sort();
            assert_eq!(read, expected);
        }
    });
}

#[test]
fn a_session_reads_the_rows_of_its_first_page() {
    on_each_store(|service| {
        fill(service, 10);
        let session = service.compute_splits().session_id.unwrap();
        service.put_text("10", "tea");
        assert_eq!(service.scan_all(Some(&session), 0, 1).len(), 11);
        service.put_text("11", "tea");
        assert_eq!(service.scan_all(Some(&session), 0, 1).len(), 11);
        assert_eq!(service.scan_all(None, 0, 1).len(), 12);
    });
}

#[test]
fn a_session_lives_as_long_as_its_last_page_says() {
    on_each_store(|service| {
        fill(service, 10);
        let session = service.compute_splits().session_id.unwrap();
        let scan = |alive_time| {
            let scan = ScanQuery {
                alive_time,
                ..ScanQuery::default()
            };
            service.scan(Some(&session), scan)
        };
        scan(None).unwrap();
        service.advance(Duration::from_secs(59));
        scan(Some(100)).unwrap();
        service.advance(Duration::from_secs(99));
        scan(Some(1)).unwrap();
        service.advance(Duration::from_secs(2));
        let expired =
            "ScanQuery'session is expired, please retry ComputeSplitsRequest and ScanQuery.";
        assert_error(scan(None), 400, "OTSSessionExpired", expired);
        let unknown = Bytes::from_static(b"unknown");
        assert_error(
            service.scan(Some(&unknown), ScanQuery::default()),
            400,
            "OTSSessionExpired",
            expired,
        );
    });
}

#[test]
fn parts_and_limits_are_checked() {
    on_each_store(|service| {
        fill(service, 1);
        let scan = |id, of, limit| {
            let scan = ScanQuery {
                current_parallel_id: Some(id),
                max_parallel: Some(of),
                limit: Some(limit),
                ..ScanQuery::default()
            };
            service.scan(None, scan)
        };
        assert_invalid(
            scan(101, 1, 10),
            "[parallel_scan.current_parallel_id] must in [0, max_parallel), current max_parallel \
             is 1, current_parallel_id is 101",
        );
        assert_invalid(
            scan(0, 2, 10),
            "[parallel_scan.max_parallel_id] must in (0 ,1], current max_parallel_id is 2",
        );
        assert!(scan(0, 1, 2001).is_err());
        assert!(scan(0, 1, 2000).is_ok());
    });
}

#[test]
fn a_new_session_ends_the_oldest_of_too_many() {
    on_each_store(|service| {
        fill(service, 3);
        let open = || service.compute_splits().session_id.unwrap();
        let (first, second) = (open(), open());
        service.advance(Duration::from_secs(1));
        assert_eq!(service.scan_all(Some(&first), 0, 1).len(), 3);
        for _ in 0..63 {
            open();
        }
        assert_eq!(service.scan_all(Some(&first), 0, 1).len(), 3);
        let scan = service.scan(Some(&second), ScanQuery::default());
        assert!(scan.is_err());
    });
}

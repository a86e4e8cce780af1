use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// Creates request ids in the form of the service: hexadecimal groups that begin with the time, such
/// as `00062e6b-1c2d-9a40-7f3e-000000000001`.
#[derive(Debug)]
pub(crate) struct RequestIds {
    /// Distinguishes services that were started at the same moment.
    service: u16,
    requests: AtomicU64,
}

impl RequestIds {
    pub(crate) fn new() -> Self {
        Self {
            service: fastrand::u16(..),
            requests: AtomicU64::new(0),
        }
    }

    pub(crate) fn next(&self, now: SystemTime) -> String {
        let since_epoch = now.duration_since(SystemTime::UNIX_EPOCH);
        let microseconds = since_epoch.unwrap_or_default().as_micros();
        let [high, middle, low] = [microseconds >> 32, microseconds >> 16, microseconds];
        let service = self.service;
        let number = self.requests.fetch_add(1, Ordering::Relaxed) + 1;
        format!(
            "{:08x}-{:04x}-{:04x}-{service:04x}-{number:012x}",
            high as u32, middle as u16, low as u16
        )
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn ids_are_groups_of_hex_and_each_is_another() {
        let ids = RequestIds {
            service: 0x7f3e,
            requests: AtomicU64::new(0),
        };
        let now = SystemTime::UNIX_EPOCH + Duration::from_micros(0x0006_2e6b_1c2d_9a40);
        assert_eq!(ids.next(now), "00062e6b-1c2d-9a40-7f3e-000000000001");
        assert_eq!(ids.next(now), "00062e6b-1c2d-9a40-7f3e-000000000002");
    }
}

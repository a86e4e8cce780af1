//! The paths that report the state of the service itself. No operation has these names.

/// Whether the service is up.
pub(crate) const HEALTH: &str = "/health";
/// Counts of executed operations and of faults.
pub(crate) const STATS: &str = "/stats";

/// Returns whether a path reports the state of the service, and is no operation.
pub(crate) fn is_status_path(path: &str) -> bool {
    path == HEALTH || path == STATS
}

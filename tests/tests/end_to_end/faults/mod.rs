//! Requests, responses, connections and services with something wrong in them.

mod connections;
mod requests;
mod responses;
mod rows;
mod service_errors;
mod storm;

use super::data::{CREATE_PEOPLE, orders, people, plain, things, triple, typed};
use super::*;

#[test]
fn mappings() {
    on_each_store(|service| {
        people(service);
        triple(service);
        plain(service);
        run_scenarios(service, include_str!("mappings.sql"));
    });
}

#[test]
fn selects() {
    on_each_store(|service| {
        people(service);
        service.sql_ok(CREATE_PEOPLE);
        typed(service);
        triple(service);
        plain(service);
        things(service);
        run_scenarios(service, include_str!("selects.sql"));
    });
}

#[test]
fn expressions_and_functions() {
    let service = Service::new(Database::memory(Settings::default()));
    typed(&service);
    run_scenarios(&service, include_str!("expressions.sql"));
}

#[test]
fn searches() {
    on_each_store(|service| {
        things(service);
        run_scenarios(service, include_str!("searches.sql"));
    });
}

#[test]
fn changes() {
    on_each_store(|service| {
        orders(service);
        plain(service);
        run_scenarios(service, include_str!("changes.sql"));
    });
}

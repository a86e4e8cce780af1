//! Rows that all clients write: counters, rows that are claimed once, and registers that are changed
//! by a condition on their value.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use tablestore::{Client, Condition, PrimaryKey, PrimaryKeyType, Result, column};
use tokio::time::sleep;

use super::plan::Plan;
use super::trace::{Outcome, Trace};

pub(crate) const SHARED: &str = "shared";
const CLAIMS: &str = "claims";
const REGISTERS: &str = "registers";

const COUNTERS: i64 = 3;
const REGISTERS_IN_ALL: i64 = 2;
const CLAIMS_IN_ALL: i64 = 30;

/// What all clients know together. Clones are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// The increments of each counter: acknowledged, and with an unknown outcome.
    counters: BTreeMap<i64, (i64, i64)>,
    /// The attempts to claim each row: the claimant's number, and the outcome.
    claims: BTreeMap<i64, Vec<(i64, Outcome)>>,
    /// The attempts to change each register: the value before and after, and the outcome.
    changes: BTreeMap<i64, Vec<(i64, i64, Outcome)>>,
}

/// Creates the tables and the registers.
pub(crate) async fn create_tables(client: &Client) -> Result<()> {
    for table in [SHARED, CLAIMS, REGISTERS] {
        let create = client.create_table(table);
        let create = create.primary_key("id", PrimaryKeyType::Integer);
        create.send().await?;
    }
    for id in 0..REGISTERS_IN_ALL {
        let put = client.put_row(REGISTERS, key(id)).column("value", 0);
        put.send().await?;
    }
    Ok(())
}

pub(crate) fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

/// A client in a run.
pub(crate) struct Sharer {
    pub(crate) client: Client,
    pub(crate) number: i64,
    pub(crate) shared: Shared,
    pub(crate) trace: Trace,
    pub(crate) plan: Arc<Plan>,
    pub(crate) rng: Rng,
}

impl Sharer {
    /// Writes until all steps are done.
    pub(crate) async fn run(mut self) {
        let who = format!("shared {}", self.number);
        for step in 0..self.plan.steps {
            sleep(Duration::from_millis(self.rng.u64(..200))).await;
            // A value that no other attempt has.
            let token = self.number * 1_000_000 + i64::from(step) + 1;
            match self.rng.u8(0..10) {
                0..6 => self.increment(&who).await,
                6..8 => self.claim(&who, token).await,
                _ => self.change(&who, token).await,
            }
        }
    }

    async fn increment(&mut self, who: &str) {
        let id = self.rng.i64(0..COUNTERS);
        let update = self.client.update_row(SHARED, key(id));
        let outcome = update.increment("count", 1).send().await;
        self.trace.call(who, &format!("increment {id}"), &outcome);
        self.shared.incremented(id, Outcome::of(&outcome));
    }

    async fn claim(&mut self, who: &str, token: i64) {
        let id = self.rng.i64(0..CLAIMS_IN_ALL);
        let put = self.client.put_row(CLAIMS, key(id)).column("by", token);
        let put = put.condition(Condition::expect_not_exist());
        let outcome = put.send().await;
        self.trace
            .call(who, &format!("claim {id} by {token}"), &outcome);
        let claim = (token, Outcome::of(&outcome));
        self.shared.lock().claims.entry(id).or_default().push(claim);
    }

    async fn change(&mut self, who: &str, token: i64) {
        let id = self.rng.i64(0..REGISTERS_IN_ALL);
        let read = self.client.get_row(REGISTERS, key(id)).send().await;
        self.trace.call(who, &format!("read register {id}"), &read);
        let Ok(row) = read else {
            return;
        };
        let Ok(before) = row.row.unwrap_or_default().get::<i64>("value") else {
            let what = format!("register {id} is gone");
            return self.trace.violation(who, &what);
        };
        sleep(Duration::from_millis(self.rng.u64(..50))).await;
        let update = self.client.update_row(REGISTERS, key(id));
        let update = update.condition(Condition::expect_exist().and(column("value").eq(before)));
        let outcome = update.put("value", token).send().await;
        let what = format!("change register {id} from {before} to {token}");
        self.trace.call(who, &what, &outcome);
        let change = (before, token, Outcome::of(&outcome));
        self.shared
            .lock()
            .changes
            .entry(id)
            .or_default()
            .push(change);
    }
}

impl Shared {
    /// Records an increment.
    pub(crate) fn incremented(&self, id: i64, outcome: Outcome) {
        let mut known = self.lock();
        let (done, unknown) = known.counters.entry(id).or_default();
        match outcome {
            Outcome::Done => *done += 1,
            Outcome::Unknown => *unknown += 1,
            Outcome::NotDone => {}
        }
    }

    /// Compares everything with the service.
    pub(crate) async fn check(&self, client: &Client, trace: &Trace) -> Result<()> {
        let known = std::mem::take(&mut *self.lock());
        for (id, (done, unknown)) in known.counters {
            let row = client.get_row(SHARED, key(id)).send().await?.row;
            let count = row.map_or(Ok(0), |row| row.get::<i64>("count"))?;
            if !(done..=done + unknown).contains(&count) {
                trace.violation(
                    "shared",
                    &format!(
                        "counter {id} is {count}: {done} increments acknowledged, {unknown} unknown"
                    ),
                );
            }
        }
        for (id, claims) in known.claims {
            let row = client.get_row(CLAIMS, key(id)).send().await?.row;
            let by = row.map(|row| row.get::<i64>("by")).transpose()?;
            if let Some(wrong) = wrong_claim(by, &claims) {
                trace.violation(
                    "shared",
                    &format!("claim {id} is by {by:?}: {wrong} {claims:?}"),
                );
            }
        }
        for (id, changes) in known.changes {
            let row = client.get_row(REGISTERS, key(id)).send().await?.row;
            let value = row.unwrap_or_default().get::<i64>("value")?;
            if let Some(wrong) = wrong_register(value, &changes) {
                let what = format!("register {id} is {value}: {wrong} {changes:?}");
                trace.violation("shared", &what);
            }
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns what is wrong with a row that only the first claim creates.
fn wrong_claim(by: Option<i64>, claims: &[(i64, Outcome)]) -> Option<&'static str> {
    let acknowledged = claims.iter().filter(|claim| claim.1 == Outcome::Done);
    let winner = match by {
        None => None,
        Some(by) => match claims.iter().find(|claim| claim.0 == by) {
            None => return Some("that claimed nothing:"),
            Some((_, Outcome::NotDone)) => return Some("that was reported as not executed:"),
            Some(claim) => Some(claim),
        },
    };
    let others = acknowledged.filter(|claim| winner.is_none_or(|winner| winner.0 != claim.0));
    (others.count() > 0).then_some("others have it acknowledged:")
}

/// Returns what is wrong with a register whose changes each have the value before as their condition.
fn wrong_register(value: i64, changes: &[(i64, i64, Outcome)]) -> Option<String> {
    let possible = || changes.iter().filter(|change| change.2 != Outcome::NotDone);
    let mut froms: Vec<i64> = Vec::new();
    for (from, to, outcome) in possible() {
        let is_done = *outcome == Outcome::Done;
        if is_done && froms.contains(from) {
            return Some(format!("two changes of {from} were acknowledged:"));
        }
        if is_done {
            froms.push(*from);
        }
        if is_done && *from == value {
            return Some("a change of this value was acknowledged:".to_owned());
        }
        let is_replaced = *to == value || possible().any(|change| change.0 == *to);
        if is_done && !is_replaced {
            return Some(format!("the change to {to} is lost:"));
        }
    }
    let is_written = value == 0 || possible().any(|change| change.1 == value);
    (!is_written).then(|| "no change to this value was executed:".to_owned())
}

#[cfg(test)]
mod tests {
    use super::Outcome::{Done, NotDone, Unknown};
    use super::*;

    #[test]
    fn claims_are_judged() {
        let claims = [(1, NotDone), (2, Unknown), (3, Done)];
        assert_eq!(wrong_claim(Some(3), &claims), None);
        assert!(wrong_claim(Some(2), &claims).is_some());
        assert!(wrong_claim(Some(1), &claims).is_some());
        assert!(wrong_claim(Some(4), &claims).is_some());
        assert!(wrong_claim(None, &claims).is_some());
        assert_eq!(wrong_claim(Some(2), &claims[..2]), None);
        assert_eq!(wrong_claim(None, &claims[..2]), None);
    }

    #[test]
    fn registers_are_judged() {
        let changes = [(0, 1, Done), (1, 2, Unknown), (1, 3, NotDone)];
        assert_eq!(wrong_register(1, &changes), None);
        assert_eq!(wrong_register(2, &changes), None);
        assert!(wrong_register(3, &changes).is_some());
        assert!(wrong_register(0, &changes).is_some());
        let twice = [(0, 1, Done), (0, 2, Done)];
        assert!(wrong_register(2, &twice).is_some());
        let lost = [(0, 1, Done), (1, 2, Done), (5, 6, Done)];
        assert!(wrong_register(2, &lost).is_some());
    }
}

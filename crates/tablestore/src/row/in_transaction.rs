use crate::Request;

/// A read or write that can be part of a local transaction.
pub trait InTransaction {
    /// The transaction's id, for the setter.
    fn transaction(&mut self) -> &mut Option<String>;
}

/// What every call inside a local transaction can be told.
impl<Op: InTransaction> Request<Op> {
    /// Makes this part of the local transaction of this id. Requests that a
    /// [`LocalTransaction`](crate::LocalTransaction)
    /// makes have its id already; this is for an id that was carried elsewhere.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let alice = PrimaryKey::new("customer", "alice");
    /// # let start = client.start_local_transaction("orders", alice).send();
    /// # let id = start.await?.into_id();
    /// let key = PrimaryKey::new("customer", "alice").and("order", 7);
    /// client.put_row("orders", key).transaction(id).send().await?;
    /// # Ok(()) });
    /// ```
    pub fn transaction(self, id: impl Into<String>) -> Self {
        self.with(|call| *call.transaction() = Some(id.into()))
    }
}

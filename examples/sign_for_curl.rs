//! The auth crate alone: signs a request and prints it as a `curl` command, to send by hand.
//!
//! Takes the key from the environment, or the one that an emulator on port 8087 knows.

use tablestore_auth::{SigningParams, sign};
use tablestore_core::{Clock, Credentials, Environment, Instance, Result, SystemClock};

fn main() -> Result<()> {
    let environment = Environment::process();
    let setting = |name: &str, default: &str| -> Result<String> {
        Ok(environment.get(name)?.unwrap_or_else(|| default.to_owned()))
    };
    let endpoint = setting("TABLESTORE_ENDPOINT", "http://127.0.0.1:8087")?;
    let instance = setting("TABLESTORE_INSTANCE", "local")?;
    let mut credentials = match environment.get("TABLESTORE_ACCESS_KEY_ID")? {
        Some(id) => Credentials::new(id, setting("TABLESTORE_ACCESS_KEY_SECRET", "")?)?,
        None => Credentials::local(),
    };
    if let Some(token) = environment.get("TABLESTORE_SESSION_TOKEN")? {
        credentials = credentials.with_security_token(token)?;
    }

    // An empty body is the whole of ListTable's request.
    let mut request = http::Request::new("");
    *request.method_mut() = http::Method::POST;
    *request.uri_mut() = http::Uri::from_static("/ListTable");
    let params = SigningParams::new(credentials, Instance::new(instance)?, SystemClock.now());
    sign(&mut request, &params)?;

    println!("curl --request POST --data '' \\");
    for (name, value) in request.headers() {
        println!(
            "  --header '{name}: {}' \\",
            value.to_str().unwrap_or_default()
        );
    }
    println!("  {endpoint}/ListTable");
    Ok(())
}

//! Errors as a JSON object.

use std::borrow::Cow;

use hifijson::str::LexAlloc as _;
use hifijson::token::{Expect, Lex};
use hifijson::{Error, SliceLexer};
use tablestore_core::ServiceError;

use super::{MAX_ID, with_code};

/// How deep lists and objects may be nested: each level takes stack.
const MAX_DEPTH: usize = 64;

/// Reads an error. Members may begin with a capital letter; of several of one name the last counts.
pub(super) fn read(body: &[u8]) -> Option<ServiceError> {
    let (mut code, mut text, mut request_id) = (None, None, None);
    let mut lexer = SliceLexer::new(body);
    let object = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
        lexer.expect(|_| Some(next), b'{').ok_or(Expect::Value)?;
        members(lexer, |name, next, lexer| {
            let member = match name {
                "code" | "Code" => &mut code,
                "message" | "Message" => &mut text,
                "requestId" | "RequestId" => &mut request_id,
                _ => return skip(next, lexer, MAX_DEPTH),
            };
            if next == b'"' {
                *member = Some(lexer.discarded().str_string()?);
                Ok(())
            } else {
                skip(next, lexer, MAX_DEPTH)
            }
        })
    });
    object.ok()?;
    let error = with_code(&code?, &text.unwrap_or_default())?;
    match request_id.filter(|id: &Cow<'_, str>| (1..=MAX_ID).contains(&id.len())) {
        Some(id) => Some(error.with_request_id(id)),
        None => Some(error),
    }
}

/// Reads the members of an object up to its end.
fn members<'a>(
    lexer: &mut SliceLexer<'a>,
    mut member: impl FnMut(&str, u8, &mut SliceLexer<'a>) -> Result<(), Error>,
) -> Result<(), Error> {
    lexer.seq(b'}', Lex::ws_peek, |next, lexer| {
        lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
        let name = lexer.str_string()?;
        lexer.expect(Lex::ws_peek, b':').ok_or(Expect::Colon)?;
        let next = lexer.ws_peek().ok_or(Expect::Value)?;
        member(&name, next, lexer)
    })
}

/// Skips a value.
fn skip(next: u8, lexer: &mut SliceLexer<'_>, depth: usize) -> Result<(), Error> {
    let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
    match next {
        b'[' => lexer
            .discarded()
            .seq(b']', Lex::ws_peek, |next, lexer| skip(next, lexer, depth)),
        b'{' => members(lexer.discarded(), |_, next, lexer| skip(next, lexer, depth)),
        _ => hifijson::ignore::parse(next, lexer),
    }
}

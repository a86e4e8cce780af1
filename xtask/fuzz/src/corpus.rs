//! The inputs that are kept in the repository: a file a target, a line an input.
//!
//! The bytes are escaped as in a string of Rust, so that text stays legible. Lines that start with `# ` are
//! comments: the reason why the next input is kept.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Returns the path of a target's file. Starts at the root of the repository.
#[must_use]
pub fn path(root: &Path, target: &str) -> PathBuf {
    root.join("xtask/fuzz/corpus").join(format!("{target}.txt"))
}

/// Reads the inputs of a target. A file that does not exist has none.
///
/// # Errors
///
/// When the file cannot be read or a line is malformed.
pub fn read(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        text => text?,
    };
    let lines = text.lines().enumerate();
    let inputs = lines.filter(|(_, line)| !line.starts_with("# "));
    inputs
        .map(|(index, line)| {
            unescape(line).ok_or_else(|| {
                let message = format!("{}:{}: malformed", path.display(), index + 1);
                io::Error::new(io::ErrorKind::InvalidData, message)
            })
        })
        .collect()
}

/// Adds inputs to a target's file, each with a comment.
///
/// # Errors
///
/// When the file cannot be written.
pub fn add(path: &Path, inputs: &[(Vec<u8>, String)]) -> io::Result<()> {
    let mut text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text?,
    };
    for (input, comment) in inputs {
        let _ = writeln!(text, "# {comment}\n{}", escape(input));
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

/// Escapes bytes for a line.
#[must_use]
pub fn escape(input: &[u8]) -> String {
    let escaped = input.escape_ascii().to_string();
    match escaped.strip_prefix("# ") {
        Some(rest) => format!("\\x23 {rest}"),
        None => escaped,
    }
}

/// Reads the bytes of a line.
#[must_use]
pub fn unescape(line: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = line.as_bytes();
    while let [byte, tail @ ..] = rest {
        rest = tail;
        if *byte != b'\\' {
            bytes.push(*byte);
            continue;
        }
        let [escape, tail @ ..] = rest else {
            return None;
        };
        rest = tail;
        bytes.push(match escape {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'\\' | b'\'' | b'"' => *escape,
            b'x' => {
                let (digits, tail) = rest.split_at_checked(2)?;
                rest = tail;
                u8::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?
            }
            _ => return None,
        });
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn all_bytes_survive() {
        let all: Vec<u8> = (0..=255).collect();
        for input in [&all[..], b"", b"# no comment", b"a\\x\n\"b\""] {
            let line = escape(input);
            assert!(!line.starts_with("# ") && !line.contains('\n'));
            assert_eq!(unescape(&line).unwrap(), input);
        }
        assert_eq!(unescape("\\"), None);
        assert_eq!(unescape("\\x1"), None);
        assert_eq!(unescape("\\q"), None);
    }
}

//! Rules for the text of one file.

use super::{Problem, words};

/// The most lines of code a file may have before its tests.
const LONGEST_FILE: usize = 500;

/// Macros that stand for unfinished work. Spelled in two parts, so that this file passes.
const LEFTOVERS: &[&str] = &[concat!("todo", "!("), concat!("dbg", "!(")];

/// Where people keep their own files. A path that begins so exists on one machine alone.
const PERSONAL: &[&str] = &["/tmp/", "/root/", "/home/", "/Users/"];

/// Checks one file.
pub(super) fn check(path: &str, bytes: &[u8]) -> Vec<Problem> {
    if bytes.contains(&0) {
        return Vec::new(); // not text
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return vec![Problem::in_file(path, "is not UTF-8")];
    };
    let mut problems = Vec::new();
    // Fixtures with a byte order mark are about such characters.
    if !path.contains("/byte_order_mark/") {
        problems.extend(characters(path, text));
    }
    problems.extend(personal_paths(path, text));
    problems.extend(words::check(path, text));
    if path.ends_with(".rs") {
        problems.extend(leftovers(path, text));
        problems.extend(length(path, text));
    }
    problems
}

/// No characters that cannot be seen: they come from copying, and hide what a line says.
fn characters(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (line, content) in numbered(text) {
        if let Some(character) = content.chars().find(|character| is_invisible(*character)) {
            let code = u32::from(character);
            problems.push(Problem::at(
                path,
                line,
                format!("has the invisible character U+{code:04X}; write it as an escape"),
            ));
        }
    }
    problems
}

fn is_invisible(character: char) -> bool {
    let odd_space = matches!(character, '\u{ad}' | '\u{a0}' | '\u{200b}'..='\u{200f}');
    let direction = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    let broken = matches!(character, '\u{feff}' | '\u{fffd}');
    (character.is_control() && character != '\t') || odd_space || direction || broken
}

/// No paths of the machine that the text was written on.
fn personal_paths(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (line, content) in numbered(text) {
        for prefix in PERSONAL {
            if content.match_indices(prefix).any(|(at, _)| {
                let before = content[..at].chars().next_back();
                let after = content[at + prefix.len()..].chars().next();
                !before.is_some_and(is_in_name) && after.is_some_and(is_in_name)
            }) {
                problems.push(Problem::at(
                    path,
                    line,
                    format!("names a file under `{prefix}`; use a path that any machine has"),
                ));
            }
        }
    }
    problems
}

/// Whether a character can be part of a file's name, so that what it touches belongs to one path.
fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '~' | '$' | '{' | '}')
}

/// No macros that stand for unfinished work.
fn leftovers(path: &str, text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (line, content) in numbered(text) {
        for macro_call in LEFTOVERS {
            if content.contains(macro_call) {
                problems.push(Problem::at(
                    path,
                    line,
                    format!("calls `{macro_call})`; finish it or take it out"),
                ));
            }
        }
    }
    problems
}

/// A file is read in one sitting. Its tests do not count, nor do comments and empty lines.
fn length(path: &str, text: &str) -> Option<Problem> {
    let is_tests = path.ends_with("/tests.rs") || path.contains("/tests/");
    let is_generated = text.starts_with("// @generated");
    let code = code_before_tests(text);
    if is_tests || is_generated || code <= LONGEST_FILE {
        return None;
    }
    Some(Problem::in_file(
        path,
        format!(
            "has {code} lines of code before its tests; split a file over {LONGEST_FILE} by topic"
        ),
    ))
}

/// Counts lines with code, up to a test module written out at the file's end.
fn code_before_tests(text: &str) -> usize {
    let mut code = 0;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let opens_module = |next: &&str| next.starts_with("mod ") && next.ends_with('{');
        if line == "#[cfg(test)]" && lines.peek().is_some_and(opens_module) {
            break;
        }
        let line = line.trim();
        if !line.is_empty() && !line.starts_with("//") {
            code += 1;
        }
    }
    code
}

/// The lines of a text, counted from one. Carriage returns are kept, to be found.
fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    (1..).zip(text.split('\n'))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_FILE, check, code_before_tests};

    fn messages(path: &str, text: &str) -> Vec<String> {
        let problems = check(path, text.as_bytes());
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn plain_text_has_no_problem() {
        assert!(messages("a.md", "caf\u{e9} \u{4e2d}\u{6587}\n\ta tab\n").is_empty());
        assert!(messages("a.bin", "\0\u{1}").is_empty());
    }

    #[test]
    fn finds_invisible_characters_with_their_line() {
        let found = messages("a.md", "fine\nzero\u{200b}width\r\n");
        assert_eq!(
            found,
            ["a.md:2: has the invisible character U+200B; write it as an escape"]
        );
        assert_eq!(messages("a.md", "windows\r\n").len(), 1);
        assert_eq!(check("a.md", b"\xff").len(), 1);
    }

    #[test]
    fn finds_paths_of_one_machine() {
        for path in [concat!("/ho", "me/me/x"), concat!("/ro", "ot/.cargo")] {
            let found = messages("a.toml", &format!("first\nkey = \"{path}\"\n"));
            assert_eq!(found.len(), 1, "{path}");
            assert!(found[0].starts_with("a.toml:2: "), "{}", found[0]);
        }
        assert!(messages("a.md", "a file under `/tmp/` or target/tmp/x\n").is_empty());
        assert!(messages("a.md", "https://example.com/home/page\n").is_empty());
    }

    #[test]
    fn finds_leftovers_in_code_alone() {
        let line = concat!("fn a() { todo", "!() }\n");
        assert_eq!(messages("a.rs", line).len(), 1);
        assert!(messages("a.md", line).is_empty());
    }

    #[test]
    fn counts_code_up_to_the_tests() {
        let text =
            "//! Doc.\n\nuse a;\n#[cfg(test)]\nmod b;\nfn c() {}\n#[cfg(test)]\nmod tests {\n}\n";
        assert_eq!(code_before_tests(text), 4);
    }

    #[test]
    fn refuses_long_files_unless_generated_or_tests() {
        let long = "let a = 1;\n".repeat(LONGEST_FILE + 1);
        assert_eq!(messages("src/a.rs", &long).len(), 1);
        assert!(messages("src/a/tests.rs", &long).is_empty());
        assert!(messages("src/a.rs", &format!("// @generated\n{long}")).is_empty());
        assert!(messages("src/a.rs", &"let a = 1;\n".repeat(LONGEST_FILE)).is_empty());
    }
}

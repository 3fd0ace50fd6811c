//! Floor 0. How Rust's names are written in JSON; worked out by the compiler.
#![expect(
    clippy::indexing_slicing,
    reason = "run by the compiler alone, which refuses what is out of bounds"
)]

/// The longest name of a field or form.
const MAX: usize = 32;

/// A name and how many bytes of it are used.
pub type Name = ([u8; MAX], usize);

/// `checked_on` and `CheckedOn` are `checkedOn`.
pub const fn camel(name: &str) -> Name {
    written(name.as_bytes(), false)
}

/// `CheckedOn` is `checked-on`.
pub const fn kebab(name: &str) -> Name {
    written(name.as_bytes(), true)
}

const fn written(name: &[u8], hyphens: bool) -> Name {
    let mut bytes = [0; MAX];
    let mut long = 0;
    let mut at = 0;
    while at < name.len() {
        let byte = name[at];
        if byte == b'_' {
            at += 1;
            bytes[long] = name[at].to_ascii_uppercase();
        } else if at > 0 && hyphens && byte.is_ascii_uppercase() {
            bytes[long] = b'-';
            long += 1;
            bytes[long] = byte.to_ascii_lowercase();
        } else if at > 0 {
            bytes[long] = byte;
        } else {
            bytes[long] = byte.to_ascii_lowercase();
        }
        at += 1;
        long += 1;
    }
    (bytes, long)
}

/// The bytes that are used.
pub const fn cut<const LONG: usize>(bytes: [u8; MAX]) -> [u8; LONG] {
    let mut used = [0; LONG];
    let mut at = 0;
    while at < LONG {
        used[at] = bytes[at];
        at += 1;
    }
    used
}

/// The bytes as text: a Rust name is ASCII wherever it is used so.
pub const fn text(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_serde_writes_them() {
        let text = |(bytes, long): Name| String::from_utf8(bytes[..long].to_vec()).unwrap();
        assert_eq!(text(camel("checked_on")), "checkedOn");
        assert_eq!(text(camel("AtLeast")), "atLeast");
        assert_eq!(text(camel("id")), "id");
        assert_eq!(text(kebab("FromAnchor")), "from-anchor");
        assert_eq!(text(kebab("Tick")), "tick");
    }
}

//! Which text do these bytes hold?
//!
//! It never guesses at an encoding: what is neither UTF-8 nor UTF-16 with its mark is refused.

/// The text in a file's bytes: UTF-8, with its byte order mark or without, or UTF-16 with its mark. Nothing where they
/// are no such text.
pub fn text(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

/// A NUL stands in no text that a person wrote, but all over those of programs.
fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().filter(|text| !text.contains('\0')).map(str::to_owned)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    if odd.is_empty() { String::from_utf16(&units).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“Ça va 🦀,” she said.\r\n";

    #[test]
    fn every_encoding_that_names_itself_is_read() {
        let utf16 = |mark: u16, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            [mark].into_iter().chain(TEXT.encode_utf16()).flat_map(bytes).collect()
        };
        assert_eq!(text(TEXT.as_bytes()).as_deref(), Some(TEXT));
        assert_eq!(text(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()).as_deref(), Some(TEXT));
        assert_eq!(text(&utf16(0xfeff, u16::to_le_bytes)).as_deref(), Some(TEXT));
        assert_eq!(text(&utf16(0xfeff, u16::to_be_bytes)).as_deref(), Some(TEXT));
        assert_eq!(text(b"").as_deref(), Some(""));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let latin = b"Caf\xe9 closed";
        let odd = b"\xff\xfea\0b";
        let lone_surrogate = b"\xff\xfe\x00\xd8a\0";
        let program = b"\x7fELF\0\0\0";
        for bytes in [&latin[..], odd, lone_surrogate, program] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }
}

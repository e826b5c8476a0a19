//! How does a text fit into an address, and how is it known to have come out whole?
//!
//! It never packs or unpacks: the browser deflates. What stands in an address is text, options and all, and no server
//! is ever sent it, since a browser keeps what follows the number sign to itself.

/// How the part of an address behind its number sign begins: the name, and the shape's version.
pub const BEGINNING: &str = "sayso=1.";

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The end of an address for a payload and what deflating it has made of it: the payload's checksum, then the packed
/// bytes, in letters that no program changes.
pub fn fragment(payload: &[u8], packed: &[u8]) -> String {
    let mut letters = String::from(BEGINNING);
    let bytes = [&checksum(payload).to_be_bytes(), packed].concat();
    for three in bytes.chunks(3) {
        let group =
            three.iter().enumerate().fold(0, |group, (at, &byte)| group | u32::from(byte) << (16 - 8 * at));
        for at in 0..=three.len() {
            letters.push(char::from(LETTERS[(group >> (18 - 6 * at)) as usize & 63]));
        }
    }
    letters
}

/// What a fragment holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Packed {
    /// The payload's checksum, as its writer has told it.
    pub checksum: u32,
    /// The deflated payload.
    pub bytes: Vec<u8>,
}

/// What is in a fragment; nothing where it is damaged in a way that can be seen without unpacking.
pub fn packed(fragment: &str) -> Option<Packed> {
    let letters = fragment.strip_prefix(BEGINNING)?;
    let mut bytes = Vec::with_capacity(letters.len() / 4 * 3);
    for four in letters.as_bytes().chunks(4) {
        let mut group = 0;
        for (at, letter) in four.iter().enumerate() {
            group |= value(*letter)? << (18 - 6 * at);
        }
        // A single letter holds less than a byte.
        let filled = (four.len() > 1).then_some(four.len() - 1)?;
        bytes.extend_from_slice(&group.to_be_bytes()[1..=filled]);
    }
    let (told, packed) = bytes.split_first_chunk::<4>()?;
    Some(Packed { checksum: u32::from_be_bytes(*told), bytes: packed.to_vec() })
}

/// The bits that a letter stands for.
fn value(letter: u8) -> Option<u32> {
    let bits = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u32::from(bits))
}

/// CRC-32 as zip files and PNG have it: any damage to fewer than 33 bits in a row is seen.
pub fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_everybody_s() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }

    #[test]
    fn what_is_packed_comes_out_whatever_its_length() {
        for length in 0..40_u8 {
            let bytes: Vec<u8> = (0..length).map(|byte| byte.wrapping_mul(37)).collect();
            let fragment = fragment(b"payload", &bytes);
            assert!(
                fragment.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_=.".contains(&letter))
            );
            assert_eq!(packed(&fragment), Some(Packed { checksum: checksum(b"payload"), bytes }));
        }
    }

    #[test]
    fn a_fragment_that_lost_letters_or_won_others_is_no_fragment_or_another_one() {
        let whole = fragment(b"payload", b"packed bytes");
        for at in BEGINNING.len()..whole.len() {
            let without = [&whole[..at], &whole[at + 1..]].concat();
            assert_ne!(packed(&without), packed(&whole));
            let spoilt = [&whole[..at], "%", &whole[at + 1..]].concat();
            assert_eq!(packed(&spoilt), None);
        }
        assert_eq!(packed("sayso=2.AAAAAAAA"), None);
        assert_eq!(packed("sayso=1.AAAA"), None, "too short for a checksum");
        assert_eq!(packed(""), None);
    }
}

//! What is in a model file? Tensors by name, as safetensors keeps them, and a few words about them.
//!
//! It never knows what a tensor is for.

use serde_json::Value;

/// A model that does not load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError(String);

impl ModelError {
    /// An error with a sentence for a person.
    pub fn new(message: impl Into<String>) -> ModelError {
        ModelError(message.into())
    }
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "model: {}", self.0)
    }
}

impl std::error::Error for ModelError {}

/// A model file that was opened: its header, and the bytes of its tensors where they stand.
#[derive(Clone, Debug)]
pub struct Weights<'a> {
    header: Value,
    data: &'a [u8],
}

/// A tensor of two dimensions with 8-bit weights and one scale for each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The weights, row after row.
    pub weights: Vec<i8>,
    /// How many weights a row has.
    pub width: usize,
    /// What a weight of 1 is worth in each row.
    pub scales: Vec<f32>,
}

impl Rows {
    /// The weights of a row.
    pub fn row(&self, row: usize) -> &[i8] {
        &self.weights[row * self.width..(row + 1) * self.width]
    }
}

impl<'a> Weights<'a> {
    /// Opens a safetensors file: eight bytes with the length of a JSON header, the header, the data.
    ///
    /// # Errors
    /// When the bytes are not such a file.
    pub fn open(file: &'a [u8]) -> Result<Weights<'a>, ModelError> {
        let (length, rest) =
            file.split_first_chunk().ok_or_else(|| ModelError::new("the file is too short"))?;
        let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
        let (header, data) =
            rest.split_at_checked(length).ok_or_else(|| ModelError::new("the header is cut off"))?;
        let header =
            serde_json::from_slice(header).map_err(|error| ModelError(format!("the header: {error}")))?;
        Ok(Weights { header, data })
    }

    /// A remark of the header's `__metadata__`.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn remark(&self, name: &str) -> Result<&str, ModelError> {
        self.header["__metadata__"][name].as_str().ok_or_else(|| ModelError(format!("no remark {name}")))
    }

    /// The tensor of this name: its dimensions and bytes.
    fn tensor(&self, name: &str, kind: &str) -> Result<(Vec<usize>, &'a [u8]), ModelError> {
        let entry = &self.header[name];
        let numbers = |value: &Value| -> Option<Vec<usize>> {
            value.as_array()?.iter().map(|number| usize::try_from(number.as_u64()?).ok()).collect()
        };
        let found = (|| {
            let shape = numbers(&entry["shape"])?;
            let range = numbers(&entry["data_offsets"])?;
            let bytes = self.data.get(*range.first()?..*range.get(1)?)?;
            (entry["dtype"].as_str()? == kind).then_some((shape, bytes))
        })();
        found.ok_or_else(|| ModelError(format!("no tensor {name} of {kind}")))
    }

    /// A tensor of bytes.
    ///
    /// # Errors
    /// When there is none of this name and kind.
    pub fn bytes(&self, name: &str) -> Result<&'a [u8], ModelError> {
        Ok(self.tensor(name, "U8")?.1)
    }

    /// A tensor of floats, in order.
    ///
    /// # Errors
    /// When there is none of this name and kind, or it does not have `count` numbers.
    pub fn floats(&self, name: &str, count: usize) -> Result<Vec<f32>, ModelError> {
        let (_, bytes) = self.tensor(name, "F32")?;
        let (numbers, rest) = bytes.as_chunks();
        if numbers.len() != count || !rest.is_empty() {
            return Err(ModelError(format!("{name} should hold {count} numbers")));
        }
        Ok(numbers.iter().map(|&number| f32::from_le_bytes(number)).collect())
    }

    /// The tensors `NAME.weights` and `NAME.scales`.
    ///
    /// # Errors
    /// When one is missing or they do not fit each other.
    pub fn rows(&self, name: &str) -> Result<Rows, ModelError> {
        let (shape, bytes) = self.tensor(&format!("{name}.weights"), "I8")?;
        let [rows, width] = shape[..] else {
            return Err(ModelError(format!("{name} should have two dimensions")));
        };
        if rows.checked_mul(width) != Some(bytes.len()) {
            return Err(ModelError(format!("{name} is not as large as it says")));
        }
        let scales = self.floats(&format!("{name}.scales"), rows)?;
        Ok(Rows { weights: bytes.iter().map(|&byte| byte.cast_signed()).collect(), width, scales })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with one tensor `a` of 2 × 2.
    fn file(header: &str) -> Vec<u8> {
        let mut file = (header.len() as u64).to_le_bytes().to_vec();
        file.extend(header.as_bytes());
        file.extend([1, 2, 255, 128]);
        file.extend([0.5_f32, 2.0].iter().flat_map(|number| number.to_le_bytes()));
        file
    }

    const HEADER: &str = r#"{"__metadata__": {"roles": "source"},
        "a.weights": {"dtype": "I8", "shape": [2, 2], "data_offsets": [0, 4]},
        "a.scales": {"dtype": "F32", "shape": [2], "data_offsets": [4, 12]}}"#;

    #[test]
    fn tensors_are_found_by_name() {
        let file = file(HEADER);
        let weights = Weights::open(&file).unwrap();
        let rows = weights.rows("a").unwrap();
        assert_eq!((rows.row(0), rows.row(1)), (&[1, 2][..], &[-1, -128][..]));
        assert_eq!(rows.scales, [0.5, 2.0]);
        assert_eq!(weights.remark("roles"), Ok("source"));
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = file(HEADER);
        for end in 0..whole.len() {
            let opened = Weights::open(&whole[..end]).and_then(|weights| weights.rows("a"));
            assert!(opened.is_err(), "the first {end} bytes");
        }
        for (from, to) in
            [("[2, 2]", "[2, 3]"), ("[2, 2]", "[4]"), ("I8", "F32"), ("[0, 4]", "[0]"), ("[0, 4]", "[4, 0]")]
        {
            let broken = file(&HEADER.replace(from, to));
            assert!(Weights::open(&broken).and_then(|weights| weights.rows("a")).is_err(), "{from} → {to}");
        }
        assert!(Weights::open(&[255; 20]).is_err());
    }
}

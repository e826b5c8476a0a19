//! How are the curves computed that a network is bent with?
//!
//! It never asks the machine's own mathematics, which differ in the last bit.

use wide::f32x4;

/// The hyperbolic tangent to within 0.0001: a convergent of its continued fraction, cut off where that reaches 1.
#[inline(always)]
pub(crate) fn tanh(value: f32x4) -> f32x4 {
    let x = value.fast_max(f32x4::splat(-4.97)).fast_min(f32x4::splat(4.97));
    let square = x * x;
    let above = x * (square * (square * (square + 378.0) + 17_325.0) + 135_135.0);
    let below = square * (square * (square * 28.0 + 3_150.0) + 62_370.0) + 135_135.0;
    above / below
}

/// e to the power of a number that is not above 0, to within a millionth of the result; 0 below -87.
pub fn exp(value: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    if value < -87.0 {
        return 0.0;
    }
    let shifted = value * std::f32::consts::LOG2_E + SHIFT;
    let whole = shifted - SHIFT;
    let rest = (value - whole * 0.693_145_75) - whole * 1.428_606_8e-6;
    let power = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (0.166_666_67
                                + rest * (0.041_666_67 + rest * (0.008_333_334 + rest * 0.001_388_889)))));
    let exponent = shifted.to_bits().wrapping_sub(SHIFT.to_bits()).wrapping_add(127) << 23;
    power * f32::from_bits(exponent)
}

/// The natural logarithm of a number of 1 or more, to within a millionth.
pub fn ln(value: f32) -> f32 {
    let bits = value.to_bits();
    let (mut exponent, mut mantissa) =
        ((bits >> 23) as f32 - 127.0, f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000));
    if mantissa > std::f32::consts::SQRT_2 {
        (exponent, mantissa) = (exponent + 1.0, mantissa * 0.5);
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series =
        2.0 + square * (0.666_666_7 + square * (0.4 + square * (0.285_714_3 + square * 0.222_222_2)));
    exponent * std::f32::consts::LN_2 + ratio * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_curves_are_close_to_the_true_ones() {
        for step in -4000..=4000 {
            let x = step as f32 / 400.0;
            let [found, ..] = tanh(f32x4::splat(x)).to_array();
            assert!((found - x.tanh()).abs() < 1e-4, "tanh of {x}");
            let power = -x.abs() * 8.0;
            assert!((exp(power) - power.exp()).abs() <= 2e-6 * power.exp(), "e to the {power}");
        }
        for step in 0..=4000 {
            let x = 1.0 + step as f32 * step as f32 / 400.0;
            assert!((ln(x) - x.ln()).abs() <= 1e-6 * x.ln().max(1.0), "ln of {x}");
        }
        assert_eq!(exp(-1e9), 0.0);
        assert_eq!(exp(0.0), 1.0);
    }
}

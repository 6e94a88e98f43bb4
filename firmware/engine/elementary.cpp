// Elementary functions of float32 in fixed-point arithmetic with 32 and 64 bits: see elementary.h.
//
// Each function reduces its argument to a short interval, sums a series there by Horner's rule, and
// rounds once. "Q60" is a fixed-point number with 60 bits of fraction. The coefficients of all series
// are quotients of small integers, which the machine divides faster than it would read a table.
#include "elementary.h"

#include "arithmetic.h"
#include "numeric.h"

namespace nanolua {

#if defined(NANOLUA_NUMBERS_I32F32)

namespace {

// ---- Fixed point ---------------------------------------------------------------------------------

constexpr uint32_t kOneQ31 = uint32_t{1} << 31;

uint32_t multiplyHigh(uint32_t left, uint32_t right) {
    return static_cast<uint32_t>(uint64_t{left} * right >> 32);
}

// dividend / divisor in Q60, for a divisor below 2^28 and a quotient below 16.
[[gnu::noinline]] uint64_t divide(uint32_t dividend, uint32_t divisor) {
    constexpr int kStepBits = 4;
    uint64_t quotient = 0;
    for (int bits = 0; bits <= 60; bits += kStepBits) {
        quotient = quotient << kStepBits | dividend / divisor;
        dividend = dividend % divisor << kStepBits;
    }
    return quotient;
}

// The 32 highest bits of the square root of a number with at least one of its two top bits set; the
// lowest bit is also set if the root has more bits than these.
[[gnu::noinline]] uint32_t rootOf(uint64_t square) {
    uint32_t root = 0;
    uint64_t rest = square;
    for (uint32_t bit = kOneQ31; bit != 0; bit >>= 1) {
        // (root + bit)^2 - root^2
        uint64_t step = (uint64_t{root} * 2 + bit) * bit;
        if (step > rest) continue;
        rest -= step;
        root |= bit;
    }
    return rest != 0 ? root | 1 : root;
}

// ---- Floats --------------------------------------------------------------------------------------

bool isNegative(Float x) { return (floatBits(x) & kFloatSignBit) != 0; }
Float infinity() { return floatFromBits(kFloatInfinityBits); }
bool isFinite(Float x) { return floatBits(x) << 1 < kFloatInfinityBits << 1; }
Float withSign(Float magnitude, bool negative) { return negative ? -magnitude : magnitude; }

// The magnitude of a finite float, with the mantissa's top bit set unless it is zero.
FloatParts normalParts(Float x) {
    FloatParts parts = floatParts(x);
    if (parts.mantissa == 0) return {0, INT16_MIN};
    int shift = __builtin_clz(parts.mantissa);
    return {parts.mantissa << shift, parts.exponent - shift};
}

// ---- Powers and logarithms -----------------------------------------------------------------------

// A number with a sign.
struct Logarithm : ScaledInteger {
    bool negative;
};

// To base 2, of a number above zero; with 38 significant bits or more.
Logarithm logarithmOf(Float x) {
    constexpr uint32_t kRootOfTwoQ31 = 3037000500;
    constexpr uint64_t kTwiceLogarithmOfEQ62 = 0xB8AA3B295C17F0BC;
    FloatParts parts = normalParts(x);
    // x = ratio * 2^whole, with the ratio between the roots of 1/2 and 2. The logarithm of the ratio
    // is 2 / ln 2 * artanh(s), where s = (ratio - 1) / (ratio + 1).
    int whole = parts.exponent + 31;
    uint32_t mantissa = parts.mantissa >> (32 - kFloatMantissaBits);
    uint32_t one = kFloatHiddenBit;
    if (parts.mantissa > kRootOfTwoQ31) {
        one *= 2;
        ++whole;
    }
    bool negative = mantissa < one;
    uint64_t s = divide(negative ? one - mantissa : mantissa - one, mantissa + one);
    uint32_t sQ34 = static_cast<uint32_t>(s >> 26);
    uint32_t squareQ37 = static_cast<uint32_t>(uint64_t{sQ34} * sQ34 >> 31);
    // artanh(s) = s * (1 + square * (1/3 + square * (1/5 + ...)))
    uint32_t series = 0;
    for (uint32_t divisor = 15; divisor >= 3; divisor -= 2) {
        series = UINT32_MAX / divisor + static_cast<uint32_t>(uint64_t{series} * squareQ37 >> 37);
    }
    uint64_t artanh = s + multiplyHigh64(s, uint64_t{series} * squareQ37 >> 5);
    uint64_t fractionQ58 = multiplyHigh64(artanh, kTwiceLogarithmOfEQ62);
    if (whole == 0) return {{fractionQ58, -58}, negative};
    int64_t fractionQ54 = static_cast<int64_t>(fractionQ58 >> 4);
    int64_t sum = whole * (int64_t{1} << 54) + (negative ? -fractionQ54 : fractionQ54);
    return {{static_cast<uint64_t>(sum < 0 ? -sum : sum), -54}, sum < 0};
}

// 2^fraction in Q31, the fraction in Q32.
uint32_t fractionPower(uint32_t fraction) {
    constexpr uint32_t kLogarithmOfTwoQ32 = 2977044472;
    constexpr uint32_t kHalf = uint32_t{1} << 31;
    uint64_t angle = (uint64_t{fraction} * kLogarithmOfTwoQ32 + kHalf) >> 32;
    uint32_t sum = kOneQ31;
    for (uint32_t term = 13; term > 0; --term) {
        uint32_t product = static_cast<uint32_t>((angle * sum + kHalf) >> 32);
        sum = kOneQ31 + (product + term / 2) / term;
    }
    return sum;
}

// 2^(logarithm * factor), for a finite factor.
Float powerOf(Logarithm log, Float factor) {
    if (log.mantissa == 0 || factor == 0) return 1;
    bool negative = log.negative != isNegative(factor);
    FloatParts parts = normalParts(factor);
    normalize(log);
    uint64_t product = multiplyHigh64(log.mantissa, uint64_t{parts.mantissa} << 32);
    // The product with 32 bits of fraction. Before, it is at least 2^62: with so short a shift it is
    // 256 or more, beyond all floats.
    int drop = -32 - (log.exponent + parts.exponent + 32);
    if (drop <= 62 - 32 - 8) return negative ? 0 : infinity();
    uint64_t fixed = drop > 63 ? 0 : ((product >> (drop - 1)) + 1) >> 1;
    if (negative) fixed = 0 - fixed;
    int whole = static_cast<int>(static_cast<int64_t>(fixed) >> 32);
    return nearestFloat({fractionPower(static_cast<uint32_t>(fixed)), whole - 31});
}

// The logarithm of x to base 2 times a factor in Q64; 0 stands for 1.
Float scaledLogarithm(Float x, uint64_t factor) {
    if (x == 0) return -infinity();
    if (!(x > 0)) return (x - x) / 0.0f;
    if (!isFinite(x)) return x;
    Logarithm log = logarithmOf(x);
    if (factor != 0 && log.mantissa != 0) {
        normalize(log);
        log.mantissa = multiplyHigh64(log.mantissa, factor);
    }
    return withSign(nearestFloat(log), log.negative);
}

enum class Parity { Fraction, Even, Odd };

// Of a float other than zero.
Parity parityOf(Float value) {
    FloatParts parts = floatParts(value);
    if (parts.exponent > 0) return Parity::Even;
    uint32_t fractionBits = static_cast<uint32_t>(-parts.exponent);
    if (fractionBits >= kFloatMantissaBits) return Parity::Fraction;
    uint32_t integer = parts.mantissa >> fractionBits;
    if (integer << fractionBits != parts.mantissa) return Parity::Fraction;
    return (integer & 1) != 0 ? Parity::Odd : Parity::Even;
}

} // namespace

Float floatPowerGeneral(Float base, Float exponent) {
    constexpr uint32_t kOneBits = 0x3F800000;
    uint32_t magnitude = floatBits(base) & ~kFloatSignBit;
    uint32_t exponentMagnitude = floatBits(exponent) & ~kFloatSignBit;
    if (exponentMagnitude == 0 || floatBits(base) == kOneBits) return 1;
    if (magnitude > kFloatInfinityBits || exponentMagnitude > kFloatInfinityBits)
        return base + exponent;
    if (exponentMagnitude == kFloatInfinityBits) {
        if (magnitude == kOneBits) return 1;
        return (magnitude > kOneBits) == isNegative(exponent) ? 0 : infinity();
    }
    Parity parity = parityOf(exponent);
    Float result;
    if (magnitude == 0 || magnitude == kFloatInfinityBits) {
        result = (magnitude == 0) == isNegative(exponent) ? infinity() : 0;
    } else if (isNegative(base) && parity == Parity::Fraction) {
        Float zero = base - base;
        return zero / zero;
    } else {
        result = powerOf(logarithmOf(absolute(base)), exponent);
    }
    return withSign(result, isNegative(base) && parity == Parity::Odd);
}

Float exponential(Float x) {
    static constexpr Logarithm kLogarithmOfE = {{0xB8AA3B295C17F0BC, -63}, false};
    if (!isFinite(x)) return x < 0 ? 0 : x;
    return powerOf(kLogarithmOfE, x);
}

Float logarithm(Float x) { return scaledLogarithm(x, 0xB17217F7D1CF79AC); }
Float logarithm2(Float x) { return scaledLogarithm(x, 0); }
Float logarithm10(Float x) { return scaledLogarithm(x, 0x4D104D427DE7FBCC); }

Float scaleByPower(Float x, int exponent) {
    constexpr int kAllOfThem = 1000;
    if (!isFinite(x)) return x;
    if (exponent > kAllOfThem) exponent = kAllOfThem;
    if (exponent < -kAllOfThem) exponent = -kAllOfThem;
    FloatParts parts = floatParts(x);
    return withSign(nearestFloat({parts.mantissa, parts.exponent + exponent}), isNegative(x));
}

Float splitFloat(Float x, int& exponent) {
    exponent = 0;
    if (x == 0 || !isFinite(x)) return x;
    FloatParts parts = normalParts(x);
    exponent = parts.exponent + 32;
    return withSign(nearestFloat({parts.mantissa, -32}), isNegative(x));
}

uint64_t float64Bits(Float x) {
    constexpr int kExponentBias = 1023;
    constexpr uint32_t kAllOnes = 2 * kExponentBias + 1;
    FloatParts parts = normalParts(x);
    uint32_t exponent = static_cast<uint32_t>(parts.exponent + 31 + kExponentBias);
    if (parts.mantissa == 0) exponent = 0;
    if (!isFinite(x)) exponent = kAllOnes;
    uint64_t sign = uint64_t{floatBits(x) & kFloatSignBit} << 32;
    return sign | uint64_t{exponent} << 52 | uint64_t{parts.mantissa << 1} << 20;
}

Float floatOfFloat64(uint64_t bits) {
    constexpr int kAllOnes = 0x7FF;
    constexpr uint64_t kHiddenBit = uint64_t{1} << 52;
    int exponent = static_cast<int>(bits >> 52) & kAllOnes;
    uint64_t mantissa = bits & (kHiddenBit - 1);
    if (exponent == kAllOnes) return mantissa != 0 ? __builtin_nanf("")
                                                      : withSign(infinity(), bits >> 63 != 0);
    if (exponent != 0) mantissa |= kHiddenBit;
    return withSign(nearestFloat({mantissa, exponent - 1075}), bits >> 63 != 0);
}

#if defined(__SOFTFP__)
Float squareRoot(Float x) {
    if (!(x > 0) || !isFinite(x)) return x < 0 ? (x - x) / 0.0f : x;
    FloatParts parts = normalParts(x);
    int odd = parts.exponent & 1;
    uint32_t root = rootOf(uint64_t{parts.mantissa} << (32 - odd));
    return nearestFloat({root, (parts.exponent + odd - 32) / 2});
}
#endif

// ---- Sine, cosine, tangent -----------------------------------------------------------------------

namespace {

// An angle modulo a full turn: quadrant * pi/2 + mantissa * 2^exponent with a sign; the second part
// is at most pi/4, its mantissa's top bit is set unless it is zero.
struct Angle {
    uint32_t mantissa;
    int exponent;
    uint32_t quadrant;
    bool negative;
};

// The 2/pi of large angles: the bits from the point on, after 32 zeros.
constexpr uint32_t kTwoByPi[] = {0,          0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0,
                                 0xDB629599, 0x3C439041, 0xFE5163AB, 0xDEBBC561};

// The word that begins at a bit of 2/pi.
uint32_t wordOfTwoByPi(uint32_t position) {
    const uint32_t* words = kTwoByPi + position / 32;
    uint64_t pair = uint64_t{words[0]} << 32 | words[1];
    return static_cast<uint32_t>(pair >> (32 - position % 32));
}

// Multiplies by as much of 2/pi as counts: what is left of it gives multiples of four quadrants, what
// is right of it is smaller than the result's last bit.
Angle angleOf(Float x) {
    constexpr Float kNoReduction = 0.75f;
    constexpr uint32_t kHalfPiQ31 = 0xC90FDAA2;
    if (absolute(x) <= kNoReduction) {
        FloatParts parts = normalParts(x);
        return {parts.mantissa, parts.exponent, 0, isNegative(x)};
    }
    FloatParts parts = floatParts(x);
    uint32_t position = static_cast<uint32_t>(32 - 2 + parts.exponent);
    uint64_t product = uint64_t{parts.mantissa} * wordOfTwoByPi(position + 64);
    product = uint64_t{parts.mantissa} * wordOfTwoByPi(position + 32) + (product >> 32);
    uint32_t low = static_cast<uint32_t>(product);
    uint32_t high = parts.mantissa * wordOfTwoByPi(position) + static_cast<uint32_t>(product >> 32);
    // In units of four quadrants. The nearest quadrant leaves the least.
    uint32_t quadrant = (high + (uint32_t{1} << 29)) >> 30;
    int64_t rest = static_cast<int64_t>(uint64_t{high - (quadrant << 30)} << 32 | low);
    bool negative = rest < 0;
    uint64_t distance = static_cast<uint64_t>(negative ? -rest : rest);
    // Q62 quadrants: the mantissa is in Q61 with 32 bits less.
    ScaledInteger scaled = {distance, -61 + 32};
    normalize(scaled);
    uint32_t mantissa = multiplyHigh(static_cast<uint32_t>(scaled.mantissa >> 32), kHalfPiQ31);
    int exponent = scaled.exponent;
    if (mantissa >> 31 == 0) {
        mantissa <<= 1;
        --exponent;
    }
    if (isNegative(x)) {
        quadrant = 0 - quadrant;
        negative = !negative;
    }
    return {mantissa, exponent, quadrant & 3, negative};
}

// 1 - square / (term (term - 1)) * (1 - ...) in Q31, down from the highest term: the cosine for an
// even one, the sine over its angle for an odd one.
uint32_t alternatingSeries(uint32_t squareQ32, uint32_t term) {
    uint32_t sum = kOneQ31;
    for (; term > 1; term -= 2) sum = kOneQ31 - multiplyHigh(squareQ32, sum) / (term * (term - 1));
    return sum;
}

uint32_t squareOf(const Angle& angle) {
    int shift = -2 * (angle.exponent + 32);
    return shift > 31 ? 0 : multiplyHigh(angle.mantissa, angle.mantissa) >> shift;
}

// Of the angle within its quadrant.
ScaledInteger sineOf(const Angle& angle) {
    uint64_t product = uint64_t{angle.mantissa} * alternatingSeries(squareOf(angle), 13);
    return {product, angle.exponent - 31};
}
uint32_t cosineOf(const Angle& angle) { return alternatingSeries(squareOf(angle), 12); }

// The sine of the angle and `turns` more quadrants.
Float sineAfter(Float x, uint32_t turns) {
    if (!isFinite(x)) return x - x;
    Angle angle = angleOf(x);
    uint32_t quadrant = angle.quadrant + turns;
    ScaledInteger value = {cosineOf(angle), -31};
    bool negative = (quadrant & 2) != 0;
    if ((quadrant & 1) == 0) {
        value = sineOf(angle);
        negative ^= angle.negative;
    }
    return withSign(nearestFloat(value), negative);
}

} // namespace

Float sine(Float x) { return sineAfter(x, 0); }
Float cosine(Float x) { return sineAfter(x, 1); }

Float tangent(Float x) {
    if (!isFinite(x)) return x - x;
    Angle angle = angleOf(x);
    ScaledInteger sine = sineOf(angle);
    if (sine.mantissa == 0) return x;
    normalize(sine);
    // 28 and 27 bits are enough, and what divide() takes.
    uint32_t sineBits = static_cast<uint32_t>(sine.mantissa >> 36);
    uint32_t cosineBits = cosineOf(angle) >> 4;
    int exponent = sine.exponent + 36 + 31 - 4;
    bool isOdd = (angle.quadrant & 1) != 0;
    uint64_t quotient = isOdd ? divide(cosineBits, sineBits) : divide(sineBits, cosineBits);
    return withSign(nearestFloat({quotient, (isOdd ? -exponent : exponent) - 60}),
                    angle.negative != isOdd);
}

// ---- Arc sine, arc cosine, arc tangent -----------------------------------------------------------

namespace {

// The angle of the direction (adjacent, opposite), both not below zero and not both zero, or of its
// mirror image to the left.
Float angleOf(FloatParts opposite, FloatParts adjacent, bool toTheLeft) {
    constexpr uint64_t kEighthOfTurnQ60 = 0x0C90FDAA22168C23;
    // Of the slope that is at most 1; above 0.4, as pi/4 less the angle of (1 - slope) / (1 + slope).
    bool isSteep = opposite.exponent != adjacent.exponent ? opposite.exponent > adjacent.exponent
                                                          : opposite.mantissa > adjacent.mantissa;
    FloatParts& less = isSteep ? adjacent : opposite;
    FloatParts& more = isSteep ? opposite : adjacent;
    int distance = more.exponent - less.exponent;
    // 27 bits of each, and of the lesser ones as many as it takes
    uint32_t dividend = less.mantissa >> 5;
    uint32_t divisor = more.mantissa >> 5;
    int eighths = 0;
    bool isSubtracted = false;
    if (distance <= 1 && (dividend >> distance) * 5 > divisor * 2) {
        dividend >>= distance;
        uint32_t difference = divisor - dividend;
        divisor += dividend;
        dividend = difference;
        distance = 0;
        eighths = 1;
        isSubtracted = true;
    }
    uint64_t slope = divide(dividend, divisor);
    uint32_t slopeQ32 = distance > 31 ? 0 : static_cast<uint32_t>(slope >> 28 >> distance);
    uint32_t square = multiplyHigh(slopeQ32, slopeQ32);
    uint32_t series = 0;
    for (int term = 25; term > 0; term -= 2)
        series = UINT32_MAX / static_cast<uint32_t>(term) - multiplyHigh(square, series);
    uint64_t angle = multiplyHigh64(slope, uint64_t{series} << 32);
    if (isSteep) {
        eighths = 2 - eighths;
        isSubtracted = !isSubtracted;
    }
    if (toTheLeft) {
        eighths = 4 - eighths;
        isSubtracted = !isSubtracted;
    }
    if (eighths == 0) return nearestFloat({angle, -60 - distance});
    angle = distance > 63 ? 0 : angle >> distance;
    uint64_t base = static_cast<uint32_t>(eighths) * kEighthOfTurnQ60;
    return nearestFloat({isSubtracted ? base - angle : base + angle, -60});
}

// sqrt(1 - x^2) for x up to 1.
FloatParts cosineOfArcSine(FloatParts x) {
    int shift = -x.exponent - 31;
    uint64_t xQ31 = shift > 31 ? 0 : x.mantissa >> shift;
    uint64_t square = (uint64_t{1} << 62) - xQ31 * xQ31;
    if (square == 0) return {0, INT16_MIN};
    shift = __builtin_clzll(square) & ~1;
    uint32_t root = rootOf(square << shift);
    return {root, -31 - shift / 2};
}

} // namespace

Float arcTangent(Float y, Float x) {
    if (x != x || y != y) return x + y;
    // An infinite coordinate outweighs a finite one.
    if (isFinite(x) != isFinite(y)) {
        if (isFinite(x)) {
            x = 0;
        } else {
            y = withSign(0, isNegative(y));
        }
    }
    FloatParts adjacent = normalParts(x);
    FloatParts opposite = normalParts(y);
    if (adjacent.mantissa == 0 && opposite.mantissa == 0) adjacent = {kOneQ31, 0};
    return withSign(angleOf(opposite, adjacent, isNegative(x)), isNegative(y));
}

Float arcSine(Float x) {
    if (!(absolute(x) <= 1)) return (x - x) / (x - x);
    FloatParts opposite = normalParts(x);
    return withSign(angleOf(opposite, cosineOfArcSine(opposite), false), isNegative(x));
}

Float arcCosine(Float x) {
    if (!(absolute(x) <= 1)) return (x - x) / (x - x);
    FloatParts adjacent = normalParts(x);
    return angleOf(cosineOfArcSine(adjacent), adjacent, isNegative(x));
}

#endif

} // namespace nanolua

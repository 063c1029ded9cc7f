package homeostat.body.glucose;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as C and Python print them with `%.10g`: ten significant digits, no trailing zeros,
/// an exponent of at least two digits when the number is below 1e-4 or has more than ten digits
/// before its point.
final class TenDigits {

    private static final int DIGITS = 10;
    private static final MathContext ROUNDED = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    private TenDigits() {}

    static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(ROUNDED).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < DIGITS) {
            return rounded.toPlainString();
        }
        String digits = rounded.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        int size = Math.abs(exponent);
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction
                + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}

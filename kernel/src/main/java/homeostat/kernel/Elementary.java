package homeostat.kernel;

/// The elementary functions of all control code, virtual patients and firmware.
///
/// Why not the library's? `java.lang.Math` may differ between processors in the last bit, C
/// libraries do differ, and a trial whose last bits differ is another trial. These functions use
/// nothing but additions, multiplications, divisions, square roots and integers, which IEEE 754
/// fixes to the last bit; so the JVM and the C made from these class files agree. They are meant to
/// agree with `java.lang.StrictMath` for every argument, and are tested against it. Their authors
/// state errors below one unit in the last place.
///
/// Where there is no result the answer is `Double.NaN`, always the same bit pattern. Angles are in
/// radians. No function allocates, throws, loops without bound or calls itself.
///
/// Source: the algorithms and coefficients of fdlibm 5.3, the "freely distributable math library",
/// <https://www.netlib.org/fdlibm/>. Its notice:
///
/// > Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunSoft, a Sun
/// > Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is
/// > freely granted, provided that this notice is preserved.
public final class Elementary {
    private Elementary() {
    }

    /// The sine of an angle of any size; not a number for an infinite one.
    public static double sin(double x) {
        return Trigonometry.sin(x);
    }

    /// The cosine of an angle of any size; not a number for an infinite one.
    public static double cos(double x) {
        return Trigonometry.cos(x);
    }

    /// The tangent of an angle of any size; not a number for an infinite one.
    public static double tan(double x) {
        return Trigonometry.tan(x);
    }

    /// The angle in [-pi/2, pi/2] with this sine; not a number outside [-1, 1].
    public static double asin(double x) {
        return Trigonometry.asin(x);
    }

    /// The angle in [0, pi] with this cosine; not a number outside [-1, 1].
    public static double acos(double x) {
        return Trigonometry.acos(x);
    }

    /// The angle in [-pi/2, pi/2] with this tangent.
    public static double atan(double x) {
        return Trigonometry.atan(x);
    }

    /// The angle in [-pi, pi] from the x axis to the point (x, y); mind the order of the arguments.
    public static double atan2(double y, double x) {
        return Trigonometry.atan2(y, x);
    }

    /// e to the power x: infinite above 709.78, zero below -745.13.
    public static double exp(double x) {
        return Exponential.exp(x);
    }

    /// e to the power x, less one: exact where x is small and [#exp] would leave only noise.
    public static double expm1(double x) {
        return Exponential.expm1(x);
    }

    /// The natural logarithm: minus infinity at zero, not a number below.
    public static double log(double x) {
        return Logarithm.log(x);
    }

    /// The natural logarithm of 1 + x: exact where x is small. Not a number below -1.
    public static double log1p(double x) {
        return Logarithm.log1p(x);
    }

    /// The logarithm to base ten: whole for 1, 10, …, 10^22; minus infinity at zero.
    public static double log10(double x) {
        return Logarithm.log10(x);
    }

    /// x to the power y: 1 for y = 0 whatever x; not a number for negative x and broken y.
    public static double pow(double x, double y) {
        return Power.pow(x, y);
    }

    /// The square root, correctly rounded: the one function here that the processor has.
    public static double sqrt(double x) {
        return x >= 0.0 ? Math.sqrt(x) : Double.NaN;
    }

    /// The cube root, also of negative numbers.
    public static double cbrt(double x) {
        return Roots.cbrt(x);
    }

    /// The hyperbolic sine: infinite beyond 710.48.
    public static double sinh(double x) {
        return Hyperbolic.sinh(x);
    }

    /// The hyperbolic cosine: infinite beyond 710.48.
    public static double cosh(double x) {
        return Hyperbolic.cosh(x);
    }

    /// The hyperbolic tangent, in [-1, 1].
    public static double tanh(double x) {
        return Hyperbolic.tanh(x);
    }

    /// The root of x² + y² without overflow or underflow on the way; infinite if either is.
    public static double hypot(double x, double y) {
        return Roots.hypot(x, y);
    }
}

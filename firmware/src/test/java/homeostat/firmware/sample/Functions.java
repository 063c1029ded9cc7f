package homeostat.firmware.sample;

import homeostat.kernel.Digest;
import homeostat.kernel.Elementary;

/// All elementary functions on seeded inputs of every size.
public final class Functions {
    private long random;

    private Functions() {}

    /// The factory.
    public static Functions assemble() {
        return new Functions();
    }

    private long next() {
        random += 0x9e3779b97f4a7c15L;
        long z = (random ^ random >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /// A number of the natural domain, or, each fourth time, any bits at all.
    private double input(int index, double low, double high) {
        long bits = next();
        return (index & 3) == 3 ? Double.longBitsToDouble(bits)
                : low + (high - low) * ((bits >>> 11) * 0x1.0p-53);
    }

    /// Folds `count` results of function number `function`.
    public long fold(int function, int count, long seed) {
        random = seed;
        long hash = Digest.start();
        for (int i = 0; i < count; i++) {
            hash = Digest.fold(hash, value(function, i));
        }
        return hash;
    }

    private double value(int function, int i) {
        return switch (function) {
            case 0 -> Elementary.sin(input(i, -100, 100));
            case 1 -> Elementary.cos(input(i, -100, 100));
            case 2 -> Elementary.tan(input(i, -100, 100));
            case 3 -> Elementary.asin(input(i, -1, 1));
            case 4 -> Elementary.acos(input(i, -1, 1));
            case 5 -> Elementary.atan(input(i, -10, 10));
            case 6 -> Elementary.atan2(input(i, -10, 10), input(i, -10, 10));
            case 7 -> Elementary.exp(input(i, -745, 710));
            case 8 -> Elementary.expm1(input(i, -40, 710));
            case 9 -> Elementary.log(input(i, 0, 100));
            case 10 -> Elementary.log1p(input(i, -1, 100));
            case 11 -> Elementary.log10(input(i, 0, 100));
            case 12 -> Elementary.pow(input(i, 0, 20), input(i, -40, 40));
            case 13 -> Elementary.sqrt(input(i, 0, 100));
            case 14 -> Elementary.cbrt(input(i, -100, 100));
            case 15 -> Elementary.sinh(input(i, -700, 700));
            case 16 -> Elementary.cosh(input(i, -700, 700));
            case 17 -> Elementary.tanh(input(i, -20, 20));
            default -> Elementary.hypot(input(i, -100, 100), input(i, -100, 100));
        };
    }
}

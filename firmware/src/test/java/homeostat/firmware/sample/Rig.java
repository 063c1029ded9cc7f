package homeostat.firmware.sample;

/// A controller that uses every construct class C is made of: sealed modes with patterns and
/// guards, records taken apart, enum switches, interface and superclass dispatch, tables, rings,
/// shadowed fields, casts, assertions, and arithmetic of every kind.
public final class Rig {
    private static final double[] GAINS = {0.5, -0.0, 1e-310, Double.NaN, 3.75};
    private static final int[][] TABLE = {{1, 2, 3}, {}, {-4, 5}};
    private final Stage[] stages = {new Scale(1.25), new Clip(-40, 90), new Lag(7, 0.25)};
    private final long[] ring = new long[16];
    private final byte[] marks = new byte[5];
    private final char[] letters = {'a', '\uffff', 'z'};
    private final boolean[] flags = new boolean[3];
    private final Object[] mixed = {new Scale(2), Light.GREEN, "text", null, new double[2]};
    private Gear gear = new Gear.Park(0);
    private Light light = Light.RED;
    private int ringAt;
    private double output;
    private float fine;
    private short wrap = Short.MAX_VALUE;

    private Rig() {}

    /// The factory.
    public static Rig assemble() {
        return new Rig();
    }

    /// One of a chain.
    interface Stage {
        double pass(double value);

        default int rank() {
            return 7;
        }
    }

    /// Keeps a name that its subclass uses again.
    abstract static class Filter implements Stage {
        protected double state = 1;

        double doubled() {
            return state + state;
        }
    }

    /// Gain.
    static final class Scale implements Stage {
        private final double gain;

        Scale(double gain) {
            this.gain = gain;
        }

        @Override
        public double pass(double value) {
            return value * gain;
        }
    }

    /// Limits, with a rank of its own.
    static final class Clip implements Stage {
        private final double low;
        private final double high;

        Clip(double low, double high) {
            this.low = low;
            this.high = high;
        }

        @Override
        public double pass(double value) {
            return Math.max(low, Math.min(high, value));
        }

        @Override
        public int rank() {
            return -1;
        }
    }

    /// First order, with a field that shadows its superclass's.
    static final class Lag extends Filter {
        private final double part;
        private double state;

        Lag(double start, double part) {
            this.state = start;
            this.part = part;
        }

        @Override
        public double pass(double value) {
            state += part * (value - state);
            super.state = state * 0.5;
            return state + doubled();
        }
    }

    /// The step; returns the mode's code.
    public int step(double input, long nowNs) {
        double value = input;
        for (Stage stage : stages) {
            value = stage.pass(value) + (stage.rank() > 0 ? 0.125 : -0.125);
        }
        light = switch (light) {
            case RED -> value > 0 ? Light.GREEN : Light.RED;
            case AMBER -> Light.RED;
            case GREEN -> Light.AMBER;
        };
        gear = next(gear, value, nowNs);
        output = value / (GAINS[(ringAt & 3)] + 1) + described(gear) + chosen(light, value);
        ring[ringAt] = Double.doubleToLongBits(output) ^ ring[(ringAt + 5) % ring.length];
        ringAt = (ringAt + 1) & 15;
        marks[ringAt % 5] += (byte) (nowNs * 31);
        letters[ringAt % 3]++;
        flags[ringAt % 3] ^= value > 10;
        fine = fine * 0.75f + (float) value / 3;
        wrap += 1;
        assert ringAt >= 0;
        return gear.code();
    }

    private Gear next(Gear now, double value, long nowNs) {
        return switch (now) {
            case Gear.Park park when value > 5 -> new Gear.Drive(value, light);
            case Gear.Park park -> park;
            case Gear.Drive(double speed, Light lit) when lit == Light.AMBER ->
                    new Gear.Reverse((int) speed);
            case Gear.Drive drive -> value < -20 ? new Gear.Park(nowNs)
                    : light == drive.light() ? drive : new Gear.Drive(value, light);
            case Gear.Reverse(int steps) -> steps <= 0 ? new Gear.Park(nowNs)
                    : new Gear.Reverse(steps - 3);
        };
    }

    private static double described(Gear gear) {
        if (gear instanceof Gear.Drive(double speed, Light lit) && speed > 20) {
            return speed % lit.seconds;
        }
        return gear instanceof Gear.Park park ? park.sinceNs() * 1e-9 : -1;
    }

    private static int chosen(Light light, double value) {
        return switch (light) {
            case RED -> 1;
            case Light lit when value < -10 -> lit.ordinal() * 5;
            case GREEN -> light.ordinal() + 1;
            case AMBER -> light.seconds;
        };
    }

    /// Everything that changed, folded.
    public long digest() {
        long hash = Double.doubleToLongBits(output) * 31 + Float.floatToIntBits(fine);
        for (long each : ring) {
            hash = (hash ^ each) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        for (byte each : marks) {
            hash = hash * 31 + each;
        }
        hash += letters[0] - letters[1] + wrap;
        return flags[0] ? hash : ~hash;
    }

    /// The output.
    public double output() {
        return output;
    }

    /// Types of what a table holds: bit by bit.
    public int types() {
        int bits = 0;
        for (int i = 0; i < mixed.length; i++) {
            bits = bits << 4 | (mixed[i] instanceof Stage ? 1 : 0)
                    | (mixed[i] instanceof Enum ? 2 : 0)
                    | (mixed[i] instanceof double[] ? 4 : 0) | (mixed[i] == null ? 8 : 0);
        }
        return bits;
    }

    /// A trap on demand: index, division, cast, null, exception.
    public int trap(int kind) {
        return switch (kind) {
            case 0 -> TABLE[kind + 2][1];
            case 1 -> TABLE[1][kind];
            case 2 -> 7 / TABLE[1].length;
            case 3 -> ((Scale) stages[1]).gain > 0 ? 1 : 2;
            case 4 -> ((Light) mixed[3]).seconds;
            case 5 -> Math.addExact(Integer.MAX_VALUE, TABLE[0][0]);
            default -> throw new IllegalStateException("a kind of trap: " + kind);
        };
    }
}

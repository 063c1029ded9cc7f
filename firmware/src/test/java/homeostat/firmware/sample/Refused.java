package homeostat.firmware.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// What has no place on a machine without heap, one method for each.
public final class Refused {
    private final List<Integer> list = new ArrayList<>(List.of(3));
    private final IntSupplier lambda = () -> 4;
    private Object held = new Object();
    private int state;

    private Refused() {}

    /// The factory.
    public static Refused assemble() {
        return new Refused();
    }

    /// A component record.
    record Pair(int left, int right) {}

    public int newArray() {
        int[] made = {state, 2};
        return made[state];
    }

    public int newObject() {
        return new Pair(state, 2).right();
    }

    public int throughAnother() {
        return middle() + 1;
    }

    private int middle() {
        return newArray();
    }

    public int concatenation() {
        held = "state " + state;
        return 1;
    }

    public int lambda() {
        IntSupplier made = () -> state;
        return made.getAsInt();
    }

    public int lambdaOfAssembly() {
        return lambda.getAsInt();
    }

    public int boxing() {
        held = state;
        return 2;
    }

    public int collection() {
        return list.size();
    }

    public double inexact(double angle) {
        return Math.sin(angle);
    }

    public double fused(double a) {
        return Math.fma(a, a, a);
    }

    public long clock() {
        return System.nanoTime();
    }

    public int caught() {
        try {
            return 7 / state;
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    public int locked() {
        synchronized (this) {
            return state;
        }
    }

    public synchronized int lockedMethod() {
        return state;
    }

    public int text(int number) {
        return switch (Integer.toString(number)) {
            case "1" -> 1;
            default -> 2;
        };
    }

    public int clazz() {
        return held.getClass() == Pair.class ? 1 : 0;
    }

    public int values() {
        return Light.values().length;
    }
}

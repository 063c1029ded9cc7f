// Defect: memory is read after it was given back.
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

final class UseAfterFree {
    private double value;

    void step(long nowNs) {
        Arena arena = Arena.ofConfined();
        MemorySegment sample = arena.allocate(ValueLayout.JAVA_DOUBLE);
        arena.close();
        value = sample.get(ValueLayout.JAVA_DOUBLE, 0);
    }

    public static void main(String[] arguments) {
        UseAfterFree device = new UseAfterFree();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}

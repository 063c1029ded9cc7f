// Defect: memory is given back twice.
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;

final class DoubleFree {
    private double value;

    void step(long nowNs) {
        Arena arena = Arena.ofConfined();
        arena.allocate(ValueLayout.JAVA_DOUBLE);
        arena.close();
        arena.close();
        value = nowNs;
    }

    public static void main(String[] arguments) {
        DoubleFree device = new DoubleFree();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}

// Defect: a step needs more memory at once than its stack has.
final class BigArrayOnTheStack {
    private int value;

    void step(long nowNs) {
        byte[] scratch = new byte[64 * 1024 * 1024];
        scratch[(int) nowNs] = 1;
        value = scratch[2 * (int) nowNs];
    }

    public static void main(String[] arguments) {
        BigArrayOnTheStack device = new BigArrayOnTheStack();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}

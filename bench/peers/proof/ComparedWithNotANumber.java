// Defect: a limit that is not a number lets everything through.
final class ComparedWithNotANumber {
    private double value;

    void step(long nowNs) {
        double most = (nowNs - nowNs) / (double) (nowNs - nowNs);
        value = 50 > most ? most : 50;
    }

    public static void main(String[] arguments) {
        ComparedWithNotANumber device = new ComparedWithNotANumber();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}

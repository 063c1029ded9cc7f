// Defect: two parts call each other through an interface.
final class RecursionBehindAnInterface {
    interface Stage {
        long next(long n);
    }

    final class Up implements Stage {
        @Override
        public long next(long n) {
            return 1 + down.next(n);
        }
    }

    final class Down implements Stage {
        @Override
        public long next(long n) {
            return 1 + up.next(n);
        }
    }

    private final Stage up = new Up();
    private final Stage down = new Down();
    private long value;

    void step(long nowNs) {
        value = up.next(nowNs);
    }

    public static void main(String[] arguments) {
        RecursionBehindAnInterface device = new RecursionBehindAnInterface();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}

final class RecursionAmongEnumConstants {
    enum Phase {
        REST {
            @Override
            int length() {
                return 1;
            }
        },
        CYCLE {
            @Override
            int length() {
                return REST.length() + other().length();
            }
        };

        abstract int length();

        Phase other() {
            return this == REST ? CYCLE : REST;
        }
    }

    private int value;

    void step(long nowNs) {
        value = Phase.CYCLE.length();
    }
}

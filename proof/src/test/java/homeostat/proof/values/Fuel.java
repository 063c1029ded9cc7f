package homeostat.proof.values;

/// Ends a run that goes round too often: each way back burns one.
public final class Fuel {
    private static final int MOST = 20_000;
    private static int left;

    /// There is none left.
    public static final class Empty extends Error {
        private static final long serialVersionUID = 1L;

        Empty() {
            super("no fuel", null, false, false);
        }
    }

    private Fuel() {
    }

    static void fill() {
        left = MOST;
    }

    /// Burns one.
    public static void burn() {
        left--;
        if (left < 0) {
            throw new Empty();
        }
    }
}

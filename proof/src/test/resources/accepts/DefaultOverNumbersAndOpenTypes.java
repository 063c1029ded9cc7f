final class DefaultOverNumbersAndOpenTypes {
    interface Part {
    }

    static final class Valve implements Part {
    }

    private final Part part = new Valve();
    private int code;

    void step(long nowNs) {
        code = switch ((int) nowNs & 3) {
            case 0 -> 1;
            case 1 -> 2;
            default -> 3;
        };
        code += switch (part) {
            case Valve valve -> 1;
            default -> 0;
        };
    }
}

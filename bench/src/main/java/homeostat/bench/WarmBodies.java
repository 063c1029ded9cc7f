package homeostat.bench;

/// Our side of the benchmarks of bodies as a program of its own; see [WarmStep] for why.
final class WarmBodies {
    /// The word for hearts in vector registers.
    static final String SIDE_BY_SIDE = "SIDE_BY_SIDE";

    private WarmBodies() {}

    /// `arguments` are the body, the people, the units unmeasured and the units measured; prints
    /// what the peers print.
    public static void main(String[] arguments) {
        int people = Integer.parseInt(arguments[1]);
        int units = Integer.parseInt(arguments[3]);
        live(arguments[0], people, Integer.parseInt(arguments[2]));
        Sample sample = live(arguments[0], people, units);
        int unitSeconds = arguments[0].equals(SIDE_BY_SIDE) ? 1
                : LivingBody.valueOf(arguments[0]).unitSeconds();
        System.out.println("cpu-seconds " + people * units * unitSeconds / sample.figure());
        for (int i = 0; i < people; i++) {
            System.out.println("person " + i + " " + sample.answers().get(i + " mean") + " "
                    + sample.answers().get(i + " end"));
        }
    }

    private static Sample live(String body, int people, int units) {
        return body.equals(SIDE_BY_SIDE) ? OurBodies.liveSideBySide(people, units)
                : OurBodies.live(LivingBody.valueOf(body), people, units);
    }
}

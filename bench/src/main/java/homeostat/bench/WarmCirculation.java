package homeostat.bench;

/// Our side of the circulation benchmark as a program of its own; see [WarmStep] for why.
final class WarmCirculation {
    private WarmCirculation() {}

    /// `arguments` are the people, the seconds unmeasured and the seconds measured; prints what the
    /// peers print.
    public static void main(String[] arguments) {
        OurCirculation everybody = new OurCirculation();
        int people = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[2]);
        everybody.live(people, Integer.parseInt(arguments[1]));
        Sample sample = everybody.live(people, seconds);
        System.out.println("cpu-seconds " + people * seconds / sample.figure());
        for (int i = 0; i < people; i++) {
            System.out.println("person " + i + " " + sample.answers().get(i + " mean") + " "
                    + sample.answers().get(i + " end"));
        }
    }
}

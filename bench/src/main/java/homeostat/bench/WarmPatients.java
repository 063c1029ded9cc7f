package homeostat.bench;

import homeostat.body.glucose.GlucosePatients;

/// Our side of the glucose benchmark as a program of its own; see [WarmStep] for why.
final class WarmPatients {
    private WarmPatients() {}

    /// `arguments` are the days unmeasured and the days measured; prints what the peers print.
    public static void main(String[] arguments) {
        OurPatients everybody = new OurPatients(GlucosePatients.all());
        int days = Integer.parseInt(arguments[1]);
        everybody.live(Integer.parseInt(arguments[0]));
        Sample sample = everybody.live(days);
        System.out.println("cpu-seconds "
                + days * GlucosePatients.all().size() / sample.figure());
        GlucosePatients.all().forEach(patient -> System.out.println("glucose " + patient.name()
                + " " + sample.answers().get(patient.name() + " mean")
                + " " + sample.answers().get(patient.name() + " end")));
    }
}

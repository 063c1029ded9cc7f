package homeostat.app;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The list of commands: a word, one line of what it does, and how to make it.
enum Commands {
    WARD("ward", "a ward of virtual patients, live in the browser", WardCommand::new),
    FLEET("fleet", "the hospital's side, tried with everything going wrong", FleetCommand::new),
    AUDIT("audit", "who did what, and whether the record was changed", AuditCommand::new),
    TRIAL("trial", "try a device on virtual patients", TrialCommand::new),
    DEVICE("device", "self-test and calibration of a device on a bench", DeviceCommand::new),
    TRACE("trace", "print what a virtual patient does", TraceCommand::new),
    RECORD("record", "look at, check, cut, convert and draw recordings", RecordCommand::new),
    ECG("ecg", "score the beat detector on recordings", EcgCommand::new),
    EEG("eeg", "trends and seizures of an electroencephalogram", EegCommand::new),
    CGM("cgm", "metrics and profile of a glucose sensor", CgmCommand::new),
    BODY("body", "fit a virtual patient to a recording, or let one live", BodyCommand::new),
    PROVE("prove", "check what must hold of class-C code", ProveCommand::new),
    FIRMWARE("firmware", "the same class files on bare metal, bit for bit", FirmwareCommand::new),
    COVER("cover", "which conditions the tests have shown to decide", CoverCommand::new),
    EVIDENCE("evidence", "trace a hazard to the tests that answer it", EvidenceCommand::new),
    BENCH("bench", "ours and its peers on the same work", BenchCommand::new);

    private final String word;
    private final String purpose;
    private final Supplier<Object> maker;

    Commands(String word, String purpose, Supplier<Object> maker) {
        this.word = word;
        this.purpose = purpose;
        this.maker = maker;
    }

    String word() {
        return word;
    }

    Object create() {
        return maker.get();
    }

    static Commands named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst()
                .orElse(null);
    }

    static String names() {
        return Arrays.stream(values()).map(Commands::word).collect(Collectors.joining(", "));
    }

    static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(built in place)" : version;
    }

    static String overview() {
        StringBuilder text = new StringBuilder("""
                Usage: homeostat COMMAND [OPTION]...
                An open platform for closed-loop organ-support devices. Not for clinical use.

                Commands:
                """);
        for (Commands command : values()) {
            text.append(String.format("  %-10s %s%n", command.word, command.purpose));
        }
        return text.append("""
                  test       everything that a contributor and the build server run
                  build      build what is missing, run nothing

                homeostat COMMAND --help tells a command's options. Start with: homeostat ward
                """).toString();
    }
}

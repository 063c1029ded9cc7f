package homeostat.trial.eeg;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is to happen in a synthetic recording, and when: drawn from a seed.
///
/// Seizures keep at least four minutes from the start and from each other, so that each is an event
/// of its own by the rules of scoring. Artefacts fall anywhere, on seizures too.
public final class EegScript {
    private static final double QUIET_START_SECONDS = 240;
    private static final double APART_SECONDS = 240;

    private final double hours;
    private final List<EegEvent> events;

    /// A script of that length with those events.
    public EegScript(double hours, List<EegEvent> events) {
        this.hours = hours;
        this.events = events.stream()
            .sorted(Comparator.comparingDouble(EegEvent::startSeconds)).toList();
    }

    /// Draws `seizures` seizures, and artefacts at the rate of an ordinary ward, for a head of
    /// `leads` leads.
    public static EegScript draw(Stream stream, double hours, int leads, int seizures) {
        List<EegEvent> events = new ArrayList<>();
        double span = (hours * 3600 - QUIET_START_SECONDS) / Math.max(1, seizures);
        Stream times = stream.split("seizures");
        for (int i = 0; i < seizures; i++) {
            double duration = times.uniform(25, 100);
            double slack = Math.max(0, span - duration - APART_SECONDS);
            events.add(new EegEvent(EegEvent.Kind.SEIZURE,
                QUIET_START_SECONDS + i * span + times.uniform() * slack, duration,
                times.nextInt(leads)));
        }
        Stream dirt = stream.split("artefacts");
        add(events, dirt.split("muscle"), EegEvent.Kind.MUSCLE, new Rate(hours, 12, 2, 20, leads));
        add(events, dirt.split("chewing"), EegEvent.Kind.CHEWING,
            new Rate(hours, 1.5, 5, 40, leads));
        add(events, dirt.split("move"), EegEvent.Kind.MOVEMENT, new Rate(hours, 6, 1, 8, leads));
        add(events, dirt.split("pop"), EegEvent.Kind.POP, new Rate(hours, 10, 1, 3, leads));
        add(events, dirt.split("off"), EegEvent.Kind.OFF, new Rate(hours, 0.3, 60, 600, leads));
        add(events, dirt.split("gap"), EegEvent.Kind.GAP, new Rate(hours, 0.15, 5, 300, leads));
        return new EegScript(hours, events);
    }

    private record Rate(double hours, double perHour, double shortest, double longest, int leads) {}

    private static void add(List<EegEvent> events, Stream stream, EegEvent.Kind kind, Rate rate) {
        double at = -3600 / rate.perHour() * StrictMath.log(1 - stream.uniform());
        while (at < rate.hours() * 3600) {
            double duration = stream.uniform(rate.shortest(), rate.longest());
            events.add(new EegEvent(kind, at, duration, stream.nextInt(rate.leads())));
            at += duration - 3600 / rate.perHour() * StrictMath.log(1 - stream.uniform());
        }
    }

    /// How long it is.
    public double hours() {
        return hours;
    }

    /// All events by their beginning.
    public List<EegEvent> events() {
        return events;
    }

    /// The seizures alone.
    public List<EegEvent> seizures() {
        return events.stream().filter(one -> one.kind() == EegEvent.Kind.SEIZURE).toList();
    }
}

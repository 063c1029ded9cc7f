package homeostat.trial.pancreas;

import homeostat.body.glucose.GlucosePatient;
import homeostat.kernel.Digest;
import homeostat.record.glucose.GlucoseProfile;
import homeostat.record.glucose.GlucoseTally;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is known of a trial so far: its runs folded together in their order, in a room that does
/// not grow with their number. It can be written down and taken up again.
final class TrialFold {
    /// Of how many patients, the worst, everything is kept: all of the thirty.
    private static final int WORST_MAX = 30;
    private static final int EVENTS_MAX = 10_000;
    private static final int PAIRABLE_MAX = 100_000;
    private static final double NS_PER_S = 1e9;

    private final TrialRuns runs;
    private final GlucoseTally[] groups =
            new GlucoseTally[GlucosePatient.Group.values().length];
    private final int[] groupSizes = new int[groups.length];
    private final List<Entry> worst = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Moments[] moments = new Moments[4];
    private final double[][] pairable;
    private GlucoseTally pooled = new GlucoseTally();
    private GlucoseProfile profile = new GlucoseProfile();
    private Entry patient;
    private long done;
    private long violations;
    private long harms;
    private long cpuNs;
    private long digest = Digest.start();
    private long firstDigest;

    /// One patient as far as known; a run is kept as its number.
    private record Entry(int number, GlucoseTally glucose, GlucoseProfile profile, long worstRun,
            GlucoseTally worstGlucose) {}

    /// An event with the number of its run.
    private record Event(long run, SafetyRule rule, long fromMinute, int minutes,
            String detail) {}

    TrialFold(TrialRuns runs) {
        this.runs = runs;
        for (int i = 0; i < groups.length; i++) {
            groups[i] = new GlucoseTally();
        }
        for (int i = 0; i < moments.length; i++) {
            moments[i] = new Moments(runs.cohort().isDrawn());
        }
        int size = runs.cohort().size();
        pairable = size > PAIRABLE_MAX ? null : new double[2][size];
    }

    /// How many runs it has.
    long done() {
        return done;
    }

    /// The digest of the first of them.
    long firstDigest() {
        return firstDigest;
    }

    void add(RunResult run) {
        pooled.add(run.glucose());
        digest = Digest.fold(digest, run.digest());
        firstDigest = done == 0 ? run.digest() : firstDigest;
        cpuNs += run.cpuNs();
        for (SafetyEvent each : run.events()) {
            violations += each.rule().isViolation() ? 1 : 0;
            harms += each.rule().isViolation() ? 0 : 1;
            if (events.size() < EVENTS_MAX) {
                events.add(new Event(run.number(), each.rule(), each.fromMinute(),
                        each.minutes(), each.detail()));
            }
        }
        if (patient == null) {
            patient = new Entry(runs.patientNumber(run.number()), new GlucoseTally(),
                    new GlucoseProfile(), run.number(), run.glucose());
        }
        if (run.glucose().worseThan(patient.worstGlucose) < 0) {
            patient = new Entry(patient.number, patient.glucose, patient.profile, run.number(),
                    run.glucose());
        }
        patient.glucose.add(run.glucose());
        for (int minute = 0; minute < run.mgPerDl().length; minute++) {
            patient.profile.add(minute, run.mgPerDl()[minute]);
            profile.add(minute, run.mgPerDl()[minute]);
        }
        done++;
        if (done % runs.ofEachPatient() == 0) {
            finish(run.run().patient().group());
        }
    }

    private void finish(GlucosePatient.Group group) {
        GlucoseTally glucose = patient.glucose;
        groups[group.ordinal()].add(glucose);
        groupSizes[group.ordinal()]++;
        moments[0].add(glucose.inRangePercent());
        moments[1].add(glucose.below70Percent());
        moments[2].add(glucose.below54Percent());
        moments[3].add(glucose.above250Percent());
        if (pairable != null) {
            pairable[0][patient.number] = glucose.inRangePercent();
            pairable[1][patient.number] = glucose.below70Percent();
        }
        int place = worst.size();
        while (place > 0 && glucose.worseThan(worst.get(place - 1).glucose) < 0) {
            place--;
        }
        worst.add(place, patient);
        if (worst.size() > WORST_MAX) {
            worst.removeLast();
        }
        patient = null;
    }

    TrialResult result(TrialRequest request) {
        List<TrialResult.GroupResult> byGroup = new ArrayList<>();
        for (GlucosePatient.Group group : GlucosePatient.Group.values()) {
            if (groupSizes[group.ordinal()] > 0) {
                byGroup.add(new TrialResult.GroupResult(group, groupSizes[group.ordinal()],
                        groups[group.ordinal()]));
            }
        }
        List<TrialResult.PatientResult> byPatient = new ArrayList<>();
        for (Entry each : worst) {
            byPatient.add(new TrialResult.PatientResult(runs.cohort().patient(each.number),
                    each.glucose, each.profile, runs.at(each.worstRun), each.worstGlucose));
        }
        List<SafetyEvent> found = new ArrayList<>();
        for (Event each : events) {
            found.add(new SafetyEvent(each.rule, runs.at(each.run), each.fromMinute,
                    each.minutes, each.detail));
        }
        double days = (double) done * request.days();
        return new TrialResult(request, pooled, byGroup, List.copyOf(byPatient), profile,
                List.copyOf(found), new TrialResult.Population(runs.cohort().size(),
                        runs.cohort().isDrawn(), moments[0], moments[1], moments[2], moments[3],
                        violations, harms,
                        pairable == null ? List.of() : Arrays.asList(pairable)),
                cpuNs == 0 ? 0 : days / (cpuNs / NS_PER_S), digest);
    }

    void write(DataOutput out) throws IOException {
        for (long each : new long[] {done, violations, harms, cpuNs, digest, firstDigest}) {
            out.writeLong(each);
        }
        pooled.write(out);
        profile.write(out);
        for (int i = 0; i < groups.length; i++) {
            groups[i].write(out);
            out.writeInt(groupSizes[i]);
        }
        for (Moments each : moments) {
            each.write(out);
        }
        out.writeInt(worst.size());
        for (Entry each : worst) {
            write(each, out);
        }
        out.writeBoolean(patient != null);
        if (patient != null) {
            write(patient, out);
        }
        out.writeInt(events.size());
        for (Event each : events) {
            out.writeLong(each.run);
            out.writeByte(each.rule.ordinal());
            out.writeLong(each.fromMinute);
            out.writeInt(each.minutes);
            out.writeUTF(each.detail);
        }
        long patients = pairable == null ? 0 : done / runs.ofEachPatient();
        for (int number = 0; number < patients; number++) {
            out.writeDouble(pairable[0][number]);
            out.writeDouble(pairable[1][number]);
        }
    }

    private static void write(Entry entry, DataOutput out) throws IOException {
        out.writeInt(entry.number);
        entry.glucose.write(out);
        entry.profile.write(out);
        out.writeLong(entry.worstRun);
        entry.worstGlucose.write(out);
    }

    void restore(DataInput in) throws IOException {
        done = in.readLong();
        violations = in.readLong();
        harms = in.readLong();
        cpuNs = in.readLong();
        digest = in.readLong();
        firstDigest = in.readLong();
        pooled = GlucoseTally.read(in);
        profile = GlucoseProfile.read(in);
        for (int i = 0; i < groups.length; i++) {
            groups[i] = GlucoseTally.read(in);
            groupSizes[i] = in.readInt();
        }
        for (Moments each : moments) {
            each.restore(in);
        }
        for (int left = in.readInt(); left > 0; left--) {
            worst.add(entry(in));
        }
        patient = in.readBoolean() ? entry(in) : null;
        for (int left = in.readInt(); left > 0; left--) {
            events.add(new Event(in.readLong(), SafetyRule.values()[in.readByte()],
                    in.readLong(), in.readInt(), in.readUTF()));
        }
        long patients = pairable == null ? 0 : done / runs.ofEachPatient();
        for (int number = 0; number < patients; number++) {
            pairable[0][number] = in.readDouble();
            pairable[1][number] = in.readDouble();
        }
    }

    private static Entry entry(DataInput in) throws IOException {
        return new Entry(in.readInt(), GlucoseTally.read(in), GlucoseProfile.read(in),
                in.readLong(), GlucoseTally.read(in));
    }
}

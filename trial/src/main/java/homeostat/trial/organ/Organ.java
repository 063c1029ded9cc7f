package homeostat.trial.organ;

import homeostat.kernel.Device;
import homeostat.kernel.Sheet;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.trial.TrialException;
import homeostat.trial.XyChart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the shared machinery needs to know of one device's trial: who, what can happen, what is
/// measured, and how a month and a sweep of faults are lived.
public interface Organ<K extends Kind> {
    /// Virtual days of a month.
    int MONTH_DAYS = 30;
    /// And of a week.
    int WEEK_DAYS = 7;

    /// The word of the command line.
    String name();

    /// For the head of a report.
    String title();

    /// What is tried on whom, in a sentence or two for the help of the command.
    String purpose();

    /// Everything that can happen and break.
    List<K> kinds();

    /// The people it is tried on.
    People<?> people();

    /// Courses that have a name; the one that is lived when none is named comes first.
    List<Course<K>> courses();

    /// What is compared; the device itself comes first.
    List<String> arms();

    /// A new device.
    Device assemble();

    /// The static method that makes it, as it stands in a recording.
    String factory();

    /// The world of `run` around the device of `host`, with the prescription confirmed.
    OrganWorld<K> open(Run<K> run, Host host);

    /// The figures of a run, in the order in which they are reported.
    List<Figure> figures();

    /// What a report draws over the time of a run.
    List<Chart> charts();

    /// How it was simulated: pairs of a topic and a text.
    List<String[]> method();

    /// How a sweep of faults is lived.
    SweepPlan<K> sweep();

    /// So many virtual days, in which an hour may be lived in less, but nothing is skipped.
    Course<K> days(int days);

    /// What must not drift in a month.
    List<Drift> drifts();

    /// The most of a run, as a share, that a fault drawn from the seed lasts; the least is a fifth
    /// of it.
    default double faultShareMax() {
        return 0.1;
    }

    /// The world of a run in another arm, once the device's own has been lived.
    default OrganWorld<K> open(Run<K> run, Host host, OrganWorld<K> own) {
        return open(run, host);
    }

    /// How many virtual days a month has.
    default int monthDays() {
        return MONTH_DAYS;
    }

    /// How many of them make a week.
    default int weekDays() {
        return WEEK_DAYS;
    }

    /// The bed of `run`, whose course is [#days], after one day more has been lived in it.
    ///
    /// @param day from 1 on
    /// @param before the bed after the day before; `null` on the first
    default OrganBed<K> liveDay(Run<K> run, int day, OrganBed<K> before) {
        OrganBed<K> bed = before == null ? bed(run) : before;
        bed.liveUntil(bed.world().endNs() / monthDays() * day);
        return bed;
    }

    /// One chart over time.
    ///
    /// @param value the number line
    /// @param curves which columns of the trend, with colour and name
    record Chart(XyChart.Axis value, List<Curve> curves) {}

    /// One curve of a chart.
    record Curve(int column, String colour, String name) {}

    /// The course of that name, or of that scenario file.
    ///
    /// @throws TrialException when there is none; its sentence names those that exist
    default Course<K> course(String name) {
        if (name.endsWith(ScenarioFile.SUFFIX)) {
            return ScenarioFile.read(Path.of(name)).course(this, name);
        }
        return courses().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElseThrow(() -> new TrialException("no such course: course=" + name
                        + ", expected " + courses().stream().map(Course::name)
                                .collect(Collectors.joining(", "))
                        + " or a file that ends in " + ScenarioFile.SUFFIX));
    }

    /// The fault menu.
    default List<K> faults() {
        return kinds().stream().filter(Kind::isFault).toList();
    }

    /// One fault by name, or the whole menu, `none` included, for `all`.
    ///
    /// @throws TrialException when there is no such fault
    default List<String> faults(String selection) {
        List<String> menu = Stream.concat(Stream.of(Run.NO_FAULT),
                faults().stream().map(Kind::label)).toList();
        if (selection.equals("all")) {
            return menu;
        }
        if (!menu.contains(selection)) {
            throw new TrialException("no such fault: fault=" + selection + ", expected "
                    + String.join(", ", menu) + " or all");
        }
        return List.of(selection);
    }

    /// A bed for `run`.
    default OrganBed<K> bed(Run<K> run) {
        Host host = new Host(assemble());
        return new OrganBed<>(host, open(run, host));
    }

    /// A bed for `run` in another arm, once the device's own has been lived.
    default OrganBed<K> bed(Run<K> run, OrganWorld<K> own) {
        Host host = new Host(assemble());
        return new OrganBed<>(host, open(run, host, own));
    }

    /// Lives the whole run and writes down every call that was made on the device.
    default RunRecording record(Run<K> run) {
        RunRecording recording = new RunRecording(factory(), List.of(), run.replayCommand());
        Host host = new Host(assemble(), recording);
        recording.probeAll(host.device().sheet());
        new OrganBed<>(host, open(run, host)).live();
        return recording;
    }

    /// Writes a number of the prescription.
    ///
    /// @throws TrialException when the sheet does not allow it
    static void prescribe(Host host, String name, double base) {
        for (Sheet.ParameterRow row : host.device().sheet().parameters()) {
            if (row.name().equals(name) && !host.stage(row.index(), base)) {
                throw new TrialException("not a prescription: " + name + "=" + base
                        + ", expected " + row.range().low() + " to " + row.range().high());
            }
        }
    }
}

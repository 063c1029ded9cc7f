package homeostat.trial.organ;

import homeostat.kernel.Device;
import homeostat.trial.Host;
import homeostat.trial.RunRecording;
import homeostat.trial.TrialException;
import homeostat.trial.XyChart;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the shared machinery needs to know of one device's trial.
public interface Organ<K extends Kind> {
    /// The word of the command line.
    String name();

    /// For the head of a report.
    String title();

    /// Everything that can happen and break.
    List<K> kinds();

    /// Names of everybody that `selection` means: a name, or a number of people of the cohort.
    ///
    /// @throws TrialException when it means nobody
    List<String> people(String selection);

    /// Courses that have a name.
    List<Course<K>> courses();

    /// What is compared; the device itself comes first.
    List<String> arms();

    /// A new device.
    Device assemble();

    /// The static method that makes it, as it stands in a recording.
    String factory();

    /// The world of `run` around the device of `host`, with the prescription confirmed.
    OrganWorld open(Run<K> run, Host host);

    /// What a report draws over the time of a run.
    List<Chart> charts();

    /// A chart of its own that a report shows for a run, as SVG; none by default.
    default String portrait(OrganWorld world) {
        return "";
    }

    /// How it was simulated: pairs of a topic and a text.
    List<String[]> method();

    /// One chart over time.
    ///
    /// @param time the number line of the first column
    /// @param value the number line of the others
    /// @param curves which columns, with colour and name
    record Chart(XyChart.Axis time, XyChart.Axis value, List<Curve> curves) {}

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

    /// One fault by name, or the whole menu, `none` included, for `all`.
    ///
    /// @throws TrialException when there is no such fault
    default List<String> faults(String selection) {
        List<String> menu = Stream.concat(Stream.of(Run.NO_FAULT),
                kinds().stream().filter(Kind::isFault).map(Kind::label)).toList();
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
    default OrganBed bed(Run<K> run) {
        Host host = new Host(assemble());
        return new OrganBed(host, open(run, host));
    }

    /// Lives the whole run and writes down every call that was made on the device.
    default RunRecording record(Run<K> run) {
        RunRecording recording = new RunRecording(factory(), List.of(), run.replayCommand());
        Host host = new Host(assemble(), recording);
        recording.probeAll(host.device().sheet());
        new OrganBed(host, open(run, host)).live();
        return recording;
    }
}

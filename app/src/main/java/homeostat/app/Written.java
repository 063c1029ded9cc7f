package homeostat.app;

import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// What a report is written as: text for people, and where they are asked for, JSON for machines
/// and a page. Mixed into the commands that report.
final class Written {
    @Option(names = "--json", paramLabel = "FILE",
            description = "write it for machines; - is standard output")
    private String json;

    @Option(names = "--html", paramLabel = "FILE", description = "write it as a page")
    private String html;

    /// Refuses what cannot be written, before the work that is to be reported.
    void check() {
        Target.of(json);
        Target.of(html);
    }

    /// Writes what was asked for; the text, unless standard output is the machines'.
    void write(Supplier<String> forMachines, Supplier<String> page, String text) {
        Target machine = Target.of(json);
        if (machine != null) {
            machine.write(forMachines.get());
        }
        if (html != null) {
            Target.of(html).write(page.get());
        }
        if (machine == null || !machine.isStandardOutput()) {
            System.out.print(text);
        }
    }
}

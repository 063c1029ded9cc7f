package homeostat.app;

import homeostat.evidence.EvidencePage;
import homeostat.evidence.SafetyCase;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `homeostat evidence`: the safety case from what the last test run left.
@Command(description = "Follow each hazard to its control, requirement, code, and the tests and "
        + "trials that ran. Fails when a link is broken.", mixinStandardHelpOptions = true)
final class EvidenceCommand implements Callable<Integer> {
    /// Exit code of an argument that does not hold.
    private static final int BROKEN = 1;

    @Option(names = "--html", paramLabel = "FILE", description = "write the page")
    private String html;

    @Override
    public Integer call() {
        Target target = Target.of(html);
        SafetyCase safetyCase = SafetyCase.gather(Home.path());
        System.out.print(EvidencePage.text(safetyCase));
        if (target != null) {
            target.write(EvidencePage.html(safetyCase));
        }
        return safetyCase.stands() ? 0 : BROKEN;
    }
}

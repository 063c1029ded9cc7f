package homeostat.app;

import homeostat.fleet.audit.AuditException;
import homeostat.fleet.audit.AuditReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat audit`: who did what, and whether somebody changed the record of it.
@Command(description = "the audit log of a fleet", mixinStandardHelpOptions = true,
        subcommands = AuditCommand.Verify.class)
final class AuditCommand extends Group {

    /// `homeostat audit verify`.
    @Command(name = "verify", description = {
        "Reads an audit log through with nothing but its public key: is every line as it was "
            + "written, in its place, and signed?",
        "Exit code 1 and the first line that is not."}, mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "the log, e.g. DATA/audit.log")
        private Path file;

        @Option(names = "--key", paramLabel = "FILE",
                description = "the public key (default: audit.pub beside the log)")
        private Path key;

        @Option(names = "--head", paramLabel = "HASH",
                description = "a head that was noted before: the log must contain it")
        private String head;

        @Override
        public Integer call() {
            Path publicKey = key != null ? key : file.resolveSibling("audit.pub");
            AuditReport report;
            try {
                report = AuditReport.of(file, publicKey);
                if (head != null) {
                    report.contains(file, head);
                }
            } catch (AuditException broken) {
                if (broken.isTampering()) {
                    System.out.println(broken.getMessage());
                    return 1;
                }
                throw broken;
            }
            System.out.println("entries=" + report.entries() + " unchanged, head="
                    + report.head());
            if (report.tornBytes() > 0) {
                System.out.println("behind them " + report.tornBytes()
                        + " bytes of a line that was never finished");
            }
            return 0;
        }
    }
}

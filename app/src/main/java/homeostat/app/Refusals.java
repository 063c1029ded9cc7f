package homeostat.app;

import homeostat.bedside.BedsideException;
import homeostat.bedside.mqtt.MqttException;
import homeostat.bench.BenchException;
import homeostat.body.BodyException;
import homeostat.cover.CoverException;
import homeostat.evidence.EvidenceException;
import homeostat.firmware.FirmwareException;
import homeostat.fleet.FleetException;
import homeostat.fleet.audit.AuditException;
import homeostat.fleet.notice.NoticeException;
import homeostat.fleet.people.PeopleException;
import homeostat.fleet.store.StoreException;
import homeostat.proof.ProofException;
import homeostat.record.RecordException;
import homeostat.trial.TrialException;
import homeostat.wire.WireException;
import homeostat.wire.identity.IdentityException;
import homeostat.wire.log.LogException;
import java.util.List;
import picocli.CommandLine;

/// Turns what went wrong into one sentence and an exit code.
///
/// What a person gave us and we cannot take ends with 2; a defect of ours ends with 70 and asks to
/// be told. Nobody is shown a stack trace who did not ask for one.
final class Refusals {
    private static final List<Class<? extends RuntimeException>> FAMILIES = List.of(
            AppException.class,
            AuditException.class,
            BedsideException.class,
            BenchException.class,
            BodyException.class,
            CoverException.class,
            EvidenceException.class,
            FirmwareException.class,
            FleetException.class,
            IdentityException.class,
            LogException.class,
            MqttException.class,
            NoticeException.class,
            PeopleException.class,
            ProofException.class,
            RecordException.class,
            StoreException.class,
            TrialException.class,
            WireException.class);

    private Refusals() {}

    /// Prints the one sentence and returns the exit code.
    static int report(Exception problem) {
        if (FAMILIES.stream().anyMatch(family -> family.isInstance(problem))) {
            System.err.println("homeostat: " + problem.getMessage());
            return Main.REFUSED;
        }
        System.err.println("homeostat: a defect of ours, please report it: "
                + problem.getClass().getSimpleName() + ": " + problem.getMessage());
        if (System.getenv("HOMEOSTAT_STACK") != null) {
            problem.printStackTrace();
        } else {
            System.err.println("homeostat: with HOMEOSTAT_STACK=1 it says where");
        }
        return Main.DEFECT;
    }

    /// The parser's complaint in one lower-case sentence without its list of suggestions.
    static String sentence(CommandLine.ParameterException refusal) {
        String first = refusal.getMessage().lines().findFirst().orElse("unusable arguments");
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }
}

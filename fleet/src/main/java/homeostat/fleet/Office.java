package homeostat.fleet;

import homeostat.fleet.audit.AuditLog;
import homeostat.wire.log.Seal;
import java.nio.file.Path;
import java.time.Instant;

/// What the server keeps in its folder beside journal and database: who did what, whose
/// certificates hold, and what everything is sealed with.
record Office(AuditLog audit, Authority authority, Seal seal) implements AutoCloseable {
    /// The office in a folder. The key of the seal is in `key`, or in the folder when that is null:
    /// then whoever takes the disk takes both.
    static Office in(Path folder, Path key) {
        Seal seal = Seal.in(key == null ? folder.resolve(Seal.KEY_FILE) : key);
        AuditLog audit = AuditLog.in(folder);
        audit.note("server", "start", "fleet", "");
        Authority authority = Authority.in(folder, Instant::now);
        authority.audit(audit);
        return new Office(audit, authority, seal);
    }

    @Override
    public void close() {
        audit.note("server", "stop", "fleet", "");
        audit.close();
    }
}

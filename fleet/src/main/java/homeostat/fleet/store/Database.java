package homeostat.fleet.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import homeostat.wire.WireException;
import homeostat.wire.log.LogException;
import homeostat.wire.log.Seal;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/// H2 in this process or PostgreSQL as a server, by one URL; the same statements and migrations.
///
/// Both keep their ordinary write settings (H2 writes behind by half a second, PostgreSQL flushes
/// at each commit unless told otherwise): what they may lose is made again from the journal.
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 4;
    /// A pool that found nobody asks again after pauses that double for as long as somebody waits
    /// for it: who waits for a second and asks anew is answered within one.
    private static final long WAIT_MS = 1_000;
    private static final int REACH_SECONDS = 2;
    /// A server that is silent for so long in the midst of an answer is gone.
    private static final int SILENT_SECONDS = 60;
    private static final Logger[] CHATTY = {
        Logger.getLogger("org.flywaydb"), Logger.getLogger("com.zaxxer.hikari"),
    };

    private final HikariDataSource source;
    private final Jdbi jdbi;
    private final Columns columns;

    private Database(HikariDataSource source, Seal seal) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        this.columns = new Columns(seal);
        Renewal.of(jdbi, columns);
    }

    /// Opens it and brings its tables up to date. `url` is a JDBC URL, with user and password in it
    /// where the server wants them.
    public static Database open(String url) {
        return open(url, Seal.none());
    }

    /// The same; what says anything of a patient is sealed ([Columns]), under the newest key.
    public static Database open(String url, Seal seal) {
        for (Logger one : CHATTY) {
            one.setLevel(Level.WARNING);
        }
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new StoreException("not a database that is known: url=" + withoutSecrets(url)
                    + ", expected jdbc:h2:... or jdbc:postgresql:...");
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        if (url.startsWith("jdbc:postgresql:")) {
            config.addDataSourceProperty("connectTimeout", REACH_SECONDS);
            config.addDataSourceProperty("socketTimeout", SILENT_SECONDS);
            config.addDataSourceProperty("tcpKeepAlive", true);
        }
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MS);
        HikariDataSource source = null;
        try {
            source = new HikariDataSource(config);
            Flyway.configure().dataSource(source)
                    .locations("classpath:homeostat/fleet/store/migration").load().migrate();
            return new Database(source, seal);
        } catch (FlywayException | HikariPool.PoolInitializationException | LogException
                | WireException e) {
            if (source != null) {
                source.close();
            }
            throw new StoreException("database cannot be opened: url=" + withoutSecrets(url)
                    + ", expected one that answers, made with this key, that this user may change",
                    e);
        }
    }

    /// A database in the file at `path`.
    public static String fileUrl(Path path) {
        return "jdbc:h2:file:" + path.toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE"
                + ";TRACE_LEVEL_FILE=0";
    }

    /// A database that is gone with the process.
    public static String memoryUrl(String name) {
        return "jdbc:h2:mem:" + name + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    }

    Columns columns() {
        return columns;
    }

    Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public void close() {
        source.close();
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("(?i)(password|user)=[^&;]*", "$1=...")
                .replaceAll("//[^/@]*@", "//...@").replaceAll("\\p{Cntrl}", "?");
    }
}

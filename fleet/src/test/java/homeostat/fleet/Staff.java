package homeostat.fleet;

import homeostat.fleet.people.People;
import homeostat.fleet.people.Role;
import homeostat.fleet.people.Totp;
import homeostat.wire.log.Seal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A ward in which people sign in, for tests: one of each role, and a clock that can be put
/// forward.
final class Staff implements AutoCloseable, Supplier<Moment> {
    static final String PASSWORD = "correct horse battery";
    private static final int ROUNDS = 1_000;
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;\r\n]*)");

    final Path folder;
    final Fleet fleet;
    private final Map<Role, byte[]> secrets = new EnumMap<>(Role.class);
    private volatile long aheadMs;

    Staff(Path folder) {
        this.folder = folder;
        People people = People.in(folder, Seal.in(folder.resolve("fleet.key")));
        for (Role role : Role.values()) {
            secrets.put(role, people.add(role.word(), role, PASSWORD.toCharArray(), ROUNDS));
        }
        fleet = Fleet.start(FleetOptions.port(0).signIn(
                new FleetOptions.SignIn(folder, List.of("localhost"))), this);
    }

    @Override
    public Moment get() {
        Moment now = Moment.now();
        return new Moment(now.nowNs() + aheadMs * 1_000_000, now.epochMillis() + aheadMs);
    }

    /// Lets time pass.
    void later(long seconds) {
        aheadMs = aheadMs + 1_000 * seconds;
    }

    /// The code that the telephone of `role` shows; time goes on, for each code holds once.
    String code(Role role) {
        later(30);
        return Totp.code(secrets.get(role), Totp.step(get().epochMillis()));
    }

    URI at(String path) {
        return fleet.address().resolve(path);
    }

    Http.Answer signIn(String name, String password, String code, String... headers)
            throws IOException {
        Map<String, String> all = Http.headers(headers);
        all.putIfAbsent("Content-Type", "application/json");
        return Http.send("POST", at("/api/sign-in"), all, "{\"name\":\"" + name
                + "\",\"password\":\"" + password + "\",\"code\":\"" + code + "\"}");
    }

    /// The cookie of somebody of a role who has just signed in.
    String cookie(Role role) throws IOException {
        return cookie(signIn(role.word(), PASSWORD, code(role)));
    }

    static String cookie(Http.Answer answer) {
        Matcher cookie = COOKIE.matcher(answer.head());
        if (!cookie.find()) {
            throw new AssertionError(answer.head() + answer.body());
        }
        return cookie.group(1);
    }

    Http.Answer get(String path, String cookie) throws IOException {
        return Http.send("GET", at(path), Map.of("Cookie", cookie));
    }

    Http.Answer post(String path, String cookie, String body) throws IOException {
        return Http.send("POST", at(path), Http.headers("Cookie", cookie,
                "Content-Type", "application/json", "Origin",
                "https://localhost:" + fleet.port()), body);
    }

    /// The audit log without times, hashes and signatures.
    List<String> audit() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("audit.log"))) {
            String[] fields = line.split("\t");
            lines.add(String.join("|", fields[2], fields[3], fields[4], fields[5]));
        }
        return lines;
    }

    @Override
    public void close() {
        fleet.close();
    }
}

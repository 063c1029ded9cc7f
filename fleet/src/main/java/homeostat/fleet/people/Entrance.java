package homeostat.fleet.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets people in, and knows who is in.
///
/// Whoever asks wrongly learns nothing: an unknown name, a wrong password, a wrong or used code,
/// and somebody who is disabled get the same sentence after the same work. The log tells them
/// apart. Hashing is done one at a time, so that a flood of guesses cannot take the processor
/// from alarms.
///
/// The browser holds 256 random bits; here only their SHA-256 is kept. Signing in and taking
/// emergency access always make new ones, so bits that somebody else had planted are worth nothing.
public final class Entrance {
    /// Writes down who did what.
    @FunctionalInterface
    public interface Scribe {
        /// `actor` did `action` to `subject`.
        void note(String actor, String action, String subject, String detail);
    }

    /// Where somebody is, when.
    public record At(String address, long nowNs, long epochMillis) {}

    /// What came of asking.
    ///
    /// @param identifier for the cookie; null when nobody was let in
    /// @param waitNs how long nothing will be looked at
    public record Answer(String identifier, Session session, long waitNs) {
        static Answer refused(long waitNs) {
            return new Answer(null, null, waitNs);
        }
    }

    /// Emergency access that a security officer has to look into.
    ///
    /// @param answeredBy null while nobody has
    public record Emergency(int number, String name, String reason, long epochMillis,
            String answeredBy) {}

    private static final String BROKEN = "break glass";
    private static final String ANSWERED = "answer break glass";
    private static final String REASON = "reason=";
    private static final String NUMBER = "number=";
    private static final int FAILURES_OF_PAIR = 5;
    private static final int FAILURES_OF_ADDRESS = 20;
    private static final int FAILURES_OF_NAME = 50;
    private static final int SESSIONS_MAX = 1_000;
    private static final int EMERGENCIES_MAX = 200;
    private static final int IDENTIFIER_BYTES = 32;
    private static final long BUSY_MS = 5_000;
    private static final int REASON_MAX = 200;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final People people;
    private final Scribe scribe;
    private final Password nobody;
    private final Semaphore hashing = new Semaphore(1, true);
    private final LinkedHashMap<String, Session> sessions = new LinkedHashMap<>();
    private final Deque<Emergency> emergencies = new ArrayDeque<>();
    private final Slowing pairs = new Slowing(FAILURES_OF_PAIR);
    private final Slowing addresses = new Slowing(FAILURES_OF_ADDRESS);
    private final Slowing names = new Slowing(FAILURES_OF_NAME);
    private int emergencyCount;

    /// The entrance for `people`.
    public Entrance(People people, Scribe scribe) {
        this.people = people;
        this.scribe = scribe;
        int rounds = people.all().stream().mapToInt(one -> one.password().rounds()).max()
                .orElse(Password.ROUNDS);
        this.nobody = Password.of("nobody's password".toCharArray(), rounds);
    }

    /// Somebody asks to be let in.
    public Answer signIn(String name, char[] password, String code, At at) {
        long waitNs;
        synchronized (this) {
            waitNs = waitNs(name, at);
        }
        if (waitNs > 0) {
            return Answer.refused(waitNs);
        }
        Person person = people.named(name);
        boolean known = isPassword(person == null ? nobody : person.password(), password)
                && person != null;
        synchronized (this) {
            String fault = person == null ? "unknown name" : !known ? "wrong password"
                    : person.disabled() ? "disabled"
                    : people.spend(person, code, at.epochMillis()) ? ""
                    : "wrong or used code";
            if (!fault.isEmpty()) {
                return failed(name, fault, at);
            }
            pairs.succeeded(name + ' ' + at.address());
            names.succeeded(name);
            scribe.note(name, "sign in", "console", "role=" + person.role().word() + " from="
                    + at.address());
            return open(new Session(name, person.role(), at.nowNs()), at.nowNs());
        }
    }

    /// The session of an identifier; null when there is none that still holds.
    public synchronized Session session(String identifier, long nowNs) {
        String key = hash(identifier);
        Session session = sessions.get(key);
        if (session == null) {
            return null;
        }
        Person person = people.named(session.name());
        boolean out = person == null || person.disabled() || person.role() != session.role();
        if (out || session.leftNs(nowNs) == 0) {
            session.end();
            sessions.remove(key);
            scribe.note(session.name(), "sign out", "console",
                    out ? "disabled" : "automatic logoff");
            return null;
        }
        return session;
    }

    /// Somebody did something at the browser of a session.
    public void touch(Session session, long nowNs) {
        session.touch(nowNs);
    }

    /// Somebody leaves.
    public synchronized void signOut(String identifier) {
        Session session = sessions.remove(hash(identifier));
        if (session != null) {
            session.end();
            scribe.note(session.name(), "sign out", "console", "asked for");
        }
    }

    /// Emergency access for a session, which gets a new identifier with it.
    public synchronized Answer breakGlass(String identifier, String reason, At at) {
        Session session = session(identifier, at.nowNs());
        if (session == null || !session.may(Right.BREAK_GLASS, at.nowNs())) {
            return Answer.refused(0);
        }
        String words = reason.strip();
        if (words.length() < 10 || words.length() > REASON_MAX) {
            throw new PeopleException("no reason: letters=" + words.length()
                    + ", expected 10 to " + REASON_MAX);
        }
        scribe.note(session.name(), BROKEN, "console", REASON + words);
        session.breakGlass(at.nowNs());
        broken(session.name(), words, at.epochMillis());
        sessions.remove(hash(identifier));
        return open(session, at.nowNs());
    }

    private void broken(String name, String reason, long epochMillis) {
        emergencyCount = emergencyCount + 1;
        emergencies.addFirst(new Emergency(emergencyCount, name, reason, epochMillis, null));
        while (emergencies.size() > EMERGENCIES_MAX) {
            emergencies.removeLast();
        }
    }

    /// Hears a line of the record of before the server started: an emergency access waits for its
    /// answer however often the server starts anew.
    public synchronized void recall(String actor, String action, String detail,
            long epochMillis) {
        if (action.equals(BROKEN) && detail.startsWith(REASON)) {
            broken(actor, detail.substring(REASON.length()), epochMillis);
        } else if (action.equals(ANSWERED) && detail.matches(NUMBER + "\\d{1,9}")) {
            String _ = answered(Integer.parseInt(detail.substring(NUMBER.length())), actor);
        }
    }

    /// Emergency accesses, the newest first.
    public synchronized Emergency[] emergencies() {
        return emergencies.toArray(new Emergency[0]);
    }

    /// A security officer has looked into one; false when there is none that waits.
    public synchronized boolean answer(int number, Session officer) {
        String of = answered(number, officer.name());
        if (of != null) {
            scribe.note(officer.name(), ANSWERED, of, NUMBER + number);
        }
        return of != null;
    }

    /// Whose emergency access it was; null when none of that number waits.
    private String answered(int number, String by) {
        for (Emergency one : emergencies.toArray(new Emergency[0])) {
            if (one.number() == number && one.answeredBy() == null) {
                Deque<Emergency> rest = new ArrayDeque<>();
                emergencies.forEach(each -> rest.addLast(each != one ? each : new Emergency(number,
                        one.name(), one.reason(), one.epochMillis(), by)));
                emergencies.clear();
                emergencies.addAll(rest);
                return one.name();
            }
        }
        return null;
    }

    private boolean isPassword(Password kept, char[] clear) {
        try {
            if (!hashing.tryAcquire(BUSY_MS, TimeUnit.MILLISECONDS)) {
                throw new PeopleException("too many sign in at once, expected another try soon");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PeopleException("sign-in was interrupted, expected another try",
                    interrupted);
        }
        try {
            return kept.isOf(clear);
        } finally {
            hashing.release();
        }
    }

    private long waitNs(String name, At at) {
        return Math.max(pairs.waitNs(name + ' ' + at.address(), at.nowNs()),
                Math.max(addresses.waitNs(at.address(), at.nowNs()),
                        names.waitNs(name, at.nowNs())));
    }

    private Answer failed(String name, String fault, At at) {
        boolean slowed = pairs.failed(name + ' ' + at.address(), at.nowNs());
        slowed |= addresses.failed(at.address(), at.nowNs());
        slowed |= names.failed(name, at.nowNs());
        long waitNs = slowed ? waitNs(name, at) : 0;
        scribe.note(name.length() > 32 ? name.substring(0, 32) + "…" : name, "refuse sign in",
                "console", fault + " from=" + at.address()
                + (slowed ? " slowed=" + TimeUnit.NANOSECONDS.toSeconds(waitNs) + "s" : ""));
        return Answer.refused(waitNs);
    }

    private Answer open(Session session, long nowNs) {
        sessions.values().removeIf(one -> one.leftNs(nowNs) == 0);
        while (sessions.size() >= SESSIONS_MAX) {
            sessions.pollFirstEntry().getValue().end();
        }
        String identifier = random();
        sessions.put(hash(identifier), session);
        return new Answer(identifier, session, 0);
    }

    /// 256 bits that nobody guesses, as a cookie carries them.
    public static String random() {
        byte[] bits = new byte[IDENTIFIER_BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static String hash(String identifier) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(identifier.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new PeopleException("no SHA-256 in this Java, expected the JDK's own", e);
        }
    }
}

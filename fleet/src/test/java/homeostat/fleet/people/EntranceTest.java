package homeostat.fleet.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.wire.log.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A door that lets the wrong one in, or keeps the right one out, harms patients either way.
final class EntranceTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int ROUNDS = 1_000;
    private final List<String> lines = new ArrayList<>();
    private long nowNs = 1;
    private long epochMillis = 1_800_000_000_000L;
    private Path folder;
    private People people;
    private Entrance entrance;
    private byte[] secret;

    @BeforeEach
    void open(@TempDir Path given) {
        folder = given;
        people = People.in(folder, Seal.in(folder.resolve("key")));
        secret = people.add("ada", Role.NURSE, PASSWORD.toCharArray(), ROUNDS);
        entrance = new Entrance(people, (actor, action, subject, detail) ->
                lines.add(actor + '|' + action + '|' + subject + '|' + detail));
    }

    @Test
    void letsInWhoKnowsTheNameThePasswordAndTheCode() {
        Session session = signIn("ada", PASSWORD, code()).session();
        assertEquals("ada", session.name());
        assertEquals(Role.NURSE, session.role());
        assertEquals(List.of("ada|sign in|console|role=nurse from=10.0.0.1"), lines);
    }

    @Test
    void whoAsksWronglyLearnsNothingButTheLogKnows() {
        assertNull(signIn("ada", PASSWORD, "000000").session());
        assertNull(signIn("ada", "correct horse batterY", code()).session());
        assertNull(signIn("bob' OR '1'='1", PASSWORD, code()).session());
        people.disable("ada", true);
        assertNull(signIn("ada", PASSWORD, code()).session());
        assertEquals(List.of(
                "ada|refuse sign in|console|wrong or used code from=10.0.0.1",
                "ada|refuse sign in|console|wrong password from=10.0.0.1",
                "bob' OR '1'='1|refuse sign in|console|unknown name from=10.0.0.1",
                "ada|refuse sign in|console|disabled from=10.0.0.1"), lines);
    }

    @Test
    void aCodeHoldsOnceEvenAfterARestart() {
        String code = code();
        assertNotNull(signIn("ada", PASSWORD, code).session());
        assertNull(signIn("ada", PASSWORD, code).session());
        people = People.in(folder, Seal.in(folder.resolve("key")));
        entrance = new Entrance(people, (_, _, _, _) -> { });
        assertNull(signIn("ada", PASSWORD, code).session());
        later(30);
        assertNotNull(signIn("ada", PASSWORD, code()).session());
    }

    @Test
    void whoGuessesWaitsLongerEachTimeAndNobodyForGood() {
        for (int i = 0; i < 4; i++) {
            assertEquals(0, signIn("ada", "wrong", "000000").waitNs());
        }
        assertEquals(30, seconds(signIn("ada", "wrong", "000000")));
        assertTrue(lines.getLast().endsWith("wrong password from=10.0.0.1 slowed=30s"),
                lines.getLast());
        int written = lines.size();
        assertNull(signIn("ada", PASSWORD, code()).session(), "the right one waits, too");
        assertEquals(written, lines.size(), "what is not looked at is not written down");
        later(31);
        assertEquals(60, seconds(signIn("ada", "wrong", "000000")));
        for (int i = 0; i < 12; i++) {
            later(1_000);
            signIn("ada", "wrong", "000000");
        }
        later(1_000);
        assertEquals(900, seconds(signIn("ada", "wrong", "000000")));
        later(901);
        assertNotNull(signIn("ada", PASSWORD, code()).session());
    }

    @Test
    void guessesFromElsewhereDoNotKeepHerOut() {
        for (int i = 0; i < 6; i++) {
            entrance.signIn("ada", "wrong".toCharArray(), "000000", at("10.9.9.9"));
        }
        assertNotNull(signIn("ada", PASSWORD, code()).session());
    }

    @Test
    void whoTriesManyNamesFromOnePlaceIsSlowed() {
        for (int i = 0; i < 19; i++) {
            assertEquals(0, signIn("name" + i, "wrong", "000000").waitNs());
        }
        assertEquals(30, seconds(signIn("name19", "wrong", "000000")));
    }

    @Test
    void endsWhenNobodyTouchesTheBrowserAndAfterAShift() {
        Entrance.Answer answer = signIn("ada", PASSWORD, code());
        later(899);
        assertNotNull(entrance.session(answer.identifier(), nowNs), "looking is not touching");
        later(2);
        assertNull(entrance.session(answer.identifier(), nowNs));
        assertEquals("ada|sign out|console|automatic logoff", lines.getLast());
        answer = signIn("ada", PASSWORD, code());
        for (int minutes = 10; minutes < 720; minutes += 10) {
            later(600);
            entrance.touch(answer.session(), nowNs);
            assertNotNull(entrance.session(answer.identifier(), nowNs));
        }
        later(600);
        assertNull(entrance.session(answer.identifier(), nowNs));
    }

    @Test
    void whoIsDisabledByAnotherProcessIsOutAtOnce() {
        Entrance.Answer answer = signIn("ada", PASSWORD, code());
        People.in(folder, Seal.in(folder.resolve("key"))).disable("ada", true);
        assertNull(entrance.session(answer.identifier(), nowNs));
        assertEquals("ada|sign out|console|disabled", lines.getLast());
    }

    @Test
    void emergencyAccessNeedsAReasonMakesANewIdentifierAndEnds() {
        Entrance.Answer answer = signIn("ada", PASSWORD, code());
        assertFalse(answer.session().may(Right.PROPOSE_SETTINGS, nowNs));
        assertThrows(PeopleException.class, () ->
                entrance.breakGlass(answer.identifier(), "quick", at("10.0.0.1")));
        Entrance.Answer broken = entrance.breakGlass(answer.identifier(),
                "pump fails, doctor not here", at("10.0.0.1"));
        assertNotEquals(answer.identifier(), broken.identifier());
        assertNull(entrance.session(answer.identifier(), nowNs));
        Session session = entrance.session(broken.identifier(), nowNs);
        assertTrue(session.may(Right.PROPOSE_SETTINGS, nowNs));
        assertFalse(session.may(Right.SEE_AUDIT, nowNs));
        assertTrue(lines.contains("ada|break glass|console|reason=pump fails, doctor not here"));
        assertNull(entrance.emergencies()[0].answeredBy());
        Session officer = new Session("olga", Role.OFFICER, nowNs);
        assertTrue(entrance.answer(1, officer));
        assertFalse(entrance.answer(1, officer));
        assertEquals("olga", entrance.emergencies()[0].answeredBy());
        Entrance again = new Entrance(people, (_, _, _, _) -> { });
        again.recall("ada", "break glass", "reason=pump fails, doctor not here", 7);
        again.recall("ada", "break glass", "reason=it has failed again", 8);
        again.recall("olga", "answer break glass", "number=1", 9);
        assertNull(again.emergencies()[0].answeredBy());
        assertEquals("olga", again.emergencies()[1].answeredBy());
        later(899);
        entrance.touch(session, nowNs);
        later(2);
        assertFalse(session.may(Right.PROPOSE_SETTINGS, nowNs));
        assertNotNull(entrance.session(broken.identifier(), nowNs));
    }

    @Test
    void theFileOfPeopleOpensNothingWithoutTheKey() throws Exception {
        String text = Files.readString(folder.resolve("people.txt"));
        assertFalse(text.contains(PASSWORD));
        assertFalse(text.contains(Totp.base32(secret)));
        assertEquals(PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("people.txt")));
        People stolen = People.in(folder, Seal.in(folder.resolve("other key")));
        Entrance other = new Entrance(stolen, (_, _, _, _) -> { });
        assertThrows(PeopleException.class, () ->
                other.signIn("ada", PASSWORD.toCharArray(), code(), at("10.0.0.1")));
    }

    @Test
    void rubbishInTheFileIsOneSentence() throws Exception {
        Files.writeString(folder.resolve("people.txt"), "person\tx\n");
        assertEquals("not a file of people: file=" + folder.resolve("people.txt")
                + " line=1, expected 'person', 'disabled', 'enabled' or 'used' and its fields",
                assertThrows(PeopleException.class, () ->
                        People.in(folder, Seal.in(folder.resolve("key")))).getMessage());
    }

    @Test
    void easyPasswordsAndOddNamesAreRefused() {
        for (String easy : List.of("short", "aaaaaaaaaaaaaaaa", "grace hopper grace")) {
            assertThrows(PeopleException.class, () ->
                    people.add("grace", Role.NURSE, easy.toCharArray(), ROUNDS), easy);
        }
        for (String odd : List.of("", "A", "../x", "a\tb", "<b>", "x".repeat(40))) {
            assertThrows(PeopleException.class, () ->
                    people.add(odd, Role.NURSE, "1234567890abcdef".toCharArray(), ROUNDS), odd);
        }
        assertThrows(PeopleException.class, () -> people.disable("nobody", true));
        assertThrows(PeopleException.class, () -> Role.named("king"));
    }

    @Test
    void codesAreThoseOfTheStandard() {
        byte[] seed = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        long[] seconds = {59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000L,
            20_000_000_000L};
        String[] codes = {"287082", "081804", "050471", "005924", "279037", "353130"};
        for (int i = 0; i < codes.length; i++) {
            assertEquals(codes[i], Totp.code(seed, Totp.step(seconds[i] * 1000)));
        }
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.base32(seed));
        assertEquals("otpauth://totp/Homeostat:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Homeostat", Totp.link("ada", seed));
    }

    private Entrance.Answer signIn(String name, String password, String code) {
        return entrance.signIn(name, password.toCharArray(), code, at("10.0.0.1"));
    }

    private Entrance.At at(String address) {
        return new Entrance.At(address, nowNs, epochMillis);
    }

    private String code() {
        return Totp.code(secret, Totp.step(epochMillis));
    }

    private void later(long seconds) {
        nowNs = nowNs + TimeUnit.SECONDS.toNanos(seconds);
        epochMillis = epochMillis + 1_000 * seconds;
    }

    private static long seconds(Entrance.Answer answer) {
        return TimeUnit.NANOSECONDS.toSeconds(answer.waitNs());
    }
}

package homeostat.fleet.store;

import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.log.Seal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What of the tables says anything of a patient, closed in the same way in every database.
///
/// Greetings (they name the patient) and minutes (they are the patient's) are sealed, each in its
/// own place. A bed is called by an *alias* that the seal makes of its name, so that rows are found
/// without saying whose they are; what it is called stands in its greeting. What stays open is
/// which alias had which alarm when, and where in the journal a minute lies.
final class Columns {
    private static final int ALIASES_MAX = 100_000;
    /// A frame begins with these, and nothing that is sealed does.
    private static final byte[] FRAME = {'H', 'S'};

    private final Seal seal;
    private final Map<String, String> aliases = new ConcurrentHashMap<>();

    Columns(Seal seal) {
        this.seal = seal;
    }

    Seal seal() {
        return seal;
    }

    /// What a bed is called in the tables.
    String alias(String bed) {
        if (aliases.size() > ALIASES_MAX) {
            aliases.clear();
        }
        return aliases.computeIfAbsent(bed, seal::pseudonym);
    }

    byte[] closedBed(String alias, byte[] hello) {
        return seal.seal(hello, "bed " + alias);
    }

    /// A bed's greeting, be it sealed or from a time before that.
    byte[] openBed(String alias, byte[] hello) {
        return isOpen(hello) ? hello : seal.open(hello, "bed " + alias);
    }

    byte[] closedMeaning(long hash, byte[] hello) {
        return seal.seal(hello, "meaning " + hash);
    }

    byte[] openMeaning(long hash, byte[] hello) {
        return isOpen(hello) ? hello : seal.open(hello, "meaning " + hash);
    }

    byte[] closedMinute(String alias, long atMs, byte[] numbers) {
        return seal.seal(numbers, "minute " + alias + ' ' + atMs);
    }

    byte[] openMinute(String alias, long atMs, byte[] numbers) {
        return seal.open(numbers, "minute " + alias + ' ' + atMs);
    }

    static boolean isOpen(byte[] hello) {
        return hello.length > 1 && hello[0] == FRAME[0] && hello[1] == FRAME[1];
    }

    static Frame.Hello hello(byte[] open) {
        return (Frame.Hello) FrameReader.read(open);
    }
}

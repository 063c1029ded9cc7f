package homeostat.firmware;

import homeostat.proof.Method;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The places of an image that can trap, by number: what `sites.txt` holds and a trap reports.
///
/// A site is an instruction of a class file: class, method, byte offset. One instruction may hold
/// several checks, of different kinds; each that is left in the image is counted here.
public final class Sites {
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();

    private record Key(Method method, int bci) {
    }

    /// One site.
    ///
    /// @param method the declared method
    /// @param bci the instruction's byte offset
    /// @param line in the source, 0 where the class file names none
    /// @param checks how many checks of each kind are left in the image
    public record Site(Method method, int bci, int line, Map<TrapKind, Integer> checks) {
        /// As a person reads it: `homeostat.kernel.Guard.order:71`.
        public String place() {
            return method.readable() + ":" + line;
        }
    }

    Sites() {
    }

    /// The number of the instruction, the first of which is 1, for one more check of that kind.
    int number(Method method, int bci, int line, TrapKind kind) {
        int number = numbers.computeIfAbsent(new Key(method, bci), key -> {
            sites.add(new Site(method, bci, line, new EnumMap<>(TrapKind.class)));
            return sites.size();
        });
        sites.get(number - 1).checks().merge(kind, 1, Integer::sum);
        return number;
    }

    /// All sites in the order of their numbers.
    public List<Site> all() {
        return List.copyOf(sites);
    }

    /// How many checks of each kind are left.
    public Map<TrapKind, Integer> left() {
        Map<TrapKind, Integer> sum = new EnumMap<>(TrapKind.class);
        sites.forEach(site -> site.checks().forEach((kind, n) -> sum.merge(kind, n, Integer::sum)));
        return sum;
    }

    /// Where a trap of that number happened.
    String place(long number) {
        return number < 1 || number > sites.size() ? "an unknown place"
                : sites.get((int) number - 1).place();
    }

    /// The table as a file: number, class, method, descriptor, byte offset, line, kinds.
    String table() {
        StringBuilder text = new StringBuilder(
                "# number class method descriptor bytecode-offset line kinds\n");
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            text.append(i + 1).append(' ').append(site.method().owner()).append(' ')
                    .append(site.method().name()).append(' ').append(site.method().descriptor())
                    .append(' ').append(site.bci()).append(' ').append(site.line());
            site.checks().keySet().forEach(kind -> text.append(' ').append(kind));
            text.append('\n');
        }
        return text.toString();
    }
}

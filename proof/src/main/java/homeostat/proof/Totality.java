package homeostat.proof;

import homeostat.proof.values.TrapKind;
import homeostat.proof.values.TrapSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What can fail, how often loops go round, how deep calls go and what ports are told: the part of
/// a verdict that rests on the values of a program.
///
/// @param traps how many sites of each kind there are, and how many are proved away
/// @param sites every instruction of task code that can fail; what is known of it holds in a
///     program that is proved, and a translator may leave out the checks that cannot fail there
/// @param left the sites that are not proved away
/// @param loops each loop with the most rounds it goes
/// @param stacks the deepest chain of calls from each entry
/// @param writes each place that writes to a port with a declared range
public record Totality(Map<TrapKind, Count> traps, List<TrapSite> sites, List<Left> left,
        List<Loop> loops, List<Stack> stacks, List<Write> writes) {

    /// Sites of one kind.
    public record Count(int proved, int all) {
    }

    /// A site that is not proved away, what happens there instead, and the calls that led to it.
    public record Left(Place place, TrapKind kind, TrapSite.Verdict verdict, List<Place> callers) {
        private String words() {
            String then = switch (verdict) {
                case PROVED -> "cannot happen";
                case REFUSAL -> "refuses the host";
                case GUARDED -> "the fallback takes over";
                case LAST -> "in a fallback";
                case OPEN -> "nobody takes over";
            };
            return kind.title() + " left at " + place + ", " + then + (callers.isEmpty() ? ""
                    : ", from " + callers.stream().map(Place::toString).distinct()
                    .collect(Collectors.joining(", ")));
        }
    }

    /// A loop by the place of its head; `most` is negative when nobody knows.
    public record Loop(Place place, long most) {
    }

    /// An entry and the chain of calls below it that is deepest, itself included.
    public record Stack(Method entry, List<Method> deepest) {
        private boolean isStep() {
            return entry.signature().equals("step(J)V");
        }
    }

    /// What a port is told: where, by which class of port, and what is known of it.
    public record Write(Place place, String port, String known) {
    }

    public Totality {
        sites = List.copyOf(sites);
        left = List.copyOf(left);
        loops = List.copyOf(loops);
        stacks = List.copyOf(stacks);
        writes = List.copyOf(writes);
    }

    /// For people, a line for each kind of trap and for everything that is worth a look.
    String text() {
        StringBuilder text = new StringBuilder();
        String counts = traps.entrySet().stream().map(each -> each.getKey().title() + " "
                + each.getValue().proved() + " of " + each.getValue().all())
                .collect(Collectors.joining(", "));
        text.append("  traps proved away: ").append(counts.isEmpty() ? "none to prove" : counts)
                .append('\n');
        left.forEach(each -> text.append("  ").append(each.words()).append('\n'));
        loops.stream().sorted(Comparator.comparing(each -> each.place().toString()))
                .forEach(each -> text.append("  loop: ").append(each.place()).append(", ")
                        .append(rounds(each.most())).append('\n'));
        int most = stacks.stream().mapToInt(each -> each.deepest().size()).max().orElse(0);
        stacks.stream().filter(each -> each.deepest().size() == most || each.isStep())
                .forEach(each -> text.append("  stack: ").append(each.entry().readable())
                .append(", ").append(each.deepest().size()).append(" deep, down to ")
                .append(each.deepest().getLast().readable()).append('\n'));
        writes.forEach(each -> text.append("  port: ").append(each.place()).append(", ")
                .append(each.port()).append(", ").append(each.known()).append('\n'));
        return text.toString();
    }

    private static String rounds(long most) {
        return most < 0 ? "no bound" : most == Integer.MAX_VALUE ? "an array's length"
                : "at most " + most + (most == 1 ? " round" : " rounds");
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<String, Object> counts = new LinkedHashMap<>();
        traps.forEach((kind, count) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("proved", count.proved());
            figures.put("all", count.all());
            counts.put(kind.title(), figures);
        });
        json.put("traps", counts);
        json.put("left", left.stream().map(each -> {
            Map<String, Object> site = new LinkedHashMap<>();
            site.put("place", each.place().toString());
            site.put("kind", each.kind().title());
            site.put("verdict", each.verdict().toString());
            site.put("callers", each.callers().stream().map(Place::toString).toList());
            return site;
        }).toList());
        Map<String, Object> rounds = new LinkedHashMap<>();
        loops.forEach(each -> rounds.put(each.place().toString(), each.most()));
        json.put("loops", rounds);
        Map<String, Object> depths = new LinkedHashMap<>();
        stacks.forEach(each -> depths.put(each.entry().toString(),
                new ArrayList<>(each.deepest().stream().map(Method::toString).toList())));
        json.put("stacks", depths);
        json.put("ports", writes.stream().map(each -> {
            Map<String, Object> write = new LinkedHashMap<>();
            write.put("place", each.place().toString());
            write.put("port", each.port());
            write.put("known", each.known());
            return write;
        }).toList());
        return json;
    }
}

package homeostat.proof;

import java.util.List;

/// One place where a rule does not hold.
///
/// @param rule the rule
/// @param place where
/// @param what what stands there, a sentence without its full stop
/// @param instead what to do instead, likewise
/// @param chain the calls from a task's entry to the method; empty when it is the entry
public record Finding(Rule rule, Place place, String what, String instead, List<Place> chain) {
    public Finding {
        chain = List.copyOf(chain);
    }

    /// For people: place, rule and sentence, then the chain of calls, then the way out.
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(place).append(": ").append(rule.id()).append(": ").append(what).append('\n');
        for (Place call : chain) {
            text.append("    from ").append(call.method().readable())
                    .append(" (").append(call).append(")\n");
        }
        text.append("      in ").append(place.method().readable()).append('\n');
        text.append(" instead: ").append(instead).append('\n');
        return text.toString();
    }
}

package homeostat.proof.budget;

import java.util.List;
import java.util.Locale;

/// Costs, budgets and response times as a table for a terminal.
public final class BudgetTable {
    private static final String HEAD = "  %-22s %12s %12s %12s %12s%n";
    private static final String TIMES = "  %-22s %12s %12s %12s %12s%n";

    private BudgetTable() {
    }

    /// Bytecodes of each task, and with a board the times.
    ///
    /// @param board null for none
    public static String text(List<TaskCost> costs, Board board) {
        if (costs.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, HEAD,
                "bytecodes at most", "step", "fallback", "kernel", "budget"));
        for (TaskCost cost : costs) {
            text.append(String.format(Locale.ROOT, HEAD, cost.name(), count(cost.step()),
                    cost.fallback() == 0 ? "none" : count(cost.fallback()), count(cost.kernel()),
                    cost.budget() == 0 ? "none" : count(cost.budget())));
        }
        if (board != null) {
            appendTimes(text, costs, board);
        }
        return text.toString();
    }

    private static void appendTimes(StringBuilder text, List<TaskCost> costs, Board board) {
        text.append(String.format(Locale.ROOT, TIMES, "on " + board.name(), "release",
                "response", "deadline", "slack"));
        for (Schedule.Row row : Schedule.of(costs.stream()
                .filter(cost -> cost.periodNs() > 0).toList(), board)) {
            text.append(String.format(Locale.ROOT, TIMES, row.task().name(), time(row.timeNs()),
                    time(row.responseNs()), time(row.task().deadlineNs()),
                    row.isMet() ? time(row.slackNs()) : "missed"));
        }
        text.append(String.format(Locale.ROOT, "  %.6g ns a bytecode: %s%n",
                board.nsPerBytecode(), board.source()));
    }

    private static String count(long bytecodes) {
        return bytecodes == Cost.UNKNOWN ? "unknown"
                : String.format(Locale.ROOT, "%,d", bytecodes).replace(',', ' ');
    }

    private static String time(long ns) {
        if (ns == Long.MAX_VALUE) {
            return "unknown";
        }
        return ns < 1_000_000 ? String.format(Locale.ROOT, "%.1f us", ns / 1e3)
                : ns < 1_000_000_000 ? String.format(Locale.ROOT, "%.3f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.3f s", ns / 1e9);
    }
}

package homeostat.proof.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whether every task of a device has ended by its deadline on a board, in the worst case.
///
/// The tasks have fixed priorities: the shorter the period, the higher, and among equals the first.
/// The response time of a task is the least R that satisfies
///
/// ```
/// R = B + C + sum over higher priorities j of ceil(R / T_j) C_j
/// ```
///
/// with C the time of a release and B the longest release of any task of lower or the same
/// priority; for the most urgent task of lower priority alone, since nothing can push one of its
/// releases into the next while each ends within its period. With that B the bound holds on hosts
/// that interrupt a step for a more urgent one and on those that do not: a step that has begun
/// delays the others by B at most, and what is not interrupted is interfered with less. Offsets are
/// not used: the analysis assumes that all are released at once.
///
/// Source: Joseph and Pandya, "Finding response times in a real-time system", The Computer Journal
/// 29 (1986); Audsley, Burns, Richardson, Tindell and Wellings, "Applying new scheduling theory to
/// static priority pre-emptive scheduling", Software Engineering Journal 8 (1993), for blocking;
/// Davis, Burns, Bril and Lukkien, "Controller Area Network (CAN) schedulability analysis: refuted,
/// revisited and revised", Real-Time Systems 35 (2007), for the task's own release in B.
public final class Schedule {
    private Schedule() {
    }

    /// One task on the board.
    ///
    /// @param responseNs from release to end in the worst case; `Long.MAX_VALUE` when it has none
    public record Row(TaskCost task, long timeNs, long responseNs) {
        /// Whether the outputs are there when they have to appear.
        public boolean isMet() {
            return responseNs <= task.deadlineNs();
        }

        /// What is left of the deadline; negative when it is missed.
        public long slackNs() {
            return responseNs == Long.MAX_VALUE ? Long.MIN_VALUE
                    : task.deadlineNs() - responseNs;
        }
    }

    /// Rows in the order of priority, the highest first.
    public static List<Row> of(List<TaskCost> tasks, Board board) {
        List<TaskCost> sorted = new ArrayList<>(tasks);
        sorted.sort(Comparator.comparingLong(TaskCost::periodNs));
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            rows.add(new Row(sorted.get(i), board.timeNs(sorted.get(i).release()),
                    responseNs(sorted, i, board)));
        }
        return rows;
    }

    private static long responseNs(List<TaskCost> sorted, int task, Board board) {
        long blockedNs = 0;
        for (int i = task == 0 ? 1 : task; i < sorted.size(); i++) {
            blockedNs = Math.max(blockedNs, board.timeNs(sorted.get(i).release()));
        }
        long fixedNs = Cost.sum(blockedNs, board.timeNs(sorted.get(task).release()));
        long responseNs = fixedNs;
        while (responseNs <= sorted.get(task).deadlineNs()) {
            long nextNs = fixedNs;
            for (int j = 0; j < task; j++) {
                long releases = Math.ceilDiv(responseNs, sorted.get(j).periodNs());
                nextNs = Cost.sum(nextNs,
                        Cost.product(releases, board.timeNs(sorted.get(j).release())));
            }
            if (nextNs == responseNs) {
                return responseNs;
            }
            responseNs = nextNs;
        }
        return responseNs;
    }
}

package homeostat.proof;

import homeostat.proof.budget.Board;
import homeostat.proof.budget.Cost;
import homeostat.proof.budget.Schedule;
import homeostat.proof.budget.TaskCost;
import homeostat.proof.owner.Ownership;
import homeostat.proof.owner.Ownership.Actor;
import homeostat.proof.owner.Ownership.Role;
import homeostat.proof.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rules about time: what a step costs against what its task declares, and against its deadline
/// on a board.
final class BudgetRules {
    private static final String TIMING = "homeostat/kernel/Timing";
    private static final Method ADVANCE = new Method(Kernel.DEVICE, "advance", "(J)V");

    private static final Set<String> WORK = Set.of("homeostat.kernel.Duty.release",
            "homeostat.kernel.Duty.publish", "homeostat.kernel.DeviceMemory.save");

    private final Judgement judgement;
    private final Ownership ownership;
    private final List<TaskCost> costs = new ArrayList<>();

    private BudgetRules(Judgement judgement, Ownership ownership) {
        this.judgement = judgement;
        this.ownership = ownership;
    }

    /// @param ownership the actors, or null when there are no objects
    /// @param board null where none is given; then nothing is said about deadlines
    static List<TaskCost> judge(Judgement judgement, Ownership ownership, Board board) {
        if (ownership == null) {
            judgement.unjudged.add(Rule.WITHIN_BUDGET);
            if (board != null) {
                judgement.unjudged.add(Rule.SCHEDULABLE);
            }
            return List.of();
        }
        if (judgement.bounds == null) {
            return List.of(); // there is a finding already that says why
        }
        BudgetRules rules = new BudgetRules(judgement, ownership);
        for (Actor actor : ownership.actors()) {
            if (actor.role() == Role.TASK) {
                rules.costs.add(rules.cost(actor));
            }
        }
        if (board != null) {
            rules.judgeSchedule(board);
        }
        return rules.costs;
    }

    private TaskCost cost(Actor task) {
        Actor fallback = ownership.actors().stream().filter(each ->
                each.role() == Role.FALLBACK && each.duty() == task.duty()).findFirst()
                .orElse(null);
        long budget = timing(task, "budgetBytecodes");
        long step = cost(task, task, budget);
        long other = fallback == null ? 0 : cost(fallback, task, budget);
        return new TaskCost(task.name(), step, other, kernel(), budget, periodNs(task),
                timing(task, "offsetNs"), timing(task, "deadlineNs"));
    }

    private long cost(Actor actor, Actor task, long budget) {
        Cost cost = new Cost(judgement.program, judgement.bounds::most,
                (method, index) -> ownership.targets(actor, method, index));
        Method step = ownership.entry(actor);
        long most = cost.of(step);
        if (budget > 0 && most > budget) {
            Place place = Place.of(judgement.program, step);
            String what = most == Cost.UNKNOWN
                    ? "can take any number of bytecodes" + because(cost)
                    : "can take " + most + " bytecodes";
            judgement.find(Rule.WITHIN_BUDGET, place, what + ", and " + task.name()
                    + " declares " + budget, most == Cost.UNKNOWN
                    ? "give every loop a bound" : "do less in a step, or declare more", List.of());
        }
        return most;
    }

    private String because(Cost cost) {
        return cost.unbounded().isEmpty() ? "" : ", for the loop at "
                + Place.of(judgement.program, cost.unbounded().getFirst().method(),
                        cost.unbounded().getFirst().head()) + " has no bound";
    }

    /// What the kernel does for a release without the steps: a round of the loop of
    /// `Device.advance` that releases, and one that publishes. Both look at every task; releasing,
    /// publishing and saving happen in one of the two.
    private long kernel() {
        if (!judgement.graph.contains(ADVANCE)) {
            return 0;
        }
        long busy = round(Set.of());
        long idle = round(WORK);
        return busy == Cost.UNKNOWN || idle == Cost.UNKNOWN ? Cost.UNKNOWN : busy + idle;
    }

    private long round(Set<String> without) {
        return new Cost(judgement.program, (method, head) ->
                method.equals(ADVANCE) ? 0 : judgement.bounds.most(method, head),
                (method, index) -> {
                    CallSite site = judgement.graph.site(method, index);
                    boolean isLeftOut = site == null || method.owner().equals(Kernel.TRAP_BOUNDARY)
                            || without.contains(site.reference().readable());
                    return isLeftOut ? Set.of() : site.targets();
                }).of(ADVANCE);
    }

    private long timing(Actor task, String field) {
        Snapshot.Item timing = timingOf(task);
        Long value = timing == null ? null : timing.fields().get(new Field(TIMING, field, "J"));
        return value == null ? 0 : value;
    }

    private long periodNs(Actor task) {
        return timingOf(task) == null ? 0 : timing(task, "spanNs") / timing(task, "count");
    }

    private Snapshot.Item timingOf(Actor task) {
        Snapshot.Item duty = judgement.snapshot.item(task.duty());
        Long number = duty == null ? null
                : duty.fields().get(new Field(Kernel.DUTY, "timing", "L" + TIMING + ";"));
        return number == null ? null : judgement.snapshot.item(number);
    }

    private void judgeSchedule(Board board) {
        List<TaskCost> timed = costs.stream().filter(cost -> cost.periodNs() > 0).toList();
        for (Schedule.Row row : Schedule.of(timed, board)) {
            if (!row.isMet()) {
                Actor task = ownership.actors().stream().filter(each -> each.role() == Role.TASK
                        && each.name().equals(row.task().name())).findFirst().orElseThrow();
                judgement.find(Rule.SCHEDULABLE,
                        Place.of(judgement.program, ownership.entry(task)),
                        row.task().name() + " can miss its deadline on " + board.name() + ": "
                                + (row.responseNs() == Long.MAX_VALUE ? "no bound"
                                : row.responseNs() + " ns") + ", deadline "
                                + row.task().deadlineNs() + " ns",
                        "do less in a step, release less often, or take a faster board",
                        List.of());
            }
        }
    }
}

package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Generator;
import homeostat.seed.Generators;
import homeostat.seed.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because an alarm must not find a way to be silent that nobody thought of.
class AlarmProperties {
    private static final long DELAY_NS = 2;
    /// What happens at one report: bit 0 the condition, bit 1 an answer just before it.
    private static final Generator<List<Integer>> HISTORIES =
            Generators.lists(Generators.ints(0, 3), 0, 40);

    @Test
    void aConditionThatLastsIsHeardUntilSomebodyAnswers() {
        Property.check("heard until answered", HISTORIES, history -> {
            Alarm alarm = new Alarm(Priority.HIGH, true, DELAY_NS);
            long presentSince = -1;
            boolean answered = false;
            for (int nowNs = 0; nowNs < history.size(); nowNs++) {
                boolean present = (history.get(nowNs) & 1) != 0;
                boolean answers = (history.get(nowNs) & 2) != 0;
                boolean wasVisible = alarm.state().isVisible();
                step(alarm, present, answers, nowNs);
                presentSince = !present ? -1 : presentSince < 0 ? nowNs : presentSince;
                answered = present && (answered || answers && wasVisible);
                boolean due = present && nowNs - presentSince >= DELAY_NS;
                if (due && !answered) {
                    assertTrue(alarm.isAudible(nowNs), "silent at " + nowNs);
                }
                if (due) {
                    assertTrue(alarm.state().isVisible(), "unseen at " + nowNs);
                }
            }
        });
    }

    @Test
    void aLatchedOneNeverGoesByItself() {
        Property.check("latched stays", HISTORIES, history -> {
            Alarm alarm = new Alarm(Priority.LOW, true, 0);
            for (int nowNs = 0; nowNs < history.size(); nowNs++) {
                AlarmState before = alarm.state();
                boolean answers = (history.get(nowNs) & 2) != 0;
                step(alarm, (history.get(nowNs) & 1) != 0, answers, nowNs);
                boolean unanswered = before == AlarmState.ACTIVE || before == AlarmState.LATCHED;
                if (unanswered && !answers) {
                    assertTrue(alarm.state().isAudible(), "gone at " + nowNs);
                }
            }
        });
    }

    @Test
    void theSameReportsGiveTheSameStates() {
        Property.check("deterministic", HISTORIES, history -> {
            Alarm one = new Alarm(Priority.MEDIUM, false, DELAY_NS);
            Alarm other = new Alarm(Priority.MEDIUM, false, DELAY_NS);
            for (int nowNs = 0; nowNs < history.size(); nowNs++) {
                boolean present = (history.get(nowNs) & 1) != 0;
                boolean answers = (history.get(nowNs) & 2) != 0;
                step(one, present, answers, nowNs);
                step(other, present, answers, nowNs);
                assertEquals(one.state(), other.state());
                assertEquals(one.onsetNs(), other.onsetNs());
            }
        });
    }

    private static void step(Alarm alarm, boolean present, boolean answers, long nowNs) {
        if (answers) {
            alarm.acknowledge();
        }
        alarm.report(present, nowNs);
        alarm.publish();
    }
}

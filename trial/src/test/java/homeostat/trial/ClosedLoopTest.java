package homeostat.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Everything a trial says rests on who goes first at an instant, and on no instant being missed.
final class ClosedLoopTest {

    /// Something that happens each 40 s and keeps a diary.
    private static final class Diary implements Surroundings {
        private final List<String> lines = new ArrayList<>();
        private long nextNs;

        @Override
        public long nextEventNs() {
            return nextNs;
        }

        @Override
        public void before(long nowNs, Host host) {
            lines.add("before " + nowNs / Span.seconds(1));
            while (nextNs <= nowNs) {
                nextNs += Span.seconds(40);
            }
        }

        @Override
        public void after(long nowNs, Host host) {
            lines.add("after " + nowNs / Span.seconds(1));
        }
    }

    @Test
    void visitsTheInstantsOfBothSidesAndNoOthers() {
        Diary diary = new Diary();
        ClosedLoop loop = new ClosedLoop(new Host(Pancreas.assemble()), diary);
        loop.runUntil(Span.seconds(80));
        assertEquals(List.of("before 0", "after 0", "before 1", "after 1", "before 40", "after 40",
                "before 60", "after 60", "before 61", "after 61", "before 80", "after 80"),
                diary.lines);
        assertEquals(Span.seconds(80), loop.nowNs());
    }

    @Test
    void computesTheSameWhenTheHostCallsMoreOften() {
        Device seldom = Pancreas.assemble();
        new ClosedLoop(new Host(seldom), new Diary()).runUntil(Span.hours(3));
        Device often = Pancreas.assemble();
        Host host = new Host(often);
        for (long nowNs = 0; nowNs <= Span.hours(3); nowNs += Span.milliseconds(500)) {
            host.advance(nowNs);
        }
        assertEquals(seldom.digest(), often.digest());
    }
}

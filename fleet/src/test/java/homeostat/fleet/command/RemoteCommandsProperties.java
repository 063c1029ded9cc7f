package homeostat.fleet.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import homeostat.wire.Ask;
import homeostat.wire.Frame;
import homeostat.wire.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Requests and answers that are lost, doubled, late and overtaken: whatever the link does, nothing
/// is done twice, and what is shown is true.
final class RemoteCommandsProperties {
    private static final int RUNS = 2_000;
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final int STEPS = 120;

    /// A message that arrives later.
    private record Flying(long atNs, Frame frame) {}

    @Test
    void nothingIsDoneTwiceAndWhatIsShownIsTrue() {
        int unknown = 0;
        int settledLate = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            World world = new World(seed);
            world.run();
            unknown += world.unknownSeen;
            settledLate += world.settledLate;
        }
        assertTrue(unknown > 100, "the link was too good: " + unknown);
        assertTrue(settledLate > 20, "no late answer: " + settledLate);
    }

    private static final class World implements RemoteCommands.Way {
        private final long seed;
        private final Stream dice;
        private final RemoteCommands book = new RemoteCommands(this);
        private final List<Flying> down = new ArrayList<>();
        private final List<Flying> up = new ArrayList<>();
        private final Map<Long, Boolean> answered = new HashMap<>();
        private final Map<Long, Integer> effects = new HashMap<>();
        private final Map<Long, Asked.State> shown = new HashMap<>();
        private long nowNs;
        private int unknownSeen;
        private int settledLate;

        World(long seed) {
            this.seed = seed;
            this.dice = Stream.of(seed);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                nowNs = nowNs + STEP_NS;
                if (step < STEPS / 2 && dice.nextInt(10) == 0) {
                    ask();
                }
                deliver(down);
                deliver(up);
                book.look(nowNs);
                check();
            }
        }

        private void ask() {
            Ask ask = dice.nextInt(2) == 0 ? Ask.SETTINGS : Ask.SELF_TEST;
            long number = book.ask(new RemoteCommands.Wish("bed-1", ask, 0, List.of()), "ada",
                    nowNs, nowNs / 1_000_000);
            if (ask == Ask.SETTINGS) {
                assertEquals(RemoteCommands.Verdict.SAME_PERSON,
                        book.confirm(number, "ada", nowNs));
                if (dice.nextInt(4) == 0) {
                    book.withdraw(number);
                } else {
                    book.confirm(number, "bob", nowNs);
                }
            }
        }

        private void deliver(List<Flying> line) {
            for (Flying one : List.copyOf(line)) {
                if (one.atNs() <= nowNs) {
                    line.remove(one);
                    if (one.frame() instanceof Frame.Request request) {
                        obey(request);
                    } else if (one.frame() instanceof Frame.Answer answer) {
                        boolean late = book.numbered(answer.number()).state()
                                == Asked.State.UNKNOWN;
                        settledLate += book.answered(answer) != null && late ? 1 : 0;
                    }
                }
            }
        }

        /// The device: carries out what is in time, each number once, and may refuse.
        private void obey(Frame.Request request) {
            boolean done = answered.computeIfAbsent(request.number(), _ -> {
                boolean lets = nowNs <= request.untilNs() && dice.nextInt(4) > 0;
                if (lets) {
                    effects.merge(request.number(), 1, Integer::sum);
                }
                return lets;
            });
            fly(up, new Frame.Answer(request.header(), request.number(), done, List.of()));
        }

        /// One in three is lost, one in four comes twice, and each takes up to half a minute.
        private void fly(List<Flying> line, Frame frame) {
            int copies = dice.nextInt(3) == 0 ? 0 : dice.nextInt(4) == 0 ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                long delayNs = TimeUnit.MILLISECONDS.toNanos(
                        dice.nextInt(5) == 0 ? dice.nextInt(30_000) : dice.nextInt(800));
                line.add(new Flying(nowNs + delayNs, frame));
            }
        }

        private void check() {
            for (Asked one : book.of("bed-1")) {
                int done = effects.getOrDefault(one.number(), 0);
                String where = "seed=" + seed + " " + one;
                assertTrue(done <= 1, where);
                switch (one.state()) {
                    case DONE -> assertEquals(1, done, where);
                    case REFUSED, EXPIRED, WITHDRAWN, PROPOSED -> assertEquals(0, done, where);
                    case SENT, UNKNOWN -> { }
                }
                Asked.State before = shown.put(one.number(), one.state());
                unknownSeen += one.state() == Asked.State.UNKNOWN
                        && before != Asked.State.UNKNOWN ? 1 : 0;
                assertTrue(before == null || before == Asked.State.SENT
                        || before == Asked.State.UNKNOWN || before == Asked.State.PROPOSED
                        || before == one.state(), where + " was " + before);
            }
        }

        @Override
        public Header header(String bed) {
            return new Header(bed, 1, 0, nowNs, 0);
        }

        @Override
        public long deviceNs(String bed) {
            return nowNs;
        }

        @Override
        public double speed(String bed) {
            return 1;
        }

        @Override
        public boolean send(Frame.Request request) {
            if (dice.nextInt(5) == 0) {
                return false;
            }
            fly(down, request);
            return true;
        }
    }
}

package homeostat.bench;

import java.nio.file.Path;
import java.util.List;

/// The programs that solve the same bodies: ours in a JVM of its own, and those of others. A sample
/// says how much faster than the clock one person lives on one core.
final class BodyPeers {

    private static final long SECONDS_MAX = 600;

    private final Path home;
    private final LivingBody body;

    BodyPeers(Path home, LivingBody body) {
        this.home = home;
        this.body = body;
    }

    /// Our own, in a new JVM: everybody lives `unmeasured` units first.
    Sample ours(int people, int unmeasured, int units) {
        return sample(people, units, Child.run(SECONDS_MAX, Jvm.command(vectors(),
                WarmBodies.class, body.name(), Integer.toString(people),
                Integer.toString(unmeasured), Integer.toString(units))));
    }

    /// Our hearts with as many people in a vector register as fit.
    Sample oursSideBySide(int people, int unmeasured, int seconds) {
        return sample(people, seconds, Child.run(SECONDS_MAX, Jvm.command(vectors(),
                WarmBodies.class, WarmBodies.SIDE_BY_SIDE, Integer.toString(people),
                Integer.toString(unmeasured), Integer.toString(seconds))));
    }

    private static List<String> vectors() {
        return GlucosePeers.hasVectors() ? List.of("--add-modules", GlucosePeers.VECTORS)
                : List.of();
    }

    /// A program made by a compiler.
    Sample compiled(Path program, int people, int units) {
        return sample(people, units, Child.run(SECONDS_MAX, List.of(program.toString(),
                Integer.toString(people), Integer.toString(units))));
    }

    /// `how` is `numpy` or `scipy`.
    ///
    /// @throws BenchException when there is no Python with numpy and scipy here
    Sample python(String how, int people, int units) {
        String script = home.resolve("bench/peers/python/" + body.word() + ".py").toString();
        return sample(people, units, Child.run(SECONDS_MAX, List.of("python3", script, how,
                Integer.toString(people), Integer.toString(units))));
    }

    private Sample sample(int people, int units, List<String> lines) {
        PeerAnswer answer = PeerAnswer.of("person", lines);
        return new Sample((double) people * units * body.unitSeconds() / answer.cpuSeconds(),
                answer.answers());
    }
}

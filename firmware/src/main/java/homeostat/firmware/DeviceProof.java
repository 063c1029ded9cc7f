package homeostat.firmware;

import homeostat.proof.EntryPoints;
import homeostat.proof.Finding;
import homeostat.proof.Method;
import homeostat.proof.Program;
import homeostat.proof.Proof;
import homeostat.proof.ProofException;
import homeostat.proof.Prover;
import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.values.TrapSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What `proof` says of the device that goes into an image: made of the same class files and the
/// same objects, in the same build, so that it cannot speak of another device.
///
/// Only a device without findings has one. Its facts hold for every sequence of calls of the
/// device's public methods with any arguments; so the run's calls must be such, or go through a
/// host in Java, which can reach no other.
final class DeviceProof implements ProvedSites {
    private static final String DEVICE = "homeostat/kernel/Device";
    private static final int SEAL_LENGTH = 16;

    private final Map<Site, Map<homeostat.proof.values.TrapKind, Boolean>> sites = new HashMap<>();
    private final String seal;

    private record Site(Method method, int bci) {
    }

    private DeviceProof(Proof proof) {
        for (TrapSite each : proof.totality().sites()) {
            sites.computeIfAbsent(new Site(each.method(), each.bci()),
                    key -> new EnumMap<>(homeostat.proof.values.TrapKind.class))
                    .put(each.kind(), each.verdict() == TrapSite.Verdict.PROVED);
        }
        StringBuilder ground = new StringBuilder();
        proof.certificate().classes().forEach((type, hash) ->
                ground.append(type).append(' ').append(hash).append('\n'));
        seal = digest(ground.toString()).substring(0, SEAL_LENGTH);
    }

    /// Proves the device of a recorded run.
    ///
    /// @param snapshot of the run's root, as it goes into the image
    /// @throws UnprovedException with the first finding
    static DeviceProof of(Program program, List<Path> classPath, Snapshot snapshot,
            RecordedRun run) {
        if (!run.accessors().isEmpty()) {
            throw new UnprovedException("not proved: assembly=" + run.assembly().name()
                    + ", expected the assembled device itself, without root lines");
        }
        try {
            Method assembly = assembly(program, run);
            boolean isHost = assembly.descriptor().startsWith("(Ljava/lang/String;)")
                    && !assembly.descriptor().endsWith(")L" + DEVICE + ";");
            EntryPoints points = EntryPoints.of(program, isHost
                    ? run.assembly().arguments().getFirst() : assembly.owner());
            Snapshot objects = snapshot;
            if (isHost) {
                objects = Snapshot.of(classPath, points.assemblyMethod().orElseThrow());
            } else {
                points = new EntryPoints(Set.of(assembly), points.entries(), Set.of());
                refuseOtherEntries(points, snapshot);
            }
            Proof proof = Prover.prove(program, points, objects);
            refuseFindings(assembly, proof);
            return new DeviceProof(proof);
        } catch (ProofException e) {
            throw new UnprovedException("not proved: assembly=" + run.assembly().name() + " reason="
                    + e.getMessage());
        }
    }

    /// The static method that the run's first line names.
    private static Method assembly(Program program, RecordedRun run) {
        String name = run.assembly().name();
        int dot = Math.max(0, name.lastIndexOf('.'));
        String owner = name.substring(0, dot).replace('.', '/');
        if (!program.isOwn(owner)) {
            throw new UnprovedException("not proved: class=" + name.substring(0, dot)
                    + ", expected it on the class path");
        }
        return program.classNamed(owner).methods().stream()
                .filter(each -> each.methodName().equalsString(name.substring(dot + 1))
                        && each.methodTypeSymbol().parameterCount()
                        == run.assembly().arguments().size())
                .map(each -> new Method(owner, each.methodName().stringValue(),
                        each.methodType().stringValue()))
                .findFirst().orElseThrow(() -> new UnprovedException("not proved: assembly="
                        + name + ", expected a static method with as many parameters"));
    }

    /// The facts hold for what the proof entered, and for nothing else.
    private static void refuseOtherEntries(EntryPoints points, Snapshot snapshot) {
        Set<Method> others = new TreeSet<>(snapshot.roots());
        others.removeAll(points.entries());
        if (!others.isEmpty()) {
            throw new UnprovedException("not proved: the run calls "
                    + others.iterator().next().readable() + ", expected methods that the proof"
                    + " enters, such as the public ones of the kernel's device");
        }
    }

    private static void refuseFindings(Method assembly, Proof proof) {
        if (proof.isProved() && proof.totality() != null) {
            return;
        }
        String device = assembly.owner().replace('/', '.');
        if (proof.findings().isEmpty()) {
            throw new UnprovedException("not proved: device=" + device + " unjudged="
                    + proof.unjudged() + ", expected every rule to be judged");
        }
        Finding first = proof.findings().getFirst();
        throw new UnprovedException("not proved: device=" + device + " findings="
                + proof.findings().size() + ", the first at " + first.place() + ": "
                + first.rule().id() + ": " + first.what());
    }

    @Override
    public boolean isProved(Method method, int bci, TrapKind kind) {
        homeostat.proof.values.TrapKind why = switch (kind) {
            case NULL -> homeostat.proof.values.TrapKind.NULL;
            case INDEX -> homeostat.proof.values.TrapKind.INDEX;
            case DIVISION -> homeostat.proof.values.TrapKind.DIVISION;
            case CAST -> homeostat.proof.values.TrapKind.CAST;
            case OVERFLOW -> homeostat.proof.values.TrapKind.OVERFLOW;
            case THROWN, ERROR -> homeostat.proof.values.TrapKind.THROW;
            case DISPATCH, POOL, FAULT, STACK, WATCHDOG, SELFTEST -> null;
        };
        return why != null && sites.getOrDefault(new Site(method, bci), Map.of())
                .getOrDefault(why, false);
    }

    /// The first half of the hash over the class files that the proof rests on.
    @Override
    public String seal() {
        return "proved " + seal;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new ToolException("no SHA-256: expected it in every JDK", e);
        }
    }
}

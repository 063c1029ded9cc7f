package homeostat.firmware;

import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The first output bit in which a target's run and the JVM's disagree.
///
/// @param step the number of the call after which it shows, from 1
/// @param output the call's result (`result of advance`) or a probe (`digest`)
/// @param expected the JVM's 64 bits
/// @param actual the target's
public record OutputDifference(long step, String output, long expected, long actual) {
    @Override
    public String toString() {
        return "step=" + step + " output=\"" + output + "\" jvm=" + Long.toHexString(expected)
                + " target=" + Long.toHexString(actual);
    }

    /// Compares `reference.bin` of the JVM's folder with `outputs.bin` of the target's; null when
    /// every word is equal.
    static OutputDifference first(Path reference, Path folder, Snapshot snapshot) {
        ByteBuffer calls = words(reference.resolve("calls.bin"));
        ByteBuffer expected = words(reference.resolve("reference.bin"));
        ByteBuffer actual = words(folder.resolve("outputs.bin"));
        List<String> probes = new ArrayList<>();
        for (Snapshot.Probe probe : snapshot.probes()) {
            if (gives(probe.method())) {
                probes.add(probe.method().name() + arguments(probe));
            }
        }
        for (long step = 1; calls.hasRemaining(); step++) {
            int number = (int) calls.getLong();
            List<String> outputs = new ArrayList<>(probes);
            if (number == ReferenceRun.RESET) {
                outputs.addFirst("result of resume");
            } else {
                Method entry = snapshot.entries().get(number);
                calls.position(calls.position() + 8 * arity(entry));
                if (gives(entry)) {
                    outputs.addFirst("result of " + entry.name());
                }
            }
            for (String output : outputs) {
                if (!expected.hasRemaining() || !actual.hasRemaining()) {
                    return expected.hasRemaining() == actual.hasRemaining() ? null
                            : new OutputDifference(step, "one run ends before " + output,
                                    expected.remaining() / 8, actual.remaining() / 8);
                }
                long jvm = expected.getLong();
                long target = actual.getLong();
                if (jvm != target) {
                    return new OutputDifference(step, output, jvm, target);
                }
            }
        }
        return null;
    }

    private static boolean gives(Method method) {
        return !method.descriptor().endsWith(")V");
    }

    private static int arity(Method method) {
        return java.lang.constant.MethodTypeDesc.ofDescriptor(method.descriptor()).parameterCount();
    }

    private static String arguments(Snapshot.Probe probe) {
        StringBuilder text = new StringBuilder();
        for (long each : probe.arguments()) {
            text.append(' ').append(each);
        }
        return text.toString();
    }

    static ByteBuffer words(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new FirmwareException("cannot read outputs: file=" + file, e);
        }
    }
}

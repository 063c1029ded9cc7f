package homeostat.firmware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How an image is made and run, where it is not as usual.
///
/// @param profile the kernel's names
/// @param proving whether `proof` must find nothing wrong with the device first; the checks that it
///     proves away are then left out. Otherwise all stay, and the image says that it is unproved
/// @param compiler a compiler in place of the core's own, for the build machine only; else empty
/// @param flags for that compiler, after all others: `-O3`, `-fsanitize=undefined`
/// @param jvmFlags for the reference run
/// @param whole whether everything that a host may call is translated, not only what the run calls
/// @param counting whether QEMU counts instructions
/// @param timeLimitSeconds after which a run is given up
/// @param foreign C files of others, which stand behind the kernel's `Foreign`
public record BuildOptions(Profile profile, boolean proving, String compiler,
        List<String> flags, List<String> jvmFlags, boolean whole, boolean counting,
        int timeLimitSeconds, List<Path> foreign) {

    /// The kernel's own profile, a device that is proved, the core's compiler at `-O2`, ten
    /// minutes.
    public static BuildOptions usual() {
        return new BuildOptions(Profile.KERNEL, true, "", List.of(), List.of(), false,
                true, 600, List.of());
    }

    /// The same with other C flags.
    public BuildOptions with(String otherCompiler, List<String> otherFlags) {
        return new BuildOptions(profile, proving, otherCompiler, otherFlags, jvmFlags, whole,
                counting, timeLimitSeconds, foreign);
    }

    /// The same with another profile.
    public BuildOptions with(Profile other) {
        return new BuildOptions(other, proving, compiler, flags, jvmFlags, whole,
                counting, timeLimitSeconds, foreign);
    }

    /// The same for a program that nobody has proved.
    public BuildOptions unproved() {
        return new BuildOptions(profile, false, compiler, flags, jvmFlags, whole,
                counting, timeLimitSeconds, foreign);
    }

    /// The same with flags of the reference JVM.
    public BuildOptions onJvm(List<String> other) {
        return new BuildOptions(profile, proving, compiler, flags, other, whole, counting,
                timeLimitSeconds, foreign);
    }

    /// The same without counting, which is faster, and with another time limit.
    public BuildOptions uncounted(int seconds) {
        return new BuildOptions(profile, proving, compiler, flags, jvmFlags, whole, false,
                seconds, foreign);
    }

    /// The same with everything that a host may call.
    public BuildOptions ofWholeDevice() {
        return new BuildOptions(profile, proving, compiler, flags, jvmFlags, true, counting,
                timeLimitSeconds, foreign);
    }

    /// The same with C files of others, which take the place of their twins.
    public BuildOptions withForeign(List<Path> files) {
        return new BuildOptions(profile, proving, compiler, flags, jvmFlags, whole, counting,
                timeLimitSeconds, List.copyOf(files));
    }

    /// The same with a folder of headers.
    BuildOptions including(Path headers) {
        List<String> more = new ArrayList<>(flags);
        more.add("-I" + headers);
        return with(compiler, more);
    }

    /// What every C file is compiled with.
    ///
    /// No fused multiply-add and no assumptions about aliasing, overflow or errno: the bits are
    /// Java's. Of the warnings only those are off that a translation cannot help: what the Java
    /// names and does not use, and an index known to be wrong, whose check before it is a trap.
    List<String> compile(Board board) {
        boolean own = compiler.isEmpty();
        List<String> command = new ArrayList<>(List.of(own ? board.core().tool("gcc") : compiler,
                "-std=c99", "-O2", "-g", "-Wall", "-Wextra", "-Werror", "-Wno-unused-parameter",
                "-Wno-array-bounds", "-Wno-unused-function", "-Wno-unused-variable",
                "-Wno-unused-const-variable", "-Wno-address", "-Wno-maybe-uninitialized",
                "-ffp-contract=off", "-fno-strict-aliasing", "-fwrapv", "-fno-math-errno",
                "-ffunction-sections", "-fdata-sections"));
        if (!own && compiler.startsWith("clang")) {
            command.addAll(List.of("-Wno-unused-but-set-variable", "-Wno-self-assign",
                    "-Wno-unknown-warning-option"));
        } else {
            command.addAll(List.of("-Wno-unused-but-set-variable", "-fstack-usage",
                    "-fcallgraph-info=su", "-fno-optimize-sibling-calls"));
        }
        command.addAll(board.core().flags());
        command.addAll(flags);
        return command;
    }
}

package homeostat.firmware;

import java.util.List;

/// A processor core: the tools that build for it, their flags, and how QEMU counts on it.
enum Core {
    /// The build machine's own.
    HOST("", "gcc", "", List.of("-no-pie", "-fno-pie")),
    /// Armv7E-M with double-precision floating point.
    CORTEX_M7("arm-none-eabi-", "gcc-arm-none-eabi", "core_cortex_m.c", List.of(
            "-mcpu=cortex-m7", "-mthumb", "-mfpu=fpv5-d16", "-mfloat-abi=hard")),
    /// Armv7E-M with single-precision floating point.
    CORTEX_M4("arm-none-eabi-", "gcc-arm-none-eabi", "core_cortex_m.c", List.of(
            "-mcpu=cortex-m4", "-mthumb", "-mfpu=fpv4-sp-d16", "-mfloat-abi=hard")),
    /// Armv7-M without floating point.
    CORTEX_M3("arm-none-eabi-", "gcc-arm-none-eabi", "core_cortex_m.c", List.of(
            "-mcpu=cortex-m3", "-mthumb", "-mfloat-abi=soft")),
    /// Armv8-M mainline with single-precision floating point.
    CORTEX_M33("arm-none-eabi-", "gcc-arm-none-eabi", "core_cortex_m.c", List.of(
            "-mcpu=cortex-m33", "-mthumb", "-mfpu=fpv5-sp-d16", "-mfloat-abi=hard")),
    /// RISC-V, 32 bits, with multiplication, atomics and short instructions, without floating
    /// point.
    RV32IMAC("riscv64-unknown-elf-", "gcc-riscv64-unknown-elf", "core_riscv.c", List.of(
            "-march=rv32imac", "-misa-spec=2.2", "-mabi=ilp32", "-mcmodel=medany",
            "-msmall-data-limit=0"));

    private final String prefix;
    private final String debianPackage;
    private final String source;
    private final List<String> flags;

    Core(String prefix, String debianPackage, String source, List<String> flags) {
        this.prefix = prefix;
        this.debianPackage = debianPackage;
        this.source = source;
        this.flags = flags;
    }

    /// One of its tools: `gcc`, `size`, `nm`.
    String tool(String name) {
        return prefix + name;
    }

    /// The Debian package that has the compiler.
    String debianPackage() {
        return debianPackage;
    }

    /// Its start-up code, empty for the build machine.
    String source() {
        return source;
    }

    List<String> flags() {
        return flags;
    }

    /// Whether it has registers for floating point, which an interrupt must keep.
    boolean hasFloats() {
        return flags.contains("-mfloat-abi=hard");
    }

    /// Whether `soft_double.c` is linked; a core with a unit for doubles has no instruction that
    /// makes one of a `long`.
    boolean needsSoftDoubles() {
        return this != HOST;
    }
}

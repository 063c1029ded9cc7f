package homeostat.firmware;

/// Where a board has flash and RAM, and how much.
///
/// QEMU's boards have RAM in place of flash; the image only reads it.
///
/// @param flashOrigin address of the first byte; the vector table stands there
/// @param flashBytes how many
/// @param ramOrigin address of the first byte
/// @param ramBytes how many; the stack grows down from the last
public record MemoryMap(long flashOrigin, long flashBytes, long ramOrigin, long ramBytes) {
    static final long KIB = 1024;
    static final long MIB = 1024 * KIB;
    /// Reserved for the stack, above a strip that nobody may touch.
    static final long STACK_BYTES = 16 * KIB;
    /// The build machine: no map.
    static final MemoryMap NONE = new MemoryMap(0, 0, 0, 0);

    /// The linker script for this map.
    String script(String template) {
        return template.replace("@FLASH_ORIGIN@", hex(flashOrigin))
                .replace("@FLASH_BYTES@", Long.toString(flashBytes))
                .replace("@RAM_ORIGIN@", hex(ramOrigin))
                .replace("@RAM_BYTES@", Long.toString(ramBytes))
                .replace("@STACK_BYTES@", Long.toString(STACK_BYTES));
    }

    /// The same for C files.
    String macros() {
        return "#define BOARD_FLASH_ORIGIN " + hex(flashOrigin) + "U\n#define BOARD_FLASH_BYTES "
                + hex(flashBytes) + "U\n#define BOARD_RAM_ORIGIN " + hex(ramOrigin)
                + "U\n#define BOARD_RAM_BYTES " + hex(ramBytes) + "U\n";
    }

    private static String hex(long address) {
        return String.format(java.util.Locale.ROOT, "0x%08X", address);
    }
}

package homeostat.firmware;

import java.util.List;
import java.util.regex.Pattern;

/// The functions of the compiler's library that an image may hold: looked at one by one, and
/// compared with the JVM on operands made to find wrong rounding.
///
/// On Arm the library's own addition of doubles is not among them: it rounds wrongly, see
/// `soft_double.c`.
final class Helpers {
    private static final List<Pattern> AUDITED = List.of(
            // Arm: products, quotients, comparisons and conversions of doubles and floats.
            Pattern.compile("__aeabi_(d(mul|div|2iz|2lz|2ulz|2uiz|2f)|f(add|sub|rsub|mul|div|2iz"
                    + "|2lz|2uiz|2ulz)|u?[il]2f|c?[df]r?cmp(eq|le|lt|ge|gt|un)|cdrcmple|cfrcmple)"),
            // Arm: division of integers.
            Pattern.compile("__aeabi_(u?l?i?divmod|u?idiv|[il]div0|ldivmod|uldivmod)"),
            // Both: the same under the names of the compiler.
            Pattern.compile("__((mul|div|neg|add|sub)[ds]f3|(eq|ne|lt|le|gt|ge|cmp|unord)[ds]f2"
                    + "|fix(uns)?[ds]f[ds]i|float(un)?[ds]i[ds]f|extendsfdf2|truncdfsf2)"),
            Pattern.compile("__(u?(div|mod|divmod)[ds]i[34]|udivmoddi4|muldi3)"),
            // RISC-V: shifts and counting of bits in 64.
            Pattern.compile("__(ash[lr]di3|lshrdi3|cl?zsi2|clz[ds]i2|ctz[ds]i2|clz_tab)"));

    private Helpers() {
    }

    /// Functions of the library in an image that nobody has looked at.
    static List<String> unknown(Footprint size) {
        return size.parts().stream().filter(part -> part.group() == Footprint.Group.LIBRARY)
                .map(Footprint.Part::name)
                .filter(name -> name.startsWith("__")
                        && AUDITED.stream().noneMatch(known -> known.matcher(name).matches()))
                .toList();
    }
}

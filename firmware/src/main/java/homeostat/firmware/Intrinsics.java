package homeostat.firmware;

import homeostat.proof.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The methods of the JDK that the target knows: exact arithmetic, bits, enum ordinals.
final class Intrinsics {
    private static final Map<String, String> FUNCTIONS = new HashMap<>();
    private static final Map<String, String> TRAPPING = new HashMap<>();

    /// A literal divisor of which a floored remainder is a mask, whatever the sign.
    private static final Pattern POWER_OF_TWO = Pattern.compile(
            "(INT64_C\\()?(1|2|4|8|16|32|64|128|256|512|1024|2048|4096)\\)?");

    private Intrinsics() {
    }

    private static void pure(String owners, String signatures) {
        put(FUNCTIONS, owners, signatures);
    }

    private static void trapping(String owners, String signatures) {
        put(TRAPPING, owners, signatures);
    }

    private static void put(Map<String, String> table, String owners, String signatures) {
        for (String owner : owners.split(" ")) {
            for (String each : signatures.split(" ")) {
                int arrow = each.indexOf('=');
                table.put("java/lang/" + owner + "." + each.substring(0, arrow),
                        each.substring(arrow + 1));
            }
        }
    }

    static {
        pure("Math StrictMath", "abs(D)D=d_abs abs(F)F=f_abs abs(I)I=i_abs abs(J)J=l_abs"
                + " min(DD)D=d_min min(FF)F=f_min min(II)I=i_min min(JJ)J=l_min"
                + " max(DD)D=d_max max(FF)F=f_max max(II)I=i_max max(JJ)J=l_max"
                + " sqrt(D)D=d_sqrt floor(D)D=d_floor ceil(D)D=d_ceil rint(D)D=d_rint"
                + " signum(D)D=d_signum multiplyHigh(JJ)J=l_multiply_high");
        pure("Math", "copySign(DD)D=d_copy_sign");
        trapping("Math StrictMath", "floorDiv(II)I=i_floor_div floorMod(II)I=i_floor_mod"
                + " floorDiv(JJ)J=l_floor_div floorMod(JJ)J=l_floor_mod"
                + " addExact(II)I=i_add_exact addExact(JJ)J=l_add_exact"
                + " subtractExact(II)I=i_sub_exact subtractExact(JJ)J=l_sub_exact"
                + " multiplyExact(II)I=i_mul_exact multiplyExact(JJ)J=l_mul_exact"
                + " incrementExact(I)I=i_increment_exact incrementExact(J)J=l_increment_exact"
                + " negateExact(I)I=i_neg_exact negateExact(J)J=l_neg_exact"
                + " toIntExact(J)I=i_narrow_exact");
        pure("Double", "doubleToRawLongBits(D)J=d_bits doubleToLongBits(D)J=d_bits_canonical"
                + " longBitsToDouble(J)D=d_of_bits isNaN(D)Z=d_is_nan isFinite(D)Z=d_is_finite"
                + " isInfinite(D)Z=d_is_infinite compare(DD)I=d_compare min(DD)D=d_min"
                + " max(DD)D=d_max");
        pure("Float", "floatToRawIntBits(F)I=f_bits floatToIntBits(F)I=f_bits_canonical"
                + " intBitsToFloat(I)F=f_of_bits isNaN(F)Z=f_is_nan compare(FF)I=f_compare");
        pure("Long", "numberOfLeadingZeros(J)I=l_leading_zeros bitCount(J)I=l_bit_count"
                + " numberOfTrailingZeros(J)I=l_trailing_zeros compare(JJ)I=l_cmp"
                + " compareUnsigned(JJ)I=l_cmp_unsigned rotateLeft(JI)J=l_rotate_left"
                + " rotateRight(JI)J=l_rotate_right signum(J)I=l_signum min(JJ)J=l_min"
                + " max(JJ)J=l_max");
        pure("Integer", "numberOfLeadingZeros(I)I=i_leading_zeros bitCount(I)I=i_bit_count"
                + " numberOfTrailingZeros(I)I=i_trailing_zeros compare(II)I=i_cmp"
                + " compareUnsigned(II)I=i_cmp_unsigned rotateLeft(II)I=i_rotate_left"
                + " rotateRight(II)I=i_rotate_right signum(I)I=i_signum min(II)I=i_min"
                + " max(II)I=i_max");
    }

    private static final Set<String> TRANSLATABLE = Set.of("java/util/Arrays.fill([DD)V",
            "java/util/Arrays.fill([II)V", "java/util/Arrays.fill([JJ)V",
            "java/util/Arrays.fill([FF)V", "java/util/Arrays.fill([ZZ)V",
            "java/util/Arrays.fill([BB)V");

    /// Whether a method of the JDK may be translated from its own class file.
    static boolean isTranslatable(Method method) {
        return TRANSLATABLE.contains(method.toString());
    }

    /// The call of a function whose check cannot fail: without it where there is such a function,
    /// else with the number of no site.
    private static String proved(String trapping, String texts) {
        return trapping.equals("i_narrow_exact") ? "(int32_t) (" + texts + ")"
                : trapping.endsWith("_exact") ? trapping.replace("_exact", "") + "(" + texts + ")"
                : trapping + "(" + texts + ", 0)";
    }

    /// Translates the call if the method is known here.
    static boolean translate(MethodTranslator translator, Method method, List<Value> arguments,
            Checks checks) {
        Operands operands = translator.operands();
        String result = method.descriptor().substring(method.descriptor().indexOf(')') + 1);
        String texts = String.join(", ", arguments.stream().map(Value::text).toList());
        String function = FUNCTIONS.get(method.toString());
        if (function != null) {
            operands.push(Kind.of(result), function + "(" + texts + ")",
                    arguments.toArray(Value[]::new));
            return true;
        }
        String trapping = TRAPPING.get(method.toString());
        if (trapping != null && trapping.endsWith("_floor_mod")
                && POWER_OF_TWO.matcher(arguments.getLast().text()).matches()) {
            operands.push(Kind.of(result), arguments.getFirst().operand() + " & ("
                    + arguments.getLast().text() + " - 1)", arguments.toArray(Value[]::new));
            return true;
        }
        if (trapping != null) {
            TrapKind kind = trapping.contains("floor") ? TrapKind.DIVISION : TrapKind.OVERFLOW;
            operands.pushNow(Kind.of(result), checks.isProved(kind) ? proved(trapping, texts)
                    : trapping + "(" + texts + ", " + checks.site(kind) + ")");
            return true;
        }
        switch (method.toString()) {
            case "java/lang/Enum.ordinal()I" -> {
                translator.world().noteRead(Members.ORDINAL);
                Heads heads = translator.world().heads();
                Value constant = arguments.getFirst();
                Long ordinal = translator.world().constant(constant.reference(), Members.ORDINAL);
                if (ordinal != null && constant.reference().present()) {
                    operands.push(Value.atom(Literal.of(ordinal.intValue()), Kind.INT));
                } else if (heads.numberedType(constant.reference()) != null) {
                    operands.pushNow(Kind.INT, "(int32_t) (uintptr_t) "
                            + checks.present(constant) + " - 1");
                } else {
                    heads.noteOrdinal(constant.reference());
                    operands.pushNow(Kind.INT, checks.within(
                            translator.names().type("java/lang/Enum"), constant) + "ordinal");
                }
            }
            case "java/util/Objects.requireNonNull(Ljava/lang/Object;)Ljava/lang/Object;" ->
                    operands.pushNow(Kind.REF, checks.present(arguments.getFirst()),
                            arguments.getFirst().reference().checked());
            default -> {
                return false;
            }
        }
        return true;
    }
}

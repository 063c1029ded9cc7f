package homeostat.firmware;

import homeostat.proof.Field;
import homeostat.proof.Method;
import homeostat.proof.snapshot.Snapshot;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The closed world as one C file, `device.c`: class numbers, structures, objects, functions,
/// entries.
final class ImageWriter {
    private static final Pattern CALL = Pattern.compile("([A-Za-z_0-9]+)\\(");
    /// Instructions of a method that is long enough for a call of its own, and calls that are many;
    /// a method that runs several times in a step costs a call each time, so more are asked for.
    private static final int LONG = 14;
    private static final int CALLS_MANY = 3;
    private static final int CALLS_MANY_IN_LOOP = 6;

    private final ClosedWorld world;
    private final Names names;
    private final Map<Method, String> functions = new TreeMap<>();
    private final Map<Method, String> heads = new TreeMap<>();
    /// The kernel's boundary and what it calls. Where a trap comes back to, the compiler keeps no
    /// variable in a register; so nothing is expanded into it.
    private final Set<Method> apart = new TreeSet<>();
    private final Set<Method> shared = new TreeSet<>();
    private final Map<Method, Integer> lengths = new HashMap<>();
    private final Objects objects;
    private final Pools pools;

    ImageWriter(ClosedWorld world) {
        this.world = world;
        this.names = new Names(world);
        Set<Method> steps = new TaskEntries(world.snapshot()).steps();
        for (Method method : world.methods()) {
            MethodTranslator translator = new MethodTranslator(world, names, method);
            if (translator.isBoundary()) {
                apart.add(method);
                apart.addAll(world.calledBy(method));
            }
            if (steps.contains(method)) {
                apart.add(method);
            }
            heads.put(method, translator.signature(names.method(method)));
            functions.put(method, "/* " + method.readable() + ", "
                    + world.program().sourceFile(method.owner()) + " */\n"
                    + translator.translate());
        }
        standApart();
        this.objects = new Objects(world, names);
        this.pools = new Pools(world, names);
    }

    /// A method that is long, with what would be expanded into it, and called from several places
    /// is not expanded into each of them on a microcontroller: the compiler looks at one call at a
    /// time and would spend a quarter of the flash on it.
    private void standApart() {
        Set<Method> repeated = world.repeated();
        Map<String, Integer> calls = new HashMap<>();
        functions.values().forEach(text -> CALL.matcher(text).results()
                .forEach(call -> calls.merge(call.group(1), 1, Integer::sum)));
        for (Method method : functions.keySet()) {
            int many = repeated.contains(method) ? CALLS_MANY_IN_LOOP : CALLS_MANY;
            if (calls.getOrDefault(names.method(method), 0) >= many && length(method) >= LONG) {
                shared.add(method);
            }
        }
    }

    /// Instructions of a method and of what it calls; around a circle, which only a program has
    /// that is not proved, once.
    private int length(Method method) {
        int length = lengths.getOrDefault(method, -1);
        if (length < 0) {
            length = world.program().body(method).size();
            lengths.put(method, length);
            for (Method called : world.calledBy(method)) {
                length += length(called);
            }
            lengths.put(method, length);
        }
        return length;
    }

    /// The places that can trap.
    Sites sites() {
        return names.sites();
    }

    Objects objects() {
        return objects;
    }

    Names names() {
        return names;
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                /* Made by Homeostat's firmware builder from class files and a snapshot. Do not
                 * edit: change the Java and build again. Checks are numbered as in sites.txt. */
                #include "device.h"
                #include "runtime.h"

                """);
        text.append("const char device_seal[] = \"Homeostat, ").append(world.proved().seal())
                .append("\";\n\n");
        appendClasses(text);
        text.append("__attribute__((unused)) static const Object a_string = "
                + "{ CLASS_java_lang_String };\n");
        objects.append(text);
        text.append("\n/* Functions. */\n\n");
        heads.forEach((method, head) -> text.append(apart.contains(method)
                ? "__attribute__((noinline)) static " : shared.contains(method)
                ? "SHARED static " : "static ").append(head).append(";\n"));
        appendDispatch(text, ";\n");
        text.append(pools.definitions());
        appendTypeTests(text);
        functions.values().forEach(function -> text.append('\n').append(function));
        appendDispatch(text, null);
        appendEntries(text);
        return text.toString();
    }

    private void appendClasses(StringBuilder text) {
        Set<String> numbered = new TreeSet<>(world.liveClasses());
        numbered.add("java/lang/String");
        text.append("enum {\n    CLASS_NONE");
        numbered.forEach(type -> text.append(",\n    ").append(names.classNumber(type)));
        text.append("\n};\n\n");
        Heads heads = world.heads();
        Set<String> shaped = new TreeSet<>();
        world.liveClasses().stream().filter(world.program()::isOwn).forEach(shaped::add);
        world.usedFields().stream().filter(f -> !world.usedStatics().contains(f))
                .forEach(f -> shaped.add(f.owner()));
        world.methods().stream().filter(m -> !world.program().has(m, AccessFlag.STATIC))
                .forEach(m -> shaped.add(m.owner()));
        for (String type : shaped) {
            if (heads.isNumbered(type)) {
                text.append("typedef struct ").append(names.type(type)).append(' ')
                        .append(names.type(type)).append(";\n\n");
                continue;
            }
            boolean named = heads.isNamed(type);
            List<Field> fields = objects.layout(type);
            text.append("typedef struct {\n").append(named ? "    uint32_t class_id;\n"
                    : fields.isEmpty() ? "    char nothing;\n" : "");
            for (Field field : fields) {
                String stored = heads.stored(field.descriptor());
                text.append("    ").append(stored).append(stored.endsWith("*") ? "" : " ")
                        .append(names.field(field)).append(";\n");
            }
            text.append("} ").append(names.type(type)).append(";\n\n");
        }
    }

    private void appendTypeTests(StringBuilder text) {
        for (String type : world.testedTypes()) {
            text.append("\nstatic bool ").append(names.typeTest(type))
                    .append("(const void *object) {\n    if (object == NULL) return false;\n")
                    .append("    switch (((const Object *) object)->class_id) {\n");
            Collection<String> instances = world.instancesOf(type);
            instances.forEach(each -> text.append("    case ").append(names.classNumber(each))
                    .append(":\n"));
            text.append(instances.isEmpty() ? "" : "        return true;\n")
                    .append("    default: return false;\n    }\n}\n");
        }
    }

    private void appendDispatch(StringBuilder text, String end) {
        for (Method call : world.virtualCalls()) {
            if (Set.copyOf(world.targets(call).values()).size() != 1) {
                String head = Members.dispatchHead(names, call);
                text.append(end == null ? "\n" + Members.dispatch(world, names, call, head)
                        : "static " + head + end);
            }
        }
    }

    private void appendEntries(StringBuilder text) {
        List<Method> entries = world.snapshot().entries();
        text.append("\n/* What the host calls. */\n");
        objects.appendStart(text);
        text.append("\nint32_t device_arity(uint32_t entry) {\n"
                + "    static const int8_t arity[] = { ");
        entries.forEach(entry -> text.append(parameters(entry).size()).append(", "));
        text.append("0 };\n    return arity[entry];\n}\n\nint32_t device_call(uint32_t entry, "
                + "const uint64_t *arguments, uint64_t *results) {\n    pool_begin();\n"
                + "    (void) arguments;\n    (void) results;\n    switch (entry) {\n");
        for (int i = 0; i < entries.size(); i++) {
            List<String> arguments = new ArrayList<>();
            List<ClassDesc> types = parameters(entries.get(i));
            for (int k = 0; k < types.size(); k++) {
                arguments.add(fromWord(types.get(k).descriptorString(), "arguments[" + k + "]"));
            }
            text.append("    case ").append(i).append(": ")
                    .append(callFromHost(entries.get(i), arguments, "results[0]"))
                    .append(gives(entries.get(i)) ? " return 1;\n" : " return 0;\n");
        }
        text.append("    default: trap_dispatch(0);\n    }\n}\n\n"
                + "int32_t device_probe(uint64_t *results) {\n    pool_begin();\n"
                + "    (void) results;\n");
        int word = 0;
        for (Snapshot.Probe probe : world.snapshot().probes()) {
            List<String> arguments = new ArrayList<>();
            List<ClassDesc> types = parameters(probe.method());
            for (int k = 0; k < types.size(); k++) {
                arguments.add(Literal.ofBits(types.get(k).descriptorString(),
                        probe.arguments()[k]));
            }
            text.append("    ").append(callFromHost(probe.method(), arguments,
                    "results[" + word + "]")).append('\n');
            word += gives(probe.method()) ? 1 : 0;
        }
        text.append("    return ").append(word).append(";\n}\n")
                .append(new TaskEntries(world.snapshot()).functions(names,
                        "(void *) &" + names.object(world.snapshot().root())));
    }

    private static List<ClassDesc> parameters(Method method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList();
    }

    private static boolean gives(Method method) {
        return !method.descriptor().endsWith(")V");
    }

    private static String fromWord(String descriptor, String word) {
        return switch (Kind.of(descriptor)) {
            case INT -> "(int32_t) " + word;
            case LONG -> "(int64_t) " + word;
            case FLOAT -> "f_of_bits((int32_t) " + word + ")";
            case DOUBLE -> "d_of_bits((int64_t) " + word + ")";
            case REF -> throw new FirmwareException("an entry takes a reference: descriptor="
                    + descriptor + ", expected numbers only");
        };
    }

    private String callFromHost(Method method, List<String> arguments, String result) {
        List<String> all = new ArrayList<>();
        if (!world.program().has(method, AccessFlag.STATIC)) {
            all.add("(void *) &" + names.object(world.snapshot().root()));
        }
        all.addAll(arguments);
        String call = names.method(method) + "(" + String.join(", ", all) + ")";
        if (!gives(method)) {
            return call + ";";
        }
        String descriptor = method.descriptor().substring(method.descriptor().indexOf(')') + 1);
        return result + " = " + switch (Kind.of(descriptor)) {
            case INT, LONG -> "(uint64_t) (int64_t) " + call;
            case FLOAT -> "(uint64_t) (int64_t) f_bits_canonical(" + call + ")";
            case DOUBLE -> "(uint64_t) d_bits_canonical(" + call + ")";
            case REF -> throw new FirmwareException("an output is a reference: method=" + method
                    + ", expected a number");
        } + ";";
    }
}

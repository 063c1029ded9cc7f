package homeostat.proof.values;

import homeostat.proof.Field;
import homeostat.proof.Program;
import java.lang.classfile.Attributes;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// All parts and cells, and what rests in memory between two calls of the host.
///
/// Parts come from a snapshot, one for each object, or are made where code makes them. What is
/// never written keeps its initial value, down to the single elements of an array.
final class World {
    static final String ROOT = "java/lang/Object";
    private static final int EXACT_ELEMENTS_MAX = 4096;

    final Program program;
    final FirstWrites firstWrites;
    final List<Part> parts = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Field, Cell> statics = new HashMap<>();
    private final Map<Object, Part> made = new HashMap<>();
    private final Map<Field, Boolean> finals = new HashMap<>();
    private final Map<String, List<Field>> declared = new HashMap<>();
    /// What a written cell can hold between two calls; absent while nothing has written it.
    final Map<Integer, Value> resting = new HashMap<>();
    /// Whether the objects are those of a snapshot, so that static initialisers have run.
    boolean isAssembled;

    World(Program program) {
        this.program = program;
        this.firstWrites = new FirstWrites(program);
    }

    Part newPart(String type) {
        Part part = new Part(parts.size(), type);
        parts.add(part);
        return part;
    }

    Part part(int number) {
        return parts.get(number);
    }

    Cell cell(int id) {
        return cells.get(id);
    }

    private Cell newCell(Part part, Field field) {
        Cell cell = new Cell(cells.size(), part, field);
        cells.add(cell);
        return cell;
    }

    Cell cell(Part part, Field field) {
        Cell cell = part.cells.get(field);
        if (cell == null) {
            cell = newCell(part, field);
            part.cells.put(field, cell);
        }
        return cell;
    }

    Cell contents(Part array) {
        if (array.contents == null) {
            array.contents = newCell(array, null);
        }
        return array.contents;
    }

    Cell cell(Field staticField) {
        Cell cell = statics.get(staticField);
        if (cell == null) {
            cell = newCell(null, staticField);
            cell.initial = Symbol.opaque(ofType(staticField.descriptor()));
            statics.put(staticField, cell);
        }
        return cell;
    }

    /// The part that stands for the objects of one place of making.
    Part madeAt(Object place, String type) {
        return made.computeIfAbsent(place, key -> newPart(type));
    }

    boolean isMade(Object place) {
        return made.containsKey(place);
    }

    /// Everything a variable of the type can hold.
    static Value ofType(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z' -> Whole.TRUTH;
            case 'B' -> Whole.of(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case 'S' -> Whole.of(Short.MIN_VALUE, Short.MAX_VALUE);
            case 'C' -> Whole.of(0, Character.MAX_VALUE);
            case 'I' -> Whole.INT;
            case 'J' -> Whole.LONG;
            case 'F', 'D' -> Real.ANY;
            default -> Refs.unknown(internalName(descriptor), true);
        };
    }

    /// What a variable of the type holds when nobody has written it.
    static Value zero(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'Z', 'B', 'S', 'C', 'I', 'J' -> Whole.ZERO;
            case 'F', 'D' -> Real.of(0.0);
            default -> Refs.NULL;
        };
    }

    static String internalName(String descriptor) {
        return descriptor.startsWith("L")
                ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    boolean isFinal(Field field) {
        return finals.computeIfAbsent(field, key -> fieldModel(key)
                .map(model -> model.flags().has(AccessFlag.FINAL)).orElse(false));
    }

    private java.util.Optional<FieldModel> fieldModel(Field field) {
        if (!program.exists(field.owner())) {
            return java.util.Optional.empty();
        }
        return program.classNamed(field.owner()).fields().stream()
                .filter(model -> model.fieldName().equalsString(field.name())
                        && model.fieldType().equalsString(field.descriptor())).findFirst();
    }

    /// The instance fields of a class and its superclasses.
    List<Field> fields(String type) {
        return declared.computeIfAbsent(type, key -> {
            List<Field> found = new ArrayList<>();
            for (String c = key; c != null && program.isOwn(c); c = program.superclass(c)) {
                for (FieldModel model : program.classNamed(c).fields()) {
                    if (!model.flags().has(AccessFlag.STATIC)) {
                        found.add(new Field(c, model.fieldName().stringValue(),
                                model.fieldType().stringValue()));
                    }
                }
            }
            return found;
        });
    }

    /// The parts that a value can point to; an unknown one to all of its type that there are.
    int[] targets(Refs refs) {
        if (refs.isKnown()) {
            return refs.parts();
        }
        return parts.stream().filter(part -> part.isNameless
                        || program.isSubtype(part.type, refs.unknown()))
                .mapToInt(part -> part.number).toArray();
    }

    /// What of a reference is of a type, or, with `isOf` false, what is not; null when nothing is.
    Refs cast(Refs refs, String type, boolean isOf) {
        if (!refs.isKnown()) {
            boolean isKept = !isOf || !program.isSubtype(type, refs.unknown());
            return isKept ? refs : Refs.unknown(type, refs.orNull());
        }
        int[] kept = Arrays.stream(refs.parts())
                .filter(part -> part(part).isNameless
                        || program.isSubtype(part(part).type, type) == isOf).toArray();
        return kept.length == 0 && !refs.orNull() ? null
                : new Refs(kept, refs.orNull(), null);
    }

    /// What a cell can hold between two calls of the host.
    Value resting(Cell cell) {
        Value written = resting.get(cell.id);
        return written != null ? written : cell.initial == null ? null : cell.initial.base;
    }

    /// Numbers at which a growing bound of a part's cell may come to rest: the lengths of the
    /// arrays that it holds, its constant numbers, and one beside each.
    Set<Long> numbersBeside(Part part) {
        Set<Long> found = new TreeSet<>();
        for (Cell cell : part.cells.values()) {
            Value held = resting(cell);
            if (held instanceof Refs refs && refs.isKnown()) {
                for (int number : refs.parts()) {
                    addAround(found, part(number).length);
                }
            } else if (!resting.containsKey(cell.id)) {
                addAround(found, held);
            }
        }
        return found;
    }

    private static void addAround(Set<Long> found, Value number) {
        if (number instanceof Whole whole && whole.isOne()
                && Math.abs(whole.low()) < Integer.MAX_VALUE) {
            found.add(whole.low() - 1);
            found.add(whole.low());
            found.add(whole.low() + 1);
        }
    }

    /// Gives an array its elements as assembled.
    void fill(Part array, Value[] elements) {
        array.length = Whole.of(elements.length);
        Value all = elements.length == 0 ? zero(array.type.substring(1)) : elements[0];
        for (Value each : elements) {
            all = all.join(each);
        }
        contents(array).initial = Symbol.opaque(all);
        array.elements = elements.length <= EXACT_ELEMENTS_MAX ? elements : null;
    }

    /// A static field that the class file gives its value, or null.
    Value constant(Field field) {
        return fieldModel(field).flatMap(model -> model.findAttribute(Attributes.constantValue()))
                .map(attribute -> switch (attribute.constant().constantValue()) {
                    case Integer i -> (Value) Whole.of(i);
                    case Long j -> Whole.of(j);
                    case Float f -> Real.of(f);
                    case Double d -> Real.of(d);
                    default -> Refs.unknown("java/lang/String", false);
                }).orElse(null);
    }

    /// Memory as it rests between two calls of the host.
    Unit.Outside atRest() {
        Map<Cell, Symbol> named = new HashMap<>();
        return new Unit.Outside() {
            @Override
            public Symbol symbol(Cell cell) {
                Value written = resting.get(cell.id);
                return written == null ? cell.initial
                        : named.computeIfAbsent(cell, key -> Symbol.opaque(written));
            }

            @Override
            public Value value(Symbol symbol) {
                return symbol.base;
            }
        };
    }

    /// The static fields of a class before its initialiser runs.
    void zeroStatics(String type) {
        for (FieldModel model : program.classNamed(type).fields()) {
            if (model.flags().has(AccessFlag.STATIC)) {
                String descriptor = model.fieldType().stringValue();
                cell(new Field(type, model.fieldName().stringValue(), descriptor)).initial =
                        Symbol.opaque(zero(descriptor));
            }
        }
    }

    /// What code that runs before everything else has left becomes what memory starts with.
    void initial(State left) {
        left.heap.forEach((id, symbol) -> {
            Cell cell = cell(id);
            Value value = left.value(symbol);
            boolean isFirst = cell.initial == null || cell.isStrong();
            cell.initial = Symbol.opaque(isFirst ? value : cell.initial.base.join(value));
        });
    }
}

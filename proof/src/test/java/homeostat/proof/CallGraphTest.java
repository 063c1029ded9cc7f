package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Exists because "exact over instantiated classes" is the claim all rules lean on.
class CallGraphTest {
    private static final Method STEP = new Method("InterfaceCalls", "step", "(J)V");
    private static final Method NEXT = new Method("InterfaceCalls$Filter", "next", "(D)D");

    @Test
    void onlyInstantiatedClassesAnswer() {
        CallGraph graph = CallGraph.assembled(Corpus.program(),
                Set.of(new Method("InterfaceCalls", "<init>", "()V")), Set.of(STEP));

        assertEquals(List.of(STEP), graph.entries());
        assertEquals(Set.of("InterfaceCalls$Mean"),
                graph.sites(STEP).getFirst().dispatch().keySet());
        assertFalse(graph.contains(NEXT.in("InterfaceCalls$Unused")));
    }

    @Test
    void aSnapshotDecidesWhoAnswers() {
        CallGraph graph = CallGraph.from(Corpus.program(), Set.of(STEP),
                Set.of("InterfaceCalls", "InterfaceCalls$Unused"));
        Method unused = NEXT.in("InterfaceCalls$Unused");

        assertEquals(new TreeSet<>(Set.of(unused)), graph.sites(STEP).getFirst().targets());
        assertEquals(Set.of("InterfaceCalls$Unused"), graph.receivers(unused));
    }

    @Test
    void whatAStepMakesAnswersToo() {
        CallGraph graph = CallGraph.from(Corpus.program(),
                Set.of(new Method("ModeOnATransition", "step", "(J)V")),
                Set.of("ModeOnATransition"));

        assertTrue(graph.instantiated().contains("ModeOnATransition$Fallback"));
    }

    @Test
    void theChainLeadsFromTheEntryToTheMethod() {
        CallGraph graph = CallGraph.assembled(Corpus.program(),
                Set.of(new Method("DirectRecursion", "<init>", "()V")),
                Set.of(new Method("DirectRecursion", "step", "(J)V")));
        Method factorial = new Method("DirectRecursion", "factorial", "(J)J");

        assertEquals(List.of("DirectRecursion.step"), graph.chain(factorial).stream()
                .map(call -> call.caller().readable()).toList());
    }

    @Test
    void aSwitchOverTypesIsNoCall() {
        CallGraph graph = CallGraph.assembled(Corpus.program(),
                Set.of(new Method("SealedSwitch", "<init>", "()V")),
                Set.of(new Method("SealedSwitch", "step", "(J)V")));

        assertTrue(graph.lambdas().isEmpty());
        assertTrue(graph.methods().stream().allMatch(m -> m.owner().startsWith("SealedSwitch")));
    }
}

package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// What is written must read back as the same thing, whatever a device or a patient is called.
final class JsonTest {

    @Test
    void writesObjectsArraysAndSeparators() {
        assertEquals("{\"a\":1,\"b\":[1.5,null,\"x\"],\"c\":{},\"d\":true}", new Json().object()
                .field("a", 1L).array("b").value(1.5).value(Double.NaN).value("x").endArray()
                .object("c").endObject().field("d", true).endObject().toString());
    }

    @Test
    void escapesWhatWouldEndAStringOrAScript() {
        assertEquals("\"\\\"\\\\\\u000a\\u003c/script>\\u2028é\"",
                new Json().value("\"\\\n</script>\u2028é").toString());
    }

    @Test
    void writesTheShortestNumbers() {
        assertEquals("[70,0.1,0.1,null]", new Json().array().value(70.0).value(0.1).value(0.1f)
                .value(Float.POSITIVE_INFINITY).endArray().toString());
    }
}

package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every maker exports glucose in a form of its own; a missed row or unit would dose somebody.
final class CgmFileTest {
    @Test
    void readsDexcomClarity() {
        CgmFile log = log("""
            Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Event Subtype,Glucose Value (mg/dL)
            1,,FirstName,,
            2,2024-01-01T00:00:00,EGV,,100
            3,2024-01-01T00:05:00,EGV,,Low
            4,2024-01-01T00:06:00,Carbs,,
            5,2024-01-01T00:10:00,EGV,,104
            """);
        holds(log, "Dexcom Clarity", "mg/dL", 100, Double.NaN, 104);
        assertEquals(List.of("glucose low", "event: 4 Carbs"),
            log.notes().stream().map(Note::text).toList());
    }

    @Test
    void readsLibreView() {
        holds(log("""
            Glucose Data,Generated on,01-02-2024 10:00 UTC
            Device,Serial Number,Device Timestamp,Record Type,Historic Glucose mmol/L
            F,1,01-01-2024 00:00,0,5.5
            F,1,01-01-2024 00:15,0,"5,6"
            F,1,01-01-2024 00:30,0,5.7
            """), "LibreView", "mmol/L", 5.5, 5.6, 5.7);
    }

    @Test
    void readsNightscoutNewestFirst() {
        holds(log("""
            _id,device,date,dateString,sgv,type
            c,x,1704067800000,2024-01-01T00:10:00.000Z,102,sgv
            b,x,1704067500000,2024-01-01T00:05:00.000Z,101,sgv
            a,x,1704067200000,2024-01-01T00:00:00.000Z,100,sgv
            """), "Nightscout", "mg/dL", 100, 101, 102);
    }

    @Test
    void readsTidepool() {
        holds(log("""
            Tidepool Data Type,Local Time,Value,Units
            cbg,2024-01-01 00:00:00,6.1,mmol/L
            cbg,2024-01-01 00:05:00,6.2,mmol/L
            """), "Tidepool", "mmol/L", 6.1, 6.2);
    }

    @Test
    void readsAPublishedLogOfManyPersonsForOneOfThem() {
        Path file = SharedFolder.named("cgm").resolve("example_data_hall.csv");
        assertTrue(assertThrows(RecordException.class, () -> CgmFile.open(file)).getMessage()
            .startsWith("log of several persons: "));
        try (CgmFile log = CgmFile.open(file, "1636-69-001")) {
            double[] first = new double[4];
            log.physical(0, 0, 4, first, 0);
            assertEquals(95, first[3]);
            assertEquals("2014-02-03T03:42:12", log.outline().timeline().start().toString());
            assertTrue(log.outline().timeline().stretches().size() > 1);
        }
    }

    @Test
    void leavesOtherTablesAlone() {
        assertNull(CgmFile.persons("x.csv", bytes("time [s],a\n0,1\n")));
        assertEquals("bad glucose value: file=x.csv line=2, expected a number, Low or High",
            assertThrows(RecordException.class, () -> log("""
                id,time,gl
                a,2024-01-01 00:00:00,many
                """)).getMessage());
    }

    private static void holds(CgmFile log, String format, String units, double... expected) {
        assertEquals(format, log.outline().format());
        assertEquals(units, log.outline().signals().get(0).units());
        double[] values = new double[expected.length];
        log.physical(0, 0, values.length, values, 0);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], values[i]);
        }
        assertEquals(expected.length, log.outline().timeline().frames());
        assertEquals(1, log.outline().timeline().stretches().size());
    }

    private static CgmFile log(String text) {
        return new CgmFile("x.csv", bytes(text), null);
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}

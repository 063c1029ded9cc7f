package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.people.Right;
import homeostat.fleet.people.Role;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of roles is a promise: the running server is asked for every cell of it.
final class RoleTest {
    /// What each role may do, said a second time, by hand: a slip in the table shows here.
    private static final Map<Role, String> EXPECTED = Map.of(
            Role.NURSE, "yyy-yy-y--y",
            Role.PHYSICIAN, "yyyyyyyyy--",
            Role.ENGINEER, "y-----yy--y",
            Role.OFFICER, "-------y-y-");

    @Test
    void everyCellIsAsTheTableSays() {
        for (Role role : Role.values()) {
            StringBuilder row = new StringBuilder();
            for (Right right : Right.values()) {
                row.append(role.may(right) ? 'y' : '-');
            }
            assertEquals(EXPECTED.get(role), row.toString(), role.words());
        }
    }

    @Test
    void theServerRefusesWhatTheTableRefusesAndNothingElse(@TempDir Path folder)
            throws Exception {
        try (Staff staff = new Staff(folder)) {
            EnumSet<Right> asked = EnumSet.noneOf(Right.class);
            for (Role role : Role.values()) {
                String cookie = staff.cookie(role);
                for (Routes.Route route : staff.fleet.routes()) {
                    if (route.right() == null) {
                        continue;
                    }
                    asked.add(route.right());
                    assertCell(staff, role, cookie, route);
                }
            }
            assertEquals(EnumSet.complementOf(EnumSet.of(Right.SEE_PATIENTS)), asked,
                    "a right that no request takes");
        }
    }

    @Test
    void whoMayNotSeePatientsIsToldNoName(@TempDir Path folder) throws Exception {
        try (Staff staff = new Staff(folder)) {
            SyntheticBed bed = SyntheticBed.monitor("bed-1", "M. Aalto");
            staff.fleet.connect(_ -> { }).ingest(bed.hello());
            for (Role role : List.of(Role.NURSE, Role.PHYSICIAN, Role.ENGINEER)) {
                String cookie = staff.cookie(role);
                for (String path : List.of("/api/beds", "/api/beds/bed-1")) {
                    assertEquals(role.may(Right.SEE_PATIENTS),
                            staff.get(path, cookie).body().contains("M. Aalto"), role + path);
                }
            }
            String engineer = staff.cookie(Role.ENGINEER);
            engineer = Staff.cookie(staff.post("/api/break-glass", engineer,
                    "{\"reason\":\"nobody else is here\"}"));
            assertTrue(staff.get("/api/beds", engineer).body().contains("M. Aalto"));
            assertTrue(staff.audit().stream().anyMatch(line -> line.matches("engineer\\|see\\|"
                    + "bed-1 patient=[0-9a-f]{16}\\|role=engineer by emergency access")));
        }
    }

    private static void assertCell(Staff staff, Role role, String cookie, Routes.Route route)
            throws Exception {
        String path = route.path().replaceAll("\\{\\w+}", "1");
        Http.Answer answer = route.method().equals("GET") ? staff.get(path, cookie)
                : staff.post(path, cookie, "{}");
        if (role.may(route.right())) {
            assertNotEquals(403, answer.status(), role + " " + route + answer.body());
            assertNotEquals(401, answer.status(), role + " " + route + answer.body());
            assertTrue(answer.status() != 500, role + " " + route + answer.body());
        } else {
            assertEquals(403, answer.status(), role + " " + route);
            assertTrue(staff.audit().contains(role.word() + "|refuse|" + route.method() + ' '
                    + path + "|right=" + BedView.lower(route.right())), route::toString);
        }
    }
}

/* Made by Homeostat's firmware builder from class files and a snapshot. Do not
 * edit: change the Java and build again. Checks are numbered as in sites.txt. */
#include "device.h"
#include "runtime.h"

const char device_seal[] = "Homeostat, unproved";

enum {
    CLASS_NONE,
    CLASS_double_array,
    CLASS_homeostat_firmware_sample_Doser,
    CLASS_homeostat_firmware_sample_Doser_Limit,
    CLASS_homeostat_firmware_sample_Doser_State_Dosing,
    CLASS_homeostat_firmware_sample_Doser_State_Idle,
    CLASS_java_lang_String
};

typedef struct {
    double totalUnits;
    void *state;
} homeostat_firmware_sample_Doser;

typedef struct {
    char nothing;
} homeostat_firmware_sample_Doser_Limit;

typedef struct {
    uint32_t class_id;
    int32_t left;
} homeostat_firmware_sample_Doser_State_Dosing;

typedef struct {
    uint32_t class_id;
} homeostat_firmware_sample_Doser_State_Idle;

__attribute__((unused)) static const Object a_string = { CLASS_java_lang_String };

/* Objects. */

typedef struct { int32_t length; } Array;

static homeostat_firmware_sample_Doser Doser_1;
static const double double_array_4[4];
static const homeostat_firmware_sample_Doser_Limit Doser_Limit_2;
static const homeostat_firmware_sample_Doser_State_Idle Doser_State_Idle_3;

static homeostat_firmware_sample_Doser Doser_1 = {
    .totalUnits = 0.0,
    .state = ((void *) &Doser_State_Idle_3) };
static const double double_array_4[4] = {
    0.0, 0.5, 1.0, 2.0, };
static const homeostat_firmware_sample_Doser_Limit Doser_Limit_2 = { 0 };
static const homeostat_firmware_sample_Doser_State_Idle Doser_State_Idle_3 = { CLASS_homeostat_firmware_sample_Doser_State_Idle };

/* Functions. */

static double homeostat_firmware_sample_Doser_dose(homeostat_firmware_sample_Doser *self, int32_t choice);
static double homeostat_firmware_sample_Doser_Limit_bound(homeostat_firmware_sample_Doser_Limit *self, double units);
static void homeostat_firmware_sample_Doser_State_Dosing_init(homeostat_firmware_sample_Doser_State_Dosing *self, int32_t left);
static int32_t homeostat_firmware_sample_Doser_State_Dosing_left(homeostat_firmware_sample_Doser_State_Dosing *self);
static void homeostat_firmware_sample_Doser_State_Idle_init(homeostat_firmware_sample_Doser_State_Idle *self);

/* Records made on a transition. */

bool pool_holds(const void *made) {
    return Doser_1.state == made;
}

static homeostat_firmware_sample_Doser_State_Dosing homeostat_firmware_sample_Doser_State_Dosing_pool[4];
static uint32_t homeostat_firmware_sample_Doser_State_Dosing_handed[4];

static void *new_homeostat_firmware_sample_Doser_State_Dosing(uint32_t site) {
    homeostat_firmware_sample_Doser_State_Dosing *made = pool_slot(homeostat_firmware_sample_Doser_State_Dosing_pool, sizeof(homeostat_firmware_sample_Doser_State_Dosing), homeostat_firmware_sample_Doser_State_Dosing_handed, 4, site);
    *made = (homeostat_firmware_sample_Doser_State_Dosing) { .class_id = CLASS_homeostat_firmware_sample_Doser_State_Dosing };
    return made;
}

static homeostat_firmware_sample_Doser_State_Idle homeostat_firmware_sample_Doser_State_Idle_pool[3];
static uint32_t homeostat_firmware_sample_Doser_State_Idle_handed[3];

static void *new_homeostat_firmware_sample_Doser_State_Idle(uint32_t site) {
    homeostat_firmware_sample_Doser_State_Idle *made = pool_slot(homeostat_firmware_sample_Doser_State_Idle_pool, sizeof(homeostat_firmware_sample_Doser_State_Idle), homeostat_firmware_sample_Doser_State_Idle_handed, 3, site);
    *made = (homeostat_firmware_sample_Doser_State_Idle) { .class_id = CLASS_homeostat_firmware_sample_Doser_State_Idle };
    return made;
}

static bool is_homeostat_firmware_sample_Doser_State_Dosing(const void *object) {
    if (object == NULL) return false;
    switch (((const Object *) object)->class_id) {
    case CLASS_homeostat_firmware_sample_Doser_State_Dosing:
        return true;
    default: return false;
    }
}

static bool is_homeostat_firmware_sample_Doser_State_Idle(const void *object) {
    if (object == NULL) return false;
    switch (((const Object *) object)->class_id) {
    case CLASS_homeostat_firmware_sample_Doser_State_Idle:
        return true;
    default: return false;
    }
}

/* homeostat.firmware.sample.Doser.dose, Doser.java */
#line 59 "homeostat/firmware/sample/Doser.java"
static int32_t homeostat_firmware_sample_Doser_dose_switch_0(void *value, int32_t restart) {
    if (value == NULL) return -1;
    if (restart <= 0 && is_homeostat_firmware_sample_Doser_State_Idle(value)) return 0;
    if (restart <= 1 && is_homeostat_firmware_sample_Doser_State_Dosing(value)) return 1;
    return 2;
}
double homeostat_firmware_sample_Doser_dose(homeostat_firmware_sample_Doser *self, int32_t choice) {
#line 59
    void *a2 = 0; int32_t i3 = 0; void *idle = 0; void *a5 = 0; int32_t i7 = 0; int32_t i8 = 0; int32_t left = 0; void *s0a; void *s1a;
    {
#line 59
    void *const t1 = Doser_1.state; void *const t2 = checked(t1, 1); (void) t2; a2 = t1; i3 = 0; s0a = self;
    }
    {
#line 59
    const int32_t t1 = homeostat_firmware_sample_Doser_dose_switch_0(a2, i3); switch (t1) {     case 0: goto L19;     case 1: goto L31;     default: goto L13; }
    }
L13: {
#line 59
    trap_thrown(5); /* java.lang.MatchException */
    }
L19: {
#line 60
    if (a2 != NULL && !is_homeostat_firmware_sample_Doser_State_Idle(a2)) trap_cast(2); idle = a2; if (choice <= 0) goto L29;
    }
    {
#line 60
    void *const t1 = new_homeostat_firmware_sample_Doser_State_Dosing(6); homeostat_firmware_sample_Doser_State_Dosing_init(t1, choice); s1a = t1; goto L61;
    }
L29: {
#line 60
    s1a = idle; goto L61;
    }
L31: {
#line 61
    if (a2 != NULL && !is_homeostat_firmware_sample_Doser_State_Dosing(a2)) trap_cast(3); a5 = a2; const int32_t t1 = homeostat_firmware_sample_Doser_State_Dosing_left(checked(a5, 4)); i7 = t1; i8 = i7;
    }
    {
#line 61
    left = i7;
    }
    {
#line 61
    if (left <= 1) goto L57;
    }
    {
#line 61
    void *const t1 = new_homeostat_firmware_sample_Doser_State_Dosing(9); homeostat_firmware_sample_Doser_State_Dosing_init(t1, i_sub(left, 1)); s1a = t1; goto L61;
    }
L57: {
#line 61
    void *const t1 = new_homeostat_firmware_sample_Doser_State_Idle(8); homeostat_firmware_sample_Doser_State_Idle_init(t1); s1a = t1;
    }
L61: {
#line 62
    Doser_1.state = s1a;
#line 63
    void *const t1 = Doser_1.state; const int32_t t2 = is_homeostat_firmware_sample_Doser_State_Dosing(t1); if (t2 == 0) goto L77;
    }
    {
#line 64
    const double t1 = Doser_1.totalUnits; const double t2 = double_array_4[index_below(4, choice, 7)]; const double t3 = homeostat_firmware_sample_Doser_Limit_bound(((void *) &Doser_Limit_2), t2); Doser_1.totalUnits = t1 + t3;
    }
L77: {
#line 66
    const double t1 = Doser_1.totalUnits; return t1;
    }
}

/* homeostat.firmware.sample.Doser$Limit.bound, Doser.java */
#line 53 "homeostat/firmware/sample/Doser.java"
double homeostat_firmware_sample_Doser_Limit_bound(homeostat_firmware_sample_Doser_Limit *self, double units) {
#line 53
    double s0d;
    {
#line 53
    if (!(units > 1.5)) goto L8;
    }
    {
#line 53
    s0d = 1.5; goto L9;
    }
L8: {
#line 53
    s0d = units;
    }
L9: {
#line 53
    return s0d;
    }
}

/* homeostat.firmware.sample.Doser$State$Dosing.<init>, Doser.java */
#line 31 "homeostat/firmware/sample/Doser.java"
void homeostat_firmware_sample_Doser_State_Dosing_init(homeostat_firmware_sample_Doser_State_Dosing *self, int32_t left) {
    {
#line 31
    self->left = left; return;
    }
}

/* homeostat.firmware.sample.Doser$State$Dosing.left, Doser.java */
#line 31 "homeostat/firmware/sample/Doser.java"
int32_t homeostat_firmware_sample_Doser_State_Dosing_left(homeostat_firmware_sample_Doser_State_Dosing *self) {
    {
#line 31
    const int32_t t1 = self->left; return t1;
    }
}

/* homeostat.firmware.sample.Doser$State$Idle.<init>, Doser.java */
#line 23 "homeostat/firmware/sample/Doser.java"
void homeostat_firmware_sample_Doser_State_Idle_init(homeostat_firmware_sample_Doser_State_Idle *self) {
    {
#line 23
    return;
    }
}

/* What the host calls. */

void device_start(void) { }

int32_t device_arity(uint32_t entry) {
    static const int8_t arity[] = { 1, 0 };
    return arity[entry];
}

int32_t device_call(uint32_t entry, const uint64_t *arguments, uint64_t *results) {
    pool_begin();
    (void) arguments;
    (void) results;
    switch (entry) {
    case 0: results[0] = (uint64_t) d_bits_canonical(homeostat_firmware_sample_Doser_dose((void *) &Doser_1, (int32_t) arguments[0])); return 1;
    default: trap_dispatch(0);
    }
}

int32_t device_probe(uint64_t *results) {
    pool_begin();
    (void) results;
    return 0;
}

const uint32_t device_tasks = 0;
int64_t device_next(void) { trap_dispatch(0); }
void device_exchange(void) { trap_dispatch(0); }
int64_t device_due(uint32_t task) { trap_dispatch(0); }
void device_step(uint32_t task) { trap_dispatch(0); }

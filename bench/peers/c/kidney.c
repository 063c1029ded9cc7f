/* The peer of `bench kidney`: a body whose water, salt and waste only a machine takes, in C.
 *
 *     kidney PEOPLE HOURS
 *
 * The model of homeostat.body.kidney.DialysisPatient, the same sums in the same order: plasma,
 * tissue, cells, urea, sodium, potassium; classical Runge-Kutta at 1/8 min. Of every 48 hours four
 * are a treatment; person i has i / 4 mL/min more drawn off than person 0. Prints the processor
 * seconds of the solving alone and for each person the mean urea and the last blood volume. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PLASMA, TISSUE, CELLS, UREA_OUT, UREA_IN, SODIUM, POTASSIUM_OUT, POTASSIUM_IN, STATES };

static const double STEP = 0.125, WEIGHT = 70, WATER = 0.58, HCT = 0.36, PROTEIN = 7;
static const double REFILL = 4.5, VESSELS = 400, TISSUES = 370, MADE = 0.21, SALT = 138;

typedef struct {
    double state[STATES], dry_plasma, dry_tissue, red, protein, tissue_protein, ratio, fixed;
    double urea_cleared, potassium_cleared, drawn, drunk, salted, eaten;
} Body;

static double oncotic(double grams, double water) {
    double c = grams / (water / 100);
    return c * (2.1 + c * (0.16 + c * 0.009));
}

static double filtration(const Body *b, double plasma, double tissue) {
    double vessels = (plasma - b->dry_plasma) / VESSELS;
    double spaces = (tissue - b->dry_tissue) / TISSUES;
    double pull = oncotic(b->protein, plasma) - oncotic(b->protein, b->dry_plasma);
    double back = oncotic(b->tissue_protein, tissue)
            - oncotic(b->tissue_protein, b->dry_tissue);
    return REFILL * (vessels - spaces - pull + back);
}

static double osmolality(const double *s) {
    return (2 * s[SODIUM] + 2 * s[POTASSIUM_OUT] + s[UREA_OUT])
            / ((s[PLASMA] + s[TISSUE]) / 1000);
}

static Body begin(double surplus) {
    Body b = {0};
    double water = WEIGHT * WATER * 1000, *s = b.state;
    b.dry_plasma = WEIGHT * 43;
    s[CELLS] = water * 0.6;
    b.dry_tissue = water - s[CELLS] - b.dry_plasma;
    b.red = b.dry_plasma * HCT / (1 - HCT);
    b.protein = PROTEIN * b.dry_plasma / 100;
    b.tissue_protein = PROTEIN * 0.3 * b.dry_tissue / 100;
    b.ratio = 140 / 5.2;
    double outside = b.dry_plasma + b.dry_tissue + surplus;
    double low = b.dry_plasma / 2, high = b.dry_plasma * 2;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (filtration(&b, middle, outside - middle) > 0) high = middle; else low = middle;
    }
    s[PLASMA] = low;
    s[TISSUE] = outside - low;
    double out = (s[PLASMA] + s[TISSUE]) / 1000, in = s[CELLS] / 1000;
    s[UREA_OUT] = 24 * out;
    s[UREA_IN] = 24 * in;
    s[SODIUM] = SALT * out;
    s[POTASSIUM_OUT] = 5.2 * out;
    s[POTASSIUM_IN] = 140 * in;
    b.fixed = osmolality(s) * in - s[UREA_IN] - 2 * s[POTASSIUM_IN];
    return b;
}

static void slopes(const Body *b, const double *s, double *to) {
    double out = (s[PLASMA] + s[TISSUE]) / 1000, in = s[CELLS] / 1000;
    double drawn = b->drawn / 1000, filtered = filtration(b, s[PLASMA], s[TISSUE]);
    double inside = (b->fixed + s[UREA_IN] + 2 * s[POTASSIUM_IN]) / in;
    double from_cells = 25 * (osmolality(s) - inside);
    to[PLASMA] = -filtered - b->drawn;
    to[TISSUE] = filtered + from_cells + b->drunk;
    to[CELLS] = -from_cells;
    double urea = s[UREA_OUT] / out;
    double urea_across = 600 / 1000.0 * (s[UREA_IN] / in - urea);
    to[UREA_OUT] = urea_across + MADE - b->urea_cleared / 1000 * urea;
    to[UREA_IN] = -urea_across;
    double sodium = s[SODIUM] / out;
    to[SODIUM] = b->salted - drawn * sodium - b->urea_cleared / 1000 * (sodium - 138);
    double potassium = s[POTASSIUM_OUT] / out;
    double across = 250 / 1000.0 * (s[POTASSIUM_IN] / in / b->ratio - potassium);
    to[POTASSIUM_OUT] = b->eaten + across - drawn * potassium
            - b->potassium_cleared / 1000 * (potassium - 2);
    to[POTASSIUM_IN] = -across;
}

static void step(Body *b) {
    double k1[STATES], k2[STATES], k3[STATES], k4[STATES], at[STATES], *s = b->state;
    slopes(b, s, k1);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP / 2 * k1[i];
    slopes(b, at, k2);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP / 2 * k2[i];
    slopes(b, at, k3);
    for (int i = 0; i < STATES; i++) at[i] = s[i] + STEP * k3[i];
    slopes(b, at, k4);
    for (int i = 0; i < STATES; i++) s[i] += STEP / 6 * (k1[i] + 2 * (k2[i] + k3[i]) + k4[i]);
}

static double cpu_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "usage: kidney PEOPLE HOURS\n");
        return 2;
    }
    int people = atoi(words[1]);
    long hours = atol(words[2]);
    double *means = malloc(people * sizeof *means), *ends = malloc(people * sizeof *ends);
    double from = cpu_seconds();
    for (int i = 0; i < people; i++) {
        Body b = begin(2500);
        double drawn = 8 + i / 4.0, sum = 0;
        for (long hour = 0; hour < hours; hour++) {
            int treated = hour % 48 < 4;
            b.urea_cleared = treated ? 240 : 0;
            b.potassium_cleared = treated ? 180 : 0;
            b.drawn = treated ? drawn : 0;
            b.drunk = treated ? 0 : drawn / 11;
            b.salted = treated ? 0 : drawn / 11 * 0.138;
            b.eaten = treated ? 0 : 0.04;
            for (int k = 0; k < 480; k++) {
                step(&b);
                sum += b.state[UREA_OUT] / ((b.state[PLASMA] + b.state[TISSUE]) / 1000);
            }
        }
        means[i] = sum / (hours * 480);
        ends[i] = b.state[PLASMA] + b.red;
    }
    printf("cpu-seconds %.9f\n", cpu_seconds() - from);
    for (int i = 0; i < people; i++) printf("person %d %.12g %.12g\n", i, means[i], ends[i]);
    return 0;
}

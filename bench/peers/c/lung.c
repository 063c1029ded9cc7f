/* The peer of `bench lung`: gas exchange of a person on a membrane lung, in C.
 *
 *     lung PEOPLE MINUTES
 *
 * The model of homeostat.body.lung.LungBody, the same sums in the same order: two units and a shunt,
 * a membrane lung, tissues; classical Runge-Kutta at 1/240 min. Person i has a shunt of
 * 0.05 + i / 40; the sweep gas changes every minute. Prints the processor seconds of the solving
 * alone and for each person the mean carbon dioxide and the last oxygen of arterial blood. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { GOOD_O2, POOR_O2, GOOD_CO2, POOR_CO2, TISSUE_O2, TISSUE_CO2, STORE_CO2, STATES };

static const double STEP = 1.0 / 240, HB = 10.5, OUTPUT = 6, VO2 = 230, VCO2 = 190;
static const double POOR_FLOW = 0.3, POOR_GAS = 0.1, INSPIRED = 0.5, VENTILATION = 4;
static const double CIRCUIT = 4, SWEEP_O2 = 1, DRAINED_AGAIN = 0.15;

typedef struct {
    double state[STATES], shunt, sweep;
} Body;

static double more(double a, double b) { return a > b ? a : b; }

static double saturation(double mmhg) {
    return mmhg > 0 ? 1 / (23400 / (mmhg * mmhg * mmhg + 150 * mmhg) + 1) : 0;
}

static double o2_content(double mmhg) { return 1.34 * HB * saturation(mmhg) + 0.003 * mmhg; }

static double o2_pressure(double s) {
    double half = 23400 * s / (1 - s) / 2, root = sqrt(half * half + 50.0 * 50 * 50);
    return cbrt(root + half) - cbrt(root - half);
}

static double pressure_of(double content) {
    double most = 1.34 * HB, low = 0, high = 700, bound = content / most;
    double mmhg = o2_pressure(bound < 0 ? 0 : bound > 0.97 ? 0.97 : bound);
    for (int i = 0; i < 40; i++) {
        double cubic = mmhg * (mmhg * mmhg + 150), part = 1 / (23400 + cubic);
        double error = most * cubic * part + 0.003 * mmhg - content;
        double slope = most * 23400 * (3 * mmhg * mmhg + 150) * part * part + 0.003;
        if (error > 0) high = mmhg; else low = mmhg;
        double next = mmhg - error / slope;
        double kept = next >= low && next <= high ? next : (low + high) / 2;
        if (fabs(kept - mmhg) < 1e-9) return kept;
        mmhg = kept;
    }
    return mmhg;
}

static double saturation_of(double held) {
    double content = more(0.5, held), bound = content / (1.34 * HB);
    if (bound < 0.9) return (content - 0.003 * o2_pressure(bound)) / (1.34 * HB);
    return saturation(pressure_of(content));
}

static double co2_content(double mmhg, double s) {
    return 11.02 * pow(mmhg, 0.396) - (15 - HB) * 0.015 * mmhg + (0.95 - s) * 6.4;
}

static double co2_pressure(double content, double s) {
    double bound = more(1, content - (0.95 - s) * 6.4), held = bound, step = 1;
    double mmhg = pow(bound / 11.02, 1 / 0.396), missing = (15 - HB) * 0.015;
    for (int i = 0; i < 6 && fabs(step) > 1e-5; i++) {
        double less = missing * mmhg, error = held - less - bound, slope = 0.396 * held - less;
        double bend = 0.396 * 0.396 * held - less;
        step = -2 * error * slope / (2 * slope * slope - error * bend);
        held *= exp(0.396 * step);
        mmhg *= exp(step);
    }
    return more(0.5, mmhg);
}

static double supported(void) {
    double fresh = CIRCUIT * (1 - DRAINED_AGAIN);
    return fresh < 0.95 * OUTPUT ? fresh : 0.95 * OUTPUT;
}

static double lung_o2(const double *s, double venous) {
    double share = 1 - exp(-1.6094379124341003 * 5 / CIRCUIT);
    double after = venous + more(0, saturation(713 * SWEEP_O2) - venous) * share;
    double held = 1.34 * HB * after + 0.003 * (713 * SWEEP_O2 * share * share);
    return s[TISSUE_O2] + supported() / OUTPUT * more(0, held - s[TISSUE_O2]);
}

static double lung_co2(const Body *b, const double *s, double venous) {
    double resistance = 1 / (4.5 * supported()) + 1 / (1000 * b->sweep / 863) + 1 / 14.0;
    return s[TISSUE_CO2] - co2_pressure(s[TISSUE_CO2], venous) / resistance / (10 * OUTPUT);
}

static void unit(const double *s, double *to, int u, double gas, double blood, double o2,
        double co2, double *end_o2, double *end_co2) {
    double po2 = more(1, s[u]);
    *end_o2 = o2_content(po2);
    *end_co2 = co2_content(more(1, s[u + 2]), saturation(po2));
    double taken = blood * (*end_o2 - o2), given = blood * (co2 - *end_co2);
    double volume = 2200 * (u == GOOD_O2 ? 1 - POOR_GAS : POOR_GAS);
    double out = gas - (taken - given) * 863 / 713, leaving = more(0, out);
    double entering = leaving > 0 ? gas : gas - out;
    to[u] = (entering * (713 * INSPIRED) - leaving * s[u] - 863 * taken) / volume;
    to[u + 2] = (863 * given - leaving * s[u + 2]) / volume;
}

static void slopes(const Body *b, const double *s, double *to) {
    double blood = 10 * OUTPUT, shunted = b->shunt * blood, poor = (blood - shunted) * POOR_FLOW;
    double good = blood - shunted - poor, venous = saturation_of(s[TISSUE_O2]);
    double o2 = lung_o2(s, venous), co2 = lung_co2(b, s, venous);
    double gas_poor = 1000 * VENTILATION * POOR_GAS, gas_good = 1000 * VENTILATION - gas_poor;
    double go2, gco2, po2, pco2;
    unit(s, to, GOOD_O2, gas_good, good, o2, co2, &go2, &gco2);
    unit(s, to, POOR_O2, gas_poor, poor, o2, co2, &po2, &pco2);
    double artery_o2 = (good * go2 + poor * po2 + shunted * o2) / blood;
    double artery_co2 = (good * gco2 + poor * pco2 + shunted * co2) / blood;
    to[TISSUE_O2] = (blood * (artery_o2 - s[TISSUE_O2]) - VO2) / 30;
    double stored = 20 * (s[TISSUE_CO2] - s[STORE_CO2]);
    to[TISSUE_CO2] = (blood * (artery_co2 - s[TISSUE_CO2]) + VCO2 - stored) / 150;
    to[STORE_CO2] = stored / 350;
}

static void artery(const Body *b, double *mmhg_o2, double *mmhg_co2) {
    const double *s = b->state;
    double open = 1 - b->shunt, good = open * (1 - POOR_FLOW), poor = open * POOR_FLOW;
    double venous = saturation_of(s[TISSUE_O2]);
    double go2 = more(1, s[GOOD_O2]), po2 = more(1, s[POOR_O2]);
    double o2 = good * o2_content(go2) + poor * o2_content(po2) + b->shunt * lung_o2(s, venous);
    double co2 = good * co2_content(more(1, s[GOOD_CO2]), saturation(go2))
            + poor * co2_content(more(1, s[POOR_CO2]), saturation(po2))
            + b->shunt * lung_co2(b, s, venous);
    *mmhg_o2 = pressure_of(more(0.5, o2));
    *mmhg_co2 = co2_pressure(co2, saturation_of(o2));
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
        fprintf(stderr, "usage: lung PEOPLE MINUTES\n");
        return 2;
    }
    int people = atoi(words[1]);
    long minutes = atol(words[2]);
    double *means = malloc(people * sizeof *means), *ends = malloc(people * sizeof *ends);
    double from = cpu_seconds();
    for (int i = 0; i < people; i++) {
        Body b = {.state = {200, 100, 40, 45, 0.7 * 1.34 * HB, 50, 50}, .shunt = 0.05 + i / 40.0};
        double sum = 0, o2 = 0, co2 = 0;
        for (long minute = 0; minute < minutes; minute++) {
            b.sweep = 2 + minute % 8 * 0.5;
            for (int k = 0; k < 240; k++) step(&b);
            artery(&b, &o2, &co2);
            sum += co2;
        }
        means[i] = sum / minutes;
        ends[i] = o2;
    }
    printf("cpu-seconds %.9f\n", cpu_seconds() - from);
    for (int i = 0; i < people; i++) printf("person %d %.12g %.12g\n", i, means[i], ends[i]);
    return 0;
}

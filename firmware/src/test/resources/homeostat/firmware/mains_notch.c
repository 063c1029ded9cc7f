/* A smoothing of somebody else's: a first-order low pass, whose last result is its state. */
#include <stdint.h>

double mains_notch(double *state, int32_t words, double value);

double mains_notch(double *state, int32_t words, double value) {
    state[0] = 0.75 * state[0] + 0.25 * value;
    return state[0];
}

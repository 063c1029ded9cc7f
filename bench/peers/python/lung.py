"""The peer of `bench lung`: gas exchange of a person on a membrane lung, in Python.

    python3 lung.py numpy|scipy PEOPLE MINUTES

The model of homeostat.body.lung.LungBody. `numpy`: all people at once as arrays, the same
Runge-Kutta at 1/240 min. `scipy`: one person after the other, minute by minute, with `solve_ivp`
(RK45, relative tolerance 1e-6). See `lung.c` for who breathes how and what is printed.
"""
import math
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

STEP, MINUTE_STEPS = 1 / 240, 240
HB, OUTPUT, POOR_FLOW, POOR_GAS, INSPIRED, VENTILATION = 10.5, 6.0, 0.3, 0.1, 0.5, 4.0
CIRCUIT, FRESH = 4.0, 4.0 * 0.85
START = [200, 100, 40, 45, 0.7 * 1.34 * HB, 50, 50]


def saturation(mmhg):
    return 1 / (23400 / (mmhg * mmhg * mmhg + 150 * mmhg) + 1)


def o2_content(mmhg):
    return 1.34 * HB * saturation(mmhg) + 0.003 * mmhg


def o2_pressure(s):
    half = 23400 * s / (1 - s) / 2
    root = np.sqrt(half * half + 125000.0)
    return np.cbrt(root + half) - np.cbrt(root - half)


def pressure_of(content):
    low, high = np.zeros_like(content), np.full_like(content, 700.0)
    for _ in range(40):
        middle = (low + high) / 2
        above = o2_content(middle + 1e-300) > content
        low, high = np.where(above, low, middle), np.where(above, middle, high)
    return low


def saturation_of(held):
    content = np.maximum(0.5, held)
    bound = content / (1.34 * HB)
    low = (content - 0.003 * o2_pressure(np.minimum(bound, 0.9))) / (1.34 * HB)
    if np.all(bound < 0.9):
        return low
    return np.where(bound < 0.9, low, saturation(pressure_of(content)))


def co2_content(mmhg, s):
    return 11.02 * mmhg ** 0.396 - (15 - HB) * 0.015 * mmhg + (0.95 - s) * 6.4


def co2_pressure(content, s):
    bound = np.maximum(1, content - (0.95 - s) * 6.4)
    held, mmhg, missing = bound, (bound / 11.02) ** (1 / 0.396), (15 - HB) * 0.015
    for _ in range(6):
        less = missing * mmhg
        error, slope, bend = held - less - bound, 0.396 * held - less, 0.396 ** 2 * held - less
        step = -2 * error * slope / (2 * slope * slope - error * bend)
        held, mmhg = held * np.exp(0.396 * step), mmhg * np.exp(step)
        if np.all(np.abs(step) <= 1e-5):
            break
    return np.maximum(0.5, mmhg)


SHARE = 1 - math.exp(-1.6094379124341003 * 5 / CIRCUIT)
RICHEST = saturation(713.0)


class Lungs:
    """People side by side: each number is an array over them."""

    def __init__(self, shunt):
        self.shunt = shunt
        self.sweep = 2.0
        self.shunted = shunt * 10 * OUTPUT
        self.poor = (10 * OUTPUT - self.shunted) * POOR_FLOW
        self.good = 10 * OUTPUT - self.shunted - self.poor

    def before(self, s):
        """Oxygen and carbon dioxide of the blood on its way to the lung."""
        venous = saturation_of(s[4])
        after = venous + np.maximum(0, RICHEST - venous) * SHARE
        held = 1.34 * HB * after + 0.003 * (713 * SHARE * SHARE)
        resistance = 1 / (4.5 * FRESH) + 1 / (1000 * self.sweep / 863) + 1 / 14.0
        return (s[4] + FRESH / OUTPUT * np.maximum(0, held - s[4]),
                s[5] - co2_pressure(s[5], venous) / resistance / (10 * OUTPUT))

    def behind(self, s, unit):
        mmhg = np.maximum(1, s[unit])
        return o2_content(mmhg), co2_content(np.maximum(1, s[unit + 2]), saturation(mmhg))

    def slopes(self, s):
        o2, co2 = self.before(s)
        to = [None] * 7
        ends = []
        for unit, share, blood in ((0, 1 - POOR_GAS, self.good), (1, POOR_GAS, self.poor)):
            gas, volume = 1000 * VENTILATION * share, 2200 * share
            end_o2, end_co2 = self.behind(s, unit)
            ends.append((end_o2, end_co2))
            taken, given = blood * (end_o2 - o2), blood * (co2 - end_co2)
            out = gas - (taken - given) * 863 / 713
            leaving = np.maximum(0, out)
            entering = np.where(leaving > 0, gas, gas - out)
            to[unit] = (entering * (713 * INSPIRED) - leaving * s[unit] - 863 * taken) / volume
            to[unit + 2] = (863 * given - leaving * s[unit + 2]) / volume
        blood = 10 * OUTPUT
        artery = [(self.good * ends[0][gas] + self.poor * ends[1][gas]
                   + self.shunted * (o2, co2)[gas]) / blood for gas in (0, 1)]
        to[4] = (blood * (artery[0] - s[4]) - 230) / 30
        stored = 20 * (s[5] - s[6])
        to[5] = (blood * (artery[1] - s[5]) + 190 - stored) / 150
        to[6] = stored / 350
        return np.array(to)

    def artery(self, s):
        """Oxygen and carbon dioxide of arterial blood, mmHg."""
        before, good, poor = self.before(s), self.behind(s, 0), self.behind(s, 1)
        opened = 1 - self.shunt
        o2, co2 = (opened * (1 - POOR_FLOW) * good[gas] + opened * POOR_FLOW * poor[gas]
                   + self.shunt * before[gas] for gas in (0, 1))
        return pressure_of(np.maximum(0.5, o2)), co2_pressure(co2, saturation_of(o2))


def with_numpy(shunt, minutes):
    lungs, total, o2 = Lungs(shunt), np.zeros(len(shunt)), None
    state = np.array([np.full(len(shunt), float(each)) for each in START])
    for minute in range(minutes):
        lungs.sweep = 2 + minute % 8 * 0.5
        for _ in range(MINUTE_STEPS):
            k1 = lungs.slopes(state)
            k2 = lungs.slopes(state + STEP / 2 * k1)
            k3 = lungs.slopes(state + STEP / 2 * k2)
            k4 = lungs.slopes(state + STEP * k3)
            state = state + STEP / 6 * (k1 + 2 * (k2 + k3) + k4)
        o2, co2 = lungs.artery(state)
        total += co2
    return total / minutes, o2


def with_scipy(shunt, minutes):
    means, ends = [], []
    for each in shunt:
        lungs, state, total, o2 = Lungs(np.array(each)), np.array(START, float), 0.0, None
        for minute in range(minutes):
            lungs.sweep = 2 + minute % 8 * 0.5
            state = solve_ivp(lambda t, s: lungs.slopes(s), (0, 1), state, rtol=1e-6,
                              atol=1e-6).y[:, -1]
            o2, co2 = lungs.artery(state)
            total += float(co2)
        means.append(total / minutes)
        ends.append(float(o2))
    return means, ends


def main():
    how, people, minutes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    shunt = 0.05 + np.arange(people) / 40.0
    begun = time.process_time()
    means, ends = (with_numpy if how == "numpy" else with_scipy)(shunt, minutes)
    print("cpu-seconds %.9f" % (time.process_time() - begun))
    for i in range(people):
        print("person %d %.12g %.12g" % (i, means[i], ends[i]))


main()

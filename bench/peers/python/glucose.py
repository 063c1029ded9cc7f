"""The peer of `bench glucose`: virtual patients live the day of five meals.

    glucose.py PARAMETERS.csv QUEST.csv all|PATIENT DAYS scipy|numpy

The S2008 model. `scipy`: one patient after the other, minute by minute, by `dopri5` at its default
tolerance, which is how simglucose solves it. `numpy`: all patients at once as arrays, by
Runge-Kutta of fourth order at 0.2 min, the longest step that errs by less than 0.01 mg/dL. Prints the processor seconds of the solving
alone, and for each patient the glucose under the skin: its mean over all minutes, and where it
ended.

Source of the equations: Dalla Man, Rizza, Cobelli, IEEE Trans. Biomed. Eng. 54(10), 2007.
"""

import csv
import math
import sys
import time

import numpy
from scipy.integrate import ode

MINUTES_PER_DAY = 1440
MEALS = {7 * 60: 45.0, 12 * 60: 70.0, 16 * 60: 15.0, 18 * 60: 80.0, 23 * 60: 10.0}
EATEN_GRAMS_PER_MINUTE = 5.0
STEPS_PER_MINUTE = 5
STEP = 1 / STEPS_PER_MINUTE


class Patient:
    """One row of the table: a coefficient is an attribute, as in the papers."""

    def __init__(self, row, settings):
        self.name = row["Name"]
        self.initial = [float(row["x0_%2d" % index]) for index in range(1, 14)]
        for column in ("BW kmax kmin kabs b d f kp1 kp2 kp3 ki Vg k1 k2 ke1 ke2 ksc Vm0 Vmx Km0 "
                       "p2u Fsnc Vi Ib m1 m2 m4 m30 kd ka1 ka2 u2ss").split():
            setattr(self, column, float(row[column]))
        self.basal_units_per_minute = self.u2ss * self.BW / 6000
        self.carb_ratio = float(settings["CR"])


def slopes(t, x, p, meal_mg, eaten, infused):
    q1, q2, q3, gp, gt, ip, action, i1, delayed, il, s1, s2, gs = x.tolist()
    kgut = p.kmax
    if meal_mg > 0:
        alpha = 5 / (2 * meal_mg * (1 - p.b))
        beta = 5 / (2 * meal_mg * p.d)
        stomach = q1 + q2
        kgut = p.kmin + (p.kmax - p.kmin) / 2 * (
            math.tanh(alpha * (stomach - p.b * meal_mg))
            - math.tanh(beta * (stomach - p.d * meal_mg)) + 2)
    appearing = p.f * p.kabs * q3 / p.BW
    produced = max(0.0, p.kp1 - p.kp2 * gp - p.kp3 * delayed)
    excreted = p.ke1 * max(0.0, gp - p.ke2)
    exchanged = p.k1 * gp - p.k2 * gt
    used = (p.Vm0 + p.Vmx * action) * gt / (p.Km0 + gt)
    insulin = ip / p.Vi
    return numpy.array((
        -p.kmax * q1 + eaten,
        p.kmax * q1 - kgut * q2,
        kgut * q2 - p.kabs * q3,
        produced + appearing - p.Fsnc - excreted - exchanged if gp >= 0 else 0.0,
        exchanged - used if gt >= 0 else 0.0,
        -(p.m2 + p.m4) * ip + p.m1 * il + p.ka1 * s1 + p.ka2 * s2,
        p.p2u * (insulin - p.Ib - action),
        -p.ki * (i1 - insulin),
        -p.ki * (delayed - i1),
        -(p.m1 + p.m30) * il + p.m2 * ip,
        infused - (p.ka1 + p.kd) * s1,
        p.kd * s1 - p.ka2 * s2,
        p.ksc * (gp - gs) if gs >= 0 else 0.0))


def live(p, days):
    """Mean and last glucose, mg/dL."""
    solver = ode(slopes).set_integrator("dopri5")
    solver.set_initial_value(numpy.array(p.initial), 0)
    stomach_at_meal_mg = p.initial[0] + p.initial[1]
    eaten_since_mg = 0.0
    eating = False
    waiting = 0.0
    total = 0.0
    minutes = days * MINUTES_PER_DAY
    for minute in range(minutes):
        announced = MEALS.get(minute % MINUTES_PER_DAY, 0.0)
        waiting += announced
        bite = min(EATEN_GRAMS_PER_MINUTE, waiting)
        waiting -= bite
        if bite > 0:
            if not eating:
                stomach_at_meal_mg = solver.y[0] + solver.y[1]
                eaten_since_mg = 0.0
            eaten_since_mg += bite * 1000
        eating = bite > 0
        units = p.basal_units_per_minute + announced / p.carb_ratio
        solver.set_f_params(p, float(stomach_at_meal_mg + eaten_since_mg), bite * 1000,
                            units * 6000 / p.BW)
        solver.integrate(solver.t + 1)
        if not solver.successful():
            sys.exit("the solver gave up: patient=%s minute=%d" % (p.name, minute))
        total += solver.y[12] / p.Vg
    return total / minutes, solver.y[12] / p.Vg


class Everybody:
    """The same coefficients, each an array over the patients."""

    def __init__(self, people):
        for name in vars(people[0]):
            if name != "name":
                setattr(self, name, numpy.array([getattr(p, name) for p in people]).T)


def slopes_of_all(x, p, meal_mg, eaten, infused):
    q1, q2, q3, gp, gt, ip, action, i1, delayed, il, s1, s2, gs = x
    fed = meal_mg > 0
    mg = numpy.where(fed, meal_mg, 1)
    stomach = q1 + q2
    emptying = p.kmin + (p.kmax - p.kmin) / 2 * (
        numpy.tanh(5 / (2 * mg * (1 - p.b)) * (stomach - p.b * mg))
        - numpy.tanh(5 / (2 * mg * p.d) * (stomach - p.d * mg)) + 2)
    kgut = numpy.where(fed, emptying, p.kmax)
    produced = numpy.maximum(0, p.kp1 - p.kp2 * gp - p.kp3 * delayed)
    excreted = p.ke1 * numpy.maximum(0, gp - p.ke2)
    exchanged = p.k1 * gp - p.k2 * gt
    used = (p.Vm0 + p.Vmx * action) * gt / (p.Km0 + gt)
    insulin = ip / p.Vi
    ground = p.kmax * q1
    emptied = kgut * q2
    absorbed = p.kabs * q3
    return numpy.array((
        eaten - ground, ground - emptied, emptied - absorbed,
        (produced + p.f * absorbed / p.BW - p.Fsnc - excreted - exchanged) * (gp >= 0),
        (exchanged - used) * (gt >= 0),
        -(p.m2 + p.m4) * ip + p.m1 * il + p.ka1 * s1 + p.ka2 * s2,
        p.p2u * (insulin - p.Ib - action), -p.ki * (i1 - insulin), -p.ki * (delayed - i1),
        -(p.m1 + p.m30) * il + p.m2 * ip,
        infused - (p.ka1 + p.kd) * s1, p.kd * s1 - p.ka2 * s2,
        p.ksc * (gp - gs) * (gs >= 0)))


def live_together(people, days):
    """Mean and last glucose of each, mg/dL."""
    p = Everybody(people)
    x = p.initial.copy()
    stomach_at_meal_mg = x[0] + x[1]
    eaten_since_mg = waiting = 0.0
    eating = False
    total = numpy.zeros(len(people))
    minutes = days * MINUTES_PER_DAY
    for minute in range(minutes):
        announced = MEALS.get(minute % MINUTES_PER_DAY, 0.0)
        waiting += announced
        bite = min(EATEN_GRAMS_PER_MINUTE, waiting)
        waiting -= bite
        if bite > 0:
            if not eating:
                stomach_at_meal_mg = x[0] + x[1]
                eaten_since_mg = 0.0
            eaten_since_mg += bite * 1000
        eating = bite > 0
        now = (p, stomach_at_meal_mg + eaten_since_mg, bite * 1000,
               (p.basal_units_per_minute + announced / p.carb_ratio) * 6000 / p.BW)
        for _ in range(STEPS_PER_MINUTE):
            k1 = slopes_of_all(x, *now)
            k2 = slopes_of_all(x + STEP / 2 * k1, *now)
            k3 = slopes_of_all(x + STEP / 2 * k2, *now)
            k4 = slopes_of_all(x + STEP * k3, *now)
            x = x + STEP / 6 * (k1 + 2 * (k2 + k3) + k4)
        total += x[12] / p.Vg
    return list(zip(total / minutes, x[12] / p.Vg))


def main():
    parameters, quest, who, days, how = sys.argv[1:]
    with open(parameters) as people, open(quest) as clinic:
        everybody = [Patient(row, settings)
                     for row, settings in zip(csv.DictReader(people), csv.DictReader(clinic))]
    chosen = [p for p in everybody if who in ("all", p.name)]
    before = time.process_time()
    answers = (live_together(chosen, int(days)) if how == "numpy"
               else [live(p, int(days)) for p in chosen])
    print("cpu-seconds %.9f" % (time.process_time() - before))
    for p, (mean, end) in zip(chosen, answers):
        print("glucose %s %.9f %.9f" % (p.name, mean, end))


if __name__ == "__main__":
    main()

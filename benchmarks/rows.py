#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a large synthetic cohort as one CSV per site, with the study and plan that analyse it.

    rows.py ROWS OUT [--sites 6] [--continuous]

OUT/data/site-1.csv … : id,time,event,group,stratum   three groups, four strata, about half the rows are events
OUT/study.yaml, OUT/plan.yaml: Kaplan-Meier and log-rank by group, on a grid of 1 month up to 120
The same arguments always write the same bytes. About 1.5 million rows a second and process.
"""
import argparse, json, math, os, random
from concurrent.futures import ProcessPoolExecutor

RATES, GROUPS, SHARES = (0.010, 0.013, 0.018), ("A", "B", "C"), (0.5, 0.8, 1.0)


def site(job):
    number, rows, out, continuous = job
    rnd = random.Random(20240601 + number)
    uniform, log, ceil = rnd.random, math.log, math.ceil
    with open(os.path.join(out, "site-%d.csv" % number), "w", encoding="ascii") as f:
        f.write("id,time,event,group,stratum\n")
        lines = []
        for i in range(rows):
            u = uniform()
            g = 0 if u < SHARES[0] else 1 if u < SHARES[1] else 2
            death, censored = -log(1.0 - uniform()) / RATES[g], 6 + 114 * uniform()
            t = min(death, censored)
            text = "%.6f" % t if continuous else "%d" % ceil(t)
            lines.append("%d-%d,%s,%d,%s,S%d\n" % (number, i, text, death <= censored, GROUPS[g], i & 3))
            if len(lines) == 50000:
                f.writelines(lines); lines.clear()
        f.writelines(lines)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("rows", type=int)
    a.add_argument("out")
    a.add_argument("--sites", type=int, default=6)
    a.add_argument("--continuous", action="store_true")
    args = a.parse_args()
    data = os.path.join(args.out, "data")
    os.makedirs(data, exist_ok=True)
    share = [args.rows // args.sites + (i < args.rows % args.sites) for i in range(args.sites)]
    with ProcessPoolExecutor() as pool:
        list(pool.map(site, [(i + 1, n, data, args.continuous) for i, n in enumerate(share)]))
    study = {"apiVersion": "riskset/v1", "kind": "Study", "id": "bench", "title": "Benchmark cohort", "time": {"unit": "months"},
             "endpoints": {"os": {"time": "time", "event": "event", "censored": ["0"], "causes": {"event": ["1"]}}},
             "variables": {"group": {"type": "categorical", "levels": list(GROUPS)},
                           "stratum": {"type": "categorical", "levels": ["S0", "S1", "S2", "S3"]}}}
    plan = {"apiVersion": "riskset/v1", "kind": "AnalysisPlan", "study": "bench", "purpose": "benchmark", "endpoint": "os",
            "groupBy": "group", "time": {"grid": 1, "horizon": 120}, "tests": [{"kind": "logrank"}]}
    for name, value in (("study", study), ("plan", plan)):
        with open(os.path.join(args.out, name + ".yaml"), "w", encoding="utf-8") as f:
            json.dump(value, f, indent=2)


if __name__ == "__main__":
    main()

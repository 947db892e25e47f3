# The Method of Equal Shares with cost utility, weights and add1 completion in exact fractions, written from the paper (Peters,
# Pierczynski & Skowron 2021) with nothing of the program: writes equal_shares_golden.csv. Small whole numbers, so that there are
# ties and projects that everybody, or nobody, wants.
import csv, random
from fractions import Fraction as F

def run(costs, ballots, total):
    weight = sum(w for _, w in ballots)
    purse = [F(total, weight) * w for _, w in ballots]
    left, chosen = set(range(len(costs))), []
    while True:
        best = None
        for c in left:
            voters = [i for i, (approved, _) in enumerate(ballots) if c in approved]
            if not voters or sum(purse[i] for i in voters) < costs[c]:
                continue
            rest, w = F(costs[c]), F(sum(ballots[i][1] for i in voters))
            for i in sorted(voters, key=lambda i: purse[i] / ballots[i][1]):
                if purse[i] / ballots[i][1] >= rest / w:
                    break
                rest, w = rest - purse[i], w - ballots[i][1]
            per = rest / w if w else max(purse[i] / ballots[i][1] for i in voters)
            support = sum(ballots[i][1] for i in voters)
            key = (per / costs[c], costs[c], -support, c)
            if best is None or key < best[0]:
                best = (key, c, per, voters)
        if best is None:
            return chosen, purse
        _, c, per, voters = best
        chosen.append(c); left.discard(c)
        for i in voters:
            purse[i] -= min(purse[i], per * ballots[i][1])

def spend(costs, ballots, budget, step):
    cost = lambda chosen: sum(costs[c] for c in chosen)
    wanted = [any(c in approved for approved, _ in ballots) for c in range(len(costs))]
    total = budget; chosen, purse = run(costs, ballots, total)
    while any(wanted[c] and c not in chosen and cost(chosen) + costs[c] <= budget for c in range(len(costs))):
        if total + step > 10 * budget:
            break
        more = run(costs, ballots, total + step)
        if cost(more[0]) > budget:
            break
        total += step; chosen, purse = more
    held = [sum(purse[i] for i, (approved, _) in enumerate(ballots) if c in approved) / costs[c] for c in range(len(costs))]
    return total, chosen, held

draw = random.Random(20240415)
with open("equal_shares_golden.csv", "w", newline="") as out:
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["costs", "ballots", "budget", "step", "endowment", "chosen", "held"])
    for at in range(60):
        m, n = draw.randint(2, 8), draw.randint(1, 14)
        costs = [draw.choice([5, 10, 20, 30, draw.randint(1, 60)]) for _ in range(m)]
        weighty = at % 2 == 1
        ballots = [(sorted(draw.sample(range(m), draw.randint(0, m))), draw.randint(1, 9) if weighty else 1) for _ in range(n)]
        budget, step = draw.randint(max(costs), 2 * max(costs) + 20), draw.choice([1, n])
        if not any(approved for approved, _ in ballots):
            continue
        total, chosen, held = spend(costs, ballots, budget, step)
        rows.writerow([" ".join(map(str, costs)), "|".join(f"{w}: {' '.join(map(str, a))}" for a, w in ballots), budget, step, total,
                       " ".join(map(str, chosen)), " ".join(f"{float(h):.12g}" for h in held)])

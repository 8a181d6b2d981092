"""What the figures come to."""

from collections.abc import Sequence

from benchmarks.siting.measure import Figure


def summary(figures: Sequence[Figure]) -> list[str]:
    """Return lines about each kind of problem: how many are proven, how long it took, beside peers."""
    lines = []
    for problem in dict.fromkeys(figure.problem for figure in figures):
        own = list({f.instance: f for f in figures if f.problem == problem}.values())
        known = [f for f in own if f.best_known is not None]
        right = sum(f.objective == f.best_known for f in known)
        words = f"{problem}: {sum(f.proven for f in own)} of {len(own)} proven"
        if known:
            words += f", {right} of {len(known)} as published"
        slowest = max(own, key=lambda f: f.seconds)
        lines.append(f"{words}; slowest {slowest.instance} with {slowest.seconds:.2f} s")
        with_peer = [f for f in figures if f.problem == problem and f.peer]
        peers = dict.fromkeys(f.peer for f in with_peer)
        lines += [beside(peer, [f for f in with_peer if f.peer == peer]) for peer in peers]
    return lines


def beside(peer: str, figures: Sequence[Figure]) -> str:
    """Return a line about one peer: how many it proved, and how many times as long it took."""
    ratios = sorted(f.peer_seconds / max(f.seconds, 1e-3) for f in figures if f.peer_seconds is not None)
    proven = sum(bool(f.peer_proven) for f in figures)
    middle = ratios[len(ratios) // 2]
    return (
        f"  {peer}: {proven} of {len(figures)} proven; it took {ratios[0]:,.0f} times as long at least, "
        f"{middle:,.0f} times in the middle"
    )

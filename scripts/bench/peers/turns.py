"""The Python side of protocol.mjs's lines: the first three results, then processor seconds a step for each line read."""
import json, sys, time


def say(answer):
    print(json.dumps(answer), flush=True)


def take_turns(make):
    """make gives the function that does one step, or is None where the peer cannot do the work."""
    if make is None:
        say({"cannot": True})
        return
    step = make()
    say({"first": [step() for _ in range(3)]})
    for line in sys.stdin:
        cpu, steps = time.process_time(), 0
        while (time.process_time() - cpu) * 1000 < float(line):
            step()
            steps += 1
        say({"cpu": (time.process_time() - cpu) / steps})

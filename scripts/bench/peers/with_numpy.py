"""numpy's side of the bench: the works that need no gradients. Speaks protocol.mjs's lines."""
import sys

import numpy as np

from turns import take_turns


def numbers(n, seed):
    h = (np.arange(1, n + 1, dtype=np.uint64) * np.uint64(0x9E3779B1) + np.uint64(seed * 0x85EBCA6B)) & np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(15))) * np.uint64(0x2C1B3C6D)) & np.uint64(0xFFFFFFFF)
    h = ((h ^ (h >> np.uint64(12))) * np.uint64(0x297A2D39)) & np.uint64(0xFFFFFFFF)
    h = h ^ (h >> np.uint64(15))
    return (h.astype(np.float64) / 2147483648 - 1).astype(np.float32)


def matmul512():
    a, b = numbers(512 * 512, 1).reshape(512, 512), numbers(512 * 512, 2).reshape(512, 512)
    return lambda: float((a @ b)[17, 42])


def elementwise():
    a, b = numbers(1000000, 1).reshape(1000, 1000), numbers(1000000, 2).reshape(1000, 1000)
    return lambda: float(np.tanh(a * b + a)[17, 42])


def softmax():
    a = numbers(1000000, 1).reshape(1000, 1000)

    def step():
        e = np.exp(a - a.max(1, keepdims=True))
        return float((e / e.sum(1, keepdims=True))[17, 42])

    return step


take_turns({"matmul512": matmul512, "elementwise": elementwise, "softmax": softmax}.get(sys.argv[1]))

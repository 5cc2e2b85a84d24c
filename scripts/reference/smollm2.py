"""Writes SmolLM2's GGUF file again with all weights as F32, for llama.cpp to be asked what it writes with exactly these.

    python3 scripts/reference/smollm2.py build/models/SmolLM2-135M-Instruct.Q4_1.gguf build/tmp/smollm2-f32.gguf

Needs numpy. The fixture is then made by scripts/reference/smollm2.mjs.
"""

import struct
import sys

import numpy as np

source, target = sys.argv[1:3]
data = open(source, "rb").read()
at = 4  # after "GGUF"


def number(form):
    global at
    value = struct.unpack_from("<" + form, data, at)[0]
    at += struct.calcsize("<" + form)
    return value


def text():
    global at
    length = number("Q")
    at += length
    return data[at - length : at]


FORMS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}


def value(kind):
    if kind == 8:
        return text()
    if kind == 9:
        inner, count = number("I"), number("Q")
        return [value(inner) for _ in range(count)]
    return number(FORMS[kind])


def widened(kind, count, begin):
    if kind == 0:
        return np.frombuffer(data, np.float32, count, begin)
    if kind == 8:  # Q8_0
        rows = np.frombuffer(data, np.uint8, count // 32 * 34, begin).reshape(-1, 34)
        scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
        return scale * rows[:, 2:].view(np.int8).astype(np.float32)
    if kind == 3:  # Q4_1
        rows = np.frombuffer(data, np.uint8, count // 32 * 20, begin).reshape(-1, 20)
        heads = rows[:, :4].copy().view(np.float16).astype(np.float32)
        whole = np.concatenate([rows[:, 4:] & 15, rows[:, 4:] >> 4], 1).astype(np.float32)
        return whole * heads[:, :1] + heads[:, 1:]
    raise SystemExit(f"kind {kind} is not among those that the file should have")


number("I")  # version
tensors, facts = number("Q"), number("Q")
for _ in range(facts):
    text()
    value(number("I"))
facts_end = at
entries = []
for _ in range(tensors):
    name = text()
    shape = [number("Q") for _ in range(number("I"))]
    entries.append((name, shape, number("I"), number("Q")))
begin = -(-at // 32) * 32

header, numbers, offset = bytearray(), [], 0
for name, shape, kind, where in entries:
    numbers.append(np.ascontiguousarray(widened(kind, int(np.prod(shape)), begin + where), np.float32).tobytes())
    header += struct.pack("<Q", len(name)) + name + struct.pack("<I", len(shape))
    header += b"".join(struct.pack("<Q", length) for length in shape) + struct.pack("<IQ", 0, offset)
    offset += -(-len(numbers[-1]) // 32) * 32
with open(target, "wb") as out:
    out.write(data[:facts_end] + header)
    out.write(b"\0" * (-out.tell() % 32))
    for one in numbers:
        out.write(one + b"\0" * (-len(one) % 32))

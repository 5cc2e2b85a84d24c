// Training runs whose parameters are hashed bit by bit. Plain JavaScript, for it runs in other Nodes and in a browser, too.

/**
 * Some steps of each kind of layer; by name, the hash of all parameters at the end.
 * @param {any} gradus the library
 * @param {number} [steps]
 * @returns {Record<string, string>}
 */
export function trainingRuns(gradus, steps = 200) {
  const { nn, optim, manualSeed, randn, tensor } = gradus;
  const flat = (/** @type {any} */ x) => x.reshape([x.shape[0], -1]);
  const last = (/** @type {any} */ x) => x.slice(1, x.shape[1] - 1);

  /** @type {Record<string, () => { model: any, x: any, forward?: (x: any) => any }>} */
  const works = {
    activations: () => {
      const kinds = [nn.tanh(), nn.sigmoid(), nn.gelu(), nn.gelu({ approximate: "tanh" }), nn.silu(), nn.softplus()];
      const layers = [...kinds, nn.elu(), nn.leakyRelu(), nn.relu()].flatMap((kind) => [nn.linear(6, 6), kind]);
      return { model: nn.sequential(...layers, nn.linear(6, 3)), x: randn([8, 6]) };
    },
    convolution: () => ({
      model: nn.sequential(
        nn.conv2d(2, 5, 3, { padding: 1, stride: 2 }),
        nn.batchNorm2d(5),
        nn.relu(),
        nn.maxPool2d(2),
        nn.conv2d(5, 4, 2),
        nn.avgPool2d(2),
        nn.flatten(),
        nn.linear(4, 3),
      ),
      x: randn([4, 2, 12, 12]),
    }),
    upwards: () => ({
      model: nn.sequential(
        nn.convTranspose2d(2, 3, 3, { stride: 2 }),
        nn.groupNorm(3, 3),
        nn.flatten(),
        nn.linear(147, 3),
      ),
      x: randn([4, 2, 3, 3]),
    }),
    norms: () => ({
      model: nn.sequential(
        nn.linear(5, 7),
        nn.layerNorm(7),
        nn.linear(7, 7),
        nn.rmsNorm(7),
        nn.dropout(0.2),
        nn.linear(7, 3),
      ),
      x: randn([8, 5]),
    }),
    transformer: () => {
      const model = nn.sequential(nn.embedding(11, 8), nn.transformerBlock(8, 2), flat, nn.linear(40, 3));
      return { model, x: tensor(Int32Array.from({ length: 20 }, (_, i) => (i * 7) % 11)).reshape([4, 5]) };
    },
    recurrent: () => {
      const [a, b, c] = [nn.rnn(3, 5), nn.gru(5, 5), nn.lstm(5, 5)];
      const end = nn.linear(5, 3);
      const output = (/** @type {any} */ y) => (Array.isArray(y) ? y[0] : (y.output ?? y.outputs ?? y));
      const forward = (/** @type {any} */ x) => end(flat(last(output(c(output(b(output(a(x)))))))));
      const parts = [a, b, c, end];
      return { model: { parameters: () => parts.flatMap((m) => m.parameters()) }, x: randn([4, 6, 3]), forward };
    },
  };
  const optimisers = [
    (/** @type {any} */ p) => optim.adam(p, { lr: 0.01 }),
    (/** @type {any} */ p) => optim.sgd(p, { lr: 0.01, momentum: 0.9, nesterov: true, weightDecay: 0.001 }),
    (/** @type {any} */ p) => optim.adamw(p, { lr: 0.003 }),
    (/** @type {any} */ p) => optim.rmsprop(p, { lr: 0.001 }),
  ];

  return Object.fromEntries(
    Object.entries(works).map(([name, make], which) => {
      manualSeed(which + 1);
      const { model, x, forward = model } = make();
      const targets = tensor(Int32Array.from({ length: x.shape[0] }, (_, i) => i % 3));
      const optimizer = /** @type {any} */ (optimisers[which % optimisers.length])(model.parameters());
      let loss = 0;
      for (let step = 0; step < steps; step++) {
        const value = nn.crossEntropy(forward(x), targets);
        optimizer.zeroGrad();
        value.backward();
        optimizer.step();
        loss = value.item();
      }
      if (steps === 200 && !(loss < 1.1)) throw new Error(`${name} did not train: the loss is ${loss}`);
      return [name, hash(model.parameters().map((/** @type {any} */ p) => p.data()))];
    }),
  );
}

/**
 * FNV-1a over the bits of all numbers.
 * @param {Float32Array[]} arrays
 */
function hash(arrays) {
  let h = 0x811c9dc5;
  for (const numbers of arrays) {
    for (const word of new Int32Array(Float32Array.from(numbers).buffer)) h = Math.imul(h ^ word, 0x01000193);
  }
  return (h >>> 0).toString(16).padStart(8, "0");
}

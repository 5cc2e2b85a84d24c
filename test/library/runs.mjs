/**
 * Short trainings of each kind of layer, as a hash of every bit of the result. Plain JavaScript, so that any Node and any
 * browser can run it: `runs(await import("gradus"))`.
 *
 * @param {any} g the library
 * @param {number} [length] steps a run
 * @returns {Record<string, string>}
 */
export function runs(g, length = 200) {
  const { nn, optim, manualSeed, randn, randint } = g;
  const targets = (/** @type {number} */ n) => randint(0, 3, [n]);

  /** @type {Record<string, () => [model: any, loss: () => any]>} */
  const kinds = {
    dense: () => {
      const [x, y] = [randn([16, 4]), targets(16)];
      const model = nn.sequential(
        nn.linear(4, 16),
        nn.tanh(),
        nn.layerNorm(16),
        nn.gelu(),
        nn.dropout(0.1),
        nn.linear(16, 3),
      );
      return [model, () => nn.crossEntropy(model(x), y)];
    },
    activations: () => {
      const [x, y] = [randn([16, 4]), randn([16, 1])];
      const steps = [nn.relu(), nn.sigmoid(), nn.silu(), nn.softplus(), nn.elu(), nn.leakyRelu(), nn.hardtanh()];
      const model = nn.sequential(...steps.flatMap((step) => [nn.linear(4, 4), step]), nn.linear(4, 1));
      return [model, () => nn.huber(model(x), y)];
    },
    convolution: () => {
      const [x, y] = [randn([4, 1, 8, 8]), targets(4)];
      const model = nn.sequential(
        nn.conv2d(1, 4, 3, { padding: 1 }),
        nn.batchNorm2d(4),
        nn.relu(),
        nn.maxPool2d(2),
        nn.conv2d(4, 8, 3),
        nn.relu(),
        nn.adaptiveAvgPool2d(1),
        nn.flatten(),
        nn.linear(8, 3),
      );
      return [model, () => nn.crossEntropy(model(x), y)];
    },
    unet: () => {
      const [x, y] = [randn([2, 1, 8, 8]), randn([2, 1, 8, 8]).gt(0).to("float32")];
      const model = nn.sequential(
        nn.conv2d(1, 4, 3, { padding: 1, stride: 2 }),
        nn.groupNorm(2, 4),
        nn.relu(),
        nn.convTranspose2d(4, 4, 2, { stride: 2 }),
        nn.avgPool2d(2),
        nn.upsample({ scale: 2, mode: "bilinear" }),
        nn.conv2d(4, 1, 1),
      );
      return [model, () => nn.bceWithLogits(model(x), y).add(nn.dice(model(x).sigmoid(), y))];
    },
    recurrent: () => {
      const [x, y] = [randn([4, 6, 3]), randn([4, 6, 5])];
      const [a, b, c] = [nn.rnn(3, 5), nn.gru(5, 5), nn.lstm(5, 5)];
      const model = nn.module("three", { a, b, c }, (/** @type {any} */ z) => c(b(a(z).output).output).output);
      return [model, () => nn.mse(model(x), y)];
    },
    transformer: () => {
      const tokens = randint(0, 11, [2, 8]);
      const [table, block, head] = [nn.embedding(11, 8), nn.transformerBlock(8, 2), nn.linear(8, 11)];
      const model = nn.module("gpt", { table, block, head }, (/** @type {any} */ t) =>
        head(nn.rmsNorm(8)(block(table(t).add(nn.sinusoids(8, 8))))),
      );
      return [model, () => nn.crossEntropy(model(tokens).reshape([16, 11]), tokens.reshape([16]))];
    },
  };

  const optimisers = [optim.adamw, optim.adam, optim.rmsprop, optim.adagrad, optim.adadelta, optim.sgd];
  return Object.fromEntries(
    Object.entries(kinds).map(([name, make], i) => {
      manualSeed(i + 1);
      const [model, loss] = make();
      const optimizer = optimisers[i](model.parameters(), { lr: 0.01, ...(i === 5 ? { momentum: 0.9 } : {}) });
      for (let step = 0; step < length; step++) {
        optimizer.zeroGrad();
        loss().backward();
        optim.clipGradNorm(model.parameters(), 1);
        optimizer.step();
      }
      return [name, hash(Object.values(model.stateDict()))];
    }),
  );
}

/**
 * FNV-1a over all bytes.
 *
 * @param {any[]} tensors
 */
function hash(tensors) {
  let h = 0x811c9dc5;
  for (const tensor of tensors) {
    const { buffer } = tensor.data();
    for (const byte of new Uint8Array(buffer)) h = Math.imul(h ^ byte, 0x01000193);
  }
  return (h >>> 0).toString(16).padStart(8, "0");
}

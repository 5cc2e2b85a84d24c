/** Lecture 7, what takes minutes to train, stored to the last digit; `npm test -- --all` trains it again and compares. */

/** How many steps the three trainings of each network took. */
export const longSteps = [300, 1000, 3000] as const;

/** Nats a character on the held-out chapters after so many steps, with seed 1: what `trainNetwork` gave. */
export const longRuns = {
  mlp: [2.1195399233119336, 1.8301520564995222, 1.6845239373301704],
  rnn: [2.0788609889551473, 1.828856831881041, 1.6770385609392815],
  gru: [2.0202801449191954, 1.7406653263320224, 1.5803353370138102],
  lstm: [2.118997764853696, 1.8463363264663368, 1.6388065960164302],
};

/** Nats a character after 300 steps with the seeds 1 to 10. */
export const seedRuns = {
  rnn: [
    2.0788609889551473, 2.082820351456755, 2.0808415521492742, 2.0655270555790053, 2.050996162181642,
    2.1004043708658235, 2.0610624237932167, 2.07257095524729, 2.083019062173891, 2.061823910219039,
  ],
  mlp: [
    2.1195399233119336, 2.1203004985305918, 2.1122229268867705, 2.115016570662588, 2.0923011359159855,
    2.1350003116065213, 2.1246767734916294, 2.097083872013413, 2.123819276679312, 2.1120954380970125,
  ],
};

/** How many of the five pairs `friendsKept` by `skipGram` of the training chapters with the seeds 1 to 10. */
export const friendRuns = [5, 5, 5, 4, 3, 5, 3, 5, 3, 5] as const;

/** By how many pieces a reporter looks at, the next among them: `inventedOn` with the archives 1 to 10. */
export const inventedRuns = {
  4: [0.54, 0.56, 0.575, 0.56, 0.55, 0.575, 0.555, 0.565, 0.545, 0.565],
  7: [0.765, 0.765, 0.83, 0.805, 0.805, 0.815, 0.815, 0.785, 0.825, 0.795],
} as const;

/** The first four lines by the GRU of 3,000 steps: `linesBy(writer, letters)`. */
export const networkLines: readonly string[] = [
  "The old mark crew is the shorta ladding out of deck. The purt upon the",
  "The Pequod has in my boot, the horeve a visitic light from a specks",
  "The last concenties and seen has have took for a poors, and the but with",
  "The generround me chaple scorches like a give the most mush in his sperm",
];

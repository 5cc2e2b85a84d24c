/** Lecture 2, from single neurons to neural networks: what it declares for its notebook to call by id. */
import type { Lecture } from "../../lesson/lecture.js";
import { lastLayer, whichWays } from "./exercises/learning.js";
import { andByHand, middleLamp } from "./exercises/neuron.js";
import { ownFeature } from "./exercises/own-feature.js";
import { forgottenTooLate, neuronBackward, tanhSlope } from "./exercises/slopes.js";
import { stableLoss } from "./exercises/softmax.js";
import { chooseThreshold } from "./exercises/threshold.js";
import { facts } from "./facts.js";
import { quiz } from "./quiz.js";
import { terms } from "./terms.js";
import { vendor } from "./vendor.js";

export const lecture: Lecture = {
  number: 2,
  notebook: "02-neural-networks.ipynb",
  exercises: [
    andByHand,
    whichWays,
    neuronBackward,
    tanhSlope,
    forgottenTooLate,
    lastLayer,
    stableLoss,
    middleLamp,
    ownFeature,
    chooseThreshold,
  ],
  quiz,
  terms,
  vendor,
  facts,
};

/** Lecture 8: ten answers to five questions, to be rated without knowing whose they are. */
import { type Displayable, table } from "../../display/index.js";
import { BANNER } from "./banner.js";

/** An answer under a letter. */
export interface BlindAnswer {
  letter: string;
  question: string;
  text: string;
  /** whether the small model wrote it, or a hand for this course */
  model: boolean;
}

/** question | what was written by hand | how SmolLM2-135M-Instruct began, greedy */
const raw: readonly (readonly [question: string, hand: string, model: string])[] = [
  [
    "Does radiotherapy hurt?",
    "The treatment itself does not hurt; you feel nothing of the beam. Over the weeks the treated area can become sore. Please tell us if it does.",
    "Radiotherapy is a highly regulated and regulated medical procedure that involves the use of ionizing radiation to treat cancer. While it is a medical procedure, it is also a medical treatment that is used to help people with cancer.",
  ],
  [
    "Will I lose my hair during radiotherapy of the prostate?",
    "Not on your head: hair is lost only where the beam passes. Hair in the treated area may become thinner.",
    "Yes, during radiotherapy of the prostate, hair loss can occur due to the cumulative damage caused by radiation to the prostate gland.",
  ],
  [
    "May I drive a car during radiotherapy?",
    "Many patients do. It depends on what is treated and on your medicines, so please ask your doctor before the first session.",
    "The usual. I'm sorry for any inconvenience. I'm here to help, but I'm not a doctor. I'm a chatbot designed to assist, not to diagnose. I'm not equipped to provide medical advice.",
  ],
  [
    "What should I eat during radiotherapy?",
    "Usually what you are used to, in enough quantity to keep your weight. For some treatments, such as of the pelvis or the throat, there is special advice: ask us for it.",
    "During radiotherapy, it's essential to eat a balanced diet that includes a variety of nutrients to support your recovery. Adequate hydration is crucial, so drink plenty of water throughout the day.",
  ],
  [
    "How long does one session of radiotherapy take?",
    "Plan for a quarter of an hour or so in the room. The beam is on for a few minutes of it; the rest is positioning.",
    "The duration of radiotherapy varies depending on the type of treatment, the type of cancer, and the stage of the disease. However, here are some general guidelines: For breast cancer, the typical treatment duration is typically",
  ],
];

/** In which of the two places of each question the small model's answer stands. */
const first = [true, false, false, true, false];

export const blindAnswers: readonly BlindAnswer[] = raw.flatMap(([question, hand, model], i) => {
  const two = [
    { question, text: hand, model: false },
    { question, text: model, model: true },
  ];
  const order = first[i] ? two.reverse() : two;
  return order.map((one, k) => ({ ...one, letter: String.fromCharCode(65 + 2 * i + k) }));
});

/** The letters of the answers that a hand wrote. */
export const blindHuman: string = blindAnswers
  .filter((one) => !one.model)
  .map((one) => one.letter)
  .join("");

/** The ten answers without their authors. */
export function blindSheet(answers: readonly BlindAnswer[]): Displayable {
  return table(
    answers.map(({ letter, question, text }, i) => [letter, i % 2 === 0 ? question : "", text]),
    {
      head: ["", "a patient asks", "answer"],
      caption: `Half of these: ${BANNER} The other half was written for this course.`,
    },
  );
}

/** Whose they were, and which of them a reader would have given to a patient. */
export function blindWhose(read: string | undefined): Displayable {
  const given = (read ?? "").toUpperCase();
  const column = (letter: string) => (given === "" ? "not rated yet" : given.includes(letter) ? "yes" : "no");
  return table(
    blindAnswers.map(({ letter, model }) => [letter, model ? "the small model" : "a hand", column(letter)]),
    { head: ["", "whose", "you would give it"] },
  );
}

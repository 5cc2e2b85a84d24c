/** Lecture 3, exercises that ask for a judgement and no code: E3.3, E3.8 and E3.9. */

import type { Exercise, Mistake } from "../../../lesson/exercise.js";
import { plain } from "../../../lesson/values.js";

/** Some of a few letters, in any order: "AD", "d, a". */
const letters =
  (among: string): Exercise<string>["reads"] =>
  (given) => {
    const word = typeof given === "string" ? given.toUpperCase().replace(/[^A-Z]/g, "") : undefined;
    const known = word !== undefined && [...word].every((letter) => among.includes(letter));
    return known
      ? { answer: [...new Set(word)].sort().join("") }
      : { expected: `letters from ${among[0]} to ${among.at(-1)}, such as "AB"` };
  };

const includes = (name: string, letter: string, says: string): Mistake<string> => ({
  name,
  when: (answer) => answer.includes(letter),
  says,
});
const misses = (name: string, letter: string, says: string): Mistake<string> => ({
  name,
  when: (answer) => !answer.includes(letter),
  says,
});

/** Which changed copies keep their label. */
export const honestCopies: Exercise<string> = {
  id: "E3.3",
  judgement: true,
  title: "Honest copies",
  reads: letters("ABCDE"),
  untouched: (answer) => answer === "",
  begin:
    'write the letters of the copies whose label stays true, such as "AB". Ask of each: would the expert still say the same?',
  accepts: (answer) => answer === "AD",
  right: "A and D keep their labels. In the other three, exactly what the label speaks of has been changed.",
  mistakes: [
    includes(
      "the heart changes sides",
      "B",
      "B is labelled with a side. In the mirror the left lung becomes the right one, and the label becomes false.",
    ),
    includes("a six becomes a nine", "C", "C turns a 6 by half a turn. Look at it upside down: what digit is it now?"),
    includes(
      "the volume is the label",
      "E",
      "E is labelled with a volume, and enlarging the picture enlarges the tumour in it. The number of millilitres would have to change as well.",
    ),
    misses(
      "the mole has no upright",
      "A",
      "what you chose is correct, but one is missing: does a mole on a photograph have an upright position?",
    ),
    misses(
      "noise as in any scanner",
      "D",
      "what you chose is correct, but one is missing: a slightly noisier slice is what the same scanner gives with a little less dose.",
    ),
  ],
  otherwise: "choose among the letters A to E.",
  hints: ["Two of the five stay true. The other three change a side, a digit and a size."],
};

const diagnosis = (name: string, chart: number, given: string, says: string): Mistake<string> => ({
  name,
  when: (answer) => answer[chart] === given,
  says,
});

/** Four training curves and what is wrong with each. */
export const feverCharts: Exercise<string> = {
  id: "E3.8",
  title: "Read four fever charts",
  reads: (given) => {
    const word = typeof given === "string" ? given.replace(/[\s,;]/g, "") : undefined;
    return word !== undefined && /^([1-5]{4})?$/.test(word)
      ? { answer: word }
      : { expected: 'four digits from 1 to 5, one for each of A, B, C and D, such as "1234"' };
  },
  untouched: (answer) => answer === "",
  begin:
    'write one digit for each of A, B, C and D, such as "1234". Begin with the validation curve: does it ever fall?',
  accepts: (answer) => answer === "4352",
  right:
    "A overfits, B's rate is far too high, C's labels do not belong to its images, and D's rate is far too low. None of the four is healthy.",
  mistakes: [
    diagnosis(
      "none is healthy",
      0,
      "1",
      "A looks healthy for its first steps only. Follow its validation curve to the end.",
    ),
    diagnosis(
      "A learned something",
      0,
      "5",
      "A's validation loss falls at first, so its labels do belong to its images. What happens later?",
    ),
    diagnosis(
      "high for low",
      1,
      "2",
      "B does not creep, it jumps: after a few steps its loss is far above where it began.",
    ),
    diagnosis("B does not fit", 1, "4", "overfitting needs a training loss that falls towards zero. B's does not."),
    diagnosis(
      "C never generalised",
      2,
      "4",
      "C fits its training images as in overfitting, but its validation loss never falls at all: nothing that it learns holds for other images. What could make that so?",
    ),
    diagnosis(
      "C's rate is fine",
      2,
      "3",
      "C's training loss falls smoothly, so its learning rate is not too high. Only the validation curve goes wrong, and from the first step.",
    ),
    diagnosis(
      "D is not ill, only slow",
      3,
      "1",
      "D's curves agree, but after as many steps as the others it has learned next to nothing.",
    ),
    diagnosis("low for high", 3, "3", "D falls without a single jump. Too high a rate looks restless."),
  ],
  otherwise: (answer) => {
    const correct = [..."4352"].filter((digit, i) => answer[i] === digit).length;
    return `${correct} of the four ${correct === 1 ? "is" : "are"} correct. Compare each chart with what its validation curve does first.`;
  },
  hints: [
    "One chart learns its training images perfectly while its validation loss only ever rises: its labels cannot belong to its images.",
  ],
};

/** The sentences of a list, as whole numbers. */
const sentences: Exercise<number[]>["reads"] = (given) => {
  const held = plain(given);
  const list = Array.isArray(held) && held.every((n) => Number.isInteger(n) && n >= 1 && n <= 8);
  return list
    ? { answer: [...new Set(held as number[])].sort((a, b) => a - b) }
    : { expected: "a list of sentence numbers from 1 to 8, such as [1, 2]" };
};

const marked = (name: string, sentence: number, says: string): Mistake<number[]> => ({
  name,
  when: (answer) => answer.includes(sentence),
  says,
});
const overlooked = (name: string, sentence: number, says: string): Mistake<number[]> => ({
  name,
  when: (answer) => !answer.includes(sentence),
  says,
});

/** Which sentences of an abstract make its headline number too good. */
export const readAbstract: Exercise<number[]> = {
  id: "E3.9",
  judgement: true,
  title: "Judge an abstract",
  reads: sentences,
  untouched: (answer) => answer.length === 0,
  begin: "give the numbers of the sentences that let the test films flatter the 94%, such as [1, 2].",
  accepts: (answer) => answer.join() === "2,3,5",
  right:
    "patients on both sides of the split, test films used for standardising, and the test set used for choosing. The number to believe is sentence 8's 81%.",
  mistakes: [
    marked(
      "the honest number",
      8,
      "sentence 8 is the one that you may believe: a hospital, a time and patients that nothing in the study had touched.",
    ),
    marked(
      "a baseline flatters nobody",
      7,
      "sentence 7 gives the number that any method must beat. It makes the 94% look smaller, not larger.",
    ),
    marked(
      "an interval is honest",
      6,
      "the interval of sentence 6 says how much chance 240 films leave. It cannot know how the films were chosen, which is a fault of other sentences.",
    ),
    marked(
      "trying is allowed",
      4,
      "trying twenty networks is no fault as long as a pile of its own chooses among them. Which sentence says what chose?",
    ),
    marked(
      "the collection is not at fault",
      1,
      "sentence 1 only says what there is. But keep in mind that there are three films for each patient.",
    ),
    overlooked(
      "patients on both sides",
      2,
      "one is missing: with three films for each patient, what does a split by film do to the patients?",
    ),
    overlooked(
      "chosen on the test",
      5,
      "one is missing: which pile chose among the twenty networks? Think of the coins.",
    ),
    overlooked(
      "standardised with the test",
      3,
      "one is missing, and it is the smallest of the three: which films were used to compute the mean and the spread?",
    ),
  ],
  otherwise: "look at each sentence and ask whether a test film had any say in it.",
  hints: ["Three sentences are at fault: one about patients, one about pixel values, one about choosing."],
};

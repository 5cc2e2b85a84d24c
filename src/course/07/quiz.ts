import type { Question } from "../../lesson/lecture.js";

/** Lecture 7: five questions. */
export const quiz: Question[] = [
  {
    id: "Q7.1",
    question: "A chat program miscounts the letters of a word. What is the simplest explanation?",
    options: [
      {
        text: "It reads pieces of words, and a piece does not show its letters.",
        right: true,
        why: "The model gets the numbers of a few pieces. Which letters are inside it has to learn by heart, like any other fact.",
      },
      {
        text: "It cannot count.",
        why: "It may count other things quite well. Here it is not shown what it should count.",
      },
      {
        text: "The word was not in its training text.",
        why: "Any word can be put together from pieces, and common words are miscounted as well.",
      },
      {
        text: "Its temperature was too high.",
        why: "Temperature makes answers vary. At temperature 0 the same wrong answer comes each time.",
      },
    ],
  },
  {
    id: "Q7.2",
    question: "A search by meaning is asked for 'bone metastases'. Which report will it find that it should not?",
    options: [
      { text: "One about a broken bone.", why: "It may come, but further down: the subject is another." },
      {
        text: "One that says 'skeletal lesions of the known carcinoma'.",
        why: "That one it should find. Search by words would miss it.",
      },
      {
        text: "One that says 'no evidence of bone metastases'.",
        right: true,
        why: "Vectors say what a text is about, and hardly whether it affirms or denies it.",
      },
      { text: "One about another patient's kidneys.", why: "That is far away in every respect." },
    ],
  },
  {
    id: "Q7.3",
    question:
      "A language model has a perplexity of 4 on a text, another of 8. How much more surprised is the second, a character?",
    options: [
      {
        text: "By four nats for each character.",
        why: "Perplexities are numbers of choices, and surprise is their logarithm: the difference is much smaller than that.",
      },
      {
        text: "It is twice as surprised.",
        why: "Twice as many choices are one more bit, however many there were: 3 bits instead of 2.",
      },
      {
        text: "It depends on the length of the text.",
        why: "Both numbers are means per character, so the length of the text has been divided out already.",
      },
      {
        text: "By one bit for each character.",
        right: true,
        why: "log₂ 8 − log₂ 4 = 3 − 2. Doubling the choices costs one more toss of a coin.",
      },
    ],
  },
  {
    id: "Q7.4",
    question: "In this lecture, counting beat networks that had trained for a few seconds. What follows?",
    options: [
      {
        text: "Networks are not suited to language.",
        why: "With a longer training they come closer here, and with a billion words they have left counting far behind.",
      },
      {
        text: "On little text and with little time, counting is the opponent to beat.",
        right: true,
        why: "A baseline that takes two seconds belongs in every comparison.",
      },
      {
        text: "The networks had a bug.",
        why: "They beat pairs of letters, and longer training improves them. They need more text and more time.",
      },
      { text: "Kneser–Ney knows English.", why: "It knows which seven characters came how often." },
    ],
  },
  {
    id: "Q7.5",
    question:
      "A machine writes reports in which every sentence could have been dictated by a radiologist. What do you know about their truth?",
    options: [
      {
        text: "They are mostly true: such sentences come from true reports.",
        why: "Each sentence was true of somebody. Whether it is true of this patient was never asked.",
      },
      { text: "They are false.", why: "Many will be true by chance, because most patients have the usual organs." },
      {
        text: "Nothing.",
        right: true,
        why: "The same machine described organs that had been removed, in the same good sentences.",
      },
      {
        text: "It depends on the perplexity.",
        why: "Perplexity measures how well the next word is guessed. A patient does not come into it.",
      },
    ],
  },
];

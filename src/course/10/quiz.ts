import type { Question } from "../../lesson/lecture.js";

/** Lecture 10: five questions. */
export const quiz: Question[] = [
  {
    id: "Q10.1",
    question: "What are the weights of attention computed from?",
    options: [
      {
        text: "From how far apart two words are.",
        why: "Distance may play a part through positions, but two words far apart can have a weight near 1.",
      },
      {
        text: "From how well a query fits each key.",
        right: true,
        why: "Both come from the words themselves, so the weights are different for each text.",
      },
      {
        text: "They are parameters that were learned and then stay as they are.",
        why: "What is learned is how to make queries and keys. The weights are computed anew for each text.",
      },
      {
        text: "From how often two words occur together.",
        why: "That would be counting. Attention has worked on tokens that never stood together before.",
      },
    ],
  },
  {
    id: "Q10.2",
    question: "A language model's training loss is far lower than anything published. What do you check first?",
    options: [
      {
        text: "Whether the model has too many parameters.",
        why: "A large model may overfit, but first rule out that it sees the answer.",
      },
      {
        text: "Whether the step length was right.",
        why: "A wrong step length makes the loss worse, not too good.",
      },
      {
        text: "Whether a place can see what it is to predict.",
        right: true,
        why: "A mask that is one place off does exactly this. Change the last token: nothing before it may change.",
      },
      {
        text: "Whether the text was long enough.",
        why: "A short text is learned by heart. That shows on other text; a leak in the mask does not.",
      },
    ],
  },
  {
    id: "Q10.3",
    question: "What happens to a transformer without positions when the words of its text are put in another order?",
    options: [
      {
        text: "Attention notices the order by itself.",
        why: "A weighted mean has no order. That is why positions are added.",
      },
      {
        text: "It sees the same set of words, and answers as before.",
        right: true,
        why: "Digits whose patches had been mixed were read exactly as well, and exactly as badly, as before.",
      },
      {
        text: "It fails completely.",
        why: "That is what happened to the model with positions. Without them nothing changed.",
      },
      { text: "It becomes slower.", why: "The same numbers are multiplied in another order." },
    ],
  },
  {
    id: "Q10.4",
    question:
      "After eight of 270 heads had been cut the model no longer knew Mrs Lind, and still knew Paris. What follows?",
    options: [
      {
        text: "These heads copy from the text; the capital is stored elsewhere.",
        right: true,
        why: "Eight other heads, cut as a control, left the name; one such cut took the capital instead. Without controls it would not follow.",
      },
      {
        text: "The model was damaged, and Paris survived by luck.",
        why: "Cutting eight other heads, three times over, left the name, and once it took Paris.",
      },
      {
        text: "Mrs Lind was not in the training data.",
        why: "Probably not, and the model knew her all the same: she is in the sentence.",
      },
      {
        text: "Each head stores one fact.",
        why: "What the eight did was not a fact. It worked on random tokens as well.",
      },
    ],
  },
  {
    id: "Q10.5",
    question: "What does a KV cache change?",
    options: [
      { text: "The answers become better.", why: "Not one bit of the answers changes." },
      {
        text: "The model can look further back.",
        why: "How far it can look is the context. The cache only keeps what was computed.",
      },
      {
        text: "Nothing is computed twice, so a long answer comes faster and takes more memory.",
        right: true,
        why: "Keys and values of every token are kept in every layer, and that is what fills the memory of a server.",
      },
      {
        text: "The model remembers earlier patients.",
        why: "It is emptied at the end of a conversation. If it were not, that would be a question for data protection.",
      },
    ],
  },
];

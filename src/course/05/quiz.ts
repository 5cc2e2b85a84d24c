import type { Question } from "../../lesson/lecture.js";

/** Lecture 5: five questions. */
export const quiz: Question[] = [
  {
    id: "Q5.1",
    question:
      "A layer with 3×3 kernels is moved from pictures of 100 by 100 pixels to pictures of 1,000 by 1,000. What happens to its parameters?",
    options: [
      {
        text: "There are a hundred times as many.",
        why: "The work grows with the picture. The kernel, which is what is learned, does not.",
      },
      {
        text: "There are as many as before.",
        right: true,
        why: "The same kernel is laid on more places. Only the multiply-adds grow.",
      },
      { text: "There are ten times as many.", why: "No side of the picture appears in the formula." },
      {
        text: "It cannot be moved, as the sizes differ.",
        why: "That is what happens to a dense layer. A kernel fits any picture that is larger than itself.",
      },
    ],
  },
  {
    id: "Q5.2",
    question: "A CNN with a dense head reads centred digits at 97%. Why does it fail on digits moved by four pixels?",
    options: [
      {
        text: "Its convolutions do not work at other places.",
        why: "They work at every place to the last bit, as the lecture's claim shows.",
      },
      {
        text: "It has too few parameters for all the places.",
        why: "The network with a global pool has fewer, and reads moved digits well.",
      },
      {
        text: "Batch norm has learned where the digits lie.",
        why: "This network has no batch norm, and batch norm treats all places alike.",
      },
      {
        text: "Its dense head has weights of their own for every place.",
        right: true,
        why: "Behind the convolutions, the head has learned from centred digits only, place by place.",
      },
    ],
  },
  {
    id: "Q5.3",
    question:
      "A model with batch norm gives the same patient another score whenever the other patients of the batch change. What is wrong?",
    options: [
      {
        text: "It is still in training mode.",
        right: true,
        why: "There the batch's own mean and variance are used. model.eval() uses the running ones.",
      },
      { text: "The learning rate was too large.", why: "A poor model would still give one patient one score." },
      {
        text: "Nothing is wrong: batch norm works like that.",
        why: "While learning, yes. At the bedside a result must depend on the patient alone.",
      },
      {
        text: "The batch was too small during training.",
        why: "That makes the running statistics noisy, but they are the same for every later batch.",
      },
    ],
  },
  {
    id: "Q5.4",
    question: "Grad-CAM lights up exactly at the lesion. What has been shown?",
    options: [
      {
        text: "That the model diagnoses for the right reason.",
        why: "A map says where the score came from. Not why, and not whether it is correct.",
      },
      { text: "That the model will work in another hospital.", why: "Nothing from another hospital was looked at." },
      {
        text: "That the score of this picture rests on that place.",
        right: true,
        why: "That much, for this picture, at the resolution of the last convolution. Change the place and see.",
      },
      { text: "That the lesion is malignant.", why: "The map of a wrong answer can be just as sharp." },
    ],
  },
  {
    id: "Q5.5",
    question: "You have 50 labelled films of a rare disease. Which plan is the most promising?",
    options: [
      {
        text: "Freeze convolutions that learned on other films and train a new head.",
        right: true,
        why: "Edges and textures are the same. Only the head has to be learned from 50.",
      },
      {
        text: "Train a network of 152 layers from scratch, for as long as it takes to learn.",
        why: "Fifty films cannot hold sixty million parameters still.",
      },
      {
        text: "Use random convolutions, as they come free.",
        why: "They are the control: some of the gain, but not all of it.",
      },
      { text: "Wait until there are 100,000 films.", why: "For a rare disease that day may never come." },
    ],
  },
];

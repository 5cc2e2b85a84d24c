import type { Term } from "../../lesson/lecture.js";

const lecture = 6;

/** Lecture 6: the words it defines, in the order in which they come. */
export const terms: Term[] = [
  {
    id: "segmentation",
    lecture,
    means:
      "Giving each pixel of a picture a label, such as the organ to which it belongs. A contour is the border of one label.",
  },
  {
    id: "class imbalance",
    lecture,
    means: "That some classes have far fewer cases than others: of our pixels, under one in a hundred is rectal wall.",
  },
  {
    id: "Dice",
    also: ["Dice coefficient"],
    lecture,
    means:
      "How well two contours overlap: twice the pixels they share, divided by the pixels of both added. 1 is perfect.",
  },
  {
    id: "IoU",
    also: ["intersection over union"],
    lecture,
    means:
      "The pixels two contours share, divided by those that at least one of them has. Always below Dice, except at 0 and 1.",
  },
  {
    id: "encoder",
    lecture,
    means: "The part of a network that makes its picture smaller step by step, and so sees more of it at once.",
  },
  {
    id: "decoder",
    lecture,
    means: "The part of a network that makes a picture large again, out of what the encoder has found.",
  },
  {
    id: "transposed convolution",
    lecture,
    means: "A layer that enlarges: each number paints a small learned pattern, and where patterns overlap they add.",
  },
  {
    id: "skip connection",
    also: ["skip connections", "skips"],
    lecture,
    means: "A bridge past the small pictures: the decoder also gets what the encoder saw at the same size.",
  },
  {
    id: "U-Net",
    also: ["U-Nets"],
    lecture,
    means: "An encoder and a decoder with skip connections between them, drawn as the letter U.",
  },
  {
    id: "HD95",
    also: ["Hausdorff distance"],
    lecture,
    means:
      "The distance within which 95 of 100 places on one contour have a place on the other, in the worse direction of the two.",
  },
  {
    id: "bootstrap",
    also: ["paired bootstrap"],
    lecture,
    means:
      "An interval found by drawing the same patients again and again with replacement. Paired: both models are judged on the same draw.",
  },
  {
    id: "dose-volume histogram",
    also: ["DVH"],
    lecture,
    means: "For each dose, the part of an organ that gets at least so much.",
  },
  { id: "V70", lecture, means: "The part of an organ that gets 70 Gy or more." },
  { id: "D95", lecture, means: "The dose that 95% of a volume get at least." },
  {
    id: "ensemble",
    lecture,
    means: "Several models trained alike from different seeds. Where they disagree, at least one of them is wrong.",
  },
];

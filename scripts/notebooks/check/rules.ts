/** Every rule that a lecture keeps, in the order in which findings are told. */
import type { Rule } from "./lecture.js";
import { buildersClaims, readableClaims } from "./rules/claims.js";
import { cellLengths, lineWidths, noAlternativesInCode, noNode } from "./rules/code.js";
import { counts, moreExercises, size } from "./rules/counts.js";
import { exercises, foldedHints } from "./rules/exercises.js";
import { emptyStarters, noRunAll, nothingBesideReveals, revealed } from "./rules/guesses.js";
import { linksIntoSource, linksLead } from "./rules/links.js";
import { cellMetadata, exceptions, storedFile } from "./rules/metadata.js";
import { numbering } from "./rules/numbering.js";
import { backedAlternatives, backedNumbers, backedSlides } from "./rules/numbers.js";
import { closingOrder, opening } from "./rules/order.js";
import { outputs } from "./rules/outputs.js";
import { pytorchFolds } from "./rules/pytorch.js";
import { coreStandsAlone, sideRooms } from "./rules/side-rooms.js";
import { deckMetadata, lecturerNotes, slideWords } from "./rules/slides.js";
import { terms } from "./rules/terms.js";
import { exerciseMinutes, times } from "./rules/times.js";
import { nobody, wording } from "./rules/wording.js";

export const rules: readonly Rule[] = [
  { name: "the notebook says which lecture it is, every cell has its own id", check: cellMetadata },
  { name: "every cell has a slide type and known tags, every figure an alternative", check: deckMetadata },
  { name: "tolerances and skips have reasons, at most three", check: exceptions },
  { name: "every exercise has its check and its solution", check: exercises },
  { name: "figures tell their alternative, and HTML survives an untrusted notebook", check: outputs },
  { name: "numbers in text alternatives are drawn, computed or inputs", check: backedAlternatives },
  { name: "a finished lecture has what every lecture has", check: counts },
  { name: "the file is under 3 MB and holds no absolute path", check: storedFile },
  { name: "no cell asks for what only Node has", check: noNode },
  { name: "terms are defined before they are used", check: terms },
  { name: "links to files lead somewhere", check: linksLead },
  { name: "each slide has its time and its notes, together the lecture's time", check: lecturerNotes },
  { name: "no slide is a wall of text", check: slideWords },
  { name: "every number on a slide or in its notes stands in the notebook", check: backedSlides },
  { name: "every result in prose stands in an earlier output", check: backedNumbers },

  { name: "it opens with a title, a question, a picture and the time it takes", check: opening },
  { name: "both paths take the time that is stated, the core at most 45 minutes", check: times },
  { name: "at most 180 cells, 80 of them code on the core path", check: size },
  { name: "code cells have at most 15 lines", check: cellLengths(15) },
  { name: "code lines have at most 80 characters", check: lineWidths(80) },
  { name: "side rooms can be seen", check: sideRooms },
  { name: "the core runs without the side rooms", check: coreStandsAlone },
  { name: "guesses, exercises, quiz and slide errors are numbered as they appear", check: numbering },
  { name: "the starter of a guess is empty", check: emptyStarters },
  { name: "every guess is revealed, and nothing gives it away", check: revealed },
  { name: "nothing beside a folded answer gives it away", check: nothingBesideReveals },
  { name: "nobody is told to run everything first", check: noRunAll },
  {
    name: "four exercises are for builders, who write in two; one of the others is a judgement",

    check: moreExercises,
  },
  { name: "the first hint is folded into the task", check: foldedHints },
  { name: "claims of side rooms say so", check: buildersClaims },
  { name: "a claim shows one number at most", check: readableClaims },
  { name: "text alternatives stand in the metadata", check: noAlternativesInCode },
  { name: "two cells are shown in PyTorch as well", check: pytorchFolds },
  { name: "every exercise says how long it takes", check: exerciseMinutes },
  { name: "at least five links lead into src/", check: linksIntoSource },
  { name: "it closes in the order of all lectures", check: closingOrder },
  { name: "it reads as a native author writes", check: wording },
  { name: "nobody, somebody and everybody stand in it three times at most", check: nobody },
];

/** Every rule that a lecture keeps, in the order in which findings are told. */
import type { Rule } from "./lecture.js";
import { buildersClaims, readableClaims } from "./rules/claims.js";
import { cellLengths, lineWidths, noAlternativesInCode, noNode } from "./rules/code.js";
import { counts, moreExercises, size } from "./rules/counts.js";
import { exercises, foldedHints } from "./rules/exercises.js";
import { emptyStarters, noRunAll, revealed } from "./rules/guesses.js";
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

/** Rules up to this edition are held by every lecture, and `npm test` fails where one is broken. */
export const enforcedEdition: 1 | 2 = 1;

export const rules: readonly Rule[] = [
  { name: "the notebook says which lecture it is, every cell has its own id", edition: 1, check: cellMetadata },
  { name: "every cell has a slide type and known tags, every figure an alternative", edition: 1, check: deckMetadata },
  { name: "tolerances and skips have reasons, at most three", edition: 1, check: exceptions },
  { name: "every exercise has its check and its solution", edition: 1, check: exercises },
  { name: "figures tell their alternative, and HTML survives an untrusted notebook", edition: 1, check: outputs },
  { name: "numbers in text alternatives are drawn, computed or inputs", edition: 1, check: backedAlternatives },
  { name: "a finished lecture has what every lecture has", edition: 1, check: counts },
  { name: "the file is under 3 MB and holds no absolute path", edition: 1, check: storedFile },
  { name: "code cells stay short", edition: 1, check: cellLengths(18) },
  { name: "code lines fit the width of a page", edition: 1, check: lineWidths(104) },
  { name: "no cell asks for what only Node has", edition: 1, check: noNode },
  { name: "terms are defined before they are used", edition: 1, check: terms },
  { name: "links to files lead somewhere", edition: 1, check: linksLead },
  { name: "each slide has its time and its notes, together the lecture's time", edition: 1, check: lecturerNotes },
  { name: "no slide is a wall of text", edition: 1, check: slideWords },
  { name: "every number on a slide or in its notes stands in the notebook", edition: 1, check: backedSlides },
  { name: "every result in prose stands in an earlier output", edition: 1, check: backedNumbers },

  { name: "it opens with a title, a question, a picture and the time it takes", edition: 2, check: opening },
  { name: "both paths take the time that is stated, the core at most 45 minutes", edition: 2, check: times },
  { name: "at most 180 cells, 80 of them code on the core path", edition: 2, check: size },
  { name: "code cells have at most 15 lines", edition: 2, check: cellLengths(15) },
  { name: "code lines have at most 80 characters", edition: 2, check: lineWidths(80) },
  { name: "side rooms can be seen", edition: 2, check: sideRooms },
  { name: "the core runs without the side rooms", edition: 2, check: coreStandsAlone },
  { name: "guesses, exercises, quiz and slide errors are numbered as they appear", edition: 2, check: numbering },
  { name: "the starter of a guess is empty", edition: 2, check: emptyStarters },
  { name: "every guess is revealed, and nothing gives it away", edition: 2, check: revealed },
  { name: "nobody is told to run everything first", edition: 2, check: noRunAll },
  {
    name: "four exercises are for builders, who write in two; one of the others is a judgement",
    edition: 2,
    check: moreExercises,
  },
  { name: "the first hint is folded into the task", edition: 2, check: foldedHints },
  { name: "claims of side rooms say so", edition: 2, check: buildersClaims },
  { name: "a claim shows one number at most", edition: 2, check: readableClaims },
  { name: "text alternatives stand in the metadata", edition: 2, check: noAlternativesInCode },
  { name: "two cells are shown in PyTorch as well", edition: 2, check: pytorchFolds },
  { name: "every exercise says how long it takes", edition: 2, check: exerciseMinutes },
  { name: "at least five links lead into src/", edition: 2, check: linksIntoSource },
  { name: "it closes in the order of all lectures", edition: 2, check: closingOrder },
  { name: "it reads as a native author writes", edition: 2, check: wording },
  { name: "nobody, somebody and everybody stand in it three times at most", edition: 2, check: nobody },
];

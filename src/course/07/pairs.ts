/** Lecture 7: what patients say and what clinicians write, and words to reckon with. */

/** Twenty pairs, lay wording first: the list with which the library tests its encoder. */
export const wordings: readonly (readonly [lay: string, clinical: string])[] = [
  ["heart attack", "myocardial infarction"],
  ["high blood pressure", "arterial hypertension"],
  ["stroke", "cerebrovascular accident"],
  ["blood in the urine", "haematuria"],
  ["shortness of breath", "dyspnoea"],
  ["difficulty swallowing", "dysphagia"],
  ["hair loss", "alopecia"],
  ["kidney stones", "nephrolithiasis"],
  ["nosebleed", "epistaxis"],
  ["hives", "urticaria"],
  ["broken thigh bone", "femoral fracture"],
  ["lump in the breast", "palpable mammary mass"],
  ["inflammation of the liver", "hepatitis"],
  ["cancer that has spread", "metastatic disease"],
  ["removal of the prostate", "prostatectomy"],
  ["radiation treatment", "radiotherapy"],
  ["sore skin after radiation", "radiation dermatitis"],
  ["tired all the time", "chronic fatigue"],
  ["needing to pass urine at night", "nocturia"],
  ["low white blood cells", "leukopenia"],
];

/** Twenty more, written for this lecture and measured once; some are the same, and none was taken out afterwards. */
export const moreWordings: readonly (readonly [lay: string, clinical: string])[] = [
  ["trouble swallowing", "dysphagia"],
  ["blood in the urine", "haematuria"],
  ["stroke", "cerebrovascular accident"],
  ["heart attack", "myocardial infarction"],
  ["high blood pressure", "hypertension"],
  ["shortness of breath", "dyspnoea"],
  ["hair loss", "alopecia"],
  ["itching", "pruritus"],
  ["nosebleed", "epistaxis"],
  ["kidney stones", "nephrolithiasis"],
  ["bedwetting", "enuresis"],
  ["fainting", "syncope"],
  ["low blood sugar", "hypoglycaemia"],
  ["dry mouth", "xerostomia"],
  ["skin redness", "erythema"],
  ["inflammation of the bladder", "cystitis"],
  ["painful urination", "dysuria"],
  ["broken bone", "fracture"],
  ["spread to the bones", "osseous metastases"],
  ["removal of the prostate", "prostatectomy"],
];

/** The words among which an analogy looks for its answer. */
export const candidates: readonly string[] = [
  ...["king", "queen", "man", "woman", "prince", "heart", "cardiac", "brain", "colon", "colitis"],
  ...[
    "prostate",
    "prostatitis",
    "kidney",
    "renal",
    "nephritis",
    "liver",
    "hepatic",
    "hepatitis",
    "bladder",
    "cystitis",
  ],
];

/** Analogies a is to b as c is to …, with the answer. */
export const analogies: readonly (readonly [a: string, b: string, c: string, answer: string])[] = [
  ["man", "king", "woman", "queen"],
  ["colon", "colitis", "prostate", "prostatitis"],
  ["kidney", "renal", "liver", "hepatic"],
  ["liver", "hepatitis", "kidney", "nephritis"],
  ["liver", "hepatitis", "bladder", "cystitis"],
];

type Vectors = readonly (readonly number[])[];

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/**
 * For each of some vectors the place of its partner when all partners are ordered by cosine: 1 is first. Vectors have length 1.
 *
 * @example
 * partnerRanks([[1, 0], [0, 1]], [[0, 1], [1, 0]])   // [2, 2]
 */
export function partnerRanks(vectors: Vectors, partners: Vectors): number[] {
  return vectors.map((one, i) => {
    const near = partners.map((other) => dot(one, other));
    return 1 + near.filter((value) => value > near[i]!).length;
  });
}

/**
 * The word whose vector is nearest to b − a + c, of all but these three.
 *
 * @example
 * analogy({ a: [1, 0], b: [1, 1], c: [0, 0], d: [0, 1] }, "a", "b", "c")   // "d"
 */
export function analogy(vectors: Readonly<Record<string, readonly number[]>>, a: string, b: string, c: string): string {
  const target = vectors[b]!.map((value, i) => value - vectors[a]![i]! + vectors[c]![i]!);
  const others = Object.keys(vectors).filter((word) => ![a, b, c].includes(word));
  const near = (word: string) => dot(vectors[word]!, target) / Math.sqrt(dot(vectors[word]!, vectors[word]!));
  return others.reduce((best, word) => (near(word) > near(best) ? word : best));
}

/**
 * Four houses, the classic first example of a regression with several inputs: features: [4, 4] (area in m², bedrooms,
 * floors, age in years), price: [4] in thousands. Four rows are too few for five parameters, which is the lesson.
 *
 * @example
 * data.houses().price   // [460, 232, 315, 178]
 */
export function houses(): { names: string[]; features: number[][]; price: number[] } {
  return {
    names: ["area (m²)", "bedrooms", "floors", "age (years)"],
    features: [
      [180, 4, 2, 45],
      [140, 3, 1, 40],
      [120, 3, 1, 30],
      [90, 2, 1, 36],
    ],
    price: [460, 232, 315, 178],
  };
}

/** Round prices of flats in two cities, in € per m². */
export function cities(): { name: string; perSquareMetre: number }[] {
  return [
    { name: "Paris", perSquareMetre: 10_000 },
    { name: "Lyon", perSquareMetre: 5_000 },
  ];
}

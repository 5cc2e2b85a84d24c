/** One prediction with a date, and what came of it. */
export interface Prediction {
  predicted: string;
  /** "by 2018" or "not before 2023". */
  date: string;
  happened: string;
  score: "right" | "date right, thing not foreseen" | "disputed";
}

/**
 * Four of several dozen dated predictions that Rodney Brooks published on 1 January 2018 and has scored himself every year
 * since (rodneybrooks.com, "Predictions Scorecard"). A "not before" can only be wrong by coming early, so it is easily right.
 *
 * @example
 * brooks()[0].score   // "right"
 */
export function brooks(): Prediction[] {
  return [
    {
      predicted: "a private company sends people on a suborbital flight",
      date: "by 2018",
      happened: "13 December 2018",
      score: "right",
    },
    {
      predicted: "parcels delivered without a driver in a major US city",
      date: "not before 2023",
      happened: "had not happened when 2023 began",
      score: "right",
    },
    {
      predicted: "the next big thing in AI after deep learning",
      date: "not before 2023",
      happened: "large language models, in 2023",
      score: "date right, thing not foreseen",
    },
    {
      predicted: "driverless taxis that fetch and drop anywhere, within a limited area",
      date: "not before 2032",
      happened: "on sale in several US cities by 2024, with people watching from afar",
      score: "disputed",
    },
  ];
}

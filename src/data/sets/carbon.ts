/** The carbon table of lecture 1, in pounds (lbs) of CO₂; Strubell, Ganesh and McCallum, "Energy and Policy Considerations for Deep Learning in NLP" (ACL 2019). */
export function carbon(): { what: string; pounds: number }[] {
  return [
    { what: "flight New York – San Francisco, one passenger", pounds: 1984 },
    { what: "a human life, average, one year", pounds: 11_023 },
    { what: "an American life, average, one year", pounds: 36_156 },
    { what: "a car with its fuel, average, one lifetime", pounds: 126_000 },
    { what: "a transformer with architecture search", pounds: 626_155 },
  ];
}

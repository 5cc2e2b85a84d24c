/**
 * The carbon table of lecture 1, in pounds (lbs) of CO₂: estimates of 2019 by Strubell, Ganesh and McCallum, "Energy and
 * Policy Considerations for Deep Learning in NLP" (ACL 2019). The search was later found to have emitted nearly a hundred
 * times less: Patterson and others, "Carbon Emissions and Large Neural Network Training" (2021).
 */
export function carbon(): { what: string; pounds: number }[] {
  return [
    { what: "flight New York – San Francisco, one passenger", pounds: 1984 },
    { what: "a human life, average, one year", pounds: 11_023 },
    { what: "an American life, average, one year", pounds: 36_156 },
    { what: "a car with its fuel, average, one lifetime", pounds: 126_000 },
    { what: "a transformer with architecture search", pounds: 626_155 },
    { what: "a large transformer, trained once", pounds: 192 },
  ];
}

/**
 * How GPT-2 cuts a text before it looks for pairs (Radford et al. 2019): English endings, words with the blank before them,
 * numbers, signs, blanks. No token ever crosses these borders.
 */
export const GPT2 = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/**
 * The words of a text in lower case: letters with apostrophes inside, numbers.
 *
 * @example
 * words("The patient's PSA: 4.2")   // ["the", "patient's", "psa", "4.2"]
 */
export function words(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|\p{N}+(?:[.,]\p{N}+)*/gu) ?? [];
}

/** Lecture 8: easy questions with four answers each, the right one in every place equally often. */

export interface Choice {
  question: string;
  /** four answers, as they are shown */
  answers: string[];
  /** the place of the right one, 0 to 3 */
  right: number;
}

/** question | right answer | three wrong ones */
const raw = `
What is the capital of Italy? | Rome | Milan | Naples | Turin
Which organ pumps the blood? | the heart | the liver | the spleen | the kidney
What colour is grass? | green | red | blue | purple
How many days has a week? | seven | five | ten | nine
Which animal barks? | the dog | the cat | the cow | the hen
What is frozen water called? | ice | steam | sand | salt
Which planet do we live on? | Earth | Mars | Venus | Saturn
What do bees make? | honey | milk | bread | wine
Which season is the coldest? | winter | summer | spring | autumn
Which organ do we breathe with? | the lungs | the stomach | the bladder | the skin
Who wrote Hamlet? | Shakespeare | Goethe | Dante | Tolstoy
What is the capital of Japan? | Tokyo | Seoul | Beijing | Bangkok
Which metal rusts? | iron | gold | silver | platinum
What does a thermometer measure? | temperature | weight | length | speed
Which gas do plants take in? | carbon dioxide | oxygen | helium | neon
What is the opposite of hot? | cold | warm | dry | wet
Which bone protects the brain? | the skull | the rib | the femur | the pelvis
What do cows drink? | water | milk | oil | coffee
Which is the largest ocean? | the Pacific | the Atlantic | the Indian | the Arctic
How many legs has a spider? | eight | four | six | ten
Which organ stores urine? | the bladder | the heart | the lung | the brain
What is the language of Brazil? | Portuguese | Spanish | French | English
Which of these is a fruit? | the apple | the carrot | the potato | the onion
What is the chemical symbol of sodium? | Na | So | S | N
Which cells carry oxygen in the blood? | red blood cells | white blood cells | platelets | nerve cells
Where does the sun rise? | in the east | in the west | in the north | in the south
Which hormone lowers the blood sugar? | insulin | adrenaline | cortisol | glucagon
Which sense uses the eyes? | sight | taste | smell | hearing
What is a doctor for children called? | a paediatrician | a cardiologist | a surgeon | a radiologist
Which month follows May? | June | July | April | March
`;

export const choices: readonly Choice[] = raw
  .trim()
  .split("\n")
  .map((line, i) => {
    const [question, truth, ...wrong] = line.split("|").map((part) => part.trim()) as [string, string, ...string[]];
    const right = i % 4;
    return { question, answers: wrong.toSpliced(right, 0, truth), right };
  });

// Whether a turn has slipped into another language. The panel speaks English; names and a quoted word are no slip.

const ENGLISH = new Set(
  'the a an and or but of to in on for with is are was were be been it that this you your i we they what which who how when where why if not do does did have has had can could would should will from at by as so than then there here one no yes just more about into out up me my our their them he she his her'.split(
    ' ',
  ),
);

/** Function words that English does not have, by language. */
const OTHERS: readonly ReadonlySet<string>[] = [
  'el los las una que por para con como pero muy esta este usted cuál qué cómo cuando donde porque su del al es está son hay más',
  'der die das und ist nicht ein eine mit für von auf sie wir ich dem den wie aber auch oder wird sind haben können was warum wenn zu',
  'le les des une est pas vous nous pour dans que qui avec sur mais ce cette comment pourquoi quel quelle du au aux je il elle sont',
  'o os as uma não você para com como mas isso este esta qual quando onde porque seu sua do da dos das é são há mais em',
  'il gli una che non per con come ma questo questa quale quando dove perché suo del della è sono nel più anche di lei',
  'de het een en niet van voor met maar dit dat wat hoe waarom wanneer waar uw zijn wij ik naar op te ook',
].map((words) => new Set(words.split(' ')));

/** Judged from the first words on: a script other than Latin, or another language's small words in place of English ones. */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters - latin >= 3 && letters - latin > letters * 0.2) return true;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 3) return false;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const other = Math.max(...OTHERS.map((set) => words.filter((word) => set.has(word) && !ENGLISH.has(word)).length));
  return other >= 2 && other > english * 1.5;
}

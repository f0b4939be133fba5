import type { FactCard } from '../../server/panel/knowledge.ts';

/** Two fact cards as they are read, for tests. */
export const aCard: FactCard = {
  id: 'uc-lineage-pandas',
  statement: 'Lineage is not captured once a data frame has gone to pandas.',
  verdict: 'wrong',
  wrong: ['Lineage is captured in pandas too, by itself.', 'Unity Catalog traces pandas data frames automatically.'],
  right: ['Lineage stops where a data frame goes to pandas.'],
  detect: { claims: ['lineage'] },
  why: 'It decides what can be trusted.',
  ladder: ['Where does it stop?', 'What then?', 'And then?'],
  say: 'Lineage stops at pandas.',
  source: { title: 'Lineage', url: 'https://docs.example/lineage', read: 'page', checked: '2026-11-22' },
  surface: 'unity-catalog',
  file: 'unity-catalog.yaml',
};

export const anotherCard: FactCard = {
  ...aCard,
  id: 'delta-vacuum',
  statement: 'VACUUM removes files, after which older versions cannot be read.',
  wrong: ['Delta keeps every version of a table for ever.', 'VACUUM leaves time travel untouched.'],
  right: ['After VACUUM removes the files, older versions cannot be read.'],
  surface: 'delta-lake',
  file: 'delta-lake.yaml',
};

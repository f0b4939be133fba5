import type { ReactNode } from 'react';
import type { Axis } from '../../protocol/challenge.ts';
import { Button } from '../parts/button.tsx';
import { kindName } from '../reading/artifacts.ts';
import { axisName } from '../reading/names.ts';
import { blankArtifact, type Draft } from './draft.ts';
import { Pick, Text } from './fields.tsx';
import css from './form.module.css';
import { qualityName } from './names.ts';
import { Rows } from './rows.tsx';

type Hidden = Draft['hidden'];

interface Props {
  draft: Draft;
  onChange(change: Partial<Draft>): void;
}

const axes = (Object.entries(axisName) as [Axis, string][]).map(([value, name]) => ({ value, name }));
const panelists = [
  { value: 'pm', name: 'The PM' },
  { value: 'em', name: 'The EM' },
];
const kinds = (['query-plan', 'cost-report', 'lineage-graph', 'notebook'] as const).map((value) => ({
  value,
  name: kindName(value),
}));
const qualities = (Object.entries(qualityName) as [Draft['sample']['quality'], string][]).map(([value, name]) => ({
  value,
  name,
}));

/** What no candidate sees: where they will be soft, and what the panel has in hand. */
export function HiddenFields({ draft: { hidden }, onChange }: Props): ReactNode {
  const set = (change: Partial<Hidden>): void => onChange({ hidden: { ...hidden, ...change } });
  const { artifact } = hidden;
  return (
    <>
      <h3>Where candidates are soft</h3>
      <p className={css.note}>One line an axis; leave out what does not apply.</p>
      {axes.map(({ value, name }) => (
        <Text
          key={value}
          path={`hidden.soft.${value}`}
          label={name}
          rows={2}
          value={hidden.soft[value] ?? ''}
          onText={(text) => set({ soft: { ...hidden.soft, [value]: text } })}
        />
      ))}
      <h3>Questions</h3>
      <p className={css.note}>Asked when nothing that was said stands open.</p>
      <Rows
        name="question"
        rows={hidden.questions}
        blank={{ panelist: 'pm', axis: 'user' as Axis, text: '' }}
        most={60}
        onRows={(questions) => set({ questions })}
      >
        {(row, change, at) => (
          <>
            <Text
              path={`hidden.questions.${at}.text`}
              label={`Question ${at + 1}`}
              rows={2}
              value={row.text}
              onText={(text) => change({ text })}
            />
            <div className={css.pair}>
              <Pick
                path={`hidden.questions.${at}.panelist`}
                label="Asked by"
                options={panelists}
                value={row.panelist}
                onPick={(panelist) => change({ panelist })}
              />
              <Pick
                path={`hidden.questions.${at}.axis`}
                label="Axis"
                options={axes}
                value={row.axis}
                onPick={(axis) => change({ axis })}
              />
            </div>
          </>
        )}
      </Rows>
      <h3>Numbers</h3>
      <p className={css.note}>What a good answer reaches for, each with its source and the day it was checked.</p>
      <Rows
        name="number"
        rows={hidden.numbers}
        blank={{ what: '', value: '', source: '' }}
        most={60}
        onRows={(numbers) => set({ numbers })}
      >
        {(row, change, at) => (
          <>
            <Text
              path={`hidden.numbers.${at}.what`}
              label={`Number ${at + 1}: what it is`}
              value={row.what}
              onText={(what) => change({ what })}
            />
            <Text
              path={`hidden.numbers.${at}.value`}
              label="Its value"
              value={row.value}
              onText={(value) => change({ value })}
            />
            <Text
              path={`hidden.numbers.${at}.source`}
              label="Its source"
              value={row.source}
              onText={(source) => change({ source })}
            />
          </>
        )}
      </Rows>
      <h3>Twists</h3>
      <p className={css.note}>What a coach can throw in, word for word.</p>
      <Rows
        name="twist"
        rows={hidden.twists}
        blank={{ title: '', text: '' }}
        most={20}
        onRows={(twists) => set({ twists })}
      >
        {(row, change, at) => (
          <>
            <Text
              path={`hidden.twists.${at}.title`}
              label={`Twist ${at + 1}: its name`}
              value={row.title}
              onText={(title) => change({ title })}
            />
            <Text
              path={`hidden.twists.${at}.text`}
              label="What is said"
              rows={3}
              value={row.text}
              onText={(text) => change({ text })}
            />
          </>
        )}
      </Rows>
      <h3>The artifact</h3>
      <p className={css.note}>Something to look at in the technical round. Optional.</p>
      {artifact ? (
        <>
          <div className={css.pair}>
            <Text
              path="hidden.artifact.title"
              label="Its title"
              value={artifact.title}
              onText={(title) => set({ artifact: { ...artifact, title } })}
            />
            <Pick
              path="hidden.artifact.kind"
              label="Its kind"
              options={kinds}
              value={artifact.kind}
              onPick={(kind) => set({ artifact: { ...artifact, kind } })}
            />
          </div>
          <Text
            path="hidden.artifact.body"
            label="What is shown"
            rows={10}
            mono
            value={artifact.body}
            onText={(body) => set({ artifact: { ...artifact, body } })}
          />
          <Text
            path="hidden.artifact.ask"
            label="What is asked about it"
            rows={2}
            value={artifact.ask}
            onText={(ask) => set({ artifact: { ...artifact, ask } })}
          />
          <Button look="quiet" className={css.start} onClick={() => set({ artifact: null })}>
            Take the artifact out
          </Button>
        </>
      ) : (
        <Button className={css.start} onClick={() => set({ artifact: blankArtifact })}>
          Add an artifact
        </Button>
      )}
    </>
  );
}

/** The case that is presented when somebody brings none. */
export function SampleFields({ draft: { sample }, onChange }: Props): ReactNode {
  const set = (change: Partial<Draft['sample']>): void => onChange({ sample: { ...sample, ...change } });
  return (
    <>
      <div className={css.pair}>
        <Text path="sample.title" label="Its title" value={sample.title} onText={(title) => set({ title })} />
        <Pick
          path="sample.quality"
          label="How good it is"
          options={qualities}
          value={sample.quality}
          onPick={(quality) => set({ quality })}
        />
      </div>
      <Text
        path="sample.case"
        label="The case"
        hint="Markdown. Its soft spots are what the panel should find."
        rows={16}
        value={sample.case}
        onText={(text) => set({ case: text })}
      />
    </>
  );
}

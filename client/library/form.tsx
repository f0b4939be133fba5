import { useMediaQuery } from '@mantine/hooks';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { Tabs } from '../parts/tabs.tsx';
import type { Draft, Kept } from './draft.ts';
import css from './form.module.css';
import { FormNotices } from './form-notices.tsx';
import { HiddenFields, SampleFields } from './hidden-fields.tsx';
import { type PreviewPane, previewPanes } from './preview.tsx';
import { Telling } from './problems.ts';
import { PublicFields } from './public-fields.tsx';
import { saveFile } from './save-file.ts';
import { useWriting } from './use-writing.ts';

interface Props {
  id: string | null;
  token: string;
  saved: Draft;
  surfaces: readonly string[];
  kept: Kept | null;
}

/** Every field of a scenario, what is wrong with it while one writes, and beside it what will be seen. */
export function Form({ id, token, saved, surfaces, kept }: Props): ReactNode {
  const [, go] = useLocation();
  const writing = useWriting({ id, token, saved, kept, onSaved: (to) => go(`/scenarios/${to}`) });
  const { draft, checked, problems, all, touched, touch, change, save, busy, dirty } = writing;
  const wide = useMediaQuery('(min-width: 62rem)', true, { getInitialValueInEffect: false });
  const [pane, open] = useState<'form' | PreviewPane>('form');
  const [side, look] = useState<PreviewPane>('candidate');
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (checked.is === 'right') return void save(checked.scenario);
    writing.tellAll();
    open('form');
    requestAnimationFrame(() => firstWrong(form.current, Object.keys(checked.problems))?.focus());
  };
  const fields = (
    <div className={css.form}>
      <form id="scenario-form" ref={form} onSubmit={submit} noValidate>
        <section className={css.part}>
          <h2>What the candidate sees</h2>
          <PublicFields draft={draft} fresh={id === null} surfaces={surfaces} onChange={change} />
        </section>
        <section className={css.part}>
          <h2>Hidden from the candidate</h2>
          <HiddenFields draft={draft} onChange={change} />
        </section>
        <section className={css.part}>
          <h2>The sample case</h2>
          <SampleFields draft={draft} onChange={change} />
        </section>
      </form>
    </div>
  );
  const previews = previewPanes(draft);
  const wrong = Object.keys(problems).length;
  return (
    <Page
      fixed
      title={id ? `Change: ${saved.title}` : 'Write a scenario'}
      tools={
        <Button look="quiet" onClick={() => go(id ? `/scenarios/${id}` : '/scenarios')}>
          Leave
        </Button>
      }
    >
      <h1 className="sr-only">{id ? `Change ${saved.title}` : 'Write a scenario'}</h1>
      <FormNotices writing={writing} />
      <Telling.Provider value={{ problems, touched, all, onTouch: touch }}>
        {wide ? (
          <div className={css.columns}>
            {fields}
            <div className={css.preview}>
              <Tabs<PreviewPane> label="Preview" className={css.tabs} tabs={previews} open={side} onOpen={look} />
            </div>
          </div>
        ) : (
          <Tabs<'form' | PreviewPane>
            label="Scenario"
            className={css.tabs}
            tabs={[{ id: 'form', name: 'Write', panel: fields }, ...previews]}
            open={pane}
            onOpen={open}
          />
        )}
      </Telling.Provider>
      <div className={css.bar}>
        <p role="status">{state(wrong, dirty)}</p>
        <Button icon="save" onClick={() => void saveFile(draft)}>
          As a file
        </Button>
        <Button look="main" type="submit" form="scenario-form" aria-disabled={busy} icon="check">
          {busy ? 'Saving' : id ? `Save as version ${writing.base + 1}` : 'Save'}
        </Button>
      </div>
    </Page>
  );
}

function state(wrong: number, dirty: boolean): string {
  const first =
    wrong === 0 ? 'Everything is there.' : `${wrong} ${wrong === 1 ? 'field needs' : 'fields need'} something.`;
  return dirty ? `${first} Not saved yet; kept on this device.` : first;
}

/** The field that a problem is about, or the group it is in. */
function firstWrong(form: HTMLFormElement | null, paths: readonly string[]): HTMLElement | null {
  const fields = [...(form?.querySelectorAll<HTMLElement>('[data-path]') ?? [])];
  const about = (field: HTMLElement, path: string): boolean =>
    path === field.dataset['path'] || path.startsWith(`${field.dataset['path']}.`);
  return fields.find((field) => paths.some((path) => about(field, path))) ?? null;
}

import type { Scenario } from '../../protocol/scenario.ts';
import type { Draft } from './draft.ts';

/** The scenario as the file that lives in `scenarios/`, handed to the browser to keep. */
export async function saveFile(scenario: Scenario | Draft): Promise<void> {
  const { fileOf } = await import('./file.ts');
  const address = URL.createObjectURL(new Blob([fileOf(scenario)], { type: 'application/yaml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${scenario.id || 'scenario'}.yaml`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

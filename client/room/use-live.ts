import { useEffect, useState } from 'react';
import { emptyStage, type Stage, stand } from '../reading/stage.ts';
import { LiveSource } from '../source/live.ts';
import type { Scene } from '../source/source.ts';
import { useReading, useScene } from '../source/use-source.ts';

/** A session as it happens, for as long as the page is open. */
export function useLive(session: string, token: string): { source: LiveSource; scene: Scene; stage: Stage } {
  const [source] = useState(() => new LiveSource(session, token));
  useEffect(() => source.start(), [source]);
  const scene = useScene(source);
  const stage = useReading(scene.entries, stand, emptyStage);
  return { source, scene, stage };
}

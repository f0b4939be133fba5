import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Route, Switch } from 'wouter';
import { Boundary } from './boundary.tsx';
import { Standstill } from './parts/standstill.tsx';
import { WithToken } from './with-token.tsx';

const Landing = lazy(() => import('./landing/landing.tsx'));
const Room = lazy(() => import('./room/room.tsx'));
const Replay = lazy(() => import('./replay/replay.tsx'));
const Debrief = lazy(() => import('./debrief/debrief.tsx'));
const Compare = lazy(() => import('./compare/compare.tsx'));
const Progress = lazy(() => import('./progress/progress.tsx'));
const Coach = lazy(() => import('./coach/coach.tsx'));
const Operator = lazy(() => import('./operator/operator.tsx'));
const Library = lazy(() => import('./library/library.tsx'));
const ScenarioPage = lazy(() => import('./library/scenario-page.tsx'));
const Editor = lazy(() => import('./library/editor.tsx'));

export function App(): ReactNode {
  return (
    <Boundary>
      <Suspense fallback={<Standstill title="One moment" busy />}>
        <Switch>
          <Route path="/" component={Landing} />
          <Route path="/coach" component={Operator} />
          <Route path="/progress" component={Progress} />
          <Route path="/scenarios" component={Library} />
          <Route path="/scenarios/new">
            <Editor id={null} />
          </Route>
          <Route path="/scenarios/:id">{({ id }) => <ScenarioPage key={id} id={id} />}</Route>
          <Route path="/scenarios/:id/edit">{({ id }) => <Editor key={id} id={id} />}</Route>
          <Route path="/s/:id">
            {({ id }) => (
              <WithToken key={id} session={id} desk="seat">
                {(token) => <Room session={id} token={token} />}
              </WithToken>
            )}
          </Route>
          <Route path="/s/:id/coach">
            {({ id }) => (
              <WithToken key={id} session={id} desk="coach">
                {(token) => <Coach session={id} token={token} />}
              </WithToken>
            )}
          </Route>
          <Route path="/s/:id/replay">
            {({ id }) => (
              <WithToken key={id} session={id} desk="seat">
                {(token) => <Replay session={id} token={token} />}
              </WithToken>
            )}
          </Route>
          <Route path="/s/:id/debrief">
            {({ id }) => (
              <WithToken key={id} session={id} desk="seat">
                {(token) => <Debrief session={id} token={token} />}
              </WithToken>
            )}
          </Route>
          <Route path="/s/:id/compare">
            {({ id }) => (
              <WithToken key={id} session={id} desk="seat">
                {(token) => <Compare session={id} token={token} />}
              </WithToken>
            )}
          </Route>
          <Route>
            <Standstill title="There is nothing at this address" action={<Link href="/">To the start page</Link>}>
              Check the link, or start from the beginning.
            </Standstill>
          </Route>
        </Switch>
      </Suspense>
    </Boundary>
  );
}

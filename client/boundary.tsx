import { Component, type ReactNode } from 'react';
import { Button } from './parts/button.tsx';
import { Standstill } from './parts/standstill.tsx';

interface Props {
  children: ReactNode;
}

/** The last resort: a page that broke says so, and nothing that was said is lost by loading it again. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Standstill
        title="Something broke on this page"
        action={
          <Button look="main" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      >
        What was said is on record, and your draft is kept on this device.
      </Standstill>
    );
  }
}

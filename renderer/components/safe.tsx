import { Component, type ReactNode } from 'react';
import { getState, type Screen } from '../state.ts';
import { closeDossier, go } from '../store.ts';
import { t } from '../words.ts';
import { Page } from './bar.tsx';

/** `framed`: the window around it already has its margins. */
type SafeProps = { readonly place: Screen; readonly framed?: boolean; readonly children: ReactNode };

/** Keeps a fault in one screen from taking the whole window along: it says what happened and offers the way out. */
export class Safe extends Component<SafeProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  /** Another place gets another try. */
  override componentDidUpdate(before: SafeProps): void {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false });
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const inDossier = getState().dossier !== undefined;
    const said = (
      <Page title={t('vastgelopen.titel')} lead={t(inDossier ? 'vastgelopen.uitleg' : 'vastgelopen.buiten')} focusKey="vastgelopen">
        <div className="row">
          {inDossier ? (
            <button type="button" className="button button-primary" onClick={() => go({ name: 'overzicht' })}>
              {t('vastgelopen.overzicht')}
            </button>
          ) : null}
          <button
            type="button"
            className={inDossier ? 'button' : 'button button-primary'}
            onClick={() => void (inDossier ? closeDossier() : go({ name: 'start' }))}
          >
            {t('vastgelopen.lijst')}
          </button>
        </div>
      </Page>
    );
    return this.props.framed ? said : <div className="frame">{said}</div>;
  }
}

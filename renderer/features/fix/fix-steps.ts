/** The steps of a fix as a list that fills in: those that came, and, while it goes on, those that will come. */
import type { FixStepView, FixView } from '../../../app/ipc/contract/views.ts';
import { commas, t } from '../../messages/i18n.svelte.ts';
import type { Step } from '../../ui/step.ts';

const EXPECTED = ['looking', 'cleared', 'asked', 'handshake', 'connected', 'held'] as const;
const MESSAGES = [1, 2, 3, 4] as const;

function detailOf({ removed, kept }: FixStepView): string {
  return commas(
    removed === undefined ? '' : t('fix.removed', { count: removed }),
    kept ? t('fix.kept', { count: kept }) : '',
  );
}

const labelOf = (what: FixStepView['what'], scope?: FixStepView['scope']): string =>
  what === 'cleared' && scope !== undefined && scope !== 'bss'
    ? t(`step.clear-pmksa.${scope}`)
    : t(`fix.step.${what}`);

/** Ends at which the step that was under way is what failed. */
const FAILURES: ReadonlySet<FixView['outcome']> = new Set(['wrong-passphrase', 'not-fixed', 'failed']);

/** What became of the step that was under way when it all ended: the red mark stands at what failed, and nowhere else. */
function endOf(what: FixStepView['what'], outcome: FixView['outcome']): Step['state'] {
  if (FAILURES.has(outcome)) return 'failed';
  return what === 'looking' && outcome !== 'cancelled' ? 'done' : 'stopped';
}

export function stepsOf(fix: FixView): Step[] {
  const came = fix.steps.map((step, index): Step => {
    const detail = detailOf(step);
    return {
      key: `${step.what} ${index}`,
      label:
        step.what === 'held' && step.state === 'running'
          ? t('fix.step.held.running')
          : labelOf(step.what, step.scope),
      state: fix.endedAt === undefined || step.state === 'done' ? step.state : endOf(step.what, fix.outcome),
      ...(detail ? { detail } : {}),
      ...(step.what === 'handshake' ? { parts: partsOf(step.messages ?? []) } : {}),
    };
  });
  if (fix.endedAt !== undefined) return came;
  const last = Math.max(
    -1,
    ...fix.steps.map(({ what }) => EXPECTED.indexOf(what as (typeof EXPECTED)[number])),
  );
  const toCome = EXPECTED.slice(last + 1).map((what): Step => ({
    key: what,
    label: labelOf(what),
    state: 'waiting',
    ...(what === 'handshake' ? { parts: partsOf([]) } : {}),
  }));
  return [...came, ...toCome];
}

const partsOf = (seen: readonly number[]): NonNullable<Step['parts']> =>
  MESSAGES.map((number) => ({
    short: String(number),
    label: t('fix.message', { number }),
    done: seen.includes(number),
  }));

/** How access points are called in this window. Kept in a context: they are shown in the title and the tables, and named among the saved keys. */
import { getContext, setContext } from 'svelte';
import { own } from '../../app/domain/own.ts';
import { knownAs, type AccessPointNames } from '../../app/words/access-point.ts';
import { t } from '../messages/i18n.svelte.ts';
import type { NamedAddress } from '../ui/named-address.ts';

export interface AccessPoints {
  readonly names: AccessPointNames;
  /** @param name '' takes it away */
  rename(bssid: string, name: string): Promise<void>;
}

const KEY = Symbol('access points');
const NOWHERE: AccessPoints = { names: {}, rename: () => Promise.resolve() };

export const shareAccessPoints = (points: AccessPoints): void => void setContext(KEY, points);

interface More {
  /** It can be named where it is shown. */
  readonly nameable?: boolean;
  /** The one of its network that is heard best. */
  readonly nearest?: string | undefined;
}

/** Called where a component begins. @returns what is shown of an access point */
export function accessPoints(): (bssid: string, more?: More) => NamedAddress {
  const points = getContext<AccessPoints | undefined>(KEY) ?? NOWHERE;
  return (bssid, { nameable = false, nearest } = {}) => ({
    ...{ address: bssid, name: knownAs(bssid, points.names), given: own(points.names, bssid) },
    note: bssid === nearest ? t('access-point.nearest') : undefined,
    label: t('access-point.name', { bssid }),
    rename: nameable ? (name) => points.rename(bssid, name) : undefined,
  });
}

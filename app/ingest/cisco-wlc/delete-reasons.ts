/**
 * Why a Catalyst 9800 deletes a client (developer.cisco.com, Wireless troubleshooting tools, "Client delete reasons"), as
 * far as it says something about the way in. Refusals get the status code that the standard has for them.
 */
import { FOUR_WAY_TIMEOUT, IEEE_802_1X_AUTH_FAILED, INVALID_PMKID, UNSPECIFIED } from '../../domain/codes.ts';
import { bssidOf, gone, thrownOut, type Client } from './client.ts';
import type { Read } from '../rules.ts';
import { own } from '../../domain/own.ts';
import { statedRefusal } from '../stated-reason.ts';

const refused =
  (status: number) =>
  (client: Client): readonly Read[] => [{ kind: 'assoc-response', bssid: bssidOf(client), status }];

const wrongPsk = (client: Client): readonly Read[] => [
  { kind: 'akm-selected', akm: 'psk' },
  { kind: 'psk-mismatch-suspected' },
  thrownOut(client, FOUR_WAY_TIMEOUT),
];

/** The time for the login or the handshake ran out: which of them it was the way in has told. */
const ranOut = (client: Client): readonly Read[] =>
  client.login === 'eap'
    ? [{ kind: 'eap', step: 'timeout' }, thrownOut(client, UNSPECIFIED)]
    : client.login === 'psk'
      ? [thrownOut(client, FOUR_WAY_TIMEOUT)]
      : [{ kind: 'join-failed' }];

const REASONS: Readonly<Record<string, (client: Client) => readonly Read[]>> = {
  DOT11_INVALID_PMKID: (client) => [{ kind: 'pmksa-refused' }, ...refused(INVALID_PMKID)(client)],
  DOT11_DENIED_RATES: refused(18),
  DOT11_INVALID_IE: refused(40),
  DOT11_GROUP_CIPHER_INVALID: refused(41),
  DOT11_UNICAST_CIPHER_INVALID: refused(42),
  DOT11_AKMP_INVALID: refused(43),
  DOT11_UNSUPPORTED_RSN_VERSION: refused(44),
  DOT11_INVALID_RSN_IE_CAPABILITIES: refused(45),
  EXCLUDE_WRONG_PSK: wrongPsk,
  WRONG_PSK: wrongPsk,
  KEY_XCHNG_TIMEOUT: (client) => [thrownOut(client, FOUR_WAY_TIMEOUT)],
  // Commits that were not answered, confirms that came twice and wrong passwords share this name: it accuses nobody.
  SAE_AUTH_FAILURE: (client) => [thrownOut(client, UNSPECIFIED)],
  L2AUTH_CONNECT_TIMEOUT: ranOut,
  CONNECT_TIMEOUT: ranOut,
  EXCLUDE_8021X_AUTH_FAIL: (client) => [
    { kind: 'eap', step: 'failure' },
    thrownOut(client, IEEE_802_1X_AUTH_FAILED),
  ],
  CREDENTIAL_FAIL: (client) => [{ kind: 'eap', step: 'failure' }, thrownOut(client, IEEE_802_1X_AUTH_FAILED)],
};

/** A name is its sentence: `VLAN_FAILURE`, `IPLEARN_CONNECT_TIMEOUT`. */
const sentenceOf = (name: string | undefined): readonly Read[] | undefined =>
  name === undefined || BY_CLIENT.test(name) ? undefined : statedRefusal(name);

function statedIn(name: string | undefined, client: Client): readonly Read[] | undefined {
  const reads = sentenceOf(name)?.map((read) =>
    'bssid' in read ? { ...read, bssid: bssidOf(client) } : read,
  );
  const isEnd = reads?.some(
    (read) => read.kind === 'disconnected' || (read.kind === 'assoc-response' && read.status !== 0),
  );
  return isEnd === false ? [...(reads ?? []), gone(client)] : reads;
}

/** Is it a reason that says of itself what went wrong? */
export const isTelling = (name: string | undefined): boolean =>
  own(REASONS, name) !== undefined || sentenceOf(name) !== undefined;

/** The client asked for it, began anew without leaving, was idle, or is at another access point now. */
const BY_CLIENT =
  /^(?:DEAUTH_OR_DISASSOC_REQ|SAE_AUTH_IN_ASSOCIATED_STATE|.*(?:IDLE|INACTIV|ROAM|MOBILITY|HANDOFF|LEFT|SLEEP).*)$/;

/**
 * @param name behind `CO_CLIENT_DELETE_REASON_`
 * @param wasUp the client was in its RUN state: then the end is the controller's doing, unless its name says otherwise
 */
export const readDeletion = (name: string | undefined, client: Client, wasUp = false): readonly Read[] => {
  const telling = own(REASONS, name)?.(client) ?? statedIn(name, client);
  if (telling) return telling;
  return wasUp && name !== undefined && !BY_CLIENT.test(name)
    ? [thrownOut(client, UNSPECIFIED)]
    : [gone(client)];
};

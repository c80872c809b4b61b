import { own } from '../../domain/own.ts';

/** What DHCP's messages (RFC 2131, 3.1) tell of an address, by whatever name a program calls them. */
export type DhcpStep = 'requested' | 'offered' | 'obtained' | 'refused';
const DHCP: Readonly<Record<string, DhcpStep>> = {
  discover: 'requested',
  request: 'requested',
  offer: 'offered',
  ack: 'obtained',
  nak: 'refused',
};
export const dhcpStepOf = (message: string | undefined): DhcpStep | undefined =>
  own(DHCP, message?.toLowerCase());

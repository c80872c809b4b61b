/**
 * A configuration profile for macOS to begin with: every setting at a careful value, for `com.rejoin.app`. Each organisation
 * takes out what it does not want and gives the profile identifiers of its own.
 * Format: Apple, "Configuration Profile Reference".
 */
import { build, type PlistValue } from 'plist';
import { DOMAIN } from '../places.ts';
import type { PolicyValues } from '../settings.ts';

/** What a careful organisation may begin with. */
export const EXAMPLE: { readonly enforced: Partial<PolicyValues>; readonly default: Partial<PolicyValues> } =
  {
    enforced: {
      ...{ remedies: ['clear-pmksa', 'reconnect'], largestCut: 'network', confirm: false },
      ...{ redaction: 'strict', telemetryEndpoint: 'off' },
      ...{ supportName: 'Helpdesk', supportPhone: '+1 555 0100', supportMail: 'helpdesk@example.org' },
      supportUrl: 'https://helpdesk.example.org/wifi',
    },
    default: { guard: true, language: 'system', retentionDays: 30, notifications: true, welcomed: true },
  };

const PROFILE = 'A6E4B1B0-6C7B-4E0C-9C0B-5D1F3A8E2D01';
const PAYLOAD = 'A6E4B1B0-6C7B-4E0C-9C0B-5D1F3A8E2D02';

export const mobileconfig = (): string =>
  `${build({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${DOMAIN}.policy`,
    PayloadUUID: PROFILE,
    PayloadDisplayName: 'Rejoin',
    PayloadScope: 'System',
    PayloadContent: [
      {
        PayloadType: DOMAIN,
        PayloadVersion: 1,
        PayloadIdentifier: `${DOMAIN}.policy.settings`,
        PayloadUUID: PAYLOAD,
        PayloadDisplayName: 'Rejoin',
        ...(EXAMPLE as unknown as Record<string, PlistValue>),
      },
    ],
  })}\n`;

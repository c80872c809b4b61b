/** What is said of Windows alone. */
import type { WINDOWS } from '../../domain/sentences/windows.ts';
import type { Texts } from '../texts.ts';

export const windows: Texts<typeof WINDOWS> = {
  'windows.error': 'Windows: {what} ({call}).',
  'windows.error.nothing-there': 'there is nothing of that name',
  'windows.error.denied': 'this user may not do that',
  'windows.error.restarted': 'the wireless service ended or was restarted',
  'windows.error.not-running': 'the service WLAN AutoConfig does not run',
  'windows.error.too-old': 'this Windows does not have that library or function',
  'windows.error.bad-profile': 'the profile is not accepted',
  'windows.error.no-log': 'that event log is not there',
  'windows.error.records-lost': 'records were overwritten before they were read',
  'windows.error.radio-off': 'the radio is switched off',
  'windows.error.other': 'it could not be done',
  'windows.no-network': 'The adapter has no stored network "{name}" any more.',
  'windows.other-network': 'The profile "{name}" belongs to another network now; look again.',
  'windows.radio-off': 'The Wi-Fi radio is switched off; switch it on in the quick settings first.',
  'windows.needs-elevation.adapter':
    'To restart the adapter, Rejoin must run as administrator; nothing was changed.',
  'windows.needs-elevation.service':
    'To restart the wireless service, Rejoin must run as administrator; nothing was changed.',
  'windows.needs-elevation':
    'To restart the adapter or the wireless service, Rejoin must run as administrator.',
  'windows.own-programs':
    "Rejoin clears no saved keys by Windows' own programs, which do not tell enough to put a profile back unchanged.",
  'windows.saves-no-keys': 'Windows saves no keys of "{name}": its profile says so (PMKCacheMode).',
  'windows.no-security': 'The profile "{name}" has no security settings, so it has no saved keys.',
  'windows.group-policy':
    'The profile "{name}" comes from Group Policy, so Rejoin does not touch it; your administrator can.',
  'windows.not-yours':
    'This user may not change the profile "{name}"; an administrator can clear its saved keys.',
  'windows.cannot-be-kept':
    'The profile "{name}" was not touched: it cannot be kept safe in {folder} first ({code}).',
  'windows.profile-busy': 'Another Rejoin is working at the network "{name}" now; try again soon.',
  'windows.not-put-back':
    'The profile "{name}" could not be put back. It is safe in {path}; Rejoin puts it back when it starts next.',
  'windows.stored-differently': 'Windows stored it differently.',
  'windows.repaired': 'An earlier run was cut off; the profile "{name}" is as it was before.',
  'windows.location':
    'Windows does not tell the present connection to programs that location is not allowed for (Settings, Privacy & security, Location); Rejoin takes it from the event log.',
  'windows.follow.service-alone': 'Rejoin listens to the service alone and sees less.',
  'windows.follow.service-ended':
    'The wireless service ended; its saved keys are gone with it. Rejoin waits for it to come back.',
  'windows.follow.service-back': 'The wireless service is back and is watched again.',
  'windows.see.keys-untold': 'Windows does not tell which keys it holds',
  'windows.see.log-by-wevtutil': '{channel}, by wevtutil',
};

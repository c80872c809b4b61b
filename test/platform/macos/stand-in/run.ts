/** The programs of a Mac that is played: run.ts FOLDER PROGRAM ARGUMENT… They print what is documented of the real ones. */
import { appendFileSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, autoJoin, calls, callsOf, DOMAIN, load, logOf, save, type MacState } from './world.ts';

const [folder = '', program = '', ...args] = process.argv.slice(2);
const print = (text: string): void => void process.stdout.write(Buffer.from(text, 'latin1'));
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const stdin = program === 'security' && args[0] === '-i' ? readFileSync(0, 'utf8') : '';
// What came through a pipe is not in the list of processes, so it is not in this list either.
appendFileSync(callsOf(folder), `${JSON.stringify([program, ...args])}\n`);
const state = load(folder);
const fault = state.fault?.at === calls(folder).length ? state.fault.how : undefined;
if (fault === 'kill before') process.kill(process.ppid, 'SIGKILL');
else if (fault === 'nothing') {
  print('Abort trap: 6\n');
  process.exitCode = 134;
} else {
  if (fault === 'hangs up' || fault === 'kill after' || fault === 'silent') process.stdout.write = () => true;
  process.exitCode = await act();
  if (fault === 'silent') process.exitCode = 1;
  if (fault === 'hangs up') process.kill(process.pid, 'SIGKILL');
  if (fault === 'kill after') process.kill(process.ppid, 'SIGKILL');
}

function act(): number | Promise<number> {
  switch (program) {
    case 'log':
      return log();
    case 'networksetup':
      return networksetup();
    case 'security':
      return security();
    case 'ipconfig':
      return ipconfig();
    case 'systemProfiler':
      return systemProfiler();
    case 'ioreg':
      print(
        `+-o AppleBCMWLANSkywalkInterface  <class AppleBCMWLANSkywalkInterface>\n    {\n      "IO80211RSNDone" = ${state.connected === undefined ? 'No' : 'Yes'}\n    }\n`,
      );
      return 0;
    case 'id':
      print(state.admin ? 'staff everyone localaccounts admin _lpadmin\n' : 'staff everyone localaccounts\n');
      return 0;
    default:
      throw new Error(`nobody plays ${program}`);
  }
}

function changed(work: (state: MacState) => void): void {
  work(state);
  save(folder, state);
}

function networksetup(): number {
  const [verb = '', iface, ssid = '', ...rest] = args;
  if (verb === '-listallhardwareports') {
    print('\nHardware Port: Ethernet\nDevice: en9\nEthernet Address: 02:00:00:00:09:00\n');
    if (state.iface !== undefined)
      print(`\nHardware Port: Wi-Fi\nDevice: ${state.iface}\nEthernet Address: 02:00:00:00:01:00\n`);
    print('\nVLAN Configurations\n===================\n');
    return 0;
  }
  if (iface !== state.iface) {
    print(`${iface ?? ''} is not a Wi-Fi interface.\n** Error: Error obtaining wireless information.\n`);
    return 10;
  }
  switch (verb) {
    case '-listpreferredwirelessnetworks':
      print(
        `Preferred networks on ${iface ?? ''}:\n${state.networks.map((one) => utf8(`\t${one.ssid}\n`)).join('')}`,
      );
      return 0;
    case '-getairportpower':
      print(`Wi-Fi Power (${iface ?? ''}): ${state.power ? 'On' : 'Off'}\n`);
      return 0;
    case '-setairportpower':
      return setPower(ssid === 'on');
    case '-removepreferredwirelessnetwork':
      return remove(ssid);
    case '-addpreferredwirelessnetworkatindex':
      return add(ssid, Number(rest[0]), rest[1] ?? '');
    case '-setairportnetwork':
      return join_(ssid, rest[0]);
    default:
      print('Unknown command.\n');
      return 4;
  }
}

function setPower(on: boolean): number {
  if (state.powerNeedsAdmin) {
    print('** Error: Command requires admin privileges.\n');
    return 14;
  }
  changed((now) => {
    now.power = on;
    if (on) {
      if (now.clearsByPower) now.stale = [];
      autoJoin(folder, now);
    } else now.connected = undefined;
  });
  return 0;
}

function remove(ssid: string): number {
  if (!state.admin) {
    print('** Error: Command requires admin privileges.\n');
    return 14;
  }
  changed((now) => {
    if (now.managed.includes(ssid)) now.sins.push(`took out the managed network ${ssid}`);
    now.networks = now.networks.filter((one) => one.ssid !== ssid);
    now.stale = now.stale.filter((one) => one !== ssid);
    if (now.forgettingDropsKey)
      now.keychain = Object.fromEntries(Object.entries(now.keychain).filter(([name]) => name !== ssid));
    if (now.connected === ssid) now.connected = undefined;
  });
  print(utf8(`Removed ${ssid} from the preferred networks list\n`));
  return 0;
}

function add(ssid: string, index: number, security: string): number {
  if (!/^(?:OPEN|WPA3?|WPA\/WPA2|WPA2|WPA2\/WPA3|WPA[23]?E|WPA\/WPA2E)$/.test(security)) {
    print('Invalid security type.\n');
    return 5;
  }
  changed((now) => {
    now.networks = now.networks.filter((one) => one.ssid !== ssid);
    now.networks.splice(index, 0, { ssid, security });
  });
  print(utf8(`Added ${ssid} to the preferred networks list\n`));
  return 0;
}

function join_(ssid: string, key: string | undefined): number {
  let code: number | undefined;
  changed((now) => {
    now.asked++;
    code = attempt(folder, now, ssid, key);
  });
  if (code === undefined) print(utf8(`Could not find network ${ssid}.\n`));
  else if (code !== 0)
    print(
      utf8(
        `Failed to join network ${ssid}.\nError: ${code}  The operation couldn’t be completed. (${DOMAIN} error ${code}.)\n`,
      ),
    );
  return 0;
}

function security(): number {
  if (args[0] === '-i') return securityCommands();
  const ssid = args[args.indexOf('-a') + 1] ?? '';
  const key = state.keychain[ssid];
  if (key === undefined) {
    process.stderr.write(
      'security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.\n',
    );
    return 44;
  }
  if (!args.includes('-w')) {
    print(
      utf8(
        `keychain: "/Library/Keychains/System.keychain"\nclass: "genp"\nattributes:\n    "acct"<blob>="${ssid}"\n    "svce"<blob>="AirPort"\n`,
      ),
    );
    return 0;
  }
  if (state.asksKeychain === 'refuse') {
    process.stderr.write('security: SecKeychainItemCopyContent: User canceled the operation.\n');
    return 128;
  }
  print(`${key}\n`);
  return 0;
}

function securityCommands(): number {
  const [, name = '', hex = ''] = / -a "((?:[^"\\]|\\.)*)" .* -X ([\da-f]+) /.exec(stdin) ?? [];
  if (!stdin.startsWith('add-generic-password ') || hex === '') return 2;
  const ssid = name.replace(/\\(.)/g, '$1');
  changed((now) => (now.keychain[ssid] ??= Buffer.from(hex, 'hex').toString('latin1')));
  return 0;
}

function ipconfig(): number {
  if (state.connected === undefined) {
    print('<dictionary> {\n  InterfaceType : WiFi\n  LinkStatusActive : FALSE\n}\n');
    return 0;
  }
  const ssid = state.names === 'shown' ? utf8(state.connected) : '<redacted>';
  print(
    `<dictionary> {\n  BSSID : <redacted>\n  InterfaceType : WiFi\n  LinkStatusActive : TRUE\n  SSID : ${ssid}\n  Security : WPA2_PSK\n}\n`,
  );
  return 0;
}

const MODES: Record<string, string> = {
  WPA2: 'spairport_security_mode_wpa2_personal',
  WPA3: 'spairport_security_mode_wpa3_personal',
  'WPA2/WPA3': 'pairport_security_mode_wpa3_transition',
  WPA2E: 'spairport_security_mode_wpa2_enterprise',
};

function systemProfiler(): number {
  if (args[0] === 'SPConfigurationProfileDataType') {
    const payload = (ssid: string): object => ({
      _name: 'com.apple.wifi.managed',
      spconfigprofile_payload_data: `{\n    AutoJoin = 1;\n    EncryptionType = WPA2;\n    "SSID_STR" = "${ssid.replace(/(["\\])/g, '\\$1')}";\n}`,
    });
    const profile = { _name: 'Office Wi-Fi', _items: state.managed.map(payload) };
    print(
      JSON.stringify({
        SPConfigurationProfileDataType: [
          { _name: 'spconfigprofile_section_deviceconfigprofiles', _items: [profile] },
        ],
      }),
    );
    return 0;
  }
  const shown = (ssid: string): string => (state.names === 'shown' ? ssid : '<redacted>');
  const around = state.networks
    .filter(({ ssid }) => state.air[ssid] !== undefined && state.power)
    .map(({ ssid, security: word }) => ({ _name: shown(ssid), spairport_security_mode: MODES[word] }));
  const one = { _name: state.iface, spairport_airport_other_local_wireless_networks: around };
  print(utf8(JSON.stringify({ SPAirPortDataType: [{ spairport_airport_interfaces: [one] }] })));
  return 0;
}

async function log(): Promise<number> {
  if (!state.admin) {
    process.stderr.write(
      "log: Could not open local log store: Operation not permitted (Must be admin to run 'log' command)\n",
    );
    return 77;
  }
  const file = logOf(folder);
  if (args[0] === 'show') {
    print(readFileSync(file, 'latin1'));
    return 0;
  }
  print(`Filtering the log data using "${args.at(-1) ?? ''}"\n`);
  const dying = join(folder, 'end-the-stream');
  for (let seen = statSync(file).size; ; await new Promise((resolve) => setTimeout(resolve, 10))) {
    const { size } = statSync(file);
    if (size > seen) {
      print(readFileSync(file).subarray(seen, size).toString('latin1'));
      seen = size;
    }
    if (existsSync(dying)) {
      rmSync(dying);
      return 1;
    }
    // Whoever reads was killed.
    if (process.ppid === 1) return 0;
  }
}

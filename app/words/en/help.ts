/** What `--help` tells. */
import type { HELP } from '../../domain/sentences/help.ts';
import type { Texts } from '../texts.ts';

export const help: Texts<typeof HELP> = {
  'help.usage': 'Usage:',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.examples': 'Examples:',
  'help.default': '(default: {value})',
  'help.choices': '(choices: {choices})',
  'help.rejoin':
    'Tells an old saved Wi-Fi key from a wrong password, clears that one key, reconnects and proves it worked.',
  'help.version': 'print the version',
  'help.help': 'print this help',
  'help.help-command': 'print the help of a command',
  'help.quiet': 'no progress and no hints on stderr',
  'help.lang': 'language of what is printed (default: that of the terminal)',
  'help.exit-codes': 'Exit codes:',
  'exit.ok': 'healthy or fixed',
  'exit.bug': 'a bug in Rejoin',
  'exit.usage': 'the command line was not understood',
  'exit.unreadable': 'input unreadable, or no adapter',
  'exit.privilege': 'needs a privilege or your consent',
  'exit.not-fixed': 'a fix was tried and did not help',
  'help.json': 'print one JSON object, schema {schema}',
  'help.ctrl': "folder of wpa_supplicant's control sockets (default: /run/wpa_supplicant)",
  'help.iface': 'only this Wi-Fi interface (default: all)',
  'help.ssid': 'the network, as text or as Rejoin prints it (\\xNN for bytes that are no text)',
  'help.start': 'open the app: in a window of its own, or in the browser where Electron is not here',
  'help.status': 'what Rejoin can see and do on this computer',
  'help.status.more':
    'Prints a card for this computer: which program drives which interface, what can be seen, what can be cleared, whether a remedy can be proven, which privilege it needs, and what is missing. Changes nothing.\n\nExit code: 0 it can see and clear · 3 no adapter, or nothing to ask · 5 needs a privilege.',
  'help.diagnose': 'say what was wrong, from logs',
  'help.diagnose.more':
    "Reads logs of one incident (the station's, the access point's, or both), detects what wrote each of them, lays them on one timeline and says what was wrong, with the lines that show it. Memory does not grow with the file.",
  'help.diagnose.file': 'logs or folders of logs, gzip and zstd too; "-" or nothing is standard input',
  'help.diagnose.dialect': 'what wrote the logs (default: detected): {names}',
  'help.diagnose.station': "judge this station alone, of an access point's log or a capture",
  'help.diagnose.all-stations': 'list every station, however many there are',
  'help.diagnose.unknown':
    'list the lines that nobody knew, by kind: words alone, nothing that names somebody',
  'help.watch': 'follow this computer live',
  'help.watch.more':
    'Follows the Wi-Fi of this computer: one line for each new or changed finding, nothing while nothing changes. With --guard a saved key that is refused is cleared at once, and the next login proves it.',
  'help.watch.guard': 'apply the smallest remedy without asking',
  'help.watch.json': 'one JSON object a line: rejoin.finding/1 and rejoin.fix/1',
  'help.cache': 'list the saved keys of this computer',
  'help.cache.more':
    'Lists the PMKSA cache as wpa_supplicant tells it: which access point, which network, how the key was born, how old it is and when it expires. A PMKID names a key and is no secret; the keys themselves are never read.',
  'help.plan': 'what `fix` would do with a network, without doing it',
  'help.plan.more':
    'Says what `fix` would do with a network: each step with its cost and what it needs. Changes nothing.',
  'help.plan.bssid': 'the key of this access point',
  'help.fix': 'clear the saved key that is refused, reconnect, prove it',
  'help.fix.more':
    'Looks at what goes on with a network. If a saved key is refused, clears that one key, asks for a full login and watches it. The password, other access points and other networks are kept. A saved key that is not at fault is left alone.',
  'help.fix.bssid': 'clear the key of this access point, without looking first',
  'help.fix.force': 'clear without having seen a refusal',
  'help.fix.yes': 'do not ask',
  'help.fix.timeout': 'how long to wait for the proof',
  'help.fix.keep-cache-empty':
    'from now on `watch` clears the saved keys of this network after each connection',
  'help.fix.undo': 'save keys for this network again',
  'help.fix.read-password': 'on a Mac: read the saved password of this network; macOS asks you too',
  'help.fix.password-in-arguments':
    'on a Mac without the native addon: give it to networksetup, where other users of this Mac can see it meanwhile',
  'help.serve': "the app's pages in a browser, on this computer only",
  'help.serve.more':
    'Serves the app on 127.0.0.1 and prints its address on stdout. The address holds a token that works once; nobody else on this computer or elsewhere gets in, and whoever comes second is told of. Ends with Ctrl-C.',
  'help.serve.port': 'the port (default: any that is free)',
  'help.serve.demo': 'begin with the recorded failure',
  'help.serve.history': 'where the history is kept',
  'help.serve.open': 'open the browser',
  'help.demo': 'play a recorded failure, from the refusal to the proof',
  'help.demo.more':
    'Plays a recorded failure: an access point that lost its keys refuses a saved one until it is cleared.',
  'help.completion': 'print what completes verbs and options in a shell',
  'help.completion.more':
    'Prints a script for bash, zsh, fish or PowerShell: rejoin completion bash >> ~/.bashrc',
  'help.completion.shell': 'the shell',
  'help.telemetry': 'what this computer sends to its organisation, if anything',
  'help.telemetry.more':
    'Findings leave this computer only where a policy names a collector; without names, unless the policy wants them. This shows each record and counter as it is sent, and who has set it.',
  'help.telemetry.show':
    'whether findings are sent, who has set it, and each record and counter as it leaves',
  'help.telemetry.send': 'send what waits now: for computers on which Rejoin is not kept running',
  'help.policy': 'what the organisation has set on this computer',
  'help.policy.more':
    'An organisation sets how Rejoin behaves by a file, by group policy or by a configuration profile. What is enforced wins over what a person chose, and that over what is a default; of several files the strictest value holds.',
  'help.policy.settings': 'Settings:',
  'help.policy.show': 'each setting, its value, and where the value comes from',
  'help.policy.check': 'whether a file is a policy: names line and key of what is wrong',
  'help.policy.file': 'a policy in JSON, a property list, or an exported registry key',
  'help.check': 'one look at this computer, one verdict as exit code',
  'help.check.more':
    'Looks at the Wi-Fi of this computer until there is a verdict, and ends with its exit code. Changes nothing and asks for no attempt. A connection that holds is healthy; where nothing happens within the time, the verdict is undetermined. For Intune, Jamf, Ansible and the like.',
  'help.check.ssid': 'only this network (default: whichever is in use or in trouble)',
  'help.check.timeout': 'how long to look where nothing is certain sooner',
};

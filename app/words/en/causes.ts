/** What happened and what it means, for every cause and variant, and whether it is the password. A sentence of a headline has at most 14 words. */
import type { CAUSES } from '../../domain/sentences/causes.ts';
import type { Texts } from '../texts.ts';

export const causes: Texts<typeof CAUSES> = {
  'cause.stale-pmksa.headline':
    '[Your computer never tried your password|This device never tried its password]. It offered an old saved key, and was refused.',
  'cause.stale-pmksa.meaning':
    '[This computer|This device] saved a key from an earlier connection so that it could skip the login. The access point no longer knows that key and refuses it each time.',
  'cause.invalid-pmkid.headline':
    '[Your computer never tried your password|This device never tried its password]. It offered an old saved key, and was refused.',
  'cause.invalid-pmkid.meaning':
    '[This computer|This device] offers a key from an earlier connection. The access point answers that it does not know this key.',
  'cause.deauth-before-association.headline':
    '[Your computer never tried your password|This device never tried its password]. It offered an old saved key, and was refused.',
  'cause.deauth-before-association.meaning':
    '[This computer|This device] saved a key from an earlier connection so that it could skip the login. The access point no longer knows it and ends each attempt at once.',
  'cause.disassociated-after-association.headline':
    '[Your computer never tried your password|This device never tried its password]. It offered an old saved key, and was refused.',
  'cause.disassociated-after-association.meaning':
    '[This computer|This device] offers a key from an earlier connection. The access point lets it in and throws it out before any login.',
  'cause.association-unanswered.headline':
    '[Your computer never tried your password|This device never tried its password]. It offered an old saved key, and got no answer.',
  'cause.association-unanswered.meaning':
    '[This computer|This device] offers a key from an earlier connection, and the access point does not even answer.',
  'cause.four-way-with-cached-pmk.headline':
    '[Your|The] password was not tested. An old saved key no longer fits.',
  'cause.four-way-with-cached-pmk.meaning':
    'Both ends remember a key from an earlier connection, and not the same one. What is reported as an incorrect key is this old one.',
  'cause.okc.headline': '[Your|The] login was never asked for. A saved key made for roaming is out of date.',
  'cause.okc.meaning':
    '[This computer|This device] derived a key for this access point from an older login, and the access point refuses it.',
  'cause.eap.headline':
    '[Your computer|This device] never logged in. It offered an old saved key, and was refused.',
  'cause.eap.meaning':
    '[This computer|This device] offers a key from an earlier login instead of logging in anew. The access point no longer accepts that key.',
  'cause.wrong-passphrase.headline': 'The access point tested the password and did not accept it.',
  'cause.wrong-passphrase.meaning':
    'The password stored on [this computer|this device] does not fit this network. No saved key was involved.',
  'cause.psk.headline': 'The access point tested the password and did not accept it.',
  'cause.psk.meaning':
    'The handshake failed with a key made from the stored password. No old saved key was involved.',
  'cause.sae.headline': 'The access point tested the password and did not accept it.',
  'cause.sae.meaning': 'The proof made from the stored password was refused. No old saved key was involved.',
  'cause.handshake-loss.headline': 'A message of the login was lost on the air.',
  'cause.handshake-loss.meaning':
    'The last messages of the handshake do not get through, so the access point gives up.',
  'cause.message-1.headline': 'The access point never started the login.',
  'cause.message-1.meaning':
    'It accepted the association and then sent nothing. [Your|The] password was not tested.',
  'cause.message-2.headline': 'The answer of [this computer|this device] did not reach the access point.',
  'cause.message-2.meaning':
    'The message was lost, or could not be sent. That says nothing about the password.',
  'cause.message-3.headline': "The access point's answer in the login did not arrive.",
  'cause.message-3.meaning':
    'The third message of the handshake was lost on the air, so the login never finished.',
  'cause.message-4.headline': 'The last message of the login was lost on the air.',
  'cause.message-4.meaning':
    'The keys fitted. The access point waited for the last message of the handshake and gave up.',
  'cause.eap-rejected.headline': 'The login server refused.',
  'cause.eap-rejected.meaning':
    'The access point let [this computer|this device] try; the authentication server behind it said no.',
  'cause.credentials.headline': 'The login server refused the login name or the password.',
  'cause.credentials.meaning':
    'The server tested what is stored here and said no. No old saved key was involved.',
  'cause.certificate.headline': "The login server's certificate was not accepted here.",
  'cause.certificate.meaning':
    '[This computer|This device] broke off before it sent a password. Do not trust a certificate that you do not know.',
  'cause.method.headline': 'No way to log in works both here and at the login server.',
  'cause.method.meaning':
    'The method or the encryption that the server asks for is not set up here, or does not work. [Your|The] password was not tested.',
  'cause.eap-timeout.headline': 'The login server did not answer.',
  'cause.eap-timeout.meaning':
    'The login began and nothing came back. Nobody has refused [your|the] password.',
  'cause.no-reply.headline': 'The login server did not answer.',
  'cause.no-reply.meaning': 'The login began and nothing came back. Nobody has refused [your|the] password.',
  'cause.authenticator-silent.headline': 'The access point did not pass the login on.',
  'cause.authenticator-silent.meaning':
    '[This computer|This device] asked to log in, and the access point stayed silent. Nobody has refused [your|the] password.',
  'cause.station-silent.headline': '[This computer|The device] stopped answering in the middle of its login.',
  'cause.station-silent.meaning':
    'The access point asked for the next step, asked again, and heard nothing. Nobody has refused [your|the] password.',
  'cause.ap-refused.headline': 'The access point refused before any password was tested.',
  'cause.ap-refused.meaning': 'Its reason is neither [your|the] password nor an old saved key.',
  'cause.full.headline': 'The access point is full.',
  'cause.full.meaning': 'It takes no more devices just now.',
  'cause.security-mismatch.headline': 'The security settings of both ends do not match.',
  'cause.security-mismatch.meaning':
    'The access point wants another kind of security than the stored profile.',
  'cause.rate.headline': "The access point does not accept this adapter's radio settings.",
  'cause.rate.meaning': 'It asks for something that this Wi-Fi adapter did not offer.',
  'cause.policy.headline': 'A rule of this network keeps [this computer|this device] out.',
  'cause.policy.meaning': 'The access point refuses it by its settings.',
  'cause.auth-timeout.headline': 'The access point does not answer.',
  'cause.auth-timeout.meaning': 'Requests were sent and got no reply.',
  'cause.competing-controller.headline': 'Two programs are driving this Wi-Fi adapter.',
  'cause.competing-controller.meaning': 'One undoes what the other does, so no connection can last.',
  'cause.wps-slow.headline': 'The push-button setup worked. Joining afterwards took long.',
  'cause.wps-slow.meaning': 'The seconds went by between the setup and the connection, not in the handshake.',
  'cause.ap-low-entropy.headline': 'The access point had just started and could not make keys yet.',
  'cause.ap-low-entropy.meaning':
    'It refused the first handshake for lack of random numbers. The password is not the cause.',
  'cause.driver-fault.headline': 'The Wi-Fi driver of [this computer|this device] failed.',
  'cause.driver-fault.meaning': 'What looks like a wrong password is a consequence of the failure.',
  'cause.no-random-numbers.headline':
    '[This computer|This device] lacked random numbers for the key handshake.',
  'cause.no-random-numbers.meaning':
    'It broke the handshake off itself, before it answered: the password was not tested.',
  'cause.signal-lost.headline': 'The access point can no longer be heard.',
  'cause.signal-lost.meaning': 'The connection was good and ended because the signal went away.',
  'cause.ap-disconnects.headline': 'The access point ends the connection by itself.',
  'cause.ap-disconnects.meaning': 'The login works. The connection was up, and the access point closed it.',
  'cause.network-not-found.headline': 'The network is not in reach.',
  'cause.network-not-found.meaning': 'No access point with this name was heard.',
  'cause.no-address.headline': 'Connected, but no address came.',
  'cause.no-address.meaning':
    'The Wi-Fi login worked. The network gave [this computer|this device] no address.',
  'cause.dhcp-silent.headline': 'Connected, but no address came.',
  'cause.dhcp-silent.meaning': 'The Wi-Fi login worked. The address server did not answer.',
  'cause.dhcp-refused.headline': 'Connected, but the network refused to give an address.',
  'cause.dhcp-refused.meaning': 'The Wi-Fi login worked. The address server said no.',
  'cause.self-assigned.headline': 'Connected, but [this computer|this device] had to make up an address.',
  'cause.self-assigned.meaning':
    'The Wi-Fi login worked. No address came, and a made-up one reaches nothing.',
  'cause.healthy.headline': 'Connected. Nothing is wrong.',
  'cause.healthy.meaning': 'The last attempt ended in a connection.',
  'cause.recovered.headline': 'Connected. There was trouble before, and it is over.',
  'cause.recovered.meaning': 'The last attempt ended in a connection that holds. Nothing needs to be done.',
  'cause.undetermined.headline': 'Not enough was seen to name the cause.',
  'cause.undetermined.meaning':
    'Nothing here proves that the password is wrong, and nothing proves that it is right.',
  'cause.stale-pmksa.recovered': 'Connected again. An old saved key had been refused before.',
  'cause.wrong-passphrase.recovered': 'Connected now. A password was refused before.',
  'cause.handshake-loss.recovered': 'Connected again. A message of the login had been lost.',
  'cause.eap-rejected.recovered': 'Connected now. The login had failed before.',
  'cause.eap-timeout.recovered': 'Connected again. The login server had not answered before.',
  'cause.station-silent.recovered':
    'Connected again. [This computer|The device] had not answered during its login before.',
  'cause.ap-refused.recovered': 'Connected again. The access point had refused before.',
  'cause.auth-timeout.recovered': 'Connected again. The access point had not answered before.',
  'cause.competing-controller.recovered': 'Connected again. Two programs had driven this Wi-Fi adapter.',
  'cause.wps-slow.recovered': 'Connected. Joining after the push-button setup took long.',
  'cause.ap-low-entropy.recovered': 'Connected. The access point had just started before.',
  'cause.driver-fault.recovered': 'Connected again. The Wi-Fi driver had failed before.',
  'cause.no-random-numbers.recovered':
    'Connected again. [This computer|This device] had lacked random numbers before.',
  'cause.signal-lost.recovered': 'Connected again. The signal had been lost before.',
  'cause.ap-disconnects.recovered': 'Connected again. The access point had ended the connection.',
  'cause.network-not-found.recovered': 'Connected again. The network had been out of reach.',
  'cause.no-address.recovered': 'Connected again. No address had come before.',
  'cause.healthy.recovered': 'Connected. There was trouble before, and it is over.',
  'cause.undetermined.recovered': 'Connected again. What was wrong before cannot be told.',
  'cause.stale-pmksa.short': 'Old saved key refused',
  'cause.wrong-passphrase.short': 'Password not accepted',
  'cause.handshake-loss.short': 'Login message lost',
  'cause.eap-rejected.short': 'Login refused',
  'cause.eap-timeout.short': 'Login server silent',
  'cause.ap-refused.short': 'Refused by the access point',
  'cause.auth-timeout.short': 'No answer',
  'cause.competing-controller.short': 'Two programs at once',
  'cause.wps-slow.short': 'Slow setup',
  'cause.ap-low-entropy.short': 'Access point just started',
  'cause.driver-fault.short': 'Driver failed',
  'cause.signal-lost.short': 'Signal lost',
  'cause.ap-disconnects.short': 'Ended by the access point',
  'cause.network-not-found.short': 'Not in reach',
  'cause.no-address.short': 'No address',
  'cause.healthy.short': 'Fine',
  'cause.undetermined.short': 'Cause unknown',
  'cause.stale-pmksa.refused': 'An old saved key was offered, and was refused.',
  'cause.stale-pmksa.unanswered': 'An old saved key was offered, and got no answer.',
  'cause.stale-pmksa.no-longer-fits': 'An old saved key no longer fits.',
  'cause.wrong-passphrase.tested':
    'The password stored on [this computer|this device] does not fit this network.',
  'cause.psk.tested': 'The handshake failed with a key made from the stored password.',
  'cause.sae.tested': 'The proof made from the stored password was refused.',
  'cause.wep.headline': 'The access point tested the WEP key and did not accept it.',
  'cause.wep.meaning':
    'The answer to its challenge did not decrypt: the WEP key, or its number, is not that of the network.',
  'cause.message-1.waited': 'It accepted the association, and its first message did not come.',
  'cause.eap-rejected.failed': 'The login did not succeed.',
  'cause.eap-rejected.unsaid':
    'The login ended with a refusal; whose it was, the server behind the access point knows.',
  'cause.eap-timeout.silence': 'The login began and nothing came back.',
  'cause.ap-refused.refused': 'The access point refused.',
  'cause.auth-timeout.lost': 'Requests and answers do not get through.',
  'cause.auth-timeout.unheard': 'What one end sent, the other did not hear.',
  'cause.driver-fault.alone': 'What fails after it is a consequence of the failure.',
  'cause.signal-lost.on-the-way': 'What was under way ended because the signal went away.',
  'cause.ap-disconnects.closed': 'It ended what had been up before; how that came about is not shown.',
  'cause.forged.headline': 'Somebody floods this network with forged farewells.',
  'cause.forged.meaning':
    'No access point says farewell so often. Each one ends connections that are not protected against it.',
  'cause.no-address.unconnected-headline': 'No address came.',
  'cause.no-address.unconnected-meaning': 'Whether the Wi-Fi connection was up at that time is not shown.',
  'cause.healthy.ended': 'The connection worked, and has ended. Nothing shows a fault.',
  'cause.recovered.ended': 'There was trouble before. Then a connection worked, and has ended.',
  'cause.recovered.earlier': 'There was trouble before, and it is over.',
  'cause.undetermined.unexplained': 'What failed is shown, and not why. What is proven is listed below.',
  'password.not-tested.connected-by-saved-key': 'Not tested: the connection was made with a saved key.',
  'password.question': 'Is it [my|the] password?',
  'password.not-tested.saved-key': 'Not tested: [your computer|this device] used the saved key instead.',
  'password.not-tested.before-login': 'Not tested: it ended before the login.',
  'password.not-tested.server-silent': 'Not tested: the login server did not answer.',
  'password.not-tested.broke-off':
    'Not tested: [this computer|this device] broke off before it sent a password.',
  'password.no.connected': 'No: the login worked.',
  'password.no.keys-fitted': 'No: the keys of both ends fitted.',
  'password.no.proven': 'No: a full login succeeded.',
  'password.yes': 'Yes: a full login was refused, and nothing else explains it.',
  'password.cannot-tell.login':
    'Cannot tell: the login was refused. Check the login name as well as the password.',
  'password.cannot-tell': 'Cannot tell yet: see what would settle it.',
};

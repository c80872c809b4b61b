import type { Said } from './said.ts';
import type { Instant, Mac, Pmkid, Ssid } from './ids.ts';

/** Where an event was read: the raw line (or frame) it stands for, kept as evidence. */
export interface Origin {
  /** Index into the diagnosis' `inputs`. */
  readonly input: number;
  /** Line number (frames: frame number), from 1. */
  readonly line: number;
  /** The raw line without its line end, secrets cut, at most 400 characters. */
  readonly text: string;
}

/**
 * Who saw it. The station's supplicant, kernel and manager (NetworkManager) share a clock and an interface; an access
 * point or its controller has its own; 'air' is a capture, which sees both sides.
 */
export type Witness = 'supplicant' | 'kernel' | 'manager' | 'access-point' | 'air' | 'rejoin';

interface Common {
  /** Time by the witness's own clock; undefined where its lines carry none. */
  readonly at: Instant | undefined;
  readonly origin: Origin;
  readonly witness: Witness;
  /** The station's interface, or the access point's where `witness` is 'access-point'. '' = not said. */
  readonly iface: string;
  /** The station's address: always there from an access point and from the air, elsewhere only where the line says it. */
  readonly station?: Mac;
}

/** Authentication algorithm numbers of IEEE 802.11 (9.4.1.1): 0 open, 1 shared key, 2 FT, 3 SAE, 4-6 FILS, 7 PASN. */
export type AuthAlgorithm = number;

/** Key management in the configuration's words; `sae`, `psk` … as families. */
export type AkmFamily =
  'open' | 'psk' | 'sae' | 'eap' | 'owe' | 'ft-psk' | 'ft-sae' | 'ft-eap' | 'fils' | 'dpp';

/** How a PMKSA came to be. 'external' = put there by a program (PMKSA_ADD or the driver). */
export type PmksaBirth = 'sae' | 'eap' | 'okc' | 'ft' | 'preauth' | 'owe' | 'fils' | 'external' | 'unknown';

export interface PmksaRow {
  readonly bssid: Mac;
  readonly pmkid: Pmkid;
  /** Seconds until the entry expires. */
  readonly expiresIn: number;
  /** An OKC guess that its access point has not accepted yet. */
  readonly opportunistic: boolean;
}

/** What happened, by kind. Frames are named from the station's side whoever the witness is. */
export type Happening =
  // Scanning and selection
  | { readonly kind: 'scan-started' }
  | { readonly kind: 'scan-done'; readonly failed?: number }
  /** No access point of a network was heard; without a name: of none that is wanted. */
  | { readonly kind: 'network-not-found'; readonly ssid?: Ssid }
  /** A BSS has the name of a network that is wanted, and asks for other security than this end is set up for: it is not tried. */
  | { readonly kind: 'bss-unfit' }
  /** What is known of a network or BSS from scans, configuration or a line that says it. */
  | {
      readonly kind: 'bss-seen';
      readonly bssid: Mac;
      readonly ssid?: Ssid;
      readonly akms: readonly AkmFamily[];
      readonly signal?: number;
    }
  | {
      readonly kind: 'network-known';
      /** Left out by a manager, which knows networks by names of its own. */
      readonly networkId?: number;
      readonly ssid: Ssid;
      readonly akms: readonly AkmFamily[];
    }
  /** "using KEY_MGMT …": the AKM that this attempt selected. */
  | { readonly kind: 'akm-selected'; readonly akm: AkmFamily }
  // Authentication
  /** The station starts an authentication exchange. SAE: one for the commit and one for the confirm. */
  | {
      readonly kind: 'auth-request';
      readonly bssid: Mac;
      readonly ssid?: Ssid;
      readonly freq?: number;
      readonly algorithm?: AuthAlgorithm;
      /** From the air: 1 opens an exchange; SAE's 2 is the confirm. */
      readonly transaction?: number;
    }
  | {
      readonly kind: 'auth-response';
      readonly bssid: Mac;
      readonly algorithm: AuthAlgorithm;
      readonly transaction: number;
      readonly status: number;
    }
  /** A refusal that ends the exchange (CTRL-EVENT-AUTH-REJECT). */
  | {
      readonly kind: 'auth-rejected';
      readonly bssid: Mac;
      readonly algorithm: AuthAlgorithm;
      readonly transaction: number;
      readonly status: number;
    }
  | { readonly kind: 'auth-timeout'; readonly bssid?: Mac }
  /** SAE progress that only debug levels show. `mismatch`: the peer's confirm did not verify. */
  | {
      readonly kind: 'sae';
      /** `pwe-differs`: one end derives the password element by hash-to-element, the other does not (12.4.4). */
      readonly step: 'commit' | 'confirm' | 'completed' | 'mismatch' | 'token' | 'group' | 'pwe-differs';
      readonly direction?: 'sent' | 'received';
    }
  // Association
  /** `pmkids`: how many PMKIDs the RSNE of the request carries, where that is known. */
  | {
      readonly kind: 'assoc-request';
      readonly bssid: Mac;
      readonly ssid?: Ssid;
      readonly freq?: number;
      readonly pmkids?: number;
      readonly pmkid?: Pmkid;
      readonly akms?: readonly AkmFamily[];
      readonly roam?: boolean;
      /** The witness never shows the authentication (Windows): that none was seen says nothing. */
      readonly authUnseen?: true;
    }
  /** The RSNE that goes into the next request (-dd): its PMKID count and list. */
  | {
      readonly kind: 'rsne';
      readonly pmkids: number;
      readonly pmkid?: Pmkid;
      readonly akms: readonly AkmFamily[];
    }
  /** Status 0 = associated. `timeout`: no answer came, the status means nothing. */
  | {
      readonly kind: 'assoc-response';
      readonly bssid: Mac;
      readonly status: number;
      readonly timeout?: boolean;
      /** The driver tells of an answer and names no access point: it made it up. */
      readonly isDrivers?: boolean;
    }
  | { readonly kind: 'assoc-timeout'; readonly bssid?: Mac }
  /** An access point or its controller says that a rule of its own keeps the station out: a list, a lock, a VLAN that it lacks. */
  | { readonly kind: 'policy-refused' }
  // EAP
  | {
      readonly kind: 'eap';
      readonly step:
        | 'started'
        | 'identity'
        | 'method'
        | 'success'
        | 'failure'
        | 'timeout'
        | 'certificate-error'
        | 'method-refused'
        | 'password-needed'
        | 'inner-failure'
        /** TLS found no version, cipher or signature in common, or could not begin here. */
        | 'tls-failure';
      readonly method?: string;
      readonly detail?: string;
      /** `timeout`: who did not answer, where the line says it. */
      readonly silent?: 'station';
      /** `failure`: what the server refused, where it says that it was something else than a name and a password. */
      readonly refused?: 'certificate' | 'account';
    }
  // 4-way and group handshake
  /** Message 1 to 4 of the 4-way handshake (12.7.6). `direction` from the station: 1 and 3 are received, 2 and 4 sent. */
  | {
      readonly kind: 'eapol-key';
      readonly message: 1 | 2 | 3 | 4;
      readonly direction: 'sent' | 'received';
      readonly bssid?: Mac;
      readonly replay?: number;
      readonly retry?: boolean;
    }
  /** The PMKID that the authenticator put into message 1/4. */
  | { readonly kind: 'm1-pmkid'; readonly pmkid: Pmkid; readonly matches?: boolean }
  /** A message whose MIC did not verify: 2 or 4 = found by the access point, 3 = found by the station. */
  | { readonly kind: 'mic-failure'; readonly message: 2 | 3 | 4 }
  /** The access point gave up: no valid 2/4 (`message` 2) or no 4/4 (`message` 4). */
  | { readonly kind: 'handshake-retries-exhausted'; readonly message: 2 | 4 }
  /** "Key negotiation completed": the station took 3/4, sent 4/4 and installed its keys. Repeats with each repeated 3/4. */
  | { readonly kind: 'keys-installed'; readonly bssid: Mac }
  /** The access point saw 4/4. */
  | { readonly kind: 'handshake-completed' }
  | { readonly kind: 'replay-counter'; readonly bssid?: Mac }
  | { readonly kind: 'group-handshake'; readonly ok: boolean; readonly bssid?: Mac }
  /** "pre-shared key may be incorrect", AP-STA-POSSIBLE-PSK-MISMATCH: somebody's guess, never a proof from the station. */
  | {
      readonly kind: 'psk-mismatch-suspected';
      /** A controller's word for any handshake that failed: the keys were not compared. */
      readonly guessed?: true;
      /** What the access point had said before: its password is another one now. */
      readonly since?: 'password-changed';
    }
  /** "Authentication with … timed out.": the supplicant gave up waiting for EAPOL or EAP. */
  | { readonly kind: 'supplicant-timeout'; readonly bssid: Mac }
  // PMKSA cache
  | {
      readonly kind: 'pmksa-added';
      readonly bssid: Mac;
      readonly networkId?: number;
      readonly birth?: PmksaBirth;
      readonly pmkid?: Pmkid;
    }
  | { readonly kind: 'pmksa-removed'; readonly bssid: Mac; readonly networkId?: number }
  /** The supplicant says that this attempt offers a cached PMK. `found` alone: an entry exists and was selected. */
  | {
      readonly kind: 'pmksa-offered';
      readonly certain: boolean;
      readonly pmkid?: Pmkid;
      readonly bssid?: Mac;
    }
  | { readonly kind: 'pmksa-miss' }
  /** The supplicant or the access point says that the cached PMK was not accepted. */
  | { readonly kind: 'pmksa-refused'; readonly fallback?: 'sae' | 'eap' }
  /** Accepted: the access point's own word, or the supplicant's ("PMKSA caching was used"). */
  | { readonly kind: 'pmksa-accepted' }
  /** The whole cache, as the supplicant lists it. */
  | { readonly kind: 'pmksa-snapshot'; readonly rows: readonly PmksaRow[] }
  // Outcome
  | {
      readonly kind: 'connected';
      readonly bssid: Mac;
      readonly networkId?: number;
      readonly ssid?: Ssid;
      /** Told at the association: a handshake that fails may follow, and an end that names it takes the word back. */
      readonly early?: true;
    }
  /** Deauthentication or disassociation. `local`: this station (its supplicant, driver or kernel) generated it. */
  | {
      readonly kind: 'disconnected';
      readonly bssid: Mac;
      readonly reason: number;
      readonly local: boolean;
      readonly frame?: 'deauthentication' | 'disassociation';
    }
  /** Said of what has just ended: it was a connection that was up. Tells something new only where its beginning was not seen. */
  | { readonly kind: 'was-up' }
  | {
      readonly kind: 'temp-disabled';
      readonly networkId: number;
      readonly ssid: Ssid;
      readonly failures: number;
      readonly seconds: number;
      readonly reason: string;
    }
  | { readonly kind: 'reenabled'; readonly networkId: number; readonly ssid: Ssid }
  | {
      readonly kind: 'bssid-ignored';
      readonly bssid: Mac;
      readonly count?: number;
      readonly seconds?: number;
    }
  | { readonly kind: 'bssid-unignored'; readonly bssid: Mac }
  // Commands, controllers, driver
  /** A control command of any client (debug level), secrets removed; or a request to deauthenticate with its reason. */
  | { readonly kind: 'command'; readonly command: string }
  | { readonly kind: 'local-deauth-request'; readonly reason: number }
  | { readonly kind: 'network-added'; readonly networkId: number }
  | { readonly kind: 'network-removed'; readonly networkId: number }
  /** A request that the kernel or driver refused. `errno` positive: 16 EBUSY, 105 ENOBUFS, 107 ENOTCONN, 114 EALREADY. */
  | {
      readonly kind: 'driver-refused';
      readonly what: 'auth' | 'assoc' | 'deauth' | 'eapol' | 'scan' | 'other';
      readonly errno?: number;
    }
  | { readonly kind: 'driver-fault'; readonly what: string }
  /** The pairwise key is changed in a running connection, and the driver cannot do that without losing frames. */
  | { readonly kind: 'unsafe-rekey' }
  /** Another program or supplicant at this interface shows itself. */
  | {
      readonly kind: 'foreign-controller';
      readonly program?: string;
      readonly what: Said;
      /** Each time is a sign of its own, however close they are. */
      readonly each?: true;
    }
  | { readonly kind: 'unexpected-auth-event' }
  // The program above the supplicant: its words are consequences, never causes
  /** The manager's or operating system's state of the connection as a whole. `reason` in its own word or number. */
  | {
      readonly kind: 'manager-state';
      /** `link-up`: connected to the network, the address is still to come. */
      readonly state: 'activating' | 'need-auth' | 'link-up' | 'activated' | 'failed' | 'disconnected';
      readonly reason?: string;
      readonly ssid?: Ssid;
    }
  /** A person is asked for the password. Proves nothing about the password that is stored. */
  | { readonly kind: 'secrets-requested'; readonly program: string; readonly ssid?: Ssid }
  /**
   * The operating system gives an attempt up, where it has a number of its own for it (macOS: CWErr). It ends the attempt
   * and proves nothing; what a number does prove is told by another event before it.
   */
  | { readonly kind: 'join-failed'; readonly code?: number }
  /** A person's own words beside the log: it does not work, or does not hold. Says neither when nor why. */
  | { readonly kind: 'complaint'; readonly of?: 'loss' }
  /** A person's own words beside the log: what was tried is not the network's password, as they know by now. */
  | { readonly kind: 'other-password' }
  // Radio
  | { readonly kind: 'beacon-loss' }
  /** From the air: more farewells than an access point or a station sends, and of a kind that neither does. */
  | { readonly kind: 'farewell-flood'; readonly count: number }
  | { readonly kind: 'signal'; readonly dbm: number }
  // WPS
  | {
      readonly kind: 'wps';
      readonly step: 'started' | 'credential' | 'success' | 'failure' | 'timeout' | 'overlap';
    }
  // Life of the parts
  | {
      readonly kind: 'interface';
      readonly state: 'up' | 'down' | 'added' | 'removed';
      readonly address?: Mac;
    }
  | {
      readonly kind: 'supplicant';
      readonly state: 'started' | 'terminating' | 'gone' | 'version';
      readonly version?: string;
    }
  | { readonly kind: 'own-address'; readonly address: Mac }
  // Access point only
  | { readonly kind: 'ap-started'; readonly bssid?: Mac; readonly ssid?: Ssid }
  | { readonly kind: 'ap-stopped' }
  | { readonly kind: 'ap-low-entropy' }
  /** The station itself had no random numbers for a nonce, and broke the handshake off. */
  | { readonly kind: 'station-low-entropy' }
  // Address
  | {
      readonly kind: 'address';
      /** `offered`: a server has answered, and the address is not taken yet. */
      readonly step: 'requested' | 'offered' | 'obtained' | 'refused' | 'timeout' | 'self-assigned';
      /** The program that asked for it or gave it, by its name in syslog. */
      readonly by?: string;
    }
  /** The witness itself: lost lines, overrun, clock step. */
  | { readonly kind: 'witness-gap'; readonly why: string }
  /** Time passed and nothing happened: live sources and captures say so, and the model needs no clock. */
  | { readonly kind: 'tick' };

export type WifiEvent = Common & Happening;
export type EventKind = Happening['kind'];
export type EventOf<K extends EventKind> = Common & Extract<Happening, { kind: K }>;

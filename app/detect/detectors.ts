import type { Detector } from './case.ts';
import { apDisconnects } from './ap-disconnects.ts';
import { apLowEntropy } from './ap-low-entropy.ts';
import { apRefused } from './ap-refused.ts';
import { authTimeout } from './auth-timeout.ts';
import { briefConnections } from './brief-connections.ts';
import { competingController } from './competing-controller.ts';
import { driverFault } from './driver-fault.ts';
import { eapRejected } from './eap-rejected.ts';
import { eapTimeout } from './eap-timeout.ts';
import { handshakeLoss } from './handshake-loss.ts';
import { managerGaveUp } from './manager-gave-up.ts';
import { networkNotFound } from './network-not-found.ts';
import { noAddress } from './no-address.ts';
import { signalLost } from './signal-lost.ts';
import { stalePmksa } from './stale-pmksa.ts';
import { systemGaveUp } from './system-gave-up.ts';
import { wpsSlow } from './wps-slow.ts';
import { wrongPassphrase } from './wrong-passphrase.ts';

/** All detectors. Their order decides nothing but ties: what can be proved by treatment comes first. */
export const DETECTORS: readonly Detector[] = [
  stalePmksa,
  handshakeLoss,
  signalLost,
  apDisconnects,
  eapRejected,
  eapTimeout,
  apRefused,
  competingController,
  driverFault,
  apLowEntropy,
  wpsSlow,
  noAddress,
  authTimeout,
  networkNotFound,
  wrongPassphrase,
  managerGaveUp,
  systemGaveUp,
  briefConnections,
];

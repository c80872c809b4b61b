import type { AccessPoint } from './access-point.ts';
import type { Lab } from './lab.ts';
import { MisbehavingAp, type MisbehavingOptions } from './misbehaving-ap.ts';
import { sae } from './networks.ts';
import type { Station } from './station.ts';

export interface Refused {
  readonly ap: AccessPoint;
  readonly station: Station;
  readonly rogue: MisbehavingAp;
}

/** A station was connected by SAE; its access point has lost its keys and answers as told, and the station joins again. */
export async function keyRefused(lab: Lab, options: MisbehavingOptions): Promise<Refused> {
  const ap = await lab.accessPoint(sae());
  const station = await lab.station(sae());
  await station.connected();
  await lab.watch();
  await ap.forgetKeys();
  const rogue = await MisbehavingAp.takeOver(ap, options);
  await station.rejoin();
  return { ap, station, rogue };
}

import type { WifiEvent } from '../../app/domain/events.ts';
import type { World } from '../../app/model/world.ts';
import { Doctor } from '../../app/pipeline.ts';

/** What the model knows after these events, which it is told one by one. */
export function worldAfter(events: Iterable<WifiEvent>): World {
  const doctor = new Doctor();
  for (const event of events) doctor.see(event);
  return doctor.world;
}

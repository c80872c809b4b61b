/** The thread that helps: see `helping-thread.ts`. */
import { workerData } from 'node:worker_threads';
import { Hand } from '../model/helper.ts';
import { News } from '../model/news.ts';
import type { Form } from '../model/post-forms.ts';
import { DONE, type Errand, HAS_FAILED, type HelpingData, IS_READY, STATE } from './helping-messages.ts';

const { port, state, desks } = workerData as HelpingData;
const forms: Form[] = [];
const news = new News();
const hand = new Hand(forms, news);

port.on('message', (errand: Errand) => {
  try {
    if ('event' in errand) news.add(errand.event, errand.step);
    else {
      forms.push(...errand.forms);
      const bytes = desks[errand.desk] ?? new Uint8Array(0);
      const packed = errand.tasks.map((task) => hand.do({ ...task, post: { bytes, ...task } }));
      port.postMessage(packed);
    }
  } catch (error) {
    Atomics.store(state, STATE, HAS_FAILED);
    throw error;
  } finally {
    Atomics.add(state, DONE, 1);
    Atomics.notify(state, DONE);
  }
});
Atomics.store(state, STATE, IS_READY);

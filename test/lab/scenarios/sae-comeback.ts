import { sae } from '../guest/networks.ts';
import { setInReach } from '../guest/radios.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-comeback',
  title:
    'A station returns without a farewell: the access point asks it to come back (status 30), then lets it in',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    setInReach(station.iface, false);
    await station.order('DISCONNECT');
    await station.disconnected('DISCONNECT did not end the connection');
    setInReach(station.iface, true);
    station.events.skip();
    await station.order('RECONNECT');
    await station.events.next(
      { comeback: /status_code=30/, connected: /CTRL-EVENT-CONNECTED/ },
      40,
      'the access point was to ask for a later try',
    );
    await station.connected('the access point did not let the station in').catch(async (error: unknown) => {
      if (!(await station.order('STATUS')).includes('wpa_state=COMPLETED')) throw error;
    });
    await lab.pause(7);
  },
};

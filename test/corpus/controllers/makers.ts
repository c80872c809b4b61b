import { arubaShow, arubaSyslog } from './aruba.ts';
import { aireOs, catalyst, catalystSyslog } from './cisco.ts';
import { merakiApi, merakiDashboard, merakiSyslog, mist, ruckusSmartZone } from './clouds.ts';
import { huaweiRecord, huaweiTrace } from './huawei.ts';
import type { Maker } from './maker.ts';
import { fortigate, mikrotik, omada, unifi, unifiEvents, zoneDirector } from './syslog.ts';

export const MAKERS: readonly Maker[] = [
  unifi,
  unifiEvents,
  merakiSyslog,
  merakiApi,
  merakiDashboard,
  mist,
  arubaShow,
  arubaSyslog,
  catalyst,
  catalystSyslog,
  aireOs,
  fortigate,
  huaweiTrace,
  huaweiRecord,
  zoneDirector,
  ruckusSmartZone,
  omada,
  mikrotik,
];

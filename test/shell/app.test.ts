import { LONGEST_REQUEST } from '../../app/ipc/contract/packing.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM } from '../support/chromium.ts';
import { liveState, staleFinding, staleNetwork } from '../support/live-state.ts';
import { BUILT, bundle, BUNDLED, dropHome, launch, newHome, REACHED, type Launched } from './launch.ts';
import { notReached } from './reached.ts';

/** The lines of the shell that no test here reaches. */
const LISTED = join(import.meta.dirname, '../../docs/shell.md');
const NETWORK = staleNetwork();
const LATER = Date.UTC(2100, 0, 1);
const TROUBLE = {
  networks: { [NETWORK.id]: staleNetwork({ finding: staleFinding({ lastAt: LATER }) }) },
  focus: NETWORK.id,
};

describe.skipIf(!CHROMIUM)('the bundled app over a stand-in for Electron', () => {
  let home: string;
  const running: Launched[] = [];
  const start = (args?: readonly string[], environment?: Record<string, string>): Launched => {
    const app = launch(home, args, environment);
    running.push(app);
    return app;
  };
  /** Started, and the page shows the state. */
  const opened = async (
    args?: readonly string[],
    environment?: Record<string, string>,
  ): Promise<Launched> => {
    const app = start(args, environment);
    await app.once('show');
    await sees(app, 'document.querySelector("h1") !== null');
    return app;
  };
  const sees = (app: Launched, expression: string): Promise<void> =>
    expect.poll(() => app.command('evaluate', expression).catch(() => false), { timeout: 20_000 }).toBe(true);
  const pageText = 'document.body.textContent';

  beforeAll(async () => {
    await bundle();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.stop()));
    dropHome(home);
  });
  afterAll(() => {
    dropHome(home);
    dropHome(REACHED);
  });
  const fresh = (): void => {
    home = newHome();
  };

  it('opens a sandboxed window on its own scheme and shows the live state', async () => {
    fresh();
    const app = await opened();
    expect(app.count('sandbox')).toBe(1);
    expect(await app.once('schemes')).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true },
      },
    ]);
    expect(await app.once('window')).toMatchObject({
      show: false,
      backgroundColor: '#17181a',
      webPreferences: {
        ...{ sandbox: true, contextIsolation: true, nodeIntegration: false },
        ...{ webviewTag: false, spellcheck: false },
      },
    });
    expect(await app.once('load')).toBe('app://rejoin/index.html');
    await app.command('state', TROUBLE);
    await sees(app, `${pageText}.includes('Office')`);
    expect(app.happened.filter(({ what }) => what === 'console')).toEqual([]);
  });

  it('gives the page one frozen object and nothing of Node or Electron', async () => {
    fresh();
    const app = await opened();
    expect(
      await app.command(
        'evaluate',
        `({
          keys: Object.keys(rejoin),
          frozen: Object.isFrozen(rejoin) && Object.isFrozen(rejoin.send),
          replaced: (() => { try { window.rejoin = 1 } catch {} return typeof rejoin })(),
          others: ['require', 'process', 'module', 'Buffer', 'electron', 'standInDeliver', 'standInSend'].filter((name) => name in window),
        })`,
      ),
    ).toEqual({ keys: ['send', 'listen'], frozen: true, replaced: 'object', others: [] });
  });

  it('lets a page stop to listen', async () => {
    fresh();
    const app = await opened();
    await app.command('evaluate', 'window.heard = 0; window.stop = rejoin.listen(() => heard++); undefined');
    await app.command('evaluate', 'rejoin.send(JSON.stringify({ type: "resync" }))');
    await sees(app, 'heard === 1');
    await app.command('evaluate', 'stop()');
    await app.command(
      'evaluate',
      'window.other = 0; rejoin.listen(() => other++); rejoin.send(JSON.stringify({ type: "resync" }))',
    );
    await sees(app, 'other === 1');
    expect(await app.command('evaluate', 'heard')).toBe(1);
  });

  it('serves its pages only, each with the content security policy', async () => {
    fresh();
    const app = await opened();
    const serve = (url: string, method = 'GET'): Promise<unknown> => app.command('serve', { url, method });
    const policy = {
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*connect-src 'none'/) as string,
    };
    expect(await serve('app://rejoin/index.html')).toMatchObject({ status: 200, headers: policy });
    for (const url of [
      'app://rejoin/../package.json',
      'app://rejoin/..%2f..%2fpackage.json',
      'app://rejoin/%5c..%5cpackage.json',
      'app://elsewhere/index.html',
      'app://rejoin.example/index.html',
      'app://user@rejoin/index.html',
      'app://rejoin:1/index.html',
      'app://rejoin//etc/passwd',
    ])
      expect(await serve(url), url).toMatchObject({ status: 404, headers: policy });
    expect(await serve('app://rejoin/index.html', 'POST')).toMatchObject({ status: 405, headers: policy });
    for (const url of ['https://example.org/', 'http://127.0.0.1/', 'file:///etc/passwd', 'ws://127.0.0.1/'])
      expect(await app.command('blocked', url), url).toBe(true);
    expect(
      await app.command('evaluate', `fetch('https://example.org/').then(() => 'came', () => 'refused')`),
    ).toBe('refused');
    // eval would be code made at run time.
    expect(
      await app.command(
        'evaluate',
        `new Promise((resolve) => { const script = document.createElement('script'); script.textContent = 'window.inline = 1'; document.body.append(script); resolve(window.inline ?? 'refused') })`,
      ),
    ).toBe('refused');
  });

  it('hears nobody but the page in its main frame', async () => {
    fresh();
    const app = await opened();
    const call = JSON.stringify({ type: 'call', id: 7, call: 'replay.demo', input: {} });
    for (const frame of [
      null,
      { origin: 'app://rejoin', url: 'app://rejoin/index.html' },
      { origin: 'https://example.org', url: 'https://example.org/' },
    ])
      await app.command('receive', { frame, values: [call] });
    expect(app.count('asked')).toBe(0);
    await app.command('receive', { frame: 'main', values: [call] });
    expect(await app.once('asked')).toEqual({ call: 'replay.demo', input: {} });
    expect(app.said().match(/from no page of Rejoin was refused/g)).toHaveLength(3);
    const broken = JSON.stringify({ type: 'call', id: 8, call: 'replay.close', input: {} });
    await app.command('receive', { frame: 'main', values: [broken] });
    await expect.poll(() => app.said()).toContain('A bug of the service.');
  });

  it.each([
    ['no text', [{ type: 'resync' }]],
    ['nothing', []],
    ['longer than any request', ['x'.repeat(LONGEST_REQUEST + 1)]],
    ['no JSON', ['{']],
    ['not of the contract', ['{"type":"call","id":1,"call":"__proto__","input":{}}']],
  ])('refuses a message that is %s, and hears the page again when it is loaded anew', async (_, values) => {
    fresh();
    const app = await opened();
    await app.command('receive', { frame: 'main', values });
    const call = JSON.stringify({ type: 'call', id: 7, call: 'replay.demo', input: {} });
    await app.command('receive', { frame: 'main', values: [call] });
    expect(app.count('asked')).toBe(0);
    expect(app.said()).toContain('A message of the window was refused');
    await app.command('reload-page');
    await app.command('state', TROUBLE);
    await sees(app, `${pageText}.includes('Office')`);
  });

  it('refuses permissions, devices, navigation, windows, webviews, downloads and bad certificates', async () => {
    fresh();
    const app = await opened();
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'hid',
      'openExternal',
    ])
      expect(await app.command('permission', { permission, origin: 'app://rejoin' }), permission).toEqual({
        ...{ requested: false, checked: false },
      });
    const copying = { permission: 'clipboard-sanitized-write' };
    expect(await app.command('permission', { ...copying, origin: 'app://rejoin' })).toEqual({
      ...{ requested: true, checked: true },
    });
    expect(await app.command('permission', { ...copying, origin: 'https://example.org' })).toEqual({
      ...{ requested: false, checked: false },
    });
    const camera = { permission: 'media', media: 'video' };
    expect(await app.command('permission', { ...camera, origin: 'app://rejoin' })).toEqual({
      ...{ requested: true, checked: true },
    });
    for (const other of [
      { ...camera, origin: 'https://example.org' },
      { ...camera, media: 'audio', origin: 'app://rejoin' },
    ])
      expect(await app.command('permission', other)).toEqual({ requested: false, checked: false });
    expect(await app.command('device')).toBe(false);
    expect(await app.command('attach-webview')).toBe(true);
    expect(await app.command('redirect')).toBe(true);
    expect(await app.command('certificate-error')).toEqual({ prevented: true, answer: false });
    expect(await app.command('client-certificate')).toEqual({ prevented: true, chosen: [] });

    await app.command('evaluate', `location.href = 'https://example.org/'`);
    expect(await app.once('navigation')).toEqual({ url: 'https://example.org/', prevented: true });
    await app.command('evaluate', `void window.open('about:blank')`);
    expect(await app.once('window-open')).toBe('deny');
    const save = (name: string): Promise<unknown> =>
      app.command(
        'evaluate',
        `(() => { const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = '${name}'; document.body.append(link); link.click() })()`,
      );
    await save('x');
    expect(await app.once('download')).toBe(false);
    await save('rejoin-2026-11-29-0956.rejoin');
    expect(await app.once('download', 2)).toBe(true);
    expect(await app.command('evaluate', 'document.querySelector("h1") !== null')).toBe(true);
  });

  it('tells each trouble once, and opens the window at its network', async () => {
    fresh();
    const app = await opened();
    await app.command('blur');
    await app.command('state', TROUBLE);
    expect(await app.once('notification')).toEqual({
      title: 'Office',
      body: 'Rejoin found why this network fails, and can repair it.',
    });
    const grown = staleFinding({ attempts: 9, lastAt: LATER + 9000 });
    await app.command('state', { networks: { [NETWORK.id]: staleNetwork({ finding: grown }) } });
    await app.command('state', { networks: {} });
    await app.command('state', TROUBLE);
    expect(app.count('notification')).toBe(1);
    await app.command('notification-click');
    // The page goes to that network and says so in its address.
    await sees(
      app,
      `location.hash.includes('at=network') && document.querySelector('[aria-current]').textContent.includes('Office')`,
    );
    expect(app.count('window')).toBe(1);
    await app.command('notification-close');
    await app.command('blur');
    const undecided = staleFinding({ cause: 'undetermined', lastAt: LATER });
    await app.command('state', { networks: { [NETWORK.id]: staleNetwork({ finding: undecided }) } });
    const named = staleFinding({ cause: 'ap-low-entropy', lastAt: LATER });
    const { variant: _, ...plain } = named;
    const { plan: __, ...without } = staleNetwork({ finding: plain });
    await app.command('state', { networks: { [NETWORK.id]: without }, source: { kind: 'recording' } });
    expect(app.count('notification')).toBe(1);
    await app.command('state', { source: { kind: 'machine' } });
    expect(await app.once('notification', 2)).toEqual({
      title: 'Office',
      body: 'Rejoin found why this network fails. Open it to see what helps.',
    });
  });

  it('shows its state at the icon, and quits from there after the service has ended', async () => {
    fresh();
    const app = await opened();
    const fixing = {
      id: 'f',
      by: 'fix',
      network: NETWORK.id,
      ssid: 'Office',
      startedAt: 0,
      cancellable: true,
      steps: [],
    };
    await app.command('state', TROUBLE);
    await app.command('state', { fix: fixing });
    await app.command('state', {
      networks: { [NETWORK.id]: staleNetwork({ finding: undefined, state: 'connected' }) },
    });
    await app.command('state', { fix: { ...fixing, endedAt: 1 } });
    expect(app.happened.filter(({ what }) => what === 'tray-text').map(({ data }) => data)).toEqual([
      'Rejoin: nothing to tell',
      'Rejoin: a network has trouble',
      'Rejoin: repairing',
      'Rejoin: connected',
    ]);
    expect(await app.once('tray')).toEqual([16, 32]);
    await app.command('tray-menu', 'Quit Rejoin').catch(() => undefined);
    expect(await app.ended).toBe(0);
    expect(app.count('service-closed')).toBe(1);
  });

  it('goes on when its window is closed, opens it again at its place, and keeps one window', async () => {
    fresh();
    mkdirSync(join(home, 'userData'), { recursive: true });
    writeFileSync(join(home, 'userData', 'window.json'), '{"x":5,"y":6,"width":700,"height":650}');
    const app = await opened([], { STAND_IN_LIGHT: '1' });
    expect(await app.once('window')).toMatchObject({
      ...{ x: 5, y: 6, width: 700, height: 650, backgroundColor: '#f6f6f4' },
    });
    await app.command('close-window');
    await app.once('closed');
    expect(JSON.parse(readFileSync(join(home, 'userData', 'window.json'), 'utf8'))).toEqual({
      ...{ x: 5, y: 6, width: 700, height: 650 },
    });
    expect(app.count('service-closed')).toBe(0);
    await app.command('state', TROUBLE);
    await app.command('tray-click');
    await app.command('activate');
    await app.once('show', 2);
    await sees(app, `${pageText}.includes('Office')`);
    expect(await app.command('windows')).toBe(1);
    await app.command('minimize');
    await app.command('tray-click');
    await app.once('restore');
  });

  it('opens where it can be seen, and closes where its place cannot be kept', async () => {
    fresh();
    mkdirSync(join(home, 'userData', 'window.json.new'), { recursive: true });
    writeFileSync(join(home, 'userData', 'window.json'), '{"x":9000,"y":6,"width":700,"height":650}');
    const app = await opened();
    const options = await app.once('window');
    expect(options).toMatchObject({ width: 700, height: 650 });
    expect(options).not.toHaveProperty('x');
    await app.command('state', { settings: { ...liveState().settings, language: 'system' } });
    await app.command('close-window');
    await app.once('closed');
  });

  it.each([[], ['rejoin://diagnose']])(
    'says why it ends where its service cannot be had: %j',
    async (...args) => {
      fresh();
      const app = start(args, { STAND_IN_FAILS: '1' });
      expect(await app.ended).toBe(1);
      expect(app.said()).toBe('The service cannot be had.\n');
    },
  );

  it('shows its window while the service is loaded, and hears what the page said before', async () => {
    fresh();
    const app = start([], { STAND_IN_WAITS: '1' });
    await app.once('show');
    expect(app.count('service-started')).toBe(0);
    // The network that the machine is on is framed meanwhile.
    await sees(app, `${pageText}.includes('Looking at this computer') && ${pageText}.includes('Office')`);
    await app.command('load');
    await app.once('service-started');
    await app.command('state', TROUBLE);
    await sees(app, `!${pageText}.includes('Looking') && ${pageText}.includes('Office')`);
  });

  it('starts at login without a window', async () => {
    fresh();
    const app = start(['--hidden', '--demo']);
    await app.once('service-started');
    expect(await app.once('asked')).toEqual({ call: 'replay.demo', input: {} });
    expect(app.count('window')).toBe(0);
    await app.command('tray-click');
    await app.once('show');
  });

  it('is one: a second start hands its link on and ends', async () => {
    fresh();
    const app = await opened();
    await app.command('state', TROUBLE);
    const second = start(['rejoin://diagnose?ssid=%4fffice']);
    expect(await second.ended).toBe(0);
    expect(await app.once('asked')).toEqual({ call: 'network.check', input: { network: NETWORK.id } });
    // The page goes to that network and says so in its address.
    await sees(
      app,
      `location.hash.includes('at=network') && document.querySelector('[aria-current]').textContent.includes('Office')`,
    );
    expect(second.count('service-started')).toBe(0);
    expect(await app.command('windows')).toBe(1);
  });

  it('follows a link that starts it once the service has looked', async () => {
    fresh();
    const machine = { state: 'starting', sentence: '', missing: '', platform: 'linux', see: [], cuts: [] };
    const more = { verify: true, privilege: 'none', controllers: [] };
    const app = await opened();
    await app.command('state', { machine: { ...machine, ...more } });
    await app.command('open-url', 'rejoin://diagnose?ssid=Office');
    await app.command('state', { notices: {} });
    expect(app.count('asked')).toBe(0);
    await app.command('state', { ...TROUBLE, machine: { ...machine, ...more, state: 'ok' } });
    expect(await app.once('asked')).toEqual({ call: 'network.check', input: { network: NETWORK.id } });
  });

  it('does nothing for a link that is none', async () => {
    fresh();
    const app = await opened();
    await app.command('state', TROUBLE);
    for (const url of [
      'rejoin://fix?ssid=Office',
      'rejoin://diagnose?ssid=Office&plan=1',
      'rejoin://diagnose?ssid=Nobody',
      `rejoin://diagnose?ssid=${'x'.repeat(33)}`,
      'rejoin://diagnose',
    ])
      await app.command('open-url', url);
    expect(app.count('asked')).toBe(0);
  });

  it('loads a window that stopped again once, and asks the second time', async () => {
    fresh();
    const app = await opened();
    await app.command('crash');
    expect(await app.once('dialog')).toMatch(/was loaded again/);
    await app.command('state', TROUBLE);
    await sees(app, `${pageText}.includes('Office')`);
    await app.command('crash');
    expect(await app.once('dialog', 2)).toMatch(/stopped twice/);
    await app.once('window', 2);
    await sees(app, `${pageText}.includes('Office')`);
  });

  it('switches the start at login on and off', async () => {
    fresh();
    const app = await opened([], { STAND_IN_PACKAGED: '1' });
    expect(await app.once('protocol-client')).toBe('rejoin');
    const call = (autostart: boolean): Promise<unknown> =>
      app.command('receive', {
        frame: 'main',
        values: [JSON.stringify({ type: 'call', id: 1, call: 'settings.set', input: { autostart } })],
      });
    const file = join(home, 'config/autostart/dev.rejoin.Rejoin.desktop');
    const read = (): string | undefined => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    };
    await call(true);
    await expect.poll(read).toContain('Exec="/opt/Rejoin/rejoin" --hidden\n');
    await call(false);
    await expect.poll(read).toBeUndefined();
  });

  it('plays the recorded failure with the real service, keeps its history in the bundled thread, and ends', async () => {
    fresh();
    const app = launch(home, ['--demo'], {}, BUILT);
    running.push(app);
    await app.once('show');
    await sees(app, `${pageText}.includes('lab-sae')`);
    expect(existsSync(join(home, 'rejoin', 'history.db'))).toBe(true);
    await app.command('tray-menu', 'Quit Rejoin').catch(() => undefined);
    expect(await app.ended).toBe(0);
    expect(app.said()).toBe('');
  });

  it.skipIf(process.platform !== 'linux')('is reached line by line, but for those that are listed', () => {
    const left = notReached(REACHED, BUNDLED, (file) => /^app\/(?:main\.ts$|shell\/)/.test(file));
    const blocks = readFileSync(LISTED, 'utf8').matchAll(/^```text\n(.*?)^```/gms);
    const listed = [...blocks].flatMap(([, block]) => block?.trim().split('\n') ?? []);
    expect(left.toSorted()).toEqual(listed.toSorted());
  });
});

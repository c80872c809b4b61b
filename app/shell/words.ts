/** The few words that are shown outside of the window. The window has catalogues of its own. */
import { localeFor, type Locale } from '../words/locale.ts';
import type { Health } from './health.ts';

export interface Words {
  readonly health: Readonly<Record<Health, string>>;
  readonly open: string;
  readonly quit: string;
  readonly file: string;
  readonly edit: string;
  readonly view: string;
  readonly help: string;
  readonly about: string;
  readonly repairable: string;
  readonly explained: string;
  readonly reloaded: string;
  readonly stopped: string;
  readonly again: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    health: {
      fine: 'Rejoin: connected',
      trouble: 'Rejoin: a network has trouble',
      fixing: 'Rejoin: repairing',
      unknown: 'Rejoin: nothing to tell',
    },
    open: 'Open Rejoin',
    quit: 'Quit Rejoin',
    file: 'File',
    edit: 'Edit',
    view: 'View',
    help: 'Help',
    about: 'About Rejoin',
    repairable: 'Rejoin found why this network fails, and can repair it.',
    explained: 'Rejoin found why this network fails. Open it to see what helps.',
    reloaded: "Rejoin's window had stopped and was loaded again. Nothing was lost.",
    stopped: "Rejoin's window stopped twice within a minute. Rejoin goes on in the background.",
    again: 'Try again',
  },
  de: {
    health: {
      fine: 'Rejoin: verbunden',
      trouble: 'Rejoin: ein Netz hat Schwierigkeiten',
      fixing: 'Rejoin: repariert gerade',
      unknown: 'Rejoin: nichts zu melden',
    },
    open: 'Rejoin öffnen',
    quit: 'Rejoin beenden',
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    help: 'Hilfe',
    about: 'Über Rejoin',
    repairable: 'Rejoin weiß, woran es bei diesem Netz liegt, und kann es beheben.',
    explained: 'Rejoin weiß, woran es bei diesem Netz liegt. Öffnen Sie es und sehen Sie, was hilft.',
    reloaded: 'Das Fenster von Rejoin war stehen geblieben und wurde neu geladen. Nichts ging verloren.',
    stopped:
      'Das Fenster von Rejoin blieb zweimal in einer Minute stehen. Rejoin läuft im Hintergrund weiter.',
    again: 'Noch einmal',
  },
  'zh-Hans': {
    health: {
      fine: 'Rejoin：已连接',
      trouble: 'Rejoin：有网络出现问题',
      fixing: 'Rejoin：正在修复',
      unknown: 'Rejoin：暂无消息',
    },
    open: '打开 Rejoin',
    quit: '退出 Rejoin',
    file: '文件',
    edit: '编辑',
    view: '显示',
    help: '帮助',
    about: '关于 Rejoin',
    repairable: 'Rejoin 已找到此网络失败的原因，并且可以修复。',
    explained: 'Rejoin 已找到此网络失败的原因。打开即可查看解决办法。',
    reloaded: 'Rejoin 的窗口曾停止响应，现已重新载入。没有丢失任何内容。',
    stopped: 'Rejoin 的窗口在一分钟内停止了两次。Rejoin 仍在后台运行。',
    again: '重试',
  },
};

/** @param language the setting. @param systemLocale like `de-AT`, for a language that follows the system */
export function wordsFor(language: Locale | 'system', systemLocale: string): Words {
  return WORDS[language === 'system' ? localeFor([systemLocale]) : language];
}

import type { Translation } from '../catalogue.ts';
import type en from '../en/replay.ts';

export default {
  'replay.title': '录制',
  'replay.not-live': '录制内容：这里没有任何实时信息。',
  'replay.demo': '演示：这里没有任何实时信息。',
  'replay.demo.why': 'Rejoin 自带的一段故障记录，不会更改此电脑上的任何内容。',
  'replay.play': '播放',
  'replay.pause': '暂停',
  'replay.restart': '从头开始',
  'replay.speed': '速度',
  'replay.real-time': '实时',
  'replay.times': '{count} 倍',
  'replay.fast': '快速',
  'replay.progress': '录制的播放进度',
  'replay.close': '返回此电脑',
} satisfies Translation<typeof en>;

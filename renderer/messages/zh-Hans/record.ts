/** A recording that is made in the window. */
export default {
  'record.now': '立即记录',
  'record.how-long': '时长',
  'record.minutes': { other: '{count} 分钟' },
  'record.start': '开始记录',
  'record.hint': '请在此期间按会失败的方式连接。不会更改任何设置，也没有任何内容离开此电脑。',
  'record.goes-on': { other: '正在记录：剩余 {left}，已有 {count} 行' },
  'record.stop': '停止并判断',
};

import type { Translation } from '../catalogue.ts';
import type en from '../en/machine.ts';

export default {
  'machine.no-adapter': '没有找到 Wi-Fi 网卡。',
  'machine.no-adapter.meaning': '请打开 Wi-Fi 或插入网卡，Rejoin 会自动识别。在此之前可以打开演示或日志。',
  'machine.no-permission': 'Rejoin 尚无权查看此电脑的 Wi-Fi。',
  'machine.no-permission.meaning': '需要授予一次权限。Rejoin 从不以管理员身份运行。',
  'machine.no-supplicant': '此电脑上没有运行 Wi-Fi 程序。',
  'machine.no-supplicant.meaning': '网卡存在，但没有程序控制它：请启动系统的 Wi-Fi 服务。',
  'machine.unsupported': 'Rejoin 无法查看此系统的 Wi-Fi。',
  'machine.unsupported.meaning': '仍可在这里打开并诊断日志和抓包文件。',
  'machine.lost': 'Wi-Fi 服务已消失。',
  'machine.lost.meaning': 'Rejoin 正在等待，服务恢复后会自动继续。',
  'machine.type': '在终端中输入此行',
  'machine.line-below': '下面这一行',
  'machine.details': 'Rejoin 在此能看到什么',
  'machine.sees': '{witness}：可以',
  'machine.sees-not': '{witness}：不可以',
} satisfies Translation<typeof en>;

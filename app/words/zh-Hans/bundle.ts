/** Reports that are handed over, and the page for the maker of an access point. */
import type { BUNDLE } from '../../domain/sentences/bundle.ts';
import type { Texts } from '../texts.ts';

export const bundle: Texts<typeof BUNDLE> = {
  'bundle.level.strict': '严格：不含名称、地址或路径',
  'bundle.level.open': '开放：原样保留，已去除机密',
  'bundle.no-report': '这不是 Rejoin 的报告。',
  'bundle.strict-only': '您的组织只允许严格级别的报告离开此电脑。',
  'bundle.damaged': '此报告已损坏，无法解包。',
  'bundle.too-large': '此报告解包后会超出报告应有的大小，因此不予打开。',
  'bundle.newer': '此报告由较新版本的 Rejoin 生成：仅显示本版本能理解的内容。',
  'bundle.somebodys': '他人生成的报告：这是对方所看到的。',
  'bundle.saved': { other: '已保存 {path}：内含 {count} 个文件，{kib} KiB。' },
  'bundle.look': '其中包含的全部内容，逐行列出：{command}',
  'bundle.send': '您的组织在 {address} 接收报告。',
  'bundle.exists': '{path} 已存在，不会覆盖。',
  'bundle.unwritable': '无法写入 {path}（{code}）。',
  'bundle.made': '由 Rejoin {version} 生成于 {at}，{level}',
  'bundle.level.unknown': '级别未知',
  'bundle.show': '其余内容见其中的 index.html。',
  'maker.title': '致接入点厂商',
  'maker.nothing': '此报告中没有需要接入点厂商处理的内容。',
  'maker.pmkid-unknown':
    '终端提供了接入点已不再知晓的 PMKID。按 IEEE Std 802.11-2020 第 12.6.10.3 条，接入点应不使用该 PMKSA 继续，或以状态码 53（INVALID_PMKID）应答，终端随即进行完整认证。这里接入点以其他方式结束了尝试，终端无法将其与链路故障区分。',
  'maker.cache-lost':
    '接入点按 IEEE Std 802.11-2020 的要求以状态码 53（INVALID_PMKID）应答。它保存的 PMKSA 在终端预期的有效期之前丢失。',
  'maker.entropy': '接入点启动后因随机数不足拒绝了第一次四次握手。',
  'maker.handshake': '四次握手中的一条消息丢失，接入点放弃了（IEEE Std 802.11-2020，12.7.6）。',
  'maker.eap': '接入点从未开始 EAP，或从未转发应答。',
  'maker.frames': '帧',
  'maker.reproduce': '如何重现',
  'maker.step.login': '让一台终端完整登录，使双方都有 PMKSA。',
  'maker.step.lose-cache': '让接入点丢失它保存的 PMKSA：重启或删除该条目。',
  'maker.step.come-back': '让终端在有效期内携带其 PMKID 重新接入，并观察应答。',
  'maker.step.connect': '让终端按上述帧的方式接入。',
  'help.report': '生成可供转交的报告',
  'help.report.more':
    '像 diagnose 一样读取日志，并将其内容生成一个文件：诊断、帧、日志行，以及无需任何程序即可阅读的页面。严格级别（默认）不含名称、设备地址、用户、主机或路径，均以固定代称替代。用 --preview 查看将包含的全部内容。“show”可打开本版本或其他版本的报告。',
  'help.report.file': '要读取的日志，或“show”加报告文件；省略则读标准输入',
  'help.report.output': '要写入的文件',
  'help.report.level': '保留的名称：无或全部',
  'help.report.preview': '逐个文件、逐行列出将包含的内容，不写入任何文件',
  'help.diagnose.redact': '从输出中去除名称、地址和路径，便于粘贴',
};
